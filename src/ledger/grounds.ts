// What boxes aboard stand on, as far as plans tell. A plan names boxes with nothing named under them: where the hull begins higher, often in one
// 20' half of a bay only, and where the box under them was set aside or left out. Such a box does not float, and neither does one that is set
// in its cell later.
import type { VesselSlot } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import { bay40 } from '../terminal/vessel.ts';
import { bottomKey, slotKey, type CallRecord } from './state.ts';

/** What stands in a cell, or in one that has room in common with it; undefined when it is free. */
export function overlapping(call: CallRecord, slot: VesselSlot): ContainerId | undefined {
  const { bay, row, tier } = slot;
  const own = call.cells.get(slotKey(bay, row, tier));
  if (own !== undefined) return own;
  if (bay % 2 === 0) return call.cells.get(slotKey(bay - 1, row, tier)) ?? call.cells.get(slotKey(bay + 1, row, tier));
  return call.cells.get(slotKey(bay40(bay), row, tier));
}

/** A bay and those that have room in common with it: a 40' position and its two halves. */
function baysTouching(bay: number): number[] {
  return bay % 2 === 0 ? [bay, bay - 1, bay + 1] : [bay, bay40(bay)];
}

/** True when something stands right under a cell. */
export function standsOnBox(call: CallRecord, slot: VesselSlot): boolean {
  return overlapping(call, { ...slot, tier: slot.tier - 2 }) !== undefined;
}

/** A plan names a cell: its stack reaches down to it at least. */
export function lowerBottom(call: CallRecord, slot: VesselSlot): void {
  const key = bottomKey(slot);
  call.bottoms.set(key, Math.min(call.bottoms.get(key) ?? slot.tier, slot.tier));
}

/** A plan names a box in a cell, in whatever order it names them. */
export function named(call: CallRecord, slot: VesselSlot): void {
  if (!standsOnBox(call, slot)) call.grounds.add(slotKey(slot.bay, slot.row, slot.tier));
  for (const bay of baysTouching(slot.bay)) call.grounds.delete(slotKey(bay, slot.row, slot.tier + 2));
}

/** A newer plan no longer names the box of a cell, which is empty now: what stands on it stays where it is. */
export function unnamed(call: CallRecord, slot: VesselSlot): void {
  call.grounds.delete(slotKey(slot.bay, slot.row, slot.tier));
  for (const bay of baysTouching(slot.bay)) {
    const over = { bay, row: slot.row, tier: slot.tier + 2 };
    const key = slotKey(bay, over.row, over.tier);
    if (call.cells.has(key) && !standsOnBox(call, over)) call.grounds.add(key);
  }
}
