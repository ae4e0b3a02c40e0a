// Snapshots kept over time, so that any past hour can be opened from one not long before it; and the points at which the run was
// made anew from a snapshot, since a replay has to do the same there. Layout in the data folder: history/points.txt and
// history/at-TIME-seq-FRAME-state-SHAPE.snapshot, packed with zstd (a tenth of the size).
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { truncateSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { syncFolder, UNFINISHED, writeWhole } from '../../store/durable-file.ts';
import { parseSnapshot, snapshotBytes, type StoredSnapshot } from '../../store/snapshot-files.ts';
import { STATE_FORMAT } from '../run/terminal-run.ts';

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
  private readonly folder: string;
  private readonly pointsFile: string;
  private last: Point | null = null;

  /** `write`: the owner of the data folder, who adds to it; a reader changes nothing. */
  constructor(dataFolder: string, write: boolean) {
    this.folder = join(dataFolder, 'history');
    this.pointsFile = join(this.folder, 'points.txt');
    if (write) this.prepare();
  }

  private prepare(): void {
    mkdirSync(this.folder, { recursive: true });
    for (const name of readdirSync(this.folder)) if (name.endsWith(UNFINISHED)) unlinkSync(join(this.folder, name));
    if (existsSync(this.pointsFile)) {
      const bytes = readFileSync(this.pointsFile);
      truncateSync(this.pointsFile, bytes.lastIndexOf(10) + 1);
    }
    this.last = this.points().at(-1) ?? null;
  }

  /** Notes, durably, that the run was made anew at a frame. The same point again changes nothing. */
  note({ seq, at }: Point): void {
    if (this.last?.seq === seq && this.last.at === at) return;
    const fresh = !existsSync(this.pointsFile);
    const fd = openSync(this.pointsFile, 'a');
    try {
      writeSync(fd, `${seq} ${at}\n`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (fresh) syncFolder(this.folder);
    this.last = { seq, at };
  }

  /** All points, in order. A line that was cut off is none. */
  points(): Point[] {
    if (!existsSync(this.pointsFile)) return [];
    return readFileSync(this.pointsFile, 'utf8')
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
    writeWhole(this.pathOf(entry), snapshotBytes({ ...snapshot, data: zstdCompressSync(snapshot.data) }));
    const all = [...kept, entry];
    const stay = new Set(thinned(all));
    for (const one of all) if (!stay.has(one)) unlinkSync(this.pathOf(one));
    syncFolder(this.folder);
  }

  /** The snapshots that are kept, oldest first. */
  snapshots(): Kept[] {
    if (!existsSync(this.folder)) return [];
    const found = readdirSync(this.folder).flatMap((name) => {
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
    const path = this.pathOf(kept);
    if (!existsSync(path)) return null;
    const snapshot = parseSnapshot(readFileSync(path));
    return snapshot && { ...snapshot, data: new Uint8Array(zstdDecompressSync(snapshot.data)) };
  }

  /** First time that can be replayed, ms UTC, of a record that was begun at a time and has come to another. */
  from(start: number, now: number): number {
    const oldest = this.usable()[0]?.at ?? now;
    return oldest - start <= FROM_START_MS ? start : oldest;
  }

  private pathOf({ at, seq, state }: Kept): string {
    return join(this.folder, `at-${at}-seq-${seq}-state-${state}.snapshot`);
  }
}
