// Reads a bay in the format of the published instances of block relocation and pre-marshalling:
//
//     2 5            stacks and boxes
//     3 9 3 12       a stack: count of boxes, then their priorities from the ground up
//     2 6 8
import { basename } from 'node:path';
import { InputError } from '../../terminal/diagnostic.ts';
import { solveErrors, type SolveErrorCode } from '../../terminal/errors/solve.ts';
import { readText } from '../input-files.ts';
import { cliFault } from '../fault.ts';

/** A bay as its file tells it. The limit of tiers is not in the file. */
export interface BayFile {
  /** Name of the file without its folder. */
  instance: string;
  /** As it was typed. */
  path: string;
  /** Each stack's priorities from the ground up. */
  stacks: number[][];
  /** Boxes in the highest stack. */
  highest: number;
}

/** What --max-height says: so many tiers (Infinity for "none"), or so many above the highest stack of the bay. */
export type TierOption = { tiers: number } | { above: number };

const MOST_STACKS = 200;
const MOST_BOXES = 2000;

/** A coded fault of this part with the catalogue's severity and cure. `message` is one sentence. */
export function solveFault(code: SolveErrorCode, message: string, where: string): InputError {
  const { severity, cure } = solveErrors[code];
  return new InputError({ code, severity, message, where, cure });
}

/** Reads a bay. @throws InputError HWS-CLI-006 when the file cannot be read, HWS-SLV-001 to -004 when it is no bay */
export function readBayFile(path: string): BayFile {
  const stacks = parseBay(readText(path), path);
  return { instance: basename(path), path, stacks, highest: Math.max(0, ...stacks.map((stack) => stack.length)) };
}

/** The stacks of a bay's text; `path` is told where something is wrong. @throws InputError HWS-SLV-001 to -004 */
export function parseBay(text: string, path: string): number[][] {
  const lines = text
    .split('\n')
    .map((line, i) => ({ words: line.split(/\s+/).filter((word) => word !== ''), where: `${path}, line ${i + 1}` }))
    .filter(({ words }) => words.length > 0);
  const head = lines[0]?.words.map(wholeNumber) ?? [];
  const [count, boxes] = head;
  if (head.length !== 2 || count === undefined || boxes === undefined || !(count >= 1) || !(boxes >= 0))
    throw solveFault(
      'HWS-SLV-001',
      'The first line is not the number of stacks and the number of boxes.',
      lines[0]?.where ?? path,
    );
  if (count > MOST_STACKS || boxes > MOST_BOXES)
    throw solveFault('HWS-SLV-004', `The bay has ${count} stacks and ${boxes} boxes.`, lines[0]!.where);
  const stacks: number[][] = [];
  for (let s = 0; s < count; s++) {
    const line = lines[s + 1];
    if (line === undefined)
      throw solveFault('HWS-SLV-002', `The file ends after ${s} of ${count} stacks.`, lines.at(-1)!.where);
    stacks.push(stackOf(line.words, s, line.where));
  }
  const surplus = lines[count + 1];
  if (surplus !== undefined)
    throw solveFault('HWS-SLV-003', `There are more lines than the ${count} stacks of the first line.`, surplus.where);
  const held = stacks.reduce((sum, stack) => sum + stack.length, 0);
  if (held !== boxes)
    throw solveFault('HWS-SLV-003', `The first line tells ${boxes} boxes, the stacks hold ${held}.`, lines[0]!.where);
  return stacks;
}

function stackOf(words: readonly string[], s: number, where: string): number[] {
  const [count, ...boxes] = words.map(wholeNumber);
  const odd = words.findIndex((word, i) => !(wholeNumber(word) >= (i === 0 ? 0 : 1)));
  if (odd >= 0)
    throw solveFault(
      'HWS-SLV-002',
      odd === 0
        ? `Stack ${s} (counted from 0) begins with "${words[0]}", which is no count of boxes.`
        : `Stack ${s} (counted from 0) holds "${words[odd]}", which is no priority: a whole number from 1.`,
      where,
    );
  if (count !== boxes.length)
    throw solveFault(
      'HWS-SLV-002',
      `Stack ${s} (counted from 0) tells ${count} boxes and lists ${boxes.length}.`,
      where,
    );
  return boxes;
}

/** NaN for what is no whole number from 0, or one too large for a priority. */
function wholeNumber(word: string): number {
  const value = /^\d{1,9}$/.test(word) ? Number(word) : NaN;
  return value;
}

/** The parser of --max-height: "+2", "7", or "none" when `unlimited` is allowed. @throws InputError HWS-CLI-005 */
export function tierOption(unlimited: boolean): (text: string) => TierOption {
  return (text) => {
    if (unlimited && text === 'none') return { tiers: Infinity };
    const [, plus, digits = ''] = /^(\+?)(\d{1,5})$/.exec(text) ?? [];
    const value = Number(digits);
    if (digits !== '' && (plus === '+' || value >= 1)) return plus === '+' ? { above: value } : { tiers: value };
    throw cliFault(
      'HWS-CLI-005',
      `The option --max-height takes "+N", a number of tiers from 1${unlimited ? ', or "none"' : ''}, not "${text}".`,
      '--max-height',
    );
  };
}

/** The limit of tiers of a bay. @throws InputError HWS-SLV-005 when a stack is higher already */
export function tierLimit(option: TierOption, { highest, path }: BayFile): number {
  if ('above' in option) return highest + option.above;
  if (option.tiers >= highest) return option.tiers;
  throw solveFault('HWS-SLV-005', `A stack has ${highest} boxes, the limit is ${option.tiers} tiers.`, path);
}
