// Dates in every format that has been seen, and what cannot be one.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { format201, format203, formatDate, parseDate, readDate, type DateFormat } from './dates.ts';

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

  it.each([
    ['251120', '2', [2020, 10, 25]],
    ['112520', '3', [2020, 10, 25]],
    ['25112020', '4', [2020, 10, 25]],
    ['201125', '101', [2020, 10, 25]],
    ['20201125', '102', [2020, 10, 25]],
    ['20482', '103', [2020, 10, 24]],
    ['20330', '105', [2020, 10, 25]],
    ['2011250649', '201', [2020, 10, 25, 6, 49]],
    ['201125064930', '202', [2020, 10, 25, 6, 49, 30]],
    ['202011250649', '203', [2020, 10, 25, 6, 49]],
    ['20201125064930', '204', [2020, 10, 25, 6, 49, 30]],
    ['202011250649+0200', '205', [2020, 10, 25, 4, 49]],
    ['2011250649UTC', '301', [2020, 10, 25, 6, 49]],
    ['202011250649KST', '303', [2020, 10, 24, 21, 49]],
    ['20201125064930CET', '304', [2020, 10, 25, 5, 49, 30]],
    ['202011', '610', [2020, 10, 1]],
    ['202048', '616', [2020, 10, 23]],
  ] as const)('%s is read by format %s', (value, format, parts) => {
    const [year, month, day, hour = 0, minute = 0, second = 0] = parts as readonly number[] as [number, number, number];
    expect(parseDate(value, format)).toBe(Date.UTC(year, month, day, hour, minute, second));
  });

  it('are read by their digits where the format that is told does not fit', () => {
    expect(parseDate('202011250649', '201')).toBe(Date.UTC(2020, 10, 25, 6, 49));
    expect(parseDate('20201125', '203')).toBe(Date.UTC(2020, 10, 25));
    // Twelve digits told as 202 are no such date: month 13.
    expect(parseDate('201325064930', '202')).toBeNull();
    expect(parseDate('202011250649', '202')).toBe(Date.UTC(2020, 10, 25, 6, 49));
  });

  it('tell how exactly they were told and whether with a zone', () => {
    expect(readDate('20201125')).toMatchObject({ precision: 'day', zoned: false });
    expect(readDate('202011250649+00')).toMatchObject({ precision: 'minute', zoned: true });
    expect(readDate('20201125064930')).toMatchObject({ precision: 'second', zoned: false });
    expect(readDate('202048', '616')).toMatchObject({ precision: 'week' });
  });

  it('are null with a zone whose name means several, and outside the weeks and days of a year', () => {
    expect(parseDate('202011250649CST')).toBeNull();
    expect(parseDate('21531', '103')).toBeNull();
    expect(parseDate('20531', '103')).toBe(Date.UTC(2020, 11, 28));
    expect(parseDate('21366', '105')).toBeNull();
  });

  it('come back from every format that is written', () => {
    const at = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2079, 11, 31) });
    const format = fc.constantFrom<DateFormat>('101', '102', '201', '203', '204', '303', '304');
    const step = (f: DateFormat): number => (f.endsWith('4') ? 1000 : f.startsWith('1') ? 86_400_000 : 60_000);
    fc.assert(
      fc.property(at, format, (time, how) => {
        expect(parseDate(formatDate(time, how), how)).toBe(Math.floor(time / step(how)) * step(how));
      }),
    );
  });
});
