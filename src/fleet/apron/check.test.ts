import { expect, test } from 'vitest';
import { faultsOfStep } from './check.ts';
import { gridFromRows } from './grid.ts';

// 0 1 2
// 3 # 5
const grid = gridFromRows(['...', '.#.']);

test.each([
  ['a move and a wait', [0, 2], [1, 2], []],
  ['one that follows another', [0, 1], [1, 2], []],
  ['two in one cell', [0, 2], [1, 1], ['0 and 1 are both in cell 1']],
  ['two that change places', [0, 1], [1, 0], ['1 and 0 changed places', '0 and 1 changed places']],
  ['a jump', [0], [2], ['0 went from cell 0 to cell 2']],
  ['a move over the edge of a row', [2], [3], ['0 went from cell 2 to cell 3']],
])('the check of a step says of %s what is wrong', (_, before, after, faults) => {
  expect(faultsOfStep(grid, Int32Array.from(before), Int32Array.from(after))).toEqual(faults);
});
