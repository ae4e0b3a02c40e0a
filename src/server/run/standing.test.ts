// A run whose journal and outbox have no room now and then: each turn is finished before the next, and in the end everything is as in
// a run that always had room.
import { describe, expect, it } from 'vitest';
import { Random } from '../../kit/random.ts';
import type { Frame } from '../../ledger/journal.ts';
import type { OutgoingFile } from '../../operation/outbox/outbox.ts';
import { JournalFull } from '../../store/errors.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { bayplan, BEGIN, box, inboxItem, onward, terminal, truck } from './small-world.fixture.ts';
import { TerminalRun } from './terminal-run.ts';

const LONGEST_MS = 24 * 3_600_000;

/** A journal in memory that has no room at some appends. */
class TightJournal extends MemoryJournal {
  refused = 0;
  private readonly lacks: () => boolean;
  constructor(lacks: () => boolean) {
    super();
    this.lacks = lacks;
  }

  override append(frames: readonly Frame[]): void {
    if (this.lacks()) {
      this.refused++;
      throw new JournalFull('no room in this test', 'test');
    }
    super.append(frames);
  }
}

/** A vessel with two boxes and a truck that brings one; `share`: of writes that find no room. */
function play(share: number): { run: TerminalRun; journal: TightJournal; files: OutgoingFile[]; refused: number } {
  const random = new Random(4);
  // Only once the terminal has begun: a start without room is refused as a whole.
  let begun = false;
  const lacks = (): boolean => begun && random.next() < share;
  const journal = new TightJournal(lacks);
  const files: OutgoingFile[] = [];
  let refused = 0;
  const outbox = (sent: OutgoingFile[]): void => {
    for (const file of sent) {
      if (lacks()) {
        refused++;
        throw new JournalFull('no room in this test', 'test');
      }
      // As in a folder: a file that is there is not written again.
      if (!files.some(({ name }) => name === file.name)) files.push(file);
    }
  };
  const run = TerminalRun.begin(terminal('busan-dgt'), journal, outbox, BEGIN);
  const plan = bayplan('TIGHT', { '2-0-82': box('A1'), '2-2-82': box('A2'), '6-1-82': onward('S') });
  run.addInbox([plan, truck('T1', 0.5, [onward('L1')])].map(inboxItem));
  begun = true;
  const until = BEGIN + LONGEST_MS;
  for (let whole = false; !whole;)
    try {
      run.advance(until, () => run.finished);
      whole = true;
    } catch (error) {
      if (!(error instanceof JournalFull)) throw error;
      expect(() => run.save()).toThrow('between two turns');
    }
  return { run, journal, files, refused };
}

describe('a run without room now and then', () => {
  it('comes to the same record, the same journal and the same files', () => {
    const [roomy, tight] = [play(0), play(0.6)];
    expect(roomy.journal.refused + roomy.refused).toBe(0);
    expect(tight.journal.refused).toBeGreaterThan(10);
    expect(tight.refused).toBeGreaterThan(0);
    expect(tight.run.finished).toBe(true);
    expect([...tight.journal.read(1)]).toEqual([...roomy.journal.read(1)]);
    expect(tight.files).toEqual(roomy.files);
    expect(tight.run.ledger.hash()).toBe(roomy.run.ledger.hash());
    expect(tight.run.twin.state.violations).toEqual([]);
  });
});
