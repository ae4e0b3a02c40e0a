// What if, over the fork of a terminal with one vessel at the quay: Busan, a fifth of its traffic, a quarter past two.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { thrownCode } from '../../terminal/thrown-code.fixture.ts';
import { forkOf } from './fork.ts';
import { beginRun } from './simulate.ts';
import { smallSweep } from './small-sweep.fixture.ts';
import type { Fork } from './task.ts';
import { WhatIf, type WhatIfProgress, type WhatIfRequest } from './what-if.ts';

// Whole terminals are run here: some seconds, many more on a machine that is busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const HOUR = 3_600_000;
let fork: Fork;
let whatIf: WhatIf;
beforeAll(() => {
  const { setting } = smallSweep().tasks[0]!;
  if (setting.from.kind !== 'beginning') throw new Error('the small sweep begins with an empty quay');
  const run = beginRun(setting, setting.from, 3);
  run.advance(setting.from.start + 2.25 * HOUR);
  fork = forkOf(run);
  whatIf = new WhatIf(2);
});
afterAll(() => whatIf.close());

const ask = (parts: Partial<WhatIfRequest>): WhatIfRequest => ({
  ...{ variants: [{ name: 'as it is' }], hours: 0.25, seeds: [1] },
  ...parts,
});

async function ended(id: string): Promise<WhatIfProgress> {
  for (;;) {
    const progress = whatIf.progress(id)!;
    if (progress.state !== 'running') return progress;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a comparison', () => {
  test('runs variants ahead side by side; without chance each is one run', async () => {
    const slow = { name: 'slow', set: { '/vehicleType/straightSpeed': 1 } };
    const id = whatIf.start(fork, ask({ variants: [{ name: 'as it is' }, slow], seeds: [1, 2, 3] }));
    expect(whatIf.progress(id)).toMatchObject({ id, at: fork.at, hours: 0.25, done: 0, total: 2, state: 'running' });
    const { state, done, rows, errors } = await ended(id);
    expect([state, done, errors]).toEqual(['done', 2, []]);
    expect(rows.map((row) => [row.variant, row.runs, row.note])).toEqual([
      ['as it is', 1, 'no chance in this variant: one run'],
      ['slow', 1, 'no chance in this variant: one run'],
    ]);
    expect(rows[0]!.metrics.quayMoves.mean!).toBeGreaterThan(0);
    expect(rows[1]!.metrics.vehicleKm.difference!.mean!).toBeLessThan(0);
  });

  test('tells a variant that fails and does the others', async () => {
    const one = { name: 'one vehicle', set: { '/vehicleType/count': 1 } };
    const { state, rows, errors } = await ended(whatIf.start(fork, ask({ variants: [{ name: 'as it is' }, one] })));
    expect(state).toBe('done');
    expect(rows.map((row) => [row.runs, row.failed])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(errors).toMatchObject([{ variant: 'one vehicle', seed: 1, error: { code: 'HWS-SWP-011' } }]);
  });

  test('of which every run failed has failed', async () => {
    const one = { name: 'one vehicle', set: { '/vehicleType/count': 1 } };
    expect((await ended(whatIf.start(fork, ask({ variants: [one] })))).state).toBe('failed');
  });

  test('can be stopped', () => {
    const id = whatIf.start(fork, ask({ hours: 700 }));
    whatIf.cancel(id);
    expect(whatIf.progress(id)).toMatchObject({ state: 'cancelled', done: 0 });
  });

  test('is plain JSON', async () => {
    const progress = await ended(whatIf.start(fork, ask({})));
    expect(JSON.parse(JSON.stringify(progress))).toEqual(progress);
  });
});

test('a comparison that is not known has no progress', () => {
  expect(whatIf.progress('what-if-999')).toBeNull();
});

describe('a request is refused with a code', () => {
  const codeOf = (parts: Partial<WhatIfRequest>): string => thrownCode(() => whatIf.start(fork, ask(parts)));

  test('without variants or seeds, with a seed twice, or with no horizon or too far a one', () => {
    for (const parts of [
      { variants: [] },
      { seeds: [] },
      { seeds: [1, 1] },
      { hours: 0 },
      { hours: 721 },
      { hours: NaN },
    ])
      expect(codeOf(parts)).toBe('HWS-SWP-013');
  });

  test('with two variants of one name', () => {
    expect(codeOf({ variants: [{ name: 'a' }, { name: 'a' }] })).toBe('HWS-SWP-003');
  });

  test('for what a running terminal cannot have: another layout, other traffic, files', () => {
    expect(codeOf({ variants: [{ name: 'a', terminal: '/etc/passwd' }] })).toBe('HWS-SWP-010');
    expect(codeOf({ variants: [{ name: 'a', set: { '/quay/depth': 30 } }] })).toBe('HWS-SWP-010');
    expect(codeOf({ variants: [{ name: 'a', demand: { scale: 2 } }] })).toBe('HWS-SWP-012');
    expect(codeOf({ variants: [{ name: 'a', disturbances: '/etc/passwd' }] })).toBe('HWS-SWP-012');
  });
});
