// The journal in memory keeps the contract of journals, and drops frames when told to.
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../kit/invariant.ts';
import { frameOf, framesOf } from '../../test/contracts/frames.ts';
import { journalContract } from '../../test/contracts/journal-contract.ts';
import { MemoryJournal } from './memory-journal.ts';

journalContract('MemoryJournal', () => ({ open: () => new MemoryJournal(), remove: () => undefined }));

describe('MemoryJournal without keeping', () => {
  it('counts and chains frames as a keeping one does', () => {
    const keeping = new MemoryJournal();
    const dropping = new MemoryJournal({ keep: false });
    for (const journal of [keeping, dropping]) journal.append(framesOf(1, 50));
    expect(dropping.lastSeq).toBe(50);
    expect(dropping.chainHash).toBe(keeping.chainHash);
    expect(dropping.chainHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has another chain hash when one event differs', () => {
    const one = new MemoryJournal({ keep: false });
    const other = new MemoryJournal({ keep: false });
    one.append(framesOf(1, 5));
    const changed = framesOf(1, 5);
    changed[1]?.events.pop();
    other.append(changed);
    expect(one.chainHash).not.toBe(other.chainHash);
  });

  it('says that it has no frames to read', () => {
    const journal = new MemoryJournal({ keep: false });
    journal.append([frameOf(1, 'cmd-a')]);
    expect(() => journal.read(1)).toThrow(InvariantError);
    expect(() => journal.read(1)).toThrow('keep: false');
    expect(() => journal.findCommand('cmd-a')).toThrow('keep: false');
  });

  it('still takes a command id only once', () => {
    const journal = new MemoryJournal({ keep: false });
    journal.append([frameOf(1, 'cmd-a')]);
    expect(() => journal.append([frameOf(2, 'cmd-a')])).toThrow(InvariantError);
  });
});
