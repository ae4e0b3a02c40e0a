// Judges a stowage plan on its own terms for the tests: it knows cells and boxes only, not how the plan was made.
import { onDeck } from '../terminal/vessel.ts';
import type { VesselGeometry } from '../terminal/vessel.ts';
import { deckOnly } from './boxes.ts';
import type { Stowed } from './stowage.ts';

/** A half cell: odd bay, row and tier. */
function key(bay: number, row: number, tier: number): string {
  return `${bay}/${row}/${tier}`;
}

/** The half cells that a box takes: one for a 20', two for the others. */
function halves({ slot, container }: Stowed): number[] {
  return container.lengthFeet === 20 ? [slot.bay] : [slot.bay - 1, slot.bay + 1];
}

/** Every breach of the laws of stowage, a sentence each; `portOrder` tells how late a box leaves the vessel. */
export function stowageFaults(plan: readonly Stowed[], geometry: VesselGeometry, portOrder: (port: string) => number) {
  const faults: string[] = [];
  const at = new Map<string, Stowed>();
  for (const box of plan)
    for (const bay of halves(box)) {
      const cell = key(bay, box.slot.row, box.slot.tier);
      if (at.has(cell)) faults.push(`two boxes in ${cell}`);
      at.set(cell, box);
    }
  for (const box of plan) {
    const { slot, container } = box;
    const even = slot.bay % 2 === 0;
    if (even === (container.lengthFeet === 20)) faults.push(`${container.lengthFeet}' in bay ${slot.bay}`);
    if (deckOnly(container) && !onDeck(slot)) faults.push(`${container.id} must stand on deck`);
    if (slot.tier === 2 || slot.tier === geometry.deckBase) continue;
    for (const bay of halves(box)) {
      const below = at.get(key(bay, slot.row, slot.tier - 2));
      if (!below) faults.push(`${container.id} floats over ${key(bay, slot.row, slot.tier)}`);
      else if (container.lengthFeet === 20 && below.container.lengthFeet !== 20)
        faults.push(`${container.id}: 20' on 40'`);
      else if (portOrder(below.container.portOfDischarge) < portOrder(container.portOfDischarge))
        faults.push(`${container.id} overstows ${below.container.id}`);
    }
  }
  return [...faults, ...coverFaults(plan, geometry, portOrder)];
}

/** Boxes on a hatch cover that leave later than a box below it. */
function coverFaults(plan: readonly Stowed[], geometry: VesselGeometry, portOrder: (port: string) => number): string[] {
  const coverOf = new Map<string, number>();
  geometry.hatchCovers.forEach((cover, index) => {
    for (const row of cover.rows) coverOf.set(`${cover.bay}/${row}`, index);
  });
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const { slot, container } of plan) {
    const bay = Math.floor((slot.bay - 1) / 4) * 4 + 2;
    const cover = coverOf.get(`${bay}/${slot.row}`) ?? -1;
    const order = portOrder(container.portOfDischarge);
    if (onDeck(slot)) last.set(cover, Math.max(last.get(cover) ?? -Infinity, order));
    else first.set(cover, Math.min(first.get(cover) ?? Infinity, order));
  }
  return [...first].flatMap(([cover, order]) =>
    (last.get(cover) ?? -Infinity) > order ? [`hatch cover ${cover} is blocked for an earlier port`] : [],
  );
}
