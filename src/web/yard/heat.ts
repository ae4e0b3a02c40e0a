// The plan of all blocks: where each tile lies, and how hot it is by what somebody wants to see.
import type { BlockFigures } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';

/** What the tiles can tell. */
export const MEASURES = ['fill', 'rehandles', 'moves', 'lifts', 'dwell'] as const;
export type Measure = (typeof MEASURES)[number];

/** Classes of heat, 0 the least. */
export const HEATS = 5;

/** A block's place among the others: columns along the quay and rows away from it, from 1. */
export interface TilePlace {
  id: string;
  column: number;
  row: number;
}

/** Places of the blocks as they lie on the ground, without the roads between them and not to scale. */
export function tilePlaces(blocks: readonly Pick<TerminalModel['blocks'][number], 'id' | 'origin'>[]): TilePlace[] {
  const rank = (axis: 0 | 1): number[] =>
    [...new Set(blocks.map(({ origin }) => Math.round(origin[axis])))].sort((a, b) => a - b);
  const [xs, ys] = [rank(0), rank(1)];
  return blocks.map(({ id, origin }) => ({
    id,
    column: xs.indexOf(Math.round(origin[0])) + 1,
    row: ys.indexOf(Math.round(origin[1])) + 1,
  }));
}

/** The value of a block in a measure: a share for the fill, hours for the dwell; null where there is none. */
export function valueOf(figures: BlockFigures, measure: Measure): number | null {
  return measure === 'dwell' ? figures.dwellHours : figures[measure];
}

/** Upper end of a measure's scale over some blocks: 1 for the fill, else the next of 1, 2, 5, 10, 20, 50 … that none exceeds, at least 5. */
export function scaleEnd(blocks: readonly BlockFigures[], measure: Measure): number {
  if (measure === 'fill') return 1;
  const most = Math.max(HEATS, ...blocks.map((one) => valueOf(one, measure) ?? 0));
  const ten = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((times) => times * ten >= most) as number) * ten;
}

/** The class of a value on a scale from 0. */
export function heatOf(value: number | null, end: number): number {
  if (value === null) return 0;
  return Math.min(HEATS - 1, Math.max(0, Math.floor((HEATS * value) / end)));
}

/** The tile that an arrow key leads to from another: the nearest in that direction; null where there is none. */
export function neighbourTile(places: readonly TilePlace[], from: string, key: string): string | null {
  const at = places.find(({ id }) => id === from);
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  if (!at || (dx === 0 && dy === 0)) return null;
  const way = ({ column, row }: TilePlace): number => (column - at.column) * dx + (row - at.row) * dy;
  const aside = ({ column, row }: TilePlace): number =>
    Math.abs((column - at.column) * dy) + Math.abs((row - at.row) * dx);
  const ahead = places.filter((one) => way(one) > 0 && aside(one) < way(one) + 1);
  ahead.sort((a, b) => way(a) - way(b) || aside(a) - aside(b));
  return ahead[0]?.id ?? null;
}
