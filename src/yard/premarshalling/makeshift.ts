// One box brought to the place where it will stay: what lies above it and on that place is put aside on other stacks first.
import type { Ground } from './ground.ts';
import type { Layout } from './layout.ts';

/** Works out single turns of the construction. */
export class Makeshift {
  readonly #ground: Ground;
  /** How many boxes of each stack, from the ground up, stay. */
  readonly #fixed: Int32Array;
  /** 1 for stacks that nothing may be put on for the moment. */
  readonly #closed: Uint8Array;

  constructor(ground: Ground, fixed: Int32Array) {
    this.#ground = ground;
    this.#fixed = fixed;
    this.#closed = new Uint8Array(ground.stacks);
  }

  /** Makes a move. */
  make(layout: Layout, move: number): void {
    layout.move(Math.floor(move / this.#ground.stacks), move % this.#ground.stacks);
  }

  /** Takes moves back down to the first `kept`. */
  takeBack(layout: Layout, moves: readonly number[], kept: number): void {
    const { stacks } = this.#ground;
    for (let i = moves.length - 1; i >= kept; i--) layout.move(moves[i]! % stacks, Math.floor(moves[i]! / stacks));
  }

  /** The moves that put all bad boxes of a stack aside; null when there is no room for them. The layout stays as it is. */
  clear(layout: Layout, stack: number): number[] | null {
    const moves: number[] = [];
    this.#closed.fill(0);
    let done = true;
    while (done && layout.height[stack]! > layout.good[stack]!) done = this.#putAside(layout, moves, stack);
    this.takeBack(layout, moves, 0);
    return done ? moves : null;
  }

  /**
   * The moves that bring the box at a tier of a stack onto the fixed part of `goal`; null when there is no room for it. The layout
   * stays as it is.
   */
  fix(layout: Layout, stack: number, tier: number, goal: number): number[] | null {
    const { stacks, allowed, tiers } = this.#ground;
    if (allowed !== null && allowed[layout.cells[stack * tiers + tier]! * stacks + goal] === 0) return null;
    for (const detour of [stack === goal, true]) {
      const moves: number[] = [];
      this.#closed.fill(0);
      this.#closed[stack] = this.#closed[goal] = 1;
      const done = detour
        ? this.#bringByDetour(layout, moves, stack, tier, goal)
        : this.#bring(layout, moves, stack, tier, goal);
      this.takeBack(layout, moves, 0);
      if (done) return moves;
    }
    return null;
  }

  /** Clears the box and its place, the larger boxes first, and moves it. */
  #bring(layout: Layout, moves: number[], stack: number, tier: number, goal: number): boolean {
    for (;;) {
      const above = layout.height[stack]! - 1 - tier;
      const below = layout.height[goal]! - this.#fixed[goal]!;
      if (above + below === 0) break;
      const first = below === 0 || (above > 0 && this.#topRank(layout, stack) > this.#topRank(layout, goal));
      if (!this.#putAside(layout, moves, first ? stack : goal)) return false;
    }
    this.#note(layout, moves, stack, goal);
    return true;
  }

  /** Puts the box itself aside, too, so that the stack that it came from can take others. */
  #bringByDetour(layout: Layout, moves: number[], stack: number, tier: number, goal: number): boolean {
    while (layout.height[stack]! > tier + 1) {
      if (this.#putAside(layout, moves, stack)) continue;
      this.#closed[goal] = stack === goal ? 1 : 0;
      const done = this.#putAside(layout, moves, stack);
      this.#closed[goal] = 1;
      if (!done) return false;
    }
    const at = this.#setDown(layout, moves, stack);
    if (at < 0) return false;
    if (stack !== goal) this.#closed[stack] = 0;
    while (layout.height[goal]! > this.#fixed[goal]!) if (!this.#putAside(layout, moves, goal)) return false;
    this.#note(layout, moves, at, goal);
    return true;
  }

  #topRank(layout: Layout, s: number): number {
    return this.#ground.rank[layout.top(s)]!;
  }

  #note(layout: Layout, moves: number[], from: number, to: number): void {
    moves.push(from * this.#ground.stacks + to);
    layout.move(from, to);
  }

  /** Puts the top box of a stack aside; false when there is no room. */
  #putAside(layout: Layout, moves: number[], from: number): boolean {
    const to = this.#placeFor(layout, from);
    if (to < 0) return false;
    this.#note(layout, moves, from, to);
    return true;
  }

  /** Puts the box in question on another stack for the time being and closes that; -1 when there is no room. */
  #setDown(layout: Layout, moves: number[], from: number): number {
    const kind = layout.top(from);
    let to = -1;
    for (let s = 0; s < this.#ground.stacks; s++)
      if (s !== from && this.#isOpen(layout, kind, s) && (to < 0 || layout.height[s]! > layout.height[to]!)) to = s;
    if (to < 0) return -1;
    this.#note(layout, moves, from, to);
    this.#closed[to] = 1;
    return to;
  }

  #isOpen({ height }: Layout, kind: number, to: number): boolean {
    const { stacks, tiers, allowed } = this.#ground;
    return this.#closed[to] === 0 && height[to]! < tiers && (allowed === null || allowed[kind * stacks + to] === 1);
  }

  /**
   * Where the top box of a stack is put aside: best where it stands well, most closely by rank; then where all boxes that are to be
   * fixed leave later than it, as it need not move before its turn; then where the next of them comes up last.
   */
  #placeFor(layout: Layout, from: number): number {
    const { stacks, ranks, rank } = this.#ground;
    const { height, good } = layout;
    const kind = layout.top(from);
    const r = rank[kind]!;
    let [best, least] = [-1, Infinity];
    for (let to = 0; to < stacks; to++) {
      if (to === from || !this.#isOpen(layout, kind, to)) continue;
      const clean = good[to] === height[to];
      let key: number;
      if (clean && layout.goodRank(to) >= r) key = layout.goodRank(to) - r;
      else {
        const m = this.#largestOpen(layout, to);
        key = (clean ? 2 : 1) * ranks + (m <= r ? r - m : ranks + m - r);
      }
      if (key < least) [best, least] = [to, key];
    }
    return best;
  }

  /** The largest rank of a box of a stack that is not fixed; 0 when there is none. */
  #largestOpen({ height, cells }: Layout, s: number): number {
    const { tiers, rank } = this.#ground;
    let largest = 0;
    for (let t = this.#fixed[s]!; t < height[s]!; t++) largest = Math.max(largest, rank[cells[s * tiers + t]!]!);
    return largest;
  }
}
