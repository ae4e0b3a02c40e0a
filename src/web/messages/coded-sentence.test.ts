// The page says in its own language what the server says in English.
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../terminal/errors/index.ts';
import { en } from '../locales/en.ts';
import { ko } from '../locales/ko.ts';
import { sentenceOf } from './coded-sentence.ts';

const speaking = (words: { finding: object; cure: object }): TFunction =>
  ((key: string) => {
    const [kind, code] = key.split('.') as ['finding' | 'cure', string];
    return (words[kind] as Record<string, string>)[code] ?? key;
  }) as unknown as TFunction;

describe('sentences of findings', () => {
  it.each(['finding', 'cure'] as const)('are those of the catalogue in English: %s', (kind) => {
    for (const [code, text] of Object.entries(en[kind]))
      expect([code, text]).toEqual([code, errorCatalogue[code]?.[kind === 'finding' ? 'meaning' : 'cure']]);
  });

  it('exist for every code that has one, as sentence and as cure', () => {
    expect(Object.keys(en.cure)).toEqual(Object.keys(en.finding));
    expect(Object.keys(en.finding).length).toBeGreaterThanOrEqual(25);
  });

  it('are told in the language of the page, with what is particular to the case as the server tells it', () => {
    const code = 'HWS-EDI-026';
    const meaning = errorCatalogue[code]?.meaning ?? '';
    const cure = errorCatalogue[code]?.cure ?? '';
    // As the reader makes it: what is particular to the case, then the sentence with a small letter.
    const message = `EQD+CN+TSTU10218: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`;
    const t = speaking(ko);
    expect(sentenceOf(t, 'finding', code, message)).toEqual({
      own: ko.finding['HWS-EDI-026'],
      english: 'EQD+CN+TSTU10218',
    });
    expect(sentenceOf(t, 'cure', code, cure)).toEqual({ own: ko.cure['HWS-EDI-026'], english: '' });
    const aside = sentenceOf(t, 'finding', code, `${message} (plan.edi, segment 7, byte 90)`);
    expect(aside.english).toBe('EQD+CN+TSTU10218');
    expect(sentenceOf(t, 'finding', code, meaning).english).toBe('');
    const reason = 'TRUCK1 of the same time came before';
    expect(sentenceOf(t, 'finding', 'HWS-RUN-066', reason)).toEqual({
      own: ko.finding['HWS-RUN-066'],
      english: reason,
    });
  });

  it('are told as the server tells them in English, and where the page has no words for a code', () => {
    expect(sentenceOf(speaking(en), 'finding', 'HWS-EDI-026', 'X: the …')).toEqual({ own: '', english: 'X: the …' });
    expect(sentenceOf(speaking(ko), 'finding', 'HWS-EDI-999', 'New.')).toEqual({ own: '', english: 'New.' });
  });
});
