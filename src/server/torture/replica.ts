// The copy of the journal that is kept elsewhere, as a standby or a backup keeps it: all frames that were acknowledged. A damaged journal
// is put back from it.
import type { Frame, Journal } from '../../ledger/journal.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { SimDisk } from './sim-disk.ts';
import { SimJournal } from './sim-journal.ts';
import type { Witness } from './witness.ts';

export class Replica {
  private readonly copy = new MemoryJournal();

  get lastSeq(): number {
    return this.copy.lastSeq;
  }

  /** Frames that the journal said are durable; those that a process did again are passed over. */
  follow(frames: readonly Frame[], witness: Witness): void {
    const fresh = frames.filter((frame) => frame.seq > this.copy.lastSeq);
    if (fresh.length === 0) return;
    this.copy.append(fresh);
    witness.durable.push({ seq: this.copy.lastSeq, hash: this.copy.chainHash });
  }

  /** Takes what the journal of a process that has just started holds beyond the copy: durable, but never acknowledged. */
  catchUp(journal: Journal, witness: Witness): void {
    this.follow([...journal.read(this.copy.lastSeq + 1)], witness);
  }

  /** All frames. */
  frames(): Frame[] {
    return [...this.copy.read(1)];
  }
}

/** The journal that the terminal writes to: what it says is durable is noted outside, and copied elsewhere. */
export function witnessed(journal: Journal, replica: Replica, witness: Witness): Journal {
  const append = (frames: readonly Frame[]): void => {
    journal.append(frames);
    replica.follow(frames, witness);
  };
  return new Proxy(journal, {
    get: (target, name) => {
      if (name === 'append') return append;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
}

/** Writes the journal of a disk anew from the copy; snapshots are made anew by and by. */
export function restoreJournal(disk: SimDisk, replica: Replica): void {
  const faults = disk.faults;
  const { capacity } = disk;
  // A new disk.
  disk.faults = { ...faults, syncFails: 0, stalls: 0 };
  disk.capacity = Infinity;
  for (const name of disk.list('journal/')) if (name !== 'journal/epoch') disk.remove(name);
  disk.syncNames();
  const journal = SimJournal.open(disk, 'journal/', 'restore');
  for (const frame of replica.frames()) journal.append([frame]);
  journal.close();
  Object.assign(disk, { faults, capacity });
}
