// Seeded days on the designed terminals: whatever the traffic, nothing locks up, nothing happens that cannot be, and vessels get on.
// All fifty: npm run bench -- shifts
import { describe, expect, test } from 'vitest';
import { beginDays, designedTerminal, watch, type DesignedTerminal } from './support/generated-days.ts';

/** Days of two: on the second the vessels of the first are still there. */
const days: [DesignedTerminal, number][] = [
  ['busan-dgt', 101],
  ['lach-huyen-hhit', 102],
  ['busan-dgt', 103],
  ['lach-huyen-hhit', 104],
  ['busan-dgt', 105],
  ['lach-huyen-hhit', 106],
];

describe('a day of generated traffic', () => {
  let boxes = 0;

  test.each(days)('at %s with seed %i keeps all promises', (name, seed) => {
    const run = beginDays(designedTerminal(name), { days: 2, seed, scale: 0.5 });
    const seen = watch(run, 24);
    boxes += seen.boxes;
    expect(seen.faults).toEqual([]);
    expect(seen.trucks).toBeGreaterThan(100);
  });

  test('is no idle day: the cranes had work', () => {
    expect(boxes).toBeGreaterThan(1000);
  });

  test('is the same day with the same seed, and another with another', () => {
    const hash = (seed: number): string => {
      const run = beginDays(designedTerminal('lach-huyen-hhit'), { days: 1, seed, scale: 0.2 });
      watch(run, 6);
      return run.ledger.hash();
    };
    expect(hash(7)).toBe(hash(7));
    expect(hash(8)).not.toBe(hash(7));
  });
});
