// The journal on disk: SQLite with a write-ahead log, every append one synchronised transaction. Layout of the folder:
// journal.sqlite (frames), snapshots/, lock.sqlite and hawser.lock (folder-lock.ts). To copy a folder that is in use, copy
// journal.sqlite with SQLite's own backup, never as a plain file in this process: closing it would drop SQLite's locks.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { invariant } from '../kit/invariant.ts';
import { InputError } from '../terminal/diagnostic.ts';
import type { Frame, Journal, Snapshot } from '../ledger/journal.ts';
import { GENESIS, linkFrames, verifiedFrame, type Row } from './chain.ts';
import { syncFolder } from './durable-file.ts';
import { JournalFailure, reasonOf, storeError } from './errors.ts';
import { FolderLock } from './folder-lock.ts';
import { JournalReader } from './journal-reader.ts';
import { prepareSnapshotFolder, wholeSnapshots, writeSnapshot } from './snapshot-files.ts';
import { prepareDatabase } from './sqlite-open.ts';

/** Write-ahead log, in pages, from which it is written back: SQLite's own default (sqlite.org/wal.html). */
const CHECKPOINT_PAGES = 1000;
/** SQLite's default page, bytes. */
const PAGE_BYTES = 4096;
/** Pages that a commit writes besides the text of its frames: the table's last leaf, the command index and its parents. */
const PAGES_PER_COMMIT = 3;

interface Statements {
  begin: StatementSync;
  commit: StatementSync;
  insert: StatementSync;
  known: StatementSync;
  checkpoint: StatementSync;
}

/** Journal on SQLite; durability 'power-safe'. */
export class SqliteJournal implements Journal {
  readonly durability = 'power-safe';
  /** Path of the journal's database, for messages. */
  readonly file: string;
  private readonly database: DatabaseSync;
  private readonly lock: FolderLock;
  private readonly snapshots: string;
  private readonly sql: Statements;
  private readonly reader: JournalReader;
  private seq = 0;
  private head = GENESIS;
  private pagesSinceCheckpoint = 0;
  private failure: JournalFailure | null = null;
  private closed = false;

  private constructor(folder: string, database: DatabaseSync, lock: FolderLock) {
    this.file = join(folder, 'journal.sqlite');
    this.snapshots = join(folder, 'snapshots');
    this.database = database;
    this.lock = lock;
    this.sql = prepareStatements(database);
    this.reader = new JournalReader(database, this.file);
    const last = this.reader.last();
    if (last === undefined) return;
    verifiedFrame(last, last.seq - 1, this.reader.hashAt(last.seq - 1), this.file);
    this.seq = last.seq;
    this.head = last.hash;
  }

  /**
   * Opens the journal of a data folder, making the folder where it is missing, and holds the folder until close().
   * Throws InputError: HWS-RUN-010 held by another process, -011 last frame changed, -012 newer format, -013 no journal,
   * -014 settings not taken, -015 folder cannot be used.
   */
  static open(folder: string): SqliteJournal {
    const path = resolve(folder);
    const lock = takeFolder(path);
    const file = join(path, 'journal.sqlite');
    let database: DatabaseSync | null = null;
    try {
      prepareSnapshotFolder(join(path, 'snapshots'));
      database = new DatabaseSync(file, { timeout: 2000 });
      prepareDatabase(database, file);
      syncFolder(path);
      return new SqliteJournal(path, database, lock);
    } catch (error) {
      database?.close();
      lock.release();
      if (error instanceof InputError) throw error;
      throw storeError('HWS-RUN-013', `The journal cannot be opened: ${reasonOf(error)}`, file);
    }
  }

  get lastSeq(): number {
    return this.seq;
  }

  /** Hash of the last frame, which stands for all frames up to it. */
  get chainHash(): string {
    return this.head;
  }

  /** Chain hash at a frame; 0: before the first. */
  hashAt(seq: number): string {
    this.assertUsable();
    return this.reader.hashAt(seq);
  }

  /** Writes the frames in one synchronised transaction; JournalFailure (end the process) when that fails. */
  append(frames: readonly Frame[]): void {
    this.assertUsable();
    const rows = linkFrames(frames, this.seq, this.head, (id) => this.sql.known.get(id) !== undefined);
    const last = rows.at(-1);
    if (last === undefined) return;
    this.orFail(`frames ${rows[0]?.seq} to ${last.seq} could not be made durable`, () => {
      this.sql.begin.run();
      for (const r of rows) this.sql.insert.run(r.seq, r.at, r.source, r.commandId, r.events, r.hash);
      this.sql.commit.run();
    });
    this.seq = last.seq;
    this.head = last.hash;
    this.checkpointWhenDue(rows);
  }

  /** Frames from a number on, as many as there are now; throws InputError HWS-RUN-011 at the first that is not as written. */
  read(fromSeq: number): Iterable<Frame> {
    this.assertUsable();
    invariant(Number.isSafeInteger(fromSeq) && fromSeq >= 1, `frames are read from 1 on, not from ${fromSeq}`);
    return this.frames(fromSeq, this.seq);
  }

  findCommand(commandId: string): Frame | null {
    this.assertUsable();
    return this.reader.findCommand(commandId);
  }

  /** Writes a snapshot of frames up to snapshot.seq aside, durably; the last two are kept. */
  saveSnapshot(snapshot: Snapshot): void {
    this.assertUsable();
    const { seq, at, data } = snapshot;
    invariant(seq <= this.seq, `snapshot at frame ${seq} is not ahead of the journal (${this.seq})`);
    const chain = this.reader.hashAt(seq);
    this.orFail(`snapshot at frame ${seq} could not be made durable`, () =>
      writeSnapshot(this.snapshots, { seq, at, data, chain }),
    );
  }

  /**
   * Newest snapshot that is whole and belongs to this journal. One that includes more frames than the journal has means that
   * frames are gone: InputError HWS-RUN-011.
   */
  loadSnapshot(): Snapshot | null {
    this.assertUsable();
    for (const { seq, at, data, chain } of wholeSnapshots(this.snapshots)) {
      if (seq > this.seq)
        throw storeError(
          'HWS-RUN-011',
          `Frame ${this.seq + 1} is missing; a snapshot includes frames up to ${seq}`,
          this.file,
        );
      if (chain === this.reader.hashAt(seq)) return { seq, at, data };
    }
    return null;
  }

  /** Ends the journal and gives the folder free. After a failure the files are left as they are. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    try {
      this.database.close();
    } finally {
      this.lock.release();
    }
  }

  private *frames(from: number, to: number): Generator<Frame> {
    for (const frame of this.reader.frames(from, to)) {
      this.assertUsable();
      yield frame;
    }
  }

  private checkpointWhenDue(rows: readonly Row[]): void {
    let bytes = 0;
    for (const row of rows) bytes += row.events.length + row.hash.length;
    this.pagesSinceCheckpoint += PAGES_PER_COMMIT + Math.ceil(bytes / PAGE_BYTES);
    if (this.pagesSinceCheckpoint < CHECKPOINT_PAGES) return;
    this.orFail('the write-ahead log could not be written back', () => this.sql.checkpoint.get());
    this.pagesSinceCheckpoint = 0;
  }

  private orFail(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.failure = new JournalFailure(what, error);
      throw this.failure;
    }
  }

  private assertUsable(): void {
    invariant(!this.closed, 'a closed journal is not used');
    if (this.failure !== null) throw new JournalFailure('nothing is accepted after a failure', this.failure);
  }
}

function takeFolder(folder: string): FolderLock {
  try {
    const made = mkdirSync(folder, { recursive: true });
    if (made !== undefined) syncFolder(dirname(made));
    return FolderLock.take(folder);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw storeError('HWS-RUN-015', `The data folder cannot be used: ${reasonOf(error)}`, folder);
  }
}

function prepareStatements(database: DatabaseSync): Statements {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    insert: database.prepare('INSERT INTO frame (seq, at, source, command_id, events, hash) VALUES (?, ?, ?, ?, ?, ?)'),
    known: database.prepare('SELECT 1 FROM frame WHERE command_id = ?'),
    checkpoint: database.prepare('PRAGMA wal_checkpoint(PASSIVE)'),
  };
}
