// Crane times, held against figures derived from published crane data.
import { describe, expect, test } from 'vitest';
import { travelTime } from '../kit/motion.ts';
import { pickSeconds, placeSeconds } from '../terminal/power.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginTwin } from './begin.ts';
import { limitsOf, moveGantry, moveSpreader, type CraneLimits } from './crane-motion.ts';
import type { CraneState } from './state.ts';

function craneAt(gantry: number, trolley: number, hoist: number): CraneState {
  const [crane] = beginTwin(tinyTerminal(), 0, [{ x: 0, y: 0 }]).cranes;
  return { ...crane!, gantry, trolley, hoist };
}

/** Masses and losses, which these times do not depend on. */
const POWER = tinyTerminal().quayCraneType.power;

/**
 * The crane of the BCT tender: hoist 80/160 m/min in 2.0 s up, 1.5 s down loaded, 4.0/2.5 s empty; trolley 210 m/min in 4.5 s;
 * 32 s of locking, landing and sway a cycle; 60 % of the hoisting while the trolley travels.
 */
const bct: CraneLimits = {
  gantry: { speed: 50 / 60, accel: 50 / 60 / 6 },
  trolley: { speed: 3.5, accel: 3.5 / 4.5 },
  hoistLoaded: { speed: 80 / 60, accel: 80 / 60 / 2, brake: 80 / 60 / 1.5 },
  hoistEmpty: { speed: 160 / 60, accel: 160 / 60 / 4, brake: 160 / 60 / 2.5 },
  ...{ travelHeight: null, hoistOverlap: 0.6, power: POWER },
  spreader: { swaySeconds: 7, landingSeconds: 6, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 4 },
};

/** The stacking crane at ECT: gantry 240, trolley 48, hoist 36/60 m/min; gantry at 0.4 m/s²; 12 s at each end. */
const ect: CraneLimits = {
  gantry: { speed: 4, accel: 0.4 },
  trolley: { speed: 0.8, accel: 0.4 },
  hoistLoaded: { speed: 0.6, accel: 0.4 },
  hoistEmpty: { speed: 1, accel: 0.4 },
  ...{ travelHeight: 18.1, hoistOverlap: 0, power: POWER },
  spreader: { swaySeconds: 5, landingSeconds: 4, lockSeconds: 3, unlockSeconds: 3, twinExtraSeconds: 0 },
};

/** Seconds of one box: empty to the pick, loaded to the place. */
function cycle(
  limits: CraneLimits,
  crane: CraneState,
  pick: [number, number, number],
  place: [number, number, number],
): number {
  const [from, to] = [pick, place].map(([gantry, trolley, height]) => ({ gantry, trolley, height })) as [never, never];
  const picked = moveSpreader(crane, from, false, 0, limits) + pickSeconds(limits.spreader) * 1000;
  return (moveSpreader(crane, to, true, picked, limits) + placeSeconds(limits.spreader) * 1000) / 1000;
}

describe('a quay crane with the published figures', () => {
  // Derived: trolley 35/50/65 m and lift 20/30/40 m give 89 to 127 s.
  test.each([
    [35, 20, 89],
    [50, 30, 108],
    [65, 40, 127],
  ])('moves a box over %d m and %d m of lift in about %d s', (distance, lift, expected) => {
    // Up and down by the lift at both ends, out empty and back loaded.
    const found = cycle({ ...bct, travelHeight: lift }, craneAt(0, 0, 0), [0, -distance, 0], [0, 0, 0]);
    expect(Math.abs(found / expected - 1), `${found.toFixed(1)} s`).toBeLessThan(0.1);
  });

  test('hides no more hoisting than the trolley has time for', () => {
    const crane = craneAt(0, 0, 0);
    const up = travelTime(24, bct.hoistEmpty);
    const down = travelTime(24, bct.hoistEmpty);
    const short =
      moveSpreader(crane, { gantry: 0, trolley: 1, height: 0 }, false, 0, { ...bct, hoistOverlap: 1 }) / 1000;
    expect(short).toBeGreaterThanOrEqual(travelTime(4, bct.hoistEmpty) * 2 - 0.001);
    expect(short).toBeLessThan(up + down);
  });
});

describe('a stacking crane with the published figures', () => {
  // Derived: 50/100/150/250 m of travel take 126/146/166/206 s, out empty and back loaded.
  test.each([
    [50, 126],
    [100, 146],
    [150, 166],
    [250, 206],
  ])('fetches a box over %d m in about %d s', (travel, expected) => {
    // From the transfer point to the third tier and back onto a vehicle.
    const found = cycle(ect, craneAt(0, 14, 18.1), [travel, 14, 9], [0, 14, 4.3]);
    expect(Math.abs(found / expected - 1), `${found.toFixed(1)} s`).toBeLessThan(0.1);
  });
});

describe('the motions of a move', () => {
  const crane = craneAt(10, 5, 3);
  const end = moveSpreader(crane, { gantry: 20, trolley: -30, height: 12 }, true, 1000, bct);

  test('begin and end where the crane was and is', () => {
    const of = (axis: string): { from: number; to: number }[] => crane.segments.filter((s) => s.axis === axis);
    expect(of('gantry')).toMatchObject([{ from: 10, to: 20 }]);
    expect(of('trolley')).toMatchObject([{ from: 5, to: -30 }]);
    expect(of('hoist')).toMatchObject([
      { from: 3, to: 16 },
      { from: 16, to: 12 },
    ]);
    expect(crane).toMatchObject({ gantry: 20, trolley: -30, hoist: 12 });
  });

  test('lie between start and end, to the millisecond', () => {
    const ends = crane.segments.map((s) => s.start + s.duration * 1000);
    expect(Math.max(...ends)).toBeLessThanOrEqual(end + 1);
    expect(Math.max(...ends)).toBeGreaterThan(end - 2);
    expect(Math.min(...crane.segments.map((s) => s.start))).toBe(1000);
    expect(Number.isInteger(end)).toBe(true);
  });

  test('are none for an axis that stays', () => {
    const still = craneAt(0, 0, 10);
    moveSpreader(still, { gantry: 0, trolley: 10, height: 10 }, false, 0, bct);
    expect(still.segments.map((s) => s.axis)).toEqual(['hoist', 'trolley', 'hoist']);
  });
});

test('a crane that only gantries takes the time of the closed form; a portal trolley has no gantry', () => {
  const crane = craneAt(0, 0, 12);
  expect(moveGantry(crane, 100, 500, bct)).toBe(500 + Math.round(travelTime(100, bct.gantry!) * 1000));
  expect(crane.gantry).toBe(100);
  const portal = limitsOf(tinyTerminal(), 'portal');
  expect(portal.gantry).toBeNull();
  expect(moveGantry(craneAt(0, 0, 12), 100, 500, portal)).toBe(500);
});

test('a stacking crane travels with its spreader at the top, a quay crane just over the higher end', () => {
  expect(limitsOf(tinyTerminal(), 'yard')).toMatchObject({ travelHeight: 18, hoistOverlap: 0 });
  expect(pickSeconds(limitsOf(tinyTerminal(), 'yard').spreader)).toBe(15);
  expect(limitsOf(tinyTerminal(), 'quay')).toMatchObject({ travelHeight: null, hoistOverlap: 0.5 });
});
