// The bay while it is searched: moves done and taken back, with what the bound and the table of seen bays need kept up to date.
import type { RelocationModel } from './model.ts';

/** Above every rank: the smallest priority of an empty stack. */
export const EMPTY = 0x7fffffff;

/** The tier of a box that is not in the bay: above all others. */
export const GONE = 0x7fffffff;

/** A bay in which no box whose turn has come stands on top: such boxes leave as soon as they are free. */
export class BayState {
  readonly model: RelocationModel;
  readonly stacks: number;
  readonly tiers: number;
  readonly heights: Int32Array;
  /** Of each place (stack * tiers + tier): the box, its rank, the smallest rank up to this tier and the highest tier that has it. */
  readonly boxAt: Int32Array;
  readonly ranks: Int32Array;
  readonly least: Int32Array;
  readonly leastTier: Int32Array;
  /** Of each box the stack and tier where it stands, or stood when it left (tier GONE). */
  readonly stackOf: Int32Array;
  readonly tierOf: Int32Array;
  /** Boxes of each rank still in the bay, and the rank whose turn it is. */
  private readonly left: Int32Array;
  turn = 0;
  /** The first box of that rank; all before it have left. */
  first = 0;
  /** Boxes in the bay; those of them that stand above a smaller one. */
  boxes = 0;
  bad = 0;
  /** Least cost of what is left, each box counted alone: wellCost and badCost. */
  base = 0;
  /** Two hash values of the bay. */
  hashA = 0;
  hashB = 0;
  /** Hash values of a stack up to a place, and what it adds to those of the bay. */
  private readonly chainA: Int32Array;
  private readonly chainB: Int32Array;
  readonly shareA: Int32Array;
  readonly shareB: Int32Array;
  /** Stacks that boxes left from, and the boxes, in order: for taking back. */
  private readonly leftFrom: Int32Array;
  private readonly leftBox: Int32Array;
  gone = 0;
  peekedB = 0;

  constructor(model: RelocationModel) {
    this.model = model;
    const { stacks, tiers, boxes } = model;
    const places = stacks * tiers;
    this.stacks = stacks;
    this.tiers = tiers;
    this.heights = new Int32Array(stacks);
    this.boxAt = new Int32Array(places);
    this.ranks = new Int32Array(places);
    this.least = new Int32Array(places);
    this.leastTier = new Int32Array(places);
    this.left = new Int32Array(model.groupSizes.length + 1);
    this.chainA = new Int32Array(places);
    this.chainB = new Int32Array(places);
    this.shareA = new Int32Array(places);
    this.shareB = new Int32Array(places);
    this.leftFrom = new Int32Array(boxes);
    this.leftBox = new Int32Array(boxes);
    this.stackOf = new Int32Array(boxes);
    this.tierOf = new Int32Array(boxes).fill(GONE);
  }

  /** Takes all boxes away. */
  clear(): void {
    this.heights.fill(0);
    this.left.fill(0);
    this.tierOf.fill(GONE);
    this.turn = 0;
    this.boxes = 0;
    this.bad = 0;
    this.base = 0;
    this.hashA = 0;
    this.hashB = 0;
    this.gone = 0;
  }

  /** Puts a box on a stack as part of the bay's beginning. */
  place(stack: number, box: number): void {
    this.left[this.model.rank[box]!]!++;
    this.push(stack, box);
  }

  /** After the last place(): whoever's turn it is and stands on top leaves. Answers the cost. */
  settle(): number {
    this.turn = 0;
    this.first = 0;
    this.skipEmptyTurns();
    return this.leaveAll();
  }

  /** Moves a top box, and lets all leave whose turn comes. Answers the cost of those that left. */
  move(from: number, to: number): number {
    this.push(to, this.pop(from));
    return this.leave(from);
  }

  /** Takes a move back; `gone` is what this.gone was before it. */
  unmove(from: number, to: number, gone: number): void {
    while (this.gone > gone) {
      const box = this.leftBox[--this.gone]!;
      const rank = this.model.rank[box]!;
      this.left[rank]!++;
      while (this.turn > rank) this.first -= this.model.groupSizes[--this.turn]!;
      this.push(this.leftFrom[this.gone]!, box);
    }
    this.push(from, this.pop(to));
  }

  /** What it costs that all boxes leave from where they stand. */
  leavingCost(): number {
    let cost = 0;
    for (let s = 0; s < this.stacks; s++) cost += this.heights[s]! * this.model.leaveCost[s]!;
    return cost;
  }

  /** First hash value of the bay after a move, before anybody leaves; the second is left in `peekedB`. */
  peekHash(from: number, to: number): number {
    const { tiers, heights } = this;
    const source = from * tiers + heights[from]! - 1;
    const target = to * tiers + heights[to]!;
    const label = this.model.label[this.boxAt[source]!]!;
    let a = this.hashA - this.shareA[source]!;
    let b = this.hashB - this.shareB[source]!;
    if (heights[from]! > 1) {
      a += this.shareA[source - 1]!;
      b += this.shareB[source - 1]!;
    }
    const empty = heights[to] === 0;
    if (!empty) {
      a -= this.shareA[target - 1]!;
      b -= this.shareB[target - 1]!;
    }
    const ground = this.ground(to);
    this.peekedB = (b + shared(chained(empty ? ground : this.chainB[target - 1]!, label, 0x85ebca77))) | 0;
    return (a + shared(chained(empty ? ground : this.chainA[target - 1]!, label, 0x9e3779b1))) | 0;
  }

  /** The stack from which box number `i` of those that left went out. */
  leftFromAt(i: number): number {
    return this.leftFrom[i]!;
  }

  /** Lets boxes leave from a stack, and when the turn changes by it, from all. Answers the cost. */
  private leave(stack: number): number {
    const before = this.turn;
    const cost = this.leaveFrom(stack);
    return this.turn === before ? cost : cost + this.leaveAll();
  }

  private leaveAll(): number {
    let cost = 0;
    let before: number;
    do {
      before = this.turn;
      for (let s = 0; s < this.stacks; s++) cost += this.leaveFrom(s);
    } while (this.turn !== before);
    return cost;
  }

  private leaveFrom(s: number): number {
    const { heights, ranks, tiers, left } = this;
    let cost = 0;
    while (heights[s]! > 0 && ranks[s * tiers + heights[s]! - 1] === this.turn) {
      cost += this.model.leaveCost[s]!;
      this.leftFrom[this.gone] = s;
      const box = this.pop(s);
      this.leftBox[this.gone++] = box;
      this.tierOf[box] = GONE;
      left[this.turn]!--;
      if (left[this.turn] === 0) this.skipEmptyTurns();
    }
    return cost;
  }

  private skipEmptyTurns(): void {
    const { groupSizes } = this.model;
    while (this.turn < groupSizes.length && this.left[this.turn] === 0) this.first += groupSizes[this.turn++]!;
  }

  /** Hash value of an empty stack: the same for all where stacks are alike. Far from labels, so that it cannot stand for one. */
  private ground(stack: number): number {
    return this.model.alike ? 0 : Math.imul(stack + 1, 0x5851f42d);
  }

  private push(stack: number, box: number): void {
    const tier = this.heights[stack]!++;
    const at = stack * this.tiers + tier;
    const rank = this.model.rank[box]!;
    this.boxAt[at] = box;
    this.stackOf[box] = stack;
    this.tierOf[box] = tier;
    this.ranks[at] = rank;
    this.boxes++;
    const label = this.model.label[box]!;
    const below = at - 1;
    if (tier === 0) {
      this.least[at] = rank;
      this.leastTier[at] = 0;
      this.base += this.model.wellCost[stack]!;
    } else {
      const least = this.least[below]!;
      if (rank <= least) {
        this.least[at] = rank;
        this.leastTier[at] = tier;
        this.base += this.model.wellCost[stack]!;
      } else {
        this.least[at] = least;
        this.leastTier[at] = this.leastTier[below]!;
        this.bad++;
        this.base += this.model.badCost[stack]!;
      }
      this.hashA = (this.hashA - this.shareA[below]!) | 0;
      this.hashB = (this.hashB - this.shareB[below]!) | 0;
    }
    const ground = this.ground(stack);
    const a = chained(tier === 0 ? ground : this.chainA[below]!, label, 0x9e3779b1);
    const b = chained(tier === 0 ? ground : this.chainB[below]!, label, 0x85ebca77);
    this.chainA[at] = a;
    this.chainB[at] = b;
    this.hashA = (this.hashA + (this.shareA[at] = shared(a))) | 0;
    this.hashB = (this.hashB + (this.shareB[at] = shared(b))) | 0;
  }

  private pop(stack: number): number {
    const tier = --this.heights[stack]!;
    const at = stack * this.tiers + tier;
    this.boxes--;
    this.hashA = (this.hashA - this.shareA[at]!) | 0;
    this.hashB = (this.hashB - this.shareB[at]!) | 0;
    if (tier > 0) {
      this.hashA = (this.hashA + this.shareA[at - 1]!) | 0;
      this.hashB = (this.hashB + this.shareB[at - 1]!) | 0;
    }
    if (tier > 0 && this.ranks[at]! > this.least[at - 1]!) {
      this.bad--;
      this.base -= this.model.badCost[stack]!;
    } else this.base -= this.model.wellCost[stack]!;
    return this.boxAt[at]!;
  }
}

function chained(hash: number, label: number, factor: number): number {
  const x = Math.imul(hash ^ (label + 1), factor);
  return ((x ^ (x >>> 15)) + 0x27d4eb2f) | 0;
}

function shared(hash: number): number {
  let x = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 13), 0x2c1b3c6d);
  return x ^ (x >>> 16);
}
