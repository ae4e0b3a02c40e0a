// Taking changes of the berth plan back, and doing them again.
import { describe, expect, it } from 'vitest';
import { changed, doneAgain, NO_CHANGES, takenBack, type BerthChange } from './berth-history.ts';

describe('changes by hand', () => {
  const change = (x: number): BerthChange => ({ call: 'A', vessel: 'ANNA', before: null, after: { x, start: null } });

  it('are taken back from the newest on and done again in their order', () => {
    const two = changed(changed(NO_CHANGES, change(1)), change(2));
    const none = takenBack(takenBack(two));
    expect([none.done.length, none.undone.map((c) => c.after?.x)]).toEqual([0, [2, 1]]);
    expect(doneAgain(none).done.map((c) => c.after?.x)).toEqual([1]);
    expect(doneAgain(doneAgain(none)).done).toEqual(two.done);
    expect(takenBack(none)).toEqual(none);
  });

  it('cannot be done again after another change', () => {
    const after = changed(takenBack(changed(NO_CHANGES, change(1))), change(3));
    expect(after).toEqual({ done: [change(3)], undone: [] });
  });
});
