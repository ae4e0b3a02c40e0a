// A small sweep: the designed Busan terminal under a fifth of its traffic, which a second of computer time takes through two hours.
import type { Worker } from 'node:worker_threads';
import { terminal } from '../run/small-world.fixture.ts';
import { parseSweep } from './sweep-file.ts';
import { prepareSweep, type ReadySweep } from './sweep.ts';
import type { RunResult } from './summary.ts';
import { spawnThread } from './worker-pool.ts';

/** Two variants with two seeds, of which the second has a vessel at the quay. */
export function smallSweep(): ReadySweep {
  const text = JSON.stringify({
    ...{ format: 'hawser-sweep/1', terminal: 'busan-dgt', demand: { scale: 0.2 }, warmUpHours: 0.5, hours: 1.75 },
    seeds: [1, 3],
    variants: [{ name: 'as it is' }, { name: '8 vehicles', set: { '/vehicleType/count': 8 } }],
  });
  return prepareSweep(parseSweep(text, 'small'), {
    terminal: () => terminal('busan-dgt'),
    disturbances: () => {
      throw new Error('no file of disturbances is named here');
    },
  });
}

/** A result without what the computer took for it. */
export function withoutTime(result: RunResult): object {
  return { ...result, cpuSeconds: null };
}

/** Threads that remember each other, for tests that end one in the middle of its work. */
export function knownThreads(): { spawn: () => Worker; threads: Worker[] } {
  const threads: Worker[] = [];
  const spawn = (): Worker => {
    const thread = spawnThread();
    threads.push(thread);
    return thread;
  };
  return { spawn, threads };
}
