// The published instances of quay crane scheduling, where they lie beside the repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CRANE = join(import.meta.dirname, '../../../shared/data/crane');

/** A published instance. */
export interface PublishedCranes {
  /** Name of the file. */
  name: string;
  /** "Kim-Park" or "Meisel-Bierwirth". */
  set: string;
  /** Part of the set: a letter. */
  part: string;
  text: string;
  /** Published optimum, and the best of the sweeps in one direction. */
  optimum: number;
  oneWay: number;
}

/** The sets of Kim and Park (2004) and of Meisel and Bierwirth (2011); empty, and a warning printed, where they are absent. */
export function publishedCranes(): PublishedCranes[] {
  if (!existsSync(CRANE)) {
    console.warn(`\n*** The published cranes are absent: no folder ${CRANE}. What needs them is NOT checked. ***\n`);
    return [];
  }
  const lines = readFileSync(join(CRANE, 'best_known.csv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [file, , , , optimum, oneWay] = line.split(',') as [string, string, string, string, string, string];
    const [, folder, name, part] = /^([^/]+)\/((?:kp-|set)([A-Z]).*)$/.exec(file)!;
    const set = folder === 'kim-park' ? 'Kim-Park' : 'Meisel-Bierwirth';
    const text = readFileSync(join(CRANE, file), 'utf8');
    return { name: name!, set, part: part!, text, optimum: Number(optimum), oneWay: Number(oneWay) };
  });
}
