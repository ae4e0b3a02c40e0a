// Restores a backup into a new data folder: every file held against the list, the journal against its chain, and the record made again
// from it and held against the one that was backed up, before the folder gets its name.
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../terminal/diagnostic.ts';
import { checkFiles, copyDurably, LIST, readList, recordEnd } from './backup-files.ts';
import type { Backup, BackupProgress } from './backup-files.ts';
import { syncFolder, UNFINISHED } from './durable-file.ts';
import { reasonOf, storeError } from './errors.ts';
import { readArchive } from './tar.ts';

/**
 * Restores a backup (a folder, or a file of `hawser backup`) to a data folder that is new or empty. There whole or not at all.
 * @throws InputError HWS-RUN-080 when the data folder holds something, HWS-RUN-082 when the backup is not whole, HWS-RUN-083 when it is of
 * another format, HWS-RUN-084 when the record does not come out as it was, HWS-RUN-085 when the folder cannot be written
 */
export async function restore(from: string, to: string, progress: BackupProgress = () => undefined): Promise<Backup> {
  const target = resolve(to);
  const there = statSync(target, { throwIfNoEntry: false });
  if (there !== undefined && !(there.isDirectory() && readdirSync(target).length === 0))
    throw storeError('HWS-RUN-080', 'The data folder is not empty', to);
  const source = statSync(from, { throwIfNoEntry: false });
  if (source === undefined) throw storeError('HWS-RUN-082', 'There is no backup of this name', from);
  const staging = join(dirname(target), `.${basename(target)}${UNFINISHED}`);
  try {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true, mode: 0o700 });
    const list = source.isDirectory()
      ? takeFolder(from, staging, progress)
      : await takeArchive(from, staging, source.size, progress);
    checkFiles(staging, list, from, progress);
    prove(staging, list, from, progress);
    rmSync(join(staging, LIST), { force: true });
    for (const path of new Set(list.files.map((file) => dirname(join(staging, file.path))))) syncFolder(path);
    if (there !== undefined) rmdirSync(target);
    renameSync(staging, target);
    syncFolder(dirname(target));
    return list;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw storeError('HWS-RUN-085', `The data folder cannot be restored: ${reasonOf(error)}`, to);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function takeFolder(from: string, staging: string, progress: BackupProgress): Backup {
  const list = readList(from, from);
  for (const [i, { path }] of list.files.entries()) {
    if (statSync(join(from, path), { throwIfNoEntry: false })?.isFile() !== true)
      throw storeError('HWS-RUN-082', `The backup lacks ${path}`, from);
    copyDurably(join(from, path), join(staging, path));
    progress('copied', (i + 1) / list.files.length);
  }
  return list;
}

async function takeArchive(from: string, staging: string, bytes: number, progress: BackupProgress): Promise<Backup> {
  await readArchive(from, staging, (read) => progress('unpacked', read / bytes));
  return readList(staging, from);
}

/** The proof: the restored journal makes the record that was backed up. */
function prove(staging: string, list: Backup, from: string, progress: BackupProgress): void {
  const { seq, chainHash, stateHash } = recordEnd(staging, progress);
  if (seq === list.seq && chainHash === list.chainHash && stateHash === list.stateHash) return;
  const what =
    seq === list.seq && chainHash === list.chainHash ? 'Its frames make another record' : 'It has other frames';
  throw storeError('HWS-RUN-084', `${what} than the list says (frame ${list.seq}, state ${list.stateHash})`, from);
}
