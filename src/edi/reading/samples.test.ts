// The sample files of other people: measured, not shipped. Without the folder the cases beside this file still hold.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bayplan, Interchange } from '../messages.ts';
import { readInterchange } from './read.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/edi');
const present = existsSync(FOLDER);
if (!present) console.warn(`SAMPLES ABSENT: ${FOLDER} is not there; the EDI readers are not tested on real files.`);

/** Every file below a folder, as paths relative to it. */
const files = present
  ? readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  : [];
const read = (file: string): Interchange => readInterchange(readFileSync(file), file);
/** The one message of the file whose name holds a word. */
const sample = (word: string): Bayplan =>
  read(files.find((file) => file.includes(word)) as string).messages[0] as Bayplan;

function byPort(plan: Bayplan): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { container } of plan.entries) {
    counts[container.portOfDischarge] = (counts[container.portOfDischarge] ?? 0) + 1;
  }
  return counts;
}

describe.runIf(present)('the sample files', () => {
  it('are all read without an exception', () => {
    expect(files).toHaveLength(39);
    for (const file of files) expect(read(file).diagnostics.filter((d) => d.cure === '')).toEqual([]);
  });

  it('the plan of DEL MONTE GOLD has 672 containers, and the same ones when its groups are numbered', () => {
    const plain = sample('BAPLIE_Export');
    expect(plain.entries).toHaveLength(672);
    expect(byPort(plain)).toEqual({ GTSTC: 425, USGLC: 247 });
    expect(sample('BAPLIE_VERSION2_EXPORT_NEW')).toEqual(plain);
  });

  it('the plan of MAERSK CUNENE has 2,267 containers, nothing set aside', () => {
    const plan = sample('Rezall');
    expect([plan.entries.length, plan.setAside.length, byPort(plan)['ESALG']]).toEqual([2267, 0, 1458]);
    expect(plan.entries.filter((e) => e.container.dangerous.length > 0)).toHaveLength(38);
    expect(plan.entries.filter((e) => e.container.outOfGauge !== null)).toHaveLength(10);
  });

  it('the plan of X-PRESS EUPHRATES has 609 containers, nothing set aside', () => {
    const plan = sample('demo_v22');
    expect([plan.entries.length, plan.setAside.length]).toEqual([609, 0]);
  });

  it('of the 9,995 containers of the made-up plan each is worked or set aside', () => {
    const plan = sample('demo_v15');
    expect(plan.entries.length + plan.setAside.length).toBe(9995);
    expect(plan.setAside.filter((s) => s.diagnostic.code === 'HWS-EDI-020')).toHaveLength(3001);
    expect(plan.setAside.every((s) => s.portOfDischarge === 'CAHAL')).toBe(true);
  });

  it('the example of BAPLIE 3 has a container and a lost place', () => {
    const file = files.find((name) => name.includes('Bayplan')) as string;
    expect((read(file).messages[0] as Bayplan).entries).toHaveLength(1);
    expect(read(file).diagnostics.map((d) => d.code)).toEqual(['HWS-EDI-014', 'HWS-EDI-007']);
  });
});
