// Results side by side, from made-up figures whose means and intervals are known by hand.
import { describe, expect, test } from 'vitest';
import { METRIC_KEYS, type MetricKey, type Metrics } from './metrics.ts';
import { estimate, NO_CHANCE, summarise, type RunResult } from './summary.ts';

/** Figures of which only some matter. */
function figures(parts: Partial<Metrics>): Metrics {
  const zero = Object.fromEntries(METRIC_KEYS.map((key) => [key, 0])) as Metrics;
  return { ...zero, ...parts };
}

const done = (variant: string, seed: number, parts: Partial<Metrics>): RunResult => ({
  ...{ variant, seed, ok: true, metrics: figures(parts), stateHash: '', cpuSeconds: 1 },
});
const failed = (variant: string, seed: number): RunResult => ({
  ...{ variant, seed, ok: false, error: { code: 'HWS-SWP-022', message: '', where: '', cure: '' } },
});
const drawn = (...names: string[]) => names.map((name) => ({ name, certain: false }));

/** Two variants with the figures of seeds 1, 2, 3 … in turn. */
function compare(key: MetricKey, base: (number | null)[], other: (number | null)[]) {
  const results = [
    ...base.map((value, i) => done('a', i + 1, { [key]: value })),
    ...other.map((value, i) => done('b', i + 1, { [key]: value })),
  ];
  return summarise(drawn('a', 'b'), results).map((row) => row.metrics[key]);
}

describe('an estimate', () => {
  test("has the mean and an interval of Student's factor times the standard error", () => {
    // Mean 12, deviation 2, standard error 2/√3, factor for 2 degrees of freedom 4.3027.
    const { n, mean, low, high } = estimate([10, 12, 14]);
    expect([n, mean]).toEqual([3, 12]);
    expect(low).toBeCloseTo(12 - 4.9683, 3);
    expect(high).toBeCloseTo(12 + 4.9683, 3);
  });

  test('of one value has no interval, and of none no mean', () => {
    expect(estimate([7])).toEqual({ n: 1, mean: 7, low: null, high: null });
    expect(estimate([])).toEqual({ n: 0, mean: null, low: null, high: null });
  });
});

describe('a difference', () => {
  test('is taken seed by seed: what all seeds share does not hide it', () => {
    // The seeds are far apart, the variants always by about 1: the intervals of the means overlap, that of the difference is clear of 0.
    const [a, b] = compare('craneRate', [20, 30, 40], [21, 31.1, 40.9]);
    expect(a!.high!).toBeGreaterThan(b!.low!);
    expect(b!.difference).toMatchObject({ n: 3, verdict: 'better' });
    expect(b!.difference!.mean).toBeCloseTo(1, 9);
    expect(b!.difference!.low!).toBeGreaterThan(0);
  });

  test('is better or worse by what the figure wants', () => {
    expect(compare('craneRate', [30, 30, 30], [29, 28.9, 29.1])[1]!.difference!.verdict).toBe('worse');
    expect(compare('truckTurnMean', [30, 30, 30], [29, 28.9, 29.1])[1]!.difference!.verdict).toBe('better');
    expect(compare('vehicleWaitShare', [30, 30, 30], [29, 28.9, 29.1])[1]!.difference!.verdict).toBe('different');
  });

  test('is not shown when its interval holds 0', () => {
    expect(compare('craneRate', [30, 30, 30], [29, 31, 30.2])[1]!.difference!.verdict).toBe('no difference shown');
    expect(compare('deadlocks', [0, 0], [0, 0])[1]!.difference!.verdict).toBe('no difference shown');
  });

  test('of one pair of runs shows nothing', () => {
    expect(compare('craneRate', [30], [40])[1]!.difference).toEqual({
      ...{ n: 1, mean: 10, low: null, high: null, verdict: null },
    });
  });

  test('counts only seeds in which both have the figure', () => {
    const [a, b] = compare('craneRate', [30, null, 32], [31, 5, null]);
    expect([a!.n, b!.n, b!.difference!.n]).toEqual([2, 2, 1]);
  });

  test('is not there for the first variant', () => {
    expect(compare('craneRate', [30], [40])[0]!.difference).toBeNull();
  });
});

test('runs that failed are counted, and their seeds left out', () => {
  const rows = summarise(drawn('a', 'b'), [done('a', 1, { quayMoves: 5 }), failed('a', 2), failed('b', 1)]);
  expect(rows.map((row) => [row.runs, row.failed])).toEqual([
    [1, 1],
    [0, 1],
  ]);
  expect(rows[0]!.metrics.quayMoves).toMatchObject({ n: 1, mean: 5 });
  expect(rows[1]!.metrics.quayMoves.difference).toMatchObject({ n: 0, mean: null });
});

test('the order in which results come changes nothing', () => {
  const results = [1, 2, 3].flatMap((seed) => [
    done('a', seed, { craneRate: 0.1 * seed }),
    done('b', seed, { craneRate: seed }),
  ]);
  expect(summarise(drawn('a', 'b'), [...results].reverse())).toEqual(summarise(drawn('a', 'b'), results));
});

describe('a variant without chance', () => {
  const certain = { name: 'a', certain: true };

  test('is paired with every seed of one that has some', () => {
    const results = [
      done('a', 1, { craneRate: 30 }),
      ...[1, 2, 3].map((seed) => done('b', seed, { craneRate: 30 + seed })),
    ];
    const rows = summarise([certain, { name: 'b', certain: false }], results);
    expect(rows.map((row) => row.note)).toEqual([NO_CHANCE, null]);
    expect(rows[1]!.metrics.craneRate.difference).toMatchObject({ n: 3, mean: 2 });
  });

  test('is paired once with another such', () => {
    const rows = summarise(
      [certain, { name: 'b', certain: true }],
      [done('a', 1, { craneRate: 30 }), done('b', 1, { craneRate: 31 })],
    );
    expect(rows[1]!.metrics.craneRate.difference).toMatchObject({ n: 1, mean: 1, verdict: null });
  });
});
