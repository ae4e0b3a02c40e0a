// The relaxed problem behind the bound: each vessel has a price for being served, each berth takes the row of vessels that is worth most to
// it, and that a vessel is served once is not asked for, only that none follows herself. The value is below the cost of every plan.
//
// The relaxation of the time-indexed model by a dynamic programme over time is Lagrange's, as van den Akker, Hurkens and Savelsbergh (2000,
// "Time-indexed formulations for machine scheduling problems: column generation") describe for one machine; that no job follows itself is
// after Péridy, Pinson and Rivreau (2003, "Using short-term memory to minimize the weighted number of late jobs on a single machine").
import type { BerthModel } from './model.ts';
import { keptStarts, type KindStarts } from './starts.ts';

/** Tolerance of sums of prices, far above their rounding errors and far below one unit of cost. */
export const ROUNDING = 1e-5;

/** The rows of vessels from (or up to) a time on: the cheapest, and the cheapest that begins (ends) with another vessel. */
interface Rows {
  readonly cost: Float64Array;
  readonly vessel: Int32Array;
  readonly otherCost: Float64Array;
  readonly otherVessel: Int32Array;
}

/** No vessel begins the row; and a mark that differs from every vessel and from this. */
const NOBODY = -1;

/** Who is served where and until when. */
export interface Service {
  /** How often each vessel is served. */
  readonly served: Float64Array;
  /** The same for each pair of kind and vessel. */
  readonly servedAt: Float64Array;
  /** Sums of the departures of each vessel, and of their squares. */
  readonly departures: Float64Array;
  readonly departureSquares: Float64Array;
}

/** Nobody is served. */
export function newService({ vessels, kinds }: BerthModel): Service {
  return {
    served: new Float64Array(vessels),
    servedAt: new Float64Array(kinds * vessels),
    departures: new Float64Array(vessels),
    departureSquares: new Float64Array(vessels),
  };
}

/** The relaxed problem at prices that change from pass to pass. */
export class Relaxation {
  /** The service of the last pass. */
  readonly service: Service;
  /** Starts looked at since they were last taken. */
  private looked = 0;
  private readonly model: BerthModel;
  private readonly after: Rows[];
  private readonly before: Rows;
  private readonly worth: Float64Array;

  constructor(model: BerthModel) {
    this.model = model;
    this.service = newService(model);
    this.worth = new Float64Array(model.vessels);
    this.after = Array.from({ length: model.kinds }, () => newRows(model.end + 1));
    this.before = newRows(model.end + 1);
  }

  /** The starts looked at since this was last asked. */
  takeLooked(): number {
    const { looked } = this;
    this.looked = 0;
    return looked;
  }

  /** The value of the relaxation at these prices: no plan that uses only these starts costs less. */
  pass(starts: readonly KindStarts[], prices: Float64Array): number {
    const { model } = this;
    const { served, servedAt, departures, departureSquares } = this.service;
    for (const sums of [served, servedAt, departures, departureSquares]) sums.fill(0);
    let value = 0;
    this.looked += model.vessels;
    for (let i = 0; i < model.vessels; i++) {
      value += Math.min(prices[i]!, model.unplaced);
      if (prices[i]! > model.unplaced) served[i]! += 1;
    }
    for (let kind = 0; kind < model.kinds; kind++) {
      this.looked += starts[kind]!.vessel.length;
      this.rowsAfter(kind, starts[kind]!, prices);
      value += model.berthsOf[kind]! * this.after[kind]!.cost[starts[kind]!.begin]!;
      this.trace(kind, starts[kind]!);
    }
    return value;
  }

  /** The starts that a plan cheaper than `below` can use. To be asked right after the pass with these starts and prices, whose value is given. */
  reduced(starts: readonly KindStarts[], prices: Float64Array, value: number, below: number): KindStarts[] {
    const { model, before, worth } = this;
    return starts.map((open, kind) => {
      this.rowsBefore(kind, open, prices);
      this.looked += 2 * open.vessel.length;
      const after = this.after[kind]!;
      const handling = model.handling.subarray(kind * model.vessels, (kind + 1) * model.vessels);
      const slack = below - 1 - value + after.cost[open.begin]! + ROUNDING;
      return keptStarts(open, (t, i) => {
        const e = Math.min(t + handling[i]!, open.end);
        const earlier = before.vessel[t] === i ? before.otherCost[t]! : before.cost[t]!;
        const later = after.vessel[e] === i ? after.otherCost[e]! : after.cost[e]!;
        return earlier + t + worth[i]! + later <= slack;
      });
    });
  }

  /** What is added to the start of a vessel to have her cost less her price. */
  private weigh(kind: number, prices: Float64Array): void {
    const { model, worth } = this;
    const pair = kind * model.vessels;
    for (let i = 0; i < model.vessels; i++) worth[i] = model.handling[pair + i]! - model.arrival[i]! - prices[i]!;
  }

  /** Fills the cheapest rows from each time on, back from the end. */
  private rowsAfter(kind: number, { from, vessel, begin, end }: KindStarts, prices: Float64Array): void {
    this.weigh(kind, prices);
    const { worth, model } = this;
    const handling = model.handling.subarray(kind * model.vessels, (kind + 1) * model.vessels);
    const { cost, vessel: first, otherCost, otherVessel } = this.after[kind]!;
    let [best, who, other, otherWho] = [0, NOBODY, 0, NOBODY];
    cost[end] = 0;
    otherCost[end] = 0;
    first[end] = NOBODY;
    otherVessel[end] = NOBODY;
    for (let t = end - 1; t >= begin; t--) {
      for (let a = from[t]!, z = from[t + 1]!; a < z; a++) {
        const i = vessel[a]!;
        let e = t + handling[i]!;
        if (e > end) e = end;
        const value = t + worth[i]! + (first[e] === i ? otherCost[e]! : cost[e]!);
        if (value >= other) continue;
        if (value < best) {
          if (who !== i) {
            other = best;
            otherWho = who;
          }
          best = value;
          who = i;
        } else if (who !== i) {
          other = value;
          otherWho = i;
        }
      }
      cost[t] = best;
      first[t] = who;
      otherCost[t] = other;
      otherVessel[t] = otherWho;
    }
  }

  /** Fills the cheapest rows that are over at each time. */
  private rowsBefore(kind: number, { from, vessel, begin, end }: KindStarts, prices: Float64Array): void {
    this.weigh(kind, prices);
    const { worth, model, before } = this;
    const handling = model.handling.subarray(kind * model.vessels, (kind + 1) * model.vessels);
    before.cost.fill(0, begin, end + 1);
    before.otherCost.fill(0, begin, end + 1);
    before.vessel.fill(NOBODY, begin, end + 1);
    before.otherVessel.fill(NOBODY, begin, end + 1);
    for (let t = begin; t < end; t++) {
      if (t > begin) {
        enter(before, t, before.cost[t - 1]!, before.vessel[t - 1]!);
        enter(before, t, before.otherCost[t - 1]!, before.otherVessel[t - 1]!);
      }
      for (let a = from[t]!; a < from[t + 1]!; a++) {
        const i = vessel[a]!;
        const earlier = before.vessel[t] === i ? before.otherCost[t]! : before.cost[t]!;
        enter(before, Math.min(end, t + handling[i]!), earlier + t + worth[i]!, i);
      }
    }
  }

  /** Follows the cheapest row and counts who is served in it. */
  private trace(kind: number, { begin, end }: KindStarts): void {
    const { model } = this;
    const { served, servedAt, departures, departureSquares } = this.service;
    const { cost, vessel, otherCost, otherVessel } = this.after[kind]!;
    const pair = kind * model.vessels;
    const berths = model.berthsOf[kind]!;
    let last = NOBODY;
    for (let t = begin; t < end;) {
      const second = last !== NOBODY && vessel[t] === last;
      const i = second ? otherVessel[t]! : vessel[t]!;
      if (i === NOBODY) return;
      // The row begins at the latest time at which it is still the one: up to there the berth lies idle.
      const value = second ? otherCost[t]! : cost[t]!;
      while (t + 1 < end && isRow(this.after[kind]!, t + 1, value, i)) t++;
      served[i]! += berths;
      servedAt[pair + i]! += berths;
      t += model.handling[pair + i]!;
      departures[i]! += berths * t;
      departureSquares[i]! += berths * t * t;
      last = i;
    }
  }
}

function newRows(length: number): Rows {
  return {
    cost: new Float64Array(length),
    vessel: new Int32Array(length),
    otherCost: new Float64Array(length),
    otherVessel: new Int32Array(length),
  };
}

/** Whether the row that begins with the vessel and has this value is among those from the time on. */
function isRow({ cost, vessel, otherCost, otherVessel }: Rows, t: number, value: number, i: number): boolean {
  return (cost[t] === value && vessel[t] === i) || (otherCost[t] === value && otherVessel[t] === i);
}

/** Enters a row that is over at a time. */
function enter(rows: Rows, t: number, value: number, i: number): void {
  if (value >= rows.otherCost[t]!) return;
  if (value < rows.cost[t]!) {
    if (rows.vessel[t] !== i) {
      rows.otherCost[t] = rows.cost[t]!;
      rows.otherVessel[t] = rows.vessel[t]!;
    }
    rows.cost[t] = value;
    rows.vessel[t] = i;
  } else if (rows.vessel[t] !== i) {
    rows.otherCost[t] = value;
    rows.otherVessel[t] = i;
  }
}
