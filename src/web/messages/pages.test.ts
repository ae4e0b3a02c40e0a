import { describe, expect, it } from 'vitest';
import type { InterchangePage, InterchangeState, InterchangeView } from '../../server/api.ts';
import { newestSettled, sendersOf, unseenTrouble, withNewest, withOlder } from './pages.ts';

/** An interchange that became known at minute `at`. */
function one(at: number, state: InterchangeState = 'worked', sender = 'LINE'): InterchangeView {
  return {
    ...{ id: `i${at}`, at, arrived: at, way: 'http', name: '', sender, recipient: 'HERE', reference: `R${at}` },
    ...{ bytes: 1, sha256: 'ab', types: ['BAPLIE'], messageCount: 1, containers: 1, setAside: 0, state },
  };
}

const page = (ats: readonly number[], next: string | null): InterchangePage => ({
  interchanges: ats.map((at) => one(at)),
  next,
});
const ids = ({ interchanges }: InterchangePage): string[] => interchanges.map(({ id }) => id);

describe('the list of interchanges', () => {
  it('is the newest page at first', () => {
    expect(withNewest(null, page([3, 2], 'x'))).toEqual(page([3, 2], 'x'));
  });

  it('takes new ones at its head, and keeps the older pages with the way to still older ones', () => {
    const grown = withNewest(page([4, 3, 2, 1], 'before 1'), page([5, 4, 3], 'before 3'));
    expect(ids(grown)).toEqual(['i5', 'i4', 'i3', 'i2', 'i1']);
    expect(grown.next).toBe('before 1');
  });

  it('shows what became of those that it had', () => {
    const before = { interchanges: [one(2, 'to-work'), one(1)], next: null };
    const after = { interchanges: [one(2, 'partly')], next: 'before 2' };
    expect(withNewest(before, after).interchanges.map(({ state }) => state)).toEqual(['partly', 'worked']);
  });

  it('drops what no longer fits the filter', () => {
    expect(ids(withNewest(page([5, 4, 3, 2], null), page([5, 3], 'before 3')))).toEqual(['i5', 'i3', 'i2']);
  });

  it('has no gap where more came in than a page holds', () => {
    expect(withNewest(page([2, 1], null), page([9, 8], 'before 8'))).toEqual(page([9, 8], 'before 8'));
  });

  it('is what there is where the newest page is all', () => {
    expect(withNewest(page([2, 1], null), page([], null))).toEqual(page([], null));
    expect(withNewest(page([2, 1], null), page([2], null))).toEqual(page([2], null));
  });

  it('goes on with older ones, each once', () => {
    const longer = withOlder(page([5, 4], 'before 4'), page([4, 3], null));
    expect(ids(longer)).toEqual(['i5', 'i4', 'i3']);
    expect(longer.next).toBeNull();
  });
});

describe('what a person has not looked at yet', () => {
  const list = [one(5, 'to-work'), one(4, 'refused'), one(3, 'waits'), one(2, 'partly'), one(1, 'worked')];

  it('is all that was refused or only partly worked, before anything was seen', () => {
    expect(unseenTrouble(list, null)).toBe(2);
    expect(unseenTrouble(list, 'forgotten')).toBe(2);
  });

  it('is what came after the last that was seen', () => {
    expect(unseenTrouble(list, 'i2')).toBe(1);
    expect(unseenTrouble(list, 'i4')).toBe(0);
  });

  it('is not passed over because it was still to be worked when it was seen', () => {
    expect(newestSettled(list)).toBe('i4');
    expect(newestSettled([one(2, 'to-work')])).toBeNull();
    expect(newestSettled([])).toBeNull();
  });
});

describe('senders', () => {
  it('are told once each, without those that did not say who they are', () => {
    expect(sendersOf([one(3, 'worked', 'MSC'), one(2, 'worked', ''), one(1, 'worked', 'CMA')])).toEqual(['CMA', 'MSC']);
    expect(sendersOf([one(3), one(2)])).toEqual(['LINE']);
  });
});
