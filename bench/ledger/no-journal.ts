// A journal that takes everything and keeps nothing: for measuring what stands above it.
import type { Frame, Journal } from '../../src/ledger/journal.ts';

/** Counts frames; nothing can be read from it. */
export class NoJournal implements Journal {
  readonly durability = 'none';
  readonly epoch = 1;
  lastSeq = 0;

  append(frames: readonly Frame[]): void {
    this.lastSeq = frames.at(-1)?.seq ?? this.lastSeq;
  }

  read(): never {
    throw new Error('nothing is kept here');
  }

  findCommand(): null {
    return null;
  }

  saveSnapshot(): void {
    throw new Error('nothing is kept here');
  }

  loadSnapshot(): null {
    return null;
  }

  close(): void {
    this.lastSeq = 0;
  }
}
