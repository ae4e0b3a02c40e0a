// A simulated disk for the torture of the ledger: files of bytes with a write cache that a power cut loses, tears and reorders by
// sectors, names that are durable only when their folder is synchronised, bits that flip, room that runs out, writes that stall.
// Everything follows from the random numbers that it is given. A killed process loses nothing; only a power cut does.
import { invariant } from '../../kit/invariant.ts';
import type { Random } from '../../kit/random.ts';

/** What a disk writes whole or not at all, bytes: the sector of most disks. */
export const SECTOR = 512;

interface SimFile {
  /** What a reader sees. */
  cached: Uint8Array;
  length: number;
  /** What is left after a power cut. */
  platter: Uint8Array;
  kept: number;
  /** Sectors written since the file was synchronised last. */
  dirty: Set<number>;
}

type NameChange = { kind: 'made' | 'gone'; name: string; file: SimFile };

/** How the disk fails, each between 0 (never) and 1; drawn anew by whoever tortures it. */
export interface DiskFaults {
  /** Share of un-synchronised sectors that a power cut loses, and of these what is left half written. */
  lost: number;
  torn: number;
  /** Share of synchronisations that fail: what was to be written is dropped, as Linux does after a failed fsync. */
  syncFails: number;
  /** Share of synchronisations that stall, and for how long at most, ms. */
  stalls: number;
  stallMs: number;
}

export const HEALTHY: DiskFaults = { lost: 0.5, torn: 0.5, syncFails: 0, stalls: 0, stallMs: 0 };

/** There is no room; nothing was written. */
export class DiskFull extends Error {}

/** The disk said that it could not make durable what was written. */
export class SyncFailed extends Error {}

export class SimDisk {
  faults: DiskFaults = { ...HEALTHY };
  /** Bytes that fit; Infinity: as many as one likes. */
  capacity = Infinity;
  /** Synchronising does nothing: a disk that lies, for the negative control. */
  ignoresSync = false;
  private readonly random: Random;
  private names = new Map<string, SimFile>();
  private durableNames = new Map<string, SimFile>();
  private changes: NameChange[] = [];
  private stalled = 0;
  /** Who holds which folder, as the system's locks do: they end with their process. */
  private readonly holders = new Map<string, string>();

  constructor(random: Random) {
    this.random = random;
  }

  /** Names of the files of a folder ("journal/"), in order. */
  list(folder: string): string[] {
    return [...this.names.keys()].filter((name) => name.startsWith(folder)).sort();
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Length of a file, bytes; 0 for one that is not there. */
  size(name: string): number {
    return this.names.get(name)?.length ?? 0;
  }

  /** A copy of a file's bytes. */
  read(name: string, from = 0, to = Infinity): Uint8Array {
    const file = this.names.get(name);
    invariant(file, `the simulated disk has no file ${name}`);
    return file.cached.slice(from, Math.min(to, file.length));
  }

  /** Writes bytes at a place of a file, which is made where it is missing; in the cache until sync(). @throws DiskFull */
  write(name: string, offset: number, bytes: Uint8Array): void {
    const end = offset + bytes.length;
    const grows = Math.max(0, end - this.size(name));
    // What overwrites bytes in place needs no room.
    if (grows > 0 && this.used() + grows > this.capacity) throw new DiskFull(`no room for ${grows} bytes of ${name}`);
    let file = this.names.get(name);
    if (!file) {
      file = { cached: new Uint8Array(4096), length: 0, platter: new Uint8Array(4096), kept: 0, dirty: new Set() };
      this.names.set(name, file);
      this.changes.push({ kind: 'made', name, file });
    }
    file.cached = roomFor(file.cached, end);
    file.cached.set(bytes, offset);
    file.length = Math.max(file.length, end);
    for (let s = Math.floor(offset / SECTOR); s * SECTOR < end; s++) file.dirty.add(s);
  }

  /** Cuts a file to a length, durably with the next sync(). */
  truncate(name: string, length: number): void {
    const file = this.names.get(name);
    invariant(file && length <= file.length, `${name} is at least ${length} bytes long`);
    file.cached.fill(0, length, file.length);
    for (let s = Math.floor(length / SECTOR); s * SECTOR < file.length; s++) file.dirty.add(s);
    file.length = length;
  }

  /** True for a file with bytes that a power cut would lose. */
  unsynced(name: string): boolean {
    return (this.names.get(name)?.dirty.size ?? 0) > 0;
  }

  /** Makes a file's bytes durable; its name is so after syncNames() only. @throws SyncFailed: its bytes are then gone for good */
  sync(name: string): void {
    const file = this.names.get(name);
    invariant(file, `the simulated disk has no file ${name}`);
    if (this.ignoresSync) return;
    if (this.faults.stalls > 0 && this.random.next() < this.faults.stalls)
      this.stalled += this.random.next() * this.faults.stallMs;
    if (this.faults.syncFails > 0 && this.random.next() < this.faults.syncFails) {
      this.dropCache(file);
      throw new SyncFailed(`synchronising ${name} failed`);
    }
    for (const sector of file.dirty) keepSector(file, sector, SECTOR);
    file.kept = file.length;
    file.dirty.clear();
  }

  rename(from: string, to: string): void {
    const file = this.names.get(from);
    invariant(file, `the simulated disk has no file ${from}`);
    this.remove(from);
    this.names.set(to, file);
    this.changes.push({ kind: 'made', name: to, file });
  }

  remove(name: string): void {
    const file = this.names.get(name);
    invariant(file, `the simulated disk has no file ${name}`);
    this.names.delete(name);
    this.changes.push({ kind: 'gone', name, file });
  }

  /** Makes names durable, as synchronising the folder does. */
  syncNames(): void {
    if (this.ignoresSync) return;
    for (const change of this.changes) this.keepName(change);
    this.changes = [];
  }

  /** Takes a folder for a process; who holds it already, else null. */
  lock(folder: string, holder: string): string | null {
    const held = this.holders.get(folder);
    if (held !== undefined) return held;
    this.holders.set(folder, holder);
    return null;
  }

  unlock(folder: string): void {
    this.holders.delete(folder);
  }

  /** All processes end: what they wrote stays in the cache, what they held is free. */
  killProcesses(): void {
    this.holders.clear();
  }

  /** How long writes have stalled since this was asked last, ms. */
  takeStall(): number {
    const ms = Math.round(this.stalled);
    this.stalled = 0;
    return ms;
  }

  /** Power goes: of what was not synchronised some sectors are kept, some lost, some half written; of the names the first few. */
  cutPower(): void {
    this.killProcesses();
    const kept = this.random.int(this.changes.length + 1);
    for (const change of this.changes.slice(0, kept)) this.keepName(change);
    this.changes = [];
    this.names = new Map(this.durableNames);
    for (const file of this.names.values()) this.loseCache(file);
  }

  private loseCache(file: SimFile): void {
    const { lost, torn } = this.faults;
    if (file.dirty.size > 0 && this.random.next() < 0.5) file.kept = file.length;
    for (const sector of [...file.dirty].sort((a, b) => a - b)) {
      if (this.random.next() >= lost) keepSector(file, sector, SECTOR);
      else if (this.random.next() < torn) keepSector(file, sector, this.random.int(SECTOR));
    }
    this.dropCache(file);
  }

  private dropCache(file: SimFile): void {
    file.dirty.clear();
    file.length = file.kept;
    file.cached = file.platter.slice(0, Math.max(4096, file.kept));
  }

  /** One bit of a file is another from now on, on the disk itself. */
  flipBit(name: string, offset: number, bit: number): void {
    const file = this.names.get(name);
    invariant(file && offset < file.length, `${name} has a byte ${offset}`);
    for (const bytes of [file.cached, file.platter])
      if (offset < bytes.length) bytes[offset] = (bytes[offset] as number) ^ (1 << bit);
  }

  /** A sector of a file is overwritten by what stands in another: a write that went to the wrong place. */
  misdirect(name: string, from: number, to: number): void {
    const file = this.names.get(name);
    invariant(file, `the simulated disk has no file ${name}`);
    const sector = file.cached.slice(from * SECTOR, Math.min((from + 1) * SECTOR, file.length));
    for (const bytes of [file.cached, file.platter])
      if (to * SECTOR + sector.length <= bytes.length) bytes.set(sector, to * SECTOR);
  }

  private keepName(change: NameChange): void {
    if (change.kind === 'made') this.durableNames.set(change.name, change.file);
    else this.durableNames.delete(change.name);
  }

  /** Bytes in use. */
  used(): number {
    let bytes = 0;
    for (const file of this.names.values()) bytes += file.length;
    return bytes;
  }
}

/** Copies the first bytes of a sector from the cache to the platter. */
function keepSector(file: SimFile, sector: number, bytes: number): void {
  const from = sector * SECTOR;
  const part = file.cached.subarray(from, Math.min(from + bytes, file.cached.length));
  file.platter = roomFor(file.platter, from + part.length);
  file.platter.set(part, from);
}

/** The same bytes in a buffer with room for so many. */
function roomFor(bytes: Uint8Array, length: number): Uint8Array {
  if (length <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(length, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
