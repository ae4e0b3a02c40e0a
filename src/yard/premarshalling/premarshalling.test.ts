import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayPremarshalling } from '../../../test/support/bay-checker.ts';
import { leastCost } from './exhaustive.fixture.ts';
import { planPremarshalling } from './premarshalling.ts';
import type { PremarshallingPlan, PremarshallingProblem } from './problem.ts';

const BUDGET = { steps: 3_000_000 };

/** Plans, replays, and holds what the plan says of itself against the replay. */
function planned(problem: PremarshallingProblem, budget = BUDGET): PremarshallingPlan {
  const plan = planPremarshalling(problem, budget);
  const replay = replayPremarshalling(problem, plan.plan);
  expect(replay.faults).toEqual([]);
  expect(replay.badlyPlaced.at(-1)).toBe(plan.badlyPlaced);
  expect(plan.bound).toBeLessThanOrEqual(plan.objective);
  if (problem.moveSeconds) expect(plan.cost).toBeCloseTo(replay.seconds, 6);
  else expect(plan.cost).toBe(plan.plan.length);
  return plan;
}

/** Bays of two to four stacks that can be searched in full. */
const tinyBay = fc
  .record({
    stacks: fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), { minLength: 2, maxLength: 3 }),
    spare: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ stacks, spare }) => ({ stacks, maxHeight: Math.max(1, ...stacks.map((s) => s.length)) + spare }));

describe('pre-marshalling by hand', () => {
  it('does nothing where no box lies above one that leaves earlier', () => {
    //  1 .
    //  2 2
    //  3 5
    const plan = planned({ stacks: [[3, 2, 1], [5, 2]], maxHeight: 4 }); // prettier-ignore
    expect(plan).toMatchObject({ plan: [], objective: 0, bound: 0, badlyPlaced: 0 });
  });

  it('moves each badly placed box once where there is room', () => {
    //  3 .
    //  1 4 .
    const plan = planned({ stacks: [[1, 3], [4], []], maxHeight: 2 });
    expect(plan).toMatchObject({ objective: 1, bound: 1 });
  });

  it('leaves equal priorities on each other', () => {
    //  2 .
    //  2 .
    expect(planned({ stacks: [[2, 2], []], maxHeight: 2 }).plan).toEqual([]);
  });

  it('takes a well-placed box away when the room asks for it', () => {
    //  . 4
    //  2 3      4 must go onto the ground or onto 4; 2 stands there: 2 is put onto 3 when 4 is off it
    const plan = planned({ stacks: [[2], [3, 4], []], maxHeight: 2 });
    expect(plan.objective).toBe(1);
    const tight = planned({ stacks: [[2], [3, 4]], maxHeight: 3 });
    expect(tight.objective).toBe(leastCost({ stacks: [[2], [3, 4]], maxHeight: 3 }));
  });

  it('says that there is no plan where nothing can move', () => {
    //  2 2
    //  1 1
    const full = planned({ stacks: [[1, 2], [1, 2]], maxHeight: 2 }); // prettier-ignore
    expect(full).toMatchObject({ plan: [], objective: Infinity, bound: Infinity, badlyPlaced: 2 });
    expect(full.why[0]!.decided).toBe('no-plan');
  });

  it('says that there is no plan when all moves have been tried', () => {
    //  2 .
    //  1 1      with two tiers 2 can be moved back and forth, never onto the ground
    const plan = planned({ stacks: [[1, 2], [1]], maxHeight: 2 });
    expect(plan).toMatchObject({ objective: Infinity, bound: Infinity });
  });

  it('takes stacks without a limit of tiers', () => {
    const plan = planned({ stacks: [[1, 5, 2], [4, 6], [3]], maxHeight: Infinity }); // prettier-ignore
    expect(plan.objective).toBe(leastCost({ stacks: [[1, 5, 2], [4, 6], [3]], maxHeight: Infinity })); // prettier-ignore
    expect(plan.bound).toBe(plan.objective);
  });

  it('puts no box where it may not stand', () => {
    //  3 . .      box 1 (priority 3) may stand on the second stack only, which is full until 1 leaves it
    //  1 1 .
    const mayStand = (box: number, stack: number): boolean => box !== 1 || stack === 1;
    const problem = { stacks: [[1, 3], [1], []], maxHeight: 1 + 1, mayStand };
    expect(planned(problem).objective).toBe(leastCost(problem));
    expect(planned(problem).objective).toBe(2);
  });

  it('takes the cheaper way when moves cost time', () => {
    //  2 . .      the second stack is far away
    //  1 . .
    const moveSeconds = (from: number, to: number): number => Math.abs(from - to) ** 2 * 10 + (to === 1 ? 500 : 0);
    const plan = planned({ stacks: [[1, 2], [], []], maxHeight: 2, moveSeconds });
    expect(plan).toMatchObject({ plan: [[0, 2]], objective: 40, bound: 40 });
  });

  it('stops when it is told to, with the best plan so far', () => {
    const stacks = [[3, 9, 1, 7], [2, 8, 5, 6], [4, 1, 9, 3], [5, 2, 6, 8]]; // prettier-ignore
    let asked = 0;
    const plan = planned({ stacks, maxHeight: 6 }, { ...BUDGET, stop: () => ++asked > 20 } as typeof BUDGET);
    expect(plan.badlyPlaced).toBe(0);
    expect(plan.bound).toBeLessThan(plan.objective);
    expect(plan.steps).toBeLessThan(30_000);
  });

  it('gives the same plan for the same problem and steps', () => {
    const stacks = [[3, 9, 1, 7], [2, 8, 5, 6], [4, 1, 9, 3], [5, 2, 6, 8]]; // prettier-ignore
    const first = planPremarshalling({ stacks, maxHeight: 6 }, { steps: 20_000 });
    expect(planPremarshalling({ stacks, maxHeight: 6 }, { steps: 20_000 })).toEqual(first);
  });
});

describe('pre-marshalling beside a search of all layouts', () => {
  it('is proven to be best, or that there is no way, in tiny bays', () => {
    fc.assert(
      fc.property(tinyBay, (bay) => {
        const least = leastCost(bay);
        expect(planned(bay)).toMatchObject({ objective: least, bound: least });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('is best with bans', () => {
    fc.assert(
      fc.property(tinyBay, fc.array(fc.boolean(), { minLength: 27, maxLength: 27 }), (bay, bans) => {
        const mayStand = (box: number, stack: number): boolean => !bans[box * 3 + stack]! || (box + stack) % 3 === 0;
        const least = leastCost({ ...bay, mayStand });
        expect(planned({ ...bay, mayStand })).toMatchObject({ objective: least, bound: least });
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('is best in seconds', () => {
    fc.assert(
      fc.property(tinyBay, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }), (bay, times) => {
        const moveSeconds = (from: number, to: number): number => times[from * 3 + to]! / 3;
        const plan = planned({ ...bay, moveSeconds });
        const least = leastCost({ ...bay, moveSeconds });
        if (least === Infinity) expect(plan.objective).toBe(Infinity);
        else {
          expect(plan.objective).toBeCloseTo(least, 6);
          expect(plan.bound).toBeLessThanOrEqual(least + 1e-6);
        }
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});

describe('a window of idle time', () => {
  const bay = fc
    .array(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }), { minLength: 3, maxLength: 6 })
    .map((stacks) => ({ stacks, maxHeight: Math.max(1, ...stacks.map((s) => s.length)) + 1 }));

  it('keeps to its moves and leaves no more boxes badly placed wherever it ends', () => {
    fc.assert(
      fc.property(bay, fc.integer({ min: 0, max: 6 }), (problem, moves) => {
        const plan = planned({ ...problem, limit: { moves } }, { steps: 20_000 });
        const { badlyPlaced } = replayPremarshalling(problem, plan.plan);
        expect(plan.plan.length).toBeLessThanOrEqual(moves);
        expect(plan.objective).toBe(plan.badlyPlaced);
        const worst = Math.max(...badlyPlaced);
        if (plan.badlyPlaced === badlyPlaced[0]) expect(plan.plan).toEqual([]);
        else if (worst > badlyPlaced[0]!)
          // Only where no way without harm gains anything: never when some bad box could have been put well at once.
          expect(oneMoveGains(problem)).toBe(false);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('keeps to its seconds', () => {
    const moveSeconds = (from: number, to: number): number => 30 + 5 * Math.abs(from - to);
    fc.assert(
      fc.property(bay, fc.integer({ min: 0, max: 300 }), (problem, seconds) => {
        const plan = planned({ ...problem, moveSeconds, limit: { seconds } }, { steps: 20_000 });
        expect(plan.cost).toBeLessThanOrEqual(seconds);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('puts the bay in order where the window is long enough', () => {
    //  3 . .
    //  1 4 .
    const plan = planned({ stacks: [[1, 3], [4], []], maxHeight: 2, limit: { moves: 5 } });
    expect(plan).toMatchObject({ objective: 0, bound: 0 });
    expect(plan.plan).toHaveLength(1);
  });

  it('puts as many boxes well as there are moves where each can be put well at once', () => {
    //  7 8 9 .
    //  1 2 3 9 . .
    const stacks = [[1, 7], [2, 8], [3, 9], [9], [], []]; // prettier-ignore
    for (const moves of [0, 1, 2, 3])
      expect(planned({ stacks, maxHeight: 4, limit: { moves } })).toMatchObject({
        objective: 3 - moves,
        bound: 3 - moves,
      });
  });
});

/** Whether some single move lowers the number of badly placed boxes. */
function oneMoveGains(problem: PremarshallingProblem): boolean {
  const indices = problem.stacks.map((_, s) => s);
  return indices.some((from) =>
    indices.some((to) => {
      if (from === to || problem.stacks[from]!.length === 0 || problem.stacks[to]!.length >= problem.maxHeight)
        return false;
      const [before, after] = replayPremarshalling(problem, [[from, to]]).badlyPlaced;
      return after! < before!;
    }),
  );
}
