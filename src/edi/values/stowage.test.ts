// Cells in all the spellings that senders use, and the texts that are not read because they could mean two things.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { formatStowage, parseStowage, type StowageSpelling } from './stowage.ts';

const cell = (bay: number, row: number, tier: number): object => ({ bay, row, tier });

describe('stowage positions', () => {
  it.each([
    ['0010182', 'seven digits', cell(1, 1, 82)],
    ['3101408', 'seven digits', cell(310, 14, 8)],
    ['0010182::5', 'seven digits', cell(1, 1, 82)],
    [' 0010182 ', 'seven digits', cell(1, 1, 82)],
    ['010182', 'short', cell(1, 1, 82)],
    ['260014', 'short', cell(26, 0, 14)],
    ['10182', 'short', cell(1, 1, 82)],
    ['00010182', 'long', cell(1, 1, 82)],
    ['001-01-82', 'separated', cell(1, 1, 82)],
    ['01.01.82', 'separated', cell(1, 1, 82)],
    ['1/1/82', 'separated', cell(1, 1, 82)],
    ['001 01 82', 'separated', cell(1, 1, 82)],
    ['001 0182', 'separated', cell(1, 1, 82)],
    ['00101 82', 'separated', cell(1, 1, 82)],
    ['B26R00T14', 'named', cell(26, 0, 14)],
    ['bay 26 row 00 tier 14', 'named', cell(26, 0, 14)],
  ])('reads "%s" as %s', (text, spelling, slot) => {
    expect(parseStowage(text)).toEqual({ slot, spelling });
  });

  it('takes seven digits as they are, since the caller says what is wrong with the cell', () => {
    expect(parseStowage('0000183')).toEqual({ slot: cell(0, 1, 83), spelling: 'seven digits' });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['*****', 'not digits'],
    ['0391$$$', 'not digits'],
    ['DECK', 'not digits'],
    ['0182', 'too few digits'],
    ['001-01', 'more than one reading'],
    ['001-01-82-1', 'more than one reading'],
    // Bay 42 with something after it, or a counter that has run over: a file at hand counts from 04217000 to 04219999.
    ['04217000', 'more than one reading'],
    // Bay 104, or bay 1, row 4 and a pair of tiers.
    ['01040282', 'more than one reading'],
    ['00019982', 'more than one reading'],
    ['012345678', 'more than one reading'],
    ['010183', 'no such cell'],
    ['019982', 'no such cell'],
    ['01-01-83', 'no such cell'],
    ['B00R01T82', 'no such cell'],
  ])('does not read "%s": %s', (text, problem) => {
    expect(parseStowage(text)).toEqual({ problem });
  });

  it('leaves positions of another system as text', () => {
    expect(parseStowage('A2-14', 'ZZZ')).toEqual({ text: 'A2-14' });
    expect(parseStowage('HTR3::ZZZ')).toEqual({ text: 'HTR3' });
    expect(parseStowage('010182', 'ZZZ')).toEqual({ text: '010182' });
    expect(parseStowage('0010182', 'ZZZ')).toEqual({ slot: cell(1, 1, 82), spelling: 'seven digits' });
  });

  it('are the same cell again when written in any spelling', () => {
    const slot = fc.record({
      bay: fc.integer({ min: 1, max: 99 }),
      row: fc.integer({ min: 0, max: 26 }),
      tier: fc.integer({ min: 1, max: 49 }).map((n) => n * 2),
    });
    const spelling = fc.constantFrom<StowageSpelling>('seven digits', 'short', 'long', 'separated', 'named');
    fc.assert(
      fc.property(slot, spelling, (made, how) => {
        expect(parseStowage(formatStowage(made, how))).toEqual({ slot: made, spelling: how });
      }),
    );
  });

  it('are read or refused without an exception, whatever the text', () => {
    const character = fc.constantFrom(...Array.from('0123456789 -./:BRT$'));
    const text = fc.oneof(
      fc.string(),
      fc.array(character, { maxLength: 12 }).map((c) => c.join('')),
    );
    fc.assert(
      fc.property(text, (sent) => {
        const reading = parseStowage(sent);
        expect('slot' in reading || 'text' in reading || 'problem' in reading).toBe(true);
      }),
    );
  });
});
