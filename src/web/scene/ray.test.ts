// A ray from above onto a box of 12 x 2 x 2 m.
import { describe, expect, it } from 'vitest';
import { rayBox } from './ray.ts';

const down = [0, 0, -1];

describe('a ray', () => {
  it('hits the top of a box beneath it', () => {
    expect(rayBox([3, 0, 50], down, 0, 0, 1, 6, 1, 1)).toBeCloseTo(48, 9);
  });

  it('misses a box beside it', () => {
    expect(rayBox([7, 0, 50], down, 0, 0, 1, 6, 1, 1)).toBe(-1);
  });

  it('misses a box behind it', () => {
    expect(rayBox([0, 0, -50], down, 0, 0, 1, 6, 1, 1)).toBe(-1);
  });

  it('hits at distance 0 when it begins inside', () => {
    expect(rayBox([0, 0, 1], down, 0, 0, 1, 6, 1, 1)).toBe(0);
  });
});
