// Files that are there whole or not at all, also after a power cut.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crashPoint } from '../kit/crash-point.ts';
import { isNoRoom } from './errors.ts';

/** Ending of files that are being written; whoever opens the folder may delete them. */
export const UNFINISHED = '.tmp';

/** What a file is, for the crash points that lie in writing it. */
export type FileKind = 'snapshot' | 'kept' | 'known' | 'received' | 'outbox';

/**
 * Writes a file under another name, makes it durable, renames it and makes the name durable. Throws the system's errors; where
 * there was no room, nothing is left of it.
 */
export function writeWhole(path: string, parts: readonly Uint8Array[], kind?: FileKind): void {
  const temporary = path + UNFINISHED;
  try {
    writeDurably(temporary, parts);
    if (kind) crashPoint(`${kind}-unnamed`);
    renameSync(temporary, path);
  } catch (error) {
    if (isNoRoom(error)) rmSync(temporary, { force: true });
    throw error;
  }
  if (kind && kind !== 'known') crashPoint(`${kind}-named`);
  syncFolder(dirname(path));
}

function writeDurably(path: string, parts: readonly Uint8Array[]): void {
  const fd = openSync(path, 'w');
  try {
    for (const part of parts) writeAll(fd, part);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes the names in a folder durable. Windows has no such call: a folder cannot be opened there. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  // One call may write less than asked for.
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
}
