// Where boxes go that stand on a wanted one, when they are planned together. One bay seen from its end; numbers are hours until a box leaves.
import { describe, expect, it } from 'vitest';
import { HOUR } from './deck-weights.ts';
import { planDig, type DigProblem } from './dig-target.ts';
import type { StackView } from './problems.ts';

const BUDGET = { steps: 400 };

/** A bay of 40' stacks: each told from the ground up; the first one is dug in for its lowest box. */
function bay(
  [from, ...others]: [number[], ...number[][]],
  tiers: number,
  changes: Partial<StackView> = {},
): DigProblem {
  const stacks = others.map((hours, i): StackView => ({
    ...{ block: 0, bay: 10, row: i + 2, height: hours.length, maxHeight: tiers },
    ...{ firstMean: Math.min(Infinity, ...hours.map((h) => h * HOUR)), firstSpread: 0 },
    ...{ topGroup: '', topKg: 0, hasPlug: false, dangerousAllowed: true, nearbyDangerous: [], ...changes },
  }));
  const [, ...over] = from.map((h) => ({ lengthFeet: 40 as const, heightMm: 2591, departure: h * HOUR, spread: 0 }));
  return {
    ...{ fromBay: 10, fromRow: 1, bayLength: 13, stacks, wanted: 0 },
    leaves: from.map((h) => h * HOUR),
    over: over.toReversed() as never,
    leavesOf: ({ row }) => (others[row - 2] as number[]).map((h) => h * HOUR),
  };
}

describe('the place of the upper one of two boxes that are dug', () => {
  /*
   *  tier 3   30
   *  tier 2   20    .    .          the rule for one box: 30 goes where it fits tightest, onto 35; then 20 has only 25, which is well too
   *  tier 1    1   35   25
   */
  it('is the stack that leaves later, so that the other one finds its own', () => {
    expect(planDig(bay([[1, 20, 30], [35], [25]], 3), BUDGET).plan).toEqual({ bay: 10, row: 2, tier: 2 });
  });

  /*
   *  tier 2   40   .    .
   *  tier 1    1  30   90           one relocation in all on 90; on 30 it would be in the way again
   */
  it('tells what each choice costs the crane at least', () => {
    const { plan, objective, bound, why } = planDig(bay([[1, 40], [30], [90]], 2), BUDGET);
    expect(plan).toEqual({ bay: 10, row: 3, tier: 2 });
    expect(bound).toBeLessThanOrEqual(objective);
    expect(why[0]?.decided).toBe('crane-time');
    expect(why[0]?.alternatives.map(({ choice }) => choice)).toEqual(['bay 10 row 3 tier 2', 'bay 10 row 2 tier 2']);
    expect(why[0]!.alternatives[1]!.score).toBeGreaterThan(why[0]!.alternatives[0]!.score);
  });
});

describe('the rules', () => {
  it('keep a reefer off stacks without a plug', () => {
    const problem = bay([[1, 40], [90], [30]], 2);
    const [top] = problem.over;
    const [dry, plugged] = problem.stacks;
    const stacks = [dry!, { ...plugged!, hasPlug: true }];
    const reefer = { ...problem, stacks, over: [{ ...top, needsPlug: true }] as const };
    expect(planDig(reefer, BUDGET).plan).toEqual({ bay: 10, row: 3, tier: 2 });
    expect(planDig({ ...reefer, stacks: [dry!] }, BUDGET).plan).toBeNull();
  });

  it('take a single stack that is left', () => {
    expect(planDig(bay([[1, 40], [30]], 2), BUDGET).plan).toEqual({ bay: 10, row: 2, tier: 2 });
  });

  it('leave a box where it stands when every stack is full', () => {
    expect(
      planDig(
        bay(
          [
            [1, 40],
            [30, 31],
            [50, 51],
          ],
          2,
        ),
        BUDGET,
      ).plan,
    ).toBeNull();
  });
});

it('gives the same answer for the same bay', () => {
  const problem = bay([[1, 50, 20, 70], [30, 10], [60], [5, 90], []], 5);
  expect(planDig(problem, BUDGET)).toEqual(planDig(problem, BUDGET));
});
