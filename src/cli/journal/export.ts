// hawser journal export: frames as NDJSON, one JSON object a line, with the hash that links each to the one before.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Row } from '../../store/chain.ts';
import { syncFolder, UNFINISHED } from '../../store/durable-file.ts';
import type { RowReader } from '../../store/row-reader.ts';
import { verifyRows } from '../../store/verified-mark.ts';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';
import { checkFrame, FrameProgress, withJournal } from './source.ts';

export interface ExportOptions {
  from?: number;
  to?: number;
  out?: string;
  force?: boolean;
}

/** Text that is written at once, bytes at least. */
const CHUNK = 1 << 20;

/**
 * Every frame is held against the chain before it is written; a file is there whole or not at all.
 * @throws InputError HWS-RUN-011 for a broken chain, HWS-CLI-005 for frames that are not there, HWS-CLI-012, -018 for the file
 */
export function exportJournal(folder: string, options: ExportOptions, session: Session): Promise<void> {
  if (options.out !== undefined && options.force !== true && existsSync(options.out))
    throw cliFault('HWS-CLI-018', 'There is a file of this name already.', options.out);
  return withJournal(folder, (reader) => {
    const end = reader.last()?.seq ?? 0;
    const { from = Math.min(1, end), to = end } = options;
    if (options.from !== undefined) checkFrame(from, 1, end, '--from');
    if (options.to !== undefined) checkFrame(to, from, end, '--to');
    const start = Math.max(from, 1);
    const write = (put: (text: string) => void): number => writeRows(reader, start, to, session, put);
    if (options.out === undefined) write((text) => session.streams.out.write(text));
    else {
      const count = toFile(options.out, write);
      session.streams.err.write(`${count} frames are in ${options.out}.\n`);
    }
  });
}

/** Puts the lines of frames out in large pieces; returns how many there were. */
function writeRows(reader: RowReader, from: number, to: number, session: Session, put: (text: string) => void): number {
  const progress = new FrameProgress(session, 'exported', from, to);
  let [text, count] = ['', 0];
  verifyRows(reader, { seq: from - 1, hash: reader.hashAt(from - 1) }, to, (row) => {
    progress.take(row.seq);
    text += lineOf(row);
    count++;
    if (text.length < CHUNK) return;
    put(text);
    text = '';
  });
  put(text);
  progress.end();
  return count;
}

/** One frame as a line: the events are the very text that is hashed (docs/reference/commands.md tells how). */
function lineOf({ seq, version, at, source, commandId, events, hash }: Row): string {
  const head = JSON.stringify({ seq, version, at, source, commandId, hash });
  return `${head.slice(0, -1)},"events":${events}}\n`;
}

function toFile(path: string, write: (put: (text: string) => void) => number): number {
  const unfinished = path + UNFINISHED;
  try {
    const fd = openSync(unfinished, 'w');
    let count: number;
    try {
      count = write((text) => writeAll(fd, Buffer.from(text)));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(unfinished, path);
    syncFolder(dirname(path));
    return count;
  } catch (error) {
    rmSync(unfinished, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw cliFault('HWS-CLI-012', `The file cannot be written: ${error.message}.`, path);
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
}
