// The journal on disk: SQLite with a write-ahead log, every append one synchronised transaction. Layout of the folder:
// journal.sqlite (frames), snapshots/, lock.sqlite and hawser.lock (folder-lock.ts). To copy a folder that is in use, copy
// journal.sqlite with SQLite's own backup, never as a plain file in this process: closing it would drop SQLite's locks.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { crashPoint } from '../kit/crash-point.ts';
import { invariant } from '../kit/invariant.ts';
import { InputError } from '../terminal/diagnostic.ts';
import type { ChainedJournal, Frame, Snapshot } from '../ledger/journal.ts';
import { GENESIS, linkFrames, verifiedFrame, type Row } from './chain.ts';
import { syncFolder } from './durable-file.ts';
import { isNoRoom, JournalFailure, JournalFull, orFull, reasonOf, storeError } from './errors.ts';
import { FolderLock } from './folder-lock.ts';
import { JournalReader } from './journal-reader.ts';
import { prepareSnapshotFolder, wholeSnapshots, writeSnapshot } from './snapshot-files.ts';
import { nextEpoch, prepareDatabase } from './sqlite-open.ts';
import { verifyFromMark, verifyRows, writeMark, type Verified } from './verified-mark.ts';

/** Write-ahead log, in pages, from which it is written back: SQLite's own default (sqlite.org/wal.html). */
const CHECKPOINT_PAGES = 1000;
/** SQLite's default page, bytes. */
const PAGE_BYTES = 4096;
/** Pages that a commit writes besides the text of its frames: the table's last leaf, the command index and its parents. */
const PAGES_PER_COMMIT = 3;
/** Result code of SQLite for a disk without room (sqlite.org/rescode.html#full); a failed fsync has another. */
const SQLITE_FULL = 13;

interface Statements {
  begin: StatementSync;
  commit: StatementSync;
  insert: StatementSync;
  known: StatementSync;
  checkpoint: StatementSync;
}

/** Journal on SQLite; durability 'power-safe'. */
export class SqliteJournal implements ChainedJournal {
  readonly durability = 'power-safe';
  /** Path of the journal's database, for messages. */
  readonly file: string;
  private readonly database: DatabaseSync;
  private readonly lock: FolderLock;
  private readonly folder: string;
  private readonly snapshots: string;
  private readonly sql: Statements;
  private readonly reader: JournalReader;
  private verified: Verified;
  private seq = 0;
  private head = GENESIS;
  private opening = 0;
  private pagesSinceCheckpoint = 0;
  private failure: JournalFailure | null = null;
  private closed = false;

  private constructor(folder: string, database: DatabaseSync, lock: FolderLock) {
    this.file = join(folder, 'journal.sqlite');
    this.folder = folder;
    this.snapshots = join(folder, 'snapshots');
    this.database = database;
    this.lock = lock;
    this.sql = prepareStatements(database);
    this.reader = new JournalReader(database, this.file);
    this.verified = verifyFromMark(this.reader, folder);
    const last = this.reader.last();
    if (last === undefined) return;
    // Of the newest vocabulary that the journal holds: refused here where this build does not know it.
    verifiedFrame(last, last.seq - 1, this.reader.hashAt(last.seq - 1), this.file);
    this.seq = last.seq;
    this.head = last.hash;
  }

  /**
   * Opens the journal of a data folder, making the folder where it is missing, and holds the folder until close().
   * Throws InputError: HWS-RUN-010 held by another process, -011 a frame since the last mark changed or frames gone, -012 newer format, -013 no journal,
   * -014 settings not taken, -015 folder cannot be used. Throws JournalFull where there is no room: nothing is held then.
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
      const journal = new SqliteJournal(path, database, lock);
      journal.opening = nextEpoch(database);
      return journal;
    } catch (error) {
      database?.close();
      lock.release();
      if (error instanceof InputError) throw error;
      if (isFull(error) || isNoRoom(error)) throw new JournalFull('the journal cannot be opened', error);
      throw storeError('HWS-RUN-013', `The journal cannot be opened: ${reasonOf(error)}`, file);
    }
  }

  get epoch(): number {
    return this.opening;
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

  /**
   * Writes the frames in one synchronised transaction; JournalFailure (end the process) when that fails, JournalFull when there was
   * no room: nothing is written then, and the same frames may be appended later.
   */
  append(frames: readonly Frame[]): void {
    this.assertUsable();
    const rows = linkFrames(frames, this.seq, this.head, (id) => this.sql.known.get(id) !== undefined);
    const last = rows.at(-1);
    if (last === undefined) return;
    crashPoint('append-begun');
    this.orUndo(`frames ${rows[0]?.seq} to ${last.seq} could not be made durable`, () => {
      this.sql.begin.run();
      for (const r of rows) this.sql.insert.run(r.seq, r.version, r.at, r.source, r.commandId, r.events, r.hash);
      crashPoint('append-uncommitted');
      this.sql.commit.run();
    });
    crashPoint('append-committed');
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

  /** Writes a snapshot of frames up to snapshot.seq aside, durably; the last two are kept. JournalFull where there is no room. */
  saveSnapshot(snapshot: Snapshot): void {
    this.assertUsable();
    const { seq, at, data } = snapshot;
    invariant(seq <= this.seq, `snapshot at frame ${seq} is not ahead of the journal (${this.seq})`);
    const chain = this.reader.hashAt(seq);
    this.orFail(`snapshot at frame ${seq} could not be made durable`, () =>
      orFull(`snapshot at frame ${seq} was not written`, () => writeSnapshot(this.snapshots, { seq, at, data, chain })),
    );
    this.orFail('what was written could not be read again', () => this.markVerified());
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
      if (this.failure === null) this.markVerified();
    } catch {
      // The mark stays where it was: the next opening looks at the same frames, and tells what is wrong with them.
    }
    try {
      this.database.close();
    } finally {
      this.lock.release();
    }
  }

  /** Reads what was written since the mark, holds it against the chain and sets the mark to it. */
  private markVerified(): void {
    if (this.verified.seq === this.seq) return;
    this.verified = verifyRows(this.reader, this.verified, this.seq);
    orFull('the mark of what is verified was not written', () => writeMark(this.folder, this.verified));
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
    this.pagesSinceCheckpoint = 0;
    this.orFail('the write-ahead log could not be written back', () => {
      try {
        this.sql.checkpoint.get();
      } catch (error) {
        // Without room the log keeps all that it holds, and is written back when it has grown as much again.
        if (!isFull(error)) throw error;
      }
    });
  }

  /** A transaction: JournalFull where it found no room and was rolled back, else it fails for good. */
  private orUndo(what: string, work: () => void): void {
    this.orFail(what, () => {
      try {
        work();
      } catch (error) {
        if (!isFull(error)) throw error;
        if (this.database.isTransaction) this.database.exec('ROLLBACK');
        throw new JournalFull(what, error);
      }
    });
  }

  private orFail(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof JournalFull) throw error;
      this.failure = new JournalFailure(what, error);
      throw this.failure;
    }
  }

  private assertUsable(): void {
    invariant(!this.closed, 'a closed journal is not used');
    if (this.failure !== null) throw new JournalFailure('nothing is accepted after a failure', this.failure);
  }
}

function isFull(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === SQLITE_FULL;
}

function takeFolder(folder: string): FolderLock {
  try {
    const made = mkdirSync(folder, { recursive: true });
    if (made !== undefined) syncFolder(dirname(made));
    return FolderLock.take(folder);
  } catch (error) {
    if (error instanceof InputError || error instanceof JournalFull) throw error;
    if (isFull(error) || isNoRoom(error)) throw new JournalFull('the data folder cannot be used', error);
    throw storeError('HWS-RUN-015', `The data folder cannot be used: ${reasonOf(error)}`, folder);
  }
}

function prepareStatements(database: DatabaseSync): Statements {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    insert: database.prepare(
      'INSERT INTO frame (seq, version, at, source, command_id, events, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    known: database.prepare('SELECT 1 FROM frame WHERE command_id = ?'),
    checkpoint: database.prepare('PRAGMA wal_checkpoint(PASSIVE)'),
  };
}
