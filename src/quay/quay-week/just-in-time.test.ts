// Just in time by hand: distances and speeds whose fuel can be reckoned in the head.
import { expect, test } from 'vitest';
import { justInTime, savedBy, type Voyage } from './just-in-time.ts';

const HOUR = 3_600_000;
// 240 miles at 20 knots: 12 hours, with 48 t a day at that speed 24 t.
const voyage: Voyage = { distance: 240, speed: 20, slowest: 12, designSpeed: 20, fuelPerDay: 48 };

test('half the speed over the same way takes a quarter of the fuel', () => {
  expect(savedBy(voyage, 10)).toEqual({ fuel: 18, co2: 18 * 3.114 });
});

test('a vessel comes when her berth is free where she can, else as slowly as she may and waits', () => {
  const easy = justInTime(0, voyage, 15 * HOUR);
  expect(easy).toMatchObject({ arrival: 15 * HOUR, speed: 16, wait: 0 });
  const slowest = justInTime(0, voyage, 30 * HOUR);
  expect(slowest).toMatchObject({ arrival: 20 * HOUR, speed: 12, wait: 10 * HOUR });
  expect(slowest.fuel).toBeGreaterThan(easy.fuel);
});

test('nobody is asked to hurry', () => {
  expect(justInTime(0, voyage, 5 * HOUR)).toMatchObject({ arrival: 12 * HOUR, speed: 20, fuel: 0, co2: 0 });
});
