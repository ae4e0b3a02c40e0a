// The journal that a command reads, and how far it has come. It is read only: a server may be running on the folder, and is not
// disturbed. What the command looks at ends with the frame that was the last when it began.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '../../ledger/journal.ts';
import { JournalReader } from '../../store/journal-reader.ts';
import { isAddress } from '../../store/postgres-address.ts';
import { PostgresJournal } from '../../store/postgres-journal.ts';
import type { RowReader } from '../../store/row-reader.ts';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';
import { ShareProgress } from '../share-progress.ts';

/** Frames between two looks at the clock. */
const STRIDE = 500;

/**
 * Opens the journal of a folder, or of a database by its address, to read for as long as `work` takes.
 * @throws InputError HWS-CLI-014 for a folder, HWS-RUN-070 to -074 for a database
 */
export async function withJournal<T>(place: string, work: (reader: RowReader) => T | Promise<T>): Promise<T> {
  const reader = isAddress(place) ? PostgresJournal.follow(place).reader : readerOf(place);
  try {
    return await work(reader);
  } finally {
    reader.close();
  }
}

function readerOf(folder: string): RowReader {
  if (!existsSync(join(folder, 'journal.sqlite')))
    throw cliFault('HWS-CLI-014', 'The folder holds no journal.sqlite.', folder);
  return JournalReader.open(folder);
}

/** How a place is told: a folder as it was typed, a database without its password. */
export function toldPlace(typed: string, reader: RowReader): string {
  return isAddress(typed) ? reader.file : typed;
}

/** Tells on stderr how far a work over frames `from` to `to` is. */
export class FrameProgress {
  private readonly progress: ShareProgress;
  private readonly what: string;
  private readonly from: number;
  private readonly count: number;

  constructor(session: Session, what: string, from: number, to: number) {
    this.progress = new ShareProgress(session.streams.err);
    this.what = what;
    this.from = from;
    this.count = to - from + 1;
  }

  /** A frame is done. */
  take(seq: number): void {
    if (seq % STRIDE === 0) this.progress.update(this.what, (seq - this.from + 1) / this.count);
  }

  end(): void {
    this.progress.end();
  }

  /** Passes frames on, and tells. */
  *over(frames: Iterable<Frame>): Generator<Frame> {
    try {
      for (const frame of frames) {
        yield frame;
        this.take(frame.seq);
      }
    } finally {
      this.end();
    }
  }
}

/** A frame number that was asked for must be in the journal: HWS-CLI-005 names the option. */
export function checkFrame(seq: number, from: number, last: number, option: string): void {
  if (seq >= from && seq <= last) return;
  throw cliFault('HWS-CLI-005', `The journal has frames ${from} to ${last}, ${option} asks for ${seq}.`, option);
}
