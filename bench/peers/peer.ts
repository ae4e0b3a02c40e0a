// Runs a peer: a Python program of this folder, by the system's own Python, in a process of its own that measures its own CPU time.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Row } from '../measurement.ts';

/** Not whatever `python3` the path finds: Debian's packages are installed for this one. */
const PYTHON = '/usr/bin/python3';

/** Why there is no figure of SimPy, for the row that stands in its place. */
const NO_SIMPY = 'not installed: apt-get install python3-simpy';

/** What a peer answers for each edition of its library that is installed: none, no answers. Throws when it fails otherwise. */
export function askPeer<Answer>(file: string, ...args: number[]): Answer[] {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawnSync(PYTHON, [path, ...args.map(String)], { encoding: 'utf8', timeout: 300_000 });
  if (child.error && 'code' in child.error && child.error.code === 'ENOENT') return [];
  if (child.error) throw child.error;
  if (child.status !== 0) throw new Error(`${PYTHON} ${path} ended with ${child.status}: ${child.stderr}`);
  return JSON.parse(child.stdout) as Answer[];
}

/**
 * Merges answers of the same name. What is compared is measured in turns, several rounds of each: so other work on the machine
 * disturbs all of them alike.
 */
export function mergeByName<Answer extends { name: string }>(
  answers: readonly Answer[],
  merge: (a: Answer, b: Answer) => Answer,
): Answer[] {
  const merged = new Map<string, Answer>();
  for (const answer of answers) {
    const other = merged.get(answer.name);
    merged.set(answer.name, other === undefined ? answer : merge(other, answer));
  }
  return [...merged.values()];
}

/** A row for a comparison that could not be made: it has a target and neither meets nor misses it. */
export function noPeerRow(what: string, target: number | string): Row {
  console.warn(`ABSENT: SimPy for ${PYTHON}; "${what}" was not measured.`);
  return { what, value: NO_SIMPY, unit: '', target };
}
