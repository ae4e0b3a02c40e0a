// The berth plan's hours.
import { describe, expect, it } from 'vitest';
import { hourLines, timeWindow, zoneOffset } from './quay-scale.ts';

const at = Date.UTC(2026, 10, 21, 12, 34);
const HOUR = 3_600_000;

describe('the hour lines', () => {
  it('fall on full hours of the terminal, also where its zone is 9 h ahead', () => {
    const lines = hourLines({ from: at, to: at + 24 * HOUR }, 'Asia/Seoul', 9);
    expect(lines[0]).toBe(Date.UTC(2026, 10, 21, 15, 0));
    expect(lines[1]).toBe(Date.UTC(2026, 10, 21, 18, 0));
  });

  it('become rarer when there is little room', () => {
    expect(hourLines({ from: at, to: at + 24 * HOUR }, 'UTC', 4)).toHaveLength(4);
  });
});

describe('a time zone', () => {
  it('is as far ahead of UTC as its clocks show', () => {
    expect(zoneOffset(at, 'Asia/Ho_Chi_Minh')).toBe(7 * HOUR);
    expect(zoneOffset(at, 'UTC')).toBe(0);
  });
});

describe('the window of the plan', () => {
  it('shows a few hours back and half a day ahead when nothing is planned', () => {
    expect(timeWindow([], at)).toEqual({ from: at - 3 * HOUR, to: at + 12 * HOUR });
  });
});
