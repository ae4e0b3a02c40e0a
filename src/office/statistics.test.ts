// Mean, percentile by nearest rank, and time series in quarter hours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../kit/invariant.ts';
import { binned, mean, percentile, QUARTER_HOUR_MS } from './statistics.ts';

describe('mean', () => {
  it('is the sum by the count, and null without values', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBeNull();
  });
});

describe('percentile', () => {
  it('takes the nearest rank', () => {
    const values = [50, 15, 35, 20, 40];
    expect([5, 30, 40, 50, 100].map((p) => percentile(values, p))).toEqual([15, 20, 20, 35, 50]);
    expect(values).toEqual([50, 15, 35, 20, 40]);
    expect(percentile([], 95)).toBeNull();
  });

  it('sorts numbers as numbers', () => {
    expect(percentile([10, 9, 100], 50)).toBe(10);
  });

  it('does not take one rank too many where p / 100 is not exact', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    for (let p = 1; p <= 100; p++) expect(percentile(hundred, p)).toBe(p);
  });

  it('is one of the values, with at least p % of them not above it and less than p % below it', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (list, p) => {
        const found = percentile(list, p) as number;
        expect(list).toContain(found);
        expect(list.filter((v) => v <= found).length * 100).toBeGreaterThanOrEqual(p * list.length);
        expect(list.filter((v) => v < found).length * 100).toBeLessThan(p * list.length);
      }),
    );
  });

  it('refuses 0 and more than 100', () => {
    expect(() => percentile([1], 0)).toThrow(InvariantError);
    expect(() => percentile([1], 100.1)).toThrow(InvariantError);
  });
});

describe('binned', () => {
  const q = QUARTER_HOUR_MS;

  it('puts observations into quarter hours without gaps', () => {
    const series = binned(
      [
        { at: q, value: 4 },
        { at: 2 * q - 1, value: 8 },
        { at: 3 * q, value: 1 },
      ],
      q,
      4 * q,
    );
    expect(series).toEqual([
      { start: q, count: 2, sum: 12, mean: 6 },
      { start: 2 * q, count: 0, sum: 0, mean: null },
      { start: 3 * q, count: 1, sum: 1, mean: 1 },
    ]);
  });

  it('begins at whole quarters, and leaves out what lies outside the time asked for', () => {
    const observations = [q + 9, q + 10, 2 * q + 4, 2 * q + 5].map((at) => ({ at, value: 1 }));
    const series = binned(observations, q + 10, 2 * q + 5);
    expect(series.map((bin) => [bin.start, bin.count])).toEqual([
      [q, 1],
      [2 * q, 1],
    ]);
    expect(binned(observations, q, q)).toEqual([]);
  });

  it('refuses a series that ends before it starts', () => {
    expect(() => binned([], 2, 1)).toThrow(InvariantError);
  });
});
