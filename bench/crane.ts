// Crane plan against published instances: Kim and Park (2004), Meisel and Bierwirth (2011); gap to the known optimum.
import { existsSync, readFileSync } from 'node:fs';
import { faultsOf } from '../src/quay/crane-check.ts';
import { planCranes } from '../src/quay/crane-plan.ts';
import type { CraneProblem } from '../src/quay/problems.ts';
import type { Measurement, Row } from './measurement.ts';

/** Folder of the published instances; absent on most machines. */
export const DATA = new URL('../../shared/data/crane/', import.meta.url);

/** Sweeps simulated per instance. */
const STEPS = 20_000;

/** Sweeps simulated when a plan is renewed in live work. */
const LIVE_STEPS = 1_000;

/** A published instance as our problem: a bay is 1 m, t seconds per bay is the gantry's pace, s bays of margin the spacing. */
export function parseInstance(text: string): CraneProblem {
  const groups = [...text.matchAll(/\[([^\]]*)\]/g)].map((m) => (m[1].match(/-?\d+/g) ?? []).map(Number));
  const [header, seconds, places, ready, first, ...pairs] = groups;
  // Some files have lost the comma between the last two numbers of the header.
  const [pace, margin] = header.length > 6 ? header.slice(5) : [...String(header[5])].map(Number);
  return {
    cranes: first.slice(0, header[4]).map((x, v) => ({ id: v, x, readyIn: ready[v], minX: -1e6, maxX: 1e6 })),
    minSpacing: margin + 1,
    gantrySpeed: 1 / pace,
    tasks: seconds.map((s, i) => ({
      id: i + 1,
      x: places[i],
      seconds: s,
      after: pairs.filter((p) => p[1] === i + 1).map((p) => p[0]),
      lockedTo: null,
    })),
  };
}

/** Gaps to the published optima of one set, in per cent, and times in ms. */
export interface SetScore {
  set: string;
  count: number;
  mean: number;
  worst: number;
  /** Instances at or below the published value. */
  reached: number;
  ms: number;
  slowest: number;
}

/** Plans every published instance with so many steps and checks each plan; scores by set. Throws when a plan breaks a rule. */
export function measure(steps: number): SetScore[] {
  const scores = new Map<string, SetScore>();
  for (const line of readFileSync(new URL('best_known.csv', DATA), 'utf8').trim().split('\n').slice(1)) {
    const [file, , , , optimal] = line.split(',');
    const problem = parseInstance(readFileSync(new URL(file, DATA), 'utf8'));
    const began = performance.now();
    const { plan, objective, bound } = planCranes(problem, { steps });
    const ms = performance.now() - began;
    const faults = faultsOf(problem, plan);
    if (bound > objective) faults.push(`The bound ${bound} is above the objective ${objective}.`);
    if (faults.length > 0) throw new Error(`${file}: ${faults.join(' ')}`);
    const gap = (100 * (objective - Number(optimal))) / Number(optimal);
    if (gap < 0) console.warn(`${file}: ${objective} keeps all rules and is below the published ${optimal}.`);
    const set = file.startsWith('kim') ? 'Kim-Park' : `Meisel-Bierwirth ${file.slice(20, 21)}`;
    const s = scores.get(set) ?? { set, count: 0, mean: 0, worst: 0, reached: 0, ms: 0, slowest: 0 };
    s.mean = (s.mean * s.count + gap) / (s.count + 1);
    s.ms = (s.ms * s.count + ms) / (s.count + 1);
    s.count++;
    s.worst = Math.max(s.worst, gap);
    if (gap <= 0) s.reached++;
    s.slowest = Math.max(s.slowest, ms);
    scores.set(set, s);
  }
  return [...scores.values()];
}

/** Time of a plan for a vessel of 60 bays with discharge and load in each and six cranes, ms: the median of 9. */
function largeVessel(): number {
  const tasks = Array.from({ length: 120 }, (_, i) => ({
    id: i,
    x: 7 * (i >> 1),
    seconds: 300 + ((i * 7919) % 2400),
    after: i % 2 === 1 ? [i - 1] : [],
    lockedTo: null,
  }));
  const cranes = [0, 1, 2, 3, 4, 5].map((id) => ({ id, x: 70 * id, readyIn: 0, minX: -100, maxX: 600 }));
  const problem: CraneProblem = { cranes, minSpacing: 28, gantrySpeed: 0.75, tasks };
  const times = Array.from({ length: 9 }, () => {
    const began = performance.now();
    planCranes(problem, { steps: LIVE_STEPS });
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[4];
}

/** Measures the gap to the published optimum per set, and the time for a large vessel. */
export async function run(): Promise<Measurement> {
  const rows: Row[] = [];
  if (existsSync(DATA)) for (const s of measure(STEPS)) rows.push(...rowsOf(s));
  else console.warn('ABSENT: ../shared/data/crane; gaps to the published optima were not measured.');
  const ms = largeVessel();
  const what = `120 tasks in 60 bays, 6 cranes, ${LIVE_STEPS} steps: time`;
  rows.push({ what, value: Number(ms.toFixed(1)), unit: 'ms', target: '< 20', pass: ms < 20 });
  return { name: 'crane', rows };
}

function rowsOf({ set, count, mean, worst, reached, ms, slowest }: SetScore): Row[] {
  return [
    {
      what: `${set}: mean gap to the optimum`,
      value: Number(mean.toFixed(3)),
      unit: '%',
      target: '<= 1',
      pass: mean <= 1,
    },
    { what: `${set}: worst gap`, value: Number(worst.toFixed(2)), unit: '%' },
    { what: `${set}: published optimum reached`, value: `${reached} of ${count}`, unit: 'instances' },
    { what: `${set}: mean time`, value: Number(ms.toFixed(1)), unit: 'ms' },
    { what: `${set}: longest time`, value: Number(slowest.toFixed(1)), unit: 'ms' },
  ];
}
