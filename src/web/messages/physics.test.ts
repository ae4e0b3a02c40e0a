import { describe, expect, it } from 'vitest';
import type { BoxView, DiscrepancyView } from '../../server/api.ts';
import { needsPlace, obstacleOf, positionOf } from './physics.ts';

function box(id: string, on: BoxView['on'], key: string, a = 0, b = 0, c = 0): BoxView {
  return { id, feet: 40, class: 'import', on, key, a, b, c };
}

/**
 * Block A01, bay 2:      crane C1 holds HELD
 *
 *     tier 2   .    TOP
 *     tier 1   BOT  LOW
 *             row 1 row 2
 */
const boxes = new Map(
  [
    box('HELD', 'che', 'C1'),
    box('BOT', 'yard', 'A01', 2, 1, 1),
    box('LOW', 'yard', 'A01', 2, 2, 1),
    box('TOP', 'yard', 'A01', 2, 2, 2),
    box('ABOARD', 'vessel', 'V1', 2, 2, 82),
    box('ABOVE', 'vessel', 'V1', 2, 2, 84),
    box('ROAD', 'truck', 'T9'),
  ].map((one) => [one.id, one]),
);

describe('a claim cannot be followed', () => {
  it('while the box is on a machine', () => {
    expect(obstacleOf('HELD', boxes)).toEqual({ kind: 'moving', che: 'C1' });
  });

  it('where another box stands on it, in the yard or aboard', () => {
    expect(obstacleOf('LOW', boxes)).toEqual({ kind: 'under', above: 'TOP' });
    expect(obstacleOf('ABOARD', boxes)).toEqual({ kind: 'under', above: 'ABOVE' });
  });

  it('but it can where the box is free, on a truck, or not here', () => {
    for (const id of ['BOT', 'TOP', 'ABOVE', 'ROAD', 'NOWHERE']) expect(obstacleOf(id, boxes), id).toBeNull();
  });
});

describe('the place where a box was found', () => {
  const found = (claim: DiscrepancyView['claim'], kind: 'outside' | 'yard'): boolean =>
    needsPlace({
      claim,
      recorded: kind === 'outside' ? { kind } : positionOf(box('X', 'yard', 'A01', 2, 1, 1)),
    } as never);

  it('is asked for where the record has it outside and it is to leave from here', () => {
    expect(found('collects', 'outside')).toBe(true);
    expect(found('loads', 'outside')).toBe(true);
  });

  it('is not asked for otherwise', () => {
    expect(found('aboard', 'outside')).toBe(false);
    expect(found('brings', 'yard')).toBe(false);
    expect(found('collects', 'yard')).toBe(false);
  });
});

describe('the place of a box on the page', () => {
  it('is told as the record tells places', () => {
    expect(positionOf(box('X', 'yard', 'A01', 2, 3, 4))).toEqual({
      ...{ kind: 'yard', block: 'A01', slot: { bay: 2, row: 3, tier: 4 } },
    });
    expect(positionOf(box('X', 'vessel', 'V1', 2, 3, 82))).toMatchObject({ kind: 'vessel', call: 'V1' });
    expect(positionOf(box('X', 'che', 'C1'))).toEqual({ kind: 'che', che: 'C1' });
    expect(positionOf(box('X', 'truck', 'T9'))).toEqual({ kind: 'truck', visit: 'T9' });
  });
});
