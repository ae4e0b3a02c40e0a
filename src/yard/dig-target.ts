// Where the boxes go that stand on one which is wanted: planned together, as a bay of the stacks that suit them best and the one that is dug in,
// with all that stands there and leaves later.
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { Bay } from './bay/bay.ts';
import { DECK_WEIGHTS } from './deck-weights.ts';
import type { StackView } from './problems.ts';
import { bestStacks, canTake, chooseRehandle, wayBetween, type BoxAside, type RehandleTarget } from './rehandle.ts';
import { planRelocation, type RelocationProblem } from './relocation/relocation.ts';

/** A stack that is dug in, and where its boxes may go. Bays and rows as in StackView. */
export interface DigProblem {
  fromBay: number;
  fromRow: number;
  /** When the boxes of the stack leave, from the ground up, ms UTC; Infinity when not known. */
  leaves: readonly number[];
  /** Place of the wanted one among them, from 0. */
  wanted: number;
  /** The boxes on it, the top one first. */
  over: readonly [BoxAside, ...BoxAside[]];
  stacks: readonly StackView[];
  /** When the boxes of one of these stacks leave, from the ground up, ms UTC. */
  leavesOf: (stack: StackView) => readonly number[];
  /** Length of a 40' bay, m. */
  bayLength: number;
}

/** Stacks that are looked at together with the one that is dug in: more make the search slower and change little (measured in the twin). */
const STACKS = 7;

/** A box that leaves its stack for good: nothing, so that only what is dug counts. */
const LEAVES = 0;

/**
 * Chooses the stack for the top box: by the retrieval of everything that stands in the stack and in those that suit the box best by the min-max
 * rule, in the order of leaving, with the least crane time (restricted rules). The objective is that time, s, and so is the bound; where
 * there is nothing to plan together, they are the min-max rule's score. Null when no stack can take the box. A step is a bay that is looked at.
 */
export function planDig(problem: DigProblem, budget: Budget): Planned<RehandleTarget | null> {
  const [top] = problem.over;
  const { fromBay, fromRow, stacks, bayLength } = problem;
  const alone = { ...top, fromBay, fromRow, stacks, bayLength };
  const best = bestStacks(alone, STACKS).map(({ stack }) => stack);
  if (best.length < 2) return chooseRehandle(alone);
  const { plan, objective, bound, why } = planRelocation(bayOf(problem, best), budget);
  const to = best[(plan[0]?.[1] ?? 0) - 1];
  // Without a plan, which a tight block may have none of, the rule for one box holds.
  if (to === undefined) return chooseRehandle(alone);
  const name = (stack: StackView): string => `bay ${stack.bay} row ${stack.row} tier ${stack.height + 1}`;
  return {
    plan: { bay: to.bay, row: to.row, tier: to.height + 1 },
    objective,
    bound,
    why: why.map((w) => named(w, best, name)),
  };
}

/** Stack 0 is the one that is dug in, the others follow. */
function bayOf(problem: DigProblem, best: readonly StackView[]): RelocationProblem {
  const times = [problem.leaves.with(problem.wanted, -Infinity), ...best.map((s) => problem.leavesOf(s))];
  const order = [...new Set(times.flat())].sort((a, b) => a - b);
  const rank = new Map(order.map((time, k) => [time, k + 1]));
  const bay: Bay = {
    stacks: times.map((stack) => stack.map((time) => rank.get(time) as number)),
    maxHeight: Math.max(...best.map((s) => s.maxHeight)),
  };
  const grounds = [{ bay: problem.fromBay, row: problem.fromRow }, ...best];
  const count = problem.leaves.length;
  return {
    ...bay,
    rules: 'restricted',
    moveSeconds: (from, to) => {
      const [a, b] = [grounds[from], grounds[to]];
      return a && b ? DECK_WEIGHTS.rehandle + wayBetween(a, b, problem.bayLength) : LEAVES;
    },
    // Of boxes that do not stand on the wanted one only the stack matters: they may go wherever there is room.
    mayStand: (box, stack) => {
      const over = box < count ? problem.over[count - 1 - box] : undefined;
      const view = best[stack - 1];
      return (
        over === undefined ||
        view === undefined ||
        canTake({ ...over, fromBay: problem.fromBay, fromRow: problem.fromRow }, view)
      );
    },
  };
}

/** The reason with the stacks by their places in the block. */
function named(why: Why, best: readonly StackView[], name: (stack: StackView) => string): Why {
  const alternatives = why.alternatives.map((one) => {
    const stack = best[Number(one.choice.split(' ')[1]) - 1];
    return stack ? { ...one, choice: name(stack) } : one;
  });
  return { ...why, alternatives };
}
