// The planner for separate berths: a search finds plans, a relaxation by the price of each vessel proves a bound, and where the two do not
// meet a tree of parts and the search go on in turns, the search within what the bound leaves open.
import type { Budget, Planned } from '../../terminal/planning.ts';
import { berthModel, type BerthModel } from './model.ts';
import type { DiscreteBerthPlan, DiscreteBerthProblem } from './problem.ts';
import { BerthSearch } from './search.ts';
import { BerthTree } from './tree.ts';
import { whyBerths } from './why.ts';
import { Work } from './work.ts';

/** Steps of the first search for each vessel and berth. */
const FIRST_SEARCH = 8000;
/** Steps of a turn of each of the two searches: the first, how much longer each next one is, and the longest. */
const FIRST_TURN = 10_000;
const LONGER = 2;
const LONGEST_TURN = 1_000_000;
/** A turn of the tree has so many times as many. */
const TREE_SHARE = 4;
/** Seeds of the searches. */
const SEED = 20_120_731;

/**
 * Plans berth and start of each vessel for the least sum of times from arrival to departure (the dynamic discrete berth allocation problem;
 * Cordeau, Laporte, Legato and Moccia, 2005, "Models and tabu search heuristics for the berth-allocation problem").
 * The bound is proven; a plan whose objective equals it is optimal. Where not all vessels have a place the objective is Infinity
 * and those without are null in the plan; the bound is Infinity too when it is proven that not all can have one. A step is a start that
 * the bound looks at or a place in a berth's order that the search looks at.
 */
export function planDiscreteBerths(problem: DiscreteBerthProblem, budget: Budget): Planned<DiscreteBerthPlan> {
  const model = berthModel(problem);
  const { plan, cost, bound } = solve(model, new Work(budget));
  return {
    plan,
    objective: cost < model.unplaced ? cost : Infinity,
    bound: bound < model.unplaced ? bound : Infinity,
    why: whyBerths(model, plan),
  };
}

/** The best plan so far and the proven bound; a vessel without a place costs model.unplaced. */
interface Solution {
  plan: DiscreteBerthPlan;
  cost: number;
  bound: number;
}

function solve(model: BerthModel, work: Work): Solution {
  const search = new BerthSearch(model, SEED);
  const solution: Solution = { plan: search.plan(), cost: search.cost, bound: leastCost(model) };
  if (solution.bound >= solution.cost || solution.bound >= model.unplaced) return solution;
  search.run(FIRST_SEARCH * model.vessels * model.berths, work);
  take(solution, search);
  const tree = new BerthTree(model, work);
  let guided: BerthSearch | null = null;
  let guidedBelow = Infinity;
  for (let turn = FIRST_TURN; !work.over && solution.bound < Math.min(solution.cost, model.unplaced);) {
    tree.run(Math.min(solution.cost, model.unplaced), work.done + TREE_SHARE * turn);
    solution.bound = Math.max(solution.bound, Math.min(tree.bound, solution.cost));
    if (tree.found) Object.assign(solution, tree.found);
    if (work.over || solution.bound >= solution.cost) break;
    if (guided === null || solution.cost < guidedBelow) {
      guided = new BerthSearch(tree.windows(solution.cost), SEED + 1);
      guidedBelow = solution.cost;
    }
    guided.run(turn, work);
    take(solution, guided);
    search.run(turn, work);
    take(solution, search);
    turn = Math.min(LONGEST_TURN, LONGER * turn);
  }
  return solution;
}

/** Takes a better plan over. */
function take(solution: Solution, search: BerthSearch): void {
  if (search.cost >= solution.cost) return;
  solution.cost = search.cost;
  solution.plan = search.plan();
}

/** Each vessel at the berth where she would leave first if she were alone; one that no berth can take costs as such. */
function leastCost(model: BerthModel): number {
  let sum = 0;
  for (let i = 0; i < model.vessels; i++) {
    let least = model.unplaced;
    for (let kind = 0; kind < model.kinds; kind++) {
      const pair = kind * model.vessels + i;
      if (model.first[pair]! > model.last[pair]!) continue;
      least = Math.min(least, model.first[pair]! + model.handling[pair]! - model.arrival[i]!);
    }
    sum += least;
  }
  return sum;
}
