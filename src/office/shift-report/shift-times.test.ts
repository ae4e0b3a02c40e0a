// Shifts by the clock of the terminal: which are over, what of them is recorded, and days on which clocks are set.
import { describe, expect, it } from 'vitest';
import { recentShifts } from './shift-times.ts';

const TWO = [
  { name: 'day', start: '08:00', hours: 12 },
  { name: 'night', start: '20:00', hours: 12 },
];
const BUSAN = { shifts: TWO, timeZone: 'Asia/Seoul' };
const at = (text: string): number => Date.parse(text);
const told = (shifts: ReturnType<typeof recentShifts>): string[] =>
  shifts.map(({ name, from, to, over }) => {
    const iso = (ms: number): string => new Date(ms).toISOString().slice(5, 16);
    return `${name} ${iso(from)} ${iso(to)}${over ? '' : ' …'}`;
  });

describe('recent shifts', () => {
  it('begin with the one that goes on, which reaches to now, and go back by the terminal’s clock', () => {
    const shifts = recentShifts(BUSAN, at('2026-01-01T00:00Z'), at('2026-01-05T04:30Z'), 3);
    expect(told(shifts)).toEqual([
      'day 01-04T23:00 01-05T04:30 …',
      'night 01-04T11:00 01-04T23:00',
      'day 01-03T23:00 01-04T11:00',
    ]);
  });

  it('hold the night shift that began on the day before', () => {
    const [now] = recentShifts(BUSAN, 0, at('2026-01-04T20:00Z'), 1);
    expect(told([now!])).toEqual(['night 01-04T11:00 01-04T20:00 …']);
  });

  it('are cut off at the begin of the record', () => {
    const shifts = recentShifts(BUSAN, at('2026-01-04T15:00Z'), at('2026-01-05T00:00Z'), 5);
    expect(told(shifts)).toEqual(['day 01-04T23:00 01-05T00:00 …', 'night 01-04T15:00 01-04T23:00']);
  });

  it('are over at their very end', () => {
    const [last] = recentShifts(BUSAN, 0, at('2026-01-04T23:00Z'), 1);
    expect(told([last!])).toEqual(['night 01-04T11:00 01-04T23:00']);
  });

  it('begin at their hour on the clock also when clocks have been set in the night', () => {
    const hamburg = { shifts: [{ name: 'early', start: '06:00', hours: 8 }], timeZone: 'Europe/Berlin' };
    const shifts = recentShifts(hamburg, 0, at('2026-03-29T20:00Z'), 2);
    expect(told(shifts)).toEqual(['early 03-29T04:00 03-29T12:00', 'early 03-28T05:00 03-28T13:00']);
  });

  it('are three without names where the terminal file names none', () => {
    const shifts = recentShifts({ shifts: [], timeZone: 'Asia/Ho_Chi_Minh' }, 0, at('2026-01-05T03:00Z'), 3);
    expect(told(shifts)).toEqual([
      ' 01-05T01:00 01-05T03:00 …',
      ' 01-04T17:00 01-05T01:00',
      ' 01-04T09:00 01-04T17:00',
    ]);
  });
});
