import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayPremarshalling } from '../../../test/support/bay-checker.ts';
import type { BayMove } from '../bay/bay.ts';
import { Construction } from './construction.ts';
import { groundOf } from './ground.ts';
import { Improvement } from './improvement.ts';
import { WEIGHTS } from './judge.ts';
import { Layout } from './layout.ts';
import { planPremarshalling } from './premarshalling.ts';
import type { PremarshallingProblem } from './problem.ts';
import { Work } from './work.ts';

/** Bays in which as many places are free as one stack has tiers, and two more. */
const fullBay = fc
  .record({
    stacks: fc.integer({ min: 4, max: 12 }),
    tiers: fc.integer({ min: 4, max: 8 }),
    priorities: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 96, maxLength: 96 }),
  })
  .map(({ stacks, tiers, priorities }) => {
    const boxes = (stacks - 1) * tiers - 2;
    const height = (s: number): number => Math.floor(((s + 1) * boxes) / stacks) - Math.floor((s * boxes) / stacks);
    let next = 0;
    const box = (): number => priorities[next++ % priorities.length]!;
    return {
      stacks: Array.from({ length: stacks }, (_, s) => Array.from({ length: height(s) }, box)),
      maxHeight: tiers,
    };
  });

const pairs = (moves: readonly number[], stacks: number): BayMove[] =>
  moves.map((move) => [Math.floor(move / stacks), move % stacks] as const);

describe('the first plan', () => {
  it('puts nearly full bays in order at once, however small the budget', () => {
    fc.assert(
      fc.property(fullBay, (bay) => {
        const { plan, objective } = planPremarshalling(bay, { steps: 1 });
        const { faults, badlyPlaced } = replayPremarshalling(bay, plan);
        expect({ faults, left: badlyPlaced.at(-1), moves: plan.length }).toEqual({
          faults: [],
          left: 0,
          moves: objective,
        });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('tells of no way where there is none, or none below what is asked', () => {
    //  2 2
    //  1 1
    expect(searched({ stacks: [[1, 2], [1, 2]], maxHeight: 2 }, 4)).toBeNull(); // prettier-ignore
    //  3 . .
    //  1 4 .      one move does it
    const problem = { stacks: [[1, 3], [4], []], maxHeight: 2 };
    expect(searched(problem, 1, 2)).toMatchObject({ cost: 1 });
    expect(searched(problem, 1, 1)).toBeNull();
  });
});

function searched(problem: PremarshallingProblem, width: number, below = Infinity): { cost: number } | null {
  const ground = groundOf(problem);
  return new Construction(ground, new Work({ steps: 1e6 }), WEIGHTS[0]!).search(new Layout(ground), width, below);
}

describe('a way that is made shorter', () => {
  //  3 . .
  //  1 4 .
  const stacks = [[1, 3], [4], []];
  const ground = groundOf({ stacks, maxHeight: 2 });
  const improvement = new Improvement(ground, new Work({ steps: 1e6 }));
  const shortened = (way: BayMove[]): BayMove[] => {
    const moves = way.map(([from, to]) => from * 3 + to);
    return pairs(improvement.shorten({ moves, cost: moves.length, inTheWay: 0 }).moves, 3);
  };

  it('goes straight where a box went over a third stack', () => {
    expect(shortened([[0, 2], [2, 1]])).toEqual([[0, 1]]); // prettier-ignore
  });

  it('leaves out what is taken back', () => {
    expect(shortened([[1, 2], [2, 1], [0, 1]])).toEqual([[0, 1]]); // prettier-ignore
  });

  it('stays as it is where every move is needed', () => {
    expect(shortened([[0, 2]])).toEqual([[0, 2]]);
  });
});
