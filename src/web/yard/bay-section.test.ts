import { describe, expect, it } from 'vitest';
import type { YardBlockView, YardBox } from '../../server/api.ts';
import {
  bayFills,
  boxIn,
  cellKey,
  drawnSpot,
  marksOf,
  partsOf,
  sectionOf,
  stepFrom,
  type Spot,
} from './bay-section.ts';

const box = (id: string, bay: number, row: number, tier: number, some: Partial<YardBox> = {}): YardBox => ({
  ...{ id, bay, row, tier, feet: bay % 4 === 2 ? 40 : 20, class: 'import', isoType: '42G1', kg: 20_000, full: true },
  ...{ line: 'MSK', pod: 'CNSHA', outbound: 'truck', reeferC: null, plugged: false, dangerous: [], gauge: false },
  ...{ holds: [], since: 0, leaves: null, spread: 0, dig: 0 },
  ...some,
});

/*  A block of 2 bays, 2 rows, 2 tiers:

    bay 2            bay 6
    tier 2  .   .    tier 2  .   .
    tier 1  L  n f   tier 1  .   K
    row     1   2    row     1   2     L, K 40'; n, f 20' in the near and the far half  */
const VIEW: YardBlockView = {
  ...{ now: 0, block: 'A', bays: 2, rows: 2, tiers: 2, plugBays: [], dangerousBays: [], lifts: [] },
  boxes: [box('L', 2, 1, 1, { dig: 0.25 }), box('f', 3, 2, 1), box('n', 1, 2, 1, { dig: 0.5 }), box('K', 6, 2, 1)],
};
const at = (bay: number, row: number, tier: number, part: Spot['part']): Spot => ({ bay, row, tier, part });

describe('a bay cut across', () => {
  const cells = sectionOf(VIEW.boxes, 2);

  it('holds long boxes in whole cells and short ones in halves, the near one first', () => {
    expect(cells.get(cellKey(2, 1))?.map(({ id }) => id)).toEqual(['n', 'f']);
    expect(partsOf(cells.get(cellKey(2, 1)))).toEqual(['near', 'far']);
    expect(boxIn(cells.get(cellKey(2, 1)), 'far')?.id).toBe('f');
    expect(boxIn(cells.get(cellKey(1, 1)), 'whole')?.id).toBe('L');
    expect(partsOf(cells.get(cellKey(1, 2)))).toEqual(['whole']);
  });

  it('leaves out the boxes of other bays', () => {
    expect([...sectionOf(VIEW.boxes, 6).values()].flat().map(({ id }) => id)).toEqual(['K']);
  });

  it('takes a spot for the half that is drawn there', () => {
    expect(drawnSpot(cells, at(2, 2, 1, 'whole')).part).toBe('near');
    expect(drawnSpot(cells, at(2, 1, 1, 'far')).part).toBe('whole');
  });
});

describe('the keyboard in a bay', () => {
  it('goes from box to box, through both halves, and on into the next bay and back', () => {
    const way: Spot[] = [at(2, 1, 1, 'whole')];
    for (let i = 0; i < 3; i++) way.push(stepFrom(VIEW, way.at(-1)!, 'ArrowRight')!);
    expect(way.slice(1)).toEqual([at(2, 2, 1, 'near'), at(2, 2, 1, 'far'), at(6, 1, 1, 'whole')]);
    expect(stepFrom(VIEW, at(6, 1, 1, 'whole'), 'ArrowLeft')).toEqual(at(2, 2, 1, 'far'));
  });

  it('goes from bay to bay, and stays where there is none', () => {
    expect(stepFrom(VIEW, at(2, 2, 1, 'far'), 'PageDown')).toEqual(at(6, 2, 1, 'whole'));
    expect(stepFrom(VIEW, at(6, 2, 1, 'whole'), 'PageDown')).toEqual(at(6, 2, 1, 'whole'));
    expect(stepFrom(VIEW, at(6, 2, 2, 'whole'), 'ArrowRight')).toEqual(at(6, 2, 2, 'whole'));
    expect(stepFrom(VIEW, at(2, 1, 2, 'whole'), 'ArrowUp')).toEqual(at(2, 1, 2, 'whole'));
  });

  it('leaves other keys to the page', () => {
    expect(stepFrom(VIEW, at(2, 1, 1, 'whole'), 'Tab')).toBeNull();
  });
});

describe('a block from the side', () => {
  it('tells of each bay how full it is, a short box for half a slot, and its expected rehandles', () => {
    expect(bayFills(VIEW)).toEqual([
      { bay: 2, boxes: 3, fill: 0.5, rehandles: 0.75 },
      { bay: 6, boxes: 1, fill: 0.25, rehandles: 0 },
    ]);
  });
});

describe('the marks of a box', () => {
  it('leave out what the letter of its class tells already', () => {
    expect(marksOf(box('C', 2, 1, 1, { reeferC: 4, class: 'reefer' }), false)).toBe('');
    expect(marksOf(box('C', 2, 1, 1, { reeferC: 4, dangerous: ['3'], class: 'dangerous' }), false)).toBe('R');
  });

  it('are letters, and a plus in half a cell where there are several', () => {
    const special = box('S', 2, 1, 1, { reeferC: -18, holds: ['customs'], feet: 45 });
    expect(marksOf(special, false)).toBe('45 R H');
    expect(marksOf(special, true)).toBe('+');
    expect(marksOf(box('P', 2, 1, 1), false)).toBe('');
  });
});
