// Plans at once, also for full bays: boxes are fixed where they will stay, the largest rank first (lowest priority first:
// Exposito-Izquierdo, Melian-Batista and Moreno-Vega 2012); in between, whatever can be put well is. What is fixed stays, so it ends in any
// bay with room to work in. Several beginnings are followed at a time: a beam of whole turns, not of single moves.
import type { Way } from './beam.ts';
import { Bound } from './bound.ts';
import type { Ground } from './ground.ts';
import { Judge, type Weights } from './judge.ts';
import { Layout } from './layout.ts';
import { Makeshift } from './makeshift.ts';
import type { Work } from './work.ts';

/** Ways to fix the next box that are tried out at each turn, those of the fewest boxes in the way. */
const TRIED = 12;

/** Ways of more moves than this for each box are given up. */
const MOVES_A_BOX = 6;

/** A turn tried is as much work as so many candidates of the beam of moves, besides its moves. */
const STEPS_A_TURN = 20;

/** A box (stack and tier), the stack that it could be fixed on, and how many boxes lie above it and on its place there. */
interface Fixing {
  stack: number;
  tier: number;
  goal: number;
  inTheWay: number;
}

/** A layout on the way, and the turn that led to it. */
interface Stage {
  cells: Uint16Array;
  height: Uint16Array;
  cost: number;
  before: Stage | null;
  turn: readonly number[];
}

/** A turn that could be made, and what a way through it costs by estimate. */
interface Turn {
  from: Stage;
  moves: readonly number[];
  value: number;
  hash: number;
}

/** Builds ways from any layout of one bay to a bay in order. */
export class Construction {
  readonly #ground: Ground;
  readonly #work: Work;
  readonly #judge: Judge;
  readonly #layout: Layout;
  /** How many boxes of each stack, from the ground up, stay. */
  readonly #fixed: Int32Array;
  /** Boxes of each rank that are not fixed yet. */
  readonly #open: Int32Array;
  readonly #makeshift: Makeshift;
  #rank = 0;
  /** Stacks are cleared, too, without a box being fixed: not by a single line of turns, which could go on without end. */
  #clears = false;
  /** Hashes of the layouts kept so far: none is kept twice. */
  readonly #seen = new Set<number>();
  #best: Way | null = null;
  #below = Infinity;

  constructor(ground: Ground, work: Work, weights: Weights) {
    this.#ground = ground;
    this.#work = work;
    this.#judge = new Judge(ground, new Bound(ground), weights);
    this.#layout = new Layout(ground);
    this.#fixed = new Int32Array(ground.stacks);
    this.#open = new Int32Array(ground.ranks + 1);
    this.#makeshift = new Makeshift(ground, this.#fixed);
  }

  /**
   * Puts a layout that is not in order into it and tells the moves; null when it gets stuck or finds no way that costs less than `below`. `width`
   * layouts are kept after each turn. It stops when the budget is used, but not with `toTheEnd`: so there is a plan however small
   * the budget.
   */
  search(begin: Layout, width: number, below: number, toTheEnd = false): Way | null {
    this.#best = null;
    this.#below = Math.min(below, this.#ground.boxes * MOVES_A_BOX * this.#ground.meanCost);
    this.#clears = width > 1;
    this.#seen.clear();
    let stages: Stage[] = [
      { cells: begin.cells.slice(), height: begin.height.slice(), cost: 0, before: null, turn: [] },
    ];
    while (stages.length > 0) {
      const turns: Turn[] = [];
      for (const stage of stages) {
        this.#tryTurns(stage, turns);
        if (this.#work.ended && !toTheEnd) return this.#best;
      }
      stages = this.#keep(turns, width);
    }
    return this.#best;
  }

  #tryTurns(stage: Stage, turns: Turn[]): void {
    const layout = this.#layout;
    layout.load(stage.cells, stage.height, 0);
    this.#fixWhatStays();
    const { height, good } = layout;
    const { stacks } = this.#ground;
    for (let from = 0; from < stacks; from++) {
      if (height[from] === good[from]) continue;
      const kind = this.#ground.rank[layout.top(from)]!;
      for (let to = 0; to < stacks; to++)
        if (height[to] === good[to] && layout.goodRank(to) >= kind && layout.mayMove(from, to))
          this.#try(stage, [from * stacks + to], turns);
    }
    for (let s = 0; this.#clears && s < stacks; s++) {
      if (height[s] === good[s]) continue;
      const moves = this.#makeshift.clear(layout, s);
      if (moves !== null) this.#try(stage, moves, turns);
    }
    let tried = 0;
    for (const { stack, tier, goal } of this.#fixings()) {
      if (tried === TRIED) break;
      const moves = this.#makeshift.fix(layout, stack, tier, goal);
      if (moves === null) continue;
      tried++;
      this.#try(stage, moves, turns);
    }
  }

  /** Makes a turn, judges what it leads to and takes it back. */
  #try(from: Stage, moves: readonly number[], turns: Turn[]): void {
    const { cost, meanCost, leastCost } = this.#ground;
    const layout = this.#layout;
    let spent = from.cost;
    for (const move of moves) {
      this.#makeshift.make(layout, move);
      spent += cost[move]!;
    }
    this.#work.spend(STEPS_A_TURN + moves.length);
    if (layout.bad > 0) {
      const value = spent + meanCost * this.#judge.see(layout);
      const hash = (layout.hashA >>> 0) * 0x200000 + (layout.hashB >>> 11);
      const least = spent + (layout.bad + this.#judge.extras) * leastCost;
      if (least < this.#below) turns.push({ from, moves, value, hash });
    } else if (spent < this.#below) {
      this.#below = spent;
      this.#best = { moves: [...movesTo(from), ...moves], cost: spent, inTheWay: 0 };
    }
    this.#makeshift.takeBack(layout, moves, 0);
  }

  /** What the most promising turns lead to, no layout twice. */
  #keep(turns: Turn[], width: number): Stage[] {
    const { cost } = this.#ground;
    const layout = this.#layout;
    const stages: Stage[] = [];
    turns.sort((a, b) => a.value - b.value);
    for (const { from, moves, hash } of turns) {
      if (stages.length === width) break;
      if (this.#seen.has(hash)) continue;
      this.#seen.add(hash);
      layout.load(from.cells, from.height, 0);
      let spent = from.cost;
      for (const move of moves) {
        this.#makeshift.make(layout, move);
        spent += cost[move]!;
      }
      stages.push({
        cells: layout.cells.slice(),
        height: layout.height.slice(),
        cost: spent,
        before: from,
        turn: moves,
      });
    }
    return stages;
  }

  /** Fixes the boxes of the largest rank that lie on nothing but fixed ones, then those of the next rank while all of a rank are fixed. */
  #fixWhatStays(): void {
    const { stacks, tiers, rank, ranks } = this.#ground;
    const { cells, height } = this.#layout;
    const [fixed, open] = [this.#fixed.fill(0), this.#open.fill(0)];
    for (let s = 0; s < stacks; s++) for (let t = 0; t < height[s]!; t++) open[rank[cells[s * tiers + t]!]!]!++;
    for (this.#rank = ranks; this.#rank > 0; this.#rank--) {
      for (let s = 0; s < stacks; s++)
        while (fixed[s]! < height[s]! && rank[cells[s * tiers + fixed[s]!]!] === this.#rank) {
          fixed[s]!++;
          open[this.#rank]!--;
        }
      if (open[this.#rank]! > 0) return;
    }
  }

  /** Ways to fix a box of the largest rank that is not fixed yet, the likeliest first. */
  #fixings(): Fixing[] {
    const { stacks, tiers, rank } = this.#ground;
    const layout = this.#layout;
    const fixings: Fixing[] = [];
    for (let stack = 0; stack < stacks; stack++)
      for (let tier = this.#fixed[stack]!; tier < layout.height[stack]!; tier++) {
        if (rank[layout.cells[stack * tiers + tier]!] !== this.#rank) continue;
        const above = layout.height[stack]! - 1 - tier;
        for (let goal = 0; goal < stacks; goal++) {
          if (this.#fixed[goal] === tiers) continue;
          const inTheWay =
            goal === stack ? layout.height[stack]! - this.#fixed[stack]! : above + this.#weight(layout, goal);
          fixings.push({ stack, tier, goal, inTheWay });
        }
      }
    return fixings.sort((a, b) => a.inTheWay - b.inTheWay);
  }

  /** Boxes on the place to be filled; a well-placed one counts twice, as it must be put well again. */
  #weight({ height, good }: Layout, goal: number): number {
    const fixed = this.#fixed[goal]!;
    return height[goal]! - fixed + Math.max(0, good[goal]! - fixed);
  }
}

function movesTo(stage: Stage | null): number[] {
  const turns: (readonly number[])[] = [];
  for (let s = stage; s !== null; s = s.before) turns.push(s.turn);
  return turns.reverse().flat();
}
