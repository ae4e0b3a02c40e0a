// The few statistics that reports need. Empty input has no mean and no percentile: null, never 0.
import { invariant } from '../kit/invariant.ts';

/** A quarter of an hour, ms: the step of every time series on the screens. */
export const QUARTER_HOUR_MS = 900_000;

/** Arithmetic mean; null without values. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * Percentile by nearest rank: the smallest value such that at least p % of the values are not above it, so always one of the
 * values and never between two. p over 0, at most 100; null without values.
 */
export function percentile(values: readonly number[], p: number): number | null {
  invariant(p > 0 && p <= 100, `a percentile lies over 0 and up to 100, not at ${p}`);
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  // Multiplied before divided: p / 100 is not exact, so that ceil would take one rank too many for p = 55, n = 100.
  const rank = Math.ceil((p * sorted.length) / 100);
  return sorted[rank - 1] as number;
}

/** One observation at a time, ms. */
export interface Observation {
  at: number;
  value: number;
}

/** What was observed in one bin [start, start + width). */
export interface Bin {
  start: number;
  count: number;
  sum: number;
  /** Null without observations. */
  mean: number | null;
}

/**
 * Bins of a time series from `from` to `to` (ms), counted from whole multiples of the width since the epoch, without gaps; the
 * first and the last bin may reach over the ends. Observations outside [from, to) do not count.
 */
export function binned(
  observations: readonly Observation[],
  from: number,
  to: number,
  width: number = QUARTER_HOUR_MS,
): Bin[] {
  invariant(width > 0 && to >= from, `a series has bins of some width (${width}) and does not end before it starts`);
  const first = Math.floor(from / width);
  const bins: Bin[] = [];
  for (let i = first; i * width < to; i++) bins.push({ start: i * width, count: 0, sum: 0, mean: null });
  for (const { at, value } of observations) {
    const bin = at >= from && at < to ? bins[Math.floor(at / width) - first] : undefined;
    if (bin === undefined) continue;
    bin.count++;
    bin.sum += value;
    bin.mean = bin.sum / bin.count;
  }
  return bins;
}
