// The tide from harmonic constants.
import { describe, expect, it } from 'vitest';
import { CONSTITUENTS, tideAbove } from './tide.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 16);

/** Times between highs of one constituent, hours. */
function period(constituent: string): number {
  const tides = [{ constituent, amplitude: 1, phase: 0 }];
  const highs: number[] = [];
  for (let at = START; at < START + 80 * HOUR; at += 60_000) {
    const [before, now, after] = [at - 60_000, at, at + 60_000].map((t) => tideAbove(tides, t)) as [
      number,
      number,
      number,
    ];
    if (now >= before && now > after) highs.push(at);
  }
  return ((highs.at(-1) as number) - (highs[0] as number)) / (highs.length - 1) / HOUR;
}

describe('the tide', () => {
  it('comes again after the published periods', () => {
    // Hours: Schureman, 1958, table 2.
    const published = {
      M2: 12.4206,
      S2: 12,
      N2: 12.6583,
      K2: 11.9672,
      K1: 23.9345,
      O1: 25.8193,
      P1: 24.0659,
      Q1: 26.8684,
      M4: 6.2103,
    };
    expect(Object.keys(published).sort()).toEqual([...CONSTITUENTS].sort());
    for (const [name, hours] of Object.entries(published)) expect(period(name), name).toBeCloseTo(hours, 1);
  });

  it('is never below datum and rises by twice the amplitudes at most', () => {
    const tides = [
      { constituent: 'M2', amplitude: 0.4, phase: 110 },
      { constituent: 'K1', amplitude: 0.7, phase: 95 },
    ];
    for (let at = START; at < START + 30 * 24 * HOUR; at += HOUR) {
      expect(tideAbove(tides, at)).toBeGreaterThanOrEqual(0);
      expect(tideAbove(tides, at)).toBeLessThanOrEqual(2.2);
    }
  });

  it('has its springs a day or two around new and full moon where sun and moon pull alike', () => {
    const tides = [
      { constituent: 'M2', amplitude: 1, phase: 0 },
      { constituent: 'S2', amplitude: 0.4, phase: 0 },
    ];
    // Full moon on 24 November 2026, last quarter on 1 December 2026.
    const range = (from: number): number => {
      const heights = Array.from({ length: 150 }, (_, i) => tideAbove(tides, from + i * 600_000));
      return Math.max(...heights) - Math.min(...heights);
    };
    expect(range(Date.UTC(2026, 10, 24))).toBeGreaterThan(2.7);
    expect(range(Date.UTC(2026, 11, 1, 12))).toBeLessThan(1.4);
  });

  it('is none without constituents', () => {
    expect(tideAbove([], START)).toBe(0);
  });
});
