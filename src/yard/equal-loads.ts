// Which of equal boxes takes which turn of the load order: where one stands on or under what leaves at another time, it changes places with its
// like, so that fewer boxes have to be dug out.
import { invariant } from '../kit/invariant.ts';
import type { Alternative, Budget, Planned, Why } from '../terminal/planning.ts';

/** A box in a stack, as the exchange sees it. */
export interface StackedBox {
  id: string;
  /** When it leaves its stack, ms UTC; Infinity when not known. */
  leaves: number;
  /** Boxes of one group are equal but for their mass; '' for a box that keeps its turn. */
  group: string;
  kg: number;
}

/** Stacks whose loads may change turns. */
export interface ExchangeProblem {
  /** Each stack from the ground up. */
  stacks: readonly (readonly StackedBox[])[];
  /** Boxes for which an exchange is looked for, the most urgent first; each stands in one of the stacks. */
  wanted: readonly string[];
  /** Equal boxes may differ by so much, kg. */
  toleranceKg: number;
}

/** Two boxes that take each other's turn, one exchange after the other. */
export type Exchange = readonly [wanted: string, other: string];

/** How many alternatives `why` shows. */
const SHOWN = 5;

interface Placed extends StackedBox {
  stack: number;
}

/** What an exchange would save. */
interface Offer {
  pair: [Placed, Placed];
  saved: number;
}

/**
 * Chooses exchanges one after the other: for each wanted box on which one stands that leaves later, the exchange of either with
 * an equal box that saves the most. The objective is the number of boxes that stand above one which leaves earlier, each of which has to be dug out at least once
 * (the lower bound of Kim and Hong 2006); the bound counts those that do so however turns are given within the groups. `why[k]` belongs to
 * exchange k: scores are boxes to dig out. A step is one exchange looked at.
 */
export function planExchanges(problem: ExchangeProblem, budget: Budget): Planned<Exchange[]> {
  const yard = new Exchanges(problem, budget.steps);
  const bound = yard.bound();
  for (const id of problem.wanted) yard.improve(id);
  return { plan: yard.plan, objective: yard.total(), bound, why: yard.why };
}

class Exchanges {
  readonly plan: Exchange[] = [];
  readonly why: Why[] = [];
  private readonly stacks: Placed[][];
  private readonly boxes = new Map<string, Placed>();
  private readonly groups: Map<string, Placed[]>;
  private readonly toleranceKg: number;
  private left: number;

  constructor({ stacks, toleranceKg }: ExchangeProblem, steps: number) {
    this.stacks = stacks.map((boxes, stack) => boxes.map((box) => ({ ...box, stack })));
    const all = this.stacks.flat();
    for (const box of all) this.boxes.set(box.id, box);
    this.groups = Map.groupBy(
      all.filter(({ group }) => group !== ''),
      ({ group }) => group,
    );
    this.toleranceKg = toleranceKg;
    this.left = steps;
  }

  /** Boxes to dig out in all stacks. */
  total(): number {
    return this.stacks.reduce((sum, stack) => sum + inTheWay(stack), 0);
  }

  /** Boxes that stand above one which leaves earlier, whatever turns the groups' boxes get. */
  bound(): number {
    const first = (box: StackedBox): number => this.turns(box, Math.min);
    const last = (box: StackedBox): number => this.turns(box, Math.max);
    let sum = 0;
    for (const stack of this.stacks) {
      let soonest = Infinity;
      for (const box of stack) {
        if (first(box) > soonest) sum++;
        soonest = Math.min(soonest, last(box));
      }
    }
    return sum;
  }

  private turns(box: StackedBox, choose: (...times: number[]) => number): number {
    return box.group === ''
      ? box.leaves
      : (this.groups.get(box.group) as Placed[]).reduce((t, b) => choose(t, b.leaves), box.leaves);
  }

  /** Makes the best exchange for a box that something stands on which leaves later, if one saves anything: either of the two may change its turn. */
  improve(id: string): void {
    const box = this.boxes.get(id);
    invariant(box, `${id} stands in none of the stacks`);
    const stack = this.stacks[box.stack] as Placed[];
    const over = stack.slice(stack.indexOf(box) + 1).filter(({ leaves }) => leaves > box.leaves);
    if (over.length === 0) return;
    const offers = this.offers(box, ({ leaves }) => leaves > box.leaves);
    for (const above of over) offers.push(...this.offers(above, ({ leaves }) => leaves < box.leaves));
    offers.sort(
      (a, b) => b.saved - a.saved || a.pair[1].leaves - b.pair[1].leaves || (a.pair[1].id < b.pair[1].id ? -1 : 1),
    );
    const [best] = offers;
    if (!best) return;
    const before = this.around(...best.pair);
    swapTurns(...best.pair);
    this.plan.push([best.pair[0].id, best.pair[1].id]);
    this.why.push(reason(offers, before));
  }

  /** Exchanges of a box that save something, with equal boxes whose turns are as asked for. */
  private offers(box: Placed, asked: (other: Placed) => boolean): Offer[] {
    if (box.group === '') return [];
    const offers: Offer[] = [];
    for (const other of this.groups.get(box.group) as Placed[]) {
      if (other === box || !asked(other) || Math.abs(other.kg - box.kg) > this.toleranceKg) continue;
      if (this.left-- <= 0) break;
      const saved = this.saving(box, other);
      if (saved > 0) offers.push({ pair: [box, other], saved });
    }
    return offers;
  }

  /** Boxes to dig out in the stacks of two boxes. */
  private around(a: Placed, b: Placed): number {
    const one = inTheWay(this.stacks[a.stack] as Placed[]);
    return a.stack === b.stack ? one : one + inTheWay(this.stacks[b.stack] as Placed[]);
  }

  private saving(a: Placed, b: Placed): number {
    const before = this.around(a, b);
    swapTurns(a, b);
    const after = this.around(a, b);
    swapTurns(a, b);
    return before - after;
  }
}

function swapTurns(a: Placed, b: Placed): void {
  [a.leaves, b.leaves] = [b.leaves, a.leaves];
}

/** Boxes that stand above one which leaves earlier. */
function inTheWay(stack: readonly StackedBox[]): number {
  let soonest = Infinity;
  let count = 0;
  for (const { leaves } of stack) {
    if (leaves > soonest) count++;
    else soonest = leaves;
  }
  return count;
}

/** The exchanges that were looked at, and none at all: boxes to dig out of the two stacks of the chosen one. */
function reason(offers: readonly Offer[], before: number): Why {
  const alternatives: Alternative[] = offers.slice(0, SHOWN - 1).map(({ pair, saved }) => ({
    choice: `${pair[0].id} ${pair[1].id}`,
    score: before - saved,
    parts: { rehandles: before - saved },
  }));
  alternatives.push({ choice: 'none', score: before, parts: { rehandles: before } });
  return { decided: 'rehandles', alternatives };
}
