// Exact search: is there a plan that costs at most so much? Depth first; a bay is left as soon as its bound is above what is allowed, or when
// it was searched before with as much. Asked again and again with a growing cost, it raises the lower bound until it finds a plan.
import type { BayState } from './bay-state.ts';
import { RelocationBound } from './bound.ts';
import type { SeenBays } from './seen-bays.ts';
import type { Work } from './work.ts';

/** Relocations of a plan one after the other: from and to. */
export type Relocations = number[];

export class ExactSearch {
  /** The relocations of the plan found, and what it costs. */
  found: Relocations = [];
  foundCost = Infinity;
  private readonly state: BayState;
  private readonly seen: SeenBays;
  private readonly work: Work;
  private readonly bound: RelocationBound;
  private readonly path: Relocations = [];
  private allowed = 0;
  /** A box that stands well may leave cheaper after a relocation. */
  private readonly detours: boolean;
  /** Steps at which this call gives up. */
  private until = Infinity;
  /** The moves to try, from * stacks + to, and the keys by which they are ordered: of each bay on the way one stretch after the other. */
  private moves = new Int32Array(1024);
  private keys = new Float64Array(1024);

  /** @param state the bay at the beginning; it is the same again after every call */
  constructor(state: BayState, seen: SeenBays, work: Work) {
    this.state = state;
    this.seen = seen;
    this.work = work;
    this.bound = new RelocationBound(state, work);
    const { timed, restricted } = state.model;
    this.detours = timed && !restricted;
  }

  /** Costs are milliseconds. */
  get timed(): boolean {
    return this.state.model.timed;
  }

  /**
   * Looks for a plan that costs at most `allowed` from here on. True when the answer is sure: either a plan is in `found`, or there is
   * none. False when the work, or `steps` of it, was used up before.
   */
  run(allowed: number, steps: number): boolean {
    this.allowed = allowed;
    this.until = this.work.done + steps;
    this.path.length = 0;
    this.foundCost = Infinity;
    return this.visit(0, 0, -1) || this.foundCost < Infinity;
  }

  /** True when everything below this bay was searched; false to stop: a plan was found or the work is used up. */
  private visit(begin: number, spent: number, lastTo: number): boolean {
    const { state, allowed } = this;
    if (state.bad === 0 && this.ends(spent)) return false;
    if (state.bad === 0 && !this.detours) return true;
    const spare = allowed - spent - state.base;
    if (spare < 0) return true;
    const { extraCost } = state.model;
    const rest = allowed - spent;
    if (extraCost > 0 && !this.bound.within(Math.floor(spare / extraCost))) return true;
    if (this.work.step() || this.work.done > this.until) return false;
    const { hashA, hashB } = state;
    const count = this.listMoves(begin, spent, lastTo);
    for (let i = begin; i < begin + count; i++) {
      const move = this.moves[i]!;
      const from = Math.floor(move / state.stacks);
      const to = move % state.stacks;
      const gone = state.gone;
      const cost = state.model.moveCost[move]! + state.move(from, to);
      this.path.push(from, to);
      const done =
        this.seen.failedWith(state.hashA, state.hashB) >= rest - cost ||
        this.visit(begin + count, spent + cost, state.gone === gone ? to : -1);
      state.unmove(from, to, gone);
      if (!done) return false;
      this.path.length -= 2;
    }
    this.seen.note(hashA, hashB, rest);
    return true;
  }

  /** Nothing stands badly: the rest can leave without a relocation. True when that costs no more than is allowed. */
  private ends(spent: number): boolean {
    const { state } = this;
    const cost = spent + state.leavingCost();
    if (cost > this.allowed) return false;
    this.found = [...this.path];
    this.foundCost = cost;
    return true;
  }

  /** Lists the moves of a bay that may lead to a plan, the most promising first. Answers how many. */
  private listMoves(begin: number, spent: number, lastTo: number): number {
    const { state, allowed } = this;
    const { stacks, tiers, heights, ranks, least, turn } = state;
    const { restricted, alike, moveCost, wellCost, badCost, allowed: bans } = state.model;
    this.makeRoom(begin + stacks * stacks);
    let count = 0;
    for (let from = 0; from < stacks; from++) {
      const height = heights[from]!;
      if (height === 0 || (from === lastTo && !state.model.timed)) continue;
      const top = from * tiers + height - 1;
      if (restricted && least[top] !== turn) continue;
      const rank = ranks[top]!;
      const wasBad = height > 1 && rank > least[top - 1]!;
      const without = spent + state.base - (wasBad ? badCost[from]! : wellCost[from]!);
      let ground = false;
      for (let to = 0; to < stacks; to++) {
        const onto = heights[to]!;
        if (to === from || onto === tiers) continue;
        if (onto === 0 && alike) {
          if (ground || height === 1) continue;
          ground = true;
        }
        if (bans !== null && bans[state.boxAt[top]! * stacks + to] === 0) continue;
        const good = onto === 0 ? state.model.groupSizes.length : least[to * tiers + onto - 1]!;
        const estimate = without + moveCost[from * stacks + to]! + (rank > good ? badCost[to]! : wellCost[to]!);
        if (estimate > allowed) continue;
        if (
          this.seen.failedWith(state.peekHash(from, to), state.peekedB) >=
          allowed - spent - moveCost[from * stacks + to]!
        )
          continue;
        this.insert(begin, begin + count++, from * stacks + to, orderKey(estimate, rank, good));
      }
    }
    return count;
  }

  private makeRoom(places: number): void {
    if (places <= this.moves.length) return;
    const { moves, keys } = this;
    this.moves = new Int32Array(2 * places);
    this.keys = new Float64Array(2 * places);
    this.moves.set(moves);
    this.keys.set(keys);
  }

  /** Puts a move into the stretch from `begin` to before `end`, in the order of keys. */
  private insert(begin: number, end: number, move: number, key: number): void {
    const { moves, keys } = this;
    let i = end;
    while (i > begin && keys[i - 1]! > key) {
      keys[i] = keys[i - 1]!;
      moves[i] = moves[i - 1]!;
      i--;
    }
    keys[i] = key;
    moves[i] = move;
  }
}

/** Cheap plans first; among them the tightest stack on which the box stands well, or the one that it blocks the latest. */
export function orderKey(estimate: number, rank: number, good: number): number {
  return estimate * 65_536 + (rank <= good ? good - rank : 32_768 - good);
}
