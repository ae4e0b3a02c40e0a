// A vessel's profile: every cell in which a box can stand, what each stack bears, and, where they are known, her limits of lashing and
// visibility and her hydrostatics. Lengths in metres, x forward of the aft perpendicular, y to starboard of the centre line, z above the keel.
import type { VesselSlot } from '../container.ts';
import { onDeck, type HatchCover } from '../vessel.ts';
import type { VesselLimits } from './limits.ts';

export type StackLevel = 'hold' | 'deck';

/** One tier of a stack: which boxes it takes in its fore and aft half (20') and over both (40', 45'). */
export interface CellProfile {
  /** By ISO 9711-1, even. */
  tier: number;
  fore: boolean;
  aft: boolean;
  forty: boolean;
  fortyFive: boolean;
  /** Plugs for reefers; a 40' uses either. */
  forePlug: boolean;
  aftPlug: boolean;
  /** IMDG classes that may not stand here (a class stands for its compatibility groups); 'all' for any dangerous goods. */
  noDangerous: readonly string[] | 'all';
}

/** The cells of one row of one bay in the hold or on deck, from the bottom up. */
export interface StackProfile {
  /** Number of the 40' position, even; of a bay that takes 20' only and stands alone its own, odd (its cells have fore halves only). */
  bay: number;
  row: number;
  level: StackLevel;
  /** Centres of a 40' and of the 20' in the halves, m. */
  x: { forty: number; fore: number; aft: number };
  /** Of the stack's centre line, m. */
  y: number;
  /** Underside of the lowest box, m. */
  base: number;
  /** Heights of boxes that fit upon each other, m; null where it is not told. */
  maxHeight: number | null;
  /** What a stack of 20' in one half and a stack of 40' may weigh, kg; null where it is not told. */
  maxKg20: number | null;
  maxKg40: number | null;
  cells: CellProfile[];
}

/** A bay on one level. */
export interface BayLevel {
  bay: number;
  level: StackLevel;
}

/** Where a profile comes from: told by its owner, designed by the project, or inferred from a plan. */
export type ProfileOrigin = 'told' | 'designed' | 'inferred';

export interface VesselProfile {
  /** Name of the vessel; of a class its name. */
  name: string;
  shipClass: string;
  imo: string;
  callSign: string;
  origin: ProfileOrigin;
  /** What the file says of itself. */
  note: string;
  /** m; 0 where not told. */
  lengthOverAll: number;
  lengthBetweenPerpendiculars: number;
  /** Whether places of stacks (x, y, base) are known or estimated from the numbers of bays, rows and tiers. */
  placesKnown: boolean;
  /** Share of its height at which the centre of mass of a box is taken. */
  heightFactor: number;
  stacks: StackProfile[];
  hatchCovers: HatchCover[];
  /** Places of watertight bulkheads between holds, m, from aft to fore. */
  bulkheads: number[];
  /** Most reefers that can be plugged at once in a bay, where there are fewer than plugs. */
  plugLimits: (BayLevel & { plugs: number })[];
  /** Null where they are not known: then they are not kept. */
  limits: VesselLimits | null;
}

/** The bay number of a stack's half: of an even bay the odd numbers beside it. */
export function halfBay(stack: Pick<StackProfile, 'bay'>, half: 'fore' | 'aft'): number {
  if (stack.bay % 2 === 1) return stack.bay;
  return half === 'fore' ? stack.bay - 1 : stack.bay + 1;
}

/** Containers of 20' that find a cell at once. */
export function capacityTeu(profile: VesselProfile): number {
  let teu = 0;
  for (const stack of profile.stacks)
    for (const cell of stack.cells) {
      const halves = Number(cell.fore) + Number(cell.aft);
      teu += cell.forty || cell.fortyFive ? 2 : halves;
    }
  return teu;
}

/** A stack's name: bay, row and level, as the keys of `findStack`. */
export function stackKey(bay: number, row: number, level: StackLevel): string {
  return `${bay}/${row}/${level}`;
}

/** The stacks of a profile by every bay number under which a slot can name them (fore, aft and 40'). */
export function stacksByBay(profile: VesselProfile): Map<string, number> {
  const found = new Map<string, number>();
  profile.stacks.forEach((stack, index) => {
    found.set(stackKey(stack.bay, stack.row, stack.level), index);
    if (stack.bay % 2 === 1) return;
    for (const half of ['fore', 'aft'] as const) {
      const key = stackKey(halfBay(stack, half), stack.row, stack.level);
      if (!found.has(key)) found.set(key, index);
    }
  });
  return found;
}

/** The key of the stack in which a slot lies. */
export function slotStackKey(slot: VesselSlot): string {
  return stackKey(slot.bay, slot.row, onDeck(slot) ? 'deck' : 'hold');
}

/** A slot as people write it: bay, row and tier in two digits each, the bay in three from 100 on. */
export function slotText({ bay, row, tier }: VesselSlot): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(bay)}${two(row)}${two(tier)}`;
}
