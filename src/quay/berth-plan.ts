// The berth plan: where along the quay and when each call lies. Places calls greedily, then rebuilds small groups of them.
import { Random } from '../kit/random.ts';
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { BerthPlan, BerthProblem, PlanBerths } from './problems.ts';
import { berthBound, type Movable } from './berth-bound.ts';
import { bestPlace, costOf, moor, reaches, type Mooring, type Place } from './berth-diagram.ts';

/** Seed of the shaking; fixed, so that the same calls always get the same plan. */
const SEED = 20_040_229;

/** Most calls taken out at once. */
const GROUP = 9;

/** First heat of the search as a share of the cost: how much worse a plan may be and still be gone on from. */
const FIRST_HEAT = 0.01;

/**
 * Plans the quay: minimises the sum over calls of weight x (start - arrival + metreCost x |x - preferred|), ms. Fixed
 * berthings stay as they are; calls too long or too deep for every stretch are refused with the reason. A step is one call
 * placed once. Calls are first placed one by one at their cheapest place in a few plain orders; then groups of calls near each
 * other in time are taken out and put back in another order, by seeded chance (simulated annealing). `why[k]` belongs to `berthings[k]`.
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

  /** Tries plain orders, then takes out and puts back groups of calls until the steps are spent. */
  run(): void {
    if (this.movable.length === 0) {
      this.bestCost = 0;
      return;
    }
    for (const order of this.plainOrders()) {
      this.tryOrder(order);
      if (this.steps <= 0) return;
    }
    const first = this.steps;
    let now = [...this.best];
    let cost = this.bestCost;
    let lying = this.laid(now);
    while (this.steps > 0 && this.movable.length > 1 && this.bestCost > 0) {
      const next = this.rebuilt(now, lying, this.neighbours(now));
      const c = this.costOfAll(next);
      const heat = FIRST_HEAT * this.bestCost * Math.max(0, this.steps / first);
      if (c > cost - heat * Math.log(this.chance.next())) continue;
      now = next;
      lying = this.laid(now);
      cost = c;
      this.offer(now, cost);
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

  /** Places all calls in an order. */
  private tryOrder(order: readonly number[]): void {
    const places = this.rebuilt([], this.laid([]), order);
    this.offer(places, this.costOfAll(places));
  }

  private offer(places: readonly Place[], cost: number): void {
    if (cost >= this.bestCost) return;
    this.best = [...places];
    this.bestCost = cost;
  }

  private costOfAll(places: readonly Place[]): number {
    let sum = 0;
    for (let i = 0; i < places.length; i++) sum += costOf(this.movable[i].request, places[i]);
    return sum;
  }

  /**
   * A group of calls that lie at about the time of one of them, that one drawn among those that wait or lie off their place
   * where a few draws find one; in random order.
   */
  private neighbours(places: readonly Place[]): number[] {
    const { chance, movable } = this;
    const n = movable.length;
    let seed = chance.int(n);
    for (let tries = 1; tries < 4 && costOf(movable[seed].request, places[seed]) === 0; tries++) seed = chance.int(n);
    const size = Math.min(n, 2 + chance.int(GROUP - 1));
    const middle = (i: number): number => places[i].start + movable[i].request.handling / 2;
    const key = movable.map((m, i) =>
      i === seed ? -1 : Math.abs(middle(i) - middle(seed)) * chance.next() + chance.next() * m.request.handling,
    );
    const group = movable.map((_, i) => i).sort((a, b) => key[a] - key[b]);
    group.length = size;
    for (let k = size - 1; k > 0; k--) {
      const other = chance.int(k + 1);
      [group[k], group[other]] = [group[other], group[k]];
    }
    return group;
  }

  /** What lies at the quay when the movable calls have these places, by start. */
  private laid(places: readonly Place[]): Lying[] {
    const lying: Lying[] = this.fixed.map((mooring) => ({ mooring, call: -1 }));
    places.forEach((place, call) => lying.push({ mooring: mooringOf(this.movable[call], place), call }));
    return lying.sort((a, b) => a.mooring.start - b.mooring.start);
  }

  /** The places after the calls of a group are taken out of what lies there and put back in its order, each at its cheapest place. */
  private rebuilt(places: readonly Place[], lying: readonly Lying[], group: readonly number[]): Place[] {
    const { problem, movable } = this;
    const next = [...places];
    const moorings: Mooring[] = [];
    for (const { mooring, call } of lying) if (!group.includes(call)) moorings.push(mooring);
    for (const i of group) {
      this.steps--;
      next[i] = bestPlace(problem, movable[i].request, movable[i].within, moorings) as Place;
      moor(moorings, mooringOf(movable[i], next[i]));
    }
    return next;
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

/** A mooring and the movable call whose it is; -1: a fixed one. */
interface Lying {
  mooring: Mooring;
  call: number;
}

function mooringOf(m: Movable, place: Place): Mooring {
  const { length, handling } = m.request;
  return { x: place.x, length, start: place.start, end: place.start + handling };
}
