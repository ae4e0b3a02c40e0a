// The journal on SQLite when there is no room: nothing is written, it stays usable, and the same frames go in later.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framesOf } from '../../test/contracts/frames.ts';
import { JournalFull } from './errors.ts';
import { SqliteJournal } from './sqlite-journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-full-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Lets the database of a journal grow to so many pages (4 KiB each); SQLite then says what it says of a full disk. */
function allow(journal: SqliteJournal, pages: number): void {
  const database = Reflect.get(journal, 'database') as DatabaseSync;
  database.exec(`PRAGMA max_page_count = ${pages}`);
}

/** Frames that need many pages. */
const MANY = 2000;
/** More pages than these tests need. */
const ROOM = 100_000;

describe('SqliteJournal without room', () => {
  it('writes nothing, can be read, and takes the same frames when there is room', () => {
    const journal = SqliteJournal.open(folder);
    journal.append(framesOf(1, 10));
    const head = journal.chainHash;
    allow(journal, 1);
    for (let again = 0; again < 3; again++) expect(() => journal.append(framesOf(11, MANY))).toThrow(JournalFull);
    expect([journal.lastSeq, journal.chainHash]).toEqual([10, head]);
    expect([...journal.read(1)]).toEqual(framesOf(1, 10));
    expect(journal.findCommand('none')).toBeNull();
    allow(journal, ROOM);
    journal.append(framesOf(11, MANY));
    expect([...journal.read(1)]).toEqual(framesOf(1, MANY));
    journal.close();
    const again = SqliteJournal.open(folder);
    expect([...again.read(1)]).toEqual(framesOf(1, MANY));
    again.close();
  });

  it('has nothing of the frames that found no room when it is opened again', () => {
    const journal = SqliteJournal.open(folder);
    journal.append(framesOf(1, 10));
    allow(journal, 1);
    expect(() => journal.append(framesOf(11, MANY))).toThrow(/^HWS-RUN-058 /);
    journal.close();
    const again = SqliteJournal.open(folder);
    expect([...again.read(1)]).toEqual(framesOf(1, 10));
    again.close();
  });
});
