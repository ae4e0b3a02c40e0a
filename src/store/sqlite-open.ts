// Opens the journal's database: settings that make commits survive a power cut, tables, format version.
import type { DatabaseSync } from 'node:sqlite';
import { storeError } from './errors.ts';

/** Format of the journal that this version writes; it reads the older ones too. 2: rows tell the version of their events. */
export const JOURNAL_FORMAT = 2;

/** SQLite's number for synchronous=FULL (sqlite.org/pragma.html#pragma_synchronous). */
const SYNCHRONOUS_FULL = 2;

const TABLES = `
  CREATE TABLE format (version INTEGER NOT NULL, written_since TEXT NOT NULL);
  CREATE TABLE frame (
    seq INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    command_id TEXT,
    events TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX frame_command ON frame (command_id) WHERE command_id IS NOT NULL;
`;

/**
 * From format 1 to 2, in one transaction. The rows stay as they are: they are of version 1, whose hash does not hold the
 * version, so that the chain goes on from them.
 */
const TO_FORMAT_2 = 'ALTER TABLE frame ADD COLUMN version INTEGER NOT NULL DEFAULT 1';

/**
 * Makes an open database a journal: checks its format (HWS-RUN-012 newer, HWS-RUN-013 something else), sets and checks
 * the settings (HWS-RUN-014), makes the tables in a new file and the missing column in one of format 1. A file that is refused
 * is not changed.
 */
export function prepareDatabase(database: DatabaseSync, where: string): void {
  const isNew = checkFormat(database, where);
  // Checkpoints are ours (sqlite-journal.ts): SQLite's automatic one hides its errors. fullfsync is for macOS only.
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1; ' +
      'PRAGMA wal_autocheckpoint=0; PRAGMA cell_size_check=1',
  );
  checkSettings(database, where);
  if (!isNew && formatOf(database) === JOURNAL_FORMAT) return;
  database.exec(`BEGIN IMMEDIATE; ${isNew ? TABLES : TO_FORMAT_2}`);
  database
    .prepare('INSERT INTO format (version, written_since) VALUES (?, ?)')
    .run(JOURNAL_FORMAT, new Date().toISOString());
  database.exec('COMMIT');
}

/** InputError HWS-RUN-014 unless write-ahead log and full synchronisation are in effect. */
export function checkSettings(database: DatabaseSync, where: string): void {
  const mode = database.prepare('PRAGMA journal_mode').get()?.['journal_mode'];
  const synchronous = database.prepare('PRAGMA synchronous').get()?.['synchronous'];
  if (mode === 'wal' && synchronous === SYNCHRONOUS_FULL) return;
  throw storeError(
    'HWS-RUN-014',
    `The store runs with journal_mode ${String(mode)} and synchronous ${String(synchronous)} instead of wal and 2`,
    where,
  );
}

/** True for a file without tables. @throws InputError HWS-RUN-012 newer format, HWS-RUN-013 something else */
export function checkFormat(database: DatabaseSync, where: string): boolean {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if (tables.length === 0) return true;
  if (!tables.some((table) => table['name'] === 'format'))
    throw storeError('HWS-RUN-013', 'The file is a database, but not a journal', where);
  const version = formatOf(database);
  if (version === null) throw storeError('HWS-RUN-013', 'The journal does not say which format it has', where);
  if (version > JOURNAL_FORMAT)
    throw storeError('HWS-RUN-012', `The journal has format ${version}; this version knows ${JOURNAL_FORMAT}`, where);
  return false;
}

/** Format that a journal's database says it has; null where it does not say. */
export function formatOf(database: DatabaseSync): number | null {
  const version = database.prepare('SELECT max(version) AS version FROM format').get()?.['version'];
  return typeof version === 'number' ? version : null;
}

/**
 * Counts the openings for writing, durably, and gives the number of this one. It is kept in user_version, a number in the file's
 * head that SQLite leaves to whoever uses it (sqlite.org/pragma.html#pragma_user_version).
 */
export function nextEpoch(database: DatabaseSync): number {
  const last = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  database.exec(`PRAGMA user_version = ${last + 1}`);
  return last + 1;
}
