// An apron without lanes as a grid of square cells, and the number of steps from every cell to a goal.
// A cell holds one vehicle, so its side is at least the vehicle's length; a vehicle goes to one of four neighbours or waits.
import { invariant } from '../../kit/invariant.ts';

/** The grid. Cells are numbered row by row from 0; blocked ones too. */
export interface ApronGrid {
  readonly width: number;
  readonly height: number;
  /** 1 where a vehicle may be. */
  readonly free: Uint8Array;
  /** Four for each cell: the free cells beside it, then NONE. A blocked cell has none. */
  readonly neighbours: Int32Array;
}

/** No cell, no vehicle. */
export const NONE = -1;

/** Steps to a goal that cannot be reached. */
export const UNREACHABLE = 0xffff;

const SIDES = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/** A grid from rows of text: `.` is a free cell, all else is blocked. At most 65,535 cells, so that steps fit 16 bits. */
export function gridFromRows(rows: readonly string[]): ApronGrid {
  const height = rows.length;
  const width = rows[0]?.length ?? 0;
  invariant(width * height > 0 && width * height <= UNREACHABLE, `an apron has 1 to ${UNREACHABLE} cells`);
  invariant(
    rows.every((row) => row.length === width),
    'all rows of an apron are as long as the first',
  );
  const free = Uint8Array.from(rows.join(''), (character) => (character === '.' ? 1 : 0));
  const isFree = (x: number, y: number): boolean => x >= 0 && x < width && free[y * width + x] === 1;
  const neighbours = new Int32Array(4 * free.length).fill(NONE);
  for (let cell = 0; cell < free.length; cell++) {
    const x = cell % width;
    const y = Math.floor(cell / width);
    if (!isFree(x, y)) continue;
    const beside = SIDES.filter(([dx, dy]) => isFree(x + dx, y + dy));
    beside.forEach(([dx, dy], i) => (neighbours[4 * cell + i] = cell + dy * width + dx));
  }
  return { width, height, free, neighbours };
}

/** The cells where a vehicle may be. */
export function freeCells({ free }: ApronGrid): number[] {
  return [...free.keys()].filter((cell) => free[cell] === 1);
}

/** Steps from every cell to a free cell on an empty apron; UNREACHABLE where there is no way. */
export function stepsTo(grid: ApronGrid, goal: number): Uint16Array {
  invariant(grid.free[goal] === 1, `cell ${goal} of the apron is free`);
  const steps = new Uint16Array(grid.free.length).fill(UNREACHABLE);
  const line = new Int32Array(grid.free.length);
  steps[goal] = 0;
  line[0] = goal;
  for (let head = 0, tail = 1; head < tail; head++) {
    const cell = line[head]!;
    for (let at = 4 * cell; at < 4 * cell + 4; at++) {
      const neighbour = grid.neighbours[at]!;
      if (neighbour === NONE) break;
      if (steps[neighbour] !== UNREACHABLE) continue;
      steps[neighbour] = steps[cell]! + 1;
      line[tail++] = neighbour;
    }
  }
  return steps;
}
