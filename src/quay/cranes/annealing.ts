// Simulated annealing over the split of the tasks among the cranes of one sweep.
import type { Random } from '../../kit/random.ts';
import type { SweepWorld } from '../sweep.ts';
import { shift, type BayOrder } from './even-split.ts';
import { timingOf, type Timing } from './timing.ts';

/** First heat, as a share of the bound: how much worse a step may be and still be taken about once in three. */
const FIRST_HEAT = 0.004;

/** Shares of the draws that take a task from the crane that ends last, and that exchange two tasks or move a second one. */
const FROM_LAST = 0.4;
const EXCHANGE = 0.7;
const SECOND = 0.9;

/** Share of the draws that give a task to any crane, not to a neighbour: a crane that comes late must be passed over. */
const FAR = 0.1;

/** Draws of a task until one of the wanted crane is found. */
const TRIES = 6;

/** Steps from one look at the clock to the next. */
const LOOK = 64;

/** What the search works on. */
export interface Anneal {
  world: SweepWorld;
  order: BayOrder;
  chance: Random;
  /** No split is quicker, s; reached within half of `least`, the search ends. */
  bound: number;
  least: number;
  stop: () => boolean;
}

/** Betters a split by so many steps, a step being one change timed. */
export function anneal(
  how: Anneal,
  from: Int8Array,
  steps: number,
): { craneOf: Int8Array; time: number; steps: number } {
  const walk = new Walk(how, from);
  const { bound, least, chance } = how;
  if (how.world.tasks < 2 || how.world.cranes < 2) return { craneOf: walk.best, time: walk.bestTime, steps: 0 };
  let k = 0;
  for (; k < steps && walk.bestTime > bound + least / 2; k++) {
    if (k % LOOK === LOOK - 1 && how.stop()) break;
    walk.step(FIRST_HEAT * bound * (1 - k / steps) ** 2, chance);
  }
  return { craneOf: walk.best, time: walk.bestTime, steps: k };
}

class Walk {
  readonly best: Int8Array;
  bestTime: number;
  private readonly how: Anneal;
  private readonly timing: Timing;
  private readonly craneOf: Int8Array;
  private time: number;
  /** Tasks moved in the step under way, with the cranes that they had. */
  private readonly moved: number[] = [];
  private readonly had: number[] = [];
  private readonly note = (t: number): void => {
    this.moved.push(t);
    this.had.push(this.craneOf[t]);
  };

  constructor(how: Anneal, from: Int8Array) {
    this.how = how;
    this.craneOf = Int8Array.from(from);
    this.best = Int8Array.from(from);
    this.timing = timingOf(how.world, from);
    this.time = this.timing.time(Infinity);
    this.bestTime = this.time;
  }

  step(heat: number, chance: Random): void {
    const { timing, craneOf, moved, had } = this;
    moved.length = 0;
    had.length = 0;
    if (!this.change(chance)) return;
    for (let i = 0; i < moved.length; i++) timing.move(moved[i], craneOf[moved[i]]);
    const limit = this.time - heat * Math.log(chance.next());
    const time = timing.time(limit);
    if (time <= limit) {
      this.time = time;
      timing.keep();
      if (time < this.bestTime) {
        this.bestTime = time;
        this.best.set(craneOf);
      }
      return;
    }
    for (let i = moved.length - 1; i >= 0; i--) {
      craneOf[moved[i]] = had[i];
      timing.move(moved[i], had[i]);
    }
    timing.back();
  }

  /** Gives a task to another crane, mostly a neighbour; often another one comes back for it, or a second one moves. False: not possible. */
  private change(chance: Random): boolean {
    const { craneOf, timing } = this;
    const { world } = this.how;
    const t = chance.next() < FROM_LAST ? this.draw(timing.lastCrane, chance) : chance.int(world.tasks);
    const v = craneOf[t];
    const w = chance.next() < FAR ? chance.int(world.cranes) : v + (chance.next() < 0.5 ? -1 : 1);
    if (w === v || w < 0 || w >= world.cranes || !this.shift(t, w)) return false;
    const kind = chance.next();
    if (kind < EXCHANGE) {
      const u = this.draw(w, chance);
      if (u !== t && craneOf[u] === w) this.shift(u, v);
    } else if (kind < SECOND) {
      const u = chance.int(world.tasks);
      const other = craneOf[u] + (chance.next() < 0.5 ? -1 : 1);
      if (other >= 0 && other < world.cranes) this.shift(u, other);
    }
    return true;
  }

  private shift(task: number, to: number): boolean {
    return shift(this.how.world, this.how.order, this.craneOf, { task, to, moved: this.note });
  }

  /** A task of the given crane where a few draws find one, else any. */
  private draw(crane: number, chance: Random): number {
    const { tasks } = this.how.world;
    let t = chance.int(tasks);
    for (let tries = 1; tries < TRIES && this.craneOf[t] !== crane; tries++) t = chance.int(tasks);
    return t;
  }
}
