// Seeded days on the designed terminals: whatever the traffic, nothing locks up, nothing happens that cannot be, and vessels get on.
// And four-hour shifts in which everything goes wrong. All of them: npm run bench -- shifts
import { describe, expect, test } from 'vitest';
import { beginDays, designedTerminal, watch, type DesignedTerminal } from './support/generated-days.ts';
import { beginShift, fleetOf, watchShift } from './support/shifts.ts';

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

describe('a shift with breakdowns, closed lanes, people on the apron and wind', () => {
  // 6: a vehicle broke down on its way to a block; towed, it found its transfer point taken by one that waited for the crane which waited for it.
  const seeds = [6, 20, 21, 29, 32, 33, 38, 41, 47];
  let [breakdowns, detours] = [0, 0];

  test.each(seeds)('with seed %i locks up nowhere, and everybody gets on', (seed) => {
    const seen = watchShift(beginShift(seed));
    breakdowns += seen.breakdowns;
    detours += seen.detours;
    expect(seen.faults).toEqual([]);
    expect(seen.vehicles).toBe(fleetOf(seed));
    expect(seen.boxes).toBeGreaterThan(300);
  });

  test('is a shift with breakdowns, and vehicles are driven around others', () => {
    expect(Math.max(...seeds.map(fleetOf))).toBe(120);
    expect(breakdowns).toBeGreaterThan(20 * seeds.length);
    expect(detours).toBeGreaterThan(0);
  });

  test('locks up nowhere either when road is given first come, first served', () => {
    const run = beginShift(23, { traffic: 'first-come' });
    expect(watchShift(run).faults).toEqual([]);
    expect(run.operation.desk.traffic.state.grants).toBeGreaterThan(5_000);
  });
});
