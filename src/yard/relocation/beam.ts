// Beam search (after Bacci, Mattia and Ventura 2019, "The bounded beam search algorithm for the block relocation problem"): all good bays after one relocation, after two, and so on, of which the best few go on. Finds good plans soon, proves nothing.
import { EMPTY, type BayState } from './bay-state.ts';
import { RelocationBound } from './bound.ts';
import type { Relocations } from './search.ts';
import type { Work } from './work.ts';

/**
 * Which moves a beam tries: restricted, those of boxes above one whose turn it is; ready, of the others also those that lead a box to the
 * tightest stack on which it stands well; any, all moves, with the bound of the exact search as estimate.
 */
export type BeamMoves = 'restricted' | 'ready' | 'any';

/** Bays of one depth: all boxes with the heights of their stacks, what was spent, and where they came from. */
interface Layer {
  count: number;
  heights: Uint16Array;
  boxes: Uint16Array;
  spent: Float64Array;
}

/** Of each bay of a layer: its number in the layer before, and the relocation that led to it. */
interface Steps {
  parent: Int32Array;
  move: Int32Array;
}

export interface BeamPlan {
  relocations: Relocations;
  cost: number;
}

export class BeamSearch {
  private readonly state: BayState;
  private readonly work: Work;
  private readonly bound: RelocationBound;
  /** Bays that may follow: cost that is estimated, finer order, parent, move and hash values. */
  private estimate = new Float64Array(1024);
  private parent = new Int32Array(1024);
  private move = new Int32Array(1024);
  private hashA = new Int32Array(1024);
  private hashB = new Int32Array(1024);
  private candidates = 0;
  private moves: BeamMoves = 'restricted';
  /** Bays of this run, so that none comes again. */
  private readonly taken = new Set<number>();
  private best: { cost: number; parent: number; move: number } | null = null;

  constructor(state: BayState, work: Work) {
    this.state = state;
    this.work = work;
    this.bound = new RelocationBound(state, work);
  }

  /** The best plan found with so many bays a layer that costs less than `below`, or null. The state is used, not kept. */
  run(start: readonly (readonly number[])[], width: number, below: number, moves: BeamMoves): BeamPlan | null {
    const { boxes, stacks } = this.state.model;
    this.moves = moves;
    this.taken.clear();
    let limit = below;
    let plan: BeamPlan | null = null;
    let layer = newLayer(1, stacks, boxes);
    let next = newLayer(width, stacks, boxes);
    this.state.clear();
    start.forEach((stack, s) => stack.forEach((box) => this.state.place(s, box)));
    const spent = this.state.settle();
    this.save(layer, 0, spent);
    layer.count = 1;
    const trail: Steps[] = [];
    while (layer.count > 0 && !this.work.over) {
      this.candidates = 0;
      this.best = null;
      for (let n = 0; n < layer.count && !this.work.over; n++) this.expand(layer, n, limit);
      const best = this.best as { cost: number; parent: number; move: number } | null;
      if (best !== null) {
        limit = best.cost;
        plan = { relocations: this.trace(trail, best.parent, best.move), cost: best.cost };
      }
      const chosen = this.choose(width);
      const steps = { parent: new Int32Array(chosen.length), move: new Int32Array(chosen.length) };
      chosen.forEach((c, i) => {
        steps.parent[i] = this.parent[c]!;
        steps.move[i] = this.move[c]!;
        const before = this.load(layer, this.parent[c]!);
        const cost = this.apply(this.move[c]!);
        this.save(next, i, before + cost);
      });
      next.count = chosen.length;
      trail.push(steps);
      if (layer.heights.length < next.heights.length) layer = newLayer(width, stacks, boxes);
      [layer, next] = [next, layer];
    }
    return plan;
  }

  private trace(trail: readonly Steps[], parent: number, last: number): Relocations {
    const { stacks } = this.state;
    const moves = [last];
    let at = parent;
    for (let depth = trail.length - 1; depth >= 0; depth--) {
      moves.push(trail[depth]!.move[at]!);
      at = trail[depth]!.parent[at]!;
    }
    return moves.reverse().flatMap((move) => [Math.floor(move / stacks), move % stacks]);
  }

  private apply(move: number): number {
    const { stacks, model } = this.state;
    return model.moveCost[move]! + this.state.move(Math.floor(move / stacks), move % stacks);
  }

  private expand(layer: Layer, n: number, limit: number): void {
    const { state } = this;
    const { stacks, tiers, heights, least } = state;
    const { alike, allowed: bans } = state.model;
    const spent = this.load(layer, n);
    const turn = state.turn;
    for (let from = 0; from < stacks; from++) {
      const height = heights[from]!;
      if (height === 0) continue;
      const top = from * tiers + height - 1;
      const due = least[top] === turn;
      if (this.moves === 'restricted' && !due) continue;
      const chosen = !due && this.moves === 'ready';
      const well = chosen ? this.tightest(from, state.ranks[top]!) : -1;
      if (chosen && well < 0) continue;
      let ground = false;
      for (let to = 0; to < stacks; to++) {
        const onto = heights[to]!;
        if (to === from || onto === tiers || (well >= 0 && to !== well)) continue;
        if (onto === 0 && alike) {
          if (ground || height === 1) continue;
          ground = true;
        }
        if (bans !== null && bans[state.boxAt[top]! * stacks + to] === 0) continue;
        if (this.work.step()) return;
        this.weigh(n, from * stacks + to, spent, Math.min(limit, this.best?.cost ?? Infinity));
      }
    }
  }

  /** Where a box stands well and leaves the better stacks to others: the stack with the smallest rank not below its own, or -1. */
  private tightest(from: number, rank: number): number {
    const { stacks, tiers, heights, least } = this.state;
    let best = -1;
    let good = Infinity;
    for (let to = 0; to < stacks; to++) {
      if (to === from || heights[to] === tiers) continue;
      const own = heights[to] === 0 ? EMPTY : least[to * tiers + heights[to]! - 1]!;
      if (own >= rank && own < good) {
        good = own;
        best = to;
      }
    }
    return best;
  }

  /** Looks at the bay after a move, and notes it when it may lead to a plan below the limit. */
  private weigh(n: number, move: number, spent: number, limit: number): void {
    const { state } = this;
    const { stacks, model } = state;
    const from = Math.floor(move / stacks);
    const to = move % stacks;
    const gone = state.gone;
    const cost = spent + this.apply(move);
    if (state.bad === 0) {
      const whole = cost + state.leavingCost();
      if (whole < limit) this.best = { cost: whole, parent: n, move };
    } else if (cost + state.base < limit) {
      const estimate = cost + state.base + model.extraCost * this.extra();
      if (estimate < limit || this.moves === 'ready')
        this.note(n, move, estimate + fineOrder(state) * Math.max(1, model.extraCost));
    }
    state.unmove(from, to, gone);
  }

  /** Estimated relocations beyond one for each box that stands badly. */
  private extra(): number {
    if (this.moves !== 'any') return this.bound.plain(Infinity);
    let extra = 0;
    while (!this.bound.within(extra)) extra++;
    return extra;
  }

  private note(n: number, move: number, estimate: number): void {
    const c = this.candidates++;
    if (c === this.parent.length) this.widen();
    this.estimate[c] = estimate;
    this.parent[c] = n;
    this.move[c] = move;
    this.hashA[c] = this.state.hashA;
    this.hashB[c] = this.state.hashB;
  }

  private widen(): void {
    const twice = <T extends Int32Array | Float64Array>(old: T, wide: T): T => {
      wide.set(old);
      return wide;
    };
    const size = 2 * this.parent.length;
    this.estimate = twice(this.estimate, new Float64Array(size));
    this.parent = twice(this.parent, new Int32Array(size));
    this.move = twice(this.move, new Int32Array(size));
    this.hashA = twice(this.hashA, new Int32Array(size));
    this.hashB = twice(this.hashB, new Int32Array(size));
  }

  /** The best candidates, each bay once, in their order. */
  private choose(width: number): number[] {
    const order = Array.from({ length: this.candidates }, (_, c) => c);
    order.sort((a, b) => this.estimate[a]! - this.estimate[b]! || a - b);
    const { taken } = this;
    const chosen: number[] = [];
    for (const c of order) {
      if (chosen.length === width) break;
      // 53 bits of the two hash values.
      const key = (this.hashA[c]! >>> 0) * 0x200000 + (this.hashB[c]! >>> 11);
      if (taken.has(key)) continue;
      taken.add(key);
      chosen.push(c);
    }
    return chosen;
  }

  private load(layer: Layer, n: number): number {
    const { state } = this;
    const { stacks } = state;
    const { boxes } = state.model;
    state.clear();
    let at = n * boxes;
    for (let s = 0; s < stacks; s++)
      for (let t = layer.heights[n * stacks + s]!; t > 0; t--) state.place(s, layer.boxes[at++]!);
    state.settle();
    return layer.spent[n]!;
  }

  private save(layer: Layer, n: number, spent: number): void {
    const { heights, boxAt, stacks, tiers, model } = this.state;
    let at = n * model.boxes;
    for (let s = 0; s < stacks; s++) {
      layer.heights[n * stacks + s] = heights[s]!;
      for (let t = 0; t < heights[s]!; t++) layer.boxes[at++] = boxAt[s * tiers + t]!;
    }
    layer.spent[n] = spent;
  }
}

function newLayer(width: number, stacks: number, boxes: number): Layer {
  return {
    count: 0,
    heights: new Uint16Array(width * stacks),
    boxes: new Uint16Array(width * boxes),
    spent: new Float64Array(width),
  };
}

/**
 * Between bays of the same estimate, below 1: first those in which fewer boxes stand badly, for more of what they cost is done and not
 * estimated; then those whose stacks have the larger smallest ranks, which take more boxes well.
 */
function fineOrder(state: BayState): number {
  const { heights, least, stacks, tiers, model } = state;
  const ranks = model.groupSizes.length;
  let sum = 0;
  for (let s = 0; s < stacks; s++) sum += heights[s] === 0 ? ranks : least[s * tiers + heights[s]! - 1]!;
  return (0.9 * state.bad) / model.boxes + 0.09 * (1 - sum / (stacks * ranks));
}
