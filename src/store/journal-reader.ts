// Reads a journal's database on SQLite. The journal reads itself through it; by itself it opens a journal read-only, also one that
// another thread or process is writing.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { InputError } from '../terminal/diagnostic.ts';
import type { Row } from './chain.ts';
import { reasonOf, storeError } from './errors.ts';
import { RowReader } from './row-reader.ts';
import { checkFormat, formatOf } from './sqlite-open.ts';

const COLUMNS = 'seq, version, at, source, command_id AS commandId, events, hash';
/** A journal of format 1 has no column for the version: it is 1. */
const COLUMNS_1 = COLUMNS.replace('version', '1 AS version');
/** A row as a list, in the order of COLUMNS. */
type Cells = [number, number, number, Row['source'], string | null, string, string];
/** How long a reader waits for a writer that is just opening the file, ms. */
const WAIT_MS = 2000;

export class JournalReader extends RowReader {
  private readonly database: DatabaseSync;
  private readonly sql: Record<'one' | 'page' | 'newest' | 'command', StatementSync>;

  /** Reads an open database that is known to be a journal. */
  constructor(database: DatabaseSync, file: string) {
    super(file);
    this.database = database;
    const columns = formatOf(database) === 1 ? COLUMNS_1 : COLUMNS;
    this.sql = {
      one: database.prepare(`SELECT ${columns} FROM frame WHERE seq = ?`),
      page: database.prepare(`SELECT ${columns} FROM frame WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`),
      newest: database.prepare(`SELECT ${columns} FROM frame ORDER BY seq DESC LIMIT 1`),
      command: database.prepare(`SELECT ${columns} FROM frame WHERE command_id = ?`),
    };
    // Rows as lists take SQLite a quarter less time than rows as objects; long journals are read by pages.
    this.sql.page.setReturnArrays(true);
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

  last(): Row | undefined {
    return this.rowsOf(() => this.sql.newest.all())[0];
  }

  protected rowAt(seq: number): Row | undefined {
    return this.rowsOf(() => this.sql.one.all(seq))[0];
  }

  protected page(after: number, to: number, limit: number): Row[] {
    const rows = this.query(() => this.sql.page.all(after, to, limit)) as unknown as Cells[];
    return rows.map(([seq, version, at, source, commandId, events, hash]) => {
      return { seq, version, at, source, commandId, events, hash };
    });
  }

  protected rowOfCommand(commandId: string): Row | undefined {
    return this.rowsOf(() => this.sql.command.all(commandId))[0];
  }

  /** Commands up to a frame that the index of commands holds. */
  indexedCommands(to: number): number {
    const sql = 'SELECT count(*) AS n FROM frame INDEXED BY frame_command WHERE command_id IS NOT NULL AND seq <= ?';
    return this.query(() => this.database.prepare(sql).get(to)?.['n'] as number);
  }

  /** What SQLite finds wrong with the file, its pages and its indexes (sqlite.org/pragma.html#pragma_integrity_check). */
  integrity(): string[] {
    const rows = this.query(() => this.database.prepare('PRAGMA integrity_check').all());
    return rows.map((row) => String(row['integrity_check'])).filter((text) => text !== 'ok');
  }

  /** Closes the database. */
  close(): void {
    this.database.close();
  }

  private rowsOf(query: () => unknown[]): Row[] {
    return this.query(query) as Row[];
  }

  /** Runs a query; a damaged file is InputError HWS-RUN-013. */
  private query<T>(query: () => T): T {
    try {
      return query();
    } catch (error) {
      throw storeError('HWS-RUN-013', `The journal cannot be read: ${reasonOf(error)}`, this.file);
    }
  }
}
