// The pace: terminal time by the real clock.
import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

describe('Pace', () => {
  it('lets terminal time run as many times faster as was asked for', () => {
    const pace = new Pace(20, 1000, 5_000_000);
    expect(pace.target(1000)).toBe(5_000_000);
    expect(pace.target(1250)).toBe(5_005_000);
  });

  it('goes on from where the terminal is when the speed changes, and stands at 0', () => {
    const pace = new Pace(20, 0, 0);
    pace.setSpeed(0, 1000, 20_000);
    expect(pace.target(9000)).toBe(20_000);
    pace.setSpeed(2, 9000, 20_000);
    expect(pace.target(9500)).toBe(21_000);
  });

  it('makes good what is a little late', () => {
    const pace = new Pace(100, 0, 0);
    pace.reached(1000, 0);
    expect(pace.behind(1000, 0)).toBe(1000);
    expect(pace.target(1000)).toBe(100_000);
    expect(pace.realSpeed(1000)).toBe(100);
  });

  it('gives up what cannot be made good, and tells the real speed', () => {
    const pace = new Pace(100, 0, 0);
    // The machine manages 40 times life.
    for (let wall = 0; wall <= 10_000; wall += 50) pace.reached(wall, wall * 40);
    expect(pace.realSpeed(10_000)).toBe(40);
    expect(pace.behind(10_000, 400_000)).toBeLessThanOrEqual(1500);
  });

  it('tells the speed that was asked for again once the terminal keeps up', () => {
    const pace = new Pace(100, 0, 0);
    for (let wall = 0; wall <= 4000; wall += 50) pace.reached(wall, wall * 40);
    for (let wall = 4050; wall <= 9000; wall += 50) pace.reached(wall, pace.target(wall));
    expect(pace.realSpeed(9000)).toBe(100);
  });

  it('refuses a speed out of range', () => {
    expect(() => new Pace(1, 0, 0).setSpeed(201, 0, 0)).toThrow('speed 201');
  });
});
