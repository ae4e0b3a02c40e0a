// What is learned from boxes that have left, and how far it is trusted.
import { describe, expect, test } from 'vitest';
import {
  departureAfter,
  departureTold,
  noHistory,
  noteDelay,
  noteStay,
  type DwellHistory,
  type StayOf,
} from './dwell-history.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const box: StayOf = { flow: 'import', line: 'MSK', port: 'DEHAM' };

function seen(n: number, stay: (i: number) => number, of: StayOf = box): DwellHistory {
  const history = noHistory(0);
  for (let i = 0; i < n; i++) noteStay(history, of, stay(i));
  return history;
}

describe('a stay', () => {
  test('is three days before anything has left', () => {
    expect(departureAfter(noHistory(0), box, 5 * DAY)).toEqual({ mean: 8 * DAY, spread: 2 * DAY });
  });

  test('comes near to what was seen when much was seen, its spread too', () => {
    const history = seen(1000, (i) => (i % 2 === 0 ? 4 : 6) * DAY);
    const { mean, spread } = departureAfter(history, box, 0);
    expect(mean / DAY).toBeCloseTo(5, 1);
    expect(spread / DAY).toBeCloseTo(1, 1);
  });

  test('of a line never met is told by its flow, and of a flow never met by all', () => {
    const history = seen(1000, () => 10 * DAY);
    expect(departureAfter(history, { ...box, line: 'NEW' }, 0).mean / DAY).toBeCloseTo(9.99, 1);
    expect(departureAfter(history, { ...box, flow: 'export' }, 0).mean / DAY).toBeGreaterThan(9);
  });

  test('seen once changes little', () => {
    const history = seen(1, () => 30 * DAY);
    expect(departureAfter(history, box, 0).mean / DAY).toBeLessThan(8);
  });

  test('follows the season: what was seen long ago counts less than what was seen of late', () => {
    const history = seen(20_000, (i) => (i < 10_000 ? 2 : 8) * DAY);
    expect(departureAfter(history, box, 0).mean / DAY).toBeGreaterThan(7.9);
  });

  test('is kept for no more kinds than fit, and those met later are told by the wider ones', () => {
    const history = noHistory(0);
    for (let i = 0; i < 6000; i++) noteStay(history, { ...box, line: `L${i}` }, DAY);
    expect(history.stays.size).toBe(4000);
    expect(departureAfter(history, { ...box, line: 'L5999' }, 0).mean / DAY).toBeCloseTo(1, 1);
  });
});

test('a told time is corrected by how much later boxes have left than told', () => {
  const history = noHistory(0);
  const before = departureTold(history, 'call', DAY);
  for (let i = 0; i < 500; i++) noteDelay(history, 'call', 20 * HOUR);
  const after = departureTold(history, 'call', DAY);
  expect(after.mean - DAY).toBeGreaterThan(19 * HOUR);
  expect(after.spread).toBeLessThan(before.spread);
  expect(departureTold(history, 'truck', DAY)).toEqual({ mean: DAY, spread: 2 * HOUR });
});
