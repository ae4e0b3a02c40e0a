// Decking without a planner: what the planner is held against must keep to the same rules.
import { describe, expect, it } from 'vitest';
import { Random } from '../kit/random.ts';
import { deckAnywhere, deckNearest } from './plain-decking.ts';
import { BOX, block, stack } from './decking.fixture.ts';

/*
 * A block of ten 40' bays, water end at the left; three of its stacks:
 *
 *   bay      2        10       18
 *          [full]   [2 high]   [ ]          L: locked
 */
const near = stack({ bay: 2, height: 5 });
const middle = stack({ bay: 10, height: 2, topGroup: 'other', leaves: 0 });
const far = stack({ bay: 18 });

describe('the nearest free slot', () => {
  it('is the one with the least drive of the crane, whatever stands below', () => {
    const { plan } = deckNearest({ box: { ...BOX, from: 'water' }, blocks: [block([near, middle, far])] });
    expect(plan).toEqual({ block: 0, bay: 10, row: 1, tier: 3 });
  });

  it('counts the way of the vehicle too', () => {
    const blocks = [block([middle]), block([far], { index: 1, travelSeconds: 10 })];
    expect(deckNearest({ box: { ...BOX, from: 'water' }, blocks }).plan?.block).toBe(1);
  });

  it('is none where every stack is full or locked', () => {
    const stacks = [near, stack({ bay: 10, locked: true })];
    expect(deckNearest({ box: BOX, blocks: [block(stacks)] })).toMatchObject({ plan: null, objective: Infinity });
  });
});

describe('any free slot', () => {
  it('falls on every allowed stack equally often, and never on another', () => {
    const stacks = [near, middle, far, stack({ bay: 14 }), stack({ bay: 22, locked: true })];
    const random = new Random(7);
    const counts = new Map<number, number>();
    for (let n = 0; n < 3000; n++) {
      const bay = deckAnywhere({ box: BOX, blocks: [block(stacks)] }, random).plan?.bay ?? -1;
      counts.set(bay, (counts.get(bay) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([10, 14, 18]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
