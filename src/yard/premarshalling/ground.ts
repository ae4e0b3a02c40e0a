// The problem of pre-marshalling in the shape that the searches read: groups as dense ranks, boxes of one group and one ban as
// one kind, times as a table.
import { invariant } from '../../kit/invariant.ts';
import type { PremarshallingProblem } from './problem.ts';

/** What never changes while a bay is put in order. */
export interface Ground {
  stacks: number;
  /** Tiers of a stack; no more than there are boxes. */
  tiers: number;
  boxes: number;
  /** How many groups there are; ranks are 1 … ranks, 1 leaves first. */
  ranks: number;
  /** Rank of each kind of box. Kinds are counted from 0. */
  rank: Uint16Array;
  /** 1 where a kind (row) may be put on a stack (column); null when every box may stand everywhere. */
  allowed: Uint8Array | null;
  /** Cost of a move by origin (row) and destination (column): 1, or seconds. */
  cost: Float64Array;
  /** The cheapest move out of each stack. */
  leastOut: Float64Array;
  /** The cheapest move of all. */
  leastCost: number;
  /** The mean cost of a move. */
  meanCost: number;
  /** Every move costs 1. */
  unit: boolean;
  /** Stacks may be exchanged for one another: no bans, and every move costs 1. */
  alike: boolean;
  /** No way over a third stack is cheaper than the direct one. */
  direct: boolean;
  /** The kinds of the boxes at the beginning, stack by stack, from the ground up. */
  start: readonly (readonly number[])[];
}

/** Reads a problem into the shape of the searches. */
export function groundOf(problem: PremarshallingProblem): Ground {
  const stacks = problem.stacks.length;
  const groups = [...new Set(problem.stacks.flat())].sort((a, b) => a - b);
  const rankOf = new Map(groups.map((group, i) => [group, i + 1]));
  const kinds = new Kinds(problem);
  let boxes = 0;
  const start = problem.stacks.map((stack) => stack.map((group) => kinds.kindOf(rankOf.get(group)!, boxes++)));
  invariant(kinds.ranks.length < 65_535, 'there are fewer kinds of boxes than 65535');
  const unit = problem.moveSeconds === undefined;
  return {
    stacks,
    tiers: Math.max(1, Math.min(problem.maxHeight, boxes)),
    boxes,
    ranks: groups.length,
    rank: Uint16Array.from(kinds.ranks),
    allowed: kinds.table(),
    ...costsOf(problem),
    unit,
    alike: unit && problem.mayStand === undefined,
    start,
  };
}

type Costs = Pick<Ground, 'cost' | 'leastOut' | 'leastCost' | 'meanCost' | 'direct'>;

function costsOf({ stacks: { length: n }, moveSeconds }: PremarshallingProblem): Costs {
  const cost = new Float64Array(n * n).fill(1);
  const leastOut = new Float64Array(n).fill(n > 1 ? Infinity : 1);
  let sum = 0;
  for (let from = 0; from < n; from++)
    for (let to = 0; to < n; to++) {
      if (from === to) continue;
      const c = moveSeconds ? moveSeconds(from, to) : 1;
      invariant(c >= 0 && c < Infinity, 'a move takes no or a finite time');
      cost[from * n + to] = c;
      leastOut[from] = Math.min(leastOut[from]!, c);
      sum += c;
    }
  return {
    cost,
    leastOut,
    leastCost: leastOut.reduce((a, b) => Math.min(a, b), Infinity),
    meanCost: sum / Math.max(1, n * (n - 1)),
    direct: moveSeconds === undefined || isDirect(cost, n),
  };
}

function isDirect(cost: Float64Array, n: number): boolean {
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++)
      for (let c = 0; c < n; c++) {
        if (a === b || b === c || a === c) continue;
        if (cost[a * n + c]! > cost[a * n + b]! + cost[b * n + c]!) return false;
      }
  return true;
}

/** Boxes of the same rank that may stand on the same stacks are of one kind. */
class Kinds {
  readonly ranks: number[] = [];
  readonly #problem: PremarshallingProblem;
  readonly #rows: number[][] = [];
  readonly #known = new Map<string, number>();

  constructor(problem: PremarshallingProblem) {
    this.#problem = problem;
  }

  kindOf(rank: number, box: number): number {
    const { mayStand, stacks } = this.#problem;
    const row = mayStand ? stacks.map((_, stack) => (mayStand(box, stack) ? 1 : 0)) : [];
    const key = `${rank}:${row.join('')}`;
    let kind = this.#known.get(key);
    if (kind === undefined) {
      kind = this.ranks.length;
      this.#known.set(key, kind);
      this.ranks.push(rank);
      this.#rows.push(row);
    }
    return kind;
  }

  table(): Uint8Array | null {
    return this.#problem.mayStand ? Uint8Array.from(this.#rows.flat()) : null;
  }
}
