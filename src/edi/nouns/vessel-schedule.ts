// IFTSAI as a noun: when vessels call where.
import type { Reference, Remark, TimeTold } from '../box-details.ts';
import type { VoyageRef } from '../messages.ts';
import type { EdiDocument, Segment } from '../structure/document.ts';
import { DocumentReader, filled, withoutArrival, withoutVoyage, type Reading } from './document-reader.ts';
import {
  documentOf,
  headChildren,
  placeSegments,
  referenceSegments,
  remarkSegments,
  timeSegments,
  voyageSegment,
  type Writing,
} from './document-writer.ts';
import type { CalledPlace, NoticeHead } from './notice.ts';

/** One voyage of one vessel; lists are left out where they would be empty. */
export interface ScheduledVoyage {
  voyage: VoyageRef;
  times?: TimeTold[];
  references?: Reference[];
  remarks?: Remark[];
  /**
   * The ports in the order of the message, with terminals and times (132 and 133 arrival and departure estimated, 178 and 186 actual). Of
   * some senders LOC+94 are the ports before the one of the receiver (LOC+9 or 11), LOC+152 those after it.
   */
  calls?: CalledPlace[];
}

/** IFTSAI: the schedule of one or more voyages. */
export interface VesselSchedule extends NoticeHead {
  type: 'IFTSAI';
  /** Ports between which the schedule was asked for. */
  places?: CalledPlace[];
  voyages: ScheduledVoyage[];
}

/**
 * A schedule. In the document only: equipment that is available, the goods that were asked about, services (TSR), and voyages told
 * inside a call.
 */
export function vesselScheduleOf(document: EdiDocument): Reading<VesselSchedule> {
  const { body } = document;
  const reader = new DocumentReader(document);
  const voyages = (body.transports ?? []).map((transport) => voyageOf(reader, transport));
  if (voyages.length === 0) reader.report('HWS-EDI-112', '');
  const noun: VesselSchedule = {
    type: 'IFTSAI',
    ...reader.head(body),
    ...filled({ places: reader.places(body.places) }),
    voyages,
  };
  return { noun, diagnostics: reader.diagnostics };
}

/** An IFTSAI of a version. */
export function vesselScheduleDocument(noun: VesselSchedule, version: string): Writing {
  // From D.20B on each call ends with a count, which tells a voyage inside the call from the next one.
  const closed = version === 'D20B';
  return documentOf('IFTSAI', version, {
    ...headChildren(noun),
    ...filled({
      places: placeSegments(noun.places),
      transports: noun.voyages.map(({ voyage, times, references, remarks, calls }) =>
        voyageSegment(voyage, {
          times: timeSegments(times),
          references: referenceSegments(references),
          texts: remarkSegments(remarks),
          places: placeSegments(calls).map((call) => (closed ? closedCall(call) : call)),
        }),
      ),
    }),
  });
}

/** A call with the count of the voyages told inside it: none. */
function closedCall(call: Segment<'LOC'>): Segment<'LOC'> {
  return { ...call, has: { ...call.has, controls: [{ qualifier: '2', value: '0' }] } };
}

function voyageOf(reader: DocumentReader, transport: Segment<'TDT'>): ScheduledVoyage {
  const { has = {} } = transport;
  const voyage = reader.voyage(transport);
  return {
    voyage,
    ...filled({
      times: withoutArrival(reader.times(has.times), voyage),
      references: withoutVoyage(reader.references(has.references), voyage),
      remarks: reader.remarks(has.texts),
      calls: reader.places(has.places),
    }),
  };
}
