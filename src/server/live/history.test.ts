// Which snapshots are kept over time, and what is noted of them.
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATE_FORMAT } from '../run/control-state.ts';
import { History, thinned, type Point } from './history.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 5);
const chain = 'c'.repeat(64);

/** Snapshots every 40 minutes. */
function everyFortyMinutes(days: number): Point[] {
  return Array.from({ length: (days * 24 * 60) / 40 }, (_, i) => ({ seq: i + 1, at: START + (i * 2 * HOUR) / 3 }));
}

describe('what is kept of snapshots', () => {
  it('is one an hour of the last three days, one in six hours of four weeks, and one a day of what is older', () => {
    const all = everyFortyMinutes(60);
    const kept = thinned(all);
    const newest = all.at(-1) as Point;
    const of = (from: number, to: number): Point[] =>
      kept.filter(({ at }) => newest.at - at > from * DAY && newest.at - at <= to * DAY);
    expect(kept.at(-1)).toEqual(newest);
    // One more or less where a stretch is cut by the border between two ages.
    for (const [points, count] of [
      [of(-1, 3), 72],
      [of(3, 28), 100],
      [of(28, 60), 32],
    ] as const)
      expect(Math.abs(points.length - count)).toBeLessThanOrEqual(2);
    const gaps = kept.slice(1).map(({ at }, i) => at - (kept[i] as Point).at);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(DAY + HOUR);
    expect(Math.max(...gaps.slice(-70))).toBeLessThanOrEqual(2 * HOUR);
  });

  it('is the same whether they are thinned one by one or all at once', () => {
    const all = everyFortyMinutes(40);
    let step: Point[] = [];
    for (const one of all) step = thinned([...step, one]);
    // The newest of each step stays for the moment although its stretch has one already; it goes with the next.
    expect(step).toEqual(thinned(all));
  });
});

describe('a history', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hawser-history-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const data = new Uint8Array(5000).fill(7);

  it('gives a snapshot back as it was, packed on disk', () => {
    const history = new History(folder, true);
    history.keep({ seq: 5, at: START, chain, data });
    const [kept] = history.usable();
    expect(kept).toEqual({ seq: 5, at: START, state: STATE_FORMAT });
    expect(history.read(kept as never)).toEqual({ seq: 5, at: START, chain, data });
  });

  it('keeps one of an hour', () => {
    const history = new History(folder, true);
    for (const [i, minutes] of [0, 31, 62, 95, 124].entries())
      history.keep({ seq: i + 1, at: START + minutes * 60_000, chain, data });
    expect(history.snapshots().map(({ seq }) => seq)).toEqual([1, 3, 5]);
  });

  it('does not offer a damaged file, nor one of another shape of state', () => {
    const history = new History(folder, true);
    history.keep({ seq: 5, at: START, chain, data });
    const [kept] = history.snapshots();
    const name = readdirSync(join(folder, 'history'))[0] as string;
    appendFileSync(join(folder, 'history', name), 'x');
    expect(history.read(kept as never)).toBeNull();
    writeFileSync(join(folder, 'history', `at-${START + HOUR}-seq-9-state-${STATE_FORMAT - 1}.snapshot`), 'old');
    expect(history.usable()).toEqual([kept]);
  });

  it('notes each point once, and forgets a line that a crash cut off', () => {
    const history = new History(folder, true);
    const points = [
      { seq: 3, at: START },
      { seq: 8, at: START + HOUR },
    ];
    for (const point of points) for (let n = 0; n < 2; n++) history.note(point);
    appendFileSync(join(folder, 'history', 'points.txt'), '12 17');
    const again = new History(folder, true);
    expect(again.points()).toEqual(points);
    again.note({ seq: 12, at: START + 2 * HOUR });
    expect(new History(folder, false).points()).toHaveLength(3);
  });

  it('begins a replay at the very start unless that is days before the first snapshot', () => {
    const history = new History(folder, true);
    expect(history.from(START, START + DAY)).toBe(START);
    expect(history.from(START, START + 10 * DAY)).toBe(START + 10 * DAY);
    history.keep({ seq: 5, at: START + 9 * HOUR, chain, data });
    expect(history.from(START, START + 10 * DAY)).toBe(START);
  });
});
