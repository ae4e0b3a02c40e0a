import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thrownCode } from '../terminal/thrown-code.fixture.ts';
import { gather, instant, numberIn, portOption, required, seedOption } from './option-values.ts';

describe('the value of an option', () => {
  it('is any number of its range, and nothing else', () => {
    const hours = numberIn('--hours', { from: 0.5, to: 48 });
    fc.assert(fc.property(fc.double({ min: 0.5, max: 48, noNaN: true }), (value) => hours(String(value)) === value));
    for (const text of ['', ' ', '0.4', '48.1', 'NaN', 'Infinity', '1h', '0x10', '1,5', '-1', '--json'])
      expect(thrownCode(() => hours(text))).toBe('HWS-CLI-005');
  });

  it('is a whole number where a seed is asked for', () => {
    expect(seedOption('7')).toBe(7);
    for (const text of ['1.5', '-1', '1e20', 'one']) expect(thrownCode(() => seedOption(text))).toBe('HWS-CLI-005');
  });

  it('is a time with or without clock and zone', () => {
    const start = instant('--start');
    expect(start('2026-01-05')).toBe(Date.UTC(2026, 0, 5));
    expect(start('2026-01-05T06:30')).toBe(Date.UTC(2026, 0, 5, 6, 30));
    expect(start('2026-01-05 06:30:15Z')).toBe(Date.UTC(2026, 0, 5, 6, 30, 15));
    expect(start('2026-01-05T06:30+09:00')).toBe(Date.UTC(2026, 0, 4, 21, 30));
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 }), (seconds) => {
        expect(start(`${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`)).toBe(seconds * 1000);
      }),
    );
    for (const text of [
      'today',
      '2026-02-30',
      '2026-13-01',
      '2026-01-05T25:00',
      '1999-01-01',
      '2026-01-05T06',
      '05.01.2026',
    ])
      expect(thrownCode(() => start(text))).toBe('HWS-CLI-005');
  });

  it('is a port in capitals or auto', () => {
    expect(['krpus', 'AUTO', 'auto', 'USNY2'].map(portOption)).toEqual(['KRPUS', 'auto', 'auto', 'USNY2']);
    for (const text of ['', 'BUSAN PORT', 'KR', '12345'])
      expect(thrownCode(() => portOption(text))).toBe('HWS-CLI-005');
  });

  it('may come more than once, and must come where it is needed', () => {
    expect(gather('b', gather('a'))).toEqual(['a', 'b']);
    expect(required(0, '--x', 'hawser')).toBe(0);
    expect(thrownCode(() => required(undefined, '--x', 'hawser'))).toBe('HWS-CLI-003');
  });
});
