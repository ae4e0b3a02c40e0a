// Snapshots beside the journal: one file each, the last two kept. A header line carries a hash over everything, so that a
// torn or changed file is recognised and the older one is used.
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../ledger/journal.ts';
import { syncFolder, UNFINISHED, writeWhole } from './durable-file.ts';

const FORMAT = 'hawser-snapshot/1';
/** Snapshots kept: the newest, and the one before in case the newest is damaged. */
const KEPT = 2;
const NAME = /^snapshot-(\d{12})\.bin$/;
/** Longer first lines are no header. */
const MAX_HEADER = 1024;

interface Header {
  format: string;
  seq: number;
  at: number;
  /** Chain hash of the journal at `seq`: ties the snapshot to its journal. */
  chain: string;
  /** SHA-256, hex, of the fields above and the data. */
  sha256: string;
}

/** A snapshot that is whole, with the chain hash it was taken at. */
export interface StoredSnapshot extends Snapshot {
  chain: string;
}

/** Makes the folder where missing and removes files that a crash left unfinished. */
export function prepareSnapshotFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith(UNFINISHED)) unlinkSync(join(folder, name));
}

/** Path of the snapshot that includes frame `seq`. */
export function snapshotPath(folder: string, seq: number): string {
  return join(folder, `snapshot-${String(seq).padStart(12, '0')}.bin`);
}

/** Writes a snapshot durably, then deletes those that are not needed any more. */
export function writeSnapshot(folder: string, snapshot: StoredSnapshot): void {
  writeWhole(snapshotPath(folder, snapshot.seq), snapshotBytes(snapshot), 'snapshot');
  for (const old of snapshotSeqs(folder).slice(KEPT)) unlinkSync(snapshotPath(folder, old));
  syncFolder(folder);
}

/** What a file of a snapshot holds: the header line, then the data. */
export function snapshotBytes(snapshot: StoredSnapshot): Uint8Array[] {
  const { seq, at, chain, data } = snapshot;
  const header: Header = { format: FORMAT, seq, at, chain, sha256: contentHash(snapshot) };
  return [Buffer.from(JSON.stringify(header) + '\n'), data];
}

/** The snapshots that are whole, newest first; others are passed over. */
export function* wholeSnapshots(folder: string): Generator<StoredSnapshot> {
  for (const seq of snapshotSeqs(folder)) {
    const snapshot = parseSnapshot(readFileSync(snapshotPath(folder, seq)));
    if (snapshot !== null && snapshot.seq === seq) yield snapshot;
  }
}

function snapshotSeqs(folder: string): number[] {
  const seqs = readdirSync(folder).flatMap((name) => {
    const match = NAME.exec(name);
    return match === null ? [] : [Number(match[1])];
  });
  return seqs.sort((a, b) => b - a);
}

/** The snapshot that a file holds; null where it is not whole. */
export function parseSnapshot(bytes: Buffer): StoredSnapshot | null {
  const end = bytes.subarray(0, MAX_HEADER).indexOf(10);
  if (end < 0) return null;
  const header = parseHeader(bytes.toString('utf8', 0, end));
  if (header?.format !== FORMAT) return null;
  const { seq, at, chain } = header;
  const snapshot = { seq, at, chain, data: new Uint8Array(bytes.subarray(end + 1)) };
  return contentHash(snapshot) === header.sha256 ? snapshot : null;
}

function parseHeader(text: string): Header | null {
  try {
    const header: unknown = JSON.parse(text);
    return typeof header === 'object' ? (header as Header | null) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function contentHash({ seq, at, chain, data }: StoredSnapshot): string {
  const head = Buffer.from(JSON.stringify([FORMAT, seq, at, chain]) + '\n');
  return hash('sha256', Buffer.concat([head, data]), 'hex');
}
