// What examination says of container numbers, and the slips that it sees through. CSQU3054383 is the example of the standard.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { checkRemainder, makeContainerNumber } from './iso6346.ts';
import { equipmentCategory, examineContainerNumber } from './iso6346-repair.ts';

const suggestionFor = (text: string): string | null => examineContainerNumber(text).suggestion;

describe('the examination of container numbers', () => {
  it('finds nothing wrong with a right number, however it is spelled', () => {
    for (const text of ['CSQU3054383', 'csqu 305438-3', 'CSQU-305438/3', ' CSQU305438 3 ']) {
      expect(examineContainerNumber(text)).toEqual({
        number: 'CSQU3054383',
        fault: null,
        category: 'container',
        expectedDigit: 3,
        ambiguousDigit: false,
        suggestion: null,
      });
    }
  });

  it('tells containers from detachable equipment and trailers by the fourth letter', () => {
    expect(equipmentCategory('CSQU3054383')).toBe('container');
    expect(equipmentCategory('CSQJ3054383')).toBe('detachable equipment');
    expect(equipmentCategory('CSQZ3054383')).toBe('trailer or chassis');
    expect(equipmentCategory('CSQR3054383')).toBe('unknown');
  });

  it('reads a letter for a digit, and a digit for a letter, where they look alike', () => {
    expect(suggestionFor('CSQU3O54383')).toBe('CSQU3054383');
    expect(suggestionFor('C5QU3054383')).toBe('CSQU3054383');
    expect(examineContainerNumber('CSQU3O54383').fault).toBe('form');
  });

  it('does not guess at two slips, at a slip that leaves the check digit wrong, or at letters like no digit', () => {
    for (const text of ['C5QU3O54383', 'CSQU3O54384', 'CSQUX054383', 'PROJECTED', '', 'CSQU30543833']) {
      expect(suggestionFor(text)).toBeNull();
    }
  });

  it('adds a missing check digit', () => {
    expect(suggestionFor('CSQU305438')).toBe('CSQU3054383');
  });

  it('puts U for another category letter where that makes the check digit right', () => {
    expect(examineContainerNumber('CSQV3054383')).toMatchObject({ fault: 'category', suggestion: 'CSQU3054383' });
    // The fourth letter is a number's own where its check digit is right with it.
    const own = makeContainerNumber('CSQX', 305438);
    expect(examineContainerNumber(own)).toMatchObject({ fault: 'category', suggestion: null });
  });

  it('proposes the check digit that the number asks for', () => {
    expect(examineContainerNumber('CSQU3054384')).toMatchObject({ fault: 'check digit', expectedDigit: 3 });
    expect(suggestionFor('CSQU3054384')).toBe('CSQU3054383');
  });

  it('does not choose between a wrong check digit and two swapped digits', () => {
    // 305438 with 5 and 4 swapped: both CSQU3045383 read as CSQU3054383, and CSQU304538 with its own digit, would be right.
    expect(examineContainerNumber('CSQU3045383')).toMatchObject({ fault: 'check digit', suggestion: null });
  });

  it('marks numbers with a remainder of ten, whose swapped twin may have the same check digit 0', () => {
    let twins = 0;
    for (let serial = 0; serial < 20_000; serial++) {
      const number = makeContainerNumber('HWSU', serial);
      expect(examineContainerNumber(number).ambiguousDigit).toBe(checkRemainder(number) === 10);
      const swapped = number.slice(0, 8) + number.charAt(9) + number.charAt(8) + number.charAt(10);
      const unseen = swapped !== number && examineContainerNumber(swapped).fault === null;
      if (!unseen) continue;
      twins++;
      expect([checkRemainder(number), checkRemainder(swapped)].sort((a, b) => a - b)).toEqual([0, 10]);
    }
    expect(twins).toBeGreaterThan(0);
  });

  it('never proposes a number that is not right, and never throws', () => {
    const character = fc.constantFrom(...Array.from('ABCUJZOIS0123456789 -'));
    const text = fc.oneof(
      fc.string(),
      fc.array(character, { maxLength: 13 }).map((c) => c.join('')),
    );
    fc.assert(
      fc.property(text, (sent) => {
        const { suggestion } = examineContainerNumber(sent);
        if (suggestion === null) return;
        expect(examineContainerNumber(suggestion).expectedDigit).toBe(Number(suggestion.charAt(10)));
      }),
    );
  });
});
