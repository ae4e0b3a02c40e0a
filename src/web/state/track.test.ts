// One axis followed through its motions.
//
//   place  0 ----trapezoid----> 100 ---rest--- 100 ----> 60
//   time   0 s                  ~52 s          60 s
import { describe, expect, it } from 'vitest';
import type { MotionSegment } from '../../equipment/port.ts';
import type { CheId } from '../../terminal/ids.ts';
import { AxisTrack, placeOn } from './track.ts';

const segment = (over: Partial<MotionSegment>): MotionSegment => ({
  che: 'Q1' as CheId,
  axis: 'gantry',
  start: 0,
  duration: 52,
  from: 0,
  to: 100,
  limits: { speed: 2, accel: 1 },
  startSpeed: 0,
  accel: 0,
  ...over,
});

describe('a place on a motion', () => {
  it('is the start before it begins and the end after it is over', () => {
    expect(placeOn(segment({}), -1)).toBe(0);
    expect(placeOn(segment({}), 60_000)).toBe(100);
  });

  it('follows the trapezoid in between', () => {
    expect(placeOn(segment({}), 2000)).toBeCloseTo(2, 6);
    expect(placeOn(segment({}), 26_000)).toBeCloseTo(50, 6);
  });

  it('follows constant acceleration when there are no limits, also towards smaller places', () => {
    const up = segment({ limits: null, duration: 10, to: 45, startSpeed: 2, accel: 0.5 });
    expect(placeOn(up, 4000)).toBeCloseTo(12, 6);
    expect(placeOn({ ...up, to: -45 }, 4000)).toBeCloseTo(-12, 6);
  });
});

describe('an axis', () => {
  it('goes from motion to motion and rests in between', () => {
    const axis = new AxisTrack(0);
    axis.add(segment({}));
    axis.add(segment({ start: 60_000, from: 100, to: 60, duration: 22 }));
    axis.follow(26_000);
    expect(axis.value).toBeCloseTo(50, 6);
    axis.follow(55_000);
    expect(axis.value).toBe(100);
    axis.follow(71_000);
    expect(axis.value).toBeCloseTo(80, 6);
    axis.follow(90_000);
    expect(axis.value).toBe(60);
  });

  it('keeps a motion that goes on when the server tells an older resting place', () => {
    const axis = new AxisTrack(0);
    axis.add(segment({}));
    axis.restAt(7, 10_000);
    axis.follow(26_000);
    expect(axis.value).toBeCloseTo(50, 6);
  });

  it('takes a resting place told after the last motion', () => {
    const axis = new AxisTrack(0);
    axis.add(segment({}));
    axis.restAt(88, 70_000);
    axis.follow(70_000);
    expect(axis.value).toBe(88);
  });

  it('forgets a motion to come when a new one begins before it', () => {
    const axis = new AxisTrack(0);
    const cruise = { limits: null, startSpeed: 5, accel: 0 };
    axis.add(segment({ ...cruise, duration: 10, to: 50 }));
    axis.add(segment({ start: 10_000, duration: 10, from: 50, to: 75, limits: null, startSpeed: 5, accel: -0.5 }));
    axis.add(segment({ ...cruise, duration: 30, to: 150 }));
    axis.follow(20_000);
    expect(axis.value).toBeCloseTo(100, 6);
  });

  it('says whether it has moved', () => {
    const axis = new AxisTrack(5);
    expect(axis.follow(1000)).toBe(false);
    axis.add(segment({ start: 2000, from: 5 }));
    expect(axis.follow(4000)).toBe(true);
  });
});
