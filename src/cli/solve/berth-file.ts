// Reads an instance of the discrete berth allocation problem in the format of the published files:
//
//     3                vessels
//     2                berths
//     5 8 12           arrival of each vessel
//     0 4              opening of each berth
//     20 40            a line for each vessel: her time of handling at each berth, 99999 where she may not lie
//     16 32
//     99999 18
//     600 600          closing of each berth
//     600 600 600      latest departure of each vessel; what a file has after these is not read
//
// Numbers are told by their order; where lines end does not count.
import { basename } from 'node:path';
import type { DiscreteBerthProblem } from '../../quay/discrete-berths/problem.ts';
import type { InputError } from '../../terminal/diagnostic.ts';
import { readText } from '../input-files.ts';
import { solveFault } from './bay-file.ts';

/** An instance as its file tells it. */
export interface BerthFile {
  /** Name of the file without its folder. */
  instance: string;
  /** As it was typed. */
  path: string;
  problem: DiscreteBerthProblem;
}

/** What stands for a berth where a vessel may not lie. */
const FORBIDDEN = 99_999;
/** Sizes that the planner's arrays are made for. */
const MOST_VESSELS = 300;
const MOST_BERTHS = 50;
/** The latest time in a file. */
const LATEST = 20_000;

/** Reads an instance. @throws InputError HWS-CLI-006 when the file cannot be read, HWS-SLV-030 to -034 when it is none */
export function readBerthFile(path: string): BerthFile {
  return { instance: basename(path), path, problem: parseBerths(readText(path), path) };
}

/** The problem of a text; `path` is told where something is wrong. @throws InputError HWS-SLV-030 to -034 */
export function parseBerths(text: string, path: string): DiscreteBerthProblem {
  const numbers = new Numbers(text, path);
  const n = numbers.next('the number of vessels', 'HWS-SLV-030', 1, Infinity);
  const m = numbers.next('the number of berths', 'HWS-SLV-030', 1, Infinity);
  if (n > MOST_VESSELS || m > MOST_BERTHS)
    throw solveFault('HWS-SLV-033', `The file has ${n} vessels and ${m} berths.`, path);
  const times = (count: number, of: (i: number) => string): number[] =>
    Array.from({ length: count }, (_, i) => numbers.next(of(i), 'HWS-SLV-031', 0, LATEST));
  const arrivals = times(n, (i) => `the arrival of vessel ${i + 1}`);
  const opens = times(m, (b) => `the opening of berth ${b + 1}`);
  const handling = arrivals.map((_, i) =>
    opens.map((__, b) => {
      const what = `the handling time of vessel ${i + 1} at berth ${b + 1}`;
      const time = numbers.next(what, 'HWS-SLV-032', 1, FORBIDDEN);
      if (time > LATEST && time !== FORBIDDEN)
        throw numbers.fault(
          'HWS-SLV-032',
          `${what} is ${time}: neither ${FORBIDDEN} (forbidden) nor at most ${LATEST}.`,
        );
      return time === FORBIDDEN ? null : time;
    }),
  );
  const closes = times(m, (b) => `the closing of berth ${b + 1}`);
  const departures = times(n, (i) => `the latest departure of vessel ${i + 1}`);
  const closed = opens.findIndex((time, b) => time > closes[b]!);
  if (closed >= 0)
    throw solveFault(
      'HWS-SLV-034',
      `Berth ${closed + 1} opens at ${opens[closed]} and closes at ${closes[closed]}, before it opens.`,
      path,
    );
  const vessels = arrivals.map((arrival, i) => ({
    arrival,
    latestDeparture: departures[i]!,
    handling: handling[i]!,
  }));
  return { berths: opens.map((time, b) => ({ opens: time, closes: closes[b]! })), vessels };
}

type BerthFileCode = 'HWS-SLV-030' | 'HWS-SLV-031' | 'HWS-SLV-032';

/** The numbers of a text one after the other, each with the line it stands in. */
class Numbers {
  private readonly words: { word: string; line: number }[];
  private readonly path: string;
  private read = 0;

  constructor(text: string, path: string) {
    this.path = path;
    this.words = text
      .split('\n')
      .flatMap((line, i) => (line.match(/\S+/g) ?? []).map((word) => ({ word, line: i + 1 })));
  }

  /** The next number, a whole one of a range. @throws InputError with the code when it is not there or none */
  next(what: string, code: BerthFileCode, least: number, most: number): number {
    const found = this.words[this.read++];
    if (found === undefined) throw this.fault(code, `The file ends before ${what}.`);
    const value = /^\d{1,9}$/.test(found.word) ? Number(found.word) : NaN;
    if (value >= least && value <= most) return value;
    const range = most === Infinity ? `from ${least}` : `from ${least} to ${most}`;
    throw this.fault(code, `Where ${what} is expected stands "${found.word}", which is no whole number ${range}.`);
  }

  /** A fault at the number read last, or at the last line. */
  fault(code: BerthFileCode, message: string): InputError {
    const line = (this.words[this.read - 1] ?? this.words.at(-1))?.line;
    const sentence = message.charAt(0).toUpperCase() + message.slice(1);
    return solveFault(code, sentence, line === undefined ? this.path : `${this.path}, line ${line}`);
  }
}
