// A journal on a simulated disk. Rows are those of the real stores (store/chain.ts), snapshots have the bytes of the real files
// (store/snapshot-files.ts); only the disk below is simulated. Layout: "log", one record per append, each from a sector's beginning; and
// "snapshot-….bin". Recovery does what stores do: a record that is not whole at the very end was never acknowledged and is cut off; one
// with whole records after it is damage, and the journal is refused.
import { crc32 } from 'node:zlib';
import { invariant } from '../../kit/invariant.ts';
import type { Frame, Journal, Snapshot } from '../../ledger/journal.ts';
import { GENESIS, linkFrames, verifiedFrame, verifyRow, type Row } from '../../store/chain.ts';
import { JournalFailure, JournalFull, storeError } from '../../store/errors.ts';
import { parseSnapshot, snapshotBytes } from '../../store/snapshot-files.ts';
import { DiskFull, SECTOR, SyncFailed, type SimDisk } from './sim-disk.ts';

/** Moments at which a process can be ended while it writes. */
export type Moment =
  | 'before the append'
  | 'in the append'
  | 'after the append'
  | 'in the snapshot'
  | 'before the snapshot has its name'
  | 'after the snapshot';

/** Called at each moment; may end the process by throwing. */
export type AtMoment = (moment: Moment) => void;

/** First bytes of a record: "HWSJ", then first frame, length of the rows' text and its CRC-32, each four bytes. */
const MAGIC = 0x4857534a;
const HEADER = 16;
/** Snapshots kept, as beside the real journal. */
const KEPT = 2;

interface Place {
  offset: number;
  /** Rows in this record. */
  first: number;
  count: number;
}

export class SimJournal implements Journal {
  readonly durability = 'power-safe';
  readonly epoch: number;
  private readonly disk: SimDisk;
  private readonly folder: string;
  private readonly log: string;
  private readonly moment: AtMoment;
  private readonly places: Place[] = [];
  private readonly hashes: string[] = [GENESIS];
  private readonly commands = new Map<string, number>();
  private end = 0;
  private failure: JournalFailure | null = null;
  private closed = false;

  private constructor(disk: SimDisk, folder: string, moment: AtMoment) {
    this.disk = disk;
    this.folder = folder;
    this.log = `${folder}log`;
    this.moment = moment;
    this.epoch = this.storedEpoch() + 1;
  }

  /**
   * Opens the journal of a folder ("journal/") for one process.
   * @throws InputError HWS-RUN-010 held by another process, HWS-RUN-011 damaged
   */
  static open(disk: SimDisk, folder: string, holder: string, moment: AtMoment = () => undefined): SimJournal {
    const held = disk.lock(folder, holder);
    if (held !== null) throw storeError('HWS-RUN-010', `The journal is in use by ${held}`, folder);
    const journal = new SimJournal(disk, folder, moment);
    try {
      journal.recover();
      journal.takeOver();
    } catch (error) {
      disk.unlock(folder);
      throw error;
    }
    return journal;
  }

  private storedEpoch(): number {
    const file = `${this.folder}epoch`;
    return this.disk.has(file) ? Number(Buffer.from(this.disk.read(file)).toString()) : 0;
  }

  /**
   * Whoever opened the journal before may not write any more. What a killed process wrote and did not synchronise is durable from here on, as
   * SQLite's first commit synchronises all of its log.
   */
  private takeOver(): void {
    const file = `${this.folder}epoch`;
    this.orFail('the journal cannot be taken over', () => {
      if (this.disk.unsynced(this.log)) {
        this.disk.sync(this.log);
        this.disk.syncNames();
      }
      this.disk.write(file, 0, Buffer.from(String(this.epoch)));
      this.disk.sync(file);
      this.disk.syncNames();
    });
  }

  get lastSeq(): number {
    return this.hashes.length - 1;
  }

  /** Hash of the last frame, which stands for all frames up to it. */
  get chainHash(): string {
    return this.hashes.at(-1) as string;
  }

  /** Chain hash at a frame; 0: before the first. */
  hashAt(seq: number): string {
    const hash = this.hashes[seq];
    invariant(hash !== undefined, `frame ${seq} is in the journal`);
    return hash;
  }

  append(frames: readonly Frame[]): void {
    this.assertUsable();
    const rows = linkFrames(frames, this.lastSeq, this.chainHash, (id) => this.commands.has(id));
    if (rows.length === 0) return;
    this.moment('before the append');
    if (this.storedEpoch() !== this.epoch) {
      this.failure = new JournalFailure('another process has taken the journal over', `epoch ${this.storedEpoch()}`);
      throw this.failure;
    }
    const bytes = recordOf(rows);
    this.orFail(`frames ${rows[0]?.seq} to ${rows.at(-1)?.seq} could not be made durable`, () => {
      this.disk.write(this.log, this.end, bytes);
      this.moment('in the append');
      this.disk.sync(this.log);
      if (this.end === 0) this.disk.syncNames();
    });
    this.take(rows, this.end);
    this.end += bytes.length;
    this.moment('after the append');
  }

  read(fromSeq: number): Iterable<Frame> {
    this.assertUsable();
    invariant(Number.isSafeInteger(fromSeq) && fromSeq >= 1, `frames are read from 1 on, not from ${fromSeq}`);
    return this.frames(fromSeq, this.lastSeq);
  }

  findCommand(commandId: string): Frame | null {
    this.assertUsable();
    const seq = this.commands.get(commandId);
    if (seq === undefined) return null;
    for (const frame of this.frames(seq, seq)) return frame;
    return null;
  }

  saveSnapshot(snapshot: Snapshot): void {
    this.assertUsable();
    const { seq, at, data } = snapshot;
    invariant(seq <= this.lastSeq, `snapshot at frame ${seq} is not ahead of the journal (${this.lastSeq})`);
    const name = this.snapshotName(seq);
    this.orFail(`snapshot at frame ${seq} could not be made durable`, () => {
      const temporary = `${name}.tmp`;
      if (this.disk.has(temporary)) this.disk.remove(temporary);
      let offset = 0;
      for (const part of snapshotBytes({ seq, at, data, chain: this.hashAt(seq) })) {
        this.disk.write(temporary, offset, part);
        offset += part.length;
        this.moment('in the snapshot');
      }
      this.disk.sync(temporary);
      this.moment('before the snapshot has its name');
      if (this.disk.has(name)) this.disk.remove(name);
      this.disk.rename(temporary, name);
      this.disk.syncNames();
      for (const old of this.snapshotNames().slice(KEPT)) this.disk.remove(old);
    });
    this.moment('after the snapshot');
  }

  loadSnapshot(): Snapshot | null {
    this.assertUsable();
    for (const name of this.snapshotNames()) {
      const found = parseSnapshot(Buffer.from(this.disk.read(name)));
      if (found === null || this.snapshotName(found.seq) !== name) continue;
      const { seq, at, data, chain } = found;
      if (seq > this.lastSeq)
        throw storeError(
          'HWS-RUN-011',
          `Frame ${this.lastSeq + 1} is missing; a snapshot includes frames up to ${seq}`,
          this.log,
        );
      if (chain === this.hashAt(seq)) return { seq, at, data };
    }
    return null;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.disk.unlock(this.folder);
  }

  /** Names of the snapshots, newest first. */
  private snapshotNames(): string[] {
    const names = this.disk.list(`${this.folder}snapshot-`).filter((name) => name.endsWith('.bin'));
    return names.reverse();
  }

  private snapshotName(seq: number): string {
    return `${this.folder}snapshot-${String(seq).padStart(12, '0')}.bin`;
  }

  private recover(): void {
    for (const name of this.disk.list(this.folder)) if (name.endsWith('.tmp')) this.disk.remove(name);
    const bytes = this.disk.has(this.log) ? this.disk.read(this.log) : new Uint8Array();
    while (this.end < bytes.length) {
      const rows = parseRecord(bytes, this.end, this.lastSeq + 1);
      if (rows === null) {
        this.refuseDamage(bytes);
        this.disk.truncate(this.log, this.end);
        this.disk.sync(this.log);
        return;
      }
      let previous = this.chainHash;
      for (const [i, row] of rows.entries()) {
        verifyRow(row, this.lastSeq + i, previous, this.log);
        previous = row.hash;
      }
      const length = lengthOf(bytes, this.end);
      this.take(rows, this.end);
      this.end += length;
    }
  }

  /** A whole record after one that is not means that something acknowledged was damaged. @throws InputError HWS-RUN-011 */
  private refuseDamage(bytes: Uint8Array): void {
    for (let at = this.end + SECTOR; at < bytes.length; at += SECTOR)
      if (parseRecord(bytes, at, null) !== null)
        throw storeError('HWS-RUN-011', `Frame ${this.lastSeq + 1} is not as it was written`, this.log);
  }

  private take(rows: readonly Row[], offset: number): void {
    this.places.push({ offset, first: this.lastSeq + 1, count: rows.length });
    for (const row of rows) {
      if (row.commandId !== null) this.commands.set(row.commandId, row.seq);
      this.hashes.push(row.hash);
    }
  }

  private *frames(from: number, to: number): Generator<Frame> {
    for (const { offset, first, count } of [...this.places]) {
      if (first + count <= from || first > to) continue;
      this.assertUsable();
      const bytes = this.disk.read(
        this.log,
        offset,
        offset + lengthOf(this.disk.read(this.log, offset, offset + HEADER), 0),
      );
      const rows = parseRecord(bytes, 0, first);
      if (rows?.length !== count)
        throw storeError('HWS-RUN-011', `Frame ${Math.max(first, from)} is not as it was written`, this.log);
      for (const row of rows)
        if (row.seq >= from && row.seq <= to)
          yield verifiedFrame(row, row.seq - 1, this.hashes[row.seq - 1] as string, this.log);
    }
  }

  private orFail(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof DiskFull) throw new JournalFull(what, error);
      if (!(error instanceof SyncFailed)) throw error;
      this.failure = new JournalFailure(what, error);
      throw this.failure;
    }
  }

  private assertUsable(): void {
    invariant(!this.closed, 'a closed journal is not used');
    if (this.failure !== null) throw new JournalFailure('nothing is accepted after a failure', this.failure);
  }
}

/** A record as it stands on the disk, filled up to whole sectors. */
function recordOf(rows: readonly Row[]): Uint8Array {
  const text = Buffer.from(JSON.stringify(rows));
  const bytes = Buffer.alloc(Math.ceil((HEADER + text.length) / SECTOR) * SECTOR);
  bytes.writeUInt32BE(MAGIC, 0);
  bytes.writeUInt32BE(rows[0]?.seq ?? 0, 4);
  bytes.writeUInt32BE(text.length, 8);
  text.copy(bytes, HEADER);
  bytes.writeUInt32BE(crc32(bytes.subarray(HEADER, HEADER + text.length), crc32(bytes.subarray(0, 12))), 12);
  return bytes;
}

/** Length of the record at a place, with what fills it up; at least a sector. */
function lengthOf(bytes: Uint8Array, offset: number): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset + offset, HEADER);
  return Math.ceil((HEADER + view.readUInt32BE(8)) / SECTOR) * SECTOR;
}

/** The rows of the record at a place; null when it is not whole, or does not begin with frame `first` where that is told. */
function parseRecord(bytes: Uint8Array, offset: number, first: number | null): Row[] | null {
  if (offset + HEADER > bytes.length) return null;
  const record = Buffer.from(bytes.buffer, bytes.byteOffset + offset, bytes.length - offset);
  if (record.readUInt32BE(0) !== MAGIC || (first !== null && record.readUInt32BE(4) !== first)) return null;
  const length = record.readUInt32BE(8);
  if (HEADER + length > record.length) return null;
  const text = record.subarray(HEADER, HEADER + length);
  if (crc32(text, crc32(record.subarray(0, 12))) !== record.readUInt32BE(12)) return null;
  return JSON.parse(text.toString()) as Row[];
}
