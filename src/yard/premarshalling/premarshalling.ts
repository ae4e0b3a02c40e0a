// Pre-marshalling: a bay is put in order while the crane is idle, so that no box lies above one that leaves earlier. Beam searches
// of growing width find plans, an exact search proves how good they are; they take turns until the budget is used.
import { invariant } from '../../kit/invariant.ts';
import type { Budget } from '../../terminal/planning.ts';
import { Beam, type Limits, type Way } from './beam.ts';
import { Construction } from './construction.ts';
import { Deepening } from './deepening.ts';
import { WEIGHTS } from './judge.ts';
import { groundOf, type Ground } from './ground.ts';
import { Improvement, type Searches } from './improvement.ts';
import { Layout } from './layout.ts';
import type { PremarshallingPlan, PremarshallingProblem } from './problem.ts';
import { wayInWindow } from './window.ts';
import { Work } from './work.ts';

/** Width of the first beam; each further one is GROWTH times as wide. */
const FIRST_WIDTH = 4;
const GROWTH = 2;

/** The first plan is looked for with up to so many layouts after each turn, even when that is more than the budget. */
const WIDEST_FIRST = 16;

/** Places of boxes that a beam may hold, over all its layouts. */
const MOST_PLACES = 2 ** 25;

/** Of the work, the exact search gets as much as the beam in bays up to so many places, or while it gets on; else a part. */
const SMALL_BAY = 60;
const EXACT_PART = 0.15;

/** Steps that the exact search gets at the least in its turn. */
const LEAST_TURN = 4000;

/** Moves after which a plan is given up while none is known, for each box. */
const MOVES_A_BOX = 6;

/**
 * Plans the moves that put a bay in order: the fewest, or with `moveSeconds` those of least time. `bound` is proven; the plan is
 * best when it equals the objective. Without a plan the objective is Infinity; the bound is, too, when none exists.
 *
 * With `limit` the plan is one for a window of idle time: the objective is the number of boxes that lie above one of a smaller group at its end,
 * and wherever it is broken off, there are no more of them than at the beginning (but where nothing can be gained so).
 *
 * A step of the budget is a move considered; the same problem and steps give the same plan.
 */
export function planPremarshalling(problem: PremarshallingProblem, budget: Budget): PremarshallingPlan {
  for (const stack of problem.stacks)
    invariant(stack.length <= problem.maxHeight, 'no stack is higher than the limit of tiers');
  const ground = groundOf(problem);
  const work = new Work(budget);
  const begin = new Layout(ground);
  const best: Way = { moves: [], cost: 0, inTheWay: begin.inTheWay() };
  if (begin.bad === 0) return planOf(ground, work, best, { objective: 0, bound: 0 });
  if (problem.limit) {
    const { way, bound } = wayInWindow(ground, work, problem.limit);
    return planOf(ground, work, way, { objective: way.inTheWay, bound });
  }
  if (isStuck(begin)) return planOf(ground, work, best, { objective: Infinity, bound: Infinity });
  const { way, bound } = wayToOrder(ground, work);
  return planOf(ground, work, way ?? best, { objective: way?.cost ?? Infinity, bound });
}

/** No box can move at all. */
function isStuck({ ground, height }: Layout): boolean {
  return ground.stacks < 2 || height.every((h) => h === ground.tiers);
}

/** Only what is better than the best way so far is looked for. */
function limitsBelow(ground: Ground, way: Way | null): Limits {
  if (way === null) return { moves: ground.boxes * MOVES_A_BOX, cost: Infinity };
  return ground.unit
    ? { moves: way.cost - 1, cost: way.cost - 1 }
    : { moves: ground.boxes * MOVES_A_BOX, cost: way.cost };
}

/** The best way found to a bay in order, and what is proven. */
function wayToOrder(ground: Ground, work: Work): { way: Way | null; bound: number } {
  const beams = WEIGHTS.map((weights) => new Beam(ground, work, weights));
  const constructions = WEIGHTS.map((weights) => new Construction(ground, work, weights));
  const improvement = new Improvement(ground, work);
  const exact = new Deepening(ground, work);
  const widest = MOST_PLACES / (ground.stacks * ground.tiers);
  let way = firstWay(ground, constructions, improvement);
  let part = 1;
  for (let width = FIRST_WIDTH; ; width *= GROWTH) {
    const before = work.done;
    if (width <= widest) way = heuristicWay(ground, { constructions, beams, width }, improvement, way);
    const turn = Math.max(LEAST_TURN, width <= widest ? (work.done - before) * part : Infinity);
    const proven = exact.proven;
    const finished = exact.search(turn, way?.cost ?? Infinity);
    if (exact.best !== null && exact.best.cost < (way?.cost ?? Infinity)) way = exact.best;
    if (finished || work.ended) return { way, bound: Math.min(exact.proven, way?.cost ?? Infinity) };
    part = exact.proven > proven || ground.stacks * ground.tiers <= SMALL_BAY ? 1 : EXACT_PART;
  }
}

/** A way at once, however small the budget; null when none is found. */
function firstWay(ground: Ground, constructions: readonly Construction[], improvement: Improvement): Way | null {
  let way: Way | null = null;
  for (let width = 1; way === null && width <= WIDEST_FIRST; width *= GROWTH)
    for (const construction of constructions) {
      const found = construction.search(new Layout(ground), width, way?.cost ?? Infinity, true);
      if (found !== null) way = improvement.shorten(found);
    }
  return way;
}

/** The best of the way that is known and those that all searches but the exact one find. */
function heuristicWay(ground: Ground, searches: Searches, improvement: Improvement, known: Way | null): Way | null {
  const { constructions, beams, width } = searches;
  let way = known;
  for (const construction of constructions) {
    const found = construction.search(new Layout(ground), width, way?.cost ?? Infinity);
    if (found !== null) way = improvement.shorten(found);
  }
  for (const beam of beams) {
    const found = beam.search(width, limitsBelow(ground, way));
    if (found.inTheWay === 0 && found.cost < (way?.cost ?? Infinity)) way = found;
  }
  return way && improvement.renew(way, searches, (better) => limitsBelow(ground, better));
}

function planOf(
  ground: Ground,
  work: Work,
  way: Way,
  { objective, bound }: { objective: number; bound: number },
): PremarshallingPlan {
  const { stacks } = ground;
  const begin = new Layout(ground);
  return {
    plan: way.moves.map((move) => [Math.floor(move / stacks), move % stacks] as const),
    objective,
    bound,
    badlyPlaced: way.inTheWay,
    cost: way.cost,
    steps: work.done,
    why: [
      {
        decided: objective === Infinity ? 'no-plan' : objective === bound ? 'proven' : 'budget',
        alternatives: [
          {
            choice: 'plan',
            score: objective,
            parts: { moves: way.moves.length, 'badly-placed-at-the-end': way.inTheWay },
          },
          { choice: 'bound', score: bound, parts: { 'badly-placed-at-the-beginning': begin.inTheWay() } },
        ],
      },
    ],
  };
}
