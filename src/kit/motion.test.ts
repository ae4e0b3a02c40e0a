import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { travelled, travelTime } from './motion.ts';
import type { AxisLimits } from './motion.ts';

//  speed                              speed
//  3 |   ______________                 |
//    |  /              \                |   /\        too short for 3 m/s
//    | /                \               |  /  \
//  0 +--------------------> time        +---------> time
const gantry: AxisLimits = { speed: 3, accel: 0.5 };
const uneven: AxisLimits = { speed: 6, accel: 0.5, brake: 0.75 };

const anyAxis = fc.record({
  speed: fc.double({ min: 0.1, max: 10, noNaN: true }),
  accel: fc.double({ min: 0.05, max: 3, noNaN: true }),
  brake: fc.double({ min: 0.05, max: 3, noNaN: true }),
});
const anyDistance = fc.double({ min: 0, max: 2000, noNaN: true });

describe('travel time', () => {
  test('of a long way is ramp, cruise and ramp: 90 m at 3 m/s and 0.5 m/s² take 36 s', () => {
    expect(travelTime(90, gantry)).toBeCloseTo(6 + 6 + (90 - 18) / 3, 9);
  });

  test('of a way too short for top speed is a triangle: 2 m at 0.5 m/s² take 4 s', () => {
    expect(travelTime(2, gantry)).toBeCloseTo(4, 9);
  });

  test('uses the brake limit for the second ramp: 60 m with 0.5 and 0.75 m/s² just reach 6 m/s, in 20 s', () => {
    expect(travelTime(60, uneven)).toBeCloseTo(12 + 8, 9);
  });

  test('is 0 for no way, and the same in both directions', () => {
    expect(travelTime(0, gantry)).toBe(0);
    expect(travelTime(-40, gantry)).toBe(travelTime(40, gantry));
  });

  test('grows with the distance and is never shorter than at top speed throughout', () => {
    fc.assert(
      fc.property(anyDistance, anyDistance, anyAxis, (a, b, axis) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        expect(travelTime(far, axis)).toBeGreaterThanOrEqual(travelTime(near, axis) - 1e-9);
        expect(travelTime(far, axis)).toBeGreaterThanOrEqual(far / axis.speed - 1e-9);
      }),
    );
  });
});

describe('the way travelled', () => {
  test('begins at 0 and ends at the distance, in either direction', () => {
    expect(travelled(90, gantry, 0)).toBe(0);
    expect(travelled(90, gantry, 36)).toBe(90);
    expect(travelled(-90, gantry, 100)).toBe(-90);
  });

  test('is half at half time when both ramps are alike', () => {
    expect(travelled(90, gantry, 18)).toBeCloseTo(45, 9);
    expect(travelled(-2, gantry, 2)).toBeCloseTo(-1, 9);
  });

  test('never goes back, never exceeds top speed, and reaches the end without a jump', () => {
    fc.assert(
      fc.property(anyDistance, anyAxis, (distance, axis) => {
        const total = travelTime(distance, axis);
        const steps = 50;
        for (let i = 1; i <= steps; i++) {
          const before = travelled(distance, axis, (total * (i - 1)) / steps);
          const after = travelled(distance, axis, (total * i) / steps);
          expect(after).toBeGreaterThanOrEqual(before - 1e-6);
          expect(after - before).toBeLessThanOrEqual((axis.speed * total) / steps + 1e-6);
        }
      }),
    );
  });
});
