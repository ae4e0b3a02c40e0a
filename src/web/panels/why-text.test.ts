// What the page makes of a planner's reasons.
import { describe, expect, it } from 'vitest';
import type { TerminalModel } from '../../terminal/model.ts';
import type { Why } from '../../terminal/planning.ts';
import { choiceText, decision, partsThatDiffer } from './why-text.ts';

const terminal = { blocks: [{ id: 'A01' }, { id: 'A02' }] } as TerminalModel;

describe('a reason', () => {
  it('names a slot by its block and bay-row-tier', () => {
    expect(choiceText('block 1 bay 14 row 3 tier 2', terminal)).toBe('A02 14-3-2');
    expect(choiceText('bay 14 row 3 tier 2', terminal)).toBe('14-3-2');
    expect(choiceText('100 m', terminal)).toBe('100 m');
  });

  it('keeps what decided apart from the remark that no slot met the rules', () => {
    expect(decision({ decided: 'travel (no slot by the rules)', alternatives: [] })).toEqual({
      decided: 'travel',
      relaxed: true,
    });
    expect(decision({ decided: 'tie', alternatives: [] })).toEqual({ decided: 'tie', relaxed: false });
  });

  it('shows only the parts in which the alternatives differ', () => {
    const alternatives: Why['alternatives'] = [
      { choice: 'a', score: 3, parts: { travel: 3, tier: 0, group: 5 } },
      { choice: 'b', score: 4, parts: { travel: 4, group: 5 } },
    ];
    expect(partsThatDiffer({ decided: 'travel', alternatives })).toEqual(['travel']);
  });
});
