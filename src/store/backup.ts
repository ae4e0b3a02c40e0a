// Backs up a data folder, also one whose terminal runs. In this order, so that all fits together: first what the journal can make again
// (snapshots, history, files sent), then the journal with SQLite's own backup, then what came in, which a terminal takes again when its
// journal does not know it yet. The copy is then read as a whole and the record made from it, before it gets its name.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { InputError } from '../terminal/diagnostic.ts';
import { BACKUP_FORMAT, checkFiles, copyDurably, filesUnder, LIST, measured, recordEnd } from './backup-files.ts';
import type { Backup, BackupFile, BackupProgress } from './backup-files.ts';
import { syncFolder, UNFINISHED, writeWhole } from './durable-file.ts';
import { reasonOf, storeError } from './errors.ts';
import { writeArchive } from './tar.ts';
import { MARK, writeMark } from './verified-mark.ts';

/** What is made again from the journal: copied before it. */
const MADE = ['snapshots', 'history', 'outbox'];
/** The bytes of interchanges, which are written before their arrivals: looked for after these, so that none is without its bytes. */
const BYTES = 'inbox/kept';
/** What belongs to the process that holds the folder, is copied in its own way, or is made anew at once. */
const LEFT_OUT = /^(hawser\.lock|lock\.sqlite.*|journal\.sqlite.*|shift-pack|.*\.tmp)$/;
/** Pages of the journal that are copied in one step: all, so that a terminal that writes does not make it begin again. */
const ALL_PAGES = 2 ** 31 - 1;
/** Endings of a backup in one file. */
const PACKED = /\.(tar\.gz|tgz)$/;

/** How a backup is made. */
export interface BackupOptions {
  /** Version of Hawser, for the list. */
  version: string;
  /** Real time now, ms UTC. */
  now: number;
  progress?: BackupProgress;
}

/**
 * Backs up a data folder to a new folder, or to a new file when the name ends in .tar.gz or .tgz. There whole or not at all.
 * @throws InputError HWS-RUN-080 when there is something of that name, HWS-RUN-081 when it cannot be written, HWS-RUN-011 to -013 when
 * the journal is not as it was written: such a folder is not backed up as a good one
 */
export async function backUp(folder: string, to: string, options: BackupOptions): Promise<Backup> {
  const target = resolve(to);
  if (isTaken(target)) throw storeError('HWS-RUN-080', 'There is something of this name already', to);
  const staging = join(dirname(target), `.${basename(target)}${UNFINISHED}`);
  try {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true, mode: 0o700 });
    const list = await copyAll(resolve(folder), staging, options);
    if (PACKED.test(target)) await pack(staging, target, list, options);
    else {
      for (const path of new Set(list.files.map((file) => dirname(join(staging, file.path))))) syncFolder(path);
      renameSync(staging, target);
    }
    syncFolder(dirname(target));
    return list;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw storeError('HWS-RUN-081', `The backup cannot be made: ${reasonOf(error)}`, to);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function isTaken(target: string): boolean {
  const what = statSync(target, { throwIfNoEntry: false });
  return what !== undefined && !(what.isDirectory() && !PACKED.test(target) && readdirSync(target).length === 0);
}

async function copyAll(folder: string, staging: string, options: BackupOptions): Promise<Backup> {
  const { version, now, progress = () => undefined } = options;
  const files: BackupFile[] = [];
  const take = (paths: readonly string[], mayBeGone: boolean): void => {
    for (const [i, path] of paths.entries()) {
      const from = join(folder, path);
      // Of snapshots the owner keeps the newest: one that was replaced meanwhile is not needed.
      if (mayBeGone && !existsSync(from)) continue;
      files.push({ path, ...copyDurably(from, join(staging, path)) });
      progress('copied', (i + 1) / paths.length);
    }
  };
  const leftOut = (name: string): boolean => LEFT_OUT.test(name);
  for (const kind of MADE) if (existsSync(join(folder, kind))) take(filesUnder(folder, leftOut, kind), true);
  await copyJournal(folder, staging);
  const others = (name: string): boolean => leftOut(name) || name === MARK || MADE.includes(name);
  take(
    filesUnder(folder, others).filter((path) => !path.startsWith(`${BYTES}/`)),
    false,
  );
  if (existsSync(join(folder, BYTES))) take(filesUnder(folder, leftOut, BYTES), false);
  const end = recordEnd(staging, progress);
  writeMark(staging, { seq: end.seq, hash: end.chainHash });
  for (const path of ['journal.sqlite', MARK]) files.push({ path, ...measured(join(staging, path)) });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const list: Backup = { format: BACKUP_FORMAT, hawser: version, at: new Date(now).toISOString(), ...end, files };
  writeWhole(join(staging, LIST), [Buffer.from(`${JSON.stringify(list, null, 2)}\n`)]);
  checkFiles(staging, list, folder, progress);
  return list;
}

async function copyJournal(folder: string, staging: string): Promise<void> {
  const to = join(staging, 'journal.sqlite');
  const source = new DatabaseSync(join(folder, 'journal.sqlite'), { readOnly: true, timeout: 5000 });
  try {
    await backup(source, to, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  // Out of the mode with a log beside the file, so that the copy is one file; a terminal that opens it sets its own mode again.
  const copy = new DatabaseSync(to);
  try {
    copy.exec('PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL');
  } finally {
    copy.close();
  }
}

async function pack(
  staging: string,
  target: string,
  list: Backup,
  { progress = () => undefined }: BackupOptions,
): Promise<void> {
  const total = list.files.reduce((sum, { bytes }) => sum + bytes, 0);
  const unfinished = target + UNFINISHED;
  try {
    const paths = [LIST, ...list.files.map(({ path }) => path)];
    const files = paths.map((path) => ({ path, file: join(staging, path) }));
    await writeArchive(unfinished, files, (bytes) => progress('packed', Math.min(1, bytes / total)));
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
