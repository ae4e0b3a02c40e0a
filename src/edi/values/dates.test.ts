// Dates in every format that has been seen, and what cannot be one.
import { describe, expect, it } from 'vitest';
import { format201, format203, parseDate } from './dates.ts';

describe('dates of DTM segments', () => {
  it('are read by their number of digits', () => {
    expect(parseDate('201125')).toBe(Date.UTC(2020, 10, 25));
    expect(parseDate('20201125')).toBe(Date.UTC(2020, 10, 25));
    expect(parseDate('2011250649')).toBe(Date.UTC(2020, 10, 25, 6, 49));
    expect(parseDate('202011250649')).toBe(Date.UTC(2020, 10, 25, 6, 49));
    expect(parseDate('20201125064930')).toBe(Date.UTC(2020, 10, 25, 6, 49, 30));
    expect(parseDate('990101')).toBe(Date.UTC(1999, 0, 1));
  });

  it('use a zone that is an offset', () => {
    expect(parseDate('202011250649+02')).toBe(Date.UTC(2020, 10, 25, 4, 49));
    expect(parseDate('202011250649-0330')).toBe(Date.UTC(2020, 10, 25, 10, 19));
    expect(parseDate('202011250649UTC')).toBe(Date.UTC(2020, 10, 25, 6, 49));
  });

  it('take 24:00 as the end of the day and know leap years', () => {
    expect(parseDate('202011252400')).toBe(Date.UTC(2020, 10, 26));
    expect(parseDate('20240229')).toBe(Date.UTC(2024, 1, 29));
    expect(parseDate('20230229')).toBeNull();
  });

  it('are null where they cannot be read', () => {
    for (const text of ['', '1700200200', '20201350', '2020', 'TOMORROW', '202011252460', '202011252430']) {
      expect(parseDate(text)).toBeNull();
    }
  });

  it('are written in UTC', () => {
    const at = Date.UTC(2026, 1, 3, 4, 5, 59);
    expect(format203(at)).toBe('202602030405');
    expect(format201(at)).toBe('2602030405');
  });
});
