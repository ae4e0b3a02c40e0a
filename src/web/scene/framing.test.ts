// The home view shows the whole terminal, with nothing cut off at its edges.
import { describe, expect, it } from 'vitest';
import { frameWhole, seenAt } from './framing.ts';

const bounds = { minX: 0, maxX: 1050, minY: 0, maxY: 510 };
const VIEW = (32 * Math.PI) / 180;

describe.each([
  ['a wide screen', 2.15],
  ['an upright one', 0.8],
])('on %s', (_, aspect) => {
  const framing = frameWhole(bounds, aspect, VIEW);
  const place = (x: number, y: number, z: number): [number, number] => seenAt([x, y, z], framing, aspect, VIEW);

  it('both ends of the quay are in the picture, with vessels before them and cranes over them', () => {
    for (const x of [bounds.minX, bounds.maxX])
      for (const [px, py] of [place(x, -62, 0), place(x, 30, 56), place(x, bounds.maxY, 0)]) {
        expect(Math.abs(px)).toBeLessThanOrEqual(1);
        expect(Math.abs(py)).toBeLessThanOrEqual(1);
      }
  });

  it('the quay lies below the yard, and the picture is filled in one direction at least', () => {
    const [px, front] = place(bounds.maxX, -62, 0);
    const [, back] = place(bounds.maxX, bounds.maxY, 0);
    expect(front).toBeLessThan(back);
    expect(Math.max(px, (back - front) / 2)).toBeGreaterThan(0.85);
  });
});
