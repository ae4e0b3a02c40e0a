// Reads the rows of a journal frame by frame and holds each against the chain of hashes, whatever it is kept on: how rows are
// fetched is the store's part.
import type { Frame } from '../ledger/journal.ts';
import { GENESIS, verifiedFrame, type Row } from './chain.ts';
import { storeError } from './errors.ts';

/** Rows read at once: bounds the memory of a reader, and no statement stays open while the caller works. */
const READ_ROWS = 256;

export abstract class RowReader {
  /** Where the journal is, for messages. */
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  protected abstract rowAt(seq: number): Row | undefined;
  /** Rows after one number up to another, at most `limit`, in order. */
  protected abstract page(after: number, to: number, limit: number): Row[];
  protected abstract rowOfCommand(commandId: string): Row | undefined;
  /** The newest row as it is stored; undefined in an empty journal. */
  abstract last(): Row | undefined;
  /** Ends the reading. */
  abstract close(): void;

  /** Frames from one number to another; throws InputError HWS-RUN-011 at the first that is not as written. */
  *frames(from: number, to: number): Generator<Frame> {
    let previousSeq = from - 1;
    let previous = from > to ? GENESIS : this.hashAt(previousSeq);
    for (const row of this.rows(from, to)) {
      const frame = verifiedFrame(row, previousSeq, previous, this.file);
      previousSeq = row.seq;
      previous = row.hash;
      yield frame;
    }
    if (previousSeq < to) throw storeError('HWS-RUN-011', `Frame ${previousSeq + 1} is missing`, this.file);
  }

  /** Rows from one number to another as they are stored; those that are missing are left out. */
  *rows(from: number, to: number): Generator<Row> {
    for (let last = from - 1; last < to;) {
      const rows = this.page(last, to, READ_ROWS);
      if (rows.length === 0) return;
      yield* rows;
      last = (rows.at(-1) as Row).seq;
    }
  }

  /** Frame of an outside command, or null. */
  findCommand(commandId: string): Frame | null {
    const row = this.rowOfCommand(commandId);
    return row === undefined ? null : verifiedFrame(row, row.seq - 1, this.hashAt(row.seq - 1), this.file);
  }

  /** Number of an outside command's frame, as the index of commands says; null without one. */
  seqOfCommand(commandId: string): number | null {
    return this.rowOfCommand(commandId)?.seq ?? null;
  }

  /** Chain hash at a frame; 0: before the first. */
  hashAt(seq: number): string {
    if (seq === 0) return GENESIS;
    const row = this.rowAt(seq);
    if (row === undefined) throw storeError('HWS-RUN-011', `Frame ${seq} is missing`, this.file);
    return row.hash;
  }
}
