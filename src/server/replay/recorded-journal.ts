// The record of a data folder as a journal that nobody can write: what a replay is held against. The record may grow meanwhile.
import { invariant } from '../../kit/invariant.ts';
import type { Frame, Journal, Snapshot } from '../../ledger/journal.ts';
import type { RowReader } from '../../store/row-reader.ts';

export class RecordedJournal implements Journal {
  readonly durability = 'power-safe';
  /** Before the first opening for writing: it writes nothing. */
  readonly epoch = 0;
  private readonly reader: RowReader;

  constructor(reader: RowReader) {
    this.reader = reader;
  }

  /** The newest frame's number now. */
  get lastSeq(): number {
    return this.reader.last()?.seq ?? 0;
  }

  /** A replay that makes a frame beyond the record has gone too far: the caller holds it back. */
  append(frames: readonly Frame[]): void {
    invariant(frames.length === 0, 'a replay adds nothing to the record');
  }

  /** Frames from a number on, also those that are written while one reads. */
  *read(fromSeq: number): Generator<Frame> {
    let next = fromSeq;
    for (let last = this.lastSeq; next <= last; last = this.lastSeq)
      for (const frame of this.reader.frames(next, last)) {
        next = frame.seq + 1;
        yield frame;
      }
  }

  findCommand(commandId: string): Frame | null {
    return this.reader.findCommand(commandId);
  }

  saveSnapshot(): void {
    invariant(false, 'a replay saves no snapshot');
  }

  loadSnapshot(): Snapshot | null {
    return null;
  }

  close(): void {
    this.reader.close();
  }
}
