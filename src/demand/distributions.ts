// The figures that demand is drawn from. Unless a line says otherwise they are the defaults of conflowgen 3.0.1 (MIT licence,
// github.com/1kastner/conflowgen, domain_models/distribution_seeders), carried over as numbers. Knows nothing of terminals.
import type { Random } from '../kit/random.ts';
import type { LengthFeet } from '../terminal/container.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** What a box needs of its place. */
export type Storage = 'standard' | 'empty' | 'reefer' | 'dangerous';
/** What brings or takes a box; `mainline` is conflowgen's deep_sea_vessel. */
export type Carrier = 'truck' | 'mainline' | 'feeder';

/**
 * Shares of lengths. Source: container_length_distribution_seeder. Its 0.001 of "other" lengths counts as 40' here, for an
 * automated terminal handles none.
 */
export const LENGTH_SHARES: readonly { lengthFeet: LengthFeet; share: number }[] = [
  { lengthFeet: 20, share: 0.4 },
  { lengthFeet: 40, share: 0.571 },
  { lengthFeet: 45, share: 0.029 },
];

/** Shares of storage requirement, the same for all lengths. Source: container_storage_requirement_distribution_seeder. */
export const STORAGE_SHARES: readonly { storage: Storage; share: number }[] = [
  { storage: 'standard', share: 0.729 },
  { storage: 'empty', share: 0.12 },
  { storage: 'reefer', share: 0.07 },
  { storage: 'dangerous', share: 0.081 },
];

const WEIGHTS_40 = [0, 2, 5, 6, 9, 11, 11, 9, 4, 3, 3, 3, 1, 1, 1];
/**
 * Weights of the gross mass classes up to 2, 4 … 30 t by length. Source: container_weight_distribution_seeder (which draws on
 * the MacGregor container securing brochure).
 */
export const MASS_CLASS_WEIGHTS: Readonly<Record<LengthFeet, readonly number[]>> = {
  20: [1, 1, 2, 2.5, 2.5, 3, 3, 3, 2.5, 2.5, 2, 2, 2, 1, 1],
  40: WEIGHTS_40,
  45: WEIGHTS_40,
};

/**
 * How boxes that one carrier brings go on. Source: mode_of_transport_distribution_seeder (ISL 2015); its shares of train and
 * barge belong to truck here, for the generated terminals have neither.
 */
export const ONWARD_SHARES: Readonly<Record<Carrier, Readonly<Record<Carrier, number>>>> = {
  truck: { truck: 0, feeder: 0.2981, mainline: 0.7019 },
  feeder: { truck: 0.2888, feeder: 0, mainline: 0.7037 },
  mainline: { truck: 0.6899, feeder: 0.2923, mainline: 0 },
};

/**
 * Mean dwell in days, [full, empty], by what brings and what takes. Source: container_dwell_time_distribution_seeder
 * (ISL 2015, interviews with terminals 2021).
 */
export const MEAN_DWELL_DAYS: Readonly<Record<Carrier, Readonly<Record<Carrier, readonly [number, number]>>>> = {
  truck: { truck: [7.1, 18.8], feeder: [3.58, 13], mainline: [6.5, 13.4] },
  feeder: { truck: [3.1, 13.6], feeder: [3.8, 10.6], mainline: [8.3, 14.6] },
  mainline: { truck: [3, 12.2], feeder: [4.3, 14], mainline: [9.3, 27.7] },
};

/** Shortest dwell, hours, by what takes the box: import 3, export cut-off 12, transhipment 3. Source: as the mean dwell. */
export const MIN_DWELL_HOURS = { import: 3, export: 12, transhipment: 3 } as const;

/** Earliest delivery of an export box before its vessel, days (designed; receiving windows of five to seven days are usual). */
export const RECEIVING_WINDOW_DAYS = 6;

/** Share of truck visits that bring a box and take one (designed). */
export const DUAL_SHARE = 0.3;

const NIGHT = [0.6, 0.6, 0.8, 0.8, 0.8, 0.8];
const DAYTIME = [4.8, 6, 6.8, 7.2, 7.4, 7.6, 7.4, 7.2, 7.6, 8, 8, 6];
const EVENING = [4, 2.8, 2.4, 1.2, 1, 0.8];
/**
 * Weights of truck arrivals by hour of the week from Monday 00:00 local, with slot booking; closed from Saturday noon to Monday
 * 03:00. Source: truck_arrival_distribution_seeder (slot booking variant), in 1/510 of a week's arrivals.
 */
export const TRUCK_WEEK: readonly number[] = [
  ...[0, 0, 0, 0.8, 0.8, 0.8, ...DAYTIME, ...EVENING],
  ...[1, 2, 3, 4].flatMap(() => [...NIGHT, ...DAYTIME, ...EVENING]),
  ...[...NIGHT, 0.8, 0.8, 0.8, 0.8, 0.8, 0.6],
  ...Array.from({ length: 36 }, () => 0),
];

/** Dangerous goods as drawn: IMDG class, a UN number of that class, weight of the draw (designed; class 3, 8 and 9 are commonest). */
export const DANGEROUS_SHARES: readonly { imdgClass: string; unNumber: string; share: number }[] = [
  { imdgClass: '3', unNumber: '1993', share: 0.3 },
  { imdgClass: '8', unNumber: '1760', share: 0.2 },
  { imdgClass: '9', unNumber: '3082', share: 0.24 },
  { imdgClass: '6.1', unNumber: '2810', share: 0.1 },
  { imdgClass: '2.1', unNumber: '1950', share: 0.06 },
  { imdgClass: '4.1', unNumber: '1325', share: 0.05 },
  { imdgClass: '5.1', unNumber: '1479', share: 0.05 },
];

/** Set points of reefers, °C, with their weights (designed: frozen, chilled, fruit). */
export const REEFER_SHARES: readonly { celsius: number; share: number }[] = [
  { celsius: -20, share: 0.5 },
  { celsius: 2, share: 0.3 },
  { celsius: 13, share: 0.2 },
];

/** Draws one entry by its share. */
export function drawShare<T extends { share: number }>(random: Random, table: readonly T[]): T {
  return table[random.weighted(table.map((entry) => entry.share))] as T;
}

/**
 * Draws a dwell in hours: lognormal with variance 50 h times the mean and at most three times the mean (both as conflowgen
 * has them), within [min, max]. What falls outside is drawn again; after eight draws it is drawn evenly from the range.
 */
export function drawDwellHours(random: Random, meanDays: number, min: number, max = Infinity): number {
  const mean = meanDays * 24;
  const top = Math.min(3 * mean, max);
  const sigma2 = Math.log(1 + (50 * mean) / (mean * mean));
  for (let tries = 0; tries < 8; tries++) {
    const hours = Math.exp(Math.log(mean) - sigma2 / 2 + Math.sqrt(sigma2) * random.normal());
    if (hours >= min && hours <= top) return hours;
  }
  return min + random.next() * (top - min);
}

/** Mean dwell in days of a box from one carrier to another. */
export function meanDwellDays(from: Carrier, to: Carrier, full: boolean): number {
  return MEAN_DWELL_DAYS[from][to][full ? 0 : 1];
}
