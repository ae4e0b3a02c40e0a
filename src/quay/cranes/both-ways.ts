// Plans in which cranes may turn around: annealing over an order of all tasks and the crane of each. Task after task in that order starts as
// early as those before it allow; every plan without needless waiting is told by such an order.
import { Random } from '../../kit/random.ts';
import type { Sweep, SweepWorld } from '../sweep.ts';
import type { OneWay, Search } from './one-way.ts';

/** Seed of the search; fixed, so that the same vessel always gets the same plan. */
const SEED = 20_111_013;

/** First heat, as a share of the time of the plan to begin with. */
const FIRST_HEAT = 0.03;

/** Shares of the draws that move a task in the order, that give it to another crane as well, and that exchange two tasks' cranes. */
const MOVE = 0.4;
const GIVE = 0.8;

/** Places that a task moves in the order, at most, as a share of all. */
const FURTHEST = 0.4;

/** Metres closer than this count as touching. */
const TOLERANCE = 1e-6;

/** Pairs of tasks, of all, for which a change takes as long as a step. */
const PAIRS_A_STEP = 600;

/** Steps from one look at the clock to the next. */
const LOOK = 32;

/** A plan with the start of each task, in the order and by the cranes of its world. */
export interface TimedTasks {
  craneOf: Int8Array;
  order: Int32Array;
  start: Float64Array;
  time: number;
}

/** The plan of a sweep that was just simulated, as an order: by start. */
function timedBy(sweep: Sweep, craneOf: Int8Array, time: number): TimedTasks {
  const order = Int32Array.from({ length: sweep.world.tasks }, (_, t) => t);
  order.sort((a, b) => sweep.start[a] - sweep.start[b] || sweep.end[a] - sweep.end[b] || a - b);
  return { craneOf: Int8Array.from(craneOf), order, start: Float64Array.from(sweep.start), time };
}

/** Whether a world can be searched: nothing is begun or kept for a crane. */
function mayTurn(world: SweepWorld): boolean {
  return world.tasks > 1 && world.cranes > 1 && !world.locked.some((v) => v >= 0);
}

/** The search for a plan in which cranes turn, from the best sweep of all. It can be gone on with at any time. */
export class BothWays {
  /** The best plan found that is quicker than the sweep it began with; null before. */
  best: TimedTasks | null = null;
  /** Its world, that of the sweep. */
  world: SweepWorld | null = null;
  private readonly search: Search;
  private readonly chance = new Random(SEED);

  constructor(search: Search) {
    this.search = search;
  }

  /** One turn from the best sweep; returns the steps used. One change timed counts as many steps as it takes as long as. */
  run(ways: readonly OneWay[], steps: number): number {
    const way = ways.reduce((a, b) => (b.bestTime < a.bestTime ? b : a));
    const { search, chance } = this;
    const { world } = way.sweep;
    if (!mayTurn(world)) return steps;
    const changes = Math.ceil(steps / Math.max(1, world.tasks ** 2 / PAIRS_A_STEP));
    way.sweep.run(way.best);
    const from = timedBy(way.sweep, way.best, way.bestTime);
    const walk = new Turning(world, from);
    let k = 0;
    for (; k < changes && walk.best.time > search.bound + search.least / 2; k++) {
      if (k % LOOK === LOOK - 1 && search.stop()) break;
      walk.step(FIRST_HEAT * from.time * (1 - k / changes) ** 2, chance);
    }
    if (walk.best.time < search.best) {
      search.best = walk.best.time;
      this.best = walk.best;
      this.world = world;
    }
    return Math.ceil((k * steps) / changes);
  }
}

class Turning {
  best: TimedTasks;
  private readonly world: SweepWorld;
  private readonly order: Int32Array;
  private readonly craneOf: Int8Array;
  private readonly end: Float64Array;
  private readonly start: Float64Array;
  /** Shifted place of each task: its place less the room that the cranes behind its crane need. */
  private readonly y: Float64Array;
  private readonly place: Int32Array;
  private readonly behind: number[][];
  private readonly longest: Float64Array;
  private time: number;
  /** Order, cranes and times before the step under way. */
  private readonly oldOrder: Int32Array;
  private readonly oldCranes: Int8Array;
  private readonly oldStart: Float64Array;
  private readonly oldEnd: Float64Array;
  private readonly oldLongest: Float64Array;

  constructor(world: SweepWorld, from: TimedTasks) {
    const n = world.tasks;
    this.world = world;
    this.best = from;
    this.order = Int32Array.from(from.order);
    this.craneOf = Int8Array.from(from.craneOf);
    this.end = new Float64Array(n);
    this.start = new Float64Array(n);
    this.y = Float64Array.from(world.x, (x, t) => x - world.minSpacing * this.craneOf[t]);
    this.place = new Int32Array(n);
    this.behind = Array.from({ length: n }, () => []);
    for (let t = 0; t < n; t++) for (const p of world.after[t]) this.behind[p].push(t);
    this.longest = new Float64Array(n + 1);
    this.oldOrder = Int32Array.from(this.order);
    this.oldCranes = Int8Array.from(this.craneOf);
    for (let i = 0; i < n; i++) this.place[this.order[i]] = i;
    this.time = this.timeFrom(0, Infinity);
    this.oldStart = Float64Array.from(this.start);
    this.oldEnd = Float64Array.from(this.end);
    this.oldLongest = Float64Array.from(this.longest);
  }

  step(heat: number, chance: Random): void {
    const { world, order, craneOf } = this;
    const n = world.tasks;
    const t = chance.int(n);
    const draw = chance.next();
    let first = this.place[t];
    if (draw < GIVE) first = Math.min(first, this.reorder(t, chance));
    if (draw >= MOVE) {
      const u = draw < GIVE ? t : chance.int(n);
      const v = draw < GIVE ? craneOf[t] + (chance.next() < 0.5 ? -1 : 1) : craneOf[u];
      if (v >= 0 && v < world.cranes && world.reachable[t * world.cranes + v] === 1) {
        if (u !== t && world.reachable[u * world.cranes + craneOf[t]] === 1) this.give(u, craneOf[t]);
        this.give(t, v);
        first = Math.min(first, this.place[u]);
      }
    }
    const limit = this.time - heat * Math.log(chance.next());
    const time = this.timeFrom(first, limit);
    if (time <= limit) {
      this.time = time;
      this.remember();
      if (time < this.best.time)
        this.best = { craneOf: craneOf.slice(), order: order.slice(), start: this.start.slice(), time };
      return;
    }
    this.goBack();
  }

  private remember(): void {
    this.oldOrder.set(this.order);
    this.oldCranes.set(this.craneOf);
    this.oldStart.set(this.start);
    this.oldEnd.set(this.end);
    this.oldLongest.set(this.longest);
  }

  private goBack(): void {
    const { order, craneOf, oldCranes } = this;
    order.set(this.oldOrder);
    this.start.set(this.oldStart);
    this.end.set(this.oldEnd);
    this.longest.set(this.oldLongest);
    for (let t = 0; t < order.length; t++) {
      if (craneOf[t] !== oldCranes[t]) this.give(t, oldCranes[t]);
      this.place[order[t]] = t;
    }
  }

  private give(t: number, v: number): void {
    this.craneOf[t] = v;
    this.y[t] = this.world.x[t] - this.world.minSpacing * v;
  }

  /** Moves task t in the order, no further than what must come before and behind it allows. Returns the first place changed. */
  private reorder(t: number, chance: Random): number {
    const { order, place, world } = this;
    const n = world.tasks;
    const reach = Math.max(1, Math.floor(n * FURTHEST));
    const from = place[t];
    let least = Math.max(0, from - reach);
    let most = Math.min(n - 1, from + reach);
    for (const p of world.after[t]) least = Math.max(least, place[p] + 1);
    for (const s of this.behind[t]) most = Math.min(most, place[s] - 1);
    const to = least + chance.int(most - least + 1);
    for (let i = from; i < to; i++) order[i] = order[i + 1];
    for (let i = from; i > to; i--) order[i] = order[i - 1];
    order[to] = t;
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) place[order[i]] = i;
    return Math.min(from, to);
  }

  /** Times all tasks from a place in the order on; returns the makespan, or Infinity as soon as it is above the limit. */
  private timeFrom(first: number, limit: number): number {
    const { world, order, craneOf, start, end, y, longest } = this;
    const { speed } = world;
    for (let i = first; i < world.tasks; i++) {
      const t = order[i];
      const v = craneOf[t];
      const here = y[t];
      let begin = -1;
      let own = false;
      for (let j = i - 1; j >= 0; j--) {
        const s = order[j];
        const w = craneOf[s];
        if (w === v) {
          if (own) continue;
          own = true;
          begin = Math.max(begin, end[s] + Math.abs(world.x[s] - world.x[t]) / speed);
          continue;
        }
        const short = w > v ? here - y[s] : y[s] - here;
        if (short > TOLERANCE && end[s] + short / speed > begin) begin = end[s] + short / speed;
      }
      if (!own) begin = Math.max(begin, world.ready[v] + Math.abs(world.craneX[v] - world.x[t]) / speed);
      for (const p of world.after[t]) if (end[p] > begin) begin = end[p];
      start[t] = begin;
      end[t] = begin + world.seconds[t];
      longest[i + 1] = Math.max(longest[i], end[t]);
      if (longest[i + 1] > limit) return Infinity;
    }
    return longest[world.tasks];
  }
}
