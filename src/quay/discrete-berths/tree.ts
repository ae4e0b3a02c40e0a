// Branch and bound: the plans are parted by when a vessel departs, or at which kind of berth she lies, and each part is bounded on its own. The part with the
// lowest bound is looked at first, the deepest of these before the others, so the proven bound rises whenever it can.
import type { BerthModel } from './model.ts';
import { Ascent, provenCost, type Ascended, type Effort } from './ascent.ts';
import { Relaxation } from './relaxation.ts';
import { allStarts, keptStarts, type KindStarts } from './starts.ts';
import type { DiscreteBerthPlan } from './problem.ts';
import type { Work } from './work.ts';

/** What parts the plans: only these starts of the vessel are left. */
interface Decision {
  vessel: number;
  /** Her departure, earliest and latest. */
  from: number;
  to: number;
  /** Whether she may lie at each kind of berth. */
  kinds: readonly boolean[] | null;
}

/** A part of the plans that is still to be looked at. */
interface Part {
  decisions: readonly Decision[];
  prices: Float64Array;
  /** Proven for the part it comes from. */
  bound: number;
}

/** The first ascent, and that of each part. */
const ROOT: Effort = { passes: 6000, patience: 400, share: 0.005, step: 0.2 };
const PART: Effort = { passes: 200, patience: 30, share: 0.03, step: 0.05 };
/** The spread of departures (its variance) from which on they part the plans. */
const SPREAD = 0.05;
/** A vessel served less than this is not looked at for it. */
const SERVED = 0.1;

export class BerthTree {
  /** No plan costs less. */
  bound = 0;
  /** Parts looked at. */
  parts = 0;
  /** A plan that costs less than what was asked for, found where nothing was left to decide. */
  found: { plan: DiscreteBerthPlan; cost: number } | null = null;
  private readonly model: BerthModel;
  private readonly work: Work;
  private readonly relaxation: Relaxation;
  private readonly ascent: Ascent;
  private root: Ascended | null = null;
  private level: KindStarts[] = [];
  private readonly open = new Map<number, Part[]>();

  constructor(model: BerthModel, work: Work) {
    this.model = model;
    this.work = work;
    this.relaxation = new Relaxation(model);
    this.ascent = new Ascent(model, this.relaxation);
  }

  /** The model with the windows of starts cut to what a plan cheaper than `below` can use; to be asked after the first run. */
  windows(below: number): BerthModel {
    const { model } = this;
    const first = new Int32Array(model.first.length).fill(model.end);
    const last = new Int32Array(model.last.length).fill(-1);
    forEachStart(this.rootStarts(below), (kind, t, i) => {
      const pair = kind * model.vessels + i;
      first[pair] = Math.min(first[pair]!, t);
      last[pair] = Math.max(last[pair]!, t);
    });
    return { ...model, first, last };
  }

  /** Goes on until `until` steps are done in all, the bound reaches `below`, the cost of a plan at hand, or a better plan is found. */
  run(below: number, until: number): void {
    const { work } = this;
    this.found = null;
    if (this.root === null) this.begin(below);
    while (!work.over && work.done < until && this.bound < below && this.found === null) {
      const part = this.next();
      if (part === null) this.rise();
      else this.look(part);
    }
  }

  private begin(below: number): void {
    const prices = new Float64Array(this.model.vessels);
    const root = this.ascent.run(allStarts(this.model), prices, below, ROOT, this.count);
    this.root = root;
    this.bound = Math.max(0, Math.min(below, provenCost(root.value)));
    this.narrow();
    this.keep({ decisions: [], prices: root.prices, bound: this.bound });
  }

  private readonly count = (steps: number): boolean => {
    this.work.count(steps);
    return this.work.over;
  };

  /** The next part whose bound is the least, taken off the list; null when none of that bound is left. */
  private next(): Part | null {
    return this.open.get(this.bound)?.pop() ?? null;
  }

  /** No plan costs as little as the bound: it rises to that of the next part, or past all plans when none is left. */
  private rise(): void {
    this.open.delete(this.bound);
    this.bound = Math.min(...this.open.keys());
    if (this.bound < Infinity) this.narrow();
  }

  /** Leaves those of the starts of the first ascent that a plan which costs no more than the bound can use. */
  private narrow(): void {
    this.level = this.rootStarts(this.bound + 1);
  }

  /** The starts of the first ascent that a plan cheaper than `below` can use. */
  private rootStarts(below: number): KindStarts[] {
    const { starts, prices } = this.root!;
    const value = this.relaxation.pass(starts, prices);
    const reduced = this.relaxation.reduced(starts, prices, value, below);
    this.work.count(this.relaxation.takeLooked());
    return reduced;
  }

  /** Asks of a part whether it may hold a plan that costs no more than the bound, and parts it if so. */
  private look(part: Part): void {
    this.parts++;
    const below = this.bound + 1;
    const { value, prices, starts } = this.ascent.run(
      this.startsOf(part.decisions),
      part.prices,
      below,
      PART,
      this.count,
    );
    const bound = Math.max(part.bound, provenCost(value));
    const { decisions } = part;
    if (bound >= below || this.work.over) {
      this.keep({ decisions, prices, bound });
      return;
    }
    const pair = this.byDeparture() ?? this.byKind(starts);
    if (pair === null && !this.settle(starts, below)) this.keep({ decisions, prices, bound: below });
    for (const decision of pair ?? []) this.keep({ decisions: [...decisions, decision], prices, bound });
  }

  private keep(part: Part): void {
    const parts = this.open.get(part.bound);
    if (parts) parts.push(part);
    else this.open.set(part.bound, [part]);
  }

  private startsOf(decisions: readonly Decision[]): KindStarts[] {
    const { model } = this;
    const n = model.vessels;
    return this.level.map((starts, kind) => {
      const from = new Float64Array(n).fill(-Infinity);
      const to = new Float64Array(n).fill(Infinity);
      for (const d of decisions) {
        const handling = model.handling[kind * n + d.vessel]!;
        from[d.vessel] = Math.max(from[d.vessel]!, d.from - handling);
        to[d.vessel] = d.kinds?.[kind] === false ? -Infinity : Math.min(to[d.vessel]!, d.to - handling);
      }
      return keptStarts(starts, (t, i) => t >= from[i]! && t <= to[i]!);
    });
  }

  /** The vessel whose departures are spread most departs by their mean, or after it. */
  private byDeparture(): Decision[] | null {
    const { model } = this;
    const { servedAt, departures, departureSquares } = this.ascent.mean;
    let widest = SPREAD;
    let vessel = -1;
    let middle = 0;
    for (let i = 0; i < model.vessels; i++) {
      let served = 0;
      for (let pair = i; pair < servedAt.length; pair += model.vessels) served += servedAt[pair]!;
      if (served < SERVED) continue;
      const mean = departures[i]! / served;
      const spread = departureSquares[i]! / served - mean * mean;
      if (spread <= widest) continue;
      widest = spread;
      vessel = i;
      middle = Math.floor(mean);
    }
    if (vessel < 0) return null;
    return [
      { vessel, from: middle + 1, to: Infinity, kinds: null },
      { vessel, from: -Infinity, to: middle, kinds: null },
    ];
  }

  /** The vessel that is most undecided between a kind of berth and the others lies there, or does not. */
  private byKind(starts: readonly KindStarts[]): Decision[] | null {
    const { model } = this;
    const { served, servedAt } = this.ascent.mean;
    const open = openByPair(model, starts);
    let [least, vessel, at] = [Infinity, -1, -1];
    for (let i = 0; i < model.vessels; i++) {
      if (open.filter((_, pair) => pair % model.vessels === i && open[pair]! > 0).length < 2) continue;
      for (let kind = 0; kind < model.kinds; kind++) {
        const pair = kind * model.vessels + i;
        if (open[pair] === 0) continue;
        const distance = Math.abs(0.5 - servedAt[pair]! / Math.max(served[i]!, 0.5));
        if (distance >= least) continue;
        [least, vessel, at] = [distance, i, kind];
      }
    }
    if (vessel < 0) return this.byAnyDeparture(starts);
    const kinds = Array.from({ length: model.kinds }, (_, kind) => kind === at);
    const any = { vessel, from: -Infinity, to: Infinity };
    return [
      { ...any, kinds: kinds.map((is) => !is) },
      { ...any, kinds },
    ];
  }

  /** Every vessel has one kind of berth: the first that has two starts departs by the earlier half of them, or after it. */
  private byAnyDeparture(starts: readonly KindStarts[]): Decision[] | null {
    const { model } = this;
    const earliest = new Float64Array(model.vessels).fill(Infinity);
    const latest = new Float64Array(model.vessels).fill(-Infinity);
    forEachStart(starts, (kind, t, i) => {
      const departure = t + model.handling[kind * model.vessels + i]!;
      earliest[i] = Math.min(earliest[i]!, departure);
      latest[i] = Math.max(latest[i]!, departure);
    });
    const vessel = earliest.findIndex((departure, i) => departure < latest[i]!);
    if (vessel < 0) return null;
    const middle = Math.floor((earliest[vessel]! + latest[vessel]!) / 2);
    return [
      { vessel, from: middle + 1, to: Infinity, kinds: null },
      { vessel, from: -Infinity, to: middle, kinds: null },
    ];
  }

  /** Nothing is left to decide: each vessel has one start at most. A plan of these, where it is one, is the best of its part. */
  private settle(starts: readonly KindStarts[], below: number): boolean {
    const { model } = this;
    const plan: DiscreteBerthPlan = Array.from({ length: model.vessels }, () => null);
    const free = new Float64Array(model.berths);
    let cost = model.vessels * model.unplaced;
    forEachStart(starts, (kind, t, i) => {
      const berth = free.findIndex((time, b) => model.kindOf[b] === kind && time <= t);
      if (berth < 0) return;
      const handling = model.handling[kind * model.vessels + i]!;
      free[berth] = t + handling;
      plan[i] = { berth, start: t };
      cost += t + handling - model.arrival[i]! - model.unplaced;
    });
    if (cost < below) this.found = { plan, cost };
    return cost < below;
  }
}

function openByPair(model: BerthModel, starts: readonly KindStarts[]): Int32Array {
  const open = new Int32Array(model.kinds * model.vessels);
  forEachStart(starts, (kind, _, i) => open[kind * model.vessels + i]!++);
  return open;
}

/** Goes through open starts, at each kind in the order of time. */
function forEachStart(starts: readonly KindStarts[], tell: (kind: number, time: number, vessel: number) => void): void {
  starts.forEach(({ from, vessel, begin, end }, kind) => {
    for (let t = begin; t < end; t++) for (let a = from[t]!; a < from[t + 1]!; a++) tell(kind, t, vessel[a]!);
  });
}
