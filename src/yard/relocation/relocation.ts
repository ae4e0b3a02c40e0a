// Relocation planner: all boxes of a bay leave in order with the fewest relocations. Quick plans first, then proof.
import type { Budget, Planned } from '../../terminal/planning.ts';
import { findAnyPlan } from './any-plan.ts';
import { RETRIEVED, type BayMove } from '../bay/bay.ts';
import { BayState } from './bay-state.ts';
import { BeamSearch, type BeamMoves } from './beam.ts';
import { relocationModel, type RelocationModel, type RelocationProblem } from './model.ts';
import { SeenBays } from './seen-bays.ts';
import { ExactSearch, type Relocations } from './search.ts';
import { whyFirst } from './why-first.ts';
import { Work } from './work.ts';

export type { RelocationProblem } from './model.ts';

/** Bays a layer of the first beam, how much wider each next one is, and the widest. */
const FIRST_WIDTH = 4;
const WIDER = 4;
const WIDEST = 4096;
/** From this width on all moves are tried. */
const WIDTH_OF_ANY = 64;
/** Steps for each box in which the first plan is looked for. */
const FIRST_PLAN = 10;
/** Steps of the first exact search; each next one may do so many times as many. */
const FIRST_SEARCH = 1500;
const LONGER = 6;
/** Where seconds count, how much of the gap an exact search tries to close. */
const SHARE = 1 / 8;

/**
 * Plans the retrieval of all boxes. The objective is the count of relocations, or the seconds of all moves (each taken in whole
 * milliseconds) where the problem has times; the bound is proven, and a plan whose objective equals it is optimal. Without a plan the
 * objective is Infinity: the bound is Infinity too when it is proven that there is none. A step is a bay that is
 * looked at, also within the bound.
 */
export function planRelocation(problem: RelocationProblem, budget: Budget): Planned<BayMove[]> {
  const model = relocationModel(problem);
  const work = new Work(budget, model.boxes);
  const { cost, bound, relocations } = solve(model, work);
  const unit = model.timed ? 1000 : 1;
  const plan = relocations === null ? [] : wholePlan(model, relocations);
  return { plan, objective: cost / unit, bound: bound / unit, why: whyFirst(model, relocations, cost) };
}

/** The best plan so far and the proven bound, in the model's costs. */
interface Solution {
  relocations: Relocations | null;
  cost: number;
  bound: number;
}

function solve(model: RelocationModel, work: Work): Solution {
  const root = beginning(model);
  const solution: Solution = { relocations: null, cost: Infinity, bound: root.spent + root.state.base };
  if (root.state.bad === 0) {
    solution.relocations = [];
    solution.cost = root.spent + root.state.leavingCost();
  }
  // In the largest bays even the narrowest beam takes long: first a plan without any looking around.
  if (solution.cost === Infinity) exists(solution, root.state, work, FIRST_PLAN * model.boxes, true);
  const beam = new BeamSearch(new BayState(model), work);
  const search = new ExactSearch(root.state, new SeenBays(), work);
  let width = FIRST_WIDTH;
  for (let steps = FIRST_SEARCH; !work.over && solution.bound < solution.cost; steps *= LONGER) {
    if (width <= WIDEST) improve(solution, beam, model, width);
    if (solution.cost === Infinity && !exists(solution, root.state, work, steps, model.restricted)) return solution;
    width *= WIDER;
    raiseBound(solution, search, root.spent, width <= WIDEST ? work.done + steps : Infinity, work);
  }
  return solution;
}

/** Beams of a width. A plan of the restricted rules is one of the unrestricted too, and is found sooner. */
function improve(solution: Solution, beam: BeamSearch, model: RelocationModel, width: number): void {
  const kinds: BeamMoves[] = [];
  if (model.restricted || width === FIRST_WIDTH || solution.cost === Infinity) kinds.push('restricted');
  if (!model.restricted && width <= WIDTH_OF_ANY) kinds.push('ready');
  if (!model.restricted && width >= WIDTH_OF_ANY) kinds.push('any');
  const run = (moves: BeamMoves, below: number): void => {
    const plan = below > solution.bound ? beam.run(model.start, width, below, moves) : null;
    if (plan !== null) Object.assign(solution, plan);
  };
  for (const moves of kinds) {
    // A beam among plans as good as the bound goes deeper into the few bays from which there may be one.
    if (moves === 'any' && !model.timed && solution.cost > solution.bound + 1) run(moves, solution.bound + 1);
    run(moves, solution.cost);
  }
}

/** Looks for any plan at all; false when it is proven that there is none, which the bound then says. */
function exists(solution: Solution, root: BayState, work: Work, steps: number, restricted: boolean): boolean {
  const { outcome, relocations } = findAnyPlan(root, work, steps, restricted);
  const none = outcome === 'none' && restricted === root.model.restricted;
  if (none) solution.bound = Infinity;
  if (outcome === 'found') {
    solution.relocations = relocations;
    solution.cost = costOf(root.model, relocations);
  }
  return !none;
}

/** Exact searches with growing cost until the bound meets the plan or the work is used up. */
function raiseBound(solution: Solution, search: ExactSearch, spent: number, until: number, work: Work): void {
  while (!work.over && solution.bound < solution.cost && work.done < until) {
    const gap = solution.cost - 1 - solution.bound;
    const allowed = solution.bound + (search.timed && gap < Infinity ? Math.ceil(gap * SHARE) : 0);
    if (!search.run(allowed - spent, until - work.done)) return;
    if (search.foundCost < Infinity) {
      solution.relocations = search.found;
      solution.cost = search.foundCost + spent;
    } else solution.bound = Math.min(solution.cost, allowed + 1);
  }
}

/** The bay at the beginning, after whoever stood free has left, and what that cost. */
function beginning(model: RelocationModel): { state: BayState; spent: number } {
  const state = new BayState(model);
  model.start.forEach((stack, s) => stack.forEach((box) => state.place(s, box)));
  return { state, spent: state.settle() };
}

function costOf(model: RelocationModel, relocations: Relocations): number {
  const { state, spent } = beginning(model);
  let cost = spent;
  for (let i = 0; i < relocations.length; i += 2) {
    const [from, to] = [relocations[i]!, relocations[i + 1]!];
    cost += model.moveCost[from * model.stacks + to]! + state.move(from, to);
  }
  return cost + state.leavingCost();
}

/** The relocations with the retrievals between them. */
function wholePlan(model: RelocationModel, relocations: Relocations): BayMove[] {
  const { state } = beginning(model);
  const plan: BayMove[] = [];
  let told = 0;
  const tell = (): void => {
    while (told < state.gone) plan.push([state.leftFromAt(told++), RETRIEVED]);
  };
  tell();
  for (let i = 0; i < relocations.length; i += 2) {
    plan.push([relocations[i]!, relocations[i + 1]!]);
    state.move(relocations[i]!, relocations[i + 1]!);
    tell();
  }
  return plan;
}
