// What COREOR (release), VERMAS (verified mass), COHAOR (handling), COSTOR (stuffing and stripping) and COEDOR (stock) tell of their own.
import { id, type ContainerId } from '../../terminal/ids.ts';
import type {
  HandlingOrder,
  MassVerification,
  ReleaseOrder,
  StockReport,
  StuffingOrder,
} from '../container-messages.ts';
import type { BoxRead, ContainerSpec } from './read-containers.ts';

/** DTM 2005 from and until when a container may be collected: not before, effective; by, not after, expiry. */
const COLLECT_FROM = [234, 7] as const;
const COLLECT_UNTIL = [61, 64, 36] as const;
/** NAD 3035 of those who may collect, the strongest first: haulier, terminal operator's customer, forwarder, consignee. */
const COLLECTORS = ['TR', 'FW', 'CN'] as const;
/** Legs that a haulier drives: inland, on-carriage. */
const INLAND = ['1', '30'] as const;
/** DTM 2005 of the document itself, which is no count of stock. */
const DOCUMENT_DATE = 137;
const NO_CONTAINER = { finalPort: '', portOfLoading: '', portOfDischarge: '', operator: '' };

export const COREOR: ContainerSpec<ReleaseOrder> = {
  message: (_view, { head }) => ({ type: 'COREOR', ...head, entries: [] }),
  entry({ draft, details, admission, head }) {
    const box = admission.admit(draft);
    if (box === null) return null;
    const { container } = box;
    return {
      container,
      booking: details.liftReference('BN') || head.header.booking,
      release: details.liftReference('RE', 'AAJ') || referenceAmong(head.told.references, 'RE', 'AAJ'),
      pin: details.liftReference('PIN'),
      collector: collectorOf(details) || collectorAmong(head.head.parties ?? []) || head.header.haulier,
      from: details.liftTime(...COLLECT_FROM) ?? timeAmong(head.header.times, COLLECT_FROM),
      until: details.liftTime(...COLLECT_UNTIL) ?? timeAmong(head.header.times, COLLECT_UNTIL),
      details: details.details(container),
    };
  },
};

export const VERMAS: ContainerSpec<MassVerification> = {
  message: (_view, { head }) => ({ type: 'VERMAS', ...head, entries: [] }),
  entry({ draft, details, admission, head }) {
    const { verified } = details;
    if (verified === null) return admission.refuse(draft, 'HWS-EDI-127');
    if (!admission.admitNumber(draft)) return null;
    const booking = details.liftReference('BN') || head.header.booking;
    const { verified: _, ...rest } = details.details(NO_CONTAINER);
    return { id: id<ContainerId>(draft.number), isoType: draft.isoType, booking, verified, details: rest };
  },
};

export const COHAOR: ContainerSpec<HandlingOrder> = {
  message: (_view, { head }) => ({ type: 'COHAOR', ...head, entries: [] }),
  entry: plainEntry,
};

export const COSTOR: ContainerSpec<StuffingOrder> = {
  message: (_view, { head }) => ({ type: 'COSTOR', ...head, entries: [] }),
  entry: plainEntry,
};

export const COEDOR: ContainerSpec<StockReport> = {
  message(_view, { head, header }) {
    const counted = [...header.times].find(([qualifier]) => qualifier !== DOCUMENT_DATE);
    return { type: 'COEDOR', ...head, countedAt: counted?.[1] ?? null, entries: [] };
  },
  entry: plainEntry,
};

function plainEntry({ draft, details, admission, head }: BoxRead): HandlingOrder['entries'][number] | null {
  const box = admission.admit(draft);
  if (box === null) return null;
  const booking = details.liftReference('BN') || head.header.booking;
  return { container: box.container, booking, details: details.details(box.container) };
}

/** The haulier of the inland leg, else the party that collects; which is then no longer among the details. */
function collectorOf(details: BoxRead['details']): string {
  const leg = details.legs.find(
    ({ stage, carrier }) => (INLAND as readonly string[]).includes(stage) && carrier !== '',
  );
  if (leg !== undefined) {
    if (leg.voyage + leg.vehicle + leg.means === '') details.legs.splice(details.legs.indexOf(leg), 1);
    return leg.carrier;
  }
  const collector = collectorAmong(details.parties);
  const index = details.parties.findIndex(({ role, code, name }) => isCollector(role) && (code || name) === collector);
  if (index >= 0) details.parties.splice(index, 1);
  return collector;
}

function collectorAmong(parties: readonly { role: string; code: string; name: string }[]): string {
  for (const role of COLLECTORS) {
    const party = parties.find((told) => told.role === role);
    if (party !== undefined) return party.code || party.name;
  }
  return '';
}

function isCollector(role: string): boolean {
  return (COLLECTORS as readonly string[]).includes(role);
}

function referenceAmong(references: readonly { qualifier: string; number: string }[], ...wanted: string[]): string {
  for (const qualifier of wanted) {
    const found = references.find((reference) => reference.qualifier === qualifier);
    if (found !== undefined) return found.number;
  }
  return '';
}

function timeAmong(times: ReadonlyMap<number, number>, qualifiers: readonly number[]): number | null {
  const told = qualifiers.find((qualifier) => times.has(qualifier));
  return told === undefined ? null : (times.get(told) ?? null);
}
