// The table and the rows of a sweep, from made-up results.
import { describe, expect, test } from 'vitest';
import { METRIC_KEYS, type Metrics } from '../../server/whatif/metrics.ts';
import { summarise, type RunResult } from '../../server/whatif/summary.ts';
import type { SweepResult } from '../../server/whatif/sweep.ts';
import { runsCsv, sweepText } from './results.ts';

const figures = (parts: Partial<Metrics>): Metrics => ({
  ...(Object.fromEntries(METRIC_KEYS.map((key) => [key, null])) as Metrics),
  ...parts,
});
const run = (variant: string, seed: number, craneRate: number | null): RunResult => ({
  ...{ variant, seed, ok: true, metrics: figures({ craneRate }), stateHash: `h${seed}`, cpuSeconds: 2.5 },
});
const failure: RunResult = {
  ...{ variant: 'two, "quoted"', seed: 9, ok: false },
  error: { code: 'HWS-SWP-022', message: 'It broke.', where: '', cure: '' },
};

function resultOf(runs: RunResult[], total = runs.length): SweepResult {
  const variants = [...new Set(runs.map(({ variant }) => variant))].map((name) => ({ name, certain: false }));
  return {
    ...{ name: 'a sweep', terminal: 'Port', hours: 8, warmUpHours: 2, seeds: [1, 2], total },
    ...{ interrupted: runs.length < total, variants: summarise(variants, runs), runs },
  };
}

describe('the table of a sweep', () => {
  test('has a block for each figure with aligned rows, and the difference beside the mean', () => {
    const runs = [run('as it is', 1, 30), run('as it is', 2, 32), run('more', 1, 33.1), run('more', 2, 34.9)];
    expect(sweepText(resultOf(runs), ['craneRate'])).toBe(
      [
        'a sweep: Port, 8 h after 2 h, 2 seeds',
        'Mean over the seeds with its 95 % confidence interval; then the difference to "as it is", paired by seed.',
        '',
        'crane rate, boxes/h (more is better)',
        '  as it is  31.00  [18.29, 43.71]',
        '  more      34.00  [22.56, 45.44]  +3.00  [1.73, 4.27]  better',
        '',
        '',
      ].join('\n'),
    );
  });

  test('says of how many runs a mean is that not all have', () => {
    const text = sweepText(resultOf([run('as it is', 1, 30), run('as it is', 2, null)]), ['craneRate']);
    expect(text).toContain('  as it is  30.00  (1 of 2 runs)');
  });

  test('names the runs that failed, and says when it was interrupted', () => {
    const text = sweepText(resultOf([run('as it is', 1, 30), failure], 5), ['craneRate']);
    expect(text).toContain('Interrupted: 2 of 5 runs are done.');
    expect(text).toContain('1 of 5 runs failed:\n  two, "quoted", seed 9: HWS-SWP-022 It broke.');
  });
});

describe('runs.csv', () => {
  test('has a row for each run, empty where there is no figure, and quotes what needs it', () => {
    const [head, first, second] = runsCsv(resultOf([run('a', 1, 30.25), failure])).split('\r\n') as [
      string,
      string,
      string,
    ];
    const columns = head.split(',');
    expect(columns).toEqual(['variant', 'seed', 'ok', ...METRIC_KEYS, 'stateHash', 'cpuSeconds', 'error']);
    expect(first).toBe(`a,1,true,30.25${','.repeat(METRIC_KEYS.length)}h1,2.5,`);
    expect(second).toBe(`"two, ""quoted""",9,false${','.repeat(METRIC_KEYS.length + 3)}HWS-SWP-022 It broke.`);
  });
});
