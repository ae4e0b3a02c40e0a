// The layouts that a beam keeps after the same number of moves, as plain numbers in a row.
import type { Ground } from './ground.ts';
import type { Layout } from './layout.ts';

/** Up to `width` layouts, each with its cost so far, the layout that it came from and the move that led to it. */
export class Generation {
  size = 0;
  readonly cells: Uint16Array;
  readonly height: Uint16Array;
  readonly cost: Float64Array;
  readonly #ground: Ground;

  constructor(ground: Ground, width: number) {
    this.#ground = ground;
    this.cells = new Uint16Array(width * ground.stacks * ground.tiers);
    this.height = new Uint16Array(width * ground.stacks);
    this.cost = new Float64Array(width);
  }

  /** Begins with one layout and what has been spent on it. */
  begin(layout: Layout, spent: number): void {
    this.cost[0] = spent;
    this.cells.set(layout.cells);
    this.height.set(layout.height);
    this.size = 1;
  }

  /** Adds what a move makes of a layout of another generation. */
  add(from: Generation, index: number, move: number): void {
    const { stacks, tiers, cost } = this.#ground;
    const area = stacks * tiers;
    const at = this.size++;
    this.cells.set(from.cells.subarray(index * area, (index + 1) * area), at * area);
    this.height.set(from.height.subarray(index * stacks, (index + 1) * stacks), at * stacks);
    const origin = Math.floor(move / stacks);
    const goal = move % stacks;
    const kind = this.cells[at * area + origin * tiers + --this.height[at * stacks + origin]!]!;
    this.cells[at * area + goal * tiers + this.height[at * stacks + goal]!++] = kind;
    this.cost[at] = from.cost[index]! + cost[move]!;
  }
}

/** Moves that lead from one generation to the next, before it is decided which are kept. */
export class Candidates {
  count = 0;
  value = new Float64Array(1024);
  parent = new Int32Array(1024);
  move = new Int32Array(1024);
  hashA = new Int32Array(1024);
  hashB = new Int32Array(1024);

  add(value: number, parent: number, move: number, hash: Int32Array): void {
    if (this.count === this.value.length) this.#grow();
    const at = this.count++;
    this.value[at] = value;
    this.parent[at] = parent;
    this.move[at] = move;
    this.hashA[at] = hash[0]!;
    this.hashB[at] = hash[1]!;
  }

  #grow(): void {
    const size = this.value.length * 2;
    const value = new Float64Array(size);
    value.set(this.value);
    this.value = value;
    for (const name of ['parent', 'move', 'hashA', 'hashB'] as const) {
      const larger = new Int32Array(size);
      larger.set(this[name]);
      this[name] = larger;
    }
  }
}

/** How the kept layouts came about, generation by generation. */
export class Lineage {
  readonly #parents: Int32Array[] = [];
  readonly #moves: Int32Array[] = [];

  add(parents: Int32Array, moves: Int32Array): void {
    this.#parents.push(parents);
    this.#moves.push(moves);
  }

  /** The move that led to a layout of the newest generation; -1 at the beginning. */
  lastMove(index: number): number {
    return this.#moves.at(-1)?.[index] ?? -1;
  }

  /** All moves to a layout of the newest generation. */
  movesTo(index: number): number[] {
    const moves: number[] = [];
    for (let g = this.#moves.length - 1; g >= 0; g--) {
      moves.push(this.#moves[g]![index]!);
      index = this.#parents[g]![index]!;
    }
    return moves.reverse();
  }
}
