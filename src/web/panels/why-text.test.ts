// What the page makes of a planner's reasons.
import { describe, expect, it } from 'vitest';
import type { TerminalModel } from '../../terminal/model.ts';
import type { Why } from '../../terminal/planning.ts';
import { choiceText, decision, inSeconds, insteadOf, partsThatDiffer, tellsRehandles } from './why-text.ts';

const terminal = { blocks: [{ id: 'A01' }, { id: 'A02' }] } as TerminalModel;

describe('a reason', () => {
  it('names a slot by its block and bay-row-tier', () => {
    expect(choiceText('block 1 bay 14 row 3 tier 2', terminal)).toBe('A02 14-3-2');
    expect(choiceText('bay 14 row 3 tier 2', terminal)).toBe('14-3-2');
    expect(choiceText('100 m', terminal)).toBe('100 m');
  });

  it('names two boxes that change turns', () => {
    expect(choiceText('MSCU6639871 TSTU1021820', terminal)).toBe('MSCU6639871 ⇄ TSTU1021820');
  });

  it('counts the crane time of a dig in seconds, all of it decided', () => {
    const alternatives: Why['alternatives'] = [
      { choice: 'bay 10 row 3 tier 2', score: 300, parts: { move: 140 } },
      { choice: 'bay 10 row 2 tier 2', score: 440, parts: { move: 142 } },
    ];
    const why = { decided: 'crane-time', alternatives };
    expect([inSeconds(why), tellsRehandles(why)]).toEqual([true, false]);
    expect(insteadOf(why)).toMatchObject({ gain: 140, partGain: 140, rehandles: null });
  });

  it('keeps what decided apart from the remark that no slot met the rules', () => {
    expect(decision({ decided: 'travel (no slot by the rules)', alternatives: [] })).toEqual({
      decided: 'travel',
      relaxed: true,
    });
    expect(decision({ decided: 'tie', alternatives: [] })).toEqual({ decided: 'tie', relaxed: false });
  });

  it('sets a slot against the runner-up, in work and expected rehandles', () => {
    const alternatives: Why['alternatives'] = [
      { choice: 'block 0 bay 2 row 1 tier 1', score: 100, parts: { travel: 60, rehandles: 14 }, rehandles: 0.1 },
      { choice: 'block 1 bay 6 row 2 tier 3', score: 160, parts: { travel: 30, rehandles: 104 }, rehandles: 0.74 },
    ];
    expect(insteadOf({ decided: 'rehandles', alternatives })).toEqual({
      ...{ first: 'block 0 bay 2 row 1 tier 1', second: 'block 1 bay 6 row 2 tier 3' },
      ...{ gain: 60, partGain: 90, rehandles: [0.1, 0.74] },
    });
    expect(insteadOf({ decided: 'only-choice', alternatives: alternatives.slice(0, 1) })).toBeNull();
    expect(insteadOf({ decided: 'waiting', alternatives: [{ choice: '1 m', score: 1, parts: {} }] })).toBeNull();
  });

  it('shows only the parts in which the alternatives differ', () => {
    const alternatives: Why['alternatives'] = [
      { choice: 'a', score: 3, parts: { travel: 3, tier: 0, group: 5 } },
      { choice: 'b', score: 4, parts: { travel: 4, group: 5 } },
    ];
    expect(partsThatDiffer({ decided: 'travel', alternatives })).toEqual(['travel']);
  });
});
