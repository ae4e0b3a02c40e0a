import { describe, expect, test } from 'vitest';
import { gridFromRows, NONE, stepsTo, UNREACHABLE } from './grid.ts';

describe('the grid of an apron', () => {
  test('joins free cells that lie beside each other, not over the edge of a row', () => {
    // 0 1 2
    // 3 # 5
    const { neighbours } = gridFromRows(['...', '.#.']);
    const of = (cell: number): number[] =>
      [...neighbours.slice(4 * cell, 4 * cell + 4)].filter((n) => n !== NONE).sort();
    expect([0, 1, 2, 3, 4, 5].map(of)).toEqual([[1, 3], [0, 2], [1, 5], [0], [], [2]]);
  });

  test('counts the steps to a goal around what is blocked, and knows what cannot be reached', () => {
    const steps = stepsTo(gridFromRows(['..#.', '.##.', '...#']), 1);
    expect([...steps]).toEqual([
      1,
      0,
      UNREACHABLE,
      UNREACHABLE,
      2,
      UNREACHABLE,
      UNREACHABLE,
      UNREACHABLE,
      3,
      4,
      5,
      UNREACHABLE,
    ]);
  });

  test('refuses rows of unequal length, and a blocked goal', () => {
    expect(() => gridFromRows(['...', '..'])).toThrow('as long as the first');
    expect(() => gridFromRows([])).toThrow('65535 cells');
    expect(() => stepsTo(gridFromRows(['.#']), 1)).toThrow('cell 1');
  });
});
