// The quay's planners at published instances. QUAY=berth runs one part of them; what runs a part of the instances only is told in bench/quay/.
import type { Measurement, Row } from './measurement.ts';

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  crane: async () => (await import('./quay/crane.ts')).craneRows(),
  berth: async () => (await import('./quay/berth.ts')).berthRows(),
  week: async () => (await import('./quay/week.ts')).weekRows(),
  twin: async () => (await import('./quay/twin.ts')).twinRows(),
  stowage: async () => (await import('./quay/stowage.ts')).stowageRows(),
};

/** Runs all parts, or the one that the environment names. */
export async function run(): Promise<Measurement> {
  const asked = process.env['QUAY'];
  if (asked !== undefined && !Object.hasOwn(PARTS, asked))
    throw new Error(`There is no part "${asked}". Name one of: ${Object.keys(PARTS).join(', ')}.`);
  const rows: Row[] = [];
  for (const [name, part] of Object.entries(PARTS))
    if (asked === undefined || asked === name) rows.push(...(await part()));
  return { name: 'quay', rows };
}
