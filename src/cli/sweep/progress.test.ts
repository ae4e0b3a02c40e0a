// The progress of a sweep, on a terminal and in a log.
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../server/whatif/summary.ts';
import { durationText } from '../counted-progress.ts';
import { SweepProgress } from './progress.ts';

const run = {
  variant: 'slow',
  seed: 7,
  ok: true,
  metrics: {},
  stateHash: '',
  cpuSeconds: 12.34,
} as unknown as RunResult;
const failed: RunResult = {
  ...{ variant: 'slow', seed: 8, ok: false },
  error: { code: 'HWS-SWP-022', message: '', where: '', cure: '' },
};

function watched(isTTY: boolean) {
  let [text, now] = ['', 0];
  const stream = { isTTY, columns: 60, write: (more: string) => (text += more) };
  const progress = new SweepProgress(stream, 10, () => now);
  return { progress, pass: (ms: number) => (now += ms), text: () => text };
}

describe('the progress of a sweep', () => {
  test('in a log is a line for every run', () => {
    const { progress, text } = watched(false);
    progress.take(run);
    progress.take(failed);
    progress.end();
    expect(text()).toBe('1/10 runs  slow, seed 7: 12.3 s CPU\n2/10 runs  slow, seed 8: failed, HWS-SWP-022\n');
  });

  test('on a terminal is one line with the time that is left, taken away at the end', () => {
    const { progress, pass, text } = watched(true);
    pass(60_000);
    progress.take(run);
    expect(text()).toContain('\r1/10 runs  9 min left');
    progress.end();
    expect(text()).toMatch(/\r +\r$/);
  });

  test('steps aside for a line of its own', () => {
    const { progress, text } = watched(true);
    progress.tell('Nobody works.');
    expect(text()).toMatch(/\r +\rNobody works\.\n$/);
  });
});

test('a time that is left is told as people say it', () => {
  expect([1, 89_000, 600_000, 9_000_000].map(durationText)).toEqual(['1 s', '89 s', '10 min', '2.5 h']);
});
