// A vessel's shape as far as cranes need it. Without a profile it is derived from the cells of her plan.
import type { LengthFeet, VesselSlot } from './container.ts';

/** Tiers from here up stand on deck (ISO 9711-1: hold from 02, deck from 72 or 82; 70 is below every deck base in use). */
export const FIRST_DECK_TIER = 70;
/** Pitch of 40' bays along the vessel, m (12.19 m box and the gap for lashing bridges; designed, typical of cellular ships). */
export const BAY_PITCH = 14.4;
/** Pitch of rows, m (2.438 m box and the cell guide). */
export const ROW_PITCH = 2.52;
/** Height of one tier, m (mean of 8'6" and 9'6"). */
export const TIER_HEIGHT = 2.75;
/** Hatch cover panels span this many rows (designed; 3 or 4 panels over the beam are usual). */
export const ROWS_PER_HATCH = 5;

/** One hatch cover: closes the hold of some rows of one 40' bay. */
export interface HatchCover {
  /** Even bay number. */
  bay: number;
  /** Index over the beam, from port. */
  index: number;
  rows: number[];
}

/** What cranes and berths need to know of a vessel. */
export interface VesselGeometry {
  name: string;
  /** Length over all, beam, draught, m. */
  length: number;
  beam: number;
  draught: number;
  /** Even numbers of the 40' bays, bow to stern. */
  bays: number[];
  /** Rows over the beam. */
  rowCount: number;
  /** Lowest deck tier used, e.g. 80 or 82. */
  deckBase: number;
  /** Highest hold tier used; 0 without a hold. */
  holdTop: number;
  hatchCovers: HatchCover[];
}

/** The even bay (40' position) that a bay number belongs to: 1, 2, 3 → 2; 5, 6, 7 → 6. */
export function bay40(bay: number): number {
  return Math.floor((bay - 1) / 4) * 4 + 2;
}

/** True for a slot on deck. */
export function onDeck(slot: VesselSlot): boolean {
  return slot.tier >= FIRST_DECK_TIER;
}

/** Distance of a bay's centre from the bow, m. */
export function bayOffset(bay: number): number {
  return 20 + ((bay - 2) / 4) * BAY_PITCH + BAY_PITCH / 2;
}

/** Rows from port to starboard as a count from the centre line: row 02 → -1, 00 → 0, 01 → +1 (without a row 00: 0.5 less). */
export function rowOffset(row: number): number {
  if (row === 0) return 0;
  return row % 2 === 1 ? (row + 1) / 2 : -row / 2;
}

/** Height of the bottom of a slot over the quay's level, m (hold floor 10 m below, deck 6 m above; designed). */
export function slotHeight(slot: VesselSlot, geometry: VesselGeometry): number {
  if (onDeck(slot)) return 6 + ((slot.tier - geometry.deckBase) / 2) * TIER_HEIGHT;
  return 4 - ((geometry.holdTop - slot.tier) / 2 + 1) * TIER_HEIGHT;
}

/**
 * A geometry from the cells of a plan: bays, rows and tiers as found, hatch covers where there is a hold.
 * Length and draught are estimates: bays times pitch plus 45 m of bow, house and stern; draught by length (7 m at 100 m to
 * 16 m at 400 m; linear fit, designed).
 */
export function geometryFromCells(
  name: string,
  cells: readonly { slot: VesselSlot; lengthFeet: LengthFeet }[],
): VesselGeometry {
  const bays = [...new Set(cells.map((c) => bay40(c.slot.bay)))].sort((a, b) => a - b);
  let maxRow = 0;
  let deckBase = 98;
  let holdTop = 0;
  const holdRows = new Map<number, Set<number>>();
  for (const { slot } of cells) {
    maxRow = Math.max(maxRow, slot.row);
    if (onDeck(slot)) deckBase = Math.min(deckBase, slot.tier);
    else {
      holdTop = Math.max(holdTop, slot.tier);
      const bay = bay40(slot.bay);
      holdRows.set(bay, (holdRows.get(bay) ?? new Set()).add(slot.row));
    }
  }
  const length = Math.round(bayOffset(bays.at(-1) ?? 2) + BAY_PITCH / 2 + 45);
  const rowCount = maxRow + 1;
  return {
    name,
    length,
    beam: Math.round(rowCount * ROW_PITCH + 3),
    draught: Math.round((7 + ((Math.max(length, 100) - 100) / 300) * 9) * 10) / 10,
    bays,
    rowCount,
    deckBase,
    holdTop,
    hatchCovers: bays.flatMap((bay) => (holdRows.has(bay) ? hatchCoversOf(bay, maxRow) : [])),
  };
}

function hatchCoversOf(bay: number, maxRow: number): HatchCover[] {
  const rows: number[] = [];
  for (let row = maxRow; row >= 0; row--) if (row % 2 === 0) rows.push(row);
  for (let row = 1; row <= maxRow; row += 2) rows.push(row);
  const panels = Math.max(1, Math.round(rows.length / ROWS_PER_HATCH));
  return Array.from({ length: panels }, (_, index) => ({
    bay,
    index,
    rows: rows.slice(Math.floor((index * rows.length) / panels), Math.floor(((index + 1) * rows.length) / panels)),
  }));
}
