// Splits of the tasks among the cranes: the even split to begin with, and the change of one task that leaves the order in its bay whole.
import type { Sweep, SweepWorld } from '../sweep.ts';

/** Fewest seconds that the halving of the target time looks at, and the most targets. */
const FINEST = 0.5;
const TARGETS = 24;

/** For each task the tasks of its bay that must be done before it, and those that must wait for it. */
export interface BayOrder {
  before: number[][];
  behind: number[][];
}

/** The order within the bays of a world. */
export function bayOrder(world: SweepWorld): BayOrder {
  const before: number[][] = [];
  const behind: number[][] = Array.from({ length: world.tasks }, () => []);
  for (let t = 0; t < world.tasks; t++) {
    const all = new Set<number>();
    for (const p of world.after[t]) if (world.x[p] === world.x[t]) for (const u of [p, ...before[p]]) all.add(u);
    before[t] = [...all];
    for (const u of before[t]) behind[u].push(t);
  }
  return { before, behind };
}

/**
 * Gives task t to crane w. Within a bay the crane ahead is there first, so it does the earlier tasks: what must be done before
 * t by cranes further behind than w goes to w too, and when t goes back, so does what waits for it. `moved` is called with each
 * task that changes its crane, before it does. False when w cannot.
 */
export function shift(
  world: SweepWorld,
  order: BayOrder,
  craneOf: Int8Array,
  change: { task: number; to: number; moved: (t: number) => void },
): boolean {
  const { task, to, moved } = change;
  if (world.reachable[task * world.cranes + to] === 0) return false;
  const forward = to > craneOf[task];
  moved(task);
  craneOf[task] = to;
  for (const u of forward ? order.before[task] : order.behind[task]) {
    const wrong = forward ? craneOf[u] < to : craneOf[u] > to;
    if (!wrong || world.reachable[u * world.cranes + to] === 0) continue;
    moved(u);
    craneOf[u] = to;
  }
  return true;
}

/** Neighbouring stretches for all cranes by halving the interval of the target time. Tells the sweeps simulated as `steps`. */
export function evenSplit(sweep: Sweep, bound: number): { craneOf: Int8Array; time: number; steps: number } {
  const { world } = sweep;
  const craneOf = new Int8Array(world.tasks);
  const best = new Int8Array(world.tasks);
  if (world.tasks === 0) return { craneOf, time: 0, steps: 0 };
  let low = bound;
  let high = latest(world, bound);
  let time = Infinity;
  let steps = 0;
  while (steps < TARGETS && (steps === 0 || high - low > FINEST)) {
    const target = steps === 0 ? low : (low + high) / 2;
    const fits = fill(world, target, craneOf);
    const found = sweep.run(craneOf);
    if (found < time) {
      time = found;
      best.set(craneOf);
    }
    if (fits) high = target;
    else low = target;
    steps++;
  }
  return { craneOf: best, time, steps };
}

/** A time by which one crane alone would be done, s. */
function latest(world: SweepWorld, bound: number): number {
  let high = bound + 1;
  for (const s of world.seconds) high += s;
  const places = [...world.x, ...world.craneX];
  high += (2 * (Math.max(...places) - Math.min(...places))) / world.speed;
  return high + Math.max(...world.ready);
}

/** Tasks from behind to ahead; within a bay the last first, because the crane behind gets the later ones. */
function fillOrder(world: SweepWorld): number[] {
  const order = Array.from({ length: world.tasks }, (_, t) => t);
  return order.sort((a, b) => world.x[a] - world.x[b] || b - a);
}

/** Fills cranes one after the other up to the target time with neighbouring tasks; false when some work is left over. */
function fill(world: SweepWorld, target: number, craneOf: Int8Array): boolean {
  let v = 0;
  let time = world.ready[0];
  let at = world.craneX[0];
  let fits = true;
  for (const t of fillOrder(world)) {
    const needs = (): number => Math.abs(world.x[t] - at) / world.speed + world.seconds[t];
    while (v + 1 < world.cranes && time + needs() > target) {
      v++;
      time = world.ready[v];
      at = world.craneX[v];
    }
    craneOf[t] = nearestAble(world, t, v);
    time += needs();
    at = world.x[t];
    if (time > target) fits = false;
  }
  return fits;
}

/** The crane nearest in order to v that can do task t. */
function nearestAble(world: SweepWorld, t: number, v: number): number {
  for (let d = 0; d < world.cranes; d++) {
    if (v + d < world.cranes && world.reachable[t * world.cranes + v + d] === 1) return v + d;
    if (v - d >= 0 && world.reachable[t * world.cranes + v - d] === 1) return v - d;
  }
  return v;
}
