// Judges layouts for the beam: an estimate of the moves still to come, finer than the lower bounds, in moves.
import type { Bound } from './bound.ts';
import type { Ground } from './ground.ts';
import type { Layout } from './layout.ts';

/** Weights of what is estimated. */
export interface Weights {
  /** For each well-placed box that must come away for room. */
  away: number;
  /** For each extra move that the order asks for. */
  order: number;
  /** Tightness of room over all stacks: mean over ranks of exp(deficit / (tiers * roomScale)). */
  room: number;
  roomScale: number;
  /** The same where room under bad boxes counts less, by a factor for each of them. */
  nearRoom: number;
  nearScale: number;
  nearFactor: number;
  /** Bad boxes of a stack to a power: whether they lie on few stacks or on many. */
  dirt: number;
  dirtPower: number;
  /** For each stack whose top box is bad and finds no place. */
  stuck: number;
  /** How far the largest bad box is from what clean stacks take, as a share of all ranks. */
  gap: number;
  /** Room on clean stacks, by the rank that they take; it counts against. */
  cleanRoom: number;
  /** For each bad box that lies on a bad one of larger rank: the two cannot go onto one stack in their order. */
  climbs: number;
  /** At first sight: for a box put badly onto a clean stack, and onto another. */
  spoil: number;
  aside: number;
}

/**
 * Found by random search on eight bays of Bortfeldt and Forster (number 3 of classes 5, 8, 11, 13 to 16 and 27) and then on drawn
 * ones: for bays of many stacks.
 */
const MANY_STACKS: Weights = {
  away: 0,
  order: 1,
  room: 1.02,
  roomScale: 1.978,
  nearRoom: 0.61,
  nearScale: 1.37,
  nearFactor: 0.802,
  dirt: 0.1,
  dirtPower: 0.697,
  stuck: 0,
  gap: 0,
  cleanRoom: 0.025,
  climbs: 0.104,
  spoil: 0.669,
  aside: 0.466,
};

/** Found by trial on drawn bays of 4 to 10 stacks with two free tiers. */
const FEW_STACKS: Weights = {
  away: 0.3,
  order: 0.5,
  room: 2,
  roomScale: 2,
  nearRoom: 0.3,
  nearScale: 1.37,
  nearFactor: 0.802,
  dirt: 0.5,
  dirtPower: 0.5,
  stuck: 0.1,
  gap: 0.5,
  cleanRoom: 0.1,
  climbs: 0.4,
  spoil: 1,
  aside: 0.5,
};

/** Beams take turns with these: what misleads one often does not mislead the other. */
export const WEIGHTS: readonly Weights[] = [MANY_STACKS, FEW_STACKS];

/** Exponents are cut off here: room that is missing by far is simply missing. */
const MOST_NEAR = 3;
const MOST_FAR = 6;

/** Estimates for layouts of one bay. */
export class Judge {
  /** Extra moves needed at the least by the quick bound, in the layout seen last. */
  extras = 0;
  /** Bad boxes after the move looked at last. */
  badAfter = 0;
  readonly #ground: Ground;
  readonly #bound: Bound;
  readonly #w: Weights;
  /** Tightness by deficit, from -zero on. */
  readonly #tight: Float64Array;
  readonly #zero: number;
  readonly #near: Float64Array;
  readonly #share: Float64Array;
  readonly #dirt: Float64Array;
  #here = 0;

  constructor(ground: Ground, bound: Bound, weights: Weights) {
    const { stacks, tiers, boxes, ranks } = ground;
    const w = weights;
    [this.#ground, this.#bound, this.#w] = [ground, bound, w];
    this.#zero = stacks * tiers + tiers;
    const tightness = (_: unknown, i: number): number =>
      (w.room / ranks) * Math.exp(Math.min(MOST_FAR, (i - this.#zero) / (tiers * w.roomScale)));
    this.#tight = Float64Array.from({ length: this.#zero + boxes + tiers + 1 }, tightness);
    this.#near = new Float64Array(ranks + 2);
    this.#share = Float64Array.from({ length: tiers + 1 }, (_, bad) => w.nearFactor ** bad);
    this.#dirt = Float64Array.from({ length: tiers + 2 }, (_, bad) => w.dirt * bad ** w.dirtPower);
  }

  /** Estimate of the moves still to come. */
  see(layout: Layout): number {
    const w = this.#w;
    this.extras = this.#bound.quick(layout);
    this.#here =
      layout.bad + w.away * this.#bound.room + w.order * this.#bound.order + this.#roomOf() + this.#stacksOf(layout);
    return this.#here;
  }

  #roomOf(): number {
    let sum = 0;
    for (let g = 1; g <= this.#ground.ranks; g++) sum += this.#tight[this.#bound.deficit[g]! + this.#zero]!;
    return sum;
  }

  /** What is seen stack by stack. */
  #stacksOf(layout: Layout): number {
    const { stacks, tiers, ranks, rank } = this.#ground;
    const { height, good, cells } = layout;
    const w = this.#w;
    const near = this.#near.fill(0);
    let [sum, open, largest] = [0, 0, 0];
    for (let s = 0; s < stacks; s++) {
      const [g, h, r] = [good[s]!, height[s]!, layout.goodRank(s)];
      near[r]! -= (tiers - g) * this.#share[h - g]!;
      if (g < h || h === tiers) continue;
      open = Math.max(open, r);
      sum -= (w.cleanRoom * (tiers - h) * r) / ranks;
    }
    for (let s = 0; s < stacks; s++) {
      const [g, h, base] = [good[s]!, height[s]!, s * tiers];
      if (g === h) continue;
      sum += this.#dirt[h - g]!;
      let above = rank[cells[base + h - 1]!]!;
      if (above > open) sum += w.stuck;
      near[above]!++;
      largest = Math.max(largest, above);
      for (let t = h - 2; t >= g; t--) {
        const r = rank[cells[base + t]!]!;
        if (r > above) sum += w.climbs;
        near[r]!++;
        largest = Math.max(largest, r);
        above = r;
      }
    }
    return sum + (w.gap * Math.max(0, largest - open)) / ranks + this.#nearRoom(near);
  }

  #nearRoom(near: Float64Array): number {
    const { ranks, tiers } = this.#ground;
    const per = 1 / (tiers * this.#w.nearScale);
    let sum = 0;
    let missing = near[ranks + 1]!;
    for (let g = ranks; g > 0; g--) {
      missing += near[g]!;
      sum += Math.exp(Math.min(MOST_NEAR, missing * per));
    }
    return (this.#w.nearRoom * sum) / ranks;
  }

  /** A guess, from the layout seen last, of what `see` would say after a move. */
  guess(layout: Layout, from: number, to: number): number {
    const { ranks, rank, tiers } = this.#ground;
    const { height, good } = layout;
    const w = this.#w;
    const bad = height[from]! - good[from]!;
    const kind = rank[layout.top(from)]!;
    const clean = good[to] === height[to];
    const fits = clean && layout.goodRank(to) >= kind;
    this.badAfter = layout.bad + (bad > 0 ? 0 : 1) - (fits ? 1 : 0);
    let value = this.#here;
    if (bad === 1) value -= (w.cleanRoom * (tiers - good[from]!) * layout.goodRank(from)) / ranks + w.dirt;
    if (fits) {
      const room = tiers - height[to]!;
      const top = Math.min(ranks, layout.goodRank(to));
      for (let g = kind + 1; g <= top; g++) {
        const at = this.#bound.deficit[g]! + this.#zero;
        value += this.#tight[at + room]! - this.#tight[at]!;
      }
      return bad > 0 ? value - 1 : value;
    }
    if (bad === 0) value += 2;
    else value += clean ? w.spoil : w.aside;
    if (clean) return value;
    const dirty = height[to]! - good[to]!;
    if (rank[layout.top(to)]! > kind) value += w.climbs;
    return value + this.#dirt[dirty + 1]! - this.#dirt[dirty]!;
  }
}
