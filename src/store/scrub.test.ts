// What opening a journal looks at, and what a scrub finds: bytes changed on the disk, frames taken out, indexes that lie, torn snapshots.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { frameOf, framesOf } from '../../test/contracts/frames.ts';
import { EVENT_VERSION } from '../ledger/events.ts';
import { JournalReader } from './journal-reader.ts';
import { scrub } from './scrub.ts';
import { snapshotPath } from './snapshot-files.ts';
import { SqliteJournal } from './sqlite-journal.ts';
import { MARK, readMark, verifyFromMark, writeMark } from './verified-mark.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-scrub-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A journal of so many frames, with commands at 10 and 40 and snapshots at 20 and 30. */
function filled(frames = 50): void {
  const journal = SqliteJournal.open(folder);
  for (let seq = 1; seq <= frames; seq++) {
    journal.append([frameOf(seq, seq === 10 || seq === 40 ? `cmd-${seq}` : null)]);
    if (seq === 20 || seq === 30) journal.saveSnapshot({ seq, at: seq, data: new Uint8Array(300).fill(seq) });
  }
  journal.close();
}

/** Changes the database past the journal. */
function change(sql: string): void {
  const database = new DatabaseSync(join(folder, 'journal.sqlite'));
  // The text of an index can be changed only by who says so (sqlite.org/pragma.html#pragma_writable_schema).
  database.enableDefensive?.(false);
  database.exec(sql);
  database.close();
}

/** Sets the mark back, as a kill before the close would have left it. */
function markAt(seq: number): void {
  const reader = JournalReader.open(folder);
  writeMark(folder, { seq, hash: reader.hashAt(seq) });
  reader.close();
}

const parts = (): string[] => scrub(folder).faults.map(({ part, where }) => `${part} ${where.replace(folder, '')}`);

describe('opening a journal', () => {
  test('looks only at what came after the last mark, which each snapshot and each close sets', () => {
    filled();
    expect(readMark(folder)?.seq).toBe(50);
    markAt(30);
    const reader = JournalReader.open(folder);
    const looked: number[] = [];
    const watched = Object.create(reader, {
      rows: {
        value: function* (from: number, to: number) {
          for (const row of reader.rows(from, to)) {
            looked.push(row.seq);
            yield row;
          }
        },
      },
    }) as JournalReader;
    expect(verifyFromMark(watched, folder).seq).toBe(50);
    expect(looked).toEqual(Array.from({ length: 20 }, (_, i) => 31 + i));
    reader.close();
  });

  test('finds a frame that was changed after the mark, and leaves one before it to the scrub', () => {
    filled();
    markAt(30);
    change('UPDATE frame SET at = at + 1 WHERE seq = 15');
    SqliteJournal.open(folder).close();
    expect(parts()).toEqual(['frame frame 15']);
    markAt(30);
    change('UPDATE frame SET at = at + 1 WHERE seq = 35');
    expect(() => SqliteJournal.open(folder)).toThrow(/HWS-RUN-011 Frame 35/);
  });

  test('finds that the journal is not the one that was marked, and that marked frames are gone', () => {
    filled();
    const mark = readMark(folder)!;
    writeMark(folder, { ...mark, hash: 'f'.repeat(64) });
    expect(() => SqliteJournal.open(folder)).toThrow(/HWS-RUN-011 Frame 50 is not the one that was here/);
    writeMark(folder, mark);
    rmSync(join(folder, 'journal.sqlite'));
    expect(() => SqliteJournal.open(folder)).toThrow(/HWS-RUN-011 Frame 1 is missing; frames up to 50 were here/);
  });

  test.each(['', '{', '{"format":"other"}', 'null'])('looks at everything when the mark says %j', (text) => {
    filled();
    writeFileSync(join(folder, MARK), text);
    change('UPDATE frame SET at = at + 1 WHERE seq = 2');
    expect(() => SqliteJournal.open(folder)).toThrow(/HWS-RUN-011 Frame 2/);
  });

  test('does not set the mark over a frame that changed while the journal was open', () => {
    filled();
    const journal = SqliteJournal.open(folder);
    journal.append(framesOf(51, 60));
    change('UPDATE frame SET at = at + 1 WHERE seq = 55');
    expect(() => journal.saveSnapshot({ seq: 60, at: 0, data: new Uint8Array(9) })).toThrow(/HWS-RUN-016 .*Frame 55/);
    journal.close();
    expect(readMark(folder)?.seq).toBe(50);
    expect(() => SqliteJournal.open(folder)).toThrow(/HWS-RUN-011 Frame 55/);
  });
});

describe('a scrub', () => {
  test('tells what a sound journal holds', () => {
    filled();
    const { snapshots, bytes, chainHash, ...counts } = scrub(folder);
    expect(counts).toEqual({
      ...{ lastSeq: 50, frames: 50, events: 100, commands: 2, versions: { [EVENT_VERSION]: 50 } },
      ...{ faults: [], faultCount: 0 },
    });
    expect(snapshots.map(({ seq, good }) => [seq, good])).toEqual([
      [20, true],
      [30, true],
    ]);
    expect(chainHash).toBe(readMark(folder)?.hash);
    expect(bytes).toBeGreaterThan(1000);
  });

  test('tells an empty journal too', () => {
    SqliteJournal.open(folder).close();
    expect(scrub(folder)).toMatchObject({ lastSeq: 0, faultCount: 0 });
  });

  test('looks at a journal that is being written, up to where it began', () => {
    filled();
    const journal = SqliteJournal.open(folder);

    const report = scrub(folder, () => undefined);
    journal.append([frameOf(51)]);
    expect(report).toMatchObject({ lastSeq: 50, faultCount: 0 });
    expect(scrub(folder)).toMatchObject({ lastSeq: 51, faultCount: 0 });
    journal.close();
  });

  test.each([
    ['two changed frames', "UPDATE frame SET events = '[]' WHERE seq IN (7, 30)", ['frame frame 7', 'frame frame 30']],
    ['a frame taken out, and what hangs on it', 'DELETE FROM frame WHERE seq = 7', ['frame frame 7']],
    [
      'frames gone at the end',
      'DELETE FROM frame WHERE seq > 25',
      ['mark frame 50', `snapshot /snapshots/snapshot-000000000030.bin`],
    ],
  ])('finds %s', (_, sql, faults) => {
    filled();
    change(sql);
    expect(parts()).toEqual(faults);
  });

  test('finds a command that its index does not know', () => {
    filled();
    // The index is built for no row and then told to be the one of commands: what is in the frames is missing in it.
    change('DROP INDEX frame_command; CREATE UNIQUE INDEX frame_command ON frame (command_id) WHERE seq < 0');
    change(
      "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE UNIQUE INDEX frame_command ON frame (command_id) WHERE command_id IS NOT NULL' WHERE name = 'frame_command'",
    );
    const faults = parts();
    expect(faults).toContain('command command cmd-10');
    expect(faults).toContain('command command cmd-40');
    expect(faults.some((fault) => fault.startsWith('database'))).toBe(true);
  });

  test.each([
    ['one changed byte', (bytes: Buffer) => void (bytes[bytes.length - 5]! ^= 1)],
    ['a torn end', (bytes: Buffer) => bytes.fill(0, bytes.length - 50)],
  ])('finds %s in a snapshot', (_, harm) => {
    filled();
    const file = snapshotPath(join(folder, 'snapshots'), 20);
    const bytes = readFileSync(file);
    harm(bytes);
    writeFileSync(file, bytes);
    expect(parts()).toEqual(['snapshot /snapshots/snapshot-000000000020.bin']);
  });

  test('finds any one bit that is flipped in a page of the journal, or the page does not use it', () => {
    filled();
    const file = join(folder, 'journal.sqlite');
    const sound = readFileSync(file);
    const before = scrub(folder);
    const pages = sound.length / 4096;
    let found = 0;
    for (let page = 1; page < pages; page++) {
      // A bit of the last row that was put into the page: rows fill a page from its end.
      const at = 4096 * (page + 1) - 40;
      const fd = openSync(file, 'r+');
      writeSync(fd, Buffer.of(sound[at]! ^ 4), 0, 1, at);
      closeSync(fd);
      const after = scrub(folder);
      if (after.faultCount > 0) found++;
      else expect(after).toEqual(before);
      writeFileSync(file, sound);
    }
    expect(pages).toBeGreaterThan(4);
    expect(found).toBeGreaterThanOrEqual(pages - 4);
  });
});
