// Worker threads, the real ones, doing runs of a small sweep: whatever becomes of a thread, the results are the same.
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { simulate } from './simulate.ts';
import { knownThreads, smallSweep, withoutTime } from './small-sweep.fixture.ts';
import type { RunResult } from './summary.ts';
import type { RunTask } from './task.ts';
import { TRIES, WorkerPool } from './worker-pool.ts';

// Whole terminals are run here: some seconds, many more on a machine that is busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tasks: RunTask[];
/** What the runs come to without any thread. */
let alone: object[];
beforeAll(() => {
  tasks = smallSweep().tasks;
  alone = tasks.map((task) => withoutTime(simulate(task)));
});

let pool: WorkerPool;
afterEach(() => pool.close());

const resultsOf = async (some: readonly RunTask[]): Promise<object[]> =>
  (await Promise.all(some.map((task) => pool.run(task).result))).map((result) => withoutTime(result as RunResult));

describe('a pool of threads', () => {
  test('gives what the runs come to alone, with one thread and with two', async () => {
    expect(alone[2]).toMatchObject({ variant: 'as it is', seed: 3, ok: true, metrics: { violations: 0 } });
    pool = new WorkerPool(1);
    expect(await resultsOf(tasks.slice(2))).toEqual(alone.slice(2));
    await pool.close();
    pool = new WorkerPool(2);
    expect(await resultsOf(tasks.slice(2))).toEqual(alone.slice(2));
  });

  test('gives the run of a thread that died to another', async () => {
    const { spawn, threads } = knownThreads();
    pool = new WorkerPool(2, spawn);
    const results = resultsOf(tasks);
    await once(threads[0]!, 'online');
    await threads[0]!.terminate();
    expect(await results).toEqual(alone);
    expect(threads.length).toBeGreaterThan(2);
  });

  test('gives up a run that was the death of several, and goes on with the others', async () => {
    const { spawn, threads } = knownThreads();
    pool = new WorkerPool(1, spawn);
    const [first, second] = [pool.run(tasks[0]!), pool.run(tasks[1]!)];
    for (let n = 0; n < TRIES; n++) {
      await once(threads[n]!, 'online');
      await threads[n]!.terminate();
    }
    expect(await first.result).toMatchObject({
      ok: false,
      variant: 'as it is',
      seed: 1,
      error: { code: 'HWS-SWP-021' },
    });
    expect(withoutTime((await second.result)!)).toEqual(alone[1]);
  });

  test('drops a run that is cancelled, waiting or at work', async () => {
    pool = new WorkerPool(1);
    const [first, second, third] = tasks.slice(0, 3).map((task) => pool.run(task)) as [Job, Job, Job];
    first.cancel();
    third.cancel();
    expect([await first.result, await third.result]).toEqual([null, null]);
    expect(withoutTime((await second.result)!)).toEqual(alone[1]);
  });

  test('ends what is not done when it is closed', async () => {
    pool = new WorkerPool(2);
    const jobs = tasks.map((task) => pool.run(task));
    await pool.close();
    expect(await Promise.all(jobs.map((job) => job.result))).toEqual(tasks.map(() => null));
  });
});

type Job = ReturnType<WorkerPool['run']>;

test('a run that fails is a result with its variant, its seed and a code', () => {
  const task = tasks[0]!;
  const { from } = task.setting;
  if (from.kind !== 'beginning') throw new Error('the small sweep begins with an empty quay');
  const wrong = { ...task.setting, from: { ...from, demand: { days: 99 } } };
  expect(simulate({ ...task, setting: wrong })).toMatchObject({
    ...{ ok: false, variant: 'as it is', seed: 1, error: { code: 'HWS-DEM-001' } },
  });
});
