// A sweep with one worker thread and with two, on the same machine one after the other: what the second core brings.
import { availableParallelism } from 'node:os';
import { readFileSync } from 'node:fs';
import { parseSweep } from '../src/server/whatif/sweep-file.ts';
import { prepareSweep, runSweep, type ReadySweep, type SweepResult } from '../src/server/whatif/sweep.ts';
import { ThreadRunner } from '../src/server/whatif/thread-runner.ts';
import { parseTerminal } from '../src/terminal/check.ts';
import { parseDisturbances } from '../src/twin/disturbances.ts';
import type { Measurement } from './measurement.ts';

/** Two cores are to do at least so many times the work of one. */
const LEAST = 1.8;

/** Sixteen runs: enough that the last one, which the other core cannot share, weighs little. */
const SWEEP = {
  ...{ format: 'hawser-sweep/1', terminal: 'busan-dgt', hours: 4, seeds: { from: 1, count: 8 } },
  grid: { '/vehicleType/count': [60, 45] },
};

interface Timed {
  wall: number;
  cpu: number;
  result: SweepResult;
}

/** Measures the sweep; throws when a run fails or the results differ. */
export async function run(): Promise<Measurement> {
  const terminal = (name: string): ReturnType<typeof parseTerminal> =>
    parseTerminal(readFileSync(new URL(`../terminals/${name}.json`, import.meta.url), 'utf8'), name);
  const disturbances = (name: string): ReturnType<typeof parseDisturbances> =>
    parseDisturbances(readFileSync(name, 'utf8'), name);
  const ready = prepareSweep(parseSweep(JSON.stringify(SWEEP), 'bench'), { terminal, disturbances });
  const one = await timed(ready, 1);
  const two = await timed(ready, 2);
  if (hashes(one).join() !== hashes(two).join()) throw new Error('one worker and two came to different results');
  const ratio = one.wall / two.wall;
  return {
    name: 'sweep',
    rows: [
      { what: 'cores of this machine', value: availableParallelism(), unit: '' },
      { what: 'runs', value: ready.tasks.length, unit: '' },
      { what: 'one worker: time', value: round(one.wall), unit: 's' },
      { what: 'one worker: processor time of the runs', value: round(one.cpu), unit: 's' },
      { what: 'two workers: time', value: round(two.wall), unit: 's' },
      { what: 'two workers: processor time of the runs', value: round(two.cpu), unit: 's' },
      {
        what: 'time of one worker by that of two',
        value: Number(ratio.toFixed(3)),
        unit: '',
        target: `>= ${LEAST}`,
        pass: ratio >= LEAST,
      },
    ],
  };
}

async function timed(ready: ReadySweep, workers: number): Promise<Timed> {
  const began = performance.now();
  let cpu = 0;
  const result = await runSweep(ready, new ThreadRunner(workers), (run) => {
    if (!run.ok) throw new Error(`a measured run failed: ${run.error.message}`);
    cpu += run.cpuSeconds;
  });
  return { wall: (performance.now() - began) / 1000, cpu, result };
}

function hashes({ result }: Timed): string[] {
  return result.runs.map((run) => (run.ok ? run.stateHash : ''));
}

function round(seconds: number): number {
  return Number(seconds.toFixed(1));
}
