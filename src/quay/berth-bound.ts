// A lower bound on the cost of any berth plan: what each call costs alone, and what the quay's length can carry at all.
import type { BerthProblem, BerthRequest } from './problems.ts';
import { bestPlace, costOf, type Mooring, type Reach } from './berth-diagram.ts';

/** A call with the positions it may take. */
export interface Movable {
  request: BerthRequest;
  within: readonly Reach[];
}

/**
 * The greater of two bounds, ms: (1) each call at its best place with only the fixed berthings in the diagram; (2) the least
 * possible weighted waiting when a vessel may be cut up and lie anywhere, the whole quay working as one machine, plus each
 * call's least distance cost.
 */
export function berthBound(problem: BerthProblem, movable: readonly Movable[], fixed: readonly Mooring[]): number {
  let alone = 0;
  let distance = 0;
  for (const { request, within } of movable) {
    const place = bestPlace(problem, request, within, fixed);
    const free = bestPlace(problem, request, within, []);
    if (place !== null) alone += costOf(request, place);
    if (free !== null) distance += request.weight * free.distance;
  }
  return Math.max(alone, distance + areaBound(problem, movable));
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
  for (let open = jobs.length; open > 0; ) {
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
