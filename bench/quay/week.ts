// Weeks on a continuous quay of 1,050 m with nine cranes, a tide and 40 calls: the first plan, the proven gap, and the re-plan after a late
// arrival. WEEK_SEEDS=1,2 other draws, WEEK_KINDS=pro-forma only weeks of that kind, WEEK_SECONDS=10 another time for the gap.
import { CpuClock } from '../../src/cli/solve/cpu-clock.ts';
import { planQuayWeek } from '../../src/quay/quay-week/plan.ts';
import type { QuayWeek, QuayWeekPlan } from '../../src/quay/quay-week/problem.ts';
import { replanQuayWeek } from '../../src/quay/quay-week/replan.ts';
import { quayWeekFaults } from '../../test/support/quay-week-checker.ts';
import { drawnWeek, proFormaWeek } from '../../test/support/quay-weeks.ts';
import type { Row } from '../measurement.ts';

const SEEDS = (process.env['WEEK_SEEDS'] ?? '1,2,3').split(',').map(Number);
const KINDS = process.env['WEEK_KINDS']?.split(',');
/** CPU seconds for the gap; the target holds at 30. */
const SECONDS = Number(process.env['WEEK_SECONDS'] ?? 30);
const TARGET_SECONDS = 30;
const TARGET_GAP = 5;
/** CPU seconds for the first plan and for the re-plan; the search is stopped a little sooner, so that what follows it fits. */
const FIRST = 0.2;
const REPLAN = 1;
const REPLAN_SEARCH = 0.9;
const HOUR = 3_600_000;

/** Arrivals that a pro forma and its deviations give, and arrivals drawn evenly over the week, which crowd more. */
const WEEKS: Readonly<Record<string, (seed: number) => QuayWeek>> = { 'pro-forma': proFormaWeek, drawn: drawnWeek };

/** Rows for the table of the quay. */
export function weekRows(): Row[] {
  return Object.entries(WEEKS)
    .filter(([kind]) => KINDS === undefined || KINDS.includes(kind))
    .flatMap(([kind, weekOf]) => SEEDS.flatMap((seed) => rowsOf(`${kind} week ${seed}`, weekOf(seed))));
}

function rowsOf(name: string, week: QuayWeek): Row[] {
  const firstClock = new CpuClock(Infinity);
  const first = planQuayWeek(week, { steps: 0 });
  const firstTime = firstClock.used();
  const clock = new CpuClock(SECONDS);
  const { plan, objective, bound } = planQuayWeek(week, { steps: Infinity, stop: () => clock.over() });
  const gap = (100 * (objective - bound)) / objective;
  const faults = [...quayWeekFaults(week, first.plan, first.objective), ...quayWeekFaults(week, plan, objective)];
  const cranes = plan.berthings.reduce((sum, b) => sum + b.costs.cranes, 0);
  return [
    { what: `${name}: calls, without a berth`, value: `${week.calls.length}, ${plan.refused.length}`, unit: 'calls' },
    { what: `${name}: first plan, CPU`, value: round(firstTime), unit: 's', target: FIRST, pass: firstTime <= FIRST },
    { what: `${name}: first plan, objective`, value: round(first.objective), unit: 'money' },
    {
      what: `${name}: objective, of it cranes, bound after ${SECONDS} s`,
      value: `${round(objective)}, ${round(cranes)}, ${round(bound)}`,
      unit: 'money',
    },
    {
      what: `${name}: gap after ${round(clock.used())} s`,
      value: round(gap),
      unit: '%',
      ...(SECONDS === TARGET_SECONDS ? { target: TARGET_GAP, pass: gap <= TARGET_GAP } : {}),
    },
    ...replanRows(name, week, plan, faults),
    { what: `${name}: rules broken`, value: faults.length, unit: 'faults', target: 0, pass: faults.length === 0 },
  ];
}

/** On Wednesday at noon the next long vessel is told ten hours late. */
function replanRows(name: string, week: QuayWeek, plan: QuayWeekPlan, faults: string[]): Row[] {
  const now = week.from + 60 * HOUR;
  const next = [...plan.berthings].filter((b) => b.start > now).sort((a, b) => a.start - b.start);
  const late = next
    .map((b) => week.calls.find((c) => c.call === b.call))
    .find((c) => c !== undefined && c.length > 200);
  if (late === undefined) return [];
  const told = { ...late, arrival: late.arrival + 10 * HOUR, earliest: late.arrival + 10 * HOUR };
  const clock = new CpuClock(REPLAN_SEARCH);
  const change = { now, calls: [told], omitted: [], costs: { place: 1, hour: 0.2, crane: 0.1 } };
  const after = replanQuayWeek(week, plan, change, { steps: Infinity, stop: () => clock.over() });
  const cpu = clock.used();
  faults.push(...quayWeekFaults(after.week, after.plan, after.objective));
  const changed = after.plan.berthings.filter((b) => b.costs.changes > 0).length;
  const gap = (100 * (after.objective - after.bound)) / after.objective;
  return [
    { what: `${name}: re-plan, CPU`, value: round(cpu), unit: 's', target: REPLAN, pass: cpu <= REPLAN },
    { what: `${name}: re-plan, promises changed, gap`, value: `${changed} of ${after.week.calls.length}, ${round(gap)} %`, unit: 'calls' }, // prettier-ignore
  ];
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
