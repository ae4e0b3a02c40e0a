// What stands in the fields for day and time is the port's own time.
import { describe, expect, it } from 'vitest';
import { localTime, momentOf } from './zone.ts';

describe('a moment in a time zone', () => {
  it('is written as day and time of the port', () => {
    expect(localTime(Date.UTC(2026, 10, 17, 21, 5, 30), 'Asia/Seoul')).toEqual({ day: '2026-11-18', time: '06:05' });
    expect(localTime(Date.UTC(2026, 10, 17, 17, 0), 'Asia/Ho_Chi_Minh')).toEqual({ day: '2026-11-18', time: '00:00' });
  });

  it('comes back from the fields, on both sides of a change of the clock', () => {
    for (const zone of ['Asia/Seoul', 'Asia/Ho_Chi_Minh', 'UTC', 'Europe/Hamburg', 'Europe/Berlin'].filter((z) =>
      known(z),
    ))
      for (const at of [Date.UTC(2026, 9, 24, 23, 55), Date.UTC(2026, 9, 25, 3, 5), Date.UTC(2026, 2, 29, 0, 30)])
        expect(momentOf(localTime(at, zone), zone), zone).toBe(at);
  });

  it('is none when a field is empty or wrong', () => {
    expect(momentOf({ day: '', time: '06:00' }, 'UTC')).toBeNull();
    expect(momentOf({ day: '2026-13-01', time: '06:00' }, 'UTC')).toBeNull();
  });
});

function known(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
