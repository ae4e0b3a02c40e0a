// Separate berths: the published instances with 10 and with 60 CPU seconds each, cost against the proven bound. BERTH_PART=3 takes every third
// instance, BERTH_CLASSES=f30x3,f60x7 only those classes, BERTH_SECONDS=10 only that time (a list). Where the instances are absent, drawn ones are taken.
import { parseBerths } from '../../src/cli/solve/berth-file.ts';
import { CpuClock } from '../../src/cli/solve/cpu-clock.ts';
import { Random } from '../../src/kit/random.ts';
import { planDiscreteBerths } from '../../src/quay/discrete-berths/plan.ts';
import { berthFaults } from '../../test/support/berth-checker.ts';
import { lallaRuiz, type PublishedBerths } from '../../test/support/berth-sets.ts';
import type { Row } from '../measurement.ts';

const PART = Number(process.env['BERTH_PART'] ?? 1);
const CLASSES = process.env['BERTH_CLASSES']?.split(',');
const SECONDS = (process.env['BERTH_SECONDS'] ?? '10,60').split(',').map(Number);

/** CPU seconds, and the mean gap to the proven bound that is allowed with them, %. */
const TARGETS: Readonly<Record<number, number>> = { 10: 1, 60: 0.2 };

/** An instance and what came of it; the gap is Infinity without a plan. */
interface Solved {
  instance: PublishedBerths;
  cost: number;
  gap: number;
  cpuSeconds: number;
  faults: number;
}

/** Rows for the table of the quay. */
export function berthRows(): Row[] {
  const published = lallaRuiz();
  const instances = (published.length > 0 ? published : drawnInstances())
    .filter(({ group }) => CLASSES === undefined || CLASSES.includes(group))
    .filter((_, i) => i % PART === 0);
  return SECONDS.flatMap((seconds) => rowsOf(instances.map((instance) => solve(instance, seconds)), seconds)); // prettier-ignore
}

function solve(instance: PublishedBerths, seconds: number): Solved {
  const problem = parseBerths(instance.text, instance.name);
  const clock = new CpuClock(seconds);
  const { plan, objective, bound } = planDiscreteBerths(problem, { steps: Infinity, stop: () => clock.over() });
  const cpuSeconds = clock.used();
  const assignments = plan.flatMap((at, i) => (at ? [{ vessel: i + 1, berth: at.berth + 1, start: at.start }] : []));
  const faults = objective < Infinity ? berthFaults(instance.text, { cost: objective, assignments }).length : 0;
  const gap = percent((objective - bound) / bound);
  process.stderr.write(`${instance.name} ${objective} ${bound} ${cpuSeconds.toFixed(3)} s\n`);
  return { instance, cost: objective, gap, cpuSeconds, faults };
}

function rowsOf(solved: Solved[], seconds: number): Row[] {
  const set = `berths, ${seconds} CPU s each`;
  const target = TARGETS[seconds];
  const faults = solved.reduce((sum, s) => sum + s.faults, 0);
  const proven = solved.filter(({ gap }) => gap === 0);
  const gap = mean(solved.map((s) => s.gap));
  const rows: Row[] = [
    { what: `${set}: instances`, value: solved.length, unit: '' },
    { what: `${set}: faults found by the checker`, value: faults, unit: '', target: 0, pass: faults === 0 },
    {
      what: `${set}: mean gap to the bound`,
      value: gap,
      unit: '%',
      ...(target === undefined ? {} : { target, pass: gap <= target }),
    },
    { what: `${set}: largest gap`, value: Math.max(0, ...solved.map((s) => s.gap)), unit: '%' },
    { what: `${set}: proven to be best`, value: proven.length, unit: '' },
    { what: `${set}: median time of the proven`, value: median(proven.map((s) => s.cpuSeconds)), unit: 's' },
  ];
  for (const group of new Set(solved.map(({ instance }) => instance.group))) {
    const members = solved.filter(({ instance }) => instance.group === group);
    const closed = members.filter(({ gap: its }) => its === 0).length;
    rows.push({
      what: `${group}, ${seconds} s: mean gap, ${closed} of ${members.length} proven`,
      value: mean(members.map((s) => s.gap)),
      unit: '%',
    });
    rows.push({ what: `${group}, ${seconds} s: mean cost`, value: mean(members.map((s) => s.cost)), unit: '' });
  }
  return rows;
}

/** Instances as large as the published ones, drawn: one berth in three serves vessels in twice the time. */
function drawnInstances(): PublishedBerths[] {
  const random = new Random(1);
  return [
    [30, 3],
    [40, 5],
    [60, 7],
  ].map(([vessels, berths]) => {
    const each = <T>(count: number, of: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => of(i));
    const handling = each(vessels!, () => {
      const time = 6 + random.int(30);
      return each(berths!, (b) => (b % 3 === 2 ? 2 * time : time)).join(' ');
    });
    const arrivals = each(vessels!, () => random.int(140)).join(' ');
    const windows = [each(berths!, () => 600).join(' '), each(vessels!, () => 600).join(' ')];
    const lines = [vessels, berths, arrivals, each(berths!, () => 12).join(' '), ...handling, ...windows];
    const name = `drawn ${vessels}x${berths}`;
    return { name, group: name, number: 1, text: lines.join('\n') };
  });
}

function mean(values: number[]): number {
  return Number((values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length)).toFixed(4));
}

function median(values: number[]): number {
  return Number(([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0).toFixed(3));
}

function percent(share: number): number {
  return Number((share * 100).toFixed(4));
}
