// Snapshots kept over time, so that any past hour can be opened from one not long before it; and the points at which the run was
// made anew from a snapshot, since a replay has to do the same there. Layout in the data folder: history/points.txt and
// history/at-TIME-seq-FRAME-state-SHAPE.snapshot, packed with zstd (a tenth of the size).
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Documents } from '../../store/documents.ts';
import { FolderDocuments } from '../../store/folder-documents.ts';
import { parseSnapshot, snapshotBytes, type StoredSnapshot } from '../../store/snapshot-files.ts';
import { STATE_FORMAT } from '../run/control-state.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What is kept (designed): up to an age, the first snapshot of each stretch; ms of terminal time. A day of a large terminal is done
 * again in seconds, so that a day between two snapshots still opens quickly.
 */
export const RETENTION: readonly { age: number; stretch: number }[] = [
  { age: 3 * DAY_MS, stretch: HOUR_MS },
  { age: 28 * DAY_MS, stretch: 6 * HOUR_MS },
  { age: Infinity, stretch: DAY_MS },
];
/** Replays begin at the very start of a record when no snapshot is kept before them, up to so long after it, ms. */
const FROM_START_MS = 2 * DAY_MS;

const FOLDER = 'history';
const POINTS = 'points.txt';
const NAME = /^at-(\d+)-seq-(\d+)-state-(\d+)\.snapshot$/;
const POINT = /^(\d+) (\d+)$/;

/** A moment at which the run was made anew from its snapshot: last frame, and terminal time, ms UTC. */
export interface Point {
  seq: number;
  at: number;
}

/** A snapshot that is kept. */
export interface Kept extends Point {
  /** Shape of its state (STATE_FORMAT of the build that wrote it). */
  state: number;
}

/**
 * Which of some snapshots stay: the first of each stretch of its age, and the newest. Each stretch is a multiple of the finer one and
 * all count from the epoch, so that thinning step by step keeps the same as thinning at once.
 */
export function thinned<T extends Point>(snapshots: readonly T[]): T[] {
  const inOrder = snapshots.toSorted((a, b) => a.at - b.at || a.seq - b.seq);
  const newest = inOrder.at(-1);
  const begun = new Set<string>();
  return inOrder.filter((one) => {
    const firstOf = RETENTION.filter(({ stretch }) => {
      const key = `${stretch} ${Math.floor(one.at / stretch)}`;
      return !begun.has(key) && begun.add(key);
    });
    const rule = RETENTION.find(({ age }) => (newest as T).at - one.at <= age) as (typeof RETENTION)[number];
    return firstOf.includes(rule) || one === newest;
  });
}

export class History {
  private readonly documents: Documents;
  /** `where`: path of the data folder, or its documents. `write`: its owner, who adds to it; a reader changes nothing. */
  constructor(where: string | Documents, write: boolean) {
    this.documents = typeof where === 'string' ? new FolderDocuments(where) : where;
    if (write) this.documents.prepare([FOLDER]);
  }

  /** Notes, durably, that the run was made anew at a frame. The same point again changes nothing. @throws JournalFull */
  note({ seq, at }: Point): void {
    const last = this.points().at(-1);
    if (last?.seq === seq && last.at === at) return;
    this.documents.extend(FOLDER, POINTS, this.pointsText().length, Buffer.from(`${seq} ${at}\n`));
  }

  /** The whole lines; one that was cut off is none. */
  private pointsText(): string {
    const text = Buffer.from(this.documents.read(FOLDER, POINTS) ?? []).toString('latin1');
    return text.slice(0, text.lastIndexOf('\n') + 1);
  }

  /** All points, in order. */
  points(): Point[] {
    return this.pointsText()
      .split('\n')
      .flatMap((line) => {
        const match = POINT.exec(line);
        return match ? [{ seq: Number(match[1]), at: Number(match[2]) }] : [];
      });
  }

  /** Keeps a snapshot unless its stretch has one already, and drops what is not to be kept any more. */
  keep(snapshot: StoredSnapshot): void {
    const kept = this.snapshots();
    const entry = { seq: snapshot.seq, at: snapshot.at, state: STATE_FORMAT };
    const before = kept.at(-1);
    if (before && Math.floor(before.at / HOUR_MS) === Math.floor(entry.at / HOUR_MS) && before.state === STATE_FORMAT)
      return;
    const packed = snapshotBytes({ ...snapshot, data: zstdCompressSync(snapshot.data) });
    this.documents.write(FOLDER, nameOf(entry), Buffer.concat(packed));
    const all = [...kept, entry];
    const stay = new Set(thinned(all));
    this.documents.remove(FOLDER, all.filter((one) => !stay.has(one)).map(nameOf));
  }

  /** The snapshots that are kept, oldest first. */
  snapshots(): Kept[] {
    const found = this.documents.list(FOLDER).flatMap((name) => {
      const match = NAME.exec(name);
      return match ? [{ at: Number(match[1]), seq: Number(match[2]), state: Number(match[3]) }] : [];
    });
    return found.sort((a, b) => a.at - b.at || a.seq - b.seq);
  }

  /** The snapshots that this build can go on from, oldest first. */
  usable(): Kept[] {
    return this.snapshots().filter(({ state }) => state === STATE_FORMAT);
  }

  /** A kept snapshot, unpacked; null where its file is damaged or was dropped meanwhile. */
  read(kept: Kept): StoredSnapshot | null {
    const bytes = this.documents.read(FOLDER, nameOf(kept));
    const snapshot = bytes && parseSnapshot(Buffer.from(bytes));
    return snapshot && { ...snapshot, data: new Uint8Array(zstdDecompressSync(snapshot.data)) };
  }

  /** First time that can be replayed, ms UTC, of a record that was begun at a time and has come to another. */
  from(start: number, now: number): number {
    const oldest = this.usable()[0]?.at ?? now;
    return oldest - start <= FROM_START_MS ? start : oldest;
  }
}

function nameOf({ at, seq, state }: Kept): string {
  return `at-${at}-seq-${seq}-state-${state}.snapshot`;
}
