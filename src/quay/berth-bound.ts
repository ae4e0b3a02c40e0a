// A lower bound on the cost of any berth plan: what each call costs alone, and what the quay's length can carry at all.
import type { BerthProblem, BerthRequest } from './problems.ts';
import { bestPlace, costOf, type Mooring, type Reach } from './berth-diagram.ts';

/** A call with the positions it may take. */
export interface Movable {
  request: BerthRequest;
  within: readonly Reach[];
}

/** What a call costs at least, ms: at its best place beside the fixed berthings, and for its distance alone. */
interface Alone {
  request: BerthRequest;
  cost: number;
  distance: number;
}

/**
 * The greater of two bounds, ms: (1) each call at its best place with only the fixed berthings in the diagram, and on top what
 * pairs of calls cost each other; (2) the least possible weighted waiting when a vessel may be cut up and lie anywhere, the
 * whole quay working as one machine, plus each call's least distance cost.
 */
export function berthBound(problem: BerthProblem, movable: readonly Movable[], fixed: readonly Mooring[]): number {
  const alone: Alone[] = [];
  for (const { request, within } of movable) {
    const place = bestPlace(problem, request, within, fixed);
    const free = bestPlace(problem, request, within, []);
    if (place === null || free === null) continue;
    alone.push({ request, cost: costOf(request, place), distance: request.weight * free.distance });
  }
  let cost = 0;
  let distance = 0;
  for (const a of alone) {
    cost += a.cost;
    distance += a.distance;
  }
  return Math.max(cost + pairsBound(problem, alone), distance + areaBound(problem, movable));
}

/** What pairs of calls cost above what each costs alone; each call in one pair at most, the dearest pairs first. */
function pairsBound(problem: BerthProblem, alone: readonly Alone[]): number {
  const pairs: { i: number; j: number; extra: number }[] = [];
  for (let i = 0; i < alone.length; i++) {
    for (let j = i + 1; j < alone.length; j++) {
      const extra = pairCost(problem, alone[i], alone[j]) - alone[i].cost - alone[j].cost;
      if (extra > 0) pairs.push({ i, j, extra });
    }
  }
  pairs.sort((a, b) => b.extra - a.extra || a.i - b.i || a.j - b.j);
  const used = new Set<number>();
  let sum = 0;
  for (const { i, j, extra } of pairs) {
    if (used.has(i) || used.has(j)) continue;
    used.add(i).add(j);
    sum += extra;
  }
  return sum;
}

/** Least cost of two calls: they lie side by side, or one waits until the other can have left. */
function pairCost(problem: BerthProblem, a: Alone, b: Alone): number {
  const wait = (later: BerthRequest, sooner: BerthRequest): number =>
    later.weight * Math.max(0, sooner.arrival + sooner.handling - later.arrival);
  const inTurn = a.distance + b.distance + Math.min(wait(a.request, b.request), wait(b.request, a.request));
  return Math.min(inTurn, sideBySide(problem, a.request, b.request));
}

/** Least distance cost of two calls that lie at the same time; Infinity when the quay is too short for both. */
function sideBySide(problem: BerthProblem, a: BerthRequest, b: BerthRequest): number {
  if (a.length + b.length + problem.clearance > problem.quayLength) return Infinity;
  if (a.preferredX === null || b.preferredX === null) return 0;
  const short = (left: BerthRequest, right: BerthRequest): number =>
    Math.max(0, left.length + problem.clearance - ((right.preferredX ?? 0) - (left.preferredX ?? 0)));
  return Math.min(a.weight, b.weight) * problem.metreCost * Math.min(short(a, b), short(b, a));
}

/**
 * Least weighted waiting when the quay is one machine that may be shared and interrupted: a call needs
 * (length + clearance) / (quay + clearance) of it for its handling time. The weighted mean busy times of any real plan are at
 * least those of the preemptive schedule by weight per work (Goemans 1996), and a start is a mean busy time less half the
 * handling. Fixed berthings are left out, which only lowers the bound.
 */
function areaBound(problem: BerthProblem, movable: readonly Movable[]): number {
  const jobs = movable
    .map(({ request: r }) => ({
      release: r.arrival,
      left: ((r.length + problem.clearance) / (problem.quayLength + problem.clearance)) * r.handling,
      weight: r.weight,
      half: r.handling / 2,
    }))
    .filter((j) => j.left > 0);
  jobs.sort((a, b) => a.release - b.release);
  const density = jobs.map((j) => j.weight / j.left);
  const work = jobs.map((j) => j.left);
  let sum = 0;
  let time = 0;
  for (let open = jobs.length; open > 0;) {
    let best = -1;
    let next = Infinity;
    for (let i = 0; i < jobs.length; i++) {
      if (jobs[i].left <= 0) continue;
      if (jobs[i].release > time) {
        next = jobs[i].release;
        break;
      }
      if (best < 0 || density[i] > density[best]) best = i;
    }
    if (best < 0) {
      time = next;
      continue;
    }
    const run = Math.min(jobs[best].left, next - time);
    sum += (jobs[best].weight * run * (time + run / 2 - jobs[best].release)) / work[best];
    time += run;
    // A stretch cut by the next release leaves rounding dust; what is left below a microsecond counts as done.
    jobs[best].left = run >= jobs[best].left - 1e-3 ? 0 : jobs[best].left - run;
    if (jobs[best].left === 0) open--;
  }
  for (const j of jobs) sum -= j.weight * j.half;
  return sum;
}
