// The journal on SQLite keeps the contract of journals, and refuses files and settings that it must not work with.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameOf, framesOf } from '../../test/contracts/frames.ts';
import { durableJournalContract, journalContract, type DurablePlace } from '../../test/contracts/journal-contract.ts';
import { MemoryJournal } from './memory-journal.ts';
import { snapshotPath } from './snapshot-files.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import { JOURNAL_FORMAT, checkSettings } from './sqlite-open.ts';
import { MARK } from './verified-mark.ts';

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hawser-journal-'));
}

/** Changes the journal's database through a connection of its own. */
function change(folder: string, sql: string, ...values: (string | number)[]): void {
  const database = new DatabaseSync(join(folder, 'journal.sqlite'));
  database.prepare(sql).run(...values);
  database.close();
}

function sqlitePlace(): DurablePlace {
  const folder = newFolder();
  const opened: SqliteJournal[] = [];
  const snapshot = (seq: number): string => snapshotPath(join(folder, 'snapshots'), seq);
  return {
    open: () => {
      const journal = SqliteJournal.open(folder);
      opened.push(journal);
      return journal;
    },
    remove: () => {
      for (const journal of opened) journal.close();
      rmSync(folder, { recursive: true });
    },
    changeEvents: (seq, events) => change(folder, 'UPDATE frame SET events = ? WHERE seq = ?', events, seq),
    dropFrame: (seq) => change(folder, 'DELETE FROM frame WHERE seq = ?', seq),
    damageSnapshot: (seq) => {
      const bytes = readFileSync(snapshot(seq));
      bytes[bytes.length - 10] = (bytes[bytes.length - 10] as number) ^ 1;
      writeFileSync(snapshot(seq), bytes);
    },
    tearSnapshot: (seq) => truncateSync(snapshot(seq), Math.floor(readFileSync(snapshot(seq)).length / 2)),
  };
}

journalContract('SqliteJournal', sqlitePlace);
durableJournalContract('SqliteJournal', sqlitePlace);

describe('SqliteJournal', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('runs with a write-ahead log and full synchronisation', () => {
    SqliteJournal.open(folder).close();
    const bytes = readFileSync(join(folder, 'journal.sqlite'));
    // File format write and read versions: 2 is WAL (sqlite.org/fileformat.html, section 1.3.3).
    expect([bytes[18], bytes[19]]).toEqual([2, 2]);
  });

  it('refuses a database that did not take the settings', () => {
    const database = new DatabaseSync(':memory:');
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
    expect(() => checkSettings(database, 'memory')).toThrow(/HWS-RUN-014 .*journal_mode memory/);
    database.close();
    const normal = new DatabaseSync(join(folder, 'x.sqlite'));
    normal.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL');
    expect(() => checkSettings(normal, 'x')).toThrow(/HWS-RUN-014 .*synchronous 1/);
    normal.close();
  });

  it('refuses a newer format and leaves it as it is', () => {
    SqliteJournal.open(folder).close();
    change(folder, 'UPDATE format SET version = ?', JOURNAL_FORMAT + 1);
    const before = readFileSync(join(folder, 'journal.sqlite'));
    expect(() => SqliteJournal.open(folder)).toThrow(new RegExp(`HWS-RUN-012 .*format ${JOURNAL_FORMAT + 1}`));
    expect(readFileSync(join(folder, 'journal.sqlite')).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'hawser.lock'))).toBe(false);
  });

  it('refuses a file that is no database, and a database that is no journal', () => {
    writeFileSync(
      join(folder, 'journal.sqlite'),
      'not a database at all, but long enough to be looked at as one'.repeat(20),
    );
    expect(() => SqliteJournal.open(folder)).toThrow('HWS-RUN-013');
    rmSync(join(folder, 'journal.sqlite'));
    const other = new DatabaseSync(join(folder, 'journal.sqlite'));
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expect(() => SqliteJournal.open(folder)).toThrow('HWS-RUN-013');
  });

  it('says so when the folder cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => SqliteJournal.open(join(folder, 'file'))).toThrow('HWS-RUN-015');
  });

  it('makes missing folders, and leaves no lock note behind', () => {
    const deep = join(folder, 'a', 'b');
    SqliteJournal.open(deep).close();
    expect(readdirSync(deep).sort()).toEqual(['journal.sqlite', 'lock.sqlite', 'snapshots']);
  });

  it('keeps two snapshots and removes unfinished ones', () => {
    mkdirSync(join(folder, 'snapshots'));
    writeFileSync(join(folder, 'snapshots', 'snapshot-000000000001.bin.tmp'), 'half');
    const journal = SqliteJournal.open(folder);
    journal.append(framesOf(1, 4));
    for (const seq of [1, 2, 3, 4]) journal.saveSnapshot({ seq, at: seq, data: Uint8Array.of(seq) });
    journal.close();
    const names = readdirSync(join(folder, 'snapshots')).sort();
    expect(names).toEqual(['snapshot-000000000003.bin', 'snapshot-000000000004.bin']);
  });

  it('passes over a snapshot of another journal', () => {
    const journal = SqliteJournal.open(folder);
    journal.append([frameOf(1), frameOf(2)]);
    journal.saveSnapshot({ seq: 2, at: 0, data: Uint8Array.of(1) });
    journal.close();
    for (const name of ['journal.sqlite', MARK]) rmSync(join(folder, name));
    const other = SqliteJournal.open(folder);
    other.append([frameOf(1, 'another'), frameOf(2)]);
    expect(other.loadSnapshot()).toBeNull();
    other.close();
  });

  it('finds a hash that was recomputed for a changed frame, at the frame after it', () => {
    const journal = SqliteJournal.open(folder);
    journal.append(framesOf(1, 3));
    journal.close();
    const forged = new MemoryJournal();
    forged.append([frameOf(1), frameOf(2, 'forged')]);
    change(
      folder,
      "UPDATE frame SET source = 'outside', command_id = 'forged', hash = ? WHERE seq = 2",
      forged.chainHash,
    );
    const opened = (): unknown => SqliteJournal.open(folder);
    expect(opened).toThrow(/HWS-RUN-011 Frame 3/);
  });

  it('writes its log back, so that it does not grow without end', () => {
    const journal = SqliteJournal.open(folder);
    for (let seq = 1; seq <= 4000; seq += 4) journal.append(framesOf(seq, seq + 3));
    const log = statSync(join(folder, 'journal.sqlite-wal')).size;
    expect(log).toBeLessThan(8e6);
    expect(statSync(join(folder, 'journal.sqlite')).size).toBeGreaterThan(500_000);
    journal.close();
  });
});
