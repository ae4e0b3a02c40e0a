// The speed and the results of the twin, the loop and the planners together, each figure beside its target: event loop and closed
// loop against SimPy, a day at full work, sweeps on two cores, what cranes wait for, the highest crane rate, the fleet's planning, and that
// the same seed gives the same day. docs/reports/twin.md says how each is made and what it came to.
// BENCH_ROWS=waits,rate runs only these parts; without it all of them.
import { run as closedLoop } from './closed-loop.ts';
import { measureDay, rowsOf as dayRows } from './day.ts';
import { run as eventLoop } from './event-loop.ts';
import { tableOf, type Measurement, type Row } from './measurement.ts';
import { run as sweep } from './sweep.ts';
import { curveRows } from './twin/curve.ts';
import { planningRows } from './twin/planning.ts';
import { rateRows } from './twin/rate.ts';
import { waitRows } from './twin/waits.ts';

/** The parts in their order. Those that time things come first and alone; the others use all cores. */
const PARTS: Record<string, () => Promise<Row[]>> = {
  'event-loop': () => of(eventLoop),
  'closed-loop': () => of(closedLoop),
  day: () => Promise.resolve(twoDays()),
  sweep: () => of(sweep),
  planning: planningRows,
  waits: waitRows,
  rate: rateRows,
  curve: curveRows,
};

/** Measures the parts that are asked for; throws when one of them does not exist. */
export async function run(): Promise<Measurement> {
  const asked = process.env['BENCH_ROWS']?.split(',') ?? Object.keys(PARTS);
  const rows: Row[] = [];
  for (const name of asked) {
    const part = PARTS[name];
    if (!part) throw new Error(`BENCH_ROWS names no part "${name}"; parts: ${Object.keys(PARTS).join(', ')}`);
    process.stderr.write(`… ${name}\n`);
    const found = await part();
    // The whole takes minutes: each part is shown as soon as it is done.
    process.stderr.write(tableOf({ name, rows: found }));
    rows.push(...found.map((row) => ({ ...row, what: `${name}: ${row.what}` })));
  }
  return { name: 'twin', rows };
}

async function of(measure: () => Promise<Measurement>): Promise<Row[]> {
  return (await measure()).rows;
}

/** The day twice, in two processes one after the other: the quicker one's rows, and whether both came to the same end. */
function twoDays(): Row[] {
  const [one, two] = [measureDay(), measureDay()];
  return [
    ...dayRows(one.cpuSeconds < two.cpuSeconds ? one : two),
    {
      what: 'hash of the record after the same seed in two processes',
      value: `${one.hash.slice(0, 12)}, ${two.hash.slice(0, 12)}`,
      unit: '',
      target: 'the same',
      pass: one.hash === two.hash,
    },
  ];
}
