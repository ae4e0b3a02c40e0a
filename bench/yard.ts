// The yard's planners: relocation and pre-marshalling at published bays, two stacking cranes on drawn blocks, a week on the twin. YARD=relocation (or premarshalling,
// week, block-cranes) runs one of them; what runs a part of the bays only is told in bench/yard/.
import type { Measurement, Row } from './measurement.ts';

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  relocation: async () => (await import('./yard/relocation.ts')).relocationRows(),
  premarshalling: async () => (await import('./yard/premarshalling.ts')).premarshallingRows(),
  week: async () => (await import('./yard/week.ts')).weekRows(),
  'block-cranes': async () => (await import('./yard/block-cranes.ts')).rows(),
};

/** Runs all parts, or the one that the environment names. */
export async function run(): Promise<Measurement> {
  const asked = process.env['YARD'];
  if (asked !== undefined && !Object.hasOwn(PARTS, asked))
    throw new Error(`There is no part "${asked}". Name one of: ${Object.keys(PARTS).join(', ')}.`);
  const rows: Row[] = [];
  for (const [name, part] of Object.entries(PARTS))
    if (asked === undefined || asked === name) rows.push(...(await part()));
  return { name: 'yard', rows };
}
