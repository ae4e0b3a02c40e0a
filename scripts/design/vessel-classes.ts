// Five generic classes of container vessels, designed by the project after public averages of their size: main dimensions as those of
// usual vessels, cells by a simple hull shape. They are nobody's vessels.
import { rowOffset, type HatchCover } from '../../src/terminal/vessel.ts';
import type { VesselLimits } from '../../src/terminal/vessel-profile/limits.ts';
import { floatingCondition, sightHeight } from '../../src/terminal/vessel-profile/floating.ts';
import { ORIGIN_NOTES } from '../../src/terminal/vessel-profile/ovd-read.ts';
import {
  capacityTeu,
  type CellProfile,
  type StackProfile,
  type VesselProfile,
} from '../../src/terminal/vessel-profile/profile.ts';
import { hydrostaticRow, hydrostaticTable, round, type Hull } from './vessel-hull.ts';

/** What sets one class apart from another. Counts of 40' bays, rows and tiers; metres. */
export interface ClassDesign {
  file: string;
  teu: number;
  overAll: number;
  depth: number;
  hull: Hull;
  bays: number;
  rows: number;
  holdTiers: number;
  deckTiers: number;
  /** Lowest tier on deck: 72 where tiers of two digits would not do from 82. */
  deckBase: 72 | 82;
  /** Bays before the bridge, and before the funnel; where both stand together, the same. */
  bridgeAfter: number;
  funnelAfter: number;
}

const hull = (length: number, beam: number, draught: number, block: number): Hull => ({ length, beam, draught, block });

/** The classes. Dimensions are averages of vessels in service, as builders and owners publish them. */
export const CLASS_DESIGNS: readonly ClassDesign[] = [
  {
    ...{ file: 'teu-1700', teu: 1700, overAll: 172, depth: 14.2, hull: hull(162, 27.9, 9.5, 0.66) },
    ...{ bays: 9, rows: 11, holdTiers: 5, deckTiers: 5, deckBase: 82, bridgeAfter: 8, funnelAfter: 8 },
  },
  {
    ...{ file: 'teu-5000', teu: 5000, overAll: 294, depth: 21.6, hull: hull(281, 32.2, 13.3, 0.66) },
    ...{ bays: 17, rows: 13, holdTiers: 8, deckTiers: 6, deckBase: 82, bridgeAfter: 13, funnelAfter: 13 },
  },
  {
    ...{ file: 'teu-9000', teu: 9000, overAll: 334, depth: 25.2, hull: hull(319, 43.2, 14.5, 0.65) },
    ...{ bays: 18, rows: 17, holdTiers: 9, deckTiers: 8, deckBase: 82, bridgeAfter: 13, funnelAfter: 13 },
  },
  {
    ...{ file: 'teu-14000', teu: 14000, overAll: 366, depth: 29.9, hull: hull(350, 51.2, 15.5, 0.66) },
    ...{ bays: 21, rows: 20, holdTiers: 10, deckTiers: 9, deckBase: 82, bridgeAfter: 6, funnelAfter: 16 },
  },
  {
    ...{ file: 'teu-24000', teu: 24000, overAll: 400, depth: 33.2, hull: hull(384, 61.4, 16.5, 0.69) },
    ...{ bays: 23, rows: 24, holdTiers: 12, deckTiers: 12, deckBase: 72, bridgeAfter: 7, funnelAfter: 17 },
  },
];

/** Height of a tier of 8'6", and the mean of 8'6" and 9'6", m. */
const LOW = 2.591;
const MEAN = 2.75;
/** Room over the tiers of a hold for boxes of 9'6", m: two of them. */
const HOLD_ROOM = 0.61;
/** Double bottom, and from the upper deck to the top of a hatch cover, m. */
const DOUBLE_BOTTOM = 2;
const COVER_TOP = 2.2;
/** Width of a row in holds and on deck, and what stands beside the outermost cell in a hold, m. */
const ROW_WIDTH = 2.52;
const WING = 0.9;
/** Lengths taken by bridge and by funnel, m; by both in one house. */
const HOUSE = 12;
/** Free length at the bow and abaft the last bay, shares of the length over all. */
const BOW_SHARE = 0.075;
const STERN_SHARE = 0.02;
/** Middle of a 40' position to the middles of its halves, m. */
const HALF = 3.1;
/** Mean mass of a TEU with which the dead load is reckoned, kg: the mean of full and empty boxes. */
const TEU_KG = 8000;
/** Draught of the reckoned departure, share of the design draught. */
const SAILING = 0.94;
/** Classes that are not stowed below deck on these vessels, and the bays (from the bow) whose holds take the others. */
const DECK_ONLY_CLASSES = ['1.1', '1.2', '1.3', '1.5', '1.6', '2.1', '2.3', '4.3', '5.2', '6.2', '7'];
const DANGEROUS_BAYS = [2, 3, 4, 5];

/** A profile with its limits, as the script writes it. */
export function designedProfile(design: ClassDesign): VesselProfile {
  const xs = bayPlaces(design);
  const limits = limitsOf(design, xs);
  const stacks = xs.flatMap((x, i) => [...deckStacks(design, limits, x, i), ...holdStacks(design, x, i)]);
  const profile: VesselProfile = {
    name: `Generic ${design.teu.toLocaleString('en-US')} TEU`,
    ...{ shipClass: design.file, imo: '', callSign: '', origin: 'designed' as const },
    note: `${ORIGIN_NOTES.designed}by the Hawser project after public averages of vessels of this size. It is nobody's vessel.`,
    lengthOverAll: design.overAll,
    lengthBetweenPerpendiculars: design.hull.length,
    ...{ placesKnown: true, heightFactor: 0.45, stacks },
    hatchCovers: xs.flatMap((_, i) => coversOf(stacks, 4 * i + 2)),
    bulkheads: bulkheadsOf(xs),
    ...{ plugLimits: [], limits },
  };
  return { ...profile, limits: withDeadLoad(design, profile) };
}

/** Middles of the 40' positions from the bow, m forward of the aft perpendicular. */
function bayPlaces({ overAll, hull: { length }, bays, bridgeAfter, funnelAfter }: ClassDesign): number[] {
  const stern = length - overAll * (1 - 0.35 * 0.05) + overAll * STERN_SHARE;
  const bow = length + overAll * 0.0175 - overAll * BOW_SHARE;
  const houses = new Set([bridgeAfter, funnelAfter]);
  const pitch = (bow - stern - houses.size * HOUSE) / bays;
  return Array.from({ length: bays }, (_, i) => {
    const before = [...houses].filter((after) => i >= after).length;
    return round(bow - before * HOUSE - (i + 0.5) * pitch, 2);
  });
}

/** Row numbers from port to starboard, by ISO 9711-1; no row 00 where the count is even. */
function rowNumbers(count: number): number[] {
  const half = Math.floor(count / 2);
  const port = Array.from({ length: half }, (_, i) => 2 * (half - i));
  return [...port, ...(count % 2 === 1 ? [0] : []), ...Array.from({ length: half }, (_, i) => 2 * i + 1)];
}

/** y of a row's middle, m to starboard. */
function rowY(row: number, count: number): number {
  const place = rowOffset(row);
  return round((count % 2 === 1 ? place : place - Math.sign(place) / 2) * ROW_WIDTH, 3);
}

/** Half breadth of the hull at a place along it and a height, m: full amidships, finer to the ends and to the keel. Designed. */
function halfBreadth({ hull: { length, beam }, depth }: ClassDesign, x: number, z: number): number {
  const along = x / length;
  const fore = Math.max(0, (along - 0.68) / 0.32);
  const aft = Math.max(0, (0.3 - along) / 0.3);
  const up = Math.min(1, z / depth);
  const ends = 1 - 0.95 * fore ** 1.7 * (1 - 0.55 * up) - 0.75 * aft ** 1.8 * (1 - up);
  const bilge = up < 0.16 ? 1 - 0.16 * ((0.16 - up) / 0.16) ** 2 : 1;
  return (beam / 2) * ends * bilge;
}

function holdStacks(design: ClassDesign, x: number, index: number): StackProfile[] {
  const top = DOUBLE_BOTTOM + design.holdTiers * LOW;
  return rowNumbers(design.rows).flatMap((row) => {
    const y = rowY(row, design.rows);
    const edge = Math.abs(y) + ROW_WIDTH / 2 + WING;
    let first = 0;
    while (first < design.holdTiers && halfBreadth(design, x, DOUBLE_BOTTOM + first * LOW) < edge) first++;
    const tiers = design.holdTiers - first;
    if (tiers < 2) return [];
    const dangerous = DANGEROUS_BAYS.includes(index) ? DECK_ONLY_CLASSES : 'all';
    const plugs = design.teu >= 9000 && index % 6 === 3;
    const cells = Array.from({ length: tiers }, (_, t): CellProfile => {
      const plug = plugs && first + t < 4;
      return {
        ...{ tier: 2 * (first + t + 1), fore: true, aft: true, forty: true, fortyFive: false },
        ...{ forePlug: plug, aftPlug: plug, noDangerous: dangerous },
      };
    });
    const base = round(DOUBLE_BOTTOM + first * LOW, 3);
    return {
      ...{ bay: 4 * index + 2, row, level: 'hold' as const, y, base, cells },
      x: places(x),
      maxHeight: round(top + HOLD_ROOM - base, 3),
      ...{ maxKg20: tiers * 20_000, maxKg40: tiers * 25_000 },
    };
  });
}

function deckStacks(design: ClassDesign, limits: VesselLimits, x: number, index: number): StackProfile[] {
  const base = round(design.depth + COVER_TOP, 3);
  const sight = sightHeight(limits.visibility!, EVEN(design.hull.draught * 0.8), design.hull.length, x + 2 * HALF);
  const inSight = Math.floor((sight - base) / MEAN);
  const rows = rowNumbers(design.rows);
  // The hull's deck narrows towards the bow; rows that have nothing under them are left out.
  const broad = halfBreadth(design, x, design.depth) + 1;
  return rows.flatMap((row) => {
    const y = rowY(row, design.rows);
    if (Math.abs(y) + ROW_WIDTH / 2 > Math.max(broad, (3 * ROW_WIDTH) / 2)) return [];
    // The outermost stacks, in the wind, are a tier lower.
    const outer = Math.abs(rowOffset(row)) === Math.floor(design.rows / 2) ? 1 : 0;
    const tiers = Math.min(design.deckTiers, inSight) - outer;
    if (tiers < 1) return [];
    const cells = Array.from({ length: tiers }, (_, t): CellProfile => {
      const plug = index > 0 && t < 2;
      return {
        ...{ tier: design.deckBase + 2 * t, fore: t < 5, aft: t < 5, forty: true, fortyFive: t >= 2 },
        ...{ forePlug: plug, aftPlug: plug, noDangerous: [] },
      };
    });
    return {
      ...{ bay: 4 * index + 2, row, level: 'deck' as const, y, base, cells },
      x: places(x),
      maxHeight: round(tiers * 2.9, 3),
      ...{ maxKg20: 25_000 + tiers * 8_000, maxKg40: 40_000 + tiers * 12_000 },
    };
  });
}

const places = (x: number): StackProfile['x'] => ({ forty: x, fore: round(x + HALF, 2), aft: round(x - HALF, 2) });
const EVEN = (draught: number) => ({ draughtAft: draught, trim: 0 });

/** Panels of about five rows over the rows that have a hold. */
function coversOf(stacks: readonly StackProfile[], bay: number): HatchCover[] {
  const rows = stacks.filter((stack) => stack.bay === bay && stack.level === 'hold').map(({ row }) => row);
  const panels = rows.length === 0 ? 0 : Math.max(1, 2 * Math.round((rows.length / 5 - 1) / 2) + 1);
  return Array.from({ length: panels }, (_, index) => ({
    ...{ bay, index },
    rows: rows.slice(Math.round((index * rows.length) / panels), Math.round(((index + 1) * rows.length) / panels)),
  })).filter((cover) => cover.rows.length > 0);
}

/** Between every second pair of bays, and at both ends of the cargo holds. */
function bulkheadsOf(xs: readonly number[]): number[] {
  const between = xs.slice(1).flatMap((x, i) => (i % 2 === 1 ? [round((x + xs[i]!) / 2, 2)] : []));
  return [...between, round(xs[0]! + 7.2, 2), round(xs.at(-1)! - 7.2, 2)].sort((a, b) => a - b);
}

function limitsOf(design: ClassDesign, xs: readonly number[]): VesselLimits {
  const { hull: form, overAll, deckTiers, bridgeAfter, depth } = design;
  const tier = (most: number, fallsFrom: number, fall: number, least: number): number[] =>
    Array.from({ length: deckTiers }, (_, t) => Math.max(least, most - Math.max(0, t + 1 - fallsFrom) * fall));
  const eyeX = round((xs[bridgeAfter - 1]! + (xs[bridgeAfter] ?? xs[bridgeAfter - 1]! - 25)) / 2, 1);
  const forward = bridgeAfter < design.bays / 2;
  return {
    format: 'hawser-vessel-limits/1',
    vessel: design.file,
    provenance: [
      {
        path: '/lashing',
        origin: 'designed',
        source: 'Full mass to the height of lashing bridges, falling above them.',
      },
      { path: '/visibility', origin: 'designed', source: 'SOLAS V/22: two lengths or 500 m, whichever is less.' },
      {
        path: '/stability/hydrostatics',
        origin: 'designed',
        source:
          "Block coefficient formulas, Morrish's KB and D'Arcangelo's inertia coefficients on the main dimensions.",
      },
      {
        path: '/stability/deadLoad',
        origin: 'designed',
        source: 'Light ship, fuel and ballast that bring a full vessel to even keel.',
      },
    ],
    lashing: { twentyKg: tier(24_000, 3, 4000, 8000), fortyKg: tier(30_480, Math.ceil(deckTiers / 3), 3000, 9000) },
    visibility: {
      eyeX,
      // A bridge that stands forward need not look over high stacks, one that stands aft must.
      eyeZ: round(depth + COVER_TOP + (deckTiers + (forward ? 1.2 : 2.2)) * 2.9, 1),
      bowX: round(form.length + overAll * 0.0175, 1),
      hidden: Math.min(500, 2 * overAll),
    },
    stability: {
      hydrostatics: hydrostaticTable(form),
      deadLoad: { kg: 1, x: 0, y: 0, z: 0, freeSurface: 0 },
      maxDraught: form.draught,
      ...{ leastTrim: -0.5, mostTrim: 2, leastGm: 0.6, mostHeel: 0.5 },
    },
  };
}

/**
 * The limits with the dead load that lets the vessel, every cell filled alike, float on an even keel at 94 % of her design draught: what is
 * left of the displacement after the boxes, placed so that the whole lies over the centre of buoyancy. Its height is the share 0.3 of the
 * depth: light ship above, fuel and ballast below it.
 */
function withDeadLoad(design: ClassDesign, profile: VesselProfile): VesselLimits {
  const limits = profile.limits!;
  const stability = limits.stability!;
  const row = hydrostaticRow(design.hull, design.hull.draught * SAILING);
  const boxKg = capacityTeu(profile) * TEU_KG;
  let moment = 0;
  for (const stack of profile.stacks) moment += stack.cells.length * 2 * TEU_KG * stack.x.forty;
  const kg = row.displacement - boxKg;
  const deadLoad = {
    kg: Math.round(kg),
    x: round((row.displacement * row.buoyancyX - moment) / kg, 2),
    ...{ y: 0, z: round(0.3 * design.depth, 2) },
    freeSurface: Math.round(row.displacement * 0.1),
  };
  return { ...limits, stability: { ...stability, deadLoad } };
}

/** How a vessel of the class floats with every cell filled alike, for the test of the design. */
export function filledCondition(profile: VesselProfile, kgPerTeu: number) {
  const stability = profile.limits!.stability!;
  const { deadLoad } = stability;
  const moments = {
    kg: deadLoad.kg,
    x: deadLoad.kg * deadLoad.x,
    y: deadLoad.kg * deadLoad.y,
    z: deadLoad.kg * deadLoad.z,
  };
  for (const stack of profile.stacks) {
    const kg = stack.cells.length * 2 * kgPerTeu;
    moments.kg += kg;
    moments.x += kg * stack.x.forty;
    moments.y += kg * stack.y;
    moments.z += kg * (stack.base + (stack.cells.length * MEAN) / 2);
  }
  return floatingCondition(stability, profile.lengthBetweenPerpendiculars, moments);
}
