// Fifty seeded days of generated traffic on both designed terminals: nothing may lock up, nothing may happen that cannot be. The
// tests run a few of them (test/shifts.test.ts).
import { beginDays, designedTerminal, watch, type DesignedTerminal } from '../test/support/generated-days.ts';
import type { Measurement, Row } from './measurement.ts';

const DAYS = 50;
const HOURS = 24;
/** Share of the terminals' own traffic, in turn: a quiet, a mean and a busy day. */
const SCALES = [0.5, 1, 1.5];

/** Runs the days; each fault is a row of its own. */
export async function run(): Promise<Measurement> {
  const rows: Row[] = [];
  for (const name of ['busan-dgt', 'lach-huyen-hhit'] as const) rows.push(...daysAt(name));
  return { name: 'shifts', rows };
}

function daysAt(name: DesignedTerminal): Row[] {
  const model = designedTerminal(name);
  const faults: Row[] = [];
  let [boxes, trucks, bad] = [0, 0, 0];
  const began = process.cpuUsage();
  for (let i = 0; i < DAYS / 2; i++) {
    const seed = 1000 + i;
    const scale = SCALES[i % SCALES.length]!;
    const seen = watch(beginDays(model, { days: 2, seed, scale }), HOURS);
    boxes += seen.boxes;
    trucks += seen.trucks;
    if (seen.faults.length > 0) bad++;
    for (const fault of seen.faults.slice(0, 3))
      faults.push({ what: `${name}, seed ${seed}, scale ${scale}: ${fault}`, value: 1, unit: '' });
  }
  const cpu = process.cpuUsage(began);
  return [
    { what: `${name}: days with a fault, of ${DAYS / 2}`, value: bad, unit: 'days', target: 0, pass: bad === 0 },
    ...faults,
    { what: `${name}: boxes over the quay`, value: boxes, unit: '' },
    { what: `${name}: trucks served`, value: trucks, unit: '' },
    { what: `${name}: computer time`, value: Number(((cpu.user + cpu.system) / 1e6).toFixed(1)), unit: 's' },
  ];
}
