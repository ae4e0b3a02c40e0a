import { describe, expect, it } from 'vitest';
import { distribution, offWindow } from './gate-views.ts';

describe('the turn times of a day', () => {
  it('tell median and 95th percentile by nearest rank, and classes of five minutes up to an hour', () => {
    const { trucks, median, p95, counts } = distribution([61, 3, 12, 14, 200]);
    expect({ trucks, median, p95 }).toEqual({ trucks: 5, median: 14, p95: 200 });
    expect(counts).toEqual([1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('tell nothing before the first truck', () => {
    expect(distribution([])).toMatchObject({ trucks: 0, median: null, p95: null });
  });
});

describe('an arrival', () => {
  it('lies before its window, within it, or after its end', () => {
    expect([90, 100, 160, 175].map((at) => offWindow(at, 100, 60))).toEqual([-10, 0, 0, 15]);
  });
});
