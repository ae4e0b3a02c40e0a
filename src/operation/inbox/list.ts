// Lists of what is to be discharged and loaded. A list without its vessel waits for her bay plan; a newer list of one document is followed for
// the boxes that are not being worked yet.
import type { CallList } from '../../edi/messages.ts';
import { stableHash } from '../../kit/stable-hash.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { allLoads, loadSlot } from '../../ledger/holds.ts';
import { cellName, sameSlot } from '../../ledger/laws.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Container, VesselSlot } from '../../terminal/container.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { bayIsBegun, followBays } from './bays.ts';
import { claimEvents } from './claims.ts';
import { aside, asideEvents, findCall, nothing, quayChanged, take, type Taken } from './common.ts';
import {
  FUNCTION,
  issueOf,
  listSeries,
  needsOriginal,
  noteIssue,
  passOverOlder,
  receivedEvent,
  standingOf,
  takeWaitingChanges,
  waitForOriginal,
} from './issues.ts';
import { withVerifiedMass } from './mass.ts';
import { freeSlots } from '../quay/load-slots.ts';
import type { DocumentWork, Received, WaitingList } from './state.ts';
import { onwardEvents } from './onward.ts';

/** Takes a list in. */
export function receiveList(desk: Desk, received: Received<CallList>, at: number): Taken {
  const list = received.message;
  const call = findCall(desk, list.voyage);
  if (!call) {
    take(desk, { ...received, commandId: `${received.commandId}/waits` }, [receivedEvent(received)], at);
    desk.state.waitingLists.push({ received, at });
    return nothing();
  }
  const series = listSeries(received, list.function, call.call);
  const key = series + list.reference;
  const known = desk.state.documents.get(key) ?? replaced(desk, received, series);
  if (!known && needsOriginal(received)) {
    waitForOriginal(desk, received, at);
    return nothing();
  }
  const standing = standingOf(known, received);
  if (known && standing === 'older') {
    passOverOlder(desk, received, at, known);
    return nothing();
  }
  const change = standing === 'newer' ? changeOf(desk, received, series, key) : firstIssue(list);
  const taken = workList(desk, received, call, change, at);
  // What a list names that is as late as another and not told to follow it counts beside that one.
  if (standing === 'same' || standing === 'untold') addBoxes(known, change.names);
  else noteList(desk, received, series, key, change, call.call);
  if (standing === 'first') takeChangesOf(desk, call, list.function, series, at, taken);
  return taken;
}

/** What a list does: the boxes that it names, those that it takes off, and those that stay on its document. */
interface ListChange {
  entries: CallList['entries'];
  takesOff: ContainerId[];
  names: ContainerId[];
  /** It follows an earlier issue: papers of boxes are told anew. */
  follows: boolean;
  cancelled: boolean;
}

function firstIssue({ entries }: CallList): ListChange {
  return { entries, takesOff: [], names: entries.map((e) => e.container.id), follows: false, cancelled: false };
}

/** A replacement stands for all lists of its sender for the call that are not later than itself: for the newest of them it is a new issue. */
function replaced(desk: Desk, received: Received<CallList>, series: string): DocumentWork | undefined {
  if (issueOf(received).function !== FUNCTION.replace) return undefined;
  return seriesOf(desk, series).reduce<DocumentWork | undefined>(
    (newest, [, work]) => ((work.issued ?? 0) > (newest?.issued ?? -1) ? work : newest),
    undefined,
  );
}

function seriesOf(desk: Desk, series: string): [string, DocumentWork][] {
  return [...desk.state.documents].filter(([key]) => key.startsWith(series));
}

function changeOf(desk: Desk, received: Received<CallList>, series: string, key: string): ListChange {
  const { entries } = received.message;
  const what = issueOf(received).function;
  const named = entries.map((e) => e.container.id);
  const documents = what === FUNCTION.replace ? seriesOf(desk, series).map(([, work]) => work) : [];
  const own = desk.state.documents.get(key);
  const before = [...new Set([...documents, ...(own ? [own] : [])].flatMap(({ boxes }) => boxes))];
  const base = { entries, names: named, follows: true, cancelled: false };
  switch (what) {
    case FUNCTION.cancel:
      return { ...base, entries: [], takesOff: before, names: [], cancelled: true };
    case FUNCTION.remove:
      return { ...base, entries: [], takesOff: named, names: before.filter((box) => !named.includes(box)) };
    case FUNCTION.add:
    case FUNCTION.change:
      return { ...base, takesOff: [], names: [...new Set([...before, ...named])] };
    default: {
      const stay = new Set(named);
      return { ...base, takesOff: before.filter((box) => !stay.has(box)) };
    }
  }
}

function noteList(
  desk: Desk,
  received: Received<CallList>,
  series: string,
  key: string,
  { names, cancelled }: ListChange,
  call: CallId,
): void {
  if (issueOf(received).function === FUNCTION.replace)
    for (const [other] of seriesOf(desk, series)) if (other !== key) desk.state.documents.delete(other);
  noteIssue(desk, key, received, { call, boxes: names, cancelled });
}

function addBoxes(known: DocumentWork | undefined, names: readonly ContainerId[]): void {
  if (known) known.boxes = [...new Set([...known.boxes, ...names])];
}

function takeChangesOf(
  desk: Desk,
  call: CallRecord,
  direction: CallList['function'],
  series: string,
  at: number,
  taken: Taken,
): void {
  const mine = (change: Received): boolean =>
    change.message.type === 'COPRAR' &&
    change.message.function === direction &&
    findCall(desk, change.message.voyage) === call &&
    desk.state.documents.has(series + change.message.reference);
  for (const change of takeWaitingChanges(desk, mine))
    taken.refused.push(...receiveList(desk, change as Received<CallList>, at).refused);
}

// ---- events ------------------------------------------------------------------------------------------------------------------------

function workList(desk: Desk, received: Received<CallList>, call: CallRecord, change: ListChange, at: number): Taken {
  const list = received.message;
  const events: LedgerEvent[] = [receivedEvent(received)];
  for (const container of change.takesOff) events.push(...takeOff(desk, call, list, container));
  if (change.follows) events.push(...paperEvents(desk, change.entries));
  if (list.function === 'discharge')
    events.push(...dischargeEvents(desk, call, change), ...onwardEvents(desk, change.entries));
  else events.push(...loadEvents(desk, received, call, change));
  events.push(...asideEvents(list.setAside, call.call, received.port));
  const answer = take(desk, received, events, at) ?? [];
  for (const { event, why } of answer) {
    if (event.kind !== 'discharge-listed' && event.kind !== 'load-listed' && event.kind !== 'load-replanned') continue;
    desk.ledger.record(aside(event.container, call.call, 'HWS-RUN-043', why.message), at);
  }
  if (events.some(({ kind }) => kind.startsWith('load-') || kind.endsWith('-unlisted') || kind === 'discharge-listed'))
    followBays(desk, call, at);
  quayChanged(desk, at);
  return { ...nothing(), refused: answer.map((a) => a.why) };
}

function dischargeEvents(desk: Desk, call: CallRecord, { entries, follows }: ListChange): LedgerEvent[] {
  return entries.flatMap(({ container: { id } }): LedgerEvent[] => {
    if (call.toDischarge.has(id)) return [];
    const p = desk.ledger.state.containers.get(id)?.position;
    const begun = follows && p?.kind === 'vessel' && p.call === call.call && bayIsBegun(desk, call.call, p.slot);
    return begun ? [tooLate(call, id)] : [{ kind: 'discharge-listed', call: call.call, container: id }];
  });
}

/** A change comes too late for a box. */
export function tooLate({ call }: CallRecord, container: ContainerId): LedgerEvent {
  return aside(container, call, 'HWS-RUN-065', `the box is being worked already, or its bay of ${call} is`);
}

/** A newer list does not name a box any more. */
function takeOff(desk: Desk, call: CallRecord, list: CallList, container: ContainerId): LedgerEvent[] {
  const position = desk.ledger.state.containers.get(container)?.position;
  const reason = `load or discharge list ${list.reference} takes it off`;
  if (list.function === 'discharge') {
    if (!call.toDischarge.has(container)) return [];
    const begun = position?.kind === 'vessel' && bayIsBegun(desk, call.call, position.slot);
    return begun ? [tooLate(call, container)] : [{ kind: 'discharge-unlisted', call: call.call, container, reason }];
  }
  const slot = loadSlot(call, container);
  if (slot === undefined) return [];
  const onItsWay = position?.kind === 'che' || isMoved(desk, container) || bayIsBegun(desk, call.call, slot);
  return onItsWay ? [tooLate(call, container)] : [{ kind: 'load-unlisted', call: call.call, container, reason }];
}

/** True for a box that is on its way to or from a vessel or truck. */
export function isMoved(desk: Desk, container: ContainerId): boolean {
  for (const move of desk.state.moves.values()) if (move.container === container) return true;
  return false;
}

/** What a newer list tells otherwise of boxes that are known. */
function paperEvents(desk: Desk, entries: CallList['entries']): LedgerEvent[] {
  return entries.flatMap(({ container: told }): LedgerEvent[] => {
    const record = desk.ledger.state.containers.get(told.id);
    const container = withVerifiedMass(desk, told);
    if (!record || stableHash(record.container) === stableHash(container)) return [];
    return [{ kind: 'container-changed', container, outbound: record.outbound }];
  });
}

/**
 * A list came again: what is aboard or on the list already stays as it is, unless the list now gives another slot and the box has not been
 * fetched. A box on its way under the crane has its place in the order of the work.
 */
function listedAlready(desk: Desk, call: CallRecord, container: ContainerId, slot: VesselSlot | null): boolean {
  const position = desk.ledger.state.containers.get(container)?.position;
  if (position?.kind === 'vessel' && position.call === call.call) return true;
  const known = loadSlot(call, container);
  if (!known) return false;
  // A cell that a person has given it stays its own.
  if (call.byHand?.has(container)) return true;
  // One that has taken another's turn meanwhile keeps that as long as its list tells nothing new.
  if (slot === null || sameSlot(slot, desk.state.exchanged.get(container) ?? known)) return true;
  if (isMoved(desk, container) || bayIsBegun(desk, call.call, known)) return true;
  return position?.kind !== 'yard' && position?.kind !== 'outside';
}

function loadEvents(
  desk: Desk,
  received: Received<CallList>,
  call: CallRecord,
  { entries }: ListChange,
): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  const unplaced: Container[] = [];
  const [cells, told] = [new Map<ContainerId, VesselSlot>(), new Map<ContainerId, VesselSlot>()];
  for (const { container, slot } of entries) {
    if (slot) told.set(container.id, slot);
    if (listedAlready(desk, call, container.id, slot)) continue;
    const claim = { kind: 'loads', container: container.id, call: call.call, slot } as const;
    const claimed = claimEvents(desk, received, claim);
    if (claimed) {
      events.push(...claimed);
      continue;
    }
    if (slot && bayIsBegun(desk, call.call, slot)) {
      events.push(tooLate(call, container.id));
      continue;
    }
    if (!desk.ledger.state.containers.has(container.id))
      events.push({ kind: 'container-announced', container, position: { kind: 'outside' }, outbound: call.call });
    if (slot) cells.set(container.id, slot);
    else unplaced.push(container);
  }
  for (const [container, slot] of besideExchanges(desk, call, cells, told))
    events.push(cellEvent(call, container, slot, received));
  events.push(...placeLoads(desk, call, unplaced));
  return events;
}

/** Cells of boxes. */
type Cells = ReadonlyMap<ContainerId, VesselSlot>;

/** A load gets a cell: its first one, or another than it has. */
function cellEvent(
  { call, toLoad }: CallRecord,
  container: ContainerId,
  slot: VesselSlot,
  { message }: Received<CallList>,
): LedgerEvent {
  return toLoad.has(container)
    ? { kind: 'load-replanned', call, container, slot, reason: `load list ${message.reference}` }
    : { kind: 'load-listed', call, container, slot };
}

/**
 * Cells that a list gives anew, beside loads that have taken each other's turn (load-exchange.ts): these go back to the cells that their lists
 * tell. A box that is being worked keeps the cell it has, and whoever is told that cell gets what that one was to have.
 * @param cells boxes that get another cell; @param told cells of all boxes that the list names
 */
function besideExchanges(desk: Desk, call: CallRecord, cells: Cells, told: Cells): Cells {
  const { exchanged } = desk.state;
  const loads = allLoads(call);
  const turned = [...exchanged.keys()].filter((id) => loads.has(id) && !cells.has(id));
  if (cells.size === 0 || turned.length === 0) return cells;
  const wish = (id: ContainerId): VesselSlot => told.get(id) ?? exchanged.get(id) ?? (loads.get(id) as VesselSlot);
  const stays = new Map<string, ContainerId>();
  for (const [id, cell] of loads)
    if (isMoved(desk, id) || bayIsBegun(desk, call.call, cell)) stays.set(cellName(cell), id);
  const given = new Map<ContainerId, VesselSlot>();
  for (const id of [...cells.keys(), ...turned]) {
    if (stays.get(cellName(loads.get(id) ?? wish(id))) === id) continue;
    let cell = wish(id);
    // Whoever stays was to have another cell, so that this comes to an end: at most as often as boxes stay.
    for (let left = stays.size; left > 0 && stays.has(cellName(cell)); left--)
      cell = wish(stays.get(cellName(cell)) as ContainerId);
    if (!sameSlot(cell, loads.get(id) ?? { ...cell, tier: 0 })) given.set(id, cell);
  }
  return given;
}

/** Slots for loads that come without one. */
export function placeLoads({ ledger }: Desk, call: CallRecord, unplaced: readonly Container[]): LedgerEvent[] {
  const slots = freeSlots(call, unplaced, ledger.state.containers);
  return unplaced.map(({ id }): LedgerEvent => {
    const slot = slots.get(id);
    return slot
      ? { kind: 'load-listed', call: call.call, container: id, slot }
      : aside(id, call.call, 'HWS-RUN-044', 'the vessel has no free slot of its length');
  });
}

// ---- lists that wait for their vessel ----------------------------------------------------------------------------------------------

/** Lists that came before the bay plan of their vessel are taken now. */
export function takeWaitingLists(desk: Desk, call: CallId, at: number): void {
  const mine = (w: WaitingList): boolean => findCall(desk, w.received.message.voyage)?.call === call;
  const ready = desk.state.waitingLists.filter(mine);
  desk.state.waitingLists = desk.state.waitingLists.filter((w) => !ready.includes(w));
  for (const { received } of ready) receiveList(desk, received, at);
}

/** Lists that have waited for a bay plan since before a time (ms UTC) are set aside with their containers. */
export function giveUpLists(desk: Desk, before: number, at: number): void {
  const late = desk.state.waitingLists.filter((w) => w.at <= before);
  desk.state.waitingLists = desk.state.waitingLists.filter((w) => w.at > before);
  for (const { received } of late) {
    const { voyage, entries } = received.message;
    const reason = `no call is known for ${voyage.vesselName || voyage.callSign} ${voyage.voyage}`;
    take(
      desk,
      received,
      entries.map((e) => aside(e.container.id, null, 'HWS-RUN-042', reason)),
      at,
    );
  }
}
