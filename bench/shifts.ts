// Fifty seeded days of generated traffic on both designed terminals, and four-hour shifts with breakdowns, closures and wind with up to
// twice the DGT fleet: nothing may lock up, nothing may happen that cannot be. The tests run a few of them (test/shifts.test.ts).
// SHIFTS=1-1000 runs the shifts with these seeds and no days.
import { beginDays, designedTerminal, watch, type DesignedTerminal } from '../test/support/generated-days.ts';
import { beginShift, watchShift } from '../test/support/shifts.ts';
import type { Measurement, Row } from './measurement.ts';

const DAYS = 50;
const HOURS = 24;
/** Share of the terminals' own traffic, in turn: a quiet, a mean and a busy day. */
const SCALES = [0.5, 1, 1.5];

/** Shifts that are run when no range is asked for. */
const SHIFTS: [number, number] = [1, 20];

/** Runs the days and the shifts; each fault is a row of its own. */
export async function run(): Promise<Measurement> {
  const range = /^(\d+)-(\d+)$/.exec(process.env['SHIFTS'] ?? '');
  if (range) return { name: 'shifts', rows: shifts(Number(range[1]), Number(range[2])) };
  const rows: Row[] = [];
  for (const name of ['busan-dgt', 'lach-huyen-hhit'] as const) rows.push(...daysAt(name));
  return { name: 'shifts', rows: [...rows, ...shifts(...SHIFTS)] };
}

function shifts(first: number, last: number): Row[] {
  const faults: Row[] = [];
  let [bad, boxes, breakdowns, detours, towed] = [0, 0, 0, 0, 0];
  const began = process.cpuUsage();
  for (let seed = first; seed <= last; seed++) {
    const seen = watchShift(beginShift(seed));
    boxes += seen.boxes;
    breakdowns += seen.breakdowns;
    detours += seen.detours;
    towed += seen.towed;
    if (seen.faults.length > 0) bad++;
    for (const fault of seen.faults.slice(0, 3))
      faults.push({ what: `shift ${seed}, ${seen.vehicles} vehicles: ${fault}`, value: 1, unit: '' });
  }
  const cpu = process.cpuUsage(began);
  const seeds = `shifts ${first} to ${last}`;
  return [
    { what: `${seeds}: shifts with a fault`, value: bad, unit: 'shifts', target: 0, pass: bad === 0 },
    ...faults,
    { what: `${seeds}: boxes over the quay`, value: boxes, unit: '' },
    { what: `${seeds}: machines that broke down`, value: breakdowns, unit: '' },
    { what: `${seeds}: ways found anew around an obstacle`, value: detours, unit: '' },
    { what: `${seeds}: vehicles towed`, value: towed, unit: '' },
    { what: `${seeds}: computer time`, value: Number(((cpu.user + cpu.system) / 1e6).toFixed(1)), unit: 's' },
  ];
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
