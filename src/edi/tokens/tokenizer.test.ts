// The tokenizer on everything that files do to separators, and on bytes that are no EDIFACT at all.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Tokens, tagCode } from './tokenizer.ts';

const tokensOf = (text: string): Tokens => new Tokens(new TextEncoder().encode(text));
const tagsOf = (tokens: Tokens): string[] => Array.from({ length: tokens.count }, (_, i) => tokens.tag(i));

describe('the tokenizer', () => {
  it('finds segments, elements and components', () => {
    const tokens = tokensOf("UNH+1+BAPLIE:D:95B'LOC+147+0030482::5'");
    expect(tagsOf(tokens)).toEqual(['UNH', 'LOC']);
    expect(tokens.component(0, 2, 2)).toBe('95B');
    expect(tokens.component(1, 2, 0)).toBe('0030482');
    expect(tokens.component(1, 2, 1)).toBe('');
    expect(tokens.component(1, 2, 2)).toBe('5');
    expect(tokens.element(1, 2)).toBe('0030482::5');
    expect([tokens.elements(1), tokens.components(1, 2)]).toEqual([3, 3]);
    expect(tokens.tagAt(1)).toBe(tagCode('LOC'));
  });

  it('gives empty text for what is not there', () => {
    const tokens = tokensOf("LOC+9'");
    expect([tokens.component(0, 1, 1), tokens.component(0, 2, 0), tokens.element(0, 7)]).toEqual(['', '', '']);
    expect(tokens.components(0, 7)).toBe(0);
    expect(tokens.number(0, 2, 0)).toBeNaN();
    expect(tokens.fixedDigits(0, 2, 0, 7)).toBe(-1);
  });

  it('takes the release character out, and its separators as text', () => {
    const tokens = tokensOf("FTX+AAA+++IT?'S 50?+50?: WHY??'NAD+CF'");
    expect(tokens.count).toBe(2);
    expect(tokens.component(0, 4, 0)).toBe("IT'S 50+50: WHY?");
  });

  it('keeps to the release character wherever in a long value it stands', () => {
    const value = 'AB?+'.repeat(5000);
    for (const before of ['', 'X', 'XX', 'XXX']) {
      expect(tokensOf(`FTX+${before}${value}+END'`).component(0, 1, 0)).toBe(before + 'AB+'.repeat(5000));
    }
  });

  it('uses the separators that UNA names', () => {
    const tokens = tokensOf("UNA|^,! #\r\nUNB^UNOC|3^ME^YOU!^#FTX^IT'S^A+B#");
    expect(tokens.service.una).toBe('whole');
    expect(tokens.component(0, 1, 1)).toBe('3');
    expect(tokens.component(0, 3, 0)).toBe('YOU^');
    expect([tokens.component(1, 1, 0), tokens.component(1, 2, 0)]).toEqual(["IT'S", 'A+B']);
  });

  it('uses no release character where UNA has a blank for it', () => {
    expect(tokensOf("UNA:+.  'UNB+A?+B'").component(0, 1, 0)).toBe('A?');
  });

  it.each(["UNA:+.'UNB+A?+B+C'", "UNA:+.?'\nUNB+A?+B+C'", "UNA:+.?  'UNB+A?+B+C'", "UNAUNB+A?+B+C'"])(
    'survives the damaged UNA of %s',
    (text) => {
      const tokens = tokensOf(text);
      expect(tokens.service.una).toBe('damaged');
      expect(tagsOf(tokens)).toEqual(['UNB']);
      expect([tokens.component(0, 1, 0), tokens.component(0, 2, 0)]).toEqual(['A+B', 'C']);
    },
  );

  it('knows the separators of level B', () => {
    const tokens = tokensOf('UNB\x1dUNOB\x1f1\x1dME\x1cUNZ\x1d0\x1c');
    expect(tagsOf(tokens)).toEqual(['UNB', 'UNZ']);
    expect(tokens.component(0, 1, 1)).toBe('1');
  });

  it('passes over a byte order mark, line breaks, tabs and blank lines', () => {
    const tokens = tokensOf("\ufeffUNH+1'\r\n\r\n\tLOC+9+KRPUS'\n  \nUNT+3+1'\r\n\r\n");
    expect(tagsOf(tokens)).toEqual(['UNH', 'LOC', 'UNT']);
    expect([tokens.strayCount, tokens.unterminated]).toEqual([0, false]);
  });

  it('passes over stray characters after a terminator and tells of them', () => {
    const tokens = tokensOf("UNH+1'*\nLOC+9'X\r\nRFF+BM'..MEA+WT'");
    expect(tagsOf(tokens)).toEqual(['UNH', 'LOC', 'RFF', 'MEA']);
    expect([tokens.strayCount, tokens.firstStray]).toEqual([3, 1]);
  });

  it('joins values that a line break was put into', () => {
    expect(tokensOf("FTX+AAA+++GENERAL\r\n CARGO'").component(0, 4, 0)).toBe('GENERAL CARGO');
  });

  it('reads UTF-8 and, where it is not valid UTF-8, Latin-1', () => {
    expect(tokensOf("NAD+CF+RÖHLIG'").component(0, 2, 0)).toBe('RÖHLIG');
    expect(new Tokens(Buffer.from("NAD+CF+RÖHLIG'", 'latin1')).component(0, 2, 0)).toBe('RÖHLIG');
  });

  it('takes tags in lower case', () => {
    expect(tokensOf("loc+9+krpus'").tagAt(0)).toBe(tagCode('LOC'));
  });

  it('tells of a last segment without a terminator', () => {
    const tokens = tokensOf("UNH+1'LOC+9+KRPUS");
    expect([tokens.count, tokens.unterminated, tokens.component(1, 2, 0)]).toEqual([2, true, 'KRPUS']);
  });

  it('reads numbers with point, comma, sign and blanks, and nothing else', () => {
    const tokens = tokensOf("MEA+24500+24500,5+-18.25+ 7 +1E5+12A++-+1.2.3'");
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((e) => tokens.number(0, e, 0));
    expect(numbers).toEqual([24500, 24500.5, -18.25, 7, NaN, NaN, NaN, NaN, NaN]);
  });

  it('tells where a segment stands in the file', () => {
    const tokens = tokensOf("UNH+1'\r\nLOC+9'");
    expect([tokens.offset(0), tokens.offset(1)]).toEqual([0, 8]);
  });

  it('gives the same string for the same bytes, and different ones for different bytes', () => {
    const many = Array.from({ length: 40_000 }, (_, i) => `LOC+${i}'`).join('');
    const tokens = tokensOf(many);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < tokens.count; i += 7) expect(tokens.component(i, 1, 0)).toBe(String(i));
    }
  });

  it('never throws, whatever the bytes, and its segments lie in order', () => {
    const noise = fc.array(fc.constantFrom(...Array.from("UNABHZLOC+:'?.\n\x00\x80é 12"), "UNA:+.? '", 'UNH+'), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          noise.map((parts) => new TextEncoder().encode(parts.join(''))),
          fc.uint8Array(),
        ),
        (bytes) => {
          const tokens = new Tokens(bytes);
          for (let i = 0; i < tokens.count; i++) {
            if (i > 0) expect(tokens.offset(i)).toBeGreaterThan(tokens.offset(i - 1));
            expect(tokens.tag(i)).toMatch(/^[A-Z0-9]{1,3}$/);
            for (let e = 0; e <= tokens.elements(i); e++) {
              tokens.element(i, e);
              tokens.number(i, e, 0);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
