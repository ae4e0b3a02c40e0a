// COPRAR, COPINO, COPARN, COREOR, COHAOR and COSTOR from their nouns.
import type { BoxDetails } from '../box-details.ts';
import type { HandlingOrder, ReleaseOrder, StuffingOrder } from '../container-messages.ts';
import type { CallList, TruckAnnouncement } from '../messages.ts';
import type { Children, Segment } from '../structure/document.ts';
import { boxGroup } from './box-group.ts';
import {
  containerCount,
  documentSegment,
  headChildren,
  issueTime,
  senderAndRecipient,
  voyageGroup,
  type Writing,
} from './head-group.ts';
import { cell, line, references, times } from './segments.ts';

/** BGM 1001. */
const DISCHARGE_ORDER = '43';
const LOADING_ORDER = '45';
const PICK_UP_NOTICE = '661';
const ANNOUNCEMENT = '126';
const RELEASE_ORDER = '129';
const HANDLING_ORDER = '293';
/** TDT 8051. */
const ON_CARRIAGE = '30';
/** EQD 8249. */
const EXPORT = '2';
const IMPORT = '3';

/** A discharge or loading list. */
export function callListBody(list: CallList, writing: Writing): Children {
  const load = list.function === 'load';
  const { carrier } = list.voyage;
  return {
    document: documentSegment(load ? LOADING_ORDER : DISCHARGE_ORDER, list.reference, list.issue),
    times: issueTime(list.issue, writing),
    texts: [{ subject: 'OSI', code: load ? 'L' : 'D' }],
    transports: voyageGroup(list.voyage, [load ? 9 : 11, list.port, '']),
    parties: carrier === '' ? senderAndRecipient(writing) : [line('CA', carrier)],
    equipment: list.entries.map(({ container, slot, booking, onward }) =>
      boxGroup(
        container,
        { status: load ? EXPORT : IMPORT },
        {
          references: references(['BN', booking]),
          places: slot === null ? [] : [cell(slot)],
          transports:
            onward === undefined ? [] : voyageGroup(onward, null).map((leg) => ({ ...leg, stage: ON_CARRIAGE })),
        },
      ),
    ),
    controls: containerCount(list.entries.length),
  };
}

/** What a truck announces, or what is to be released to it or accepted from it. */
export function announcementBody(announcement: TruckAnnouncement, writing: Writing): Children {
  const { type, truck, haulier, expected } = announcement;
  const arrival = times('203', [type === 'COPINO' ? 132 : 234, expected]);
  const road: Segment<'TDT'> = { stage: '1', mode: '3' };
  if (haulier !== '') road.carrierName = haulier;
  if (truck !== '') Object.assign(road, { vessel: truck, vesselList: '146' });
  const told = truck !== '' || haulier !== '' || type === 'COPINO';
  // The time is the truck's; without a truck it is the order's.
  if (told && arrival.length > 0) road.has = { times: arrival };
  return {
    document: documentSegment(
      type === 'COPINO' ? PICK_UP_NOTICE : ANNOUNCEMENT,
      announcement.reference,
      announcement.issue,
    ),
    times: [...issueTime(announcement.issue, writing), ...(told ? [] : arrival)],
    transports: told ? [road] : [],
    parties: senderAndRecipient(writing),
    equipment: announcement.entries.map(({ movement, container, booking }) =>
      boxGroup(
        container,
        { status: movement === 'deliver' ? EXPORT : IMPORT },
        { references: references(['BN', booking]) },
      ),
    ),
    controls: containerCount(announcement.entries.length),
  };
}

/** Release orders. The collector is told by NAD+TR unless a leg of the entry tells it. */
export function releaseBody(message: ReleaseOrder, writing: Writing): Children {
  return {
    ...headChildren(message, RELEASE_ORDER, null, writing),
    equipment: message.entries.map(({ container, booking, release, pin, collector, from, until, details }) => {
      const byLeg = details.legs?.some(({ stage, carrier }) => (stage === '1' || stage === '30') && carrier !== '');
      const collectors: Segment<'NAD'>[] =
        collector === '' || byLeg === true ? [] : [{ qualifier: 'TR', code: collector }];
      return boxGroup(container, details, {
        references: references(['RE', release], ['BN', booking], ['PIN', pin]),
        times: times('203', [234, from], [61, until]),
        parties: collectors,
      });
    }),
    controls: containerCount(message.entries.length),
  };
}

/** Handling orders. */
export function handlingBody(message: HandlingOrder, writing: Writing): Children {
  return ordersBody(message, HANDLING_ORDER, writing);
}

/** Stuffing and stripping orders; the directories have no code of their own for the document. */
export function stuffingBody(message: StuffingOrder, writing: Writing): Children {
  return ordersBody(message, '', writing);
}

function ordersBody(message: HandlingOrder | StuffingOrder, code: string, writing: Writing): Children {
  return { ...headChildren(message, code, null, writing), ...boxesOf(message.entries) };
}

/** The groups of containers about which no more is told than a booking and the details. */
export function boxesOf(entries: HandlingOrder['entries']): Children {
  const groupOf = (container: HandlingOrder['entries'][number]['container'], booking: string, details: BoxDetails) =>
    boxGroup(container, details, { references: references(['BN', booking]) });
  return {
    equipment: entries.map(({ container, booking, details }) => groupOf(container, booking, details)),
    controls: containerCount(entries.length),
  };
}
