// What a backup is: a folder of files like a data folder, and backup.json, which names each with its hash and says what the journal in it
// comes to. Written last, so that a folder with it is whole. The same folder packed is a backup too (tar.ts).
import { createHash } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { stableHash } from '../kit/stable-hash.ts';
import { replayFrames } from '../ledger/replay.ts';
import { emptyState } from '../ledger/state.ts';
import { parseTerminal } from '../terminal/check.ts';
import { storeError } from './errors.ts';
import { JournalReader } from './journal-reader.ts';

/** Name of the list in a backup. */
export const LIST = 'backup.json';
export const BACKUP_FORMAT = 'hawser-backup/1';
const COPY_BYTES = 1 << 20;

/** A file of a backup. */
export interface BackupFile {
  /** Path in the data folder, with slashes. */
  path: string;
  bytes: number;
  /** SHA-256, hex. */
  sha256: string;
}

/** What a journal comes to. */
export interface RecordEnd {
  /** Last frame and its hash. */
  seq: number;
  chainHash: string;
  /** Terminal time of the last frame, ISO 8601; null in an empty journal. */
  recordedTo: string | null;
  /** Hash of the record that the journal makes; null in a folder without a terminal.json, such as a run's. */
  stateHash: string | null;
}

/** backup.json */
export interface Backup extends RecordEnd {
  format: typeof BACKUP_FORMAT;
  /** Version of Hawser that wrote it. */
  hawser: string;
  /** When it was begun, real time, ISO 8601. */
  at: string;
  files: BackupFile[];
}

/** Says what is done and the share of it, 0 to 1. */
export type BackupProgress = (what: string, share: number) => void;

/** Files under a folder, in order, with slashes; names for which `skip` says so are left out, and what is gone meanwhile. */
export function filesUnder(folder: string, skip: (name: string) => boolean, under = ''): string[] {
  const entries = readdirSync(join(folder, under), { withFileTypes: true });
  return entries
    .filter((entry) => !skip(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(folder, skip, path) : entry.isFile() ? [path] : [];
    });
}

/** Copies a file durably, with its rights; what was read is hashed on the way. */
export function copyDurably(from: string, to: string): { bytes: number; sha256: string } {
  mkdirSync(dirname(to), { recursive: true });
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'wx');
    try {
      const copied = passBytes(source, (piece) => {
        for (let done = 0; done < piece.length;) done += writeSync(target, piece, done);
      });
      fchmodSync(target, fstatSync(source).mode & 0o777);
      fsyncSync(target);
      return copied;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** Length and hash of a file. */
export function measured(file: string): { bytes: number; sha256: string } {
  const fd = openSync(file, 'r');
  try {
    return passBytes(fd, () => undefined);
  } finally {
    closeSync(fd);
  }
}

function passBytes(fd: number, take: (piece: Uint8Array) => void): { bytes: number; sha256: string } {
  const sum = createHash('sha256');
  const buffer = Buffer.alloc(COPY_BYTES);
  let bytes = 0;
  for (;;) {
    const length = readSync(fd, buffer, 0, COPY_BYTES, null);
    if (length === 0) return { bytes, sha256: sum.digest('hex') };
    const piece = buffer.subarray(0, length);
    sum.update(piece);
    take(piece);
    bytes += length;
  }
}

/**
 * Reads the journal of a folder to its end: the pages of its file, every frame, and the record that they make.
 * @throws InputError HWS-RUN-011, -012, -013 for a journal that is not as it was written
 */
export function recordEnd(folder: string, progress: BackupProgress): RecordEnd {
  const reader = JournalReader.open(folder);
  try {
    const [fault] = reader.integrity();
    if (fault !== undefined) throw storeError('HWS-RUN-013', `The database is damaged: ${fault}`, reader.file);
    const last = reader.last();
    const seq = last?.seq ?? 0;
    const terminal = terminalText(folder);
    const state = emptyState(terminal === null ? { blocks: [] } : parseTerminal(terminal, 'terminal.json'));
    const frames = (function* () {
      for (const frame of reader.frames(1, seq)) {
        if (frame.seq % 1000 === 0) progress('replayed', frame.seq / seq);
        yield frame;
      }
    })();
    if (terminal === null) for (const frame of frames) state.seq = frame.seq;
    else replayFrames(state, frames);
    return {
      ...{ seq, chainHash: reader.hashAt(seq), recordedTo: last ? new Date(last.at).toISOString() : null },
      stateHash: terminal === null ? null : stableHash(state),
    };
  } finally {
    reader.close();
  }
}

function terminalText(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'terminal.json'), 'utf8');
  } catch {
    return null;
  }
}

/** The list of a backup's folder. @throws InputError HWS-RUN-082 when there is none, HWS-RUN-083 when it is of another format */
export function readList(folder: string, where: string): Backup {
  let list: Partial<Backup>;
  try {
    list = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as Partial<Backup>;
  } catch {
    throw storeError('HWS-RUN-082', `There is no ${LIST} that can be read`, where);
  }
  if (list.format !== BACKUP_FORMAT)
    throw storeError(
      'HWS-RUN-083',
      `The backup has format ${JSON.stringify(list.format)}, this Hawser knows ${BACKUP_FORMAT}`,
      where,
    );
  const { files, seq, chainHash } = list;
  if (!Array.isArray(files) || !files.every(isListed) || typeof seq !== 'number' || typeof chainHash !== 'string')
    throw storeError('HWS-RUN-082', `${LIST} does not say what the backup holds`, where);
  return list as Backup;
}

function isListed(file: unknown): boolean {
  const { path, bytes, sha256 } = file as Partial<BackupFile>;
  const inside =
    typeof path === 'string' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  return inside && typeof bytes === 'number' && typeof sha256 === 'string';
}

/** Holds the files of a backup against its list. @throws InputError HWS-RUN-082 at the first that is missing, changed or not listed */
export function checkFiles(folder: string, list: Backup, where: string, progress: BackupProgress): void {
  const found = new Set(filesUnder(folder, () => false));
  const total = list.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { path, bytes, sha256 } of list.files) {
    if (!found.delete(path)) throw storeError('HWS-RUN-082', `The backup lacks ${path}`, where);
    const is = measured(join(folder, path));
    if (is.bytes !== bytes || is.sha256 !== sha256)
      throw storeError('HWS-RUN-082', `${path} is not as it was backed up`, where);
    progress('checked', (done += bytes) / total);
  }
  found.delete(LIST);
  const [foreign] = found;
  if (foreign !== undefined)
    throw storeError('HWS-RUN-082', `The backup holds ${foreign}, which its list does not name`, where);
}
