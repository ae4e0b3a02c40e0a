// One process per data folder. The lock itself is the operating system's, taken by SQLite on a database of its own, and
// dies with the process however it ends. Beside it a small text file says who holds it.
import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeWhole } from './durable-file.ts';
import { storeError } from './errors.ts';

/** Who holds a data folder. */
interface Holder {
  pid: number;
  host: string;
  /** When it took the folder, ISO 8601. */
  since: string;
}

/** Result code of SQLite for a lock held by another connection (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;

/** The lock on a data folder. */
export class FolderLock {
  private readonly database: DatabaseSync;
  private readonly note: string;

  private constructor(database: DatabaseSync, note: string) {
    this.database = database;
    this.note = note;
  }

  /** Takes the lock; InputError HWS-RUN-010 with pid, host and start of the holder when another one has it. */
  static take(folder: string): FolderLock {
    const note = join(folder, 'hawser.lock');
    // Nothing may open lock.sqlite as a plain file in this process: POSIX drops all its locks when that is closed.
    const database = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
    try {
      database.exec('PRAGMA journal_mode=MEMORY; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
      throw storeError('HWS-RUN-010', `The data folder is held by ${described(readHolder(note))}`, folder);
    }
    const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    try {
      writeWhole(note, [Buffer.from(JSON.stringify(holder) + '\n')]);
    } catch (error) {
      database.close();
      throw error;
    }
    return new FolderLock(database, note);
  }

  /** Gives the folder free. */
  release(): void {
    rmSync(this.note, { force: true });
    this.database.close();
  }
}

function readHolder(note: string): Holder | null {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Holder;
  } catch {
    // The holder has just taken the lock and not yet written who it is, or someone removed the note.
    return null;
  }
}

function described(holder: Holder | null): string {
  if (holder === null) return 'another process that has not said who it is';
  return `process ${holder.pid} on host ${holder.host} since ${holder.since}`;
}
