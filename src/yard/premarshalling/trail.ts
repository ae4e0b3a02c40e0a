// The moves from the beginning to the layout at hand, and which further moves are idle: a way without them is as good.
import type { Ground } from './ground.ts';
import type { Layout } from './layout.ts';

/** A growing and shrinking row of moves. Moves are counted from 1. */
export class Trail {
  readonly #ground: Ground;
  readonly #moves: number[] = [];
  /** The last move to or from each stack; 0 for none. */
  readonly #touched: Int32Array;
  /** For each place: the move that brought the box there (0 for none), and from which stack. */
  readonly #brought: Int32Array;
  readonly #origin: Int32Array;
  /** What `push` overwrote, four numbers a move. */
  readonly #saved: number[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#touched = new Int32Array(ground.stacks);
    this.#brought = new Int32Array(ground.stacks * ground.tiers);
    this.#origin = new Int32Array(ground.stacks * ground.tiers);
  }

  get length(): number {
    return this.#moves.length;
  }

  /** All moves, as origin * stacks + destination. */
  moves(): number[] {
    return [...this.#moves];
  }

  /** Notes a move that is about to be made. */
  push(layout: Layout, from: number, to: number): void {
    const { stacks, tiers } = this.#ground;
    const place = to * tiers + layout.height[to]!;
    this.#saved.push(this.#touched[from]!, this.#touched[to]!, this.#brought[place]!, this.#origin[place]!, place);
    this.#moves.push(from * stacks + to);
    this.#touched[from] = this.#touched[to] = this.#moves.length;
    this.#brought[place] = this.#moves.length;
    this.#origin[place] = from;
  }

  /** Takes the last move back. */
  pop(from: number, to: number): void {
    const saved = this.#saved;
    const place = saved.pop()!;
    this.#origin[place] = saved.pop()!;
    this.#brought[place] = saved.pop()!;
    this.#touched[to] = saved.pop()!;
    this.#touched[from] = saved.pop()!;
    this.#moves.pop();
  }

  /**
   * Whether a move need not be tried here. (1) The box was brought here by an earlier move, and since then nothing touched the stack
   * that it came from, or the one that it is to go to: it could have gone there at once (only where no detour is cheaper). (2) The
   * move could as well have been made before an earlier one that comes after it in the order of moves, as nothing since
   * touched either of its stacks: of all orders of independent moves, one is enough.
   */
  isIdle(layout: Layout, from: number, to: number): boolean {
    const { stacks, tiers, direct } = this.#ground;
    const place = from * tiers + layout.height[from]! - 1;
    const brought = this.#brought[place]!;
    if (direct && brought > 0 && (this.#touched[this.#origin[place]!]! <= brought || this.#touched[to]! < brought))
      return true;
    const move = from * stacks + to;
    const since = Math.max(this.#touched[from]!, this.#touched[to]!);
    for (let k = this.#moves.length; k > since; k--) if (this.#moves[k - 1]! > move) return true;
    return false;
  }
}
