// Damage to what lies on the simulated disk and was durable: bits that flip and sectors that are overwritten in old frames, snapshots
// that are not as they were written. The last record is left alone: a store cannot tell its damage from a torn append.
import type { Random } from '../../kit/random.ts';
import { SECTOR, type SimDisk } from './sim-disk.ts';

const LOG = 'journal/log';

/** Damages an old part of the journal; false when it is too short yet. */
export function damageJournal(disk: SimDisk, random: Random, how: 'bit flip' | 'misdirected write'): boolean {
  // The last quarter is left alone, so that whole records follow the damage.
  const sectors = Math.floor((disk.size(LOG) / SECTOR) * 0.75) - 1;
  if (sectors < 8) return false;
  if (how === 'bit flip') disk.flipBit(LOG, random.int(sectors * SECTOR), random.int(8));
  else disk.misdirect(LOG, random.int(sectors), random.int(sectors));
  return true;
}

/** Damages the newest snapshot; false when there is none. */
export function damageSnapshot(disk: SimDisk, random: Random): boolean {
  const newest = disk
    .list('journal/snapshot-')
    .filter((name) => name.endsWith('.bin'))
    .at(-1);
  if (newest === undefined) return false;
  disk.flipBit(newest, random.int(disk.size(newest)), random.int(8));
  return true;
}
