// Departures as distributions: who leaves later, and when the first of several leaves, held against draws.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../kit/random.ts';
import { chanceLater, firstOf, UNKNOWN, type Departure } from './departure.ts';

const HOUR = 3_600_000;
const at = (hours: number, spread: number): Departure => ({ mean: 1.7e12 + hours * HOUR, spread: spread * HOUR });
const later = (a: Departure, b: Departure): number => chanceLater(a.mean, a.spread, b.mean, b.spread);

describe('the chance to leave later', () => {
  test('is a half for two that are told alike, and for two of which nothing is known', () => {
    expect(later(at(5, 3), at(5, 30))).toBe(0.5);
    expect(later(UNKNOWN, UNKNOWN)).toBe(0.5);
  });

  test('is near certain when the times are far apart for their spread, and not when they are not', () => {
    expect(later(at(30, 2), at(6, 2))).toBeGreaterThan(0.999);
    expect(later(at(30, 48), at(6, 48))).toBeLessThan(0.7);
    expect(later(UNKNOWN, at(6, 2))).toBe(1);
    expect(later(at(6, 2), UNKNOWN)).toBe(0);
  });

  test('and the chance to leave sooner come to one', () => {
    const hours = fc.record({ h: fc.integer({ min: -200, max: 200 }), s: fc.integer({ min: 0, max: 90 }) });
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        expect(later(at(a.h, a.s), at(b.h, b.s)) + later(at(b.h, b.s), at(a.h, a.s))).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('the first of several', () => {
  test.each([
    [at(10, 5), at(10, 5)],
    [at(10, 5), at(14, 20)],
    [at(10, 2), at(80, 2)],
    [at(40, 30), at(20, 1)],
  ])('of %o and %o is what draws say', (a, b) => {
    const chance = new Random(1);
    const draws = Array.from({ length: 40_000 }, () =>
      Math.min(a.spread * chance.normal() + a.mean - 1.7e12, b.spread * chance.normal() + b.mean - 1.7e12),
    );
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length);
    const first = firstOf(a, b);
    expect((first.mean - 1.7e12) / HOUR).toBeCloseTo(mean / HOUR, 0);
    expect(first.spread / HOUR).toBeCloseTo(spread / HOUR, 0);
  });

  test('is sooner than each, and the other where nothing is known of one', () => {
    expect(firstOf(at(10, 5), at(12, 5)).mean).toBeLessThan(at(10, 5).mean);
    expect(firstOf(UNKNOWN, at(3, 1))).toEqual(at(3, 1));
    expect(firstOf(at(3, 1), UNKNOWN)).toEqual(at(3, 1));
    expect(firstOf(at(3, 0), at(4, 0))).toEqual(at(3, 0));
  });
});
