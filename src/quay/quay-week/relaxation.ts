// The relaxed week behind the bound: a price for each crane hour and for each stretch of quay in each hour; every call then chooses for
// herself the cheapest berth, whoever else lies there. What the calls pay less what the quay and its cranes are worth is below every plan.
//
// Lagrange's relaxation of the time-indexed model with a column for each place, crane number and start; the columns are those of Iris,
// Pacino, Ropke and Larsen (2015, "Integrated berth allocation and quay crane assignment problem: set partitioning models and computational
// results"), the prices are sought by an ascent instead of a linear programme.
import type { Work } from '../discrete-berths/work.ts';
import { choiceOf, type CallModel, type Choice, type Option, type Place, type WeekModel } from './model.ts';

/** Quarter hours that have one price. */
const HOUR = 4;

/** Slack of sums of prices, far above their rounding. */
const ROUNDING = 1e-7;

/** The starts that are left of an option at a place. */
interface Row {
  place: Place;
  option: Option;
  first: number;
  last: number;
}

/** Prices, or what is used: of crane hours by class and hour, then of the quay by segment and hour. */
export type Prices = Float64Array;

export class Relaxation {
  private readonly model: WeekModel;
  private readonly work: Work;
  readonly hours: number;
  /** Cranes wide enough for each class of vessels: all, then those that only the wider cranes span. */
  private readonly classes: { rows: number; cranes: number }[];
  private rows: Row[][];
  /** Number of prices. */
  readonly size: number;
  /** What there is of each. */
  readonly capacity: Float64Array;
  /** What the last pass used. */
  readonly used: Float64Array;
  /** What each call chose in the last pass; null: no berth. */
  readonly chosen: (Choice | null)[];
  private readonly pays: Float64Array;
  private readonly craneSum: Float64Array;
  private readonly quaySum: Float64Array;
  private readonly begins: Float64Array;
  private readonly ends: Float64Array;
  private readonly placeSum: Float64Array;

  constructor(model: WeekModel, work: Work) {
    this.model = model;
    this.work = work;
    this.hours = Math.ceil(model.periods / HOUR);
    this.classes = classesOf(model);
    this.size = (this.classes.length + model.segments) * this.hours;
    this.capacity = this.capacities();
    this.used = new Float64Array(this.size);
    this.chosen = model.calls.map(() => null);
    this.pays = new Float64Array(model.calls.length);
    this.craneSum = new Float64Array(model.periods + 1);
    this.quaySum = new Float64Array((model.segments + 1) * this.hours);
    this.begins = new Float64Array(model.periods + 1);
    this.ends = new Float64Array(model.periods + 1);
    this.placeSum = new Float64Array(model.periods + 1);
    this.rows = model.calls.map((call) =>
      call.places.flatMap((place) =>
        place.options.map((option) => ({ place, option, first: call.first, last: model.periods - option.periods })),
      ),
    );
  }

  /** The value at these prices, which is below the cost of every plan that is better than the best one known. */
  pass(prices: Prices): number {
    const { used, capacity, chosen } = this;
    used.fill(0);
    this.sumQuay(prices);
    let value = 0;
    for (let i = 0; i < this.size; i++) value -= prices[i] * capacity[i];
    this.model.calls.forEach((call, i) => {
      this.sumCranes(call, prices);
      this.pays[i] = this.choose(call, i);
      value += this.pays[i];
      const choice = chosen[i];
      if (choice !== null) this.use(call, choice);
    });
    return value - ROUNDING;
  }

  /** Drops the starts that no plan below `cost` can use, by the prices of the last pass, whose value is given. */
  drop(prices: Prices, value: number, cost: number): void {
    this.sumQuay(prices);
    const slack = cost - value + 2 * ROUNDING;
    this.rows = this.model.calls.map((call, i) => {
      this.sumCranes(call, prices);
      return this.rows[i].filter((row) => this.narrow(call, row, this.pays[i] + slack));
    });
  }

  /** Starts that are left. */
  left(): number {
    return this.rows.reduce((sum, rows) => sum + rows.reduce((n, r) => n + r.last - r.first + 1, 0), 0);
  }

  private capacities(): Float64Array {
    const { hours, classes, model } = this;
    const capacity = new Float64Array(this.size).fill(1);
    classes.forEach(({ cranes }, k) => capacity.fill(cranes, k * hours, (k + 1) * hours));
    const closed = new Uint8Array(model.segments * model.periods);
    for (const { segment, segments, from, to } of model.closed)
      for (let s = segment; s < Math.min(model.segments, segment + segments); s++)
        closed.fill(1, s * model.periods + from, s * model.periods + to);
    for (let at = 0; at < closed.length; at++) {
      const hour = Math.floor((at % model.periods) / HOUR);
      capacity[(classes.length + Math.floor(at / model.periods)) * hours + hour] -= closed[at] / HOUR;
    }
    return capacity;
  }

  /** Prices of the quay from its beginning up to each segment, in each hour. */
  private sumQuay(prices: Prices): void {
    const { hours, quaySum } = this;
    const from = this.classes.length * hours;
    for (let at = 0; at < this.model.segments * hours; at++) quaySum[at + hours] = quaySum[at] + prices[from + at];
  }

  /** Price of one crane for this call from the beginning of the week up to each quarter hour. */
  private sumCranes(call: CallModel, prices: Prices): void {
    const { hours, craneSum, classes } = this;
    for (let t = 0; t < this.model.periods; t++) {
      let price = 0;
      for (let k = 0; k < classes.length; k++)
        if (call.request.rows >= classes[k].rows) price += prices[k * hours + ((t / HOUR) | 0)];
      craneSum[t + 1] = craneSum[t] + price / HOUR;
    }
  }

  /** Her cheapest choice at the prices; what it costs her, the price of all that she takes included. */
  private choose(call: CallModel, i: number): number {
    const rows = this.rows[i];
    let least = call.unserved;
    let best: Row | null = null;
    let bestStart = 0;
    for (let from = 0, to = 0; from < rows.length; from = to) {
      while (to < rows.length && rows[to].place === rows[from].place) to++;
      this.sumPlace(call, rows, from, to);
      for (let r = from; r < to; r++) {
        const start = this.cheapestStart(call, rows[r], least - rows[r].option.cost);
        if (start < 0) continue;
        least = rows[r].option.cost + this.cost(rows[r], start);
        best = rows[r];
        bestStart = start;
      }
    }
    this.chosen[i] = best === null ? null : choiceOf(call, best.place, best.option, bestStart);
    return least;
  }

  private cheapestStart(call: CallModel, { place, option, first, last }: Row, below: number): number {
    const { craneSum, begins, ends } = this;
    const { cranes, periods } = option;
    const { shallow } = place;
    let best = -1;
    let least = below;
    this.work.count(last - first + 1);
    for (let s = first; s <= last; s++) {
      const e = s + periods;
      const cost = begins[s] + ends[e] + cranes * (craneSum[e] - craneSum[s]);
      if (!(cost < least) || (shallow !== null && shallow[s] < call.leaves[e])) continue;
      least = cost;
      best = s;
    }
    return best;
  }

  private cost({ option: { cranes, periods } }: Row, start: number): number {
    const { craneSum, begins, ends } = this;
    const end = start + periods;
    return begins[start] + ends[end] + cranes * (craneSum[end] - craneSum[start]);
  }

  /** What beginning and ending at each time costs at a place, the price of its quay shared out to both. */
  private sumPlace(call: CallModel, rows: readonly Row[], from: number, to: number): void {
    const { hours, quaySum, begins, ends } = this;
    let first = Infinity;
    let last = 0;
    for (let r = from; r < to; r++) {
      first = Math.min(first, rows[r].first);
      last = Math.max(last, rows[r].last + rows[r].option.periods);
    }
    const low = rows[from].place.segment * hours;
    const high = Math.min(this.model.segments, rows[from].place.segment + call.segments) * hours;
    let sum = 0;
    const { leaves, startCost, endCost } = call;
    const sums = this.placeSum;
    const reach = Math.min(this.model.periods, leaves[last]);
    for (let t = first; t <= reach; t++) {
      sums[t] = sum;
      const hour = (t / HOUR) | 0;
      if (t < reach) sum += (quaySum[high + hour] - quaySum[low + hour]) / HOUR;
    }
    for (let t = first; t <= last; t++) {
      begins[t] = startCost[t] - sums[t];
      ends[t] = endCost[t] + (endCost[t] < Infinity ? sums[leaves[t]] : 0);
    }
  }

  /** Takes the starts away at both ends that cost more than `most`; false when none is left. */
  private narrow(call: CallModel, row: Row, most: number): boolean {
    const cost = (start: number): number => row.option.cost + this.cost(row, start);
    this.sumPlace(call, [row], 0, 1);
    while (row.first <= row.last && !(cost(row.first) <= most)) row.first++;
    while (row.first <= row.last && !(cost(row.last) <= most)) row.last--;
    return row.first <= row.last;
  }

  /** Counts what a choice takes. */
  private use(call: CallModel, { place, option, start, workEnd, end }: Choice): void {
    const { hours, used, classes } = this;
    for (let k = 0; k < classes.length; k++) {
      if (call.request.rows < classes[k].rows) continue;
      for (let t = start; t < workEnd; t++) used[k * hours + ((t / HOUR) | 0)] += option.cranes / HOUR;
    }
    const beyond = Math.min(this.model.segments, place.segment + call.segments);
    for (let segment = place.segment; segment < beyond; segment++) {
      const row = (classes.length + segment) * hours;
      for (let t = start; t < end; t++) used[row + ((t / HOUR) | 0)] += 1 / HOUR;
    }
  }
}

/** One class of all vessels, and one for each width that some cranes do not span. */
function classesOf({ week, calls }: WeekModel): { rows: number; cranes: number }[] {
  const classes = [{ rows: 0, cranes: week.cranes.length }];
  for (const { request } of [...calls].sort((a, b) => a.request.rows - b.request.rows)) {
    const cranes = week.cranes.filter((c) => c.rows >= request.rows).length;
    if (cranes < classes[classes.length - 1].cranes) classes.push({ rows: request.rows, cranes });
  }
  return classes;
}
