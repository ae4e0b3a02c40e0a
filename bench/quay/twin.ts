// Vessels' time in port on the twin: weeks at DGT with berths and cranes planned together, against berthing in the order of arrival and an equal split
// of the cranes. Same seed, same traffic. WEEK_SEED=2 takes another week, WEEK_DAYS=2 a shorter one, WEEK_SCALE=1.2 a busier one.
import type { RunReport } from '../../src/office/report.ts';
import type { Policy } from '../../src/operation/policy.ts';
import type { Row } from '../measurement.ts';
import { twinWeek } from '../twin-week.ts';

const WEEK = {
  days: Number(process.env['WEEK_DAYS'] ?? 7),
  seed: Number(process.env['WEEK_SEED'] ?? 1),
  scale: Number(process.env['WEEK_SCALE'] ?? 1),
};
const HOUR = 3_600_000;

const WAYS: readonly { name: string; policy: Partial<Policy> }[] = [
  { name: 'berths and cranes planned', policy: {} },
  { name: 'first come, equal split', policy: { berths: 'first-come', craneSplit: 'equal' } },
  { name: 'berths planned, equal split', policy: { craneSplit: 'equal' } },
  { name: 'first come, cranes by work left', policy: { berths: 'first-come' } },
];

/** Hours in port of the calls that have sailed. */
interface PortTime {
  calls: number;
  port: number;
  waiting: number;
}

/** The rows of the measurement: the planned week's hours must be fewer than those of the second way. */
export function twinRows(): Row[] {
  const weeks = WAYS.slice(0, Number(process.env['WEEK_WAYS'] ?? WAYS.length)).map(({ name, policy }) => {
    process.stderr.write(`  a week with ${name} …\n`);
    const report = twinWeek(WEEK, policy);
    return { name, report, time: portTime(report) };
  });
  const [planned, ...others] = weeks as [(typeof weeks)[number], ...typeof weeks];
  return [
    ...weeks.flatMap(({ name, report, time }) => figures(name, report, time)),
    ...others.map(({ name, time }, i): Row => {
      const cut = 100 * (1 - planned.time.port / time.port);
      return {
        what: `time in port, planned against ${name}`,
        value: round(cut),
        unit: '% less',
        ...(i === 0 ? { target: 0, pass: cut > 0 } : {}),
      };
    }),
  ];
}

function portTime({ calls }: RunReport): PortTime {
  const sailed = calls.filter((c) => c.atRoads !== null && c.departure !== null);
  const mean = (of: (call: RunReport['calls'][number]) => number): number =>
    sailed.reduce((sum, c) => sum + of(c), 0) / HOUR / sailed.length;
  return {
    calls: sailed.length,
    port: mean((c) => at(c.departure) - at(c.atRoads)),
    waiting: mean((c) => at(c.arrival) - at(c.atRoads)),
  };
}

const at = (time: string | null): number => Date.parse(time ?? '');
const round = (value: number): number => Number(value.toFixed(2));

function figures(name: string, { crane, invariants, deadlocks, cpuSeconds }: RunReport, time: PortTime): Row[] {
  const row = (what: string, value: number | null, unit: string): Row => ({
    what: `${name}: ${what}`,
    value: value ?? '-',
    unit,
  });
  return [
    row('vessels that have sailed', time.calls, 'calls'),
    row('mean time in port', round(time.port), 'h'),
    row('of it from the roads to the first line ashore', round(time.waiting), 'h'),
    row('crane hours without waiting', round(100 * (1 - (crane.waitShare ?? 0))), '%'),
    row('crane hours', round(crane.hours), 'h'),
    row('what cannot be, and what is locked up', invariants.violations + deadlocks, 'faults'),
    row('CPU', round(cpuSeconds), 's'),
  ];
}
