// Announcements of trucks: each becomes a visit. A newer announcement of one document replaces the visit as long as its truck has not come.
import type { TruckAnnouncement } from '../../edi/messages.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { id, type ContainerId, type VisitId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { claimEvents } from './claims.ts';
import { aside, asideEvents, nothing, take, type Taken } from './common.ts';
import {
  FUNCTION,
  issueOf,
  needsOriginal,
  noteIssue,
  passOver,
  passOverOlder,
  receivedEvent,
  saysThatItFollows,
  standingOf,
  takeWaitingChanges,
  truckKey,
  waitForOriginal,
} from './issues.ts';
import type { DocumentWork, Received } from './state.ts';

/** Takes an announcement in. */
export function receiveTruck(desk: Desk, received: Received<TruckAnnouncement>, at: number): Taken {
  const key = truckKey(received);
  const known = earlierIssue(desk, received, key);
  if (!known && needsOriginal(received)) {
    waitForOriginal(desk, received, at);
    return nothing();
  }
  const standing = standingOf(known, received);
  if (known && standing === 'older') passOverOlder(desk, received, at, known);
  else if (known && standing === 'same')
    passOver(desk, received, at, 'HWS-RUN-066', `${received.message.reference} of the same time came before`);
  else if (known && standing === 'newer') return changeVisit(desk, received, key, known, at);
  else return announceVisit(desk, received, key, at);
  return nothing();
}

/**
 * The earlier issue of an announcement. Hauliers number their announcements anew and some not at all: one under the same number that does
 * not say that it follows another is of the same document only when it is of the same truck, which has not come.
 */
function earlierIssue(desk: Desk, received: Received<TruckAnnouncement>, key: string): DocumentWork | undefined {
  const { reference, truck } = received.message;
  const known = reference === '' ? undefined : desk.state.documents.get(key);
  if (!known || saysThatItFollows(received)) return known;
  const visit = known.visit === null ? undefined : desk.ledger.state.visits.get(known.visit);
  return visit?.truck === truck && (visit.state === 'expected' || known.cancelled) ? known : undefined;
}

function announceVisit(desk: Desk, received: Received<TruckAnnouncement>, key: string, at: number): Taken {
  const taken = workVisit(desk, received, key, [], at);
  const mine = (change: Received): boolean =>
    (change.message.type === 'COPINO' || change.message.type === 'COPARN') &&
    truckKey(change as Received<TruckAnnouncement>) === key;
  for (const change of takeWaitingChanges(desk, mine)) {
    const again = receiveTruck(desk, change as Received<TruckAnnouncement>, at);
    taken.coming.trucks.push(...again.coming.trucks);
    taken.coming.cancelled.push(...again.coming.cancelled);
    taken.refused.push(...again.refused);
  }
  return taken;
}

/** The visit of the earlier issue is cancelled, and announced anew as the newer one tells, unless that only cancels it. */
function changeVisit(
  desk: Desk,
  received: Received<TruckAnnouncement>,
  key: string,
  known: DocumentWork,
  at: number,
): Taken {
  const { visit } = known;
  const before = visit === null ? undefined : desk.ledger.state.visits.get(visit);
  if (before && before.state !== 'expected' && !known.cancelled) {
    passOver(desk, received, at, 'HWS-RUN-065', `truck ${before.truck} has come`);
    return nothing();
  }
  const what = issueOf(received).function;
  const cancels: LedgerEvent[] =
    visit !== null && before?.state === 'expected'
      ? [{ kind: 'visit-cancelled', visit, reason: `${received.message.type} ${received.message.reference} is newer` }]
      : [];
  if (what !== FUNCTION.cancel) {
    const taken = workVisit(desk, received, key, cancels, at);
    if (cancels.length > 0 && visit !== null) taken.coming.cancelled.push(visit);
    return taken;
  }
  take(desk, received, [receivedEvent(received), ...cancels], at);
  noteIssue(desk, key, received, { cancelled: true });
  return {
    ...nothing(),
    coming: { ...nothing().coming, cancelled: cancels.length > 0 && visit !== null ? [visit] : [] },
  };
}

function workVisit(
  desk: Desk,
  received: Received<TruckAnnouncement>,
  key: string,
  first: readonly LedgerEvent[],
  at: number,
): Taken {
  const t = received.message;
  const visit = id<VisitId>(`${received.commandId}/${t.truck}`);
  const arrival = Math.max(at, t.expected ?? at);
  const boxes = boxesOf(desk, received, first);
  const told = first.length > 0 ? [receivedEvent(received), ...first] : [];
  const events: LedgerEvent[] = [...told, ...boxes.events];
  const { deliver, collect } = boxes;
  const head = { visit, truck: t.truck, haulier: t.haulier, expected: arrival };
  events.push({ kind: 'visit-announced', ...head, deliver, collect });
  events.push(...asideEvents(t.setAside, null, received.port), ...boxes.claims);
  const answer = take(desk, received, events, at);
  if (!answer) return nothing();
  noteIssue(desk, key, received, { visit });
  const refused = answer.map((a) => a.why);
  if (!desk.ledger.state.visits.has(visit)) return { ...nothing(), refused };
  return { coming: { ...nothing().coming, trucks: [{ visit, arrival, brings: deliver }] }, refused };
}

interface Boxes {
  deliver: ContainerId[];
  collect: ContainerId[];
  events: LedgerEvent[];
  claims: LedgerEvent[];
}

function boxesOf(desk: Desk, received: Received<TruckAnnouncement>, cancels: readonly LedgerEvent[]): Boxes {
  const { truck, entries } = received.message;
  const boxes: Boxes = { deliver: [], collect: [], events: [], claims: [] };
  const gone = cancels.flatMap((event) => (event.kind === 'visit-cancelled' ? [event.visit] : []));
  for (const { movement, container } of entries) {
    const known = desk.ledger.state.containers.get(container.id);
    const kind = movement === 'deliver' ? 'brings' : 'collects';
    const claimed = claimEvents(desk, received, { kind, container: container.id, truck });
    if (claimed) {
      boxes.claims.push(...claimed);
      continue;
    }
    const why = movement === 'deliver' ? notToBring(desk, container.id, gone) : null;
    if (why !== null) {
      const reason = `truck ${truck} announced to bring it, but ${why}`;
      boxes.events.push(aside(container.id, null, 'HWS-RUN-041', reason));
      continue;
    }
    boxes[movement].push(container.id);
    const position = { kind: 'outside' } as const;
    if (movement === 'deliver')
      boxes.events.push({ kind: 'container-announced', container, position, outbound: known?.outbound ?? '' });
    else if (!known) boxes.events.push({ kind: 'container-announced', container, position, outbound: 'truck' });
  }
  return boxes;
}

/** Why a truck cannot bring a box: it is here or aboard already, or another truck is to bring it; null when it can. */
function notToBring(desk: Desk, container: ContainerId, cancelled: readonly VisitId[]): string | null {
  const known = desk.ledger.state.containers.get(container);
  if (!known) return null;
  if (known.position.kind !== 'outside') return 'it is here or aboard already';
  for (const v of desk.ledger.state.visits.values())
    if (v.state === 'expected' && v.deliver.includes(container) && !cancelled.includes(v.visit))
      return `truck ${v.truck} is to bring it`;
  return null;
}
