// A lower bound on the time that the cranes need for a vessel.
import type { SweepWorld } from './sweep.ts';

/** Rounding of sums of times, s. */
const TOLERANCE = 1e-6;

/** Whether all works, ready times and drives take whole seconds, so that the best plan does too. */
export function inWholeSeconds(world: SweepWorld): boolean {
  const whole = (s: number): boolean => Math.abs(s - Math.round(s)) < 1e-9;
  const places = [...world.x, ...world.craneX, world.minSpacing];
  return [...world.seconds, ...world.ready, ...places.map((x) => x / world.speed)].every(whole);
}

/**
 * The greatest of, s: (1) all work and the least gantry travel shared evenly by all cranes from when each can be at work;
 * (2) for every stretch of the vessel, its work shared by as many cranes as fit there side by side; this holds the longest
 * bay and the pairs of bays within the spacing; (3) each task on the crane that is there first;
 * (4) neighbouring pieces of the vessel, one for each crane, each driven to from where the crane stands. Rounded up to whole seconds where
 * all times are whole.
 */
export function craneBound(world: SweepWorld): number {
  if (world.tasks === 0) return 0;
  let bound = Math.max(sharedWork(world), stretches(world));
  for (let t = 0; t < world.tasks; t++) {
    let first = Infinity;
    for (let v = 0; v < world.cranes; v++) {
      if (world.reachable[t * world.cranes + v] === 1)
        first = Math.min(first, arrival(world, v, world.x[t], world.x[t]));
    }
    bound = Math.max(bound, first + world.seconds[t]);
  }
  bound = pieces(world, bound);
  return inWholeSeconds(world) ? Math.ceil(bound - TOLERANCE) : bound;
}

/**
 * The least time, from `low` on, in which the cranes can do neighbouring pieces of the vessel, in their order, when the work of a bay may be
 * shared in any parts. No plan is quicker: as cranes never cross, the range of places of each begins and ends before that of the next one
 * ahead, so that the same shares of the work can be lined up, each within the range of its crane; and a crane is at work, or on its way
 * through its range, until the end. Holds where the cranes begin at the same time and stand apart; elsewhere `low` is returned.
 */
function pieces(world: SweepWorld, low: number): number {
  for (let v = 1; v < world.cranes; v++) {
    if (world.ready[v] !== world.ready[0] || world.craneX[v] < world.craneX[v - 1] + world.minSpacing) return low;
  }
  const bays = workByPlace(world);
  let [under, over] = [low, low];
  for (let step = 1; !coveredBy(world, bays, over); step *= 2) {
    under = over;
    over += step;
  }
  while (over - under > TOLERANCE / 10) {
    const middle = (under + over) / 2;
    if (coveredBy(world, bays, middle)) over = middle;
    else under = middle;
  }
  return under;
}

/** Whether the pieces that the cranes can do by the given time, taken one after another, reach the end of the vessel. */
function coveredBy(world: SweepWorld, bays: readonly [number, number][], time: number): boolean {
  let b = 0;
  let left = bays[0][1];
  for (let v = 0; v < world.cranes && b < bays.length; v++) {
    const from = bays[b][0];
    const stands = world.craneX[v];
    let spare = time - world.ready[v];
    while (b < bays.length) {
      const to = bays[b][0];
      const way = to - from + Math.min(Math.abs(stands - from), Math.abs(stands - to));
      const can = spare - way / world.speed;
      if (can < left) {
        if (can > 0) left -= can;
        break;
      }
      spare -= left;
      b++;
      left = b < bays.length ? bays[b][1] : 0;
    }
  }
  return b === bays.length;
}

/** Places along the vessel in order, with the work there, s. */
function workByPlace(world: SweepWorld): [number, number][] {
  const byPlace = new Map<number, number>();
  for (let t = 0; t < world.tasks; t++) byPlace.set(world.x[t], (byPlace.get(world.x[t]) ?? 0) + world.seconds[t]);
  return [...byPlace].sort((a, b) => a[0] - b[0]);
}

/** Earliest time at which crane v can be within from … to, s. */
function arrival(world: SweepWorld, v: number, from: number, to: number): number {
  const x = world.craneX[v];
  return world.ready[v] + Math.max(0, from - x, x - to) / world.speed;
}

function sharedWork(world: SweepWorld): number {
  const places = [...new Set(world.x)].sort((a, b) => a - b);
  const gaps = places.slice(1).map((x, i) => x - places[i]);
  gaps.sort((a, b) => b - a);
  // The cranes' stretches together cover all places but for at most cranes - 1 gaps between them.
  let load = 0;
  for (const g of gaps.slice(world.cranes - 1)) load += g / world.speed;
  for (const s of world.seconds) load += s;
  const arrivals = Array.from({ length: world.cranes }, (_, v) => {
    let nearest = Infinity;
    for (const x of places) nearest = Math.min(nearest, arrival(world, v, x, x));
    return nearest;
  });
  return level(load, arrivals);
}

/** The time at which a load is done when workers start at the given times and share it evenly. */
function level(load: number, starts: number[]): number {
  const sorted = [...starts].sort((a, b) => a - b);
  let sum = load;
  let done = Infinity;
  for (let k = 0; k < sorted.length && sorted[k] < done; k++) {
    sum += sorted[k];
    done = sum / (k + 1);
  }
  return done;
}

/** The busiest stretch of the vessel for the cranes that fit into it. */
function stretches(world: SweepWorld): number {
  const places = workByPlace(world);
  let bound = 0;
  for (let i = 0; i < places.length; i++) {
    let work = 0;
    for (let j = i; j < places.length; j++) {
      work += places[j][1];
      const width = places[j][0] - places[i][0];
      const fit = world.minSpacing > 0 ? Math.floor(width / world.minSpacing + 1e-9) + 1 : world.cranes;
      const starts = Array.from({ length: world.cranes }, (_, v) => arrival(world, v, places[i][0], places[j][0]));
      starts.sort((a, b) => a - b);
      bound = Math.max(bound, level(work, starts.slice(0, fit)));
      if (fit >= world.cranes) break;
    }
  }
  return bound;
}
