// A power cut in the middle of the last commit leaves its write-ahead log cut off anywhere: what was acknowledged before is there, the
// last commit is there whole or not at all, and the journal goes on.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameOf, framesOf } from '../../test/contracts/frames.ts';
import { SqliteJournal } from './sqlite-journal.ts';

/** Frames acknowledged before the commit that is torn, and after it. */
const [BEFORE, AFTER] = [40, 43];
/** Every so many bytes a cut; EVERY_BYTE=1 makes one at each. */
const STEP = process.env['EVERY_BYTE'] === '1' ? 1 : 97;

let base: string;
/** The files as they stood at the last commit, and the length of the log before it. */
let database: Buffer;
let log: Buffer;
let logBefore: number;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'hawser-torn-'));
  const journal = SqliteJournal.open(join(base, 'written'));
  journal.append(framesOf(1, BEFORE));
  logBefore = statSync(join(base, 'written', 'journal.sqlite-wal')).size;
  journal.append(framesOf(BEFORE + 1, AFTER));
  database = readFileSync(copied('journal.sqlite'));
  log = readFileSync(copied('journal.sqlite-wal'));
  journal.close();
});
afterAll(() => rmSync(base, { recursive: true }));

/** A copy of a file, made by another process: reading it in this one would drop SQLite's locks. */
function copied(name: string): string {
  const to = join(base, `copy of ${name}`);
  execFileSync('cp', [join(base, 'written', name), to]);
  return to;
}

/** The frames of a journal whose log is this, each held against what was written; then one more is appended and read. */
function lastOf(name: string, walBytes: Buffer): number {
  const folder = join(base, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'journal.sqlite'), database);
  writeFileSync(join(folder, 'journal.sqlite-wal'), walBytes);
  const journal = SqliteJournal.open(folder);
  const last = journal.lastSeq;
  expect([...journal.read(1)]).toEqual(framesOf(1, last));
  journal.append([frameOf(last + 1)]);
  expect([...journal.read(last + 1)]).toEqual([frameOf(last + 1)]);
  journal.close();
  rmSync(folder, { recursive: true });
  return last;
}

/** Lengths at which the log is cut: in steps, and around the end and every page of it. */
function cuts(): number[] {
  const found = new Set<number>([logBefore, log.length]);
  for (let at = logBefore; at <= log.length; at += STEP) found.add(at);
  // A page in the log: a header of 24 bytes and 4,096 bytes (sqlite.org/fileformat.html#the_write_ahead_log).
  for (let at = logBefore; at <= log.length; at += 24 + 4096)
    for (const near of [at - 1, at, at + 1, at + 24]) if (near >= logBefore && near <= log.length) found.add(near);
  return [...found].sort((a, b) => a - b);
}

describe('a journal whose last commit was torn by a power cut', () => {
  it(
    'has all frames before it, and those of the commit together or none, wherever the log is cut',
    { timeout: 600_000 },
    () => {
      expect(log.length - logBefore).toBeGreaterThan(4096);
      const seen = new Map<number, number>();
      for (const at of cuts()) {
        const last = lastOf(`cut-${at}`, log.subarray(0, at));
        seen.set(last, (seen.get(last) ?? 0) + 1);
      }
      expect([...seen.keys()].sort((a, b) => a - b)).toEqual([BEFORE, AFTER]);
      expect(seen.get(AFTER)).toBe(1);
    },
  );

  it('is the same when the rest of the log is rubbish, as of sectors that were never written', () => {
    for (const fill of [0x00, 0xff, 0x5a]) {
      const torn = Buffer.from(log);
      torn.fill(fill, logBefore + 600);
      expect(lastOf(`rubbish-${fill}`, torn)).toBe(BEFORE);
    }
  });

  it('is the same when later sectors reached the disk and an earlier one did not', () => {
    const torn = Buffer.from(log);
    torn.fill(0, logBefore, logBefore + 512);
    expect(lastOf('reordered', torn)).toBe(BEFORE);
  });
});
