// The cells of a vessel as columns of numbers, and what of a problem does not change while it is planned.
import { rowOffset } from '../../terminal/vessel.ts';
import { sightHeight } from '../../terminal/vessel-profile/floating.ts';
import type { FloatingCondition } from '../../terminal/vessel-profile/floating.ts';
import type { StackProfile, VesselProfile } from '../../terminal/vessel-profile/profile.ts';

/** Bits of `takes`. */
export const TAKES = { fore: 1, aft: 2, forty: 4, fortyFive: 8, forePlug: 16, aftPlug: 32 } as const;
/** Halves of a stack: its arrays of halves hold the fore one at 2s, the aft one at 2s + 1. */
export const FORE = 0;
export const AFT = 1;
/** A box over both halves. */
export const BOTH = 2;
export type Half = typeof FORE | typeof AFT | typeof BOTH;

/** Lengths of boxes, m. */
export const LONG_BOX = 12.19;
export const SHORT_BOX = 6.06;
/** A tier of 8'6", mm: the step where one half of a stack begins higher than the other. */
const LOW_TIER = 2591;

export interface CellTable {
  stacks: readonly StackProfile[];
  /** By stack: index of its first cell, count of cells. */
  first: Int32Array;
  count: Uint8Array;
  /** By cell: what it takes; whether dangerous goods are kept out by the index into `forbidden` (-1 all, 0 none). */
  takes: Uint8Array;
  forbidden: Int16Array;
  forbiddenSets: (readonly string[])[];
  deck: Uint8Array;
  /** By half: the lowest cell, and the structure under it, mm. */
  lowest: Uint8Array;
  step: Int32Array;
  /** Limits by stack; Infinity where there is none: mm, kg. */
  maxHeight: Float64Array;
  maxKg20: Float64Array;
  maxKg40: Float64Array;
  /** By stack and Half (3s + half): height that visibility leaves, mm above the stack's base. */
  sight: Float64Array;
  /** Number of the hold between bulkheads. */
  hold: Int16Array;
  /** Index of the hatch cover over or under the stack, -1 without one; stacks of each cover. */
  coverOf: Int16Array;
  coverStacks: number[][];
  /** Index into `bays`, even numbers from the bow. */
  bayOf: Int16Array;
  bays: number[];
  /** Index into `plugLimits` of the profile, -1 without a limit. */
  plugGroup: Int16Array;
}

/** The columns of a profile. Visibility is taken for the vessel floating as told; null: no limit. */
export function cellTable(profile: VesselProfile, floats: FloatingCondition | null): CellTable {
  const { stacks } = profile;
  const cells = stacks.flatMap((stack) => stack.cells);
  const n = stacks.length;
  const first = new Int32Array(n);
  for (let s = 1; s < n; s++) first[s] = first[s - 1]! + stacks[s - 1]!.cells.length;
  const bays = [...new Set(stacks.map(({ bay }) => bay))].sort((a, b) => a - b);
  const perStack = <T extends Record<number, number>>(array: T, of: (stack: StackProfile) => number): T => {
    stacks.forEach((stack, s) => (array[s] = of(stack)));
    return array;
  };
  const { forbidden, sets } = forbiddenOf(stacks);
  const covers = coversOf(profile);
  return {
    stacks,
    first,
    count: perStack(new Uint8Array(n), (stack) => stack.cells.length),
    takes: Uint8Array.from(cells, (cell) => {
      const { fore, aft, forty, fortyFive, forePlug, aftPlug } = cell;
      const bits = [fore, aft, forty, fortyFive, forePlug, aftPlug];
      return bits.reduce((sum, bit, i) => sum + (bit ? 1 << i : 0), 0);
    }),
    forbidden,
    forbiddenSets: sets,
    deck: perStack(new Uint8Array(n), ({ level }) => Number(level === 'deck')),
    ...halvesOf(stacks),
    maxHeight: perStack(new Float64Array(n), ({ maxHeight }) =>
      maxHeight === null ? Infinity : Math.round(maxHeight * 1000),
    ),
    maxKg20: perStack(new Float64Array(n), ({ maxKg20 }) => maxKg20 ?? Infinity),
    maxKg40: perStack(new Float64Array(n), ({ maxKg40 }) => maxKg40 ?? Infinity),
    sight: sightOf(profile, floats),
    hold: perStack(new Int16Array(n), ({ x }) => profile.bulkheads.filter((at) => at < x.forty).length),
    coverOf: covers.of,
    coverStacks: covers.stacks,
    bayOf: perStack(new Int16Array(n), ({ bay }) => bays.indexOf(bay)),
    bays,
    plugGroup: perStack(new Int16Array(n), ({ bay, level }) =>
      profile.plugLimits.findIndex((limit) => limit.bay === bay && limit.level === level),
    ),
  };
}

function forbiddenOf(stacks: readonly StackProfile[]): { forbidden: Int16Array; sets: (readonly string[])[] } {
  const known = new Map<string, number>([['', 0]]);
  const sets: (readonly string[])[] = [[]];
  const forbidden = stacks.flatMap(({ cells }) =>
    cells.map(({ noDangerous }) => {
      if (noDangerous === 'all') return -1;
      const key = noDangerous.join(' ');
      const index = known.get(key) ?? sets.push(noDangerous) - 1;
      known.set(key, index);
      return index;
    }),
  );
  return { forbidden: Int16Array.from(forbidden), sets };
}

/** Where each half of a stack begins, and how much structure is under it. */
function halvesOf(stacks: readonly StackProfile[]): Pick<CellTable, 'lowest' | 'step'> {
  const lowest = new Uint8Array(2 * stacks.length);
  const step = new Int32Array(2 * stacks.length);
  stacks.forEach(({ cells }, s) => {
    for (const half of [FORE, AFT] as const) {
      const at = cells.findIndex((cell) => (half === FORE ? cell.fore : cell.aft) || cell.forty || cell.fortyFive);
      lowest[2 * s + half] = at < 0 ? cells.length : at;
      step[2 * s + half] = Math.max(0, at) * LOW_TIER;
    }
  });
  return { lowest, step };
}

/** Middle of a box along the vessel, m. */
export function boxX(stack: StackProfile, half: Half): number {
  return half === BOTH ? stack.x.forty : half === FORE ? stack.x.fore : stack.x.aft;
}

function sightOf(
  { stacks, limits, lengthBetweenPerpendiculars }: VesselProfile,
  floats: FloatingCondition | null,
): Float64Array {
  const sight = new Float64Array(3 * stacks.length).fill(Infinity);
  const visibility = limits?.visibility;
  if (visibility === undefined || floats === null) return sight;
  stacks.forEach((stack, s) => {
    if (stack.level === 'hold') return;
    for (const half of [FORE, AFT, BOTH] as const) {
      const end = boxX(stack, half) + (half === BOTH ? LONG_BOX : SHORT_BOX) / 2;
      const top = sightHeight(visibility, floats, lengthBetweenPerpendiculars, end);
      sight[3 * s + half] = (top - stack.base) * 1000;
    }
  });
  return sight;
}

function coversOf({ stacks, hatchCovers }: VesselProfile): { of: Int16Array; stacks: number[][] } {
  const of = new Int16Array(stacks.length).fill(-1);
  const found: number[][] = hatchCovers.map(() => []);
  hatchCovers.forEach(({ bay, rows }, k) => {
    const ends = rows.map(rowOffset);
    const [port, starboard] = [Math.min(...ends), Math.max(...ends)];
    stacks.forEach((stack, s) => {
      const at = rowOffset(stack.row);
      if (stack.bay !== bay || at < port || at > starboard) return;
      of[s] = k;
      found[k]!.push(s);
    });
  });
  return { of, stacks: found };
}
