// The planner's reasons in words.
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { formats } from '../state/format.ts';
import { berthWhy } from './berth-why.ts';

const t = ((key: string, parts: object = {}) => `${key} ${JSON.stringify(parts)}`) as unknown as TFunction;
const format = formats('en', 'UTC');

describe('why a vessel lies where she does', () => {
  it('is told with metre, cranes, time and the parts of the cost in words', () => {
    const parts = { late: 2, odd: 1 };
    const choice = '1550 m, 5 cranes, 2026-11-16T08:15Z';
    const why = berthWhy(t, format, { decided: 'late', alternatives: [{ choice, score: 3, parts }] }, false);
    expect(why.decided).toBe('berthPart.late {}');
    expect(why.alternatives[0]?.choice).toBe('berths.choice {"x":"1,550","cranes":"5","at":"16 Nov, 08:15"}');
    expect(why.alternatives[0]?.parts).toEqual({ 'berthPart.late {}': 2, odd: 1 });
  });

  it('says where she would lie if she were alone, and keeps what it cannot read', () => {
    const choices = ['50 m, 1 cranes, 2026-11-16T08:15Z, if she were alone', 'somewhere'];
    const alternatives = choices.map((choice) => ({ choice, score: 1, parts: {} }));
    const why = berthWhy(t, format, { decided: 'preferred', alternatives }, true);
    expect(why.alternatives.map((one) => one.choice.split(' ')[0])).toEqual(['berths.choiceAlone', 'somewhere']);
    expect(why.decided).toBe('fixed');
  });
});
