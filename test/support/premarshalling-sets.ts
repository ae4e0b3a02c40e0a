// The published bays for pre-marshalling, where they lie beside the repository: instances, limits of tiers and best known values.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBay } from '../../src/cli/solve/bay-file.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const CASERTA_VOSS = join(DATA, 'relocation/caserta-voss');
const BORTFELDT_FORSTER = join(DATA, 'premarshalling/bortfeldt-forster');

/** A published bay. */
export interface PublishedBay {
  name: string;
  /** Class of the set, e.g. "5-4" or "BF12". */
  group: string;
  stacks: number[][];
  maxHeight: number;
  /** Fewest moves known. */
  best?: number;
}

/** The bays of Caserta and Voss, two tiers above their height; empty, and a warning printed, where they are absent. */
export function casertaVoss(): PublishedBay[] {
  if (isAbsent(CASERTA_VOSS)) return [];
  const best = bestKnown('optimal_caserta-voss_height+2.csv', 4);
  return readdirSync(CASERTA_VOSS)
    .filter((file) => file.endsWith('.dat'))
    .map((file) => {
      const [, group, height, number] = /^data((\d+)-\d+)-(\d+)\.dat$/.exec(file)!;
      const stacks = bayIn(join(CASERTA_VOSS, file));
      const bay = { name: file, group: group!, number: Number(number), stacks, maxHeight: Number(height) + 2 };
      return { ...bay, ...(best.has(`${group}/${file}`) ? { best: best.get(`${group}/${file}`)! } : {}) };
    })
    .sort(byGroup);
}

/** The bays of Bortfeldt and Forster, the tiers by their names; empty, and a warning printed, where they are absent. */
export function bortfeldtForster(): PublishedBay[] {
  if (isAbsent(BORTFELDT_FORSTER)) return [];
  const best = bestKnown('best_known_bortfeldt-forster.csv', 3);
  return readdirSync(BORTFELDT_FORSTER)
    .filter((file) => file.endsWith('.bay'))
    .map((file) => {
      const [group, , , tiers, ...rest] = file.replace('.bay', '').split('_');
      const stacks = bayIn(join(BORTFELDT_FORSTER, file));
      const bay = { name: file, group: group!, number: Number(rest.at(-1)), stacks, maxHeight: Number(tiers) };
      return { ...bay, ...(best.has(file) ? { best: best.get(file)! } : {}) };
    })
    .sort(byGroup);
}

function isAbsent(folder: string): boolean {
  if (existsSync(folder)) return false;
  console.warn(`\n*** The published bays are absent: no folder ${folder}. What needs them is NOT checked. ***\n`);
  return true;
}

function bayIn(path: string): number[][] {
  return parseBay(readFileSync(path, 'utf8'), path);
}

/** Values of a table by the first column. */
function bestKnown(file: string, column: number): Map<string, number> {
  const [, ...rows] = readFileSync(join(DATA, 'premarshalling', file), 'utf8')
    .trim()
    .split('\n');
  return new Map(rows.map((row) => [row.split(',')[0]!, Number(row.split(',')[column])]));
}

function byGroup(a: { group: string; number: number }, b: { group: string; number: number }): number {
  return a.group.localeCompare(b.group, 'en', { numeric: true }) || a.number - b.number;
}
