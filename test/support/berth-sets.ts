// The published instances of the discrete berth problem, where they lie beside the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LALLA_RUIZ = join(import.meta.dirname, '../../../shared/data/berth/lalla-ruiz');

/** A published instance. */
export interface PublishedBerths {
  /** Name of the file. */
  name: string;
  /** Class of the set, e.g. "f30x3". */
  group: string;
  number: number;
  text: string;
}

/** The instances of Lalla-Ruiz, Melián-Batista and Moreno-Vega (2012), by class; empty, and a warning printed, where they are absent. */
export function lallaRuiz(): PublishedBerths[] {
  if (!existsSync(LALLA_RUIZ)) {
    console.warn(
      `\n*** The published berths are absent: no folder ${LALLA_RUIZ}. What needs them is NOT checked. ***\n`,
    );
    return [];
  }
  return readdirSync(LALLA_RUIZ)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const [, group, number] = /^(f\d+x\d+)-(\d+)\.txt$/.exec(name)!;
      return { name, group: group!, number: Number(number), text: readFileSync(join(LALLA_RUIZ, name), 'utf8') };
    })
    .sort((a, b) => a.group.localeCompare(b.group, 'en', { numeric: true }) || a.number - b.number);
}
