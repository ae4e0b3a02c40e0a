// How vehicles move, held against closed forms.
import { describe, expect, test } from 'vitest';
import { travelTime } from '../kit/motion.ts';
import {
  beginTrack,
  endTime,
  extendTrack,
  planMotion,
  pointAt,
  progress,
  timeAt,
  type Track,
  type VehicleLimits,
} from './vehicle-motion.ts';

/** The vehicle of the derived drive times of AGVs: 5.8 m/s, 0.5 m/s² up and down, 3 m/s where it is told so. */
const AGV: VehicleLimits = { straightSpeed: 5.8, curveSpeed: 3, sidewaysSpeed: 1, accel: 0.5, brake: 0.5 };
const FAST = 99;

type Leg = [to: [number, number], limit?: number, sideways?: boolean];

/** A road from the origin by legs, as one stretch. */
function road(...legs: Leg[]): Track {
  const track = beginTrack(0, 0);
  lengthen(track, ...legs);
  return track;
}

function lengthen(track: Track, ...legs: Leg[]): void {
  extendTrack(track, {
    points: legs.map(([to]) => to),
    limits: legs.map(([, limit]) => limit ?? FAST),
    sideways: legs.map(([, , sideways]) => sideways ?? false),
  });
}

function planned(track: Track, at = 0, limits = AGV): Track {
  planMotion(track, at, limits);
  return track;
}

/** Seconds of a drive from rest to rest. */
const seconds = (track: Track): number => endTime(track) / 1000;

/** Largest change of place (m) and speed (m/s) between two looks 10 ms apart. */
function jumps(track: Track, from: number, to: number): { place: number; speed: number } {
  let [place, speed] = [0, 0];
  let last = progress(track, from);
  for (let t = from + 10; t <= to; t += 10) {
    const now = progress(track, t);
    place = Math.max(place, Math.abs(now.s - last.s));
    speed = Math.max(speed, Math.abs(now.v - last.v));
    last = now;
  }
  return { place, speed };
}

describe('a straight road', () => {
  test.each([10, 60, 67.28, 200, 1000])('of %d m takes the time of the closed form', (d) => {
    expect(seconds(planned(road([[d, 0]])))).toBeCloseTo(travelTime(d, { speed: 5.8, accel: 0.5 }), 6);
  });

  test('braking harder than speeding up is told by the closed form too', () => {
    const limits = { ...AGV, accel: 0.5, brake: 0.7 };
    expect(seconds(planned(road([[40, 0]]), 0, limits))).toBeCloseTo(
      travelTime(40, { speed: 5.8, accel: 0.5, brake: 0.7 }),
      6,
    );
  });

  test('keeps to the speed limit of the lane', () => {
    expect(seconds(planned(road([[200, 0], 2])))).toBeCloseTo(travelTime(200, { speed: 2, accel: 0.5 }), 6);
  });

  test('in many pieces takes no longer than in one', () => {
    const pieces = Array.from({ length: 20 }, (_, i): Leg => [[10 * (i + 1), 0]]);
    expect(seconds(planned(road(...pieces)))).toBeCloseTo(seconds(planned(road([[200, 0]]))), 6);
  });
});

describe('the derived drive times of AGVs', () => {
  // domain figures: 300/500/800 m of which 60 m at 3 m/s take 73/107/159 s (5.8 m/s, 0.5 m/s²).
  test.each([
    [300, 73],
    [500, 107],
    [800, 159],
  ])('%d m in %d s within 5 %%', (metres, expected) => {
    const half = (metres - 60) / 2;
    const found = seconds(planned(road([[half, 0]], [[half + 60, 0], 3], [[metres, 0]])));
    expect(Math.abs(found / expected - 1)).toBeLessThan(0.05);
  });
});

describe('a corner', () => {
  test('is passed at curve speed, a straight joint is not slowed for', () => {
    const corner = planned(road([[100, 0]], [[100, 100]]));
    expect(progress(corner, timeAt(corner, 100)).v).toBeCloseTo(3, 6);
    const joint = planned(road([[100, 0]], [[200, 0]]));
    expect(progress(joint, timeAt(joint, 100)).v).toBeCloseTo(5.8, 6);
  });

  test('near the end is passed slower, so that the vehicle can stop', () => {
    const track = planned(road([[100, 0]], [[100, 4]]));
    expect(progress(track, timeAt(track, 100)).v).toBeCloseTo(Math.sqrt(2 * 0.5 * 4), 6);
  });

  test('to sideways is taken at crab speed, and the sideways leg is driven so', () => {
    const track = planned(road([[50, 0]], [[50, 4], FAST, true]));
    expect(progress(track, timeAt(track, 50)).v).toBeCloseTo(1, 6);
    for (let t = timeAt(track, 50); t < endTime(track); t += 50)
      expect(progress(track, t).v).toBeLessThanOrEqual(1 + 1e-6);
  });

  test('is a point of the road', () => {
    const track = road([[100, 0]], [[100, 50]]);
    expect(pointAt(track, 90)).toEqual({ x: 90, y: 0, leg: 0 });
    expect(pointAt(track, 130)).toEqual({ x: 100, y: 30, leg: 1 });
    expect(pointAt(track, 1000)).toEqual({ x: 100, y: 50, leg: 1 });
    expect(pointAt(beginTrack(3, 4), 0)).toEqual({ x: 3, y: 4, leg: 0 });
  });
});

describe('a road that gets longer', () => {
  const drives = [1000, 6000, 12_000, 19_000, 24_000];

  test.each(drives)('at %d ms neither throws the vehicle nor changes its speed at once', (at) => {
    const track = planned(road([[100, 0]]));
    const before = progress(track, at);
    lengthen(track, [[160, 0]], [[160, 60]]);
    planned(track, at);
    const after = progress(track, at);
    expect(after.s).toBeCloseTo(before.s, 6);
    expect(after.v).toBeCloseTo(before.v, 6);
    const { place, speed } = jumps(track, at, endTime(track));
    expect(place).toBeLessThanOrEqual(0.0581);
    expect(speed).toBeLessThanOrEqual(0.00501);
    expect(progress(track, endTime(track))).toMatchObject({
      v: expect.closeTo(0, 6) as number,
      s: expect.closeTo(220, 3) as number,
    });
  });

  test('in time is driven as if it had been known from the start', () => {
    const known = planned(road([[100, 0]], [[200, 0]]));
    const track = planned(road([[100, 0]]));
    lengthen(track, [[200, 0]]);
    planned(track, 5000);
    expect(endTime(track)).toBeCloseTo(endTime(known), 3);
  });

  test('is stopped on at its end when nothing is added', () => {
    const track = planned(road([[80, 0]]));
    expect(progress(track, endTime(track) + 60_000)).toEqual({
      s: expect.closeTo(80, 6) as number,
      v: expect.closeTo(0, 6) as number,
    });
  });

  test('after a stop is driven on from rest', () => {
    const track = planned(road([[80, 0]]));
    const stop = endTime(track) + 10_000;
    lengthen(track, [[160, 0]]);
    planned(track, stop);
    expect((endTime(track) - stop) / 1000).toBeCloseTo(travelTime(80, { speed: 5.8, accel: 0.5 }), 3);
  });
});

describe('times on the way', () => {
  test('are those at which the distance is reached', () => {
    const track = planned(road([[100, 0]], [[100, 100]], [[300, 100], 3]));
    for (const s of [0.5, 20, 99.9, 100, 150, 250, 399]) {
      const at = timeAt(track, s);
      expect(progress(track, at).s).toBeCloseTo(s, 4);
    }
    expect(timeAt(track, 401)).toBe(Infinity);
  });

  test('a stretch of no length ends where the road ends', () => {
    const track = road([[50, 0]]);
    lengthen(track, [[50, 0]]);
    expect(track.ends).toEqual([50, 50]);
    expect(track.limits).toHaveLength(1);
    expect(seconds(planned(track))).toBeCloseTo(travelTime(50, { speed: 5.8, accel: 0.5 }), 6);
  });
});
