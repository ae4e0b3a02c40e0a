import { describe, expect, it } from 'vitest';
import type { BlockFigures } from '../../server/api.ts';
import { heatOf, neighbourTile, scaleEnd, tilePlaces } from './heat.ts';

/*   quay side
     A1   B1
     A2   B2
          B3  */
const BLOCKS = [
  ['A1', 35, 101.8],
  ['A2', 35, 134.8],
  ['B1', 323, 101.8],
  ['B2', 323, 134.8],
  ['B3', 323, 167.8],
].map(([id, x, y]) => ({ id: id as string, origin: [x, y] as [number, number] }));

const figures = (some: Partial<BlockFigures>): BlockFigures => ({
  ...{ block: 'A1', boxes: 0, fill: 0, rehandles: 0, moves: 0, lifts: 0, ready: 0, dwellHours: null },
  ...some,
});

describe('the tiles of the blocks', () => {
  const places = tilePlaces(BLOCKS);

  it('lie in columns along the quay and rows away from it', () => {
    expect(places.map(({ id, column, row }) => `${id} ${column}/${row}`)).toEqual([
      ...['A1 1/1', 'A2 1/2', 'B1 2/1', 'B2 2/2', 'B3 2/3'],
    ]);
  });

  it('are reached by arrows, and nothing lies behind the last', () => {
    expect(neighbourTile(places, 'A1', 'ArrowRight')).toBe('B1');
    expect(neighbourTile(places, 'A1', 'ArrowDown')).toBe('A2');
    expect(neighbourTile(places, 'B3', 'ArrowUp')).toBe('B2');
    expect(neighbourTile(places, 'B3', 'ArrowLeft')).toBe('A2');
    expect(neighbourTile(places, 'B1', 'ArrowRight')).toBeNull();
    expect(neighbourTile(places, 'A1', 'Enter')).toBeNull();
  });
});

describe('the scale', () => {
  it('ends at full for the fill, and at a round number for the others', () => {
    const blocks = [figures({ fill: 0.4, moves: 13, dwellHours: 130 }), figures({ moves: 2 })];
    expect(scaleEnd(blocks, 'fill')).toBe(1);
    expect(scaleEnd(blocks, 'moves')).toBe(20);
    expect(scaleEnd(blocks, 'lifts')).toBe(5);
    expect(scaleEnd(blocks, 'dwell')).toBe(200);
  });

  it('has five classes, the last one with its end', () => {
    expect([0, 0.19, 0.2, 0.79, 0.8, 1].map((share) => heatOf(share, 1))).toEqual([0, 0, 1, 3, 4, 4]);
    expect(heatOf(null, 1)).toBe(0);
  });
});
