// Beam search: from the layouts that are kept, all moves; from what they lead to, the most promising; and so on. It gives no
// proof, but good plans soon, for bays of any size.
import { Bound } from './bound.ts';
import { Candidates, Generation, Lineage } from './generation.ts';
import type { Ground } from './ground.ts';
import { Judge, type Weights } from './judge.ts';
import { Layout } from './layout.ts';
import { smallest } from './selection.ts';
import type { Work } from './work.ts';

/** A way that was found: moves as origin * stacks + destination. */
export interface Way {
  moves: number[];
  cost: number;
  /** Boxes that lie above one of smaller rank at its end. */
  inTheWay: number;
}

/** What a way may not exceed. */
export interface Limits {
  moves: number;
  cost: number;
  /**
   * In a window: boxes that lie above one of smaller rank, at any time on the way; the way to the fewest of them is looked for. Left
   * out: only ways to a bay in order count.
   */
  inTheWay?: number;
}

/** Of the candidates, so many for each one that will be kept are judged in full. */
const LOOKED_AT = 3;

/** Searches the ways through one bay. */
export class Beam {
  /** The way to the fewest boxes in the way of others, then at least cost, that the last search found. */
  best!: Way;
  /** No layout had to be dropped for want of width in the last search. */
  complete = true;
  readonly #ground: Ground;
  readonly #work: Work;
  readonly #layout: Layout;
  readonly #judge: Judge;
  readonly #hash = new Int32Array(2);
  #limits!: Limits;
  #prefix!: readonly number[];
  #lineage!: Lineage;
  /** Hashes of the layouts kept so far: none is kept twice. */
  #seen!: Set<number>;

  constructor(ground: Ground, work: Work, weights: Weights) {
    this.#ground = ground;
    this.#work = work;
    this.#layout = new Layout(ground);
    this.#judge = new Judge(ground, new Bound(ground), weights);
  }

  /**
   * Keeps `width` layouts after each move; `best` is what it found. A step of the budget is a candidate. Ends when no layout is
   * left that could lead to a better way within the limits. All ways begin with the moves of `prefix`.
   */
  search(width: number, limits: Limits, prefix: readonly number[] = []): Way {
    const { stacks, cost } = this.#ground;
    this.#limits = { ...limits };
    this.#prefix = prefix;
    this.#lineage = new Lineage();
    this.#seen = new Set();
    this.complete = true;
    const begin = new Layout(this.#ground);
    for (const move of prefix) begin.move(Math.floor(move / stacks), move % stacks);
    const spent = prefix.reduce((sum, move) => sum + cost[move]!, 0);
    this.best = { moves: [...prefix], cost: spent, inTheWay: begin.inTheWay() };
    let now = new Generation(this.#ground, width);
    let next = new Generation(this.#ground, width);
    now.begin(begin, spent);
    for (let depth = prefix.length; depth < limits.moves && now.size > 0 && this.best.inTheWay > 0; depth++) {
      const candidates = this.#movesFrom(now, depth);
      if (this.#work.ended) break;
      const kept = this.#keep(now, candidates, width, depth);
      next.size = 0;
      for (const c of kept) next.add(now, candidates.parent[c]!, candidates.move[c]!);
      this.#lineage.add(
        kept.map((c) => candidates.parent[c]!),
        kept.map((c) => candidates.move[c]!),
      );
      [now, next] = [next, now];
    }
    return this.best;
  }

  /** All moves from a generation that can still lead to a better way, each with a guess of its worth. */
  #movesFrom(now: Generation, depth: number): Candidates {
    const { stacks, cost, meanCost } = this.#ground;
    const layout = this.#layout;
    const candidates = new Candidates();
    const movesLeft = this.#limits.moves - depth - 1;
    for (let p = 0; p < now.size; p++) {
      layout.load(now.cells, now.height, p);
      this.#judge.see(layout);
      const justMoved = this.#lineage.lastMove(p);
      const restsOn = justMoved < 0 ? -1 : justMoved % stacks;
      const before = candidates.count;
      for (let from = 0; from < stacks; from++) {
        if (layout.height[from] === 0 || (from === restsOn && this.#ground.direct)) continue;
        for (let to = 0; to < stacks; to++) {
          if (!layout.mayMove(from, to)) continue;
          const spent = now.cost[p]! + cost[from * stacks + to]!;
          const guess = this.#judge.guess(layout, from, to);
          if (this.#isVain(spent, this.#judge.badAfter, movesLeft)) continue;
          layout.hashAfter(from, to, this.#hash);
          candidates.add(spent + meanCost * guess, p, from * stacks + to, this.#hash);
        }
      }
      if (this.#work.spend(candidates.count - before + 1)) break;
    }
    return candidates;
  }

  /** Whether a layout cannot lead to a better way within the limits; `toMove` boxes must move at the least. */
  #isVain(cost: number, toMove: number, movesLeft: number): boolean {
    const { cost: most, inTheWay } = this.#limits;
    if (inTheWay !== undefined) return cost > most;
    return toMove > movesLeft || cost + toMove * this.#ground.leastCost > most;
  }

  /** The most promising candidates, no layout twice; remembers what is better than the best way so far. */
  #keep(now: Generation, candidates: Candidates, width: number, depth: number): Int32Array {
    const { stacks, meanCost, cost } = this.#ground;
    const layout = this.#layout;
    const known = new Set<number>();
    const looked: number[] = [];
    const hashes: number[] = [];
    const values: number[] = [];
    for (const c of smallest(candidates.value, candidates.count, width * LOOKED_AT)) {
      const hash = (candidates.hashA[c]! >>> 0) * 0x200000 + (candidates.hashB[c]! >>> 11);
      if (known.has(hash) || this.#seen.has(hash)) continue;
      known.add(hash);
      const [parent, move] = [candidates.parent[c]!, candidates.move[c]!];
      layout.load(now.cells, now.height, parent);
      layout.move(Math.floor(move / stacks), move % stacks);
      const spent = now.cost[parent]! + cost[move]!;
      const inTheWay = this.#limits.inTheWay === undefined && layout.bad > 0 ? Infinity : layout.inTheWay();
      if (inTheWay > (this.#limits.inTheWay ?? Infinity)) continue;
      this.#compare(inTheWay, spent, parent, move);
      const value = this.#judge.see(layout);
      const movesLeft = this.#limits.moves - depth - 1;
      if (layout.bad === 0 || this.#isVain(spent, layout.bad + this.#judge.extras, movesLeft)) continue;
      if (inTheWay < Infinity && inTheWay - movesLeft >= this.best.inTheWay) continue;
      looked.push(c);
      hashes.push(hash);
      values.push(spent + meanCost * value);
    }
    if (values.length > width || candidates.count > width * LOOKED_AT) this.complete = false;
    return smallest(Float64Array.from(values), values.length, width).map((i) => {
      this.#seen.add(hashes[i]!);
      return looked[i]!;
    });
  }

  #compare(inTheWay: number, cost: number, parent: number, move: number): void {
    const { best } = this;
    if (inTheWay > best.inTheWay || (inTheWay === best.inTheWay && cost >= best.cost)) return;
    this.best = { moves: [...this.#prefix, ...this.#lineage.movesTo(parent), move], cost, inTheWay };
    if (this.#limits.inTheWay !== undefined) return;
    this.#limits.cost = Math.min(this.#limits.cost, this.#ground.unit ? cost - 1 : cost);
  }
}
