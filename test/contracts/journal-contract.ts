// What every journal must do, whatever it is kept on. A store's own test calls these with a place to open journals in.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/kit/invariant.ts';
import type { Journal } from '../../src/ledger/journal.ts';
import { frameOf, framesOf } from './frames.ts';

/** Where one test opens its journals. */
export interface JournalPlace {
  open(): Journal;
  /** Closes what is still open and removes everything. */
  remove(): void;
}

/** A place that outlives the journal, with hands to do harm to what is stored while no journal is open. */
export interface DurablePlace extends JournalPlace {
  /** Puts other events into a frame, past the journal. */
  changeEvents(seq: number, events: string): void;
  /** Takes a frame out, past the journal. */
  dropFrame(seq: number): void;
  /** Flips one byte in the data of the snapshot that includes frame `seq`. */
  damageSnapshot(seq: number): void;
  /** Cuts the file of the snapshot that includes frame `seq` to half its length. */
  tearSnapshot(seq: number): void;
}

function inEachPlace<P extends JournalPlace>(makePlace: () => P): () => P {
  let place: P;
  beforeEach(() => {
    place = makePlace();
  });
  afterEach(() => place.remove());
  return () => place;
}

/** The rules for every journal that keeps its frames. */
export function journalContract(name: string, makePlace: () => JournalPlace): void {
  describe(`${name}: every journal`, () => {
    const place = inEachPlace(makePlace);
    appendRules(place);
    readRules(place);
    commandRules(place);
    snapshotRules(place);
    it('refuses everything once it is closed, and closing again does no harm', () => {
      const journal = place().open();
      journal.append([frameOf(1)]);
      journal.close();
      journal.close();
      expect(() => journal.append([frameOf(2)])).toThrow(InvariantError);
      expect(() => journal.read(1)).toThrow(InvariantError);
      expect(() => journal.findCommand('c')).toThrow(InvariantError);
      expect(() => journal.saveSnapshot({ seq: 1, at: 0, data: new Uint8Array(1) })).toThrow(InvariantError);
      expect(() => journal.loadSnapshot()).toThrow(InvariantError);
    });
  });
}

function appendRules(place: () => JournalPlace): void {
  it('is empty when new', () => {
    const journal = place().open();
    expect(journal.lastSeq).toBe(0);
    expect([...journal.read(1)]).toEqual([]);
    expect(journal.loadSnapshot()).toBeNull();
  });

  it('gives back frames as they were appended, singly or many at once', () => {
    const journal = place().open();
    journal.append([frameOf(1)]);
    journal.append(framesOf(2, 700));
    journal.append([]);
    expect(journal.lastSeq).toBe(700);
    expect([...journal.read(1)]).toEqual(framesOf(1, 700));
  });

  it.each([
    ['a gap', [frameOf(3)]],
    ['a number that is taken', [frameOf(1)]],
    ['a gap inside a batch', [frameOf(2), frameOf(4)]],
    ['a number twice in a batch', [frameOf(2), frameOf(2)]],
  ])('refuses %s, takes nothing of the batch and goes on working', (_, frames) => {
    const journal = place().open();
    journal.append([frameOf(1)]);
    expect(() => journal.append(frames)).toThrow(InvariantError);
    expect(journal.lastSeq).toBe(1);
    journal.append([frameOf(2)]);
    expect([...journal.read(1)]).toEqual(framesOf(1, 2));
  });

  it.each([NaN, Infinity, undefined, 10n, new Map([[1, 2]])])(
    'refuses %s in an event, which JSON would lose',
    (value) => {
      const journal = place().open();
      const frame = frameOf(1);
      frame.events.push({ kind: 'edi-received', file: 'f', reference: 'r', type: 't', diagnostics: value as number });
      expect(() => journal.append([frame])).toThrow(InvariantError);
      expect(journal.lastSeq).toBe(0);
    },
  );

  it('refuses a time that is not a whole number of milliseconds', () => {
    expect(() =>
      place()
        .open()
        .append([{ ...frameOf(1), at: 0.5 }]),
    ).toThrow(InvariantError);
  });
}

function readRules(place: () => JournalPlace): void {
  it('reads from any frame on', () => {
    const journal = place().open();
    journal.append(framesOf(1, 300));
    expect([...journal.read(257)]).toEqual(framesOf(257, 300));
    expect([...journal.read(300)]).toEqual([frameOf(300)]);
    expect([...journal.read(301)]).toEqual([]);
    expect(() => journal.read(0)).toThrow(InvariantError);
  });

  it('gives copies: changing what was appended or read changes nothing in the journal', () => {
    const journal = place().open();
    const frame = frameOf(1);
    journal.append([frame]);
    frame.events.length = 0;
    for (const read of journal.read(1)) read.events.length = 0;
    expect([...journal.read(1)]).toEqual([frameOf(1)]);
  });

  it('can be appended to while it is read', () => {
    const journal = place().open();
    journal.append(framesOf(1, 600));
    let count = 0;
    for (const frame of journal.read(1)) {
      if (frame.seq % 100 === 0) journal.append([frameOf(journal.lastSeq + 1)]);
      count++;
    }
    expect(count).toBe(600);
    expect(journal.lastSeq).toBe(606);
  });
}

function commandRules(place: () => JournalPlace): void {
  it('finds the frame of an outside command', () => {
    const journal = place().open();
    journal.append([frameOf(1), frameOf(2, 'cmd-a'), frameOf(3), frameOf(4, "b'; --")]);
    expect(journal.findCommand('cmd-a')).toEqual(frameOf(2, 'cmd-a'));
    expect(journal.findCommand("b'; --")).toEqual(frameOf(4, "b'; --"));
    expect(journal.findCommand('cmd-c')).toBeNull();
  });

  it('takes a command id only once, and goes on working', () => {
    const journal = place().open();
    journal.append([frameOf(1, 'cmd-a')]);
    expect(() => journal.append([frameOf(2), frameOf(3, 'cmd-a')])).toThrow(InvariantError);
    expect(() => journal.append([frameOf(2, 'cmd-b'), frameOf(3, 'cmd-b')])).toThrow(InvariantError);
    expect(journal.findCommand('cmd-b')).toBeNull();
    journal.append([frameOf(2, 'cmd-b')]);
    expect(journal.lastSeq).toBe(2);
  });
}

function snapshotRules(place: () => JournalPlace): void {
  it('gives back the newest snapshot', () => {
    const journal = place().open();
    journal.append(framesOf(1, 9));
    for (const seq of [3, 6, 9]) journal.saveSnapshot({ seq, at: seq * 10, data: Uint8Array.of(seq, 10, 0, 255) });
    expect(journal.loadSnapshot()).toEqual({ seq: 9, at: 90, data: Uint8Array.of(9, 10, 0, 255) });
  });

  it('refuses a snapshot that includes frames it does not have', () => {
    const journal = place().open();
    journal.append([frameOf(1)]);
    expect(() => journal.saveSnapshot({ seq: 2, at: 0, data: new Uint8Array(1) })).toThrow(InvariantError);
  });
}

/** The rules for journals whose content outlives the process. */
export function durableJournalContract(name: string, makePlace: () => DurablePlace): void {
  describe(`${name}: every durable journal`, () => {
    const place = inEachPlace(makePlace);

    it('goes on where it ended when it is opened again', () => {
      const first = place().open();
      first.append([frameOf(1), frameOf(2, 'cmd-a')]);
      first.saveSnapshot({ seq: 2, at: 5, data: Uint8Array.of(1, 2) });
      first.close();
      const second = place().open();
      expect(second.lastSeq).toBe(2);
      expect(() => second.append([frameOf(1)])).toThrow(InvariantError);
      second.append([frameOf(3)]);
      expect([...second.read(1)]).toEqual([frameOf(1), frameOf(2, 'cmd-a'), frameOf(3)]);
      expect(second.findCommand('cmd-a')?.seq).toBe(2);
      expect(second.loadSnapshot()).toEqual({ seq: 2, at: 5, data: Uint8Array.of(1, 2) });
    });

    it('counts each opening for writing, so that an owner can be told from the one before', () => {
      const epochs = [1, 2, 3].map(() => {
        const journal = place().open();
        journal.close();
        return journal.epoch;
      });
      expect(epochs).toEqual([1, 2, 3]);
    });

    it('refuses to be opened twice and says who holds it', () => {
      place().open();
      expect(() => place().open()).toThrow(new RegExp(`HWS-RUN-010 .*process ${process.pid} on host .+ since 20`));
    });

    it('can be opened again after a refusal and a close', () => {
      const first = place().open();
      expect(() => place().open()).toThrow('HWS-RUN-010');
      first.append([frameOf(1)]);
      first.close();
      expect(place().open().lastSeq).toBe(1);
    });
    harmRules(place);
    snapshotHarmRules(place);
  });
}

function filled(place: DurablePlace, frames: number, snapshotsAt: number[] = []): void {
  const journal = place.open();
  journal.append(framesOf(1, frames));
  for (const seq of snapshotsAt) journal.saveSnapshot({ seq, at: seq, data: new Uint8Array(500).fill(seq) });
  journal.close();
}

function harmRules(place: () => DurablePlace): void {
  it('finds a frame that was changed, gives the frames before it and names it', () => {
    filled(place(), 400);
    place().changeEvents(300, '[]');
    const journal = place().open();
    const read: number[] = [];
    expect(() => {
      for (const frame of journal.read(1)) read.push(frame.seq);
    }).toThrow(/HWS-RUN-011 .*300/);
    expect(read.length).toBe(299);
    expect(() => [...journal.read(300)]).toThrow('HWS-RUN-011');
    expect([...journal.read(302)].length).toBe(99);
  });

  it('finds a frame that was taken out', () => {
    filled(place(), 20);
    place().dropFrame(7);
    const journal = place().open();
    expect(() => [...journal.read(1)]).toThrow(/HWS-RUN-011 Frame 7 is missing/);
    expect(() => [...journal.read(8)]).toThrow(/HWS-RUN-011 Frame 7 is missing/);
  });

  it('does not open when the last frame was changed', () => {
    filled(place(), 5);
    place().changeEvents(5, '[]');
    expect(() => place().open()).toThrow(/HWS-RUN-011 .*5/);
    expect(() => place().open()).toThrow(/HWS-RUN-011 .*5/);
  });

  it('says that frames are gone when a snapshot includes more than the journal has', () => {
    filled(place(), 5, [5]);
    place().dropFrame(5);
    expect(() => place().open().loadSnapshot()).toThrow(/HWS-RUN-011 Frame 5 is missing/);
  });
}

function snapshotHarmRules(place: () => DurablePlace): void {
  it.each(['damageSnapshot', 'tearSnapshot'] as const)('uses the older snapshot after %s of the newest', (harm) => {
    filled(place(), 9, [3, 6, 9]);
    place()[harm](9);
    const journal = place().open();
    expect(journal.loadSnapshot()).toEqual({ seq: 6, at: 6, data: new Uint8Array(500).fill(6) });
    // The oldest of three was deleted: with both that are kept damaged there is none, and the journal is replayed.
    place()[harm](6);
    expect(journal.loadSnapshot()).toBeNull();
  });
}
