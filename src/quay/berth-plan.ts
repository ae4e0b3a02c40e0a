// The berth plan: where along the quay and when each call lies. Searches over the order in which calls pick their place.
import { Random } from '../kit/random.ts';
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { BerthPlan, BerthProblem, PlanBerths } from './problems.ts';
import { berthBound, type Movable } from './berth-bound.ts';
import { bestPlace, costOf, moor, reaches, type Mooring, type Place } from './berth-diagram.ts';

/** Seed of the shaking; fixed, so that the same calls always get the same plan. */
const SEED = 20_040_229;

/**
 * Plans the quay: minimises the sum over calls of weight x (start - arrival + metreCost x |x - preferred|), ms. Fixed
 * berthings stay as they are; calls too long or too deep for every stretch are refused with the reason. A step is one call
 * placed once. Calls are placed one by one at their cheapest place, in orders that a local search betters: take one out and
 * place it again, shift and swap in the order, shaken by seeded chance. `why[k]` belongs to `berthings[k]`.
 */
export const planBerths: PlanBerths = (problem: BerthProblem, budget: Budget): Planned<BerthPlan> => {
  const fixed: Mooring[] = [];
  const movable: Movable[] = [];
  const refused: BerthPlan['refused'] = [];
  let fixedCost = 0;
  for (const r of problem.requests) {
    if (r.fixed !== null) {
      moor(fixed, { x: r.fixed.x, length: r.length, start: r.fixed.start, end: r.fixed.start + r.handling });
      fixedCost += r.weight * (Math.max(0, r.fixed.start - r.arrival) + offPreferred(problem, r, r.fixed.x));
      continue;
    }
    const within = reaches(problem, r);
    if (within.length > 0) movable.push({ request: r, within });
    else refused.push({ call: r.call, reason: r.length > problem.quayLength ? 'too-long' : 'too-deep' });
  }
  const search = new BerthSearch(problem, movable, fixed, budget.steps);
  search.run();
  const berthings: BerthPlan['berthings'] = [];
  const why: Why[] = [];
  for (const r of problem.requests) {
    const at = movable.findIndex((m) => m.request === r);
    if (r.fixed === null && at < 0) continue;
    const place = at < 0 ? null : search.best[at];
    const { x, start } = place ?? (r.fixed as { x: number; start: number });
    berthings.push({ call: r.call, x, start, end: start + r.handling });
    why.push(place === null ? { decided: 'fixed', alternatives: [] } : search.reason(at));
  }
  const objective = fixedCost + search.bestCost;
  const bound = Math.min(objective, fixedCost + berthBound(problem, movable, fixed));
  return { plan: { berthings, refused }, objective, bound, why };
};

function offPreferred(problem: BerthProblem, r: { preferredX: number | null }, x: number): number {
  return r.preferredX === null ? 0 : problem.metreCost * Math.abs(x - r.preferredX);
}

/** The search over plans; `best[i]` is the place of movable call i. */
class BerthSearch {
  private readonly problem: BerthProblem;
  private readonly movable: readonly Movable[];
  private readonly fixed: readonly Mooring[];
  private readonly chance = new Random(SEED);
  private steps: number;
  best: Place[] = [];
  bestCost = Infinity;

  constructor(problem: BerthProblem, movable: readonly Movable[], fixed: readonly Mooring[], steps: number) {
    this.problem = problem;
    this.movable = movable;
    this.fixed = fixed;
    this.steps = steps;
  }

  /** Tries plain orders, then shakes the best one until the steps are spent. */
  run(): void {
    if (this.movable.length === 0) {
      this.bestCost = 0;
      return;
    }
    let order: number[] = [];
    let cost = Infinity;
    for (const candidate of this.plainOrders()) {
      const c = this.tryOrder(candidate);
      if (c < cost) [order, cost] = [candidate, c];
      if (this.steps <= 0) return;
    }
    while (this.steps > 0 && this.movable.length > 1) {
      const candidate = this.shaken(order);
      const c = this.tryOrder(candidate);
      if (c <= cost) [order, cost] = [candidate, c];
    }
  }

  /** By arrival; by weight per area, heaviest first; by area, largest first. Ties by position in the request. */
  private plainOrders(): number[][] {
    const by = (key: (m: Movable) => number): number[] =>
      this.movable.map((_, i) => i).sort((a, b) => key(this.movable[a]) - key(this.movable[b]) || a - b);
    const area = (m: Movable): number => m.request.length * m.request.handling;
    return [
      by((m) => m.request.arrival),
      by((m) => -m.request.weight / Math.max(1, area(m))),
      by((m) => -area(m)),
      by((m) => m.request.arrival + m.request.handling),
    ];
  }

  /** One call shifted in the order, or two swapped; mostly near each other in arrival, so mostly near in the order. */
  private shaken(order: readonly number[]): number[] {
    const next = [...order];
    const n = next.length;
    const times = 1 + this.chance.int(2);
    for (let k = 0; k < times; k++) {
      const i = this.chance.int(n);
      const j = this.chance.int(n);
      if (this.chance.next() < 0.5) next.splice(j, 0, ...next.splice(i, 1));
      else [next[i], next[j]] = [next[j], next[i]];
    }
    return next;
  }

  /** Places all calls in an order, then takes each out and places it again while that helps; returns the cost. */
  private tryOrder(order: readonly number[]): number {
    const { problem, movable } = this;
    const moorings = [...this.fixed];
    const lies: Mooring[] = [];
    const places: Place[] = [];
    let cost = 0;
    for (const i of order) {
      this.steps--;
      const place = bestPlace(problem, movable[i].request, movable[i].within, moorings) as Place;
      places[i] = place;
      lies[i] = mooringOf(movable[i], place);
      moor(moorings, lies[i]);
      cost += costOf(movable[i].request, place);
    }
    // Only a plan near the best is worth bettering; a tenth above it seldom comes below it.
    if (cost <= this.bestCost * 1.1) cost = this.reinsert(order, moorings, lies, places, cost);
    if (cost < this.bestCost) {
      this.best = places;
      this.bestCost = cost;
    }
    return cost;
  }

  private reinsert(order: readonly number[], moorings: Mooring[], lies: Mooring[], places: Place[], from: number): number {
    let cost = from;
    for (let better = true; better && this.steps > 0; ) {
      better = false;
      for (const i of order) {
        const { request, within } = this.movable[i];
        const before = costOf(request, places[i]);
        if (before <= 0 || this.steps <= 0) continue;
        this.steps--;
        moorings.splice(moorings.indexOf(lies[i]), 1);
        const place = bestPlace(this.problem, request, within, moorings) as Place;
        const after = costOf(request, place);
        if (after < before - 1e-6) {
          places[i] = place;
          lies[i] = mooringOf(this.movable[i], place);
          cost += after - before;
          better = true;
        }
        moor(moorings, lies[i]);
      }
    }
    return cost;
  }

  /** The chosen place against the ones the call would have alone on the quay and at its preferred position now. */
  reason(at: number): Why {
    const { request, within } = this.movable[at];
    const others = [...this.fixed];
    this.movable.forEach((m, i) => {
      if (i !== at) moor(others, mooringOf(m, this.best[i]));
    });
    const chosen = this.best[at];
    const shown = [chosen];
    for (const reach of within) {
      for (const x of [reach.from, reach.to, request.preferredX ?? reach.from]) {
        if (x < reach.from || x > reach.to || shown.some((p) => p.x === x)) continue;
        const only = bestPlace(this.problem, request, [{ from: x, to: x }], others);
        if (only !== null) shown.push(only);
      }
    }
    const cost = (p: Place): number => costOf(request, p);
    shown.sort((a, b) => cost(a) - cost(b));
    if (shown.indexOf(chosen) >= 5) shown[4] = chosen;
    const decided = chosen.wait === 0 && chosen.distance === 0 ? 'preferred' : decidedBetween(chosen, shown);
    return {
      decided,
      alternatives: shown.slice(0, 5).map((p) => ({
        choice: `${p.x.toFixed(0)} m`,
        score: cost(p),
        parts: { waiting: request.weight * p.wait, distance: request.weight * p.distance },
      })),
    };
  }
}

function decidedBetween(chosen: Place, shown: readonly Place[]): string {
  const other = shown.find((p) => p !== chosen);
  if (other === undefined) return 'only-choice';
  return other.wait - chosen.wait > other.distance - chosen.distance ? 'waiting' : 'distance';
}

function mooringOf(m: Movable, place: Place): Mooring {
  const { length, handling } = m.request;
  return { x: place.x, length, start: place.start, end: place.start + handling };
}
