// A week at DGT with the yard planned, and with it as a terminal without a planner has it: boxes to any free slot, or to the nearest one, and nothing
// made ready ahead. Same seed, same traffic. Rehandles for each box that leaves, and what quay cranes waited for the yard.
// WEEK_SEED=2 takes another week, WEEK_DAYS=2 a shorter one, WEEK_WAYS=3 only the first three ways of working it.
import type { RunReport } from '../../src/office/report.ts';
import type { Policy } from '../../src/operation/policy.ts';
import type { Row } from '../measurement.ts';
import { twinWeek } from '../twin-week.ts';

const SEED = Number(process.env['WEEK_SEED'] ?? 1);
const COUNT = Number(process.env['WEEK_WAYS'] ?? Infinity);
const DAYS = Number(process.env['WEEK_DAYS'] ?? 7);

/**
 * How the yard is run, and the targets against it. A rehandle is a box dug out, whenever that is done; what is brought nearer to where it is wanted
 * is counted with all lifts.
 */
interface Way {
  name: string;
  policy: Partial<Policy>;
  /** Share by which boxes dug out for each retrieval are to fall against this way, %. */
  cut?: number;
  /** Cranes' waiting for the yard is to fall by half against it. */
  waits?: true;
}

/** As a terminal without a planner of its yard works: nothing is made ready, and the load list's order is kept. */
const UNPLANNED = { housekeeping: false, exchangeLoads: false } as const;

const PLANNED = 'planned';
const WAYS: readonly Way[] = [
  { name: PLANNED, policy: {} },
  { name: 'any free slot', policy: { decking: 'random', ...UNPLANNED }, cut: 60 },
  { name: 'nearest free slot', policy: { decking: 'nearest', ...UNPLANNED }, cut: 40, waits: true },
  { name: 'any free slot, and made ready ahead', policy: { decking: 'random' } },
  { name: 'nearest free slot, and made ready ahead', policy: { decking: 'nearest' } },
  { name: 'planned, in the order of the load list', policy: { exchangeLoads: false } },
];

/** What came of a week. */
interface Week extends Way {
  report: RunReport;
}

/** The rows of the measurement. */
export function weekRows(): Row[] {
  const weeks = WAYS.slice(0, COUNT).map((way): Week => {
    process.stderr.write(`  a week with ${way.name} …\n`);
    return { ...way, report: twinWeek({ days: DAYS, seed: SEED }, way.policy) };
  });
  const [planned, ...others] = weeks as [Week, ...Week[]];
  return [...weeks.flatMap(figures), ...others.flatMap((other) => ratios(planned, other))];
}

const perRetrieval = ({ yard }: RunReport, lifts: number): number => lifts / yard.out;
const waitHours = ({ crane }: RunReport): number => crane.causes.waitingYard / 3600;
const round = (value: number): number => Number(value.toFixed(3));

function figures({ name, report }: Week): Row[] {
  const { yard, truck, crane, invariants } = report;
  const row = (what: string, value: number | null, unit: string): Row => ({
    what: `${name}: ${what}`,
    value: value ?? '-',
    unit,
  });
  return [
    row('boxes that left the yard', yard.out, ''),
    row('rehandles for each of them, all', round(perRetrieval(report, yard.rehandles)), ''),
    row('… boxes dug out', round(perRetrieval(report, yard.dugOut)), ''),
    row('… dug out while somebody waited', round(perRetrieval(report, yard.dugOutLate)), ''),
    row("quay cranes' waiting for the yard", round(waitHours(report)), 'h'),
    row("quay cranes' time at work", round(crane.hours), 'h'),
    row('truck turn, mean', truck.meanTurnMinutes, 'min'),
    row('truck turn, 95th percentile', truck.p95TurnMinutes, 'min'),
    { ...row('what cannot be', invariants.violations, ''), target: 0, pass: invariants.violations === 0 },
  ];
}

function ratios(planned: Week, other: Week): Row[] {
  const cut = (of: (r: RunReport) => number): number => round(100 * (1 - of(planned.report) / of(other.report)));
  const rows: [string, (r: RunReport) => number, number | undefined][] = [
    ['boxes dug out for each retrieval', (r) => perRetrieval(r, r.yard.dugOut), other.cut],
    ['all rehandles for each retrieval', (r) => perRetrieval(r, r.yard.rehandles), undefined],
    ['dug out while somebody waited', (r) => perRetrieval(r, r.yard.dugOutLate), undefined],
    ['waiting for the yard', waitHours, other.waits && 50],
  ];
  return rows.map(([what, of, least]): Row => {
    const value = cut(of);
    const row = { what: `planned against ${other.name}: ${what} less by`, value, unit: '%' };
    return least === undefined ? row : { ...row, target: `>= ${least}`, pass: value >= least };
  });
}
