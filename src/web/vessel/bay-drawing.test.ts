// The plan of a bay, from a small vessel:
//
//     84   .   .   .             now                 departure
//     82   D   s   1|2          84  .  .  .         84  .  .  .
//          ===========          82  D  s  1|2       82  L  s  1|2
//     02       .   .            02     .  .         02     .  H
//     row  02  00  01
import { describe, expect, it } from 'vitest';
import type { PlanBay, PlanBox } from '../../server/api.ts';
import { boxAt, cellKey, cellText, bayText, drawBay, nearestSpot, stepFrom, type Spot } from './bay-drawing.ts';

const ALL = 1 | 2 | 4;
const stack = (row: number, deck: boolean, tiers: number[]): PlanBay['stacks'][number] => ({
  ...{ row, deck, cells: tiers.map((tier) => ({ tier, takes: ALL })) },
  ...{ kg20Fore: 0, kg20Aft: 0, kg40: 0, max20: null, max40: null },
});
const BAY: PlanBay = {
  ...{ bay: 2, x: 27, covers: [], restow: 0, begun: false, phase: null },
  ...{ discharge: { done: 0, total: 1 }, load: { done: 0, total: 2 } },
  stacks: [...[0, 1, 2].map((row) => stack(row, true, [82, 84])), ...[0, 1].map((row) => stack(row, false, [2]))],
};
const box = (id: string, state: PlanBox['state'], cell: [number, number, number], feet: 20 | 40 = 40): PlanBox => ({
  ...{ id, state, bay: cell[0], row: cell[1], tier: cell[2], feet, isoType: '42G1', kg: 12_000, full: true },
  ...{ pod: 'NLRTM', line: 'TST', reeferC: null, dangerous: [], gauge: false },
});
const BOXES = [
  box('D', 'discharge', [2, 2, 82]),
  box('s', 'stays', [2, 0, 82]),
  box('1', 'stays', [1, 1, 82], 20),
  box('2', 'stays', [3, 1, 82], 20),
  box('L', 'load', [2, 2, 82]),
  box('H', 'load', [2, 1, 2]),
  box('gone', 'discharged', [2, 0, 84]),
  box('other', 'stays', [6, 0, 82]),
];

/** The plan in letters, row by row from the top. */
function letters(moment: 'now' | 'departure'): string[] {
  const { rows, deckTiers, holdTiers, cells } = drawBay({ boxes: BOXES }, BAY, moment);
  return [...deckTiers, ...holdTiers].map((tier) =>
    rows
      .map((row) => {
        const cell = cells.get(cellKey(row, tier));
        if (!cell) return ' ';
        return cell.whole?.id ?? (cell.fore || cell.aft ? `${cell.fore?.id}|${cell.aft?.id}` : '.');
      })
      .join(' '),
  );
}

describe('a bay', () => {
  it('is drawn from port to starboard and from the top down, as she is now and as she is to leave', () => {
    expect(letters('now')).toEqual(['. . .', 'D s 1|2', '  . .']);
    expect(letters('departure')).toEqual(['. . .', 'L s 1|2', '  . H']);
  });

  it('shows a box also where the profile has no cell', () => {
    const odd = drawBay({ boxes: [box('x', 'stays', [2, 5, 82])] }, BAY, 'now');
    expect(odd.rows).toEqual([2, 0, 1, 5]);
    expect(boxAt(odd.cells.get('5/82'), 'whole')?.id).toBe('x');
  });

  it('and its cells are named as crews name them', () => {
    expect([bayText(2), bayText(25), bayText(102)]).toEqual(['02 (01·03)', '25', '102 (101·103)']);
    expect(cellText({ bay: 2, row: 4, tier: 82 })).toBe('002-04-82');
  });
});

describe('the keyboard in a bay', () => {
  const drawing = drawBay({ boxes: BOXES }, BAY, 'departure');
  const walk = (from: [number, number], steps: string, carried: PlanBox | null = null): string => {
    const names = { l: 'left', r: 'right', u: 'up', d: 'down' } as const;
    let spot: Spot = { bay: 2, row: from[0], tier: from[1], part: 'whole' };
    for (const step of steps) spot = stepFrom(drawing, spot, names[step as keyof typeof names], carried);
    return `${spot.row}/${spot.tier} ${spot.part}`;
  };

  it('goes from cell to cell, over the hatch cover, and stays at the edge', () => {
    expect(walk([0, 84], 'd')).toBe('0/82 whole');
    expect(walk([0, 82], 'd')).toBe('0/2 whole');
    expect(walk([0, 2], 'd')).toBe('0/2 whole');
    expect(walk([2, 84], 'l')).toBe('2/84 whole');
    expect(walk([2, 82], 'd')).toBe('2/82 whole');
  });

  it("goes through both halves of a cell with 20'", () => {
    expect(walk([0, 82], 'r')).toBe('1/82 fore');
    expect(walk([0, 82], 'rr')).toBe('1/82 aft');
    expect(walk([0, 82], 'rrll')).toBe('0/82 whole');
    expect(walk([0, 82], 'rru')).toBe('1/84 whole');
  });

  it("with a 20' goes by halves everywhere, with a 40' by cells", () => {
    const twenty = box('t', 'load', [1, 0, 84], 20);
    expect(walk([2, 84], 'r', twenty)).toBe('0/84 fore');
    expect(walk([2, 84], 'rr', twenty)).toBe('0/84 aft');
    expect(walk([0, 82], 'r', BOXES[4]!)).toBe('1/82 whole');
  });

  it('begins at the topmost box of a bay that was not looked at before', () => {
    expect(nearestSpot(drawing, null, null)).toEqual({ bay: 2, row: 2, tier: 82, part: 'whole' });
    expect(nearestSpot(drawing, { bay: 6, row: 1, tier: 2, part: 'aft' }, null)).toMatchObject({
      bay: 2,
      row: 1,
      tier: 2,
    });
  });
});
