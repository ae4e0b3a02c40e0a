// A bay while it is being sorted: where every box stands, how much of each stack stands well, and a hash of it all. Moves are made
// and taken back in place.
import type { Ground } from './ground.ts';

/**
 * The state that the searches work on. A box stands well when it and all boxes below it lie on boxes of the same or a larger
 * rank; so the well-placed boxes of a stack are its lower part.
 */
export class Layout {
  readonly ground: Ground;
  /** Kinds of the boxes: stack s, tier t (from 0) at s * tiers + t. */
  readonly cells: Uint16Array;
  readonly height: Uint16Array;
  /** How many boxes of each stack, from the ground up, stand well. */
  readonly good: Uint16Array;
  /** Boxes that stand badly. */
  bad = 0;
  /** 64 bits of hash over the stacks, in any order when they are alike. */
  hashA = 0;
  hashB = 0;
  /** Hash of each stack up to each height: (tiers + 1) entries a stack. */
  readonly #upToA: Int32Array;
  readonly #upToB: Int32Array;
  readonly #key: Int32Array;

  constructor(ground: Ground) {
    const { stacks, tiers } = ground;
    this.ground = ground;
    this.cells = new Uint16Array(stacks * tiers);
    this.height = new Uint16Array(stacks);
    this.good = new Uint16Array(stacks);
    this.#upToA = new Int32Array(stacks * (tiers + 1));
    this.#upToB = new Int32Array(stacks * (tiers + 1));
    this.#key = Int32Array.from(ground.rank, (_, kind) => scramble(Math.imul(kind + 1, 0x9e3779b1)) | 1);
    for (let s = 0; s < stacks; s++)
      this.#upToA[s * (tiers + 1)] = this.#upToB[s * (tiers + 1)] = ground.alike ? 1 : scramble(s + 77);
    ground.start.forEach((stack, s) => {
      stack.forEach((kind, t) => (this.cells[s * tiers + t] = kind));
      this.height[s] = stack.length;
    });
    this.#recount();
  }

  /** Takes over a layout kept as plain cells and heights, the `index`-th of many. */
  load(cells: Uint16Array, height: Uint16Array, index: number): void {
    const { stacks, tiers } = this.ground;
    const size = stacks * tiers;
    for (let i = 0, at = index * size; i < size; i++, at++) this.cells[i] = cells[at]!;
    for (let s = 0, at = index * stacks; s < stacks; s++, at++) this.height[s] = height[at]!;
    this.#recount();
  }

  /** Counts the well-placed boxes and the hash anew. */
  #recount(): void {
    const { stacks, tiers, rank } = this.ground;
    const { cells, height, good } = this;
    this.bad = 0;
    this.hashA = 0;
    this.hashB = 0;
    for (let s = 0; s < stacks; s++) {
      const h = height[s]!;
      let g = 0;
      for (let t = 0, below = 65_536; t < h; t++) {
        const kind = cells[s * tiers + t]!;
        if (g === t && rank[kind]! <= below) {
          g++;
          below = rank[kind]!;
        }
        const at = s * (tiers + 1) + t;
        this.#upToA[at + 1] = growA(this.#upToA[at]!, this.#key[kind]!);
        this.#upToB[at + 1] = growB(this.#upToB[at]!, this.#key[kind]!);
      }
      good[s] = g;
      this.bad += h - g;
      this.#count(s, 1);
    }
  }

  /** Adds (or, with sign -1, takes away) a stack's share of the hash. */
  #count(s: number, sign: number): void {
    const at = s * (this.ground.tiers + 1) + this.height[s]!;
    this.hashA = (this.hashA + sign * scramble(this.#upToA[at]!)) | 0;
    this.hashB = (this.hashB + sign * scramble(this.#upToB[at]!)) | 0;
  }

  /** The hashes after a move that is not made: [0] and [1] of `out`. */
  hashAfter(from: number, to: number, out: Int32Array): void {
    const tiers1 = this.ground.tiers + 1;
    const atFrom = from * tiers1 + this.height[from]!;
    const atTo = to * tiers1 + this.height[to]!;
    const kind = this.cells[from * this.ground.tiers + this.height[from]! - 1]!;
    const key = this.#key[kind]!;
    const [a, b] = [this.#upToA, this.#upToB];
    const awayA = scramble(a[atFrom - 1]!) - scramble(a[atFrom]!);
    const awayB = scramble(b[atFrom - 1]!) - scramble(b[atFrom]!);
    out[0] = (this.hashA + awayA - scramble(a[atTo]!) + scramble(growA(a[atTo]!, key))) | 0;
    out[1] = (this.hashB + awayB - scramble(b[atTo]!) + scramble(growB(b[atTo]!, key))) | 0;
  }

  /** Kind of the top box of a stack that has one. */
  top(s: number): number {
    return this.cells[s * this.ground.tiers + this.height[s]! - 1]!;
  }

  /**
   * Boxes that lie above one of smaller rank, and so in its way. Fewer than `bad`: a box that lies on such a one, but above none of
   * smaller rank than its own, is badly placed as it must move too, yet in no one's way.
   */
  inTheWay(): number {
    const { stacks, tiers, rank } = this.ground;
    let count = 0;
    for (let s = 0; s < stacks; s++)
      for (let t = 0, least = 65_536, base = s * tiers; t < this.height[s]!; t++) {
        const r = rank[this.cells[base + t]!]!;
        if (r > least) count++;
        else least = r;
      }
    return count;
  }

  /** Rank of the topmost well-placed box of a stack; one more than all ranks when there is none. */
  goodRank(s: number): number {
    const g = this.good[s]!;
    return g === 0 ? this.ground.ranks + 1 : this.ground.rank[this.cells[s * this.ground.tiers + g - 1]!]!;
  }

  /**
   * Whether the top box of one stack may go onto another. Of several empty stacks that are alike, only the first counts, and a box
   * on the ground does not change to another one.
   */
  mayMove(from: number, to: number): boolean {
    const { tiers, stacks, allowed, alike } = this.ground;
    const height = this.height[to]!;
    if (from === to || height >= tiers) return false;
    if (allowed !== null && allowed[this.top(from) * stacks + to] === 0) return false;
    if (!alike || height > 0) return true;
    return this.height[from]! > 1 && this.height.indexOf(0) === to;
  }

  /** Puts the top box of one stack onto another that has room. */
  move(from: number, to: number): void {
    const { tiers, rank } = this.ground;
    const { cells, height, good } = this;
    const kind = cells[from * tiers + height[from]! - 1]!;
    this.#count(from, -1);
    this.#count(to, -1);
    const left = --height[from]!;
    if (good[from]! > left) good[from] = left;
    else this.bad--;
    const h = height[to]!++;
    cells[to * tiers + h] = kind;
    const at = to * (tiers + 1) + h;
    this.#upToA[at + 1] = growA(this.#upToA[at]!, this.#key[kind]!);
    this.#upToB[at + 1] = growB(this.#upToB[at]!, this.#key[kind]!);
    if (good[to] === h && (h === 0 || rank[cells[to * tiers + h - 1]!]! >= rank[kind]!)) good[to] = h + 1;
    else this.bad++;
    this.#count(from, 1);
    this.#count(to, 1);
  }
}

/** Spreads the bits of a 32-bit number (the finisher of MurmurHash3, in the public domain). */
function scramble(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** The hash of a stack with one more box on it, in two independent ways. */
function growA(hash: number, key: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + key) | 0;
}

function growB(hash: number, key: number): number {
  return (Math.imul(hash, 0x01000193) ^ (key + (hash >>> 13))) | 0;
}
