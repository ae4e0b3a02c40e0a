// A journal that ends with the process: for runs that need no record, such as comparing layouts.
import { invariant } from '../kit/invariant.ts';
import type { Frame, Journal, Snapshot } from '../ledger/journal.ts';
import { GENESIS, linkFrames, verifiedFrame, type Row } from './chain.ts';

/** Journal in memory; durability 'none'. Frames are kept as text, so that a reader gets its own copy as from a disk. */
export class MemoryJournal implements Journal {
  readonly durability = 'none';
  /** A journal that ends with the process is opened once. */
  readonly epoch = 1;
  private readonly keep: boolean;
  private readonly rows: Row[] = [];
  private readonly commands = new Map<string, number>();
  private seq = 0;
  private head = GENESIS;
  private snapshot: Snapshot | null = null;
  private closed = false;

  /**
   * With `keep: false` frames are counted and chained but not kept: read() and findCommand() of a known id then throw InvariantError.
   * Such a journal may go on after so many frames that are elsewhere (`after`), as a fork's does.
   */
  constructor(options: { keep?: boolean; after?: number } = {}) {
    this.keep = options.keep ?? true;
    this.seq = options.after ?? 0;
    invariant(!this.keep || this.seq === 0, 'a journal that keeps its frames begins with the first');
  }

  get lastSeq(): number {
    return this.seq;
  }

  /** Hash of the last frame, which stands for all frames up to it. */
  get chainHash(): string {
    return this.head;
  }

  append(frames: readonly Frame[]): void {
    this.assertOpen();
    const rows = linkFrames(frames, this.seq, this.head, (id) => this.commands.has(id));
    for (const row of rows) {
      if (row.commandId !== null) this.commands.set(row.commandId, row.seq);
      if (this.keep) this.rows.push(row);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    this.seq = last.seq;
    this.head = last.hash;
  }

  read(fromSeq: number): Iterable<Frame> {
    this.assertOpen();
    this.assertKept();
    invariant(Number.isSafeInteger(fromSeq) && fromSeq >= 1, `frames are read from 1 on, not from ${fromSeq}`);
    return this.frames(fromSeq, this.seq);
  }

  findCommand(commandId: string): Frame | null {
    this.assertOpen();
    const seq = this.commands.get(commandId);
    if (seq === undefined) return null;
    this.assertKept();
    return this.frame(seq);
  }

  saveSnapshot(snapshot: Snapshot): void {
    this.assertOpen();
    invariant(snapshot.seq <= this.seq, `snapshot at frame ${snapshot.seq} is not ahead of the journal (${this.seq})`);
    if (this.snapshot !== null && this.snapshot.seq > snapshot.seq) return;
    this.snapshot = { ...snapshot, data: snapshot.data.slice() };
  }

  loadSnapshot(): Snapshot | null {
    this.assertOpen();
    return this.snapshot === null ? null : { ...this.snapshot, data: this.snapshot.data.slice() };
  }

  close(): void {
    this.closed = true;
    this.rows.length = 0;
    this.commands.clear();
    this.snapshot = null;
  }

  private *frames(from: number, to: number): Generator<Frame> {
    for (let seq = from; seq <= to; seq++) {
      this.assertOpen();
      yield this.frame(seq);
    }
  }

  private frame(seq: number): Frame {
    const row = this.rows[seq - 1];
    invariant(row !== undefined, `frame ${seq} is kept`);
    return verifiedFrame(row, seq - 1, this.rows[seq - 2]?.hash ?? GENESIS, 'journal in memory');
  }

  private assertOpen(): void {
    invariant(!this.closed, 'a closed journal is not used');
  }

  private assertKept(): void {
    invariant(this.keep, 'this journal was opened with keep: false, so that it has no frames to read');
  }
}
