import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random, seedFor } from './random.ts';

/** `count` numbers made by `draw`. */
function draws(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

describe('random numbers', () => {
  test('are xorshift32: the first states from seed 1 are 270369 and 67634689', () => {
    const random = new Random(1);
    random.next();
    expect(random.state).toBe(270369);
    random.next();
    expect(random.state).toBe(67634689);
  });

  test('are the same for the same seed and go on from a kept state', () => {
    const one = new Random(99);
    const other = new Random(99);
    draws(10, () => one.next());
    draws(10, () => other.next());
    const resumed = new Random(one.state);
    expect(draws(20, () => resumed.next())).toEqual(draws(20, () => other.next()));
  });

  test('work with seed 0, which xorshift itself cannot leave', () => {
    const random = new Random(0);
    expect(new Set(draws(10, () => random.next())).size).toBe(10);
  });

  test('lie in (0, 1], so that their logarithm is finite', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        for (const u of draws(50, () => random.next())) {
          expect(u).toBeGreaterThan(0);
          expect(u).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('as integers fill 0 … n-1 and nothing else, evenly', () => {
    const random = new Random(5);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const i of draws(70_000, () => random.int(7))) counts[i]!++;
    expect(counts).toHaveLength(7);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400); // four standard deviations
  });

  test('as exponential draws have the mean that was asked for', () => {
    const random = new Random(6);
    expect(mean(draws(100_000, () => random.exponential(30)))).toBeCloseTo(30, 0);
  });

  test('as normal draws have mean 0 and variance 1', () => {
    const random = new Random(7);
    const normals = draws(100_000, () => random.normal());
    expect(mean(normals)).toBeCloseTo(0, 1);
    expect(mean(normals.map((x) => x * x))).toBeCloseTo(1, 1);
  });

  test('pick every element of a list, and only those', () => {
    const random = new Random(8);
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
    expect([...picked].sort()).toEqual(['a', 'b', 'c']);
  });

  test('follow weights that do not sum to 1, and never choose a weight of 0', () => {
    const random = new Random(9);
    const counts = [0, 0, 0];
    for (const i of draws(40_000, () => random.weighted([6, 0, 2]))) counts[i]!++;
    expect(counts[1]).toBe(0);
    expect(counts[0]! / 40_000).toBeCloseTo(0.75, 1);
  });
});

describe('a seed for a part', () => {
  test('depends on the seed and on the name, and is never 0', () => {
    const seeds = new Set<number>();
    for (let seed = 0; seed < 100; seed++)
      for (const name of ['demand', 'twin', 'trucks']) seeds.add(seedFor(seed, name));
    expect(seeds.size).toBe(300);
    expect(seeds.has(0)).toBe(false);
    expect(seedFor(3, 'twin')).toBe(seedFor(3, 'twin'));
  });
});
