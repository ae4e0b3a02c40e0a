// One bay of a block cut across: which box stands in each cell, and where the keyboard goes. Bays are named by their 40' number: 2, 6, 10 …
import type { YardBlockView, YardBox } from '../../server/api.ts';

/** Half of a cell, or all of it: 20' boxes stand in the near half (bay before) or the far one (bay after). */
export type Part = 'whole' | 'near' | 'far';

/** A place in a block that somebody looks at. */
export interface Spot {
  bay: number;
  row: number;
  tier: number;
  part: Part;
}

/** The 40' bay in which a bay lies: 1, 2 and 3 in 2. */
export function wholeBay(bay: number): number {
  return 4 * Math.floor((bay - 1) / 4) + 2;
}

/** The half of its cell in which a box of this bay stands. */
export function partOf(bay: number): Part {
  return bay % 4 === 2 ? 'whole' : bay % 4 === 1 ? 'near' : 'far';
}

/** Key of a cell in a section. */
export function cellKey(row: number, tier: number): string {
  return `${row}/${tier}`;
}

/** The boxes of one bay, by cell, those in the near half first. */
export function sectionOf(boxes: readonly YardBox[], bay: number): Map<string, YardBox[]> {
  const cells = new Map<string, YardBox[]>();
  for (const box of boxes) {
    if (wholeBay(box.bay) !== bay) continue;
    const key = cellKey(box.row, box.tier);
    const there = cells.get(key);
    if (there) there.push(box);
    else cells.set(key, [box]);
  }
  for (const there of cells.values()) there.sort((a, b) => a.bay - b.bay);
  return cells;
}

/** The parts in which a cell is drawn. */
export function partsOf(there: readonly YardBox[] | undefined): readonly Part[] {
  return there === undefined || there.some(({ bay }) => partOf(bay) === 'whole') ? ['whole'] : ['near', 'far'];
}

/** The box of a part of a cell. */
export function boxIn(there: readonly YardBox[] | undefined, part: Part): YardBox | undefined {
  return there?.find(({ bay }) => part === 'whole' || partOf(bay) === part);
}

/** The spot that is drawn nearest to another: its half where the cell is drawn in halves, all of it otherwise. */
export function drawnSpot(cells: ReadonlyMap<string, readonly YardBox[]>, spot: Spot): Spot {
  const parts = partsOf(cells.get(cellKey(spot.row, spot.tier)));
  return { ...spot, part: parts.includes(spot.part) ? spot.part : (parts[0] as Part) };
}

/**
 * Where a key leads from a spot: arrows go from cell to cell, and at the edge on to the next bay; Page Up and Page Down go from bay to bay. The same
 * spot where there is nothing further; null for another key.
 */
export function stepFrom(view: YardBlockView, from: Spot, key: string): Spot | null {
  const cells = sectionOf(view.boxes, from.bay);
  const last = 4 * view.bays - 2;
  switch (key) {
    case 'ArrowUp':
      return drawnSpot(cells, { ...from, tier: Math.min(view.tiers, from.tier + 1) });
    case 'ArrowDown':
      return drawnSpot(cells, { ...from, tier: Math.max(1, from.tier - 1) });
    case 'PageUp':
      return inBay(view, { ...from, bay: Math.max(2, from.bay - 4) });
    case 'PageDown':
      return inBay(view, { ...from, bay: Math.min(last, from.bay + 4) });
    case 'ArrowRight':
      if (from.part === 'near') return { ...from, part: 'far' };
      if (from.row < view.rows) return drawnSpot(cells, { ...from, row: from.row + 1, part: 'near' });
      return from.bay < last ? inBay(view, { ...from, bay: from.bay + 4, row: 1, part: 'near' }) : from;
    case 'ArrowLeft':
      if (from.part === 'far') return { ...from, part: 'near' };
      if (from.row > 1) return drawnSpot(cells, { ...from, row: from.row - 1, part: 'far' });
      return from.bay > 2 ? inBay(view, { ...from, bay: from.bay - 4, row: view.rows, part: 'far' }) : from;
    default:
      return null;
  }
}

function inBay(view: YardBlockView, spot: Spot): Spot {
  return drawnSpot(sectionOf(view.boxes, spot.bay), spot);
}

/** A bay from the side. */
export interface BayFill {
  bay: number;
  boxes: number;
  /** Share of its slots that are taken; a 20' box takes half a slot. */
  fill: number;
  /** Rehandles that are to be expected in it. */
  rehandles: number;
}

/** All bays of a block from the side. */
export function bayFills({ bays, rows, tiers, boxes }: YardBlockView): BayFill[] {
  const fills = Array.from({ length: bays }, (_, k): BayFill => ({ bay: 4 * k + 2, boxes: 0, fill: 0, rehandles: 0 }));
  for (const box of boxes) {
    const fill = fills[(wholeBay(box.bay) - 2) / 4];
    if (!fill) continue;
    fill.boxes++;
    fill.fill += (box.feet === 20 ? 0.5 : 1) / (rows * tiers);
    fill.rehandles += box.dig;
  }
  return fills;
}

/** Class of a box as a letter: import, export, transhipment, empty, reefer, dangerous. */
export const CLASS_LETTERS: Readonly<Record<YardBox['class'], string>> = {
  import: 'I',
  export: 'X',
  transhipment: 'T',
  empty: 'E',
  reefer: 'R',
  dangerous: 'D',
};

/** Marks of a box besides the letter of its class: 45', reefer, dangerous goods, out of gauge, on hold; in half a cell a plus where there are several. */
export function marksOf({ feet, reeferC, dangerous, gauge, holds, class: shown }: YardBox, narrow: boolean): string {
  const marks = [
    feet === 45 ? '45' : '',
    reeferC === null || shown === 'reefer' ? '' : 'R',
    dangerous.length === 0 || shown === 'dangerous' ? '' : 'D',
    gauge ? 'O' : '',
    holds.length === 0 ? '' : 'H',
  ].filter((mark) => mark !== '');
  return narrow && marks.length > 1 ? '+' : marks.join(' ');
}

/** Bays from one to another, whichever comes first. */
export function baysBetween(a: number, b: number): { fromBay: number; toBay: number } {
  return { fromBay: Math.min(a, b), toBay: Math.max(a, b) };
}
