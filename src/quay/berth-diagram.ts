// The time-space diagram of the quay: rectangles of moored vessels, and the best place in it for one more.
import type { BerthProblem, BerthRequest } from './problems.ts';

/** Positions of the bow end with the smaller x where a vessel may lie: a closed range, m. */
export interface Reach {
  from: number;
  to: number;
}

/** A vessel's place in the diagram: bow end x, m; start and end, ms. */
export interface Mooring {
  x: number;
  length: number;
  start: number;
  end: number;
}

/** A place for one call and what it costs, in ms of waiting times weight. */
export interface Place {
  x: number;
  start: number;
  wait: number;
  distance: number;
}

/** Lengths closer than this, m, count as equal: rounding of sums of metres. */
const TOLERANCE = 1e-6;

/**
 * Ranges of bow positions where the whole length has the depth for draught and under-keel clearance. Adjoining ranges of
 * depth join; a stretch without a told depth is not used. For a call that is pinned the one position that is hers.
 */
export function reaches(problem: BerthProblem, request: BerthRequest): Reach[] {
  const needed = request.draught + problem.underKeelClearance;
  const cuts = new Set([0, problem.quayLength]);
  for (const d of problem.depths) for (const x of [d.from, d.to]) if (x > 0 && x < problem.quayLength) cuts.add(x);
  const places = [...cuts].sort((a, b) => a - b);
  const found: Reach[] = [];
  let from: number | null = null;
  for (let i = 0; i + 1 < places.length; i++) {
    const middle = (places[i] + places[i + 1]) / 2;
    const told = problem.depths.filter((d) => d.from <= middle && middle <= d.to);
    const deep = told.length > 0 && told.every((d) => d.depth >= needed);
    if (deep) from ??= places[i];
    if (from !== null && (!deep || i + 2 === places.length)) {
      const to = deep ? places[i + 1] : places[i];
      if (to - from >= request.length - TOLERANCE) found.push({ from, to: Math.max(from, to - request.length) });
      from = null;
    }
  }
  return request.pinnedX === undefined ? found : nearestTo(request.pinnedX, found);
}

/** The one position of all reaches that is nearest to a place; none without reaches. */
function nearestTo(x: number, found: readonly Reach[]): Reach[] {
  const positions = found.map(({ from, to }) => Math.min(to, Math.max(from, x)));
  const nearest = positions.sort((a, b) => Math.abs(a - x) - Math.abs(b - x) || a - b)[0];
  return nearest === undefined ? [] : [{ from: nearest, to: nearest }];
}

/** Cost of a place: weight x (waiting + metreCost x distance from the preferred position), in ms. */
export function costOf(request: BerthRequest, place: Place): number {
  return request.weight * (place.wait + place.distance);
}

/**
 * The cheapest place for a call among the moorings: for each candidate position the earliest gap in time. Candidates are the
 * preferred position, the ends of the reaches, and the positions that touch a mooring with the clearance between: a cheapest
 * place is always among them. Null when the call has no reach.
 */
export function bestPlace(
  problem: BerthProblem,
  request: BerthRequest,
  within: readonly Reach[],
  moorings: readonly Mooring[],
): Place | null {
  const { preferredX, weight, arrival, length } = request;
  let best: Place | null = null;
  let bestCost = Infinity;
  const tryAt = (x: number): void => {
    const distance = preferredX === null ? 0 : problem.metreCost * Math.abs(x - preferredX);
    if (weight * distance >= bestCost) return;
    const start = earliestAt(problem, request, x, moorings);
    const wait = start - arrival;
    if (weight * (wait + distance) >= bestCost) return;
    best = { x, start, wait, distance };
    bestCost = costOf(request, best);
  };
  for (const { from, to } of within) {
    if (preferredX !== null) tryAt(Math.min(to, Math.max(from, preferredX)));
    tryAt(from);
    tryAt(to);
    for (const m of moorings) {
      const before = m.x - problem.clearance - length;
      if (before >= from && before <= to) tryAt(before);
      const behind = m.x + m.length + problem.clearance;
      if (behind >= from && behind <= to) tryAt(behind);
    }
  }
  return best;
}

/** Whether two stretches of quay are too near each other to be used at the same time. */
export function tooNear(clearance: number, ax: number, aLength: number, bx: number, bLength: number): boolean {
  return ax < bx + bLength + clearance - TOLERANCE && bx < ax + aLength + clearance - TOLERANCE;
}

/** Earliest time from arrival on at which the call can lie at x for its whole time; moorings are sorted by start. */
function earliestAt(problem: BerthProblem, request: BerthRequest, x: number, moorings: readonly Mooring[]): number {
  let start = request.arrival;
  for (const m of moorings) {
    if (m.end <= start || !tooNear(problem.clearance, x, request.length, m.x, m.length)) continue;
    if (m.start >= start + request.handling) break;
    start = m.end;
  }
  return start;
}

/** Adds a mooring and keeps the list sorted by start. */
export function moor(moorings: Mooring[], mooring: Mooring): void {
  let i = moorings.length;
  while (i > 0 && moorings[i - 1].start > mooring.start) i--;
  moorings.splice(i, 0, mooring);
}
