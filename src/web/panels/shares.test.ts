// Shares that are shown must add up to 100 %.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholePercents } from './shares.ts';

describe('whole per cents', () => {
  it('gives the missing per cent to the largest remainder', () => {
    expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33]);
    expect(wholePercents([50.6, 49.4])).toEqual([51, 49]);
  });

  it('is all zero when there is nothing to share', () => {
    expect(wholePercents([0, 0])).toEqual([0, 0]);
  });

  it('always adds up to 100 and is never further than 1 from the exact share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (amounts) => {
          const total = amounts.reduce((a, b) => a + b, 0);
          fc.pre(total > 1e-3);
          const shares = wholePercents(amounts);
          expect(shares.reduce((a, b) => a + b, 0)).toBe(100);
          shares.forEach((share, i) =>
            expect(Math.abs(share - ((amounts[i] as number) / total) * 100)).toBeLessThan(1 + 1e-9),
          );
        },
      ),
    );
  });
});
