// The plan of a bay as lines print it: seen from aft, rows from port to starboard, tiers from the top down, each cell with what stands in
// it now or is to stand in it when she leaves.
import type { PlanBay, PlanBox, VesselPlanView } from '../../server/api.ts';
import { bay40, FIRST_DECK_TIER, rowOffset } from '../../terminal/vessel.ts';

/** What is drawn: how she is stowed now, or how she is to leave. */
export const MOMENTS = ['departure', 'now'] as const;
export type Moment = (typeof MOMENTS)[number];

/** A cell or the fore or aft half of it, in which a 20' stands. */
export type Part = 'whole' | 'fore' | 'aft';

/** Bits of PlanStack.cells. */
const TAKES = { fore: 1, aft: 2, forty: 4, fortyFive: 8, plugs: 48 } as const;

export interface BayCell {
  row: number;
  tier: number;
  takes: number;
  whole: PlanBox | null;
  fore: PlanBox | null;
  aft: PlanBox | null;
}

export interface BayDrawing {
  bay: PlanBay;
  /** From port to starboard. */
  rows: number[];
  /** From the top down. */
  deckTiers: number[];
  holdTiers: number[];
  /** By cellKey(). */
  cells: ReadonlyMap<string, BayCell>;
}

/** A place in a bay's plan: where the keyboard or the pointer is. */
export interface Spot {
  bay: number;
  row: number;
  tier: number;
  part: Part;
}

/** Key of a cell within its bay. */
export function cellKey(row: number, tier: number): string {
  return `${row}/${tier}`;
}

/** True for a box that stands aboard at a moment. */
export function standsAt({ state }: PlanBox, moment: Moment): boolean {
  switch (state) {
    case 'stays':
    case 'loaded':
    case 'restow':
      return true;
    case 'discharge':
      return moment === 'now';
    case 'load':
    case 'off':
      return moment === 'departure';
    case 'discharged':
      return false;
  }
}

/** Which part of its cell a box takes. */
export function partOf(bay: number, ofPlan: number): Part {
  if (bay % 2 === 0) return 'whole';
  return bay <= ofPlan ? 'fore' : 'aft';
}

/** The drawing of a bay at a moment. */
export function drawBay({ boxes }: Pick<VesselPlanView, 'boxes'>, bay: PlanBay, moment: Moment): BayDrawing {
  const cells = new Map<string, BayCell>();
  for (const { row, cells: stack } of bay.stacks)
    for (const { tier, takes } of stack)
      cells.set(cellKey(row, tier), { row, tier, takes, whole: null, fore: null, aft: null });
  for (const box of boxes) {
    if (bay40(box.bay) !== bay40(bay.bay) || !standsAt(box, moment)) continue;
    const key = cellKey(box.row, box.tier);
    // A box stands where it stands, whether the profile has a cell there or not.
    const cell = cells.get(key) ?? { row: box.row, tier: box.tier, takes: 0, whole: null, fore: null, aft: null };
    cells.set(key, { ...cell, [partOf(box.bay, bay.bay)]: box });
  }
  const all = [...cells.values()];
  const tiers = (deck: boolean): number[] =>
    [...new Set(all.map(({ tier }) => tier))].filter((tier) => tier >= FIRST_DECK_TIER === deck).sort((a, b) => b - a);
  return {
    bay,
    rows: [...new Set(all.map(({ row }) => row))].sort((a, b) => rowOffset(a) - rowOffset(b)),
    deckTiers: tiers(true),
    holdTiers: tiers(false),
    cells,
  };
}

/** The box in a part of a cell; null for none. */
export function boxAt(cell: BayCell | undefined, part: Part): PlanBox | null {
  if (!cell) return null;
  return part === 'whole' ? cell.whole : (cell[part] ?? cell.whole);
}

/** The bay number of a spot: of a half that of its 20' bay. */
export function bayOfSpot({ bay, part }: Pick<Spot, 'bay' | 'part'>): number {
  if (part === 'whole' || bay % 2 === 1) return bay;
  return part === 'fore' ? bay - 1 : bay + 1;
}

/** A cell as crews write it: bay, row, tier. */
export function cellText({ bay, row, tier }: { bay: number; row: number; tier: number }): string {
  const digits = (n: number, count: number): string => String(n).padStart(count, '0');
  return `${digits(bay, 3)}-${digits(row, 2)}-${digits(tier, 2)}`;
}

/** A bay by its numbers: the 40' one with those of its 20' halves, "02 (01·03)". */
export function bayText(bay: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return bay % 2 === 1 ? two(bay) : `${two(bay)} (${two(bay - 1)}·${two(bay + 1)})`;
}

/** Parts of a cell that one can go to: those that a carried box could take, else those that hold something. */
export function partsOf(cell: BayCell, carried: PlanBox | null): Part[] {
  if (carried) return carried.feet === 20 ? ['fore', 'aft'] : ['whole'];
  return cell.fore || cell.aft ? ['fore', 'aft'] : ['whole'];
}

/** Whether a cell has a plug for reefers. */
export function hasPlug({ takes }: BayCell): boolean {
  return (takes & TAKES.plugs) !== 0;
}

export type Step = 'left' | 'right' | 'up' | 'down';

/** The next spot in a direction; the same where the plan ends. */
export function stepFrom(drawing: BayDrawing, spot: Spot, step: Step, carried: PlanBox | null): Spot {
  const { rows, deckTiers, holdTiers, cells, bay } = drawing;
  const to = (row: number, tier: number, side: 'first' | 'last' | 'same'): Spot | null => {
    const cell = cells.get(cellKey(row, tier));
    if (!cell) return null;
    const parts = partsOf(cell, carried);
    const same = parts.includes(spot.part) ? spot.part : parts[0]!;
    const part = side === 'first' ? parts[0]! : side === 'last' ? parts.at(-1)! : same;
    return { bay: bay.bay, row, tier, part };
  };
  if (step === 'left' || step === 'right') {
    const cell = cells.get(cellKey(spot.row, spot.tier));
    const parts = cell ? partsOf(cell, carried) : [];
    const beside = parts[parts.indexOf(spot.part) + (step === 'right' ? 1 : -1)];
    if (parts.includes(spot.part) && beside) return { ...spot, part: beside };
    return (
      firstOf(after(rows, spot.row, step === 'right'), (row) =>
        to(row, spot.tier, step === 'right' ? 'first' : 'last'),
      ) ?? spot
    );
  }
  const tiers = [...deckTiers, ...holdTiers];
  return firstOf(after(tiers, spot.tier, step === 'down'), (tier) => to(spot.row, tier, 'same')) ?? spot;
}

/** What comes after a value in a list, onwards or back. */
function after(list: readonly number[], value: number, onwards: boolean): number[] {
  const at = list.indexOf(value);
  return onwards ? list.slice(at + 1) : list.slice(0, Math.max(0, at)).reverse();
}

function firstOf(list: readonly number[], find: (value: number) => Spot | null): Spot | null {
  for (const value of list) {
    const found = find(value);
    if (found) return found;
  }
  return null;
}

/** A spot that is there: the same, else the first box of the bay, else its first cell; null for a bay without cells. */
export function nearestSpot(drawing: BayDrawing, spot: Spot | null, carried: PlanBox | null): Spot | null {
  const { bay, cells, deckTiers, holdTiers, rows } = drawing;
  const at = (cell: BayCell): Spot => {
    const parts = partsOf(cell, carried);
    const part = spot && parts.includes(spot.part) ? spot.part : parts[0]!;
    return { bay: bay.bay, row: cell.row, tier: cell.tier, part };
  };
  const same = spot && cells.get(cellKey(spot.row, spot.tier));
  if (same) return at(same);
  const inOrder = [...deckTiers, ...holdTiers].flatMap((tier) =>
    rows.flatMap((row) => cells.get(cellKey(row, tier)) ?? []),
  );
  const first = inOrder.find((cell) => cell.whole ?? cell.fore ?? cell.aft) ?? inOrder[0];
  return first ? at(first) : null;
}
