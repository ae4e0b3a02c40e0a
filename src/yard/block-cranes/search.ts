// The search over orders of right of way for two cranes of a block, each job with its crane: first by urgency, then bettered by moving
// jobs, changing cranes and starting again from a shaken order; all orders where there are few jobs.
import { Random } from '../../kit/random.ts';
import type { Budget } from '../../terminal/planning.ts';
import type { BlockProblem } from './problem.ts';
import { BlockTiming, CLASS_WEIGHTS } from './timing.ts';

/** Up to so many jobs all orders are tried. */
const EXHAUST_UP_TO = 6;
/** Seed of the shaking: the same problem gets the same answer. */
const SEED = 20_011;
/** Jobs that are tried for each place of the first order where there are steps for that (so many for each job), else one. */
const TRIED = 4;
const STEPS_FOR_TRYING = 20;
/** Jobs that change their place when an order is shaken. */
const SHAKEN = 3;

export class BlockSearch {
  private readonly problem: BlockProblem;
  private readonly budget: Budget;
  private readonly n: number;
  private readonly tries: number;
  private readonly timing: BlockTiming;
  /** Order that is timed now, with the crane of each job; marks of `timing` belong to it. */
  private order: number[] = [];
  private readonly sides: Uint8Array;
  private cost = Infinity;
  /** How many of its jobs are timed and marked. */
  private marked = 0;
  /** First job of each crane after so many jobs: pairs. */
  private readonly firsts: Int16Array;
  private steps: number;
  best: number[] = [];
  bestSides: Uint8Array;
  bestCost = Infinity;
  exhausted = false;

  constructor(problem: BlockProblem, budget: Budget) {
    this.problem = problem;
    this.budget = budget;
    this.steps = budget.steps;
    this.n = problem.jobs.length;
    this.tries = budget.steps >= STEPS_FOR_TRYING * this.n ? TRIED : 1;
    this.timing = new BlockTiming(problem);
    const onlyOne = problem.cranes[0] === null ? 1 : 0;
    this.sides = new Uint8Array(this.n);
    problem.jobs.forEach((job, j) => (this.sides[j] = job.crane < 0 ? onlyOne : job.crane));
    this.bestSides = this.sides.slice();
    this.firsts = new Int16Array(2 * (this.n + 1)).fill(-1);
  }

  /** Searches until nothing helps any more or the steps are spent. A step is one job given to a crane. */
  run(): void {
    this.greedy();
    this.improve();
    if (this.n <= EXHAUST_UP_TO) this.exhaust();
    else this.shakeOn();
  }

  private get over(): boolean {
    return this.steps <= 0 || this.budget.stop?.() === true;
  }

  /** Puts a whole order in place of the one that is timed now. */
  private take(order: readonly number[], sides: Uint8Array): void {
    this.order = [...order];
    this.sides.set(sides);
    this.marked = 0;
    this.cost = this.timeFrom(0, this.order, Infinity);
    this.marked = this.cost < Infinity ? this.n : 0;
    this.keepBest();
  }

  private keepBest(): void {
    if (this.cost >= this.bestCost) return;
    this.bestCost = this.cost;
    this.best = [...this.order];
    this.bestSides = this.sides.slice();
  }

  /** Cost of an order whose first `depth` jobs are timed and marked; Infinity once it is not below `limit`. Marks as it goes. */
  private timeFrom(depth: number, order: readonly number[], limit: number): number {
    const { timing, firsts } = this;
    timing.back(depth, [firsts[2 * depth], firsts[2 * depth + 1]]);
    for (let d = depth; d < this.n; d++) {
      this.timeOne(d, order[d]);
      if (timing.cost >= limit) return Infinity;
    }
    return timing.cost;
  }

  /** Gives one job to its crane after `depth` others, and marks. */
  private timeOne(depth: number, j: number): void {
    const { timing, firsts } = this;
    const side = this.sides[j] as 0 | 1;
    timing.place(j, side);
    this.steps--;
    firsts[2 * depth + 2] = firsts[2 * depth];
    firsts[2 * depth + 3] = firsts[2 * depth + 1];
    if (firsts[2 * depth + 2 + side] < 0) firsts[2 * depth + 2 + side] = j;
    timing.mark(depth + 1);
  }

  /** The crane that is free first gets the job whose waiting costs most for the time that it takes both cranes. */
  greedy(): void {
    const { n, timing } = this;
    const open = Array.from({ length: n }, (_, j) => j);
    const done = new Uint8Array(n);
    timing.back(0, [-1, -1]);
    for (let depth = 0; depth < n; depth++) {
      const earlier = timing.freeFrom(0) <= timing.freeFrom(1) ? 0 : 1;
      const [next, side] = this.mostUrgent(open, done, earlier) ?? this.mostUrgent(open, done, (1 - earlier) as 0 | 1)!;
      open.splice(open.indexOf(next), 1);
      this.order.push(next);
      done[next] = 1;
      this.sides[next] = side;
      this.timeOne(depth, next);
    }
    this.cost = timing.cost;
    this.marked = n;
    this.keepBest();
  }

  /** The job that a crane should do next of those that it may do, after the jobs given so far; null where there is none. */
  private mostUrgent(open: readonly number[], done: Uint8Array, side: 0 | 1): [number, 0 | 1] | null {
    if (!this.problem.cranes[side]) return null;
    const tried = this.mostUrgentByWay(open, done, side);
    if (tried.length < 2) return tried.length === 0 ? null : [tried[0], side];
    const depth = this.order.length;
    let most = -Infinity;
    let next = tried[0];
    for (const j of tried) {
      const urgency = this.urgencyIfPlaced(depth, j, side);
      if (urgency <= most) continue;
      [most, next] = [urgency, j];
    }
    return [next, side];
  }

  /** The jobs that seem most urgent for a crane, the other one left aside; the most urgent first. */
  private mostUrgentByWay(open: readonly number[], done: Uint8Array, side: 0 | 1): number[] {
    const { problem, timing } = this;
    const tried: number[] = [];
    const urgencies: number[] = [];
    for (const j of open) {
      const { crane } = problem.jobs[j];
      if ((crane >= 0 && crane !== side) || (timing.after[j] >= 0 && done[timing.after[j]] === 0)) continue;
      const urgency = this.urgency(j, side);
      let k = urgencies.length;
      while (k > 0 && urgencies[k - 1] < urgency) k--;
      if (k >= this.tries) continue;
      urgencies.splice(k, 0, urgency);
      tried.splice(k, 0, j);
      if (tried.length > this.tries) tried.pop();
    }
    return tried;
  }

  /** The urgency of a job with the time that it really takes: both cranes' waiting for each other, and steps aside. */
  private urgencyIfPlaced(depth: number, j: number, side: 0 | 1): number {
    const { problem, timing, firsts } = this;
    const job = problem.jobs[j];
    const free = timing.freeFrom(side);
    const otherFree = timing.freeFrom((1 - side) as 0 | 1);
    timing.back(depth, [firsts[2 * depth], firsts[2 * depth + 1]]);
    timing.place(j, side);
    this.steps--;
    const end = timing.freeFrom(side);
    const aside = Math.min(1000, timing.freeFrom((1 - side) as 0 | 1) - otherFree || 0);
    timing.back(depth, [firsts[2 * depth], firsts[2 * depth + 1]]);
    const busy = end - free + aside + 1;
    const slack = Math.max(0, job.dueIn - end);
    return (CLASS_WEIGHTS[job.class] / busy) * Math.exp(-slack / (2 * busy)) - 1e-6 * busy;
  }

  /** Weight per second of crane time when late; fades with slack (in units of the job), as in the ATC rule. */
  private urgency(j: number, side: 0 | 1): number {
    const { problem, timing } = this;
    const job = problem.jobs[j];
    const drive = timing.approach(job.pickAt - timing.standsAt(side));
    const handling = drive + job.pickSeconds + (job.meets === 'pick' ? 0 : job.placeSeconds);
    const free = timing.freeFrom(side);
    const after = timing.after[j];
    const idle = Math.max(0, after < 0 ? 0 : timing.endOf(after) - free, job.comesIn - free - handling);
    const busy = handling + idle + 1;
    const slack = Math.max(0, job.dueIn - free - handling);
    return (CLASS_WEIGHTS[job.class] / busy) * Math.exp(-slack / (2 * busy)) - (1e-3 * (drive + idle)) / busy;
  }

  /** Moves and changes single jobs as long as that helps and steps are left; from the end of the order, where little is timed anew. */
  improve(): void {
    let better = true;
    while (better && !this.over) {
      better = false;
      for (let p = this.n - 1; p >= 0 && !this.over; p--) if (this.improveAt(p)) better = true;
    }
    this.keepBest();
  }

  /** Tries the changes of which position p is the first; true when one was good. */
  private improveAt(p: number): boolean {
    const { order } = this;
    const job = order[p];
    if (this.problem.jobs[job].crane < 0 && this.problem.cranes.every((c) => c) && this.tryFlip(p)) return true;
    for (let k = p + 1; k < this.n; k++) {
      if (this.over) return false;
      if (this.tryOrder(p, moved(order, k, p))) return true;
      if (k > p + 1 && this.tryOrder(p, moved(order, p, k))) return true;
    }
    return false;
  }

  private tryFlip(p: number): boolean {
    const job = this.order[p];
    this.sides[job] = 1 - this.sides[job];
    if (this.tryOrder(p, this.order)) return true;
    this.sides[job] = 1 - this.sides[job];
    return false;
  }

  /** Takes an order that is as the present one before position p, when it is better. */
  private tryOrder(p: number, order: number[]): boolean {
    if (!this.inSequence(order, p)) return false;
    if (this.marked < p) this.timeFrom(this.marked, this.order, Infinity);
    const cost = this.timeFrom(p, order, this.cost - 1e-9);
    this.marked = p;
    if (cost === Infinity) return false;
    this.cost = cost;
    this.order = order;
    this.marked = this.n;
    return true;
  }

  /** True when no job stands before the one that must end before it. */
  private inSequence(order: readonly number[], p: number): boolean {
    const { after } = this.timing;
    for (let d = p; d < order.length; d++)
      if (after[order[d]] >= 0 && order.indexOf(after[order[d]], p) > d) return false;
    return true;
  }

  /** Shakes the best order and betters it, again and again, until the steps are spent. */
  private shakeOn(): void {
    const chance = new Random(SEED);
    const free = this.problem.cranes.every((c) => c);
    while (!this.over) {
      let order = [...this.best];
      const sides = this.bestSides.slice();
      for (let i = 0; i < SHAKEN; i++) {
        const shaken = moved(order, chance.int(this.n), chance.int(this.n));
        if (this.inSequence(shaken, 0)) order = shaken;
        const j = chance.int(this.n);
        if (free && this.problem.jobs[j].crane < 0 && chance.next() < 0.5) sides[j] = 1 - sides[j];
      }
      this.take(order, sides);
      this.improve();
    }
  }

  /** All orders depth first, cut off where the cost is no less than the best; true when it got through. */
  private exhaust(): void {
    const used = new Uint8Array(this.n);
    this.descend(0, [], used);
    this.exhausted = !this.over;
  }

  private descend(depth: number, order: number[], used: Uint8Array): void {
    const { timing, firsts, problem, n } = this;
    if (depth === n) {
      this.bestCost = timing.cost;
      this.best = [...order];
      this.bestSides = this.sides.slice();
      return;
    }
    for (let j = 0; j < n; j++) {
      const after = timing.after[j];
      if (used[j] === 1 || (after >= 0 && used[after] === 0)) continue;
      for (const side of [0, 1] as const) {
        const only = problem.jobs[j].crane;
        if (!problem.cranes[side] || (only >= 0 && only !== side)) continue;
        if (this.over) return;
        timing.back(depth, [firsts[2 * depth], firsts[2 * depth + 1]]);
        this.sides[j] = side;
        this.timeOne(depth, j);
        if (timing.cost >= this.bestCost - 1e-9) continue;
        order.push(j);
        used[j] = 1;
        this.descend(depth + 1, order, used);
        order.pop();
        used[j] = 0;
      }
    }
  }
}

/** An order with one job moved. */
function moved(order: readonly number[], from: number, to: number): number[] {
  const changed = [...order];
  changed.splice(to, 0, ...changed.splice(from, 1));
  return changed;
}
