// The time of a split of the tasks among the cranes, kept up to date while single tasks change their crane.
import { Sweep, type SweepWorld } from '../sweep.ts';
import { passagesOf, type Passages } from './passages.ts';

/** Before any work, s: earlier than everything. */
const NEVER = -1e12;

/** Times one split after another. A change is either kept or taken back by moving the tasks back. */
export interface Timing {
  /** Gives task t to crane w. */
  move(t: number, w: number): void;
  /** Makespan with all moves since the last `keep`, s; Infinity as soon as it is known to be above the limit. */
  time(limit: number): number;
  /** Takes the moves as the new state. */
  keep(): void;
  /** The moves since the last `keep` are taken back by the caller. */
  back(): void;
  /** The crane that ends last in the state that was kept last. */
  readonly lastCrane: number;
}

/** The quickest timing that this world allows. */
export function timingOf(world: SweepWorld, craneOf: Int8Array): Timing {
  const passages = passagesOf(world);
  return passages === null ? new SweepTiming(world, craneOf) : new PassageTiming(passages, craneOf);
}

/** By passages: what lies before and behind the changed ones is not timed again. */
export class PassageTiming implements Timing {
  lastCrane = 0;
  private readonly p: Passages;
  private readonly craneOf: Int8Array;
  /** Work and number of tasks done at each passage. */
  private readonly work: Float64Array;
  private readonly has: Int32Array;
  /** Before each passage: the clocks of the cranes, and the greatest end so far. */
  private readonly heads: Float64Array;
  private readonly headEnd: Float64Array;
  /** Crane that ends last so far. */
  private readonly headLast: Int8Array;
  /** From each passage on: longest way from the clock of each crane to an end, and the greatest end that depends on no clock. */
  private readonly tails: Float64Array;
  private readonly tailEnd: Float64Array;
  private readonly clock: Float64Array;
  /** First and last passage changed since the last `keep`. */
  private from: number;
  private to = -1;

  constructor(passages: Passages, craneOf: Int8Array) {
    const { count, cranes, world } = passages;
    this.p = passages;
    this.craneOf = Int8Array.from(craneOf);
    this.work = new Float64Array(count);
    this.has = new Int32Array(count);
    this.heads = new Float64Array((count + 1) * cranes).fill(NEVER);
    this.headEnd = new Float64Array(count + 1).fill(passages.begun);
    this.headLast = new Int8Array(count + 1).fill(Math.max(0, passages.begunEnd.indexOf(passages.begun)));
    this.tails = new Float64Array((count + 1) * cranes).fill(NEVER);
    this.tailEnd = new Float64Array(count + 1);
    this.clock = new Float64Array(cranes);
    this.from = count;
    for (let t = 0; t < world.tasks; t++) if (passages.bayOf[t] >= 0) this.put(t, craneOf[t], 1);
    this.from = 0;
    this.to = count - 1;
    this.keep();
  }

  move(t: number, w: number): void {
    if (this.p.bayOf[t] < 0) return;
    this.put(t, this.craneOf[t], -1);
    this.craneOf[t] = w;
    this.put(t, w, 1);
  }

  private put(t: number, v: number, sign: number): void {
    const e = this.p.at[this.p.bayOf[t] * this.p.cranes + v];
    this.work[e] += sign * this.p.world.seconds[t];
    this.has[e] += sign;
    if (e < this.from) this.from = e;
    if (e > this.to) this.to = e;
  }

  time(limit: number): number {
    const { clock, heads, tails, work, has, from, to } = this;
    const { cranes, crane, drive, release, count } = this.p;
    if (from > to) return this.headEnd[count];
    for (let v = 0; v < cranes; v++) clock[v] = heads[from * cranes + v];
    let longest = Math.max(this.headEnd[from], this.tailEnd[to + 1]);
    if (longest > limit) return Infinity;
    for (let e = from; e <= to; e++) {
      if (has[e] === 0) continue;
      const v = crane[e];
      const there = clock[v] + drive[e];
      const end = (there > release[e] ? there : release[e]) + work[e];
      if (end > longest) {
        if (end > limit) return Infinity;
        longest = end;
      }
      const free = end - drive[e];
      for (let u = v; u >= 0 && clock[u] < free; u--) clock[u] = free;
    }
    const behind = (to + 1) * cranes;
    for (let v = 0; v < cranes; v++) {
      const end = clock[v] + tails[behind + v];
      if (end > longest) longest = end;
    }
    return longest > limit ? Infinity : longest;
  }

  keep(): void {
    this.renewHeads();
    this.renewTails();
    this.back();
  }

  back(): void {
    this.from = this.p.count;
    this.to = -1;
  }

  /** From the first change on, until behind the last one nothing differs from what was there. */
  private renewHeads(): void {
    const { heads, headEnd, headLast, work, has, to } = this;
    const { cranes, crane, drive, release, count } = this.p;
    let longest = headEnd[this.from];
    let last = headLast[this.from];
    let same = false;
    for (let e = this.from; e < count && !same; e++) {
      const here = e * cranes;
      let free = NEVER;
      let v = -1;
      if (has[e] > 0) {
        v = crane[e];
        const end = Math.max(heads[here + v] + drive[e], release[e]) + work[e];
        if (end >= longest) {
          longest = end;
          last = v;
        }
        free = end - drive[e];
      }
      same = e > to && headEnd[e + 1] === longest && headLast[e + 1] === last;
      headEnd[e + 1] = longest;
      headLast[e + 1] = last;
      for (let u = 0; u < cranes; u++) {
        const clock = u <= v && heads[here + u] < free ? free : heads[here + u];
        if (clock !== heads[here + cranes + u]) {
          heads[here + cranes + u] = clock;
          same = false;
        }
      }
    }
    this.lastCrane = headLast[count];
  }

  /** From the last change back, until before the first one nothing differs from what was there. */
  private renewTails(): void {
    const { tails, tailEnd, work, has, from } = this;
    const { cranes, crane, drive, release } = this.p;
    let same = false;
    for (let e = this.to; e >= 0 && !same; e--) {
      const here = e * cranes;
      const next = here + cranes;
      let way = 0;
      let v = -1;
      if (has[e] > 0) {
        v = crane[e];
        for (let u = 0; u <= v; u++) if (tails[next + u] - drive[e] > way) way = tails[next + u] - drive[e];
        way += work[e];
      }
      const end = v >= 0 ? Math.max(tailEnd[e + 1], release[e] + way) : tailEnd[e + 1];
      same = e < from && tailEnd[e] === end;
      tailEnd[e] = end;
      for (let u = 0; u < cranes; u++) {
        const tail = u === v ? Math.max(tails[next + u], drive[e] + way) : tails[next + u];
        if (tail !== tails[here + u]) {
          tails[here + u] = tail;
          same = false;
        }
      }
    }
  }
}

/** By the whole sweep, for worlds that are no row of passages. */
class SweepTiming implements Timing {
  lastCrane = 0;
  private readonly sweep: Sweep;
  private readonly craneOf: Int8Array;

  constructor(world: SweepWorld, craneOf: Int8Array) {
    this.sweep = new Sweep(world);
    this.craneOf = Int8Array.from(craneOf);
    this.keep();
  }

  move(t: number, w: number): void {
    this.craneOf[t] = w;
  }

  time(limit: number): number {
    return this.sweep.run(this.craneOf, limit);
  }

  keep(): void {
    this.sweep.run(this.craneOf);
    const { craneEnd } = this.sweep;
    this.lastCrane = 0;
    for (let v = 1; v < craneEnd.length; v++) if (craneEnd[v] > craneEnd[this.lastCrane]) this.lastCrane = v;
  }

  back(): void {
    // Every time is reckoned from the whole split: nothing to forget.
  }
}
