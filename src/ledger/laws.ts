// The laws of the ledger: decide() checks a proposed event against the record and refuses what cannot physically or legally be.
// Pure: the same state and event give the same answer.
import type { Container, Position, VesselSlot } from '../terminal/container.ts';
import type { CallId, CheId, ContainerId } from '../terminal/ids.ts';
import { bay40, onDeck } from '../terminal/vessel.ts';
import { decideArrival, isArrivalEvent } from './arrivals.ts';
import { decidePin, isPinEvent } from './berth-pins.ts';
import { decideChange, isChange } from './changes.ts';
import type { LedgerEvent } from './events.ts';
import { overlapping, standsOnBox } from './grounds.ts';
import { holdTooLate, loadSlot, mayBeListed, mayDriveOut, mayRelease, maySail, maySetAboard } from './holds.ts';
import { decideLoadMove, isLoadMove } from './load-moves.ts';
import { decideAct, isActEvent } from './machine-acts.ts';
import { fine, no, type Verdict } from './rejection.ts';
import { bottomKey, slotKey, otherLengthStacks, stackIndex, type CallRecord, type LedgerState } from './state.ts';
import { decideReefer, isReeferEvent, mayLift } from './reefers.ts';
import { decideRange, isRangeEvent } from './yard-ranges.ts';

export type { Rejection } from './rejection.ts';

/** How many TEU a machine can hold, by the kind of its id. Set by the composition from the terminal model. */
export type Capacity = (che: CheId) => number;

/** Checks one proposed event. */
export function decide(state: LedgerState, event: LedgerEvent, capacity: Capacity): Verdict {
  if (isChange(event)) return decideChange(state, event);
  if (isPinEvent(event)) return decidePin(state, event);
  if (isArrivalEvent(event)) return decideArrival(state, event);
  if (isLoadMove(event)) return decideLoadMove(state, event);
  if (isRangeEvent(event)) return decideRange(state, event);
  if (isReeferEvent(event)) return decideReefer(state, event);
  if (isActEvent(event)) return decideAct(state, event);
  switch (event.kind) {
    case 'call-announced':
      return state.calls.has(event.call) ? no('duplicate', `call ${event.call} is known already`) : fine;
    case 'container-announced':
      return announced(state, event.container, event.position);
    case 'discharge-listed':
    case 'restow-listed':
      return aboard(state, event.call, event.container);
    case 'load-listed':
      return loadListed(state, event.call, event.container);
    case 'load-replanned':
      return listedAboard(state.calls.get(event.call), event.container)
        ? mayBeListed(state, event)
        : no('unknown', `${event.container} is not on the load list of ${event.call}`);
    case 'loads-exchanged':
      return exchanged(state, event);
    case 'visit-announced':
      return state.visits.has(event.visit) ? no('duplicate', `visit ${event.visit} is known already`) : fine;
    case 'picked':
      return picked(state, event, capacity);
    case 'placed':
      return placed(state, event, capacity);
    case 'hatch-cover':
      return hatch(state, event);
    case 'call-state':
      return callState(state, event);
    case 'call-refused':
    case 'berth-planned':
    case 'cranes-planned':
      return state.calls.has(event.call) ? fine : no('unknown', `call ${event.call} is not known`);
    case 'visit-state':
      return visitState(state, event);
    case 'slot-chosen':
    case 'hold-placed':
      return state.containers.has(event.container) ? fine : no('unknown', `${event.container} is not known`);
    case 'hold-released':
      return mayRelease(state, event);
    case 'hold-too-late':
      return holdTooLate(state, event);
    case 'container-set-aside':
    case 'edi-received':
    case 'message-passed-over':
    case 'message-quarantined':
    case 'command-answered':
    case 'reports-taken':
    case 'report-refused':
    case 'set-down-elsewhere':
    case 'machine-cleared':
      return fine;
    case 'inventory-corrected':
      return corrected(state, event, capacity);
  }
}

function announced(state: LedgerState, container: Container, position: Position): Verdict {
  const known = state.containers.get(container.id);
  if (known && known.position.kind !== 'outside')
    return no('duplicate', `${container.id} is in the terminal or aboard already`);
  if (position.kind === 'yard') return yardPlace(state, container, position);
  if (position.kind !== 'vessel') return fine;
  if (known)
    for (const v of state.visits.values())
      if (v.state === 'expected' && v.deliver.includes(container.id))
        return no('duplicate', `${container.id} is to be brought by truck ${v.truck}`);
  const call = state.calls.get(position.call);
  if (!call) return no('unknown', `call ${position.call} is not known`);
  return overlapping(call, position.slot) === undefined
    ? fine
    : no('occupied', `${container.id}: cell ${cellName(position.slot)} is taken`);
}

function loadListed(state: LedgerState, call: CallId, container: ContainerId): Verdict {
  const record = state.containers.get(container);
  if (!state.calls.has(call) || !record)
    return no('unknown', `load list of ${call} names ${container}, which is not known`);
  if (record.outbound === call) return fine;
  const other = state.calls.get(record.outbound as CallId);
  return other && other.state !== 'unberthing' && other.state !== 'sailed' && loadSlot(other, container)
    ? no('duplicate', `${container} is on the load list of ${other.call} already`)
    : fine;
}

/** Both are to be loaded into the call, and neither is another length of cell than the other. */
function exchanged(state: LedgerState, { call, containers }: LedgerEvent & { kind: 'loads-exchanged' }): Verdict {
  const toLoad = state.calls.get(call)?.toLoad;
  const missing = containers.find((id) => !toLoad?.has(id));
  if (missing !== undefined) return no('unknown', `${missing} is not on the load list of ${call}`);
  const [a, b] = containers.map((id) => (state.containers.get(id)?.container.lengthFeet ?? 0) > 20);
  return a === b ? fine : no('mixed-lengths', `${containers.join(' and ')} do not take cells of the same length`);
}

function listedAboard(call: CallRecord | undefined, container: ContainerId): boolean {
  return call !== undefined && (loadSlot(call, container) ?? call.toRestow.get(container)) !== undefined;
}

function callState(state: LedgerState, e: LedgerEvent & { kind: 'call-state' }): Verdict {
  const call = state.calls.get(e.call);
  if (!call) return no('unknown', `call ${e.call} is not known`);
  return e.state === 'unberthing' ? maySail(call) : fine;
}

function aboard(state: LedgerState, call: string, container: ContainerId): Verdict {
  const p = state.containers.get(container)?.position;
  return p?.kind === 'vessel' && p.call === call ? fine : no('elsewhere', `${container} is not aboard ${call}`);
}

/** True when two positions are the same place. */
export function samePosition(a: Position, b: Position): boolean {
  switch (a.kind) {
    case 'vessel':
      return b.kind === 'vessel' && a.call === b.call && sameSlot(a.slot, b.slot);
    case 'yard':
      return b.kind === 'yard' && a.block === b.block && sameSlot(a.slot, b.slot);
    case 'che':
      return b.kind === 'che' && a.che === b.che;
    case 'truck':
      return b.kind === 'truck' && a.visit === b.visit;
    case 'outside':
      return b.kind === 'outside';
  }
}

/** True when two slots are the same. */
export function sameSlot(a: VesselSlot, b: VesselSlot): boolean {
  return a.bay === b.bay && a.row === b.row && a.tier === b.tier;
}

function picked(state: LedgerState, e: LedgerEvent & { kind: 'picked' }, capacity: Capacity): Verdict {
  const record = state.containers.get(e.container);
  if (!record) return no('unknown', `${e.container} is not known`);
  if (!samePosition(record.position, e.from))
    return no('elsewhere', `${e.container} is ${describe(record.position)}, not ${describe(e.from)}`);
  const full = hands(state, e.che, record.container, capacity);
  if (!full.ok) return full;
  if (e.from.kind === 'yard')
    return topOf(state, e.from) === e.container
      ? mayLift(state, e.container)
      : no('buried', `${e.container} is not on top of its stack`);
  if (e.from.kind === 'vessel') return vesselPick(state, e.from.call, e.from.slot, e.container);
  return fine;
}

function vesselPick(state: LedgerState, callId: string, slot: VesselSlot, container: ContainerId): Verdict {
  const call = state.calls.get(callId as never);
  if (!call) return no('unknown', `call ${callId} is not known`);
  const above = firstAbove(call, slot);
  if (above) return no('buried', `${container} lies under ${above}`);
  return onDeck(slot) || coverOpen(call, slot)
    ? fine
    : no('hatch-closed', `${container}: the hatch cover of ${cellName(slot)} is on`);
}

/** The lowest container that stands on or over a cell in the same hold or on the same deck; undefined when free. */
export function firstAbove(call: CallRecord, slot: VesselSlot): ContainerId | undefined {
  const top = onDeck(slot) ? 98 : call.geometry.holdTop;
  for (let tier = slot.tier + 2; tier <= top; tier += 2) {
    const found = overlapping(call, { bay: slot.bay, row: slot.row, tier });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Id of the hatch cover over a hold slot or under a deck slot; '' when the bay has none. */
export function coverOf(call: CallRecord, slot: VesselSlot): string {
  const bay = bay40(slot.bay);
  const cover = call.geometry.hatchCovers.find((c) => c.bay === bay && c.rows.includes(slot.row));
  return cover ? `${bay}/${cover.index}` : '';
}

function coverOpen(call: CallRecord, slot: VesselSlot): boolean {
  const cover = coverOf(call, slot);
  return cover === '' || call.openCovers.has(cover);
}

function hands(state: LedgerState, che: CheId, container: Container, capacity: Capacity): Verdict {
  let teu = container.lengthFeet === 20 ? 1 : 2;
  for (const held of state.holding.get(che) ?? [])
    teu += state.containers.get(held)?.container.lengthFeet === 20 ? 1 : 2;
  return teu <= capacity(che) ? fine : no('full-hands', `${che} has no room for ${container.id}`);
}

function placed(state: LedgerState, e: LedgerEvent & { kind: 'placed' }, capacity: Capacity): Verdict {
  const record = state.containers.get(e.container);
  if (!record) return no('unknown', `${e.container} is not known`);
  const at = record.position;
  if (at.kind !== 'che' || at.che !== e.che)
    return no('elsewhere', `${e.container} is ${describe(at)}, not on ${e.che}`);
  // A hold may come while the spreader lowers the box: where it was set down is a fact. Its truck does not leave with it, nor its vessel.
  const held = maySetAboard(state, e.container, e.to);
  if (!held.ok) return held;
  return e.to.kind === 'outside'
    ? no('order', `${e.container} cannot be placed outside`)
    : roomAt(state, e.to, record.container, capacity);
}

/** Whether a container can be at a position, whoever sets it there. */
function roomAt(state: LedgerState, to: Position, container: Container, capacity: Capacity): Verdict {
  switch (to.kind) {
    case 'yard':
      return yardPlace(state, container, to);
    case 'vessel':
      return vesselPlace(state, to.call, to.slot, container);
    case 'che':
      return hands(state, to.che, container, capacity);
    case 'truck':
      return state.visits.has(to.visit) ? fine : no('unknown', `visit ${to.visit} is not known`);
    case 'outside':
      return fine;
  }
}

/** Physics holds for what a person finds, too; holds and lists do not: the box is where it is. */
function corrected(state: LedgerState, e: LedgerEvent & { kind: 'inventory-corrected' }, capacity: Capacity): Verdict {
  const record = state.containers.get(e.container);
  if (!record) return no('unknown', `${e.container} is not known`);
  const at = record.position;
  if (!samePosition(at, e.from)) return no('elsewhere', `${e.container} is ${describe(at)}, not ${describe(e.from)}`);
  if (samePosition(at, e.to)) return no('duplicate', `${e.container} is ${describe(at)} already`);
  if (at.kind === 'yard' && topOf(state, at) !== e.container)
    return no('buried', `${e.container} is not on top of its stack`);
  if (at.kind === 'vessel') {
    const call = state.calls.get(at.call);
    const above = call && firstAbove(call, at.slot);
    if (above) return no('buried', `${e.container} lies under ${above}`);
  }
  return roomAt(state, e.to, record.container, capacity);
}

function topOf(state: LedgerState, p: Position & { kind: 'yard' }): ContainerId | undefined {
  const block = state.blocks.get(p.block);
  return block?.stacks[stackIndex(block, p.slot.bay, p.slot.row)]?.at(-1);
}

function yardPlace(state: LedgerState, container: Container, to: Position & { kind: 'yard' }): Verdict {
  const block = state.blocks.get(to.block);
  const { bay, row, tier } = to.slot;
  if (!block || bay < 1 || bay > block.bays * 4 || bay % 4 === 0 || row < 1 || row > block.rows)
    return no('unknown', `there is no slot ${to.block} ${bay}/${row}/${tier}`);
  if ((bay % 4 === 2) !== container.lengthFeet > 20)
    return no('mixed-lengths', `${container.id} of ${container.lengthFeet}' does not fit bay ${bay}`);
  const index = stackIndex(block, bay, row);
  if (otherLengthStacks(index).some((i) => (block.stacks[i] as ContainerId[]).length > 0))
    return no('mixed-lengths', `boxes of the other length stand at ${to.block} ${bay}/${row}`);
  const height = (block.stacks[index] as ContainerId[]).length;
  if (tier > block.tiers) return no('too-high', `${to.block} is ${block.tiers} high`);
  if (tier <= height) return no('occupied', `slot ${to.block} ${bay}/${row}/${tier} is taken`);
  return tier === height + 1 ? fine : no('floating', `nothing stands under ${to.block} ${bay}/${row}/${tier}`);
}

function vesselPlace(state: LedgerState, callId: string, slot: VesselSlot, container: Container): Verdict {
  const call = state.calls.get(callId as never);
  if (!call) return no('unknown', `call ${callId} is not known`);
  const taken = overlapping(call, slot) ?? firstAbove(call, slot);
  if (taken !== undefined) return no('occupied', `${container.id}: ${taken} stands at or over ${cellName(slot)}`);
  const cover = coverOf(call, slot);
  if (cover !== '' && onDeck(slot) && call.openCovers.has(cover))
    return no('hatch-open', `${container.id}: the hatch cover under ${cellName(slot)} is off`);
  if (!onDeck(slot) && !coverOpen(call, slot))
    return no('hatch-closed', `${container.id}: the hatch cover of ${cellName(slot)} is on`);
  return supported(call, slot) ? fine : no('floating', `nothing stands under ${cellName(slot)}`);
}

/** True when a cell is the lowest of its stack, a plan names nothing under it, or something stands right under it. */
export function supported(call: CallRecord, slot: VesselSlot): boolean {
  const bottom = call.bottoms.get(bottomKey(slot));
  if (bottom === undefined || slot.tier <= bottom) return true;
  return call.grounds.has(slotKey(slot.bay, slot.row, slot.tier)) || standsOnBox(call, slot);
}

function hatch(state: LedgerState, e: LedgerEvent & { kind: 'hatch-cover' }): Verdict {
  const call = state.calls.get(e.call);
  if (!call) return no('unknown', `call ${e.call} is not known`);
  if (call.openCovers.has(e.cover) === e.open)
    return no('order', `hatch cover ${e.cover} is ${e.open ? 'off' : 'on'} already`);
  if (!e.open) return fine;
  for (const [key, container] of call.cells) {
    const slot = { bay: Math.floor(key / 10000), row: Math.floor(key / 100) % 100, tier: key % 100 };
    if (onDeck(slot) && coverOf(call, slot) === e.cover)
      return no('buried', `${container} stands on hatch cover ${e.cover}`);
  }
  return fine;
}

const VISIT_ORDER = ['expected', 'at-gate', 'inside', 'at-transfer', 'leaving', 'gone'];

/** Steps aside and back: from one transfer point to the next, and for a truck whose box was put on hold on its way out. */
const ASIDE = ['at-transfer>inside', 'leaving>stopped', 'stopped>leaving'];

function visitState(state: LedgerState, e: LedgerEvent & { kind: 'visit-state' }): Verdict {
  const visit = state.visits.get(e.visit);
  if (!visit) return no('unknown', `visit ${e.visit} is not known`);
  const out = e.state === 'leaving' ? mayDriveOut(state, visit) : fine;
  if (!out.ok) return out;
  const [from, to] = [VISIT_ORDER.indexOf(visit.state), VISIT_ORDER.indexOf(e.state)];
  return (from >= 0 && to > from) || ASIDE.includes(`${visit.state}>${e.state}`)
    ? fine
    : no('order', `visit ${e.visit} is ${visit.state} and cannot become ${e.state}`);
}

/** "bay-row-tier" as crews write it, e.g. 018-04-82. */
export function cellName(slot: VesselSlot): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(slot.bay).padStart(3, '0')}-${two(slot.row)}-${two(slot.tier)}`;
}

function describe(p: Position): string {
  switch (p.kind) {
    case 'vessel':
      return `aboard ${p.call} at ${cellName(p.slot)}`;
    case 'yard':
      return `in ${p.block} at ${p.slot.bay}/${p.slot.row}/${p.slot.tier}`;
    case 'che':
      return `on ${p.che}`;
    case 'truck':
      return `on the truck of visit ${p.visit}`;
    case 'outside':
      return 'outside';
  }
}
