// The weeks of a live terminal: when they begin, and how a week takes on what the last one left.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { storageOf } from '../../demand/boxes.ts';
import { generateDemand } from '../../demand/generate.ts';
import { parseTerminal } from '../../terminal/check.ts';
import type { Container } from '../../terminal/container.ts';
import { id } from '../../terminal/ids.ts';
import { meetYard, mondayBefore, WEEK_MS, weekStart } from './weeks.ts';

const TERMINAL = fileURLToPath(new URL('../../../terminals/busan-dgt.json', import.meta.url));
const model = parseTerminal(readFileSync(TERMINAL, 'utf8'), TERMINAL);

describe('weeks', () => {
  it('begin on Monday at midnight of the terminal', () => {
    // 2026-11-21 is a Saturday; Busan is nine hours ahead of UTC.
    const monday = Date.UTC(2026, 10, 15, 15);
    expect(mondayBefore(Date.UTC(2026, 10, 21, 12), 'Asia/Seoul')).toBe(monday);
    expect(mondayBefore(monday, 'Asia/Seoul')).toBe(monday);
    expect(mondayBefore(monday - 1, 'Asia/Seoul')).toBe(monday - WEEK_MS);
    expect(mondayBefore(Date.UTC(2026, 10, 16), 'UTC')).toBe(Date.UTC(2026, 10, 16));
  });

  it('follow each other without a gap', () => {
    const config = { format: 'hawser-data/1' as const, terminalFile: '', seed: 1, start: 1000, demandScale: 1 };
    expect([1, 2, 3].map((week) => weekStart(config, week))).toEqual([1000, 1000 + WEEK_MS, 1000 + 2 * WEEK_MS]);
  });
});

describe('a week that meets the yard', () => {
  const demand = generateDemand(model, { days: 3, seed: 2, start: Date.UTC(2026, 0, 5), scale: 0.05, around: true });
  const moved = new Set<string>();
  for (const { load } of demand.calls) for (const { container } of load.entries) moved.add(container.id);
  for (const { announcement } of demand.trucks)
    for (const { movement, container } of announcement.entries) if (movement === 'collect') moved.add(container.id);
  const expected = demand.initialStock.map(({ container }) => container).filter((box) => moved.has(box.id));
  /** What the last week left: the same kinds of boxes under other numbers. */
  const left = expected.map((box, n): Container => ({ ...box, id: id(`LEFT${String(1_000_000 + n)}`) }));
  const numbersIn = (made: typeof demand): Set<string> => {
    const all = made.calls.flatMap(({ load }) => load.entries.map(({ container }) => container.id as string));
    const trucks = made.trucks.flatMap(({ announcement }) => announcement.entries.map((e) => e.container.id as string));
    return new Set([...all, ...trucks]);
  };

  it('loads and delivers the boxes that are there instead of those it was generated with', () => {
    const met = meetYard(demand, left);
    const numbers = numbersIn(met);
    expect(left.every((box) => numbers.has(box.id))).toBe(true);
    expect(expected.some((box) => numbers.has(box.id))).toBe(false);
    expect(met.calls.map(({ load }) => load.entries.length)).toEqual(demand.calls.map((c) => c.load.entries.length));
  });

  it('puts a box only in the place of one of the same length and storage, bound for the same port', () => {
    const kind = (box: Container): string => `${box.lengthFeet} ${storageOf(box)} ${box.portOfDischarge}`;
    const met = meetYard(demand, left);
    met.calls.forEach(({ load }, i) => {
      const before = demand.calls[i]?.load.entries ?? [];
      expect(load.entries.map(({ container }) => kind(container))).toEqual(before.map((e) => kind(e.container)));
    });
  });

  it('leaves out what has no match', () => {
    const met = meetYard(demand, []);
    const numbers = numbersIn(met);
    expect(expected.some((box) => numbers.has(box.id))).toBe(false);
    expect(met.trucks.every(({ announcement }) => announcement.entries.length > 0)).toBe(true);
    expect(met.calls.length).toBe(demand.calls.length);
  });
});
