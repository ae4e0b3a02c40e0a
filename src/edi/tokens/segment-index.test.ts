// The index of segments, where its pass of four bytes at a time could go wrong: at every place of a word, and against a plain scan.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Tokens } from './tokenizer.ts';

/** The segments of a text that stands at a place in memory which is so many bytes off a multiple of eight. */
function tagsAt(text: string, off: number): string[] {
  const memory = new Uint8Array(off + text.length + 8);
  const bytes = memory.subarray(off, off + text.length);
  bytes.set(new TextEncoder().encode(text));
  // What stands after the file belongs to others.
  memory.fill(0x27, off + text.length);
  const tokens = new Tokens(bytes);
  return Array.from({ length: tokens.count }, (_, i) => `${tokens.offset(i)} ${tokens.tag(i)}`);
}

/** The same by regular expressions, for texts without blanks and small letters. A release character at the very end releases nothing. */
function plainly(text: string): string[] {
  const found: string[] = [];
  for (const { 0: segment, index } of text.matchAll(/(?:\?.|[^?']|\?$)*/gu)) {
    const beforeElements = /^(?:\?.|[^?+:]|\?$)*/u.exec(segment)![0];
    const tag = /[A-Z]{1,3}(?=[^A-Z]*$)/u.exec(beforeElements);
    if (tag !== null) found.push(`${index + tag.index} ${tag[0]}`);
  }
  return found;
}

const OFFSETS = [0, 1, 2, 3, 4, 5, 6, 7];

describe('the index of segments', () => {
  it.each(OFFSETS)('finds terminators at any place of a word, %i bytes off', (off) => {
    for (let length = 0; length < 9; length++) {
      const value = 'X'.repeat(length);
      expect(tagsAt(`LOC+${value}'MEA+${value}'RFF'`, off)).toEqual([
        '0 LOC',
        `${5 + length} MEA`,
        `${10 + 2 * length} RFF`,
      ]);
    }
  });

  it.each(OFFSETS)('tells a released terminator from one after released release characters, %i bytes off', (off) => {
    for (let releases = 0; releases < 9; releases++) {
      const expected = releases % 2 === 0 ? ['0 FTX', `${5 + releases} LOC`] : ['0 FTX'];
      expect(tagsAt(`FTX+${'?'.repeat(releases)}'LOC+9'`, off)).toEqual(expected);
    }
  });

  it.each(OFFSETS)('is not misled by the character before the terminator in the code, %i bytes off', (off) => {
    expect(tagsAt("FTX+A'&&&LOC+&&'''&'RFF+B'&", off)).toEqual(['0 FTX', '9 LOC', '20 RFF']);
  });

  it.each(OFFSETS)('finds several segments in one word, %i bytes off', (off) => {
    expect(tagsAt("A'B'C''D'LOC+9'", off)).toEqual(['0 A', '2 B', '4 C', '7 D', '9 LOC']);
  });

  it('gives what a scan by characters gives', () => {
    const text = fc.array(fc.constantFrom("'", "'", '?', '+', ':', 'A', 'BC', 'LOC+9', 'RFF', '&', "?'"), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.nat(7), (parts, off) => {
        expect(tagsAt(parts.join(''), off)).toEqual(plainly(parts.join('')));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a further UNA for one also where stray characters stand before it', () => {
    const tokens = new Tokens(new TextEncoder().encode("UNB+A'UNZ+1'xyzUNA:+.? 'UNB+B'"));
    expect([tokens.count, tokens.endsAtUna, tokens.end, tokens.firstStrayAt]).toEqual([2, true, 15, 12]);
  });
});
