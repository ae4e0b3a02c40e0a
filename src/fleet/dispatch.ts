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
 * `why[k]` belongs to `plan[k]`; it is made when it is asked for. A drive time of Infinity means that the vehicle cannot get there.
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
  return {
    plan,
    objective,
    bound: Math.min(bound, objective),
    get why() {
      return reasons(problem, plan);
    },
  };
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

/** How many vehicles a reason shows. */
const SHOWN = 5;

/** One reason per pair: the vehicles that could have come, cheapest first, and whether another move needed a better one more. */
function reasons(problem: DispatchProblem, plan: { offer: number; demand: number }[]): Why[] {
  const taken = new Uint8Array(problem.offers.length);
  for (const { offer } of plan) taken[offer] = 1;
  return plan.map(({ offer, demand }) => {
    const able = cheapest(problem, offer, demand, taken);
    const shown = able.first.includes(offer) ? able.first : [...able.first.slice(0, SHOWN - 1), offer];
    return {
      decided: decidedBy(problem, able, offer, demand),
      alternatives: shown.map((o) => alternative(problem, o, demand)),
    };
  });
}

/** The vehicles that can come to a move. */
interface Able {
  /** The cheapest of them, in order. */
  first: number[];
  count: number;
  /** One other than the one that goes there was sent to another move. */
  elsewhere: boolean;
}

/** Finds the cheapest few in one pass: with all vehicles free there are thousands of pairs. */
function cheapest(problem: DispatchProblem, offer: number, demand: number, taken: Uint8Array): Able {
  const first: number[] = [];
  const costs: number[] = [];
  let [count, elsewhere] = [0, false];
  for (let o = 0; o < problem.offers.length; o++) {
    const cost = pairCost(problem, o, demand);
    if (!Number.isFinite(cost)) continue;
    count++;
    elsewhere ||= o !== offer && taken[o] === 1;
    let k = first.length;
    while (k > 0 && costs[k - 1] > cost) k--;
    if (k >= SHOWN) continue;
    first.splice(k, 0, o);
    costs.splice(k, 0, cost);
    if (first.length > SHOWN) {
      first.pop();
      costs.pop();
    }
  }
  return { first, count, elsewhere };
}

function decidedBy(problem: DispatchProblem, able: Able, offer: number, demand: number): string {
  if (able.count === 1) return 'only-choice';
  if (able.first[0] !== offer) return able.elsewhere ? 'needed-elsewhere' : 'tie';
  const { parts: best } = alternative(problem, able.first[0], demand);
  const { parts: next } = alternative(problem, able.first[1], demand);
  return next.lateness - best.lateness > next.drive - best.drive ? 'lateness' : 'travel';
}

function alternative(problem: DispatchProblem, o: number, d: number): Why['alternatives'][number] {
  const drive = problem.seconds[o * problem.demands.length + d];
  const score = pairCost(problem, o, d);
  return { choice: `vehicle ${problem.offers[o].id}`, score, parts: { lateness: score - drive, drive } };
}
