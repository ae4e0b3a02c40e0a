// Reads an instance of quay crane scheduling in the format of the published files, groups of whole numbers in brackets:
//
//     [3, 4, 1, 0, 2, 1, 1]    tasks, bays, pairs, 0, cranes, time to drive one bay, bays that stay free between two cranes
//     [20, 10, 15]             time of each task
//     [1, 1, 4]                bay of each task
//     [0, 0] [1, 3]            from when each crane is ready, and the bay where it stands
//     [1, 2]                   a line for each pair: the first task is done before the second one
//
// Where lines end and how numbers are spaced does not count. As published files have them, these are read too: the number of cranes in place
// of the bays, more cranes listed than told, the last two numbers of the first group without a comma, and commas, points and semicolons
// between groups.
import { basename } from 'node:path';
import type { CraneProblem } from '../../quay/problems.ts';
import type { InputError } from '../../terminal/diagnostic.ts';
import { readText } from '../input-files.ts';
import { solveFault } from './bay-file.ts';

/** An instance as its file tells it; ids of cranes and tasks count from 1. */
export interface CraneFile {
  /** Name of the file without its folder. */
  instance: string;
  /** As it was typed. */
  path: string;
  problem: CraneProblem;
}

/** Sizes that the planner's arrays are made for, and the greatest number in a file. */
const MOST_TASKS = 1000;
const MOST_CRANES = 20;
const GREATEST = 1_000_000;

/** Characters that are shown of what is no number. */
const SHOWN = 20;

/** Numbers of the first group. */
const HEADER = 7;

/** Cranes of a file may drive past both ends of the vessel, as far as there is room needed, bays. */
const BEYOND = 1e6;

/** A group of numbers and the line where it begins, counted from 1. */
interface Group {
  numbers: number[];
  line: number;
}

/** Reads an instance. @throws InputError HWS-CLI-006 when the file cannot be read, HWS-SLV-020 to -025 when it is none */
export function readCraneFile(path: string): CraneFile {
  return { instance: basename(path), path, problem: parseCranes(readText(path), path) };
}

/** The problem of a text; `path` is told where something is wrong. @throws InputError HWS-SLV-020 to -025 */
export function parseCranes(text: string, path: string): CraneProblem {
  const groups = groupsOf(text, path);
  const header = headerOf(groups[0]?.numbers ?? []);
  if (header.length !== HEADER)
    throw solveFault(
      'HWS-SLV-020',
      groups.length === 0
        ? 'The file has no group of numbers in brackets.'
        : `The first group has ${header.length} numbers in place of ${HEADER}.`,
      place(path, groups[0]),
    );
  const [n, bays, pairs, apart, q, pace, margin] = header;
  if (n < 1 || q < 1 || n > MOST_TASKS || q > MOST_CRANES)
    throw solveFault('HWS-SLV-024', `The file has ${n} tasks and ${q} cranes.`, place(path, groups[0]));
  if (apart !== 0)
    throw solveFault(
      'HWS-SLV-020',
      `The fourth number is ${apart}: pairs that may not be worked at the same time are not planned for.`,
      place(path, groups[0]),
    );
  const seconds = counted(groups, { k: 1, what: 'times of tasks', count: n, more: false, path });
  const places = counted(groups, { k: 2, what: 'bays of tasks', count: n, more: false, path });
  const ready = counted(groups, { k: 3, what: 'ready times of cranes', count: q, more: true, path });
  const stands = counted(groups, { k: 4, what: 'first bays of cranes', count: q, more: true, path });
  checkBays(places, { bays, cranes: q, path });
  checkCranes(stands, path);
  const before = pairsOf(groups, { pairs, tasks: n, path });
  return {
    cranes: stands.numbers.map((x, v) => ({ id: v + 1, x, readyIn: ready.numbers[v], minX: -BEYOND, maxX: BEYOND })),
    minSpacing: margin + 1,
    gantrySpeed: 1 / pace,
    tasks: seconds.numbers.map((s, i) => ({
      id: i + 1,
      x: places.numbers[i],
      seconds: s,
      after: [...before[i]].map((p) => p + 1),
      lockedTo: null,
    })),
  };
}

/** The numbers of the first group; "11" at the end of six is 1 and 1. */
function headerOf(numbers: number[]): number[] {
  const last = numbers[HEADER - 2];
  if (numbers.length !== HEADER - 1 || last < 10 || last > 99) return numbers;
  return [...numbers.slice(0, -1), Math.floor(last / 10), last % 10];
}

function place(path: string, group: Group | undefined): string {
  return group === undefined ? path : `${path}, line ${group.line}`;
}

/** The groups of a text. */
function groupsOf(text: string, path: string): Group[] {
  const groups: Group[] = [];
  let open: Group | null = null;
  let line = 1;
  for (const [token] of text.matchAll(/\n|\[|\]|[^\S\n]+|[^\s[\]]+/g)) {
    if (token === '\n') line++;
    else if (token === '[' && open === null) open = { numbers: [], line };
    else if (token === ']' && open !== null) {
      groups.push(open);
      open = null;
    } else if (open !== null) open.numbers.push(...numbersIn(token, `${path}, line ${line}`));
    else if (/[^\s,.;]/.test(token)) throw noNumber(token, `${path}, line ${line}`);
  }
  if (open !== null) throw solveFault('HWS-SLV-021', 'The last bracket is not closed.', `${path}, line ${open.line}`);
  return groups;
}

/** The numbers of what stands between blanks and brackets within a group. */
function numbersIn(token: string, where: string): number[] {
  const words = token.split(',').filter((word) => word.trim() !== '');
  const odd = words.find((word) => !/^\d{1,7}$/.test(word) || Number(word) > GREATEST);
  if (odd !== undefined) throw noNumber(odd, where);
  return words.map(Number);
}

function noNumber(word: string, where: string): InputError {
  const shown = word.length > SHOWN ? `${word.slice(0, SHOWN)}…` : word;
  return solveFault('HWS-SLV-021', `"${shown}" is no whole number from 0 to 1,000,000 in brackets.`, where);
}

function counted(
  groups: readonly Group[],
  { k, what, count, more, path }: { k: number; what: string; count: number; more: boolean; path: string },
): Group {
  const group = groups[k];
  if (group === undefined)
    throw solveFault('HWS-SLV-022', `The file ends before the ${what}.`, place(path, groups.at(-1)));
  if (group.numbers.length < count || (group.numbers.length > count && !more))
    throw solveFault(
      'HWS-SLV-022',
      `Group ${k + 1} tells ${group.numbers.length} ${what}, the first group ${count}.`,
      place(path, group),
    );
  return { numbers: group.numbers.slice(0, count), line: group.line };
}

/** Bays count from 1. The greatest one is known only where the second number of the file is not that of the cranes. */
function checkBays(places: Group, { bays, cranes, path }: { bays: number; cranes: number; path: string }): void {
  const last = bays === cranes ? Math.max(bays, ...places.numbers) : bays;
  const odd = places.numbers.findIndex((bay) => bay < 1 || bay > last);
  if (odd >= 0)
    throw solveFault(
      'HWS-SLV-023',
      `Task ${odd + 1} is in bay ${places.numbers[odd]}, the vessel has the bays 1 to ${last}.`,
      place(path, places),
    );
  if (cranes > last)
    throw solveFault('HWS-SLV-024', `There are ${cranes} cranes for ${last} bays.`, place(path, places));
}

function checkCranes(stands: Group, path: string): void {
  const odd = stands.numbers.findIndex((x, v) => v > 0 && x <= stands.numbers[v - 1]);
  if (odd >= 0)
    throw solveFault(
      'HWS-SLV-023',
      `Crane ${odd + 1} stands at bay ${stands.numbers[odd]}, crane ${odd} at bay ${stands.numbers[odd - 1]}.`,
      place(path, stands),
    );
}

/** For each task the tasks that come before it, counted from 0. */
function pairsOf(
  groups: readonly Group[],
  { pairs, tasks, path }: { pairs: number; tasks: number; path: string },
): Set<number>[] {
  const first = 5;
  if (groups.length - first !== pairs)
    throw solveFault(
      'HWS-SLV-022',
      `The first group tells ${pairs} pairs, the file has ${groups.length - first}.`,
      place(path, groups.at(-1)),
    );
  const before = Array.from({ length: tasks }, () => new Set<number>());
  for (const group of groups.slice(first)) {
    const [i, j] = group.numbers;
    if (group.numbers.length !== 2 || i < 1 || j < 1 || i > tasks || j > tasks || i === j)
      throw solveFault(
        'HWS-SLV-025',
        `The pair [${group.numbers.join(', ')}] is no two of the tasks 1 to ${tasks}.`,
        place(path, group),
      );
    before[j - 1].add(i - 1);
  }
  const circle = inCircle(before);
  if (circle >= 0)
    throw solveFault('HWS-SLV-025', `Task ${circle + 1} is to be done before itself, by way of other pairs.`, path);
  return before;
}

/** A task that waits for itself; -1 when there is none. */
function inCircle(before: readonly Set<number>[]): number {
  const open = new Set(before.keys());
  for (let found = true; found;) {
    found = false;
    for (const t of open) {
      if ([...before[t]].some((p) => open.has(p))) continue;
      open.delete(t);
      found = true;
    }
  }
  return open.values().next().value ?? -1;
}
