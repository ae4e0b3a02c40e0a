// A data folder that an older build wrote opens in this one: the journal gets the columns it lacks, whole or not at all, and its
// frames stay as they were written. One that a newer build wrote is refused and left as it is.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GOLDEN, keptOutcomes, outcomeOf, readGolden } from '../../test/support/golden-journals.ts';
import { frameOf } from '../../test/contracts/frames.ts';
import { EVENT_VERSION } from '../ledger/events.ts';
import { hashOf, type Row } from './chain.ts';
import { JournalReader } from './journal-reader.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import { formatOf, JOURNAL_FORMAT } from './sqlite-open.ts';

const NAME = '0.1.0-events-1/one-call';
const kept = keptOutcomes()[NAME]!;
const golden = readGolden(NAME);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-older-'));
  file = join(folder, 'journal.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(join(GOLDEN, `${NAME}.sqlite.gz`))));
});
afterEach(() => rmSync(folder, { recursive: true }));

function format(): number | null {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return formatOf(database);
  } finally {
    database.close();
  }
}

const eventsOf = (frames: Iterable<{ events: unknown }>): unknown[] => [...frames].map((frame) => frame.events);
const written = golden.rows.map((row) => JSON.parse(row.events) as unknown);

/** Writes a row behind the journal's end, past the journal. */
function put(row: Omit<Row, 'hash'>, previous: string): void {
  const database = new DatabaseSync(file);
  database
    .prepare('INSERT INTO frame (seq, version, at, source, command_id, events, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(row.seq, row.version, row.at, row.source, row.commandId, row.events, hashOf(row, previous));
  database.close();
}

describe('a journal of format 1', () => {
  test('is read without a change', () => {
    const reader = JournalReader.open(folder);
    expect(eventsOf(reader.frames(1, kept.frames))).toEqual(written);
    expect(reader.last()).toMatchObject({ seq: kept.frames, version: 1, hash: kept.chain });
    reader.close();
    expect(format()).toBe(1);
  });

  test('is brought to this format at its opening, and goes on from the old chain', () => {
    const journal = SqliteJournal.open(folder);
    expect([journal.lastSeq, journal.chainHash]).toEqual([kept.frames, kept.chain]);
    journal.append([frameOf(kept.frames + 1, 'new')]);
    journal.close();
    const again = SqliteJournal.open(folder);
    expect(eventsOf(again.read(1))).toEqual([...written, frameOf(1 + kept.frames).events]);
    again.close();
    expect(format()).toBe(JOURNAL_FORMAT);
    const reader = JournalReader.open(folder);
    expect(reader.last()).toMatchObject({ version: EVENT_VERSION });
    reader.close();
    expect(outcomeOf(golden).facts).toBe(kept.facts);
  });

  test('is as it was when the power fails in the middle of that', () => {
    const other = join(folder, 'after-the-cut');
    mkdirSync(other);
    const database = new DatabaseSync(file);
    database.exec(
      'PRAGMA journal_mode=WAL; PRAGMA cache_size=1; BEGIN IMMEDIATE; ALTER TABLE frame ADD COLUMN version INTEGER NOT NULL DEFAULT 1; UPDATE frame SET version = 7',
    );
    for (const ending of ['', '-wal']) cpSync(`${file}${ending}`, join(other, `journal.sqlite${ending}`));
    expect(readFileSync(join(other, 'journal.sqlite-wal')).length).toBeGreaterThan(10_000);
    database.close();
    const journal = SqliteJournal.open(other);
    expect(eventsOf(journal.read(1))).toEqual(written);
    journal.close();
  });

  test.each([
    ['changed', 'UPDATE frame SET at = at + 1 WHERE seq = 70', /HWS-RUN-011 Frame 70 is not/],
    [
      'passed off as one of a newer version',
      'UPDATE frame SET version = 2 WHERE seq = 70',
      /HWS-RUN-011 Frame 70 is not/,
    ],
    ['taken out', 'DELETE FROM frame WHERE seq = 70', /HWS-RUN-011 Frame 70 is missing/],
  ])('shows a frame that was %s', (_, sql, message) => {
    SqliteJournal.open(folder).close();
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
    const reader = JournalReader.open(folder);
    expect(() => [...reader.frames(1, kept.frames)]).toThrow(message);
    reader.close();
  });
});

describe('a journal that a newer build went on with', () => {
  const next = { seq: kept.frames + 1, at: golden.rows.at(-1)!.at, source: 'operation' as const, commandId: null };
  const refusals: [string, Omit<Row, 'hash'>, RegExp][] = [
    [
      'a newer version of events',
      { ...next, version: EVENT_VERSION + 1, events: '[{"kind":"picked"}]' },
      new RegExp(`HWS-RUN-012 Frame ${next.seq} .*version ${EVENT_VERSION + 1} .*up to ${EVENT_VERSION}`),
    ],
    [
      'a kind that this one does not know',
      { ...next, version: EVENT_VERSION, events: '[{"kind":"teleported"}]' },
      new RegExp(`HWS-RUN-012 Frame ${next.seq} .*no kind "teleported"`),
    ],
  ];

  test.each(refusals)('in %s is refused by name, to write and to read', (_, row, message) => {
    SqliteJournal.open(folder).close();
    put(row, kept.chain);
    const before = readFileSync(file);
    expect(() => SqliteJournal.open(folder)).toThrow(message);
    const reader = JournalReader.open(folder);
    expect(() => [...reader.frames(1, next.seq)]).toThrow(message);
    // What is before that frame is still told.
    expect(eventsOf(reader.frames(1, kept.frames))).toEqual(written);
    reader.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
