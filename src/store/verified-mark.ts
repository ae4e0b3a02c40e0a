// How far a journal is known to be as it was written: a mark beside it, so that an opening verifies only what came after. The mark goes
// on with every snapshot and every close. A full scrub (scrub.ts) looks at everything, whatever the mark says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENESIS, verifyRow, type Row } from './chain.ts';
import { writeWhole } from './durable-file.ts';
import { storeError } from './errors.ts';
import type { RowReader } from './row-reader.ts';

/** Name of the mark in the data folder. */
export const MARK = 'verified.json';
const FORMAT = 'hawser-verified/1';

/** The last frame that was verified, and its hash; frame 0 and GENESIS: none. */
export interface Verified {
  seq: number;
  hash: string;
}

/**
 * Holds the rows after what is verified already against the chain, up to frame `to`.
 * @param each called after each row
 * @throws InputError HWS-RUN-011 at the first that is not as written
 */
export function verifyRows(source: RowReader, from: Verified, to: number, each?: (row: Row) => void): Verified {
  let { seq, hash } = from;
  for (const row of source.rows(seq + 1, to)) {
    verifyRow(row, seq, hash, source.file);
    ({ seq, hash } = row);
    each?.(row);
  }
  if (seq < to) throw storeError('HWS-RUN-011', `Frame ${seq + 1} is missing`, source.file);
  return { seq, hash };
}

/**
 * Verifies a journal from its folder's mark to its end; from its beginning where there is no mark that can be read.
 * @throws InputError HWS-RUN-011 when something after the mark, or the marked frame itself, is not as written, or frames are gone
 */
export function verifyFromMark(source: RowReader, folder: string): Verified {
  const mark = readMark(folder) ?? { seq: 0, hash: GENESIS };
  const end = source.last()?.seq ?? 0;
  if (mark.seq > end)
    throw storeError('HWS-RUN-011', `Frame ${end + 1} is missing; frames up to ${mark.seq} were here`, source.file);
  if (source.hashAt(mark.seq) !== mark.hash)
    throw storeError('HWS-RUN-011', `Frame ${mark.seq} is not the one that was here`, source.file);
  return verifyRows(source, mark, end);
}

/** The mark of a data folder; null where there is none, or none that can be read: then nothing counts as verified. */
export function readMark(folder: string): Verified | null {
  try {
    const mark = JSON.parse(readFileSync(join(folder, MARK), 'utf8')) as Partial<Verified & { format: string }>;
    const { format, seq, hash } = mark;
    const good = format === FORMAT && Number.isSafeInteger(seq) && (seq as number) >= 0 && typeof hash === 'string';
    return good ? { seq: seq as number, hash } : null;
  } catch {
    return null;
  }
}

/** Writes the mark, whole. Throws the system's errors. */
export function writeMark(folder: string, { seq, hash }: Verified): void {
  writeWhole(join(folder, MARK), [Buffer.from(`${JSON.stringify({ format: FORMAT, seq, hash })}\n`)]);
}
