// The figures of a terminal over a period: each is worked out from sums that add up, so that quarters make hours and hours make days.
// Definitions: docs/reference/kpis.md.

/** What a period came to. Counts and sums of it add up; fill of the yard and reefers are how things stood at its end. */
export interface PeriodSums {
  /** Containers that quay cranes moved. */
  craneMoves: number;
  /** Time of cranes at work for calls, and the part lost to vehicles and the yard, ms. */
  craneMs: number;
  waitMs: number;
  /** Trucks that left, and their time from gate-in to gate-out, ms. */
  trucks: number;
  turnMs: number;
  /** Productive yard moves and rehandles. */
  yardMoves: number;
  rehandles: number;
  /** Way of all vehicles, m. */
  metres: number;
  /** Energy of machines and of reefers, kWh. */
  kWh: number;
  reeferKWh: number;
  /** Containers in the yard, and its filling, 0 to 1. */
  yardBoxes: number;
  yardFill: number;
  /** Reefers plugged in, and off power for longer than they should be. */
  plugged: number;
  reefersLate: number;
  /** Vessels that were sent to the quay, and their time at the roads before it, ms. */
  berthed: number;
  roadsMs: number;
  /** CO2 that vessels saved which came when they were asked to, t. */
  co2Saved: number;
}

/** Names of the figures, in the order in which they are shown. */
export const FIGURES = [
  'craneRate',
  'waitShare',
  'craneMoves',
  'craneHours',
  'truckTurnMinutes',
  'trucksServed',
  'yardFill',
  'yardBoxes',
  'yardMoves',
  'rehandleShare',
  'agvKm',
  'kmPerMove',
  'kWh',
  'kWhPerMove',
  'reeferKWh',
  'plugged',
  'reefersLate',
  'roadsHours',
  'co2Saved',
] as const;
export type FigureId = (typeof FIGURES)[number];

/** How a figure is written: a count, a number with decimals, or a share. */
export type FigureForm = 'count' | 'number' | 'share';

interface Figure {
  form: FigureForm;
  /** null where the period has nothing to work it out from. */
  of: (sums: PeriodSums) => number | null;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const ratio = (a: number, b: number): number | null => (b > 0 ? a / b : null);

/** How each figure is worked out. */
export const FIGURE: Readonly<Record<FigureId, Figure>> = {
  craneRate: { form: 'number', of: (s) => ratio(s.craneMoves, s.craneMs / HOUR_MS) },
  waitShare: { form: 'share', of: (s) => ratio(s.waitMs, s.craneMs) },
  craneMoves: { form: 'count', of: (s) => s.craneMoves },
  craneHours: { form: 'number', of: (s) => s.craneMs / HOUR_MS },
  truckTurnMinutes: { form: 'number', of: (s) => ratio(s.turnMs / MINUTE_MS, s.trucks) },
  trucksServed: { form: 'count', of: (s) => s.trucks },
  yardFill: { form: 'share', of: (s) => s.yardFill },
  yardBoxes: { form: 'count', of: (s) => s.yardBoxes },
  yardMoves: { form: 'count', of: (s) => s.yardMoves },
  rehandleShare: { form: 'share', of: (s) => ratio(s.rehandles, s.yardMoves) },
  agvKm: { form: 'number', of: (s) => s.metres / 1000 },
  kmPerMove: { form: 'number', of: (s) => ratio(s.metres / 1000, s.craneMoves) },
  kWh: { form: 'count', of: (s) => s.kWh },
  kWhPerMove: { form: 'number', of: (s) => ratio(s.kWh, s.craneMoves) },
  reeferKWh: { form: 'count', of: (s) => s.reeferKWh },
  plugged: { form: 'count', of: (s) => s.plugged },
  reefersLate: { form: 'count', of: (s) => s.reefersLate },
  roadsHours: { form: 'number', of: (s) => ratio(s.roadsMs / HOUR_MS, s.berthed) },
  co2Saved: { form: 'number', of: (s) => s.co2Saved },
};

/** Sums that say how things stand, which do not add up over periods. */
const STANDS = ['yardBoxes', 'yardFill', 'plugged', 'reefersLate'] as const;

/** Nothing. */
export function noSums(): PeriodSums {
  return {
    ...{ craneMoves: 0, craneMs: 0, waitMs: 0, trucks: 0, turnMs: 0, yardMoves: 0, rehandles: 0 },
    ...{ metres: 0, kWh: 0, reeferKWh: 0, yardBoxes: 0, yardFill: 0, plugged: 0, reefersLate: 0 },
    ...{ berthed: 0, roadsMs: 0, co2Saved: 0 },
  };
}

/** What periods that follow on each other came to together. */
export function addedUp(periods: readonly PeriodSums[]): PeriodSums {
  const sum = noSums();
  for (const period of periods) for (const name of Object.keys(sum) as (keyof PeriodSums)[]) sum[name] += period[name];
  const last = periods.at(-1);
  for (const name of STANDS) sum[name] = last?.[name] ?? 0;
  return sum;
}

/** What came about between two readings of running sums; how things stand is that of the second. */
export function between(before: PeriodSums, after: PeriodSums): PeriodSums {
  const sums = { ...after };
  for (const name of Object.keys(sums) as (keyof PeriodSums)[])
    if (!STANDS.includes(name as (typeof STANDS)[number])) sums[name] = after[name] - before[name];
  return sums;
}
