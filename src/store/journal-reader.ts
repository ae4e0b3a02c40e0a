// Reads a journal's database frame by frame and holds each against the chain of hashes. The journal reads itself through it; by
// itself it opens a journal read-only, also one that another thread or process is writing.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { InputError } from '../terminal/diagnostic.ts';
import type { Frame } from '../ledger/journal.ts';
import { GENESIS, verifiedFrame, type Row } from './chain.ts';
import { reasonOf, storeError } from './errors.ts';
import { checkFormat } from './sqlite-open.ts';

/** Rows read at once: bounds the memory of a reader, and no statement stays open while the caller works. */
const READ_ROWS = 256;
const COLUMNS = 'seq, at, source, command_id AS commandId, events, hash';
/** How long a reader waits for a writer that is just opening the file, ms. */
const WAIT_MS = 2000;

export class JournalReader {
  /** Path of the journal's database, for messages. */
  readonly file: string;
  private readonly database: DatabaseSync;
  private readonly one: StatementSync;
  private readonly page: StatementSync;
  private readonly newest: StatementSync;
  private readonly command: StatementSync;

  /** Reads an open database that is known to be a journal. */
  constructor(database: DatabaseSync, file: string) {
    this.database = database;
    this.file = file;
    this.one = database.prepare(`SELECT ${COLUMNS} FROM frame WHERE seq = ?`);
    this.page = database.prepare(`SELECT ${COLUMNS} FROM frame WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`);
    this.newest = database.prepare(`SELECT ${COLUMNS} FROM frame ORDER BY seq DESC LIMIT 1`);
    this.command = database.prepare(`SELECT ${COLUMNS} FROM frame WHERE command_id = ?`);
  }

  /**
   * Opens the journal of a data folder to read only; whoever writes it is not disturbed and holds the folder as before.
   * Throws InputError: HWS-RUN-012 newer format, -013 no journal.
   */
  static open(folder: string): JournalReader {
    const file = join(resolve(folder), 'journal.sqlite');
    if (!existsSync(file)) throw storeError('HWS-RUN-013', 'The folder holds no journal.sqlite', file);
    let database: DatabaseSync | null = null;
    try {
      database = new DatabaseSync(file, { readOnly: true, timeout: WAIT_MS });
      if (checkFormat(database, file)) throw storeError('HWS-RUN-013', 'The journal is empty', file);
      return new JournalReader(database, file);
    } catch (error) {
      database?.close();
      if (error instanceof InputError) throw error;
      throw storeError('HWS-RUN-013', `The journal cannot be opened: ${reasonOf(error)}`, file);
    }
  }

  /** The newest row as it is stored; undefined in an empty journal. */
  last(): Row | undefined {
    return this.rowsOf(() => this.newest.all())[0];
  }

  /** Frames from one number to another; throws InputError HWS-RUN-011 at the first that is not as written. */
  *frames(from: number, to: number): Generator<Frame> {
    let previousSeq = from - 1;
    let previous = from > to ? GENESIS : this.hashAt(previousSeq);
    while (previousSeq < to) {
      const rows = this.rowsOf(() => this.page.all(previousSeq, to, READ_ROWS));
      if (rows.length === 0) throw storeError('HWS-RUN-011', `Frame ${previousSeq + 1} is missing`, this.file);
      for (const row of rows) {
        const frame = verifiedFrame(row, previousSeq, previous, this.file);
        previousSeq = row.seq;
        previous = row.hash;
        yield frame;
      }
    }
  }

  /** Frame of an outside command, or null. */
  findCommand(commandId: string): Frame | null {
    const row = this.rowsOf(() => this.command.all(commandId))[0];
    return row === undefined ? null : verifiedFrame(row, row.seq - 1, this.hashAt(row.seq - 1), this.file);
  }

  /** Chain hash at a frame; 0: before the first. */
  hashAt(seq: number): string {
    if (seq === 0) return GENESIS;
    const row = this.rowsOf(() => this.one.all(seq))[0];
    if (row === undefined) throw storeError('HWS-RUN-011', `Frame ${seq} is missing`, this.file);
    return row.hash;
  }

  /** Closes the database. */
  close(): void {
    this.database.close();
  }

  /** Runs a query; a damaged file is InputError HWS-RUN-013. */
  private rowsOf(query: () => unknown[]): Row[] {
    try {
      return query() as Row[];
    } catch (error) {
      throw storeError('HWS-RUN-013', `The journal cannot be read: ${reasonOf(error)}`, this.file);
    }
  }
}
