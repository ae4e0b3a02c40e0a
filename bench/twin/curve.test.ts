// The drawing of the curve shows its figures.
import { expect, test } from 'vitest';
import { curveSvg } from '../../scripts/agv-curve.ts';
import { drawn, type Point } from './curve.ts';

const POINTS: Point[] = [
  { perCrane: 3, vehicles: 27, ours: 40, baseline: 80 },
  { perCrane: 4, vehicles: 36, ours: 10, baseline: 10 },
];

test('A line for each fleet has o and x at their shares, or # where both are the same', () => {
  const lines = drawn(POINTS).split('\n');
  const columns = Object.fromEntries(
    ['o', 'x'].map((mark) => [mark, lines[1]!.indexOf(mark) - lines[1]!.indexOf('|') - 1]),
  );
  // 60 columns for 100 %.
  expect(columns).toEqual({ o: 24, x: 48 });
  expect(lines[2]).toBe(' 4 |      #');
});

test('The picture has a point for each figure, the higher share nearer to the top', () => {
  const svg = curveSvg(POINTS);
  const heights = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map((m) => Number(m[2]));
  const [baseline3, baseline4, ours3, ours4] = heights as [number, number, number, number];
  expect(heights).toHaveLength(4);
  expect(baseline3).toBeLessThan(ours3);
  expect(baseline4).toBe(ours4);
  expect(ours3).toBeLessThan(ours4);
});
