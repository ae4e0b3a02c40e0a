// Vessels' time in port on the twin: weeks at DGT with berths and cranes planned together, against the same without asking vessels to come
// later, and against berthing in the order of arrival and an equal split of the cranes. Same seed, same traffic. WEEK_SEED=2 takes another week,
// WEEK_DAYS=2 a shorter one, WEEK_SCALE=1.2 a busier one.
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
  { name: 'planned, no requests', policy: { arrivals: 'as-they-come' } },
  { name: 'first come, equal split', policy: { berths: 'first-come', craneSplit: 'equal' } },
  { name: 'berths planned, equal split', policy: { craneSplit: 'equal' } },
  { name: 'first come, cranes by work left', policy: { berths: 'first-come' } },
];

/** Hours in port of the calls that have sailed. */
interface PortTime {
  calls: number;
  /** From the time for which she was announced to the last line let go: who is asked to come later does not look quicker. */
  port: number;
  /** Of it until she was at the roads, and from there to the first line ashore. */
  slowed: number;
  waiting: number;
  /** Vessels that came when they were asked to, and what all of them saved, t. */
  asked: number;
  co2: number;
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
    ...others.map(({ name, time }): Row => {
      const cut = 100 * (1 - inPort(planned.time) / inPort(time));
      return {
        what: `time in port, planned against ${name}`,
        value: round(cut),
        unit: '% less',
        ...(name.startsWith('first come, equal') ? { target: 0, pass: cut > 0 } : {}),
      };
    }),
    ...others.map(({ name, time }): Row => {
      const cut = 100 * (1 - planned.time.port / time.port);
      return { what: `from the announced arrival, planned against ${name}`, value: round(cut), unit: '% less' };
    }),
  ];
}

function portTime({ calls }: RunReport): PortTime {
  const sailed = calls.filter((c) => c.atRoads !== null && c.departure !== null);
  const mean = (of: (call: RunReport['calls'][number]) => number): number =>
    sailed.reduce((sum, c) => sum + of(c), 0) / HOUR / sailed.length;
  return {
    calls: sailed.length,
    port: mean((c) => at(c.departure) - at(c.announced)),
    slowed: mean((c) => at(c.atRoads) - at(c.announced)),
    waiting: mean((c) => at(c.arrival) - at(c.atRoads)),
    asked: sailed.filter((c) => c.co2Saved > 0).length,
    co2: sailed.reduce((sum, c) => sum + c.co2Saved, 0),
  };
}

/** From the roads to the last line let go, h. */
const inPort = ({ port, slowed }: PortTime): number => port - slowed;
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
    row('mean time in port, from the roads to the last line', round(inPort(time)), 'h'),
    row('mean time from the announced arrival to the last line', round(time.port), 'h'),
    row('of it longer at sea, as asked', round(time.slowed), 'h'),
    row('of it from the roads to the first line ashore', round(time.waiting), 'h'),
    row('vessels that came as asked', time.asked, 'calls'),
    row('CO2 that they saved', round(time.co2), 't'),
    row('crane hours without waiting', round(100 * (1 - (crane.waitShare ?? 0))), '%'),
    row('crane hours', round(crane.hours), 'h'),
    row('what cannot be, and what is locked up', invariants.violations + deadlocks, 'faults'),
    row('CPU', round(cpuSeconds), 's'),
  ];
}
