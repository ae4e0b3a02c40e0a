// Two stacking cranes on one block: the schedule of both together against a single crane and against first come, first served, on drawn
// blocks of 20 to 40 jobs; how far the bound lies below; the time of one choice as a running terminal makes it.
import { firstCome, singleCrane, withOneCrane } from '../../src/yard/block-cranes/baselines.ts';
import { scheduleBlock } from '../../src/yard/block-cranes/schedule.ts';
import { faultsOfBlock } from '../../test/support/block-checker.ts';
import { drawBlock } from '../../test/support/block-problems.ts';
import type { Row } from '../measurement.ts';

/** Jobs of a block, and how many blocks of each size are drawn. */
const SIZES = [20, 30, 40];
const SEEDS = Array.from({ length: 20 }, (_, i) => 101 + i);
/** Somebody comes so often in the mean, s: both cranes have work all the time. */
const EVERY = 90;
/** Jobs given to a crane while a schedule is searched: with time to think, and as live. */
const STEPS = 50_000;
const LIVE_STEPS = 80;
/** Jobs that a live choice weighs, and choices timed. */
const LIVE_JOBS = 10;
const CHOICES = 2000;

/** Figures of one size: means over its blocks, objectives weighted s. */
interface Compared {
  ours: number;
  single: number;
  firstCome: number;
  bound: number;
  ms: number;
  faults: number;
}

/** The rows of this part. Every schedule is looked over by the checker that replays both cranes. */
export function rows(): Row[] {
  const sizes = SIZES.map((jobs) => ({ jobs, found: compare(jobs) }));
  const faults = sizes.reduce((sum, { found }) => sum + found.faults, 0);
  return [
    ...sizes.flatMap(({ jobs, found }) => sizeRows(jobs, found)),
    {
      what: 'block cranes: meetings and other faults found by the checker',
      value: faults,
      unit: '',
      target: 0,
      pass: faults === 0,
    },
    ...choiceRows(),
  ];
}

function compare(jobs: number): Compared {
  const sum: Compared = { ours: 0, single: 0, firstCome: 0, bound: 0, ms: 0, faults: 0 };
  for (const seed of SEEDS) {
    const problem = drawBlock(seed, jobs, EVERY);
    const began = performance.now();
    const ours = scheduleBlock(problem, { steps: STEPS });
    sum.ms += (performance.now() - began) / SEEDS.length;
    const [first, single] = [firstCome(problem), singleCrane(problem, { steps: STEPS })];
    sum.faults += faultsOfBlock(problem, ours.plan).length + faultsOfBlock(problem, first.plan).length;
    sum.faults += faultsOfBlock(withOneCrane(problem), single.plan).length;
    sum.ours += ours.objective / SEEDS.length;
    sum.bound += ours.bound / SEEDS.length;
    sum.firstCome += first.objective / SEEDS.length;
    sum.single += single.objective / SEEDS.length;
  }
  return sum;
}

function sizeRows(jobs: number, { ours, single, firstCome: first, bound, ms }: Compared): Row[] {
  const name = `block cranes, ${jobs} jobs`;
  const against = (other: number): number => Number((ours / other).toFixed(3));
  return [
    { what: `${name}: weighted lateness, waiting and drives`, value: Math.round(ours), unit: 's' },
    { what: `${name}: by a single crane's`, value: against(single), unit: 'times', target: '< 1', pass: ours < single },
    {
      what: `${name}: by first come, first served`,
      value: against(first),
      unit: 'times',
      target: '<= 0.5',
      pass: ours <= first / 2,
    },
    { what: `${name}: bound by objective`, value: Number((bound / ours).toFixed(3)), unit: 'times' },
    { what: `${name}: computer time with ${STEPS} steps`, value: Number(ms.toFixed(1)), unit: 'ms' },
  ];
}

/** Time of one choice with as many jobs and steps as a running terminal takes. */
function choiceRows(): Row[] {
  const problems = SEEDS.map((seed) => drawBlock(seed, LIVE_JOBS, EVERY));
  const choose = (k: number): number => scheduleBlock(problems[k % problems.length]!, { steps: LIVE_STEPS }).objective;
  for (let k = 0; k < CHOICES; k++) choose(k);
  const began = process.cpuUsage();
  for (let k = 0; k < CHOICES; k++) choose(k);
  const { user, system } = process.cpuUsage(began);
  const ms = (user + system) / 1000 / CHOICES;
  return [
    {
      what: `block cranes: one choice among ${LIVE_JOBS} jobs, ${LIVE_STEPS} steps`,
      value: Number(ms.toFixed(4)),
      unit: 'ms',
      target: '<= 0.1',
      pass: ms <= 0.1,
    },
  ];
}
