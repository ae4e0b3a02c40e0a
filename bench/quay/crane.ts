// Quay cranes: the published instances with 10 and with 0.5 CPU seconds each, makespan against the published optimum, and the time of a plan in
// live work. CRANE_PART=3 takes every third instance, CRANE_SETS=A,B,C only those of Meisel and Bierwirth's sets ("kp": Kim and Park's),
// CRANE_SECONDS=0.5 only that time (a list). Where the instances are absent, only the plan in live work is timed.
import { CpuClock } from '../../src/cli/solve/cpu-clock.ts';
import { parseCranes } from '../../src/cli/solve/crane-file.ts';
import { planCranes } from '../../src/quay/crane-plan.ts';
import type { CraneProblem } from '../../src/quay/problems.ts';
import { craneFaults } from '../../test/support/crane-checker.ts';
import { publishedCranes, type PublishedCranes } from '../../test/support/crane-sets.ts';
import type { Row } from '../measurement.ts';

const PART = Number(process.env['CRANE_PART'] ?? 1);
const SETS = process.env['CRANE_SETS']?.split(',');
const SECONDS = (process.env['CRANE_SECONDS'] ?? '10,0.5').split(',').map(Number);

/** What is asked of each set with 10 CPU seconds: share at the published optimum, %; the mean gap allowed with each time, %. */
const AT_OPTIMUM: Readonly<Record<string, number>> = { 'Kim-Park': 95, 'Meisel-Bierwirth': 90 };
const GAPS: Readonly<Record<number, number>> = { 10: 0.1, 0.5: 1 };

/** Steps of a plan that is renewed in live work. */
const LIVE_STEPS = 3000;

/** An instance and what came of it. */
interface Solved {
  instance: PublishedCranes;
  makespan: number;
  bound: number;
  cpuSeconds: number;
  faults: number;
}

/** Rows for the table of the quay. */
export function craneRows(): Row[] {
  const all = publishedCranes()
    .filter(({ set, part }) => SETS === undefined || SETS.includes(set === 'Kim-Park' ? 'kp' : part))
    .filter((_, i) => i % PART === 0);
  const rows = SECONDS.flatMap((seconds) => {
    const solved = all.map((instance) => solve(instance, seconds));
    const parts = [...new Set(all.map(({ set, part }) => (set === 'Kim-Park' ? set : `${set} ${part}`)))];
    const sets = [...new Set(all.map(({ set }) => set))];
    return [...new Set([...sets, ...parts])].flatMap((name) => rowsOf(name, solved, seconds));
  });
  return [...rows, liveRow()];
}

function solve(instance: PublishedCranes, seconds: number): Solved {
  const problem = { ...parseCranes(instance.text, instance.name), bothWays: true };
  const clock = new CpuClock(seconds);
  const { plan, objective, bound } = planCranes(problem, { steps: Number.MAX_SAFE_INTEGER, stop: () => clock.over() });
  const cpuSeconds = clock.used();
  const tasks = plan.sequences.flatMap(({ crane, tasks: done }) =>
    done.map(({ id, start }) => ({ task: id, crane, start })),
  );
  const faults = craneFaults(instance.text, { makespan: objective, tasks });
  for (const fault of faults) console.warn(`${instance.name}: ${fault}`);
  if (objective !== instance.optimum)
    console.warn(`${instance.name}: ${objective} (bound ${bound}), published ${instance.optimum}.`);
  return { instance, makespan: objective, bound, cpuSeconds, faults: faults.length };
}

function rowsOf(name: string, all: readonly Solved[], seconds: number): Row[] {
  const solved = all.filter(({ instance: { set, part } }) => name === set || name === `${set} ${part}`);
  const best = solved.filter(({ makespan, instance }) => makespan <= instance.optimum).length;
  const mean = (of: (s: Solved) => number): number => solved.reduce((sum, s) => sum + of(s), 0) / solved.length;
  const share = 100 * (best / solved.length);
  const gap = 100 * mean(({ makespan, instance }) => makespan / instance.optimum - 1);
  const proven = solved.filter(({ makespan, bound }) => makespan === bound).length;
  const faults = solved.reduce((sum, s) => sum + s.faults, 0);
  const head = `cranes, ${name}, ${seconds} CPU s each`;
  const wanted = seconds === 10 ? AT_OPTIMUM[name] : undefined;
  const allowed = AT_OPTIMUM[name] === undefined ? undefined : GAPS[seconds];
  return [
    {
      what: `${head}: at the published optimum, of ${solved.length}`,
      value: round(share),
      unit: '%',
      ...(wanted === undefined ? {} : { target: `>= ${wanted}`, pass: share >= wanted }),
    },
    {
      what: `${head}: mean gap to the published optimum`,
      value: round(gap),
      unit: '%',
      ...(allowed === undefined ? {} : { target: `<= ${allowed}`, pass: gap <= allowed }),
    },
    { what: `${head}: proven by the bound`, value: proven, unit: 'instances' },
    { what: `${head}: mean gap to the bound`, value: round(100 * mean((s) => s.makespan / s.bound - 1)), unit: '%' },
    { what: `${head}: mean CPU time`, value: round(mean((s) => s.cpuSeconds)), unit: 's' },
    { what: `${head}: faults found by the checker`, value: faults, unit: '', target: 0, pass: faults === 0 },
  ];
}

/** CPU time of a plan for a vessel of 60 bays with discharge and load in each and six cranes: the median of 9. */
function liveRow(): Row {
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
    const began = process.cpuUsage();
    planCranes(problem, { steps: LIVE_STEPS });
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  const ms = times.sort((a, b) => a - b)[4]!;
  const what = `cranes: 120 tasks in 60 bays, 6 cranes, ${LIVE_STEPS} steps: CPU time`;
  return { what, value: round(ms), unit: 'ms', target: '<= 60', pass: ms <= 60 };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
