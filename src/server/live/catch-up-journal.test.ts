// A run that catches up must do again exactly what the journal holds.
import { describe, expect, it } from 'vitest';
import { frameOf, framesOf } from '../../../test/contracts/frames.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { CatchUpJournal } from './catch-up-journal.ts';

function recorded(last: number): MemoryJournal {
  const journal = new MemoryJournal();
  journal.append(framesOf(1, last));
  return journal;
}

describe('CatchUpJournal', () => {
  it('compares what is there and writes what is new', () => {
    const inner = recorded(5);
    const journal = new CatchUpJournal(inner, 2);
    expect([journal.lastSeq, journal.level]).toEqual([2, false]);
    journal.append(framesOf(3, 4));
    expect([journal.lastSeq, inner.lastSeq, journal.level]).toEqual([4, 5, false]);
    journal.append(framesOf(5, 7));
    expect([journal.lastSeq, inner.lastSeq, journal.level]).toEqual([7, 7, true]);
    journal.append(framesOf(8, 8));
    expect([...inner.read(1)]).toEqual(framesOf(1, 8));
  });

  it('ends the run at the first frame that comes out differently', () => {
    const journal = new CatchUpJournal(recorded(5), 2);
    const [third, fourth] = framesOf(3, 4);
    journal.append([third as never]);
    expect(() => journal.append([{ ...(fourth as NonNullable<typeof fourth>), at: 1 }])).toThrow(/HWS-RUN-020 Frame 4/);
  });

  it('does not know a command before it has been done again', () => {
    const inner = new MemoryJournal();
    inner.append([frameOf(1), frameOf(2, 'sent')]);
    const journal = new CatchUpJournal(inner, 0);
    journal.append([frameOf(1)]);
    expect(journal.findCommand('sent')).toBeNull();
    journal.append([frameOf(2, 'sent')]);
    expect(journal.findCommand('sent')?.seq).toBe(2);
  });

  it('is level at once when the snapshot includes everything', () => {
    expect(new CatchUpJournal(recorded(3), 3).level).toBe(true);
  });
});
