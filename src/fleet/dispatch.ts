// Dispatch: which vehicle takes which move, at least total lateness and empty drive. Knows nothing of lanes or traffic.
import { assign } from '../kit/assignment.ts';
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { Dispatch, DispatchProblem } from './problems.ts';

/** A pair that cannot be (no way there) costs so much, s, that it is chosen only when nothing else is left; then dropped. */
const NO_WAY = 1e9;

/**
 * How much later a demand that gets no vehicle now is served than the last of those that do, s: about one vehicle cycle of
 * an automated terminal. It keeps a late demand from being left out because serving it looks dear.
 */
const NEXT_ROUND = 300;

/**
 * Assigns vehicles to moves: as many pairs as there are vehicles or moves, at least total cost. The cost of a pair is
 * weight x lateness at the pick-up + empty drive, s; a move that gets no vehicle counts as served NEXT_ROUND after the last
 * arrival. A step is one scan over one row of the cost matrix. Exact within budget: then bound and objective are equal.
 * `why[k]` belongs to `plan[k]`. A drive time of Infinity means that the vehicle cannot get there.
 */
export const dispatch: Dispatch = (problem: DispatchProblem, budget: Budget) => {
  const { demands, offers } = problem;
  if (demands.length === 0 || offers.length === 0) return withoutPairs(problem);
  const leftOut = costsOfLeavingOut(problem);
  const saving = demands.length > offers.length;
  const byDemand = demands.length <= offers.length;
  const rows = byDemand ? demands.length : offers.length;
  const columns = byDemand ? offers.length : demands.length;
  const cost = new Float64Array(rows * columns);
  let base = 0;
  if (saving) for (const c of leftOut) base += c;
  for (let o = 0; o < offers.length; o++) {
    for (let d = 0; d < demands.length; d++) {
      const c = pairCost(problem, o, d);
      cost[byDemand ? d * columns + o : o * columns + d] =
        (c < NO_WAY ? c : NO_WAY + leftOut[d]) - (saving ? leftOut[d] : 0);
    }
  }
  const found = assign(rows, columns, cost, budget.steps);
  const plan: { offer: number; demand: number }[] = [];
  let objective = base + found.cost;
  let bound = base + found.bound;
  for (let r = 0; r < rows; r++) {
    const offer = byDemand ? found.columnOf[r] : r;
    const demand = byDemand ? r : found.columnOf[r];
    if (Number.isFinite(pairCost(problem, offer, demand))) plan.push({ offer, demand });
    else {
      objective -= NO_WAY;
      bound -= NO_WAY;
    }
  }
  plan.sort((a, b) => a.demand - b.demand);
  return { plan, objective, bound: Math.min(bound, objective), why: reasons(problem, plan) };
};

/** weight x lateness at the pick-up + empty drive of vehicle o to move d, s. */
function pairCost(problem: DispatchProblem, o: number, d: number): number {
  const drive = problem.seconds[o * problem.demands.length + d];
  const { weight, wantedIn } = problem.demands[d];
  return weight * Math.max(0, problem.offers[o].freeIn + drive - wantedIn) + drive;
}

/** For each move the lateness it costs when no vehicle goes there in this round, s. */
function costsOfLeavingOut(problem: DispatchProblem): number[] {
  const { demands, offers, seconds } = problem;
  let last = 0;
  for (let o = 0; o < offers.length; o++) {
    for (let d = 0; d < demands.length; d++) {
      const at = offers[o].freeIn + seconds[o * demands.length + d];
      if (Number.isFinite(at)) last = Math.max(last, at);
    }
  }
  return demands.map((d) => d.weight * Math.max(0, last + NEXT_ROUND - d.wantedIn));
}

function withoutPairs(problem: DispatchProblem): Planned<{ offer: number; demand: number }[]> {
  let objective = 0;
  for (const c of costsOfLeavingOut(problem)) objective += c;
  return { plan: [], objective, bound: objective, why: [] };
}

/** One reason per pair: the vehicles that could have come, cheapest first, and whether another move needed a better one more. */
function reasons(problem: DispatchProblem, plan: { offer: number; demand: number }[]): Why[] {
  const taken = new Set(plan.map((p) => p.offer));
  return plan.map(({ offer, demand }) => {
    const order = problem.offers.map((_, o) => o).filter((o) => Number.isFinite(pairCost(problem, o, demand)));
    order.sort((a, b) => pairCost(problem, a, demand) - pairCost(problem, b, demand) || a - b);
    const rank = order.indexOf(offer);
    const shown = order.slice(0, 5);
    if (rank >= 5) shown[4] = offer;
    return {
      decided: decidedBy(problem, order, offer, demand, taken),
      alternatives: shown.map((o) => alternative(problem, o, demand)),
    };
  });
}

function decidedBy(
  problem: DispatchProblem,
  order: number[],
  offer: number,
  demand: number,
  taken: ReadonlySet<number>,
): string {
  if (order.length === 1) return 'only-choice';
  if (order[0] !== offer) return order.some((o) => taken.has(o) && o !== offer) ? 'needed-elsewhere' : 'tie';
  const { parts: best } = alternative(problem, order[0], demand);
  const { parts: next } = alternative(problem, order[1], demand);
  return next.lateness - best.lateness > next.drive - best.drive ? 'lateness' : 'travel';
}

function alternative(problem: DispatchProblem, o: number, d: number): Why['alternatives'][number] {
  const drive = problem.seconds[o * problem.demands.length + d];
  const score = pairCost(problem, o, d);
  return { choice: `vehicle ${problem.offers[o].id}`, score, parts: { lateness: score - drive, drive } };
}
