// A day at full work on the Busan terminal, all of it: berth and crane plans, decking, stacking cranes, traffic, gate, twin.
// In a process of its own, so that its computer time and memory are its own.
import { spawnSync } from 'node:child_process';
import type { FullDay } from '../test/support/full-day.ts';
import type { Measurement, Row } from './measurement.ts';

/** Most computer time, s, and memory. */
const MOST_CPU = 5;
const MOST_MB = 400;
const LEAST_MOVES = 4500;

/** Measures the day. */
export function run(): Promise<Measurement> {
  return Promise.resolve({ name: 'day', rows: rowsOf(measureDay()) });
}

/** Runs the day; throws with what its process said when it fails. */
export function measureDay(): FullDay {
  const script = new URL('../test/support/full-day.ts', import.meta.url).pathname;
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the measured day failed: ${stderr}`);
  return JSON.parse(stdout) as FullDay;
}

/** A day's rows with their targets. */
export function rowsOf(day: FullDay): Row[] {
  const perCent = (share: number): number => Number((100 * share).toFixed(1));
  return [
    {
      what: 'crane moves in 24 h',
      value: day.craneMoves,
      unit: 'boxes',
      target: `>= ${LEAST_MOVES}`,
      pass: day.craneMoves >= LEAST_MOVES,
    },
    { what: 'vessels alongside, mean', value: Number(day.alongside.toFixed(1)), unit: '' },
    { what: 'trucks served', value: day.trucks, unit: '' },
    { what: 'boxes in the yard', value: day.boxesInYard, unit: '' },
    {
      what: 'computer time',
      value: Number(day.cpuSeconds.toFixed(1)),
      unit: 's',
      target: `<= ${MOST_CPU}`,
      pass: day.cpuSeconds <= MOST_CPU,
    },
    {
      what: 'memory at most',
      value: Math.round(day.peakMB),
      unit: 'MB',
      target: `<= ${MOST_MB}`,
      pass: day.peakMB <= MOST_MB,
    },
    {
      what: 'crane moves per second of computer time',
      value: Math.round(day.craneMoves / day.cpuSeconds),
      unit: '1/s',
    },
    { what: "cranes' time spent waiting for others", value: perCent(day.waitShare), unit: '%' },
    { what: 'vehicles locked up', value: day.deadlocks, unit: '', target: 0, pass: day.deadlocks === 0 },
    { what: 'what cannot be', value: day.violations, unit: '', target: 0, pass: day.violations === 0 },
  ];
}
