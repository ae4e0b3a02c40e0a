// Loads to which people give another cell by hand: the laws of it, and what it does to the record. Whether the cell suits the box (its stack,
// its ports, its plugs) is asked before (quay/stowage/cell-check.ts); the record looks at who has the cell.
import { invariant } from '../kit/invariant.ts';
import type { VesselSlot } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import { bay40 } from '../terminal/vessel.ts';
import type { LedgerEvent } from './events.ts';
import { lowerBottom } from './grounds.ts';
import { allLoads } from './holds.ts';
import { fine, no, type Verdict } from './rejection.ts';
import { slotKey, type CallRecord, type LedgerState } from './state.ts';

type LoadMove = LedgerEvent & { kind: 'load-moved-by-hand' };

/** True for an event of a load that gets its cell from a person. */
export function isLoadMove(event: LedgerEvent): event is LoadMove {
  return event.kind === 'load-moved-by-hand';
}

/** What the laws say of it. */
export function decideLoadMove(state: LedgerState, { call: id, container, slot }: LoadMove): Verdict {
  const call = state.calls.get(id);
  const box = state.containers.get(container);
  if (!call || !box) return no('unknown', `there is no load ${container} of ${id}`);
  if (call.keptAshore.has(container)) return no('hold', `${container} is on hold: ${[...box.holds.keys()].join(', ')}`);
  const now = call.toLoad.get(container);
  if (!now) return no('unknown', `${container} is not on the load list of ${id}`);
  if (slotKey(now.bay, now.row, now.tier) === slotKey(slot.bay, slot.row, slot.tier))
    return no('duplicate', `${container} has this cell already`);
  if ((slot.bay % 2 === 0) !== box.container.lengthFeet > 20)
    return no('mixed-lengths', `the cell is not of the length of ${container}, ${box.container.lengthFeet}'`);
  const other = whoHas(call, slot, container);
  return other === null ? fine : no('occupied', `the cell is that of ${other}`);
}

/** Who will stand in a cell when the vessel leaves, or in a part of it; null: nobody but the box itself. */
export function whoHas(call: CallRecord, slot: VesselSlot, but: ContainerId): ContainerId | null {
  for (const lists of [allLoads(call), call.toRestow])
    for (const [id, cell] of lists) if (id !== but && meets(cell, slot)) return id;
  for (const bay of [slot.bay - 1, slot.bay, slot.bay + 1]) {
    const id = call.cells.get(slotKey(bay, slot.row, slot.tier));
    if (id === undefined || !meets({ ...slot, bay }, slot)) continue;
    if (!call.toDischarge.has(id) && !call.toRestow.has(id)) return id;
  }
  return null;
}

/** True for two cells with room in common: a 40' position meets itself and its two halves. */
function meets(a: VesselSlot, b: VesselSlot): boolean {
  if (a.row !== b.row || a.tier !== b.tier) return false;
  return a.bay === b.bay || ((a.bay % 2 === 0) !== (b.bay % 2 === 0) && bay40(a.bay) === bay40(b.bay));
}

/** What it does to the record at a time, ms UTC. */
export function evolveLoadMove(state: LedgerState, event: LoadMove, at: number): void {
  const call = state.calls.get(event.call);
  invariant(call, `event names unknown call ${event.call}`);
  call.toLoad.set(event.container, event.slot);
  call.listVersion++;
  lowerBottom(call, event.slot);
  (call.byHand ??= new Map()).set(event.container, { by: event.by, since: at });
}
