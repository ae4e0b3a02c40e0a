import { describe, expect, it } from 'vitest';
import { Progress, standingText, type Standing } from './progress.ts';

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

function standing(hours: number, moves: number): Standing {
  return { now: START + hours * HOUR, calls: 2, sailed: 0, moves, total: 1000, craneRate: 30 };
}

/** Everything written for a series of standings, one every 50 ms of computer time. */
function written(stream: { isTTY?: boolean; columns?: number }, series: Standing[]): string[] {
  const texts: string[] = [];
  let at = 0;
  const progress = new Progress({ ...stream, write: (text) => texts.push(text) }, () => (at += 50));
  for (const each of series) progress.update(each);
  progress.end();
  return texts;
}

describe('progress', () => {
  it('tells time, calls, moves and crane rate', () => {
    expect(standingText(standing(6, 255))).toBe(
      '2026-01-05 06:00 UTC  0/2 calls sailed  255/1000 moves (25 %)  30.0 boxes/crane h',
    );
    expect(standingText({ ...standing(0, 0), total: 0, craneRate: null })).toBe(
      '2026-01-05 00:00 UTC  0/2 calls sailed  0/0 moves',
    );
  });

  it('writes into a log a line every 5 %', () => {
    const series = Array.from({ length: 101 }, (_, i) => standing(i / 100, i * 10));
    const lines = written({}, series);
    expect(lines).toHaveLength(20);
    expect(lines.every((line) => line.endsWith('\n') && !line.includes('\r'))).toBe(true);
    expect(lines[0]).toContain('50/1000 moves (5 %)');
  });

  it('writes into a log a line every six hours of terminal time when nothing moves', () => {
    const series = Array.from({ length: 25 }, (_, hour) => standing(hour, 0));
    expect(written({}, series)).toHaveLength(4);
  });

  it('draws one line anew on a terminal, cut to its width, and takes it away at the end', () => {
    const texts = written(
      { isTTY: true, columns: 40 },
      Array.from({ length: 20 }, (_, i) => standing(i, i)),
    );
    expect(texts.length).toBeLessThan(10);
    expect(texts.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
    expect(texts.every((text) => text.length <= 41)).toBe(true);
    expect(texts.at(-1)).toMatch(/^\r +\r$/);
  });
});
