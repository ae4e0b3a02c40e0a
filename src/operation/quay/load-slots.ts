// Slots for loads that come without one: cells that discharge frees, from the bottom of each stack up.
import { allLoads } from '../../ledger/holds.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Container, VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { onDeck } from '../../terminal/vessel.ts';
import { slotOf } from './bay-work.ts';

/** Columns of cells that will be free and borne once discharge is done; cells lowest first. */
function freeColumns(call: CallRecord): Map<string, { slots: VesselSlot[]; long: boolean }> {
  const taken = new Set<string>();
  const name = (s: VesselSlot): string => `${s.bay}/${s.row}/${s.tier}`;
  for (const slot of allLoads(call).values()) taken.add(name(slot));
  const columns = new Map<string, { slots: VesselSlot[]; long: boolean }>();
  for (const [key, container] of call.cells) {
    const slot = slotOf(key);
    if (!call.toDischarge.has(container) || taken.has(name(slot))) continue;
    const column = `${slot.bay}/${slot.row}/${onDeck(slot) ? 1 : 0}`;
    const known = columns.get(column) ?? { slots: [], long: slot.bay % 2 === 0 };
    known.slots.push(slot);
    columns.set(column, known);
  }
  for (const c of columns.values()) c.slots.sort((a, b) => a.tier - b.tier);
  return columns;
}

/**
 * A slot for each container that finds one: boxes for the same port together, heavy below light, dangerous goods and reefers on
 * deck where there is room. Boxes without a slot are missing from the answer.
 */
export function freeSlots(call: CallRecord, boxes: readonly Container[]): Map<ContainerId, VesselSlot> {
  const result = new Map<ContainerId, VesselSlot>();
  const columns = [...freeColumns(call).values()].sort(
    (a, b) => (a.slots[0]?.bay ?? 0) - (b.slots[0]?.bay ?? 0) || (a.slots[0]?.row ?? 0) - (b.slots[0]?.row ?? 0),
  );
  const order = [...boxes].sort(
    (a, b) =>
      (a.portOfDischarge < b.portOfDischarge ? -1 : a.portOfDischarge > b.portOfDischarge ? 1 : 0) ||
      b.grossKg - a.grossKg ||
      (a.id < b.id ? -1 : 1),
  );
  for (const box of order) {
    const long = box.lengthFeet > 20;
    const wantsDeck = box.reeferC !== null || box.dangerous.length > 0;
    const fits = columns.filter((c) => c.long === long && c.slots.length > 0);
    const column = fits.find((c) => onDeck(c.slots[0] as VesselSlot) === wantsDeck) ?? fits[0];
    const slot = column?.slots.shift();
    if (slot) result.set(box.id, slot);
  }
  return result;
}
