// The stack that was chosen for a box, when it is to be set there: block A of the tiny terminal, which is four tiers high.
import { expect, test } from 'vitest';
import { SmallRecord, announced, box, yard } from '../../ledger/small-record.fixture.ts';
import type { BlockRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import { id } from '../../terminal/ids.ts';
import { stillTakes } from './redirect.ts';

type Standing = [container: Container, bay: number, row: number, tier: number];

function takes(bay: number, row: number, ...boxes: Standing[]): boolean {
  const { state } = new SmallRecord().did(...boxes.map(([b, at, of, tier]) => announced(b, yard(at, of, tier))));
  return stillTakes(state.blocks.get(id('A')) as BlockRecord, { bay, row });
}

test('it takes the box while it is empty, or boxes of its length stand there', () => {
  expect([takes(1, 1), takes(2, 1), takes(3, 1)]).toEqual([true, true, true]);
  expect(takes(2, 1, [box('L1'), 2, 1, 1])).toBe(true);
  expect(takes(3, 1, [box('S1', 20), 1, 1, 1])).toBe(true);
});

test("it takes no 20' box over a 40' one that was set down there, and none the other way round", () => {
  expect([1, 3].map((bay) => takes(bay, 1, [box('L1'), 2, 1, 1]))).toEqual([false, false]);
  expect([1, 3].map((bay) => takes(2, 1, [box('S1', 20), bay, 1, 1]))).toEqual([false, false]);
  expect(takes(1, 2, [box('L1'), 2, 1, 1])).toBe(true);
  expect(takes(5, 1, [box('L1'), 2, 1, 1])).toBe(true);
});

test('it takes no box when it has grown to its full height', () => {
  const stack = [1, 2, 3, 4].map((tier): Standing => [box(`L${tier}`), 2, 1, tier]);
  expect(takes(2, 1, ...stack.slice(0, 3))).toBe(true);
  expect(takes(2, 1, ...stack)).toBe(false);
});
