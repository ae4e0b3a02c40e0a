// What a sweep leaves: the table for people, the rows of runs.csv, and the object of --json.
import { csvRows } from '../../kit/csv.ts';
import { METRIC_KEYS, METRICS, type MetricInfo, type MetricKey } from '../../server/whatif/metrics.ts';
import { CONFIDENCE, type Estimate, type VariantSummary } from '../../server/whatif/summary.ts';
import { failuresOf, type SweepResult } from '../../server/whatif/sweep.ts';

/** A sweep's results as one JSON object: with what each figure is. */
export interface SweepReport extends SweepResult {
  confidence: number;
  metrics: Record<MetricKey, MetricInfo>;
}

export function sweepReport(result: SweepResult): SweepReport {
  return { ...result, confidence: CONFIDENCE, metrics: METRICS };
}

/** The table: a block for each figure, a row in it for each variant, the difference to the first variant beside it. */
export function sweepText(result: SweepResult, keys: readonly MetricKey[]): string {
  const { variants, seeds, hours, warmUpHours, terminal, runs, total } = result;
  const [first] = variants;
  const warm = warmUpHours === 0 ? '' : ` after ${warmUpHours} h`;
  const failed = failuresOf(result);
  return [
    `${result.name}: ${terminal}, ${hours} h${warm}, ${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}`,
    ...(result.interrupted ? [`Interrupted: ${runs.length} of ${total} runs are done.`] : []),
    `Mean over the seeds with its ${CONFIDENCE * 100} % confidence interval; then the difference to "${first?.variant ?? ''}", paired by seed.`,
    '',
    ...blocks(variants, keys),
    ...(failed.length === 0 ? [] : [`${failed.length} of ${total} runs failed:`]),
    ...failed.map(({ variant, seed, error }) => `  ${variant}, seed ${seed}: ${error.code} ${error.message}`),
    '',
  ].join('\n');
}

function blocks(variants: readonly VariantSummary[], keys: readonly MetricKey[]): string[] {
  const rows = keys.map((key) => variants.map((v) => cellsOf(v, key)));
  const widths = [0, 1, 2, 3, 4, 5].map((c) => Math.max(0, ...rows.flat().map((cells) => cells[c]?.length ?? 0)));
  return keys.flatMap((key, k) => {
    const { label, unit, better } = METRICS[key];
    const way = better === null ? '' : ` (${better} is better)`;
    const lines = (rows[k] as string[][]).map((cells) =>
      cells
        .map((cell, c) => (c === 0 || c === 5 ? cell.padEnd(widths[c] as number) : cell.padStart(widths[c] as number)))
        .join('  ')
        .trimEnd(),
    );
    return [`${label}${unit === '' ? '' : `, ${unit}`}${way}`, ...lines.map((line) => `  ${line}`), ''];
  });
}

/** Variant, mean, interval; then difference, its interval, what it shows. */
function cellsOf({ variant, runs, metrics }: VariantSummary, key: MetricKey): string[] {
  const { digits } = METRICS[key];
  const summary = metrics[key];
  const { n, difference } = summary;
  const some = n > 0 && n < runs ? `(${n} of ${runs} runs)` : '';
  const own = [variant, number(summary.mean, digits), [interval(summary, digits), some].filter(Boolean).join(' ')];
  if (difference === null) return own;
  const sign = (difference.mean ?? 0) > 0 ? '+' : '';
  const shown = difference.verdict ?? (difference.n === 1 ? 'one pair of runs: nothing shown' : '');
  return [...own, `${sign}${number(difference.mean, digits)}`, interval(difference, digits), shown];
}

function number(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}

function interval({ low, high }: Estimate, digits: number): string {
  return low === null || high === null ? '' : `[${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}

/** Every run with all its figures, for a spreadsheet (RFC 4180). */
export function runsCsv({ runs }: SweepResult): string {
  const head = ['variant', 'seed', 'ok', ...METRIC_KEYS, 'stateHash', 'cpuSeconds', 'error'];
  const rows = runs.map((run) =>
    run.ok
      ? [run.variant, run.seed, true, ...METRIC_KEYS.map((key) => run.metrics[key]), run.stateHash, run.cpuSeconds, '']
      : [
          run.variant,
          run.seed,
          false,
          ...METRIC_KEYS.map(() => null),
          '',
          '',
          `${run.error.code} ${run.error.message}`,
        ],
  );
  return csvRows([head, ...rows]);
}
