// Exact search: depth first under a ceiling on the cost that rises until a way is found (iterative deepening, Korf 1985). What a
// finished ceiling did not yield does not exist: that is the proof.
import type { Way } from './beam.ts';
import { Bound } from './bound.ts';
import { Failures } from './failures.ts';
import type { Ground } from './ground.ts';
import { Layout } from './layout.ts';
import { Trail } from './trail.ts';
import type { Work } from './work.ts';

/** With moves of different costs the ceiling rises by this share of itself. */
const RISE = 0.02;

/** A layout bounded here is as much work as so many candidates of the beam, in bays of up to so many places; more in larger ones. */
const STEPS_A_LAYOUT = 4;
const PLACES = 40;

/** More moves than this for each box are not tried. */
const MOVES_A_BOX = 40;

/** Costs closer than this share of a move are equal: sums of seconds are not exact. */
const SAME = 1e-9;

/** Proves lower bounds for one bay, and finds ways that meet them. */
export class Deepening {
  /** No way costs less: proven. Infinity when it is proven that there is none. */
  proven: number;
  /** The cheapest way found here. */
  best: Way | null = null;
  readonly #ground: Ground;
  readonly #work: Work;
  readonly #layout: Layout;
  readonly #bound: Bound;
  readonly #failures = new Failures();
  readonly #trail: Trail;
  readonly #buffers: Float64Array[] = [];
  #ceiling = 0;
  #cut = false;
  #until = 0;
  #met = false;
  /** Moves that a way may have: without costs of their own they would never end. */
  readonly #deepest: number;
  readonly #steps: number;

  constructor(ground: Ground, work: Work) {
    this.#ground = ground;
    this.#work = work;
    this.#layout = new Layout(ground);
    this.#bound = new Bound(ground);
    this.#trail = new Trail(ground);
    this.#steps = Math.round(STEPS_A_LAYOUT * Math.max(1, (ground.stacks * ground.tiers) / PLACES) ** 2);
    this.#deepest = ground.boxes * MOVES_A_BOX;
    this.proven = this.#owed() + this.#bound.extras(this.#layout) * ground.leastCost;
    this.#ceiling = this.proven;
  }

  /** What the bad boxes cost at the least. */
  #owed(): number {
    const { height, good } = this.#layout;
    return this.#ground.leastOut.reduce((sum, cost, s) => sum + (height[s]! - good[s]!) * cost, 0);
  }

  /**
   * Goes on for about so many steps, `known` is the cost of the best plan known, Infinity for none. True
   * when the search is finished: then `best` or what is known is proven to be best, or that there is no way.
   */
  search(steps: number, known: number): boolean {
    this.#until = this.#work.done + steps;
    const { unit } = this.#ground;
    let least = Math.min(known, this.best?.cost ?? Infinity);
    while (this.proven < least - SAME) {
      if (least === Infinity) this.#failures.clear(); // so that #cut tells all
      this.#cut = false;
      this.#ceiling = Math.min(this.#ceiling, this.#below(least));
      const ceiling = this.#ceiling;
      this.#dig(0, this.#owed());
      least = Math.min(least, this.best?.cost ?? Infinity);
      if (this.#halted() && !this.#met) return false;
      if (this.best !== null && this.best.cost <= ceiling) this.proven = this.best.cost;
      else if (!this.#cut) this.proven = least;
      else {
        this.proven = Math.min(least, unit ? ceiling + 1 : ceiling);
        this.#ceiling = unit ? ceiling + 1 : ceiling + RISE * (ceiling + this.#ground.meanCost);
        if (this.proven < least && this.#below(least) <= ceiling) this.proven = least;
      }
    }
    return true;
  }

  #below(cost: number): number {
    return this.#ground.unit ? cost - 1 : cost - SAME * (1 + this.#ground.meanCost);
  }

  #halted(): boolean {
    return this.#met || this.#work.ended || this.#work.done >= this.#until;
  }

  /** Tries all ways from the layout at hand that stay under the ceiling. `owed`: what its bad boxes cost at the least. */
  #dig(cost: number, owed: number): void {
    const layout = this.#layout;
    if (layout.bad === 0) {
      this.best = { moves: this.#trail.moves(), cost, inTheWay: 0 };
      this.#ceiling = this.#below(cost);
      this.#met = this.#ground.unit; // the ceiling itself: nothing can be better
      return;
    }
    if (this.#work.spend(this.#steps) || this.#work.done >= this.#until) return;
    const [hashA, hashB] = [layout.hashA, layout.hashB];
    const slack = this.#ceiling - cost - owed;
    if (this.#failures.known(hashA, hashB) >= slack) return;
    const { leastCost } = this.#ground;
    const extras = leastCost === 0 ? Infinity : slack / leastCost + SAME;
    this.#failures.note(hashA, hashB, slack); // no way leads through the same layout again
    if (this.#bound.extras(layout, extras) > extras || this.#trail.length >= this.#deepest) this.#cut = true;
    else this.#digDeeper(cost, owed);
    if (this.#halted()) this.#failures.forget(hashA, hashB);
    else this.#failures.note(hashA, hashB, this.#ceiling - cost - owed); // lower now, where a way was found
  }

  #digDeeper(cost: number, owed: number): void {
    const { stacks, cost: costs, leastOut } = this.#ground;
    const [layout, trail] = [this.#layout, this.#trail];
    const depth = trail.length;
    const count = this.#order(this.#ceiling - cost, owed);
    const buffer = this.#buffers[depth]!;
    for (let i = 0; i < count; i++) {
      const move = buffer[i]! % (stacks * stacks);
      const [from, to] = [Math.floor(move / stacks), move % stacks];
      const lay = layout.height[from]! > layout.good[from]!;
      trail.push(layout, from, to);
      layout.move(from, to);
      const lies = layout.height[to]! > layout.good[to]!;
      const nowOwed = owed - (lay ? leastOut[from]! : 0) + (lies ? leastOut[to]! : 0);
      this.#dig(cost + costs[move]!, nowOwed);
      layout.move(to, from);
      trail.pop(from, to);
      if (this.#halted()) return;
    }
  }

  /**
   * Writes the moves under the ceiling into the buffer of this depth, the likeliest first: bad boxes put well, most closely by
   * rank first; then bad boxes put aside; then well-placed ones.
   */
  #order(left: number, owed: number): number {
    const { stacks, ranks, rank, cost, leastOut } = this.#ground;
    const [layout, trail] = [this.#layout, this.#trail];
    const { height, good } = layout;
    const buffer = (this.#buffers[trail.length] ??= new Float64Array(stacks * stacks));
    const band = ranks + 2 + this.#ground.tiers;
    let count = 0;
    for (let from = 0; from < stacks; from++) {
      if (height[from] === 0) continue;
      const lay = height[from]! > good[from]!;
      const kind = rank[layout.top(from)]!;
      for (let to = 0; to < stacks; to++) {
        if (!layout.mayMove(from, to) || trail.isIdle(layout, from, to)) continue;
        const clean = good[to] === height[to];
        const fits = clean && layout.goodRank(to) >= kind;
        const move = from * stacks + to;
        if (cost[move]! + owed - (lay ? leastOut[from]! : 0) + (fits ? 0 : leastOut[to]!) > left + SAME) {
          this.#cut = true;
          continue;
        }
        let key = fits ? layout.goodRank(to) - kind : clean ? 2 * band + layout.goodRank(to) : band + height[to]!;
        if (!lay) key += 3 * band;
        const code = key * stacks * stacks + move;
        let at = count++;
        for (; at > 0 && buffer[at - 1]! > code; at--) buffer[at] = buffer[at - 1]!;
        buffer[at] = code;
      }
    }
    return count;
  }
}
