// The schedule of a block's two stacking cranes: never nearer than their spacing, vessel moves by their due time, trucks by their wait.
import type { Budget, Planned, Why } from '../../terminal/planning.ts';
import { lowerBound } from './bound.ts';
import type { BlockCost, BlockProblem, BlockSchedule, ScheduleBlock } from './problem.ts';
import { BlockSearch } from './search.ts';
import { timed } from './timing.ts';

/** Alternatives that a reason holds at most. */
const SHOWN = 5;

/**
 * Schedules both cranes of a block. Objective: class weight x seconds that a box comes late to whom or what it is due (10 vessel moves,
 * 3 trucks, 0.2 the rest), empty drives at top speed, and STABILITY for each crane that begins otherwise than in the last plan. A step
 * is one job given to a crane. With up to six jobs and steps enough all orders of right of way are tried (`exhausted`); the bound holds
 * for every schedule at all, so that it may be lower then too. Hand-over jobs must lead to no circle, and the two cranes stand apart at
 * the start. Bound and reasons are reckoned when they are asked for.
 */
export const scheduleBlock: ScheduleBlock = (problem: BlockProblem, budget: Budget): Planned<BlockSchedule> => {
  const search = new BlockSearch(problem, budget);
  if (problem.jobs.length > 0) search.run();
  return answer(problem, search.best, search.bestSides, search.exhausted);
};

/** An order of right of way as a planner's answer. */
export function answer(
  problem: BlockProblem,
  order: readonly number[],
  sides: Uint8Array,
  exhausted = false,
): Planned<BlockSchedule> {
  const plan = { ...timed(problem, order, sides), exhausted };
  const objective = total(plan.cost);
  return {
    plan,
    objective,
    get bound() {
      return problem.jobs.length === 0 ? 0 : Math.min(objective, lowerBound(problem));
    },
    get why() {
      return ([0, 1] as const).map((side) => reason(problem, plan, order, sides, side));
    },
  };
}

/** The sum of a cost's parts, s. */
export function total({ lateness, waiting, drive, stability }: BlockCost): number {
  return lateness + waiting + drive + stability;
}

/** Why a crane begins with what it does: the cost of the whole plan, and of plans in which it begins with another job instead. */
function reason(
  problem: BlockProblem,
  plan: BlockSchedule,
  order: readonly number[],
  sides: Uint8Array,
  side: 0 | 1,
): Why {
  const mine = order.filter((j) => sides[j] === side);
  if (mine.length === 0) return { decided: 'no-job', alternatives: [] };
  const shown = (first: number, cost: BlockCost): Why['alternatives'][number] => ({
    choice: `job ${problem.jobs[first].id}`,
    score: total(cost),
    parts: { ...cost },
  });
  const chosen = shown(mine[0], plan.cost);
  const begins = mine.filter((j, k) => k > 0 && canBegin(problem, j));
  const others = begins
    .map((j) => shown(j, timed(problem, [j, ...order.filter((other) => other !== j)], sides).cost))
    .sort((a, b) => a.score - b.score)
    .slice(0, SHOWN - 1);
  const alternatives = [chosen, ...others];
  return { decided: decidedBy(alternatives), alternatives };
}

function canBegin({ jobs }: BlockProblem, j: number): boolean {
  return !jobs.some((other) => other.id === jobs[j].after);
}

/** The part in which the next best alternative is worst against the chosen. */
function decidedBy([chosen, next]: Why['alternatives']): string {
  if (!next) return 'only-choice';
  let decided = 'sequence';
  let most = 0;
  for (const [part, value] of Object.entries(next.parts)) {
    const more = value - (chosen.parts[part] ?? 0);
    if (more > most) [decided, most] = [part, more];
  }
  return decided;
}
