// Files that are there whole or not at all, also after a power cut.
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Ending of files that are being written; whoever opens the folder may delete them. */
export const UNFINISHED = '.tmp';

/** Writes a file under another name, makes it durable, renames it and makes the name durable. Throws the system's errors. */
export function writeWhole(path: string, parts: readonly Uint8Array[]): void {
  const temporary = path + UNFINISHED;
  const fd = openSync(temporary, 'w');
  try {
    for (const part of parts) writeAll(fd, part);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
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
