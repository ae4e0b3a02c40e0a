// Slots of places: what a stack, a cell and a half are called on the vessel.
import type { VesselSlot } from '../../terminal/container.ts';
import { halfBay } from '../../terminal/vessel-profile/profile.ts';
import { AFT, BOTH, type CellTable } from './cell-table.ts';
import type { Place, Ship } from './ship.ts';

/** The slot of a place. */
export function slotOfPlace({ stacks }: CellTable, { stack, cell, half }: Place): VesselSlot {
  const { row, cells, bay } = stacks[stack]!;
  const number = half === BOTH ? bay : halfBay({ bay }, half === AFT ? 'aft' : 'fore');
  return { bay: number, row, tier: cells[cell]!.tier };
}

/** The slot in which a box of the ship stands. */
export function slotOfBox(ship: Ship, box: number): VesselSlot {
  const where = ship.where[box]!;
  const stack = ship.stackOfCell[where >> 2]!;
  return slotOfPlace(ship.cells, {
    stack,
    cell: (where >> 2) - ship.cells.first[stack]!,
    half: (where & 3) as Place['half'],
  });
}
