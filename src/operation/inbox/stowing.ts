// MOVINS: a line tells where on a vessel its boxes are to stand. Loads of her list are planned into these cells, as far as they are not being
// worked yet and no other box has the cell; boxes aboard that are to come off here are put on her discharge list. What is to be loaded
// and which of a kind is meant are for lists to say.
import type { StowageInstruction, StowageInstructions } from '../../edi/container-messages.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { allLoads, loadSlot } from '../../ledger/holds.ts';
import { cellName } from '../../ledger/laws.ts';
import { slotKey, type CallRecord } from '../../ledger/state.ts';
import type { VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { bayIsBegun, followBays } from './bays.ts';
import { aside, asideEvents, findCall, nothing, notKnown, quayChanged, take, type Taken } from './common.ts';
import {
  FUNCTION,
  issueOf,
  noteIssue,
  passOver,
  passOverOlder,
  receivedEvent,
  standingOf,
  stowingKey,
} from './issues.ts';
import { isMoved, tooLate } from './list.ts';
import type { Received } from './state.ts';

/** HAN 4079. */
const LOAD = 'LOA';
const DISCHARGE = 'DIS';
const NOT_FOLLOWED = 'HWS-RUN-091';

/** Takes stowing instructions in, of a call that is known. */
export function receiveStowing(desk: Desk, received: Received<StowageInstructions>, at: number): Taken {
  const { message, port } = received;
  const call = findCall(desk, message.voyage);
  if (!call) return nothing();
  const key = stowingKey(received, call.call);
  const known = desk.state.documents.get(key);
  const standing = standingOf(known, received);
  if (known && standing === 'older') {
    passOverOlder(desk, received, at, known);
    return nothing();
  }
  const against = standing === 'same' ? 'instructions of the same time came before' : objection(received);
  if (against !== null) {
    passOver(desk, received, at, NOT_FOLLOWED, against);
    return nothing();
  }
  const events: LedgerEvent[] = [receivedEvent(received), ...instructionEvents(desk, call, message.entries)];
  events.push(...asideEvents(message.setAside, call.call, port));
  const answer = take(desk, received, events, at);
  if (!answer) return nothing();
  noteIssue(desk, key, received, {
    call: call.call,
    boxes: [...new Set([...(known?.boxes ?? []), ...named(message)])],
  });
  for (const { event, why } of answer)
    if (event.kind === 'load-replanned' || event.kind === 'discharge-listed')
      desk.ledger.record(aside(event.container, call.call, 'HWS-RUN-043', why.message), at);
  if (events.some(({ kind }) => kind === 'load-replanned' || kind === 'discharge-listed')) followBays(desk, call, at);
  quayChanged(desk, at);
  return { ...nothing(), refused: answer.map((a) => a.why) };
}

/** Boxes for which a message tells the cell. */
function named({ entries }: StowageInstructions): ContainerId[] {
  return entries.flatMap(({ container, instruction }) => (container && instruction === LOAD ? [container.id] : []));
}

/** Why nothing of a message is followed; null for no reason. */
function objection(received: Received<StowageInstructions>): string | null {
  const { message, port } = received;
  if (message.port !== '' && message.port !== port) return `it is for ${message.port}, and this is ${port}`;
  if (issueOf(received).function === FUNCTION.cancel)
    return 'loads keep the cells that they have until others are told';
  return null;
}

/** True when the call of instructions is known, and one of their boxes on her list or aboard her. */
export function speaksOfCall(desk: Desk, { message }: Received<StowageInstructions>): boolean {
  const call = findCall(desk, message.voyage);
  if (!call) return false;
  const named = message.entries.flatMap(({ container }) => (container === null ? [] : [container.id]));
  return named.length === 0 || named.some((id) => (loadSlot(call, id) ?? cellOf(desk, call, id)) !== undefined);
}

/** What instructions come to, entry by entry. */
interface Wishes {
  /** Cells that loads are to have. */
  loads: Map<ContainerId, VesselSlot>;
  discharges: ContainerId[];
  asides: LedgerEvent[];
}

function instructionEvents(desk: Desk, call: CallRecord, entries: readonly StowageInstruction[]): LedgerEvent[] {
  const wishes: Wishes = { loads: new Map(), discharges: [], asides: [] };
  for (const entry of entries) addWish(desk, call, entry, wishes);
  const { loads, discharges, asides } = wishes;
  for (const [id, why] of withoutCell(call, loads, new Set([...call.toDischarge, ...discharges]))) {
    loads.delete(id);
    asides.push(notFollowed(call, id, why));
  }
  const reason = 'stowing instructions of the line';
  const changed = [...loads].filter(([id, slot]) => !same(loadSlot(call, id), slot));
  return [
    ...discharges.map((container): LedgerEvent => ({ kind: 'discharge-listed', call: call.call, container })),
    ...changed.map(([container, slot]): LedgerEvent => ({
      kind: 'load-replanned',
      call: call.call,
      container,
      slot,
      reason,
    })),
    ...asides,
  ];
}

function addWish(desk: Desk, call: CallRecord, entry: StowageInstruction, wishes: Wishes): void {
  const { instruction, slot, container } = entry;
  if (container === null) {
    wishes.asides.push(notFollowed(call, cellName(slot), 'it names a kind of box and no container'));
    return;
  }
  const { id } = container;
  if (instruction === LOAD) {
    if (same(cellOf(desk, call, id), slot)) return;
    const against = againstLoading(desk, call, id, slot);
    if (against) wishes.asides.push(against);
    else wishes.loads.set(id, slot);
  } else if (instruction === DISCHARGE) {
    if (call.toDischarge.has(id)) return;
    const against = againstDischarge(desk, call, id);
    if (against) wishes.asides.push(against);
    else wishes.discharges.push(id);
  } else wishes.asides.push(notFollowed(call, id, `"${instruction}" is neither loading nor discharging`));
}

function notFollowed({ call }: CallRecord, what: string, reason: string): LedgerEvent {
  return aside(what, call, NOT_FOLLOWED, reason);
}

/** Why a box cannot be loaded into a cell; null where it can, as far as the box itself goes. */
function againstLoading(desk: Desk, call: CallRecord, id: ContainerId, slot: VesselSlot): LedgerEvent | null {
  const record = desk.ledger.state.containers.get(id);
  if (!record) return notKnown(id);
  const planned = loadSlot(call, id);
  if (!planned) {
    const aboard = cellOf(desk, call, id) !== undefined;
    return notFollowed(
      call,
      id,
      aboard ? 'it is aboard in another cell' : `it is not on the load list of ${call.call}`,
    );
  }
  if (same(planned, slot)) return null;
  const person = call.byHand?.get(id);
  if (person) return notFollowed(call, id, `${person.by} has given it the cell ${cellName(planned)}`);
  // What is on its way under the crane has its place in the order of the work.
  const fetched = record.position.kind !== 'yard' && record.position.kind !== 'outside';
  const begun = bayIsBegun(desk, call.call, planned) || bayIsBegun(desk, call.call, slot);
  if (fetched || begun || isMoved(desk, id)) return tooLate(call, id);
  if ((slot.bay % 2 === 0) !== record.container.lengthFeet > 20)
    return notFollowed(call, id, `cell ${cellName(slot)} is not of its length`);
  return null;
}

function againstDischarge(desk: Desk, call: CallRecord, id: ContainerId): LedgerEvent | null {
  const cell = cellOf(desk, call, id);
  if (!cell) return notFollowed(call, id, `it is not aboard ${call.call}`);
  return bayIsBegun(desk, call.call, cell) ? tooLate(call, id) : null;
}

function cellOf(desk: Desk, { call }: CallRecord, id: ContainerId): VesselSlot | undefined {
  const position = desk.ledger.state.containers.get(id)?.position;
  return position?.kind === 'vessel' && position.call === call ? position.slot : undefined;
}

/**
 * Wishes that cannot be met, because another box has the cell: one that stays aboard, another load, or one that was wished there before. A
 * load whose wish is not met keeps its cell, which may be somebody else's wish: so until nothing more falls.
 */
function withoutCell(
  call: CallRecord,
  wanted: ReadonlyMap<ContainerId, VesselSlot>,
  leaving: ReadonlySet<ContainerId>,
): Map<ContainerId, string> {
  const fallen = new Map<ContainerId, string>();
  const staying = [...call.cells].filter(([, id]) => !leaving.has(id));
  for (let before = -1; fallen.size !== before;) {
    before = fallen.size;
    const taken = new Map<number, ContainerId>();
    for (const [key, id] of staying) taken.set(key, id);
    for (const [id, slot] of allLoads(call)) if (!wanted.has(id) || fallen.has(id)) taken.set(keyOf(slot), id);
    for (const [id, slot] of wanted) {
      if (fallen.has(id)) continue;
      const other = [0, -1, 1].map((beside) => taken.get(keyOf({ ...slot, bay: slot.bay + beside }))).find(Boolean);
      if (other === undefined || other === id) taken.set(keyOf(slot), id);
      else fallen.set(id, `cell ${cellName(slot)} is that of ${other}`);
    }
  }
  return fallen;
}

function same(a: VesselSlot | undefined, b: VesselSlot): boolean {
  return a !== undefined && keyOf(a) === keyOf(b);
}

function keyOf({ bay, row, tier }: VesselSlot): number {
  return slotKey(bay, row, tier);
}
