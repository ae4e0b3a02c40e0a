// Looks for good plans: vessels are taken out of the orders of the berths and put back where they cost least, again and again (iterated
// greedy, after Ruiz and Stützle, 2007; accepted by a falling temperature). A plan is an order of vessels for each berth; each begins as
// early as she can.
import { Random } from '../../kit/random.ts';
import type { BerthModel } from './model.ts';
import type { DiscreteBerthPlan } from './problem.ts';
import type { Work } from './work.ts';

/** The orders of a plan and what it costs. */
interface Orders {
  /** The vessels of each berth: row b holds length[b] of them. */
  readonly order: Int32Array;
  readonly length: Int32Array;
  /** Berth of each vessel, -1 for none. */
  readonly berthOf: Int32Array;
  cost: number;
}

/** Vessels taken out at once: at least, and how many more at most. */
const TAKEN = 2;
const TAKEN_MORE = 5;
/** One place in so many is passed over although it is the best so far. */
const PASSED_OVER = 12;
/** A round of the search: iterations, and the temperature at its beginning. */
const ROUND = 20_000;
const TEMPERATURE = 8;
/** Iterations between two looks at the budget. */
const CHUNK = 20;
/** Vessels near in time among which those to take out are drawn. */
const NEAR = 12;

export class BerthSearch {
  private readonly best: Orders;
  /** Places looked at. */
  private looked = 0;
  private readonly model: BerthModel;
  private readonly random: Random;
  private readonly now: Orders;
  private readonly kept: Orders;
  /** For each vessel all, the nearest in time first. */
  private readonly near: Int32Array;
  private readonly taken: number[] = [];
  private berth = -1;
  private place = 0;
  private iteration = 0;

  constructor(model: BerthModel, seed: number) {
    this.model = model;
    this.random = new Random(seed);
    [this.now, this.kept, this.best] = [newOrders(model), newOrders(model), newOrders(model)];
    this.near = nearInTime(model);
    this.construct();
  }

  /** What the best plan costs; a vessel without a place costs more than all others can. */
  get cost(): number {
    return this.best.cost;
  }

  /** A first plan: in the order of their arrivals each vessel where she costs least at her turn. */
  private construct(): void {
    const { now, model } = this;
    const { arrival } = model;
    now.cost = 0;
    const all = Array.from({ length: model.vessels }, (_, i) => i);
    for (const i of all.toSorted((a, b) => arrival[a]! - arrival[b]! || a - b)) this.putBack(i, 0);
    copy(now, this.best);
    copy(now, this.kept);
  }

  /** Goes on until so many more places are looked at, or the work is over. */
  run(places: number, work: Work): void {
    const until = this.looked + places;
    while (this.looked < until && !work.over) {
      const before = this.looked;
      for (let i = 0; i < CHUNK; i++) this.iterate();
      work.count(this.looked - before);
    }
  }

  /** The best plan. */
  plan(): DiscreteBerthPlan {
    const { model, best } = this;
    const plan: DiscreteBerthPlan = Array.from({ length: model.vessels }, () => null);
    for (let berth = 0; berth < model.berths; berth++) {
      const pair = model.kindOf[berth]! * model.vessels;
      let free = 0;
      for (let p = 0; p < best.length[berth]!; p++) {
        const i = best.order[berth * model.vessels + p]!;
        const start = Math.max(free, model.first[pair + i]!);
        plan[i] = { berth, start };
        free = start + model.handling[pair + i]!;
      }
    }
    return plan;
  }

  private iterate(): void {
    const { now, kept, best, random } = this;
    const warmth = TEMPERATURE * (1 - (this.iteration % ROUND) / ROUND);
    if (this.iteration++ % ROUND === 0 && this.iteration > 1) {
      copy(best, now);
      copy(best, kept);
    }
    this.takeOut();
    for (const i of this.taken) this.putBack(i, PASSED_OVER);
    if (now.cost <= kept.cost + random.exponential(warmth)) copy(now, kept);
    else copy(kept, now);
    if (now.cost < best.cost) copy(now, best);
  }

  /** Takes some vessels out, near in time to each other or any, and leaves them in the order in which they are put back. */
  private takeOut(): void {
    const { random, taken, now } = this;
    const n = this.model.vessels;
    const count = Math.min(n, TAKEN + random.int(TAKEN_MORE));
    const around = random.int(3) > 0 ? random.int(n) : -1;
    taken.length = 0;
    while (taken.length < count) {
      const i = around < 0 ? random.int(n) : this.near[around * n + random.int(Math.min(n, NEAR))]!;
      if (taken.includes(i)) continue;
      taken.push(i);
      if (now.berthOf[i]! >= 0) this.remove(i);
      else now.cost -= this.model.unplaced;
    }
  }

  private remove(i: number): void {
    const { now, model } = this;
    const berth = now.berthOf[i]!;
    const row = berth * model.vessels;
    const p = now.order.indexOf(i, row);
    now.cost -= this.orderCost(berth);
    now.order.copyWithin(p, p + 1, row + now.length[berth]!);
    now.length[berth]!--;
    now.berthOf[i] = -1;
    now.cost += this.orderCost(berth);
  }

  private putBack(i: number, passedOver: number): void {
    const { now, model } = this;
    const cost = this.cheapest(i, passedOver);
    now.cost += cost;
    if (this.berth < 0) return;
    const row = this.berth * model.vessels;
    const p = row + this.place;
    now.order.copyWithin(p + 1, p, row + now.length[this.berth]!);
    now.order[p] = i;
    now.length[this.berth]!++;
    now.berthOf[i] = this.berth;
  }

  /** Finds where a vessel is put in for the least; leaves berth and place. The berth is -1 when she has no place. */
  private cheapest(i: number, passedOver: number): number {
    const { now, model, random } = this;
    let least = model.unplaced;
    this.looked++;
    this.berth = -1;
    for (let berth = 0; berth < model.berths; berth++) {
      const pair = model.kindOf[berth]! * model.vessels;
      const [first, last] = [model.first[pair + i]!, model.last[pair + i]!];
      if (last < first) continue;
      const handling = model.handling[pair + i]!;
      const own = handling - model.arrival[i]!;
      const row = berth * model.vessels;
      const length = now.length[berth]!;
      let free = 0;
      for (let p = 0; p <= length; p++) {
        this.looked++;
        const start = free > first ? free : first;
        if (start > last || start + own >= least) break;
        const cost = start + own + this.shift(berth, p, free, start + handling, least - start - own);
        if (cost < least && (passedOver === 0 || this.berth < 0 || random.int(passedOver) > 0)) {
          least = cost;
          this.berth = berth;
          this.place = p;
        }
        if (p === length) break;
        const j = pair + now.order[row + p]!;
        free = (free > model.first[j]! ? free : model.first[j]!) + model.handling[j]!;
      }
    }
    return least;
  }

  /** What the vessels from a place on wait longer when the berth is free at `then` and not at `free`; Infinity when one comes too late or it is `most` or more. */
  private shift(berth: number, p: number, free: number, then: number, most: number): number {
    const { now, model } = this;
    const pair = model.kindOf[berth]! * model.vessels;
    const row = berth * model.vessels;
    let sum = 0;
    for (let q = p; q < now.length[berth]!; q++) {
      const j = pair + now.order[row + q]!;
      const first = model.first[j]!;
      const was = free > first ? free : first;
      const is = then > first ? then : first;
      if (is === was) break;
      sum += is - was;
      if (is > model.last[j]! || sum >= most) return Infinity;
      free = was + model.handling[j]!;
      then = is + model.handling[j]!;
    }
    return sum;
  }

  private orderCost(berth: number): number {
    const { now, model } = this;
    const pair = model.kindOf[berth]! * model.vessels;
    const row = berth * model.vessels;
    let free = 0;
    let sum = 0;
    for (let q = 0; q < now.length[berth]!; q++) {
      const i = now.order[row + q]!;
      const first = model.first[pair + i]!;
      free = (free > first ? free : first) + model.handling[pair + i]!;
      sum += free - model.arrival[i]!;
    }
    return sum;
  }
}

function newOrders(model: BerthModel): Orders {
  return {
    order: new Int32Array(model.berths * model.vessels),
    length: new Int32Array(model.berths),
    berthOf: new Int32Array(model.vessels).fill(-1),
    cost: model.vessels * model.unplaced,
  };
}

function copy(from: Orders, to: Orders): void {
  to.order.set(from.order);
  to.length.set(from.length);
  to.berthOf.set(from.berthOf);
  to.cost = from.cost;
}

/** For each vessel all vessels, those that arrive nearest to her first; she is the first herself. */
function nearInTime({ vessels, arrival }: BerthModel): Int32Array {
  const near = new Int32Array(vessels * vessels);
  const all = Array.from({ length: vessels }, (_, i) => i);
  for (const i of all) {
    const distance = (j: number): number => (j === i ? -1 : Math.abs(arrival[j]! - arrival[i]!));
    near.set(
      all.toSorted((a, b) => distance(a) - distance(b) || a - b),
      i * vessels,
    );
  }
  return near;
}
