// Vessel classes from feeder to 24,000 TEU: their cells by ISO 9711, and the geometry that follows from them. Dimensions
// follow from terminal/vessel.ts, so that the vessel that is generated is the vessel that the cranes see.
import type { LengthFeet, VesselSlot } from '../terminal/container.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { geometryFromCells, type VesselGeometry } from '../terminal/vessel.ts';

/** A class of vessels. Counts are of 40' bays, rows (odd, so that there is a row 00) and tiers; designed after typical ships. */
export interface VesselClass {
  name: string;
  kind: 'mainline' | 'feeder';
  bays: number;
  rows: number;
  holdTiers: number;
  deckTiers: number;
  /** Lowest deck tier: 82, or 72 where more than nine tiers must be told in two digits. */
  deckBase: number;
  /** Usual moves of one call, discharge and load together (designed). */
  moves: number;
}

/** From large to small. Lengths come out at 396, 367, 353, 295, 281, 223, 180 and 151 m. */
export const VESSEL_CLASSES: readonly VesselClass[] = [
  { name: '24000', kind: 'mainline', bays: 23, rows: 23, holdTiers: 11, deckTiers: 12, deckBase: 72, moves: 3600 },
  { name: '15000', kind: 'mainline', bays: 21, rows: 19, holdTiers: 10, deckTiers: 9, deckBase: 82, moves: 2600 },
  { name: '14000', kind: 'mainline', bays: 20, rows: 19, holdTiers: 10, deckTiers: 8, deckBase: 82, moves: 2200 },
  { name: '8000', kind: 'mainline', bays: 16, rows: 17, holdTiers: 8, deckTiers: 7, deckBase: 82, moves: 1400 },
  { name: '4500', kind: 'mainline', bays: 15, rows: 13, holdTiers: 6, deckTiers: 6, deckBase: 82, moves: 800 },
  { name: '2400', kind: 'feeder', bays: 11, rows: 11, holdTiers: 5, deckTiers: 5, deckBase: 82, moves: 520 },
  { name: '1600', kind: 'feeder', bays: 8, rows: 11, holdTiers: 5, deckTiers: 4, deckBase: 82, moves: 380 },
  { name: '950', kind: 'feeder', bays: 6, rows: 9, holdTiers: 5, deckTiers: 4, deckBase: 82, moves: 240 },
];

/** Row numbers from port to starboard: even outwards on port, 00 on the centre line, odd on starboard. */
export function rowsOf(count: number): number[] {
  const half = (count - 1) / 2;
  const port = Array.from({ length: half }, (_, i) => 2 * (half - i));
  return [...port, 0, ...Array.from({ length: half }, (_, i) => 2 * i + 1)];
}

/** The rows that have a hold in bay `index` (from the bow): the hull is narrower in the two foremost and the aftmost bay. */
export function holdRows(vessel: VesselClass, index: number): number[] {
  const narrower = index === 0 ? 4 : index === 1 || index === vessel.bays - 1 ? 2 : 0;
  return rowsOf(Math.max(3, vessel.rows - 2 * narrower));
}

/** Deck tiers in bay `index`: two fewer over the two foremost bays, for the view from the bridge. */
export function deckTiers(vessel: VesselClass, index: number): number {
  return index < 2 ? Math.max(2, vessel.deckTiers - 2) : vessel.deckTiers;
}

/** Every 40' cell of a class. */
export function cellsOf(vessel: VesselClass): { slot: VesselSlot; lengthFeet: LengthFeet }[] {
  const cells: { slot: VesselSlot; lengthFeet: LengthFeet }[] = [];
  for (let index = 0; index < vessel.bays; index++) {
    const bay = 4 * index + 2;
    for (const row of holdRows(vessel, index))
      for (let t = 1; t <= vessel.holdTiers; t++) cells.push({ slot: { bay, row, tier: 2 * t }, lengthFeet: 40 });
    for (const row of rowsOf(vessel.rows))
      for (let t = 0; t < deckTiers(vessel, index); t++)
        cells.push({ slot: { bay, row, tier: vessel.deckBase + 2 * t }, lengthFeet: 40 });
  }
  return cells;
}

/** The geometry of a vessel of a class. */
export function geometryOf(vessel: VesselClass, name: string): VesselGeometry {
  return geometryFromCells(name, cellsOf(vessel));
}

/** TEU of all cells. */
export function capacityTeu(vessel: VesselClass): number {
  return 2 * cellsOf(vessel).length;
}

/** The classes that fit a terminal: length with clearance at both ends, and draught with keel clearance at the deepest berth. */
export function classesThatFit(model: TerminalModel): VesselClass[] {
  const { length, mooringClearance, underKeelClearance, depth } = model.quay;
  const deepest = Math.max(depth, ...model.berths.map((berth) => berth.depth));
  return VESSEL_CLASSES.filter((vessel) => {
    const geometry = geometryOf(vessel, vessel.name);
    return geometry.length + 2 * mooringClearance <= length && geometry.draught + underKeelClearance <= deepest;
  });
}
