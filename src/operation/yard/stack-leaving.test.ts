// The chance that a box is dug out, in stacks drawn from the ground up.
import { describe, expect, it } from 'vitest';
import { UNKNOWN, type Departure } from '../../yard/departure/departure.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { digChances, type Leaving } from './stack-leaving.ts';

const DAY = 86_400_000;

/** Boxes named by the day on which they leave ("?": not known) and their group. */
const leaving: Leaving = {
  departure: (box): Departure => (box.startsWith('?') ? UNKNOWN : { mean: Number(box[0]) * DAY, spread: 0 }),
  group: (box) => box.slice(1),
};
const chances = (to: 'water' | 'land', ...stack: string[]): number[] =>
  digChances(
    stack.map((name): ContainerId => id(name)),
    leaving,
    () => to,
  ).map((one) => Math.round(100 * one) / 100);

describe('the chance that a box is dug out', () => {
  it('is none for the lowest, none over a box that leaves later, and sure over one that leaves long before', () => {
    expect(chances('land', '5a', '2b', '8c')).toEqual([0, 0, 1]);
  });

  it('is a half where nothing is known of either', () => {
    expect(chances('land', '?a', '?b')).toEqual([0, 0.5]);
  });

  it('counts, for boxes of one vessel and port at one time, only what stands below of others', () => {
    expect(chances('water', '5v', '5v')).toEqual([0, 0]);
    expect(chances('water', '2w', '5v', '5v')).toEqual([0, 1, 1]);
    expect(chances('land', '5v', '5v')).toEqual([0, 0.5]);
  });
});
