import { describe, expect, it } from 'vitest';
import { Random } from '../kit/random.ts';
import { DAY, HOUR, TRUCK_WEEK } from './distributions.ts';
import { zoneOffset } from '../terminal/local-time.ts';
import { drawArrival } from './trucks.ts';

const WEDNESDAY_NOON = Date.UTC(2026, 0, 7, 12);

describe('the weekly profile of trucks', () => {
  it('has 168 hours, is closed on Sunday and has its peak at 15 o’clock', () => {
    expect(TRUCK_WEEK).toHaveLength(168);
    expect(TRUCK_WEEK.slice(144).every((weight) => weight === 0)).toBe(true);
    const total = TRUCK_WEEK.reduce((sum, weight) => sum + weight, 0);
    expect(TRUCK_WEEK.indexOf(Math.max(...TRUCK_WEEK))).toBe(15);
    expect(Math.abs(Math.max(...TRUCK_WEEK) / total - 0.0157)).toBeLessThan(0.0002);
  });
});

describe('a drawn arrival', () => {
  it('falls on the local day asked for, mostly by daylight', () => {
    const random = new Random(1);
    const offset = zoneOffset('Asia/Seoul', WEDNESDAY_NOON);
    let day = 0;
    for (let i = 0; i < 1000; i++) {
      const at = drawArrival(random, { target: WEDNESDAY_NOON, earliest: 0, latest: Infinity }, offset) ?? 0;
      expect(Math.floor((at + offset) / DAY)).toBe(Math.floor((WEDNESDAY_NOON + offset) / DAY));
      const hour = Math.floor((at + offset) / HOUR) % 24;
      if (hour >= 6 && hour < 18) day++;
    }
    expect(day).toBeGreaterThan(750);
  });

  it('gives way from a Sunday to the nearest working day', () => {
    const sunday = Date.UTC(2026, 0, 11, 12);
    const at = drawArrival(new Random(2), { target: sunday, earliest: 0, latest: Infinity }, 0) ?? 0;
    expect(new Date(at).getUTCDay()).toBe(1);
  });

  it('keeps to its limits and is null where no hour does', () => {
    const random = new Random(3);
    const earliest = WEDNESDAY_NOON + 20 * 60_000;
    const latest = WEDNESDAY_NOON + 50 * 60_000;
    for (let i = 0; i < 100; i++) {
      const at = drawArrival(random, { target: WEDNESDAY_NOON, earliest, latest }, 0) ?? 0;
      expect(at >= earliest && at <= latest).toBe(true);
    }
    const sunday = Date.UTC(2026, 0, 11, 12);
    expect(drawArrival(random, { target: sunday, earliest: sunday, latest: sunday + HOUR }, 0)).toBeNull();
  });
});

describe('the offset of a time zone', () => {
  it('is nine hours for Seoul, none for UTC and seven for Hai Phong', () => {
    const zones = ['Asia/Seoul', 'UTC', 'Asia/Ho_Chi_Minh'];
    expect(zones.map((zone) => zoneOffset(zone, WEDNESDAY_NOON) / HOUR)).toEqual([9, 0, 7]);
  });
});
