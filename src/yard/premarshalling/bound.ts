// Lower bounds: how many moves a bay needs beyond one for each badly placed box.
//
// Every badly placed box makes a move that ends well placed. All other moves are extra: of a bad box to another bad place, or of a
// well-placed box. Two things force extra moves. Room: boxes of rank >= g can end only on stacks whose well-placed part ends
// with rank >= g; where there is too little of that, well-placed boxes must come away (Bortfeldt and Forster 2012). Order: a
// bad box can be put well only onto a clean stack (one without bad boxes); while no clean stack takes it, boxes must be put
// aside until one is clean that does, or well-placed ones come away from a clean one.
import type { Ground } from './ground.ts';
import type { Layout } from './layout.ts';

/** Counts the extra moves of layouts of one bay. */
export class Bound {
  /** Well-placed boxes that must come away for room, in the layout measured last. */
  room = 0;
  /** Extra moves until some clean stack takes the largest bad box, in the layout measured last. */
  order = 0;
  /** Bad boxes of rank >= g less the room for them, by rank g (1 … ranks), in the layout measured last. */
  readonly deficit: Int32Array;
  readonly #ground: Ground;
  readonly #balance: Int32Array;
  readonly #cheapest: Int32Array;
  readonly #reach: Reach;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.deficit = new Int32Array(ground.ranks + 2);
    this.#balance = new Int32Array(ground.ranks + 2);
    this.#cheapest = new Int32Array(ground.boxes + 1);
    this.#reach = new Reach(ground);
  }

  /** Extra moves that are needed at the least, by the quick counts alone; leaves `room`, `order` and `deficit` behind. */
  quick(layout: Layout): number {
    this.order = this.#reach.read(layout) ? this.#reach.leastMoves() : 0;
    this.room = this.#forRoom(layout);
    return layout.bad === 0 ? 0 : Math.max(this.order, this.room + leastUncovering(layout));
  }

  /** Extra moves that are needed at the least, by all counts; a value above `slack` may be less than could be shown. */
  extras(layout: Layout, slack = Infinity): number {
    if (layout.bad === 0) return 0;
    const order = this.#reach.read(layout) ? this.#reach.leastMoves() : 0;
    if (order > slack) return order;
    const room = this.#forRoom(layout);
    if (room === 0 || order === 0) return Math.max(order, room);
    const simple = Math.max(order, room + leastUncovering(layout));
    return simple > slack ? simple : Math.max(simple, this.#reach.leastMovesWithRoom(room));
  }

  /** Well-placed boxes that must come away for room: the most that any one rank asks for. */
  #forRoom(layout: Layout): number {
    const { stacks, tiers, ranks, rank } = this.#ground;
    const { good, height, cells } = layout;
    const balance = this.#balance.fill(0);
    for (let s = 0; s < stacks; s++) {
      const g = good[s]!;
      balance[layout.goodRank(s)]! -= tiers - g;
      for (let t = g, base = s * tiers; t < height[s]!; t++) balance[rank[cells[base + t]!]!]!++;
    }
    let [most, worst] = [0, 0];
    let deficit = balance[ranks + 1]!;
    for (let g = ranks; g > 0; g--) {
      deficit += balance[g]!;
      this.deficit[g] = deficit;
      if (deficit <= worst) continue;
      worst = deficit;
      most = Math.max(most, this.#cheapestRoom(layout, g, deficit));
    }
    return most;
  }

  /** Fewest well-placed boxes to take away so that `missing` more boxes of rank >= g find room (a knapsack over stacks). */
  #cheapestRoom(layout: Layout, g: number, missing: number): number {
    const { stacks, tiers, rank, boxes } = this.#ground;
    const { good, cells } = layout;
    const cheapest = this.#cheapest.fill(boxes + 1, 0, missing + 1);
    cheapest[0] = 0;
    for (let s = 0; s < stacks; s++) {
      let keep = good[s]!;
      while (keep > 0 && rank[cells[s * tiers + keep - 1]!]! < g) keep--;
      const price = good[s]! - keep;
      if (price === 0) continue;
      const gain = tiers - keep;
      for (let m = missing; m > 0; m--)
        cheapest[m] = Math.min(cheapest[m]!, cheapest[m > gain ? m - gain : 0]! + price);
    }
    return cheapest[missing]!;
  }
}

/** Bad boxes that must be put from one bad place to another before some stack is clean; 0 when one is. */
function leastUncovering({ ground, height, good }: Layout): number {
  let least = ground.boxes;
  for (let s = 0; s < ground.stacks; s++) least = Math.min(least, height[s]! - good[s]!);
  return least;
}

/**
 * The order count. Relaxed: a box put well fills and lowers nothing, a box put aside lies on nothing. Then all that matters is the
 * largest rank that some clean stack takes. A stack becomes clean for as many extra moves as it has bad boxes above that rank
 * (the others find a place), and takes more for each well-placed box that comes away. Counted upwards: what is reached with 0
 * extra moves, with 1, and so on, until the largest bad box is.
 */
class Reach {
  readonly #ground: Ground;
  /** Largest rank that is reached, by boxes put aside (row) and well-placed boxes taken away (column). */
  readonly #level: Int32Array;
  readonly #columns: number;
  readonly #rows: number;
  #layout!: Layout;
  #open = 0;
  #largest = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#rows = ground.tiers + 1;
    this.#columns = ground.tiers * 2 + 2;
    this.#level = new Int32Array(Math.max(this.#rows * this.#columns, ground.boxes + ground.tiers + 2));
  }

  /** Takes in a layout; false when a clean stack takes the largest bad box already. */
  read(layout: Layout): boolean {
    const { stacks, tiers, rank } = this.#ground;
    const { good, height, cells } = layout;
    let [open, largest] = [0, 0];
    for (let s = 0; s < stacks; s++) {
      const [g, h] = [good[s]!, height[s]!];
      if (g === h) {
        if (h < tiers) open = Math.max(open, layout.goodRank(s));
      } else for (let t = g, base = s * tiers; t < h; t++) largest = Math.max(largest, rank[cells[base + t]!]!);
    }
    [this.#layout, this.#open, this.#largest] = [layout, open, largest];
    return open < largest;
  }

  /** Extra moves of either sort until the largest bad box is taken. */
  leastMoves(): number {
    const level = this.#level.fill(0);
    level[0] = this.#open;
    for (let spent = 0; ;) {
      const now = level[spent]!;
      if (now >= this.#largest) return spent;
      if (spent === 0 || now > level[spent - 1]!) this.#spread(now, spent);
      if (level[spent]! > now) continue;
      spent++;
      if (level[spent]! < now) level[spent] = now;
    }
  }

  #spread(now: number, spent: number): void {
    const { stacks, tiers, ranks, rank } = this.#ground;
    const { good, height, cells } = this.#layout;
    const level = this.#level;
    for (let s = 0; s < stacks; s++) {
      const [g, h, base] = [good[s]!, height[s]!, s * tiers];
      let cost = spent;
      for (let t = g; t < h; t++) if (rank[cells[base + t]!]! > now) cost++;
      if (g === tiers) cost++;
      for (let keep = g === tiers ? g - 1 : g; ; keep--, cost++) {
        const reach = keep === 0 ? ranks + 1 : rank[cells[base + keep - 1]!]!;
        if (reach > level[cost]!) level[cost] = reach;
        if (keep === 0 || reach >= this.#largest) break;
      }
    }
  }

  /** As leastMoves, where `room` well-placed boxes must come away in any case: these may serve the order too. */
  leastMovesWithRoom(room: number): number {
    const [rows, columns] = [this.#rows, this.#columns];
    const level = this.#level.fill(0);
    level[0] = this.#open;
    room = Math.min(room, this.#ground.tiers); // the table's columns suffice for this
    for (let more = 0; more < rows; more++)
      for (let aside = 0; aside <= more; aside++) {
        const last = Math.min(columns - 1, more - aside + room);
        for (let away = aside === more ? 0 : last; away <= last; away++)
          if (this.#settle(aside, away)) return more + room;
      }
    return rows + room;
  }

  /** Spreads what is reached with so many moves of either sort; true when that is the largest bad box. */
  #settle(aside: number, away: number): boolean {
    const [columns, level] = [this.#columns, this.#level];
    const at = aside * columns + away;
    const above = aside > 0 ? level[at - columns]! : -1;
    const left = away > 0 ? level[at - 1]! : -1;
    level[at] = Math.max(level[at]!, above, left);
    for (;;) {
      const now = level[at]!;
      if (now >= this.#largest) return true;
      if (now === above || now === left) return false;
      this.#spreadBoth(now, aside, away);
      if (level[at] === now) return false;
    }
  }

  #spreadBoth(now: number, aside: number, away: number): void {
    const { stacks, tiers, ranks, rank } = this.#ground;
    const { good, height, cells } = this.#layout;
    const [level, columns] = [this.#level, this.#columns];
    for (let s = 0; s < stacks; s++) {
      const [g, h, base] = [good[s]!, height[s]!, s * tiers];
      let row = aside;
      for (let t = g; t < h; t++) if (rank[cells[base + t]!]! > now) row++;
      if (row >= this.#rows) continue;
      let column = g === tiers ? away + 1 : away;
      for (let keep = g === tiers ? g - 1 : g; column < columns; keep--, column++) {
        const reach = keep === 0 ? ranks + 1 : rank[cells[base + keep - 1]!]!;
        if (reach > level[row * columns + column]!) level[row * columns + column] = reach;
        if (keep === 0 || reach >= this.#largest) break;
      }
    }
  }
}
