// A journal for a run that catches up: what it appends is held against what the journal has already, until both are level; from
// then on it is written. So a restart proves that the run does again exactly what was recorded.
import { invariant } from '../../kit/invariant.ts';
import type { Frame, Journal, Snapshot } from '../../ledger/journal.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';

/** Journal wrapper; `position` frames of the inner journal have been done again. */
export class CatchUpJournal implements Journal {
  private readonly inner: Journal;
  private recorded: Iterator<Frame>;
  private readonly code: string;
  private position: number;

  /** Begins after frame `position`, the last one that the snapshot includes (0: none). `code`: error for a frame that differs. */
  constructor(inner: Journal, position: number, code = 'HWS-RUN-020') {
    invariant(position <= inner.lastSeq, `the snapshot at frame ${position} is not ahead of the journal`);
    this.inner = inner;
    this.position = position;
    this.code = code;
    this.recorded = inner.read(position + 1)[Symbol.iterator]();
  }

  get durability(): Journal['durability'] {
    return this.inner.durability;
  }

  get epoch(): number {
    return this.inner.epoch;
  }

  /** Last frame done again or written. */
  get lastSeq(): number {
    return this.position;
  }

  /** Everything that the journal holds has been done again. */
  get level(): boolean {
    return this.position === this.inner.lastSeq;
  }

  /** Compares, then writes. @throws InputError with the frame that differs */
  append(frames: readonly Frame[]): void {
    let compared = 0;
    while (compared < frames.length && !this.level) this.compare(frames[compared++] as Frame);
    if (compared === frames.length) return;
    this.inner.append(frames.slice(compared));
    this.position = this.inner.lastSeq;
  }

  private compare(frame: Frame): void {
    let { value: found } = this.recorded.next() as { value: Frame | undefined };
    if (found === undefined) {
      // The journal has grown since: another process writes it.
      this.recorded = this.inner.read(this.position + 1)[Symbol.iterator]();
      found = this.recorded.next().value as Frame | undefined;
    }
    invariant(found, `frame ${frame.seq} is in the journal`);
    if (JSON.stringify(ordered(frame)) !== JSON.stringify(ordered(found)))
      throw new InputError(
        runDiagnostic(
          this.code,
          `Frame ${frame.seq} came out differently when the run was done again`,
          `frame ${frame.seq}`,
        ),
      );
    this.position = frame.seq;
  }

  read(fromSeq: number): Iterable<Frame> {
    return this.inner.read(fromSeq);
  }

  /** A command that is in the journal but not yet done again is not known yet. */
  findCommand(commandId: string): Frame | null {
    const frame = this.inner.findCommand(commandId);
    return frame !== null && frame.seq <= this.position ? frame : null;
  }

  ahead(commandId: string): Frame | null {
    return this.level ? null : this.inner.findCommand(commandId);
  }

  saveSnapshot(snapshot: Snapshot): void {
    this.inner.saveSnapshot(snapshot);
  }

  loadSnapshot(): Snapshot | null {
    return this.inner.loadSnapshot();
  }

  close(): void {
    this.inner.close();
  }
}

/** The fields in one order, whoever made the frame. */
function ordered({ seq, version, at, source, commandId, events }: Frame): unknown[] {
  return [seq, version, at, source, commandId, events];
}
