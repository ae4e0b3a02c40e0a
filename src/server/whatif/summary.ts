// Results side by side: for every variant and figure the mean over the seeds with its confidence interval, and the difference to the
// first variant, paired by seed. Since a seed gives every variant the same traffic, a pair differs by the variant alone.
import { invariant } from '../../kit/invariant.ts';
import { mean } from '../../office/statistics.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { METRIC_KEYS, METRICS, type MetricKey, type Metrics } from './metrics.ts';
import { studentFactor } from './student.ts';

/** Probability with which an interval holds the true mean. */
export const CONFIDENCE = 0.95;

/** What became of one run. */
export type RunResult = RunDone | RunFailed;

export interface RunDone {
  variant: string;
  seed: number;
  ok: true;
  metrics: Metrics;
  /** Hash of the whole record at the end: the same run anywhere gives the same. */
  stateHash: string;
  /** Processor time of the run. */
  cpuSeconds: number;
}

export interface RunFailed {
  variant: string;
  seed: number;
  ok: false;
  error: Pick<Diagnostic, 'code' | 'message' | 'where' | 'cure'>;
}

/** A mean with its confidence interval; without two values there is no interval, without one no mean. */
export interface Estimate {
  n: number;
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** 'different': of a figure of which neither way is better. Null: one pair alone shows nothing about others. */
export type Verdict = 'better' | 'worse' | 'different' | 'no difference shown' | null;

/** This variant less the first, over the seeds that both have. */
export interface Difference extends Estimate {
  verdict: Verdict;
}

export interface MetricSummary extends Estimate {
  /** Null for the first variant. */
  difference: Difference | null;
}

/** One row of results side by side. */
export interface VariantSummary {
  variant: string;
  /** Runs that came to their end, and that failed. */
  runs: number;
  failed: number;
  /** What is to be known of the row, such as that there is no chance in it. */
  note: string | null;
  metrics: Record<MetricKey, MetricSummary>;
}

/** A variant for the summary. */
export interface SummaryVariant {
  name: string;
  /** No chance in it: its one run stands for every seed. */
  certain: boolean;
}

/** Said of a variant in which nothing is left to chance. */
export const NO_CHANCE = 'no chance in this variant: one run';

/** The rows, in the order of the variants; the first is what the others are compared to. */
export function summarise(variants: readonly SummaryVariant[], results: readonly RunResult[]): VariantSummary[] {
  const done = new Map<string, Map<number, Metrics>>(variants.map((v) => [v.name, new Map()]));
  const failed = new Map<string, number>();
  for (const result of results) {
    const runs = done.get(result.variant);
    invariant(runs, `a result of "${result.variant}", which is no variant`);
    if (result.ok) runs.set(result.seed, result.metrics);
    else failed.set(result.variant, (failed.get(result.variant) ?? 0) + 1);
  }
  const [first] = variants;
  const base = first && (done.get(first.name) as Map<number, Metrics>);
  return variants.map((variant, index) => {
    const runs = done.get(variant.name) as Map<number, Metrics>;
    const pairs = index === 0 || !base ? null : pairsOf(runs, variant.certain, base, first.certain);
    return {
      variant: variant.name,
      runs: runs.size,
      failed: failed.get(variant.name) ?? 0,
      note: variant.certain ? NO_CHANCE : null,
      metrics: metricsOf(runs, pairs),
    };
  });
}

type Pair = [here: Metrics, base: Metrics];

/** Pairs of one seed; the one run of a variant without chance is paired with every seed of the other. */
function pairsOf(
  here: ReadonlyMap<number, Metrics>,
  hereCertain: boolean,
  base: ReadonlyMap<number, Metrics>,
  baseCertain: boolean,
): Pair[] {
  const only = (runs: ReadonlyMap<number, Metrics>): Metrics | undefined => runs.values().next().value;
  const seeds = [...(hereCertain ? base : here).keys()].sort((a, b) => a - b);
  const pairs: Pair[] = [];
  for (const seed of hereCertain && baseCertain ? seeds.slice(0, 1) : seeds) {
    const mine = hereCertain ? only(here) : here.get(seed);
    const other = baseCertain ? only(base) : base.get(seed);
    if (mine && other) pairs.push([mine, other]);
  }
  return pairs;
}

function metricsOf(runs: ReadonlyMap<number, Metrics>, pairs: Pair[] | null): Record<MetricKey, MetricSummary> {
  const seeds = [...runs.keys()].sort((a, b) => a - b);
  const entries = METRIC_KEYS.map((key): [MetricKey, MetricSummary] => {
    const values = seeds.flatMap((seed) => (runs.get(seed) as Metrics)[key] ?? []);
    return [key, { ...estimate(values), difference: pairs === null ? null : differenceOf(key, pairs) }];
  });
  return Object.fromEntries(entries) as Record<MetricKey, MetricSummary>;
}

function differenceOf(key: MetricKey, pairs: readonly Pair[]): Difference {
  const values = pairs.flatMap(([here, base]) => {
    const [a, b] = [here[key], base[key]];
    return a === null || b === null ? [] : [a - b];
  });
  const found = estimate(values);
  return { ...found, verdict: verdictOf(key, found) };
}

function verdictOf(key: MetricKey, { low, high }: Estimate): Verdict {
  if (low === null || high === null) return null;
  if (low <= 0 && high >= 0) return 'no difference shown';
  const { better } = METRICS[key];
  if (better === null) return 'different';
  return low > 0 === (better === 'more') ? 'better' : 'worse';
}

/**
 * The mean of values with its confidence interval: mean ± t·s/√n, s the estimated standard deviation (divided by n - 1), t Student's
 * factor with n - 1 degrees of freedom (W. S. Gosset, "The probable error of a mean", Biometrika 6, 1908). Holds for means of
 * values that scatter about normally.
 */
export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const middle = mean(values);
  if (middle === null || n < 2) return { n, mean: middle, low: null, high: null };
  let squares = 0;
  for (const value of values) squares += (value - middle) ** 2;
  const half = studentFactor(CONFIDENCE, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { n, mean: middle, low: middle - half, high: middle + half };
}
