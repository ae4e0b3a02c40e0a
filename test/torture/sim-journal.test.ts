// The journal on the simulated disk keeps the contract of journals, and comes back from every way in which power can be cut.
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/kit/random.ts';
import { DiskFull, SECTOR, SimDisk } from '../../src/server/torture/sim-disk.ts';
import { SimJournal } from '../../src/server/torture/sim-journal.ts';
import { JournalFailure, JournalFull } from '../../src/store/errors.ts';
import { frameOf, framesOf } from '../contracts/frames.ts';
import { journalContract } from '../contracts/journal-contract.ts';

const FOLDER = 'journal/';
const LOG = `${FOLDER}log`;

const newDisk = (seed = 1): SimDisk => new SimDisk(new Random(seed));
const open = (disk: SimDisk): SimJournal => SimJournal.open(disk, FOLDER, 'a process');

journalContract('SimJournal', () => {
  const disk = newDisk();
  return { open: () => open(disk), remove: () => disk.killProcesses() };
});

it('a full disk takes what overwrites bytes in place, and nothing that makes a file longer', () => {
  const disk = newDisk();
  disk.write('epoch', 0, Buffer.from('8'));
  disk.capacity = disk.used() - 1;
  disk.write('epoch', 0, Buffer.from('9'));
  expect(Buffer.from(disk.read('epoch')).toString()).toBe('9');
  expect(() => disk.write('epoch', 0, Buffer.from('10'))).toThrow(DiskFull);
});

describe('a journal on a disk that loses power', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))(
    'has all that was appended, and nothing else (seed %i)',
    (seed) => {
      const disk = newDisk(seed);
      let process = open(disk);
      for (let round = 0; round < 10; round++) {
        const { lastSeq } = process;
        process.append(framesOf(lastSeq + 1, lastSeq + 1 + (round % 3)));
        disk.cutPower();
        process = open(disk);
        expect([...process.read(1)]).toEqual(framesOf(1, lastSeq + 1 + (round % 3)));
      }
    },
  );

  it('has what it told when it was opened after a process was killed in an append (found by seed 1135)', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const disk = newDisk(seed);
      const killed = SimJournal.open(disk, FOLDER, 'the killed', (moment) => {
        if (moment === 'in the append') throw new Error(moment);
      });
      expect(() => killed.append([frameOf(1)])).toThrow('in the append');
      disk.killProcesses();
      const { lastSeq } = open(disk);
      expect(lastSeq).toBe(1);
      disk.cutPower();
      expect(open(disk).lastSeq).toBe(lastSeq);
    }
  });

  it('cuts off an append that was torn at any byte, and goes on', () => {
    const disk = newDisk();
    const journal = open(disk);
    journal.append([frameOf(1)]);
    const whole = disk.size(LOG);
    journal.append([frameOf(2)]);
    journal.close();
    const bytes = disk.read(LOG);
    for (let length = whole; length < bytes.length; length++) {
      // Bytes that a torn append leaves: what filled up the last sector is nothing, so that a cut in it loses nothing.
      const torn = newDisk();
      torn.write(LOG, 0, bytes.slice(0, length));
      torn.sync(LOG);
      torn.syncNames();
      const again = open(torn);
      expect([1, 2]).toContain(again.lastSeq);
      if (again.lastSeq === 1) again.append([frameOf(2)]);
      expect([...again.read(1)]).toEqual(framesOf(1, 2));
    }
  });

  it('keeps the snapshot before when power goes while one is written', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const disk = newDisk(seed);
      let cut = false;
      const journal = SimJournal.open(disk, FOLDER, 'a process', (moment) => {
        if (cut && moment === 'before the snapshot has its name') throw new Error('power');
      });
      journal.append(framesOf(1, 4));
      journal.saveSnapshot({ seq: 2, at: 2, data: new Uint8Array(3000).fill(2) });
      cut = true;
      expect(() => journal.saveSnapshot({ seq: 4, at: 4, data: new Uint8Array(3000).fill(4) })).toThrow('power');
      disk.cutPower();
      expect(open(disk).loadSnapshot()).toEqual({ seq: 2, at: 2, data: new Uint8Array(3000).fill(2) });
    }
  });
});

describe('a journal on a disk that does harm', () => {
  it('is refused when any bit of an old frame has flipped', () => {
    const disk = newDisk();
    const journal = open(disk);
    for (let seq = 1; seq <= 3; seq++) journal.append([frameOf(seq)]);
    journal.close();
    const text = Buffer.from(disk.read(LOG));
    const random = new Random(7);
    for (let n = 0; n < 300; n++) {
      // Somewhere in what the second record says.
      const from = text.indexOf('HWSJ', SECTOR);
      const length = 16 + text.readUInt32BE(from + 8);
      const offset = from + random.int(length);
      const bit = random.int(8);
      disk.flipBit(LOG, offset, bit);
      expect(() => open(disk)).toThrow('HWS-RUN-011');
      disk.flipBit(LOG, offset, bit);
    }
    expect(open(disk).lastSeq).toBe(3);
  });

  it('fails for good when synchronising fails once, and the next process has what was durable', () => {
    const disk = newDisk();
    const journal = open(disk);
    journal.append([frameOf(1)]);
    disk.faults = { ...disk.faults, syncFails: 1 };
    expect(() => journal.append([frameOf(2)])).toThrow(JournalFailure);
    disk.faults = { ...disk.faults, syncFails: 0 };
    expect(() => journal.append([frameOf(2)])).toThrow(JournalFailure);
    disk.killProcesses();
    expect([...open(disk).read(1)]).toEqual([frameOf(1)]);
  });

  it('takes the same frames once there is room again', () => {
    const disk = newDisk();
    const journal = open(disk);
    journal.append([frameOf(1)]);
    disk.capacity = disk.used();
    expect(() => journal.append([frameOf(2)])).toThrow(JournalFull);
    expect(() => journal.saveSnapshot({ seq: 1, at: 1, data: new Uint8Array(9) })).toThrow(JournalFull);
    disk.capacity = Infinity;
    journal.append([frameOf(2)]);
    expect([...journal.read(1)]).toEqual(framesOf(1, 2));
  });
});

describe('two processes on one disk', () => {
  it('the second is refused while the first lives', () => {
    const disk = newDisk();
    open(disk);
    expect(() => open(disk)).toThrow(/HWS-RUN-010 .*a process/);
  });

  it('the first may not write any more once another has taken over', () => {
    const disk = newDisk();
    const first = open(disk);
    first.append([frameOf(1)]);
    disk.killProcesses();
    const second = open(disk);
    expect(second.epoch).toBe(first.epoch + 1);
    expect(() => first.append([frameOf(2)])).toThrow(JournalFailure);
    second.append([frameOf(2)]);
    expect([...second.read(1)]).toEqual(framesOf(1, 2));
  });
});
