// A relocation problem in integers: boxes by their places in the order of leaving, costs as tables, bans as tables.
import { RETRIEVED, type Bay, type BayConditions } from '../bay/bay.ts';

/**
 * All boxes of a bay leave in the order of their priorities, equal ones in any order; a box whose turn has come and that stands on top leaves
 * at once. Restricted rules move only boxes that stand above one whose turn it is, unrestricted rules any top box.
 */
export interface RelocationProblem extends Bay, BayConditions {
  rules: 'restricted' | 'unrestricted';
}

/** The problem as the search sees it. Costs are whole: relocations, or milliseconds where the crane's time counts. */
export interface RelocationModel {
  stacks: number;
  /** Tiers of a stack; the number of boxes where nothing limits it. */
  tiers: number;
  boxes: number;
  restricted: boolean;
  /** Boxes by their places in the order of leaving (0 first), each stack from the ground up. */
  start: number[][];
  /** Of each box the rank of its priority: 0, 1, … without gaps. */
  rank: Int32Array;
  /** Of each box a label; boxes have the same one when nothing tells them apart. */
  label: Int32Array;
  /** Boxes of each rank. */
  groupSizes: Int32Array;
  /** Cost of a move at from * stacks + to. */
  moveCost: Float64Array;
  /** Cost of leaving the bay from a stack. */
  leaveCost: Float64Array;
  /** Least cost with which a box leaves the bay from a stack when it stands well there, and when it stands above a smaller one. */
  wellCost: Float64Array;
  badCost: Float64Array;
  /** Least cost of each relocation beyond those that wellCost and badCost count. */
  extraCost: number;
  /** Costs differ between stacks. */
  timed: boolean;
  /** 1 at box * stacks + stack where a box may stand; null when it may stand everywhere. */
  allowed: Uint8Array | null;
  /** Stacks differ in nothing but their boxes, so that a bay with stacks exchanged is the same bay. */
  alike: boolean;
}

/** Brings a problem into integers. */
export function relocationModel(problem: RelocationProblem): RelocationModel {
  const stacks = problem.stacks.length;
  const boxes = problem.stacks.reduce((sum, stack) => sum + stack.length, 0);
  const highest = Math.max(0, ...problem.stacks.map((stack) => stack.length));
  const tiers = Math.max(highest, Math.min(problem.maxHeight, boxes));
  const restricted = problem.rules === 'restricted';
  const labels = labelled(problem, stacks);
  const costs = costsOf(problem, stacks, restricted);
  return {
    ...{ stacks, tiers, boxes, restricted },
    ...labels,
    ...costs,
    alike: labels.allowed === null && !costs.timed,
  };
}

/** Boxes of one priority share a label unless bans tell them apart. */
function labelled(
  { stacks: bay, mayStand }: RelocationProblem,
  stacks: number,
): Pick<RelocationModel, 'start' | 'rank' | 'label' | 'groupSizes' | 'allowed'> {
  const list = bay.flat().map((priority, number) => ({ priority, number, bans: bansOf(number, stacks, mayStand) }));
  const sorted = [...list].sort((a, b) => a.priority - b.priority || (a.bans < b.bans ? -1 : Number(a.bans > b.bans)));
  const place = new Int32Array(list.length);
  const rank = new Int32Array(list.length);
  const label = new Int32Array(list.length);
  const groupSizes: number[] = [];
  sorted.forEach(({ priority, number, bans }, box) => {
    const before = sorted[box - 1];
    if (before?.priority !== priority) groupSizes.push(0);
    groupSizes[groupSizes.length - 1]!++;
    rank[box] = groupSizes.length - 1;
    const twin = before?.priority === priority && before.bans === bans;
    label[box] = twin ? label[box - 1]! : box;
    place[number] = box;
  });
  let number = 0;
  const banned = sorted.some(({ bans }) => bans.includes('0'));
  return {
    start: bay.map((stack) => stack.map(() => place[number++]!)),
    ...{ rank, label },
    groupSizes: Int32Array.from(groupSizes),
    allowed: banned ? Uint8Array.from(sorted.flatMap(({ bans }) => [...bans].map(Number))) : null,
  };
}

/** A digit for each stack: 1 where the box may stand; empty when nothing is banned. */
function bansOf(box: number, stacks: number, mayStand: BayConditions['mayStand']): string {
  if (mayStand === undefined) return '';
  let text = '';
  for (let s = 0; s < stacks; s++) text += mayStand(box, s) ? '1' : '0';
  return text;
}

type Costs = Pick<RelocationModel, 'moveCost' | 'leaveCost' | 'wellCost' | 'badCost' | 'extraCost' | 'timed'>;

function costsOf({ moveSeconds }: RelocationProblem, stacks: number, restricted: boolean): Costs {
  const moveCost = new Float64Array(stacks * stacks).fill(1);
  const leaveCost = new Float64Array(stacks);
  if (moveSeconds !== undefined) {
    const ms = (from: number, to: number): number => Math.round(1000 * moveSeconds(from, to));
    for (let i = 0; i < stacks; i++) {
      leaveCost[i] = ms(i, RETRIEVED);
      for (let j = 0; j < stacks; j++) moveCost[i * stacks + j] = i === j ? 0 : Math.max(1, ms(i, j));
    }
  }
  // Least cost to leave from a stack after exactly 0, 1 and 2 relocations, and after any greater number.
  const after: Float64Array[] = [leaveCost];
  for (let hops = 1; hops <= stacks + 3; hops++) after.push(oneHopMore(after[hops - 1]!, moveCost));
  const atLeast = (hops: number): Float64Array =>
    leaveCost.map((_, s) => Math.min(...after.slice(hops).map((costs) => costs[s]!)));
  const [any, one, two] = [atLeast(0), atLeast(1), atLeast(2)];
  const timed = moveSeconds !== undefined;
  // What stands well stays where it is under restricted rules until it leaves or something bad is put upon it, which itself is moved.
  const wellCost = restricted ? leaveCost : any;
  let extraCost = Infinity;
  for (let s = 0; s < stacks; s++) {
    extraCost = Math.min(extraCost, two[s]! - one[s]!);
    if (!restricted) extraCost = Math.min(extraCost, one[s]! - any[s]!);
  }
  return { moveCost, leaveCost, wellCost, badCost: one, extraCost: Number.isFinite(extraCost) ? extraCost : 0, timed };
}

function oneHopMore(costs: Float64Array, moveCost: Float64Array): Float64Array {
  const stacks = costs.length;
  return costs.map((_, i) => {
    let best = Infinity;
    for (let j = 0; j < stacks; j++) if (j !== i) best = Math.min(best, moveCost[i * stacks + j]! + costs[j]!);
    return best;
  });
}
