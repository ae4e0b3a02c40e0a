// Decking: the yard slot for one box, by the least expected work. Called for every box that enters the yard: hot path.
// Knows stacks only through the views it is given; forbids what may not be, scores what may.
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import { blockCost, expectedRehandles, PARTS, scoreBay, scoreStack, type BoxAtHand } from './deck-score.ts';
import type { AllocationFor, BlockView, Deck, DeckBox, DeckPlan, DeckProblem, DeckStack } from './problems.ts';
import { mayStandNear } from './segregation.ts';

/** What can rule a stack out, in the order in which it is asked. */
const BARS = [
  'wrong-length',
  'locked',
  'full',
  'reserved',
  'no-plug',
  'over-side',
  'dangerous-not-allowed',
  'segregation',
] as const;

/** How many alternatives `why` shows. */
const SHOWN = 5;

/**
 * Chooses the slot with the least expected work, s, over all blocks. A step is one stack looked at; blocks whose travel, work
 * and fill alone cost more than the fifth best slot are passed over unseen. The search is complete within budget, so bound and
 * objective are equal; when stopped early the bound is the least that any block's own parts cost. With no slot allowed the
 * plan is null, objective and bound are Infinity, and `why[0]` counts what ruled stacks out, the most frequent first.
 */
export const deck: Deck = (problem: DeckProblem, budget: Budget): Planned<DeckPlan | null> => {
  const search = new SlotSearch(problem);
  const order = problem.blocks.map((block) => ({ block, cost: blockCost(block, problem.box) }));
  order.sort((a, b) => a.cost - b.cost || a.block.index - b.block.index);
  let left = budget.steps;
  for (const { block, cost } of order) {
    if (cost >= search.worstShown) break;
    left = search.lookThrough(block, left);
    if (left <= 0) break;
  }
  const best = search.best;
  if (best === null)
    return {
      plan: null,
      objective: Infinity,
      bound: Infinity,
      why: [
        search.ruledOut(
          order.map((o) => o.block),
          budget.steps,
        ),
      ],
    };
  const { block, stack, score } = best;
  const plan = { block: block.index, bay: stack.bay, row: stack.row, tier: stack.height + 1 };
  const bound = left > 0 ? score : Math.min(score, order[0].cost);
  return { plan, objective: score, bound, why: [search.reason()] };
};

/** A slot kept for comparison: the next one of a stack. */
interface Candidate {
  block: BlockView;
  stack: DeckStack;
  score: number;
}

/** One search over all stacks; holds the five best and counts what was ruled out. */
class SlotSearch {
  private readonly hand: BoxAtHand;
  private readonly parts = new Float64Array(PARTS.length);
  private readonly shown: Candidate[] = [];
  /** Score that a slot must beat to be shown; Infinity while fewer than five are known. */
  worstShown = Infinity;

  constructor({ box, allocations = [] }: DeckProblem) {
    this.hand = { box, allocations, hasOwn: allocations.some((a) => a.member) };
  }

  get best(): Candidate | null {
    return this.shown[0] ?? null;
  }

  /** Looks at every stack of a block while steps are left; returns the steps left. */
  lookThrough(block: BlockView, steps: number): number {
    const { parts, hand } = this;
    const { box } = hand;
    const { stacks, room } = block;
    const end = Math.min(stacks.length, steps);
    let bay = -1;
    let known = 0;
    for (let i = 0; i < end; i++) {
      if (room[i] === 0) continue;
      const stack = stacks[i];
      if (stack.bay >> 2 !== bay) {
        bay = stack.bay >> 2;
        known = scoreBay(box, block, bay, parts);
      }
      // Whatever stands there, it costs too much to be shown.
      if (known >= this.worstShown || firstBar(box, hand.allocations, stack) >= 0) continue;
      const score = scoreStack(hand, block, stack, parts, known, this.worstShown);
      if (score < this.worstShown) this.keep(block, stack, score);
    }
    return steps - end;
  }

  private keep(block: BlockView, stack: DeckStack, score: number): void {
    const { shown } = this;
    // Places of one bay that are as good as each other tell nothing about why: the first stands for them.
    const bay = stack.bay >> 2;
    if (shown.some((c) => c.score === score && c.block === block && c.stack.bay >> 2 === bay)) return;
    let i = shown.length;
    while (i > 0 && shown[i - 1].score > score) i--;
    shown.splice(i, 0, { block, stack, score });
    if (shown.length > SHOWN) shown.pop();
    if (shown.length === SHOWN) this.worstShown = shown[SHOWN - 1].score;
  }

  /** Why the best slot was chosen: the part that sets it apart the most from the second best. */
  reason(): Why {
    const parts = this.shown.map((c) => this.partsOf(c));
    return {
      decided: parts.length < 2 ? 'only-choice' : largestAdvantage(parts[0], parts[1]),
      alternatives: this.shown.map(({ block, stack, score }, k) => ({
        choice: `block ${block.index} bay ${stack.bay} row ${stack.row} tier ${stack.height + 1}`,
        score,
        parts: Object.fromEntries(PARTS.map((name, i) => [name, parts[k][i]])),
        rehandles: expectedRehandles(parts[k]),
      })),
    };
  }

  private partsOf({ block, stack }: Candidate): Float64Array {
    const parts = new Float64Array(PARTS.length);
    scoreStack(this.hand, block, stack, parts, scoreBay(this.hand.box, block, stack.bay >> 2, parts), Infinity);
    return parts;
  }

  /** What ruled out the stacks that were looked at in so many steps when none was allowed; `score` counts stacks. */
  ruledOut(blocks: readonly BlockView[], steps: number): Why {
    const barred = BARS.map(() => 0);
    const { box, allocations } = this.hand;
    let left = steps;
    for (const { stacks } of blocks)
      for (const stack of stacks) if (left-- > 0) barred[firstBar(box, allocations, stack)]++;
    const counts = BARS.map((name, i) => ({ choice: name as string, score: barred[i], parts: {} }));
    const alternatives = counts.filter((c) => c.score > 0).sort((a, b) => b.score - a.score);
    return { decided: alternatives[0]?.choice ?? 'no-stacks', alternatives };
  }
}

/** Index in BARS of the first rule that forbids a stack to a box, or -1: the box may stand there. */
export function firstBar(box: DeckBox, allocations: readonly AllocationFor[], stack: DeckStack): number {
  const wants20 = box.lengthFeet === 20;
  if (((stack.bay & 1) === 1) !== wants20) return 0;
  if (stack.locked) return 1;
  if (stack.height >= stack.maxHeight) return 2;
  if (stack.allocation >= 0 && isKeptFrom(allocations[stack.allocation])) return 3;
  if (box.needsPlug && !stack.hasPlug) return 4;
  if (box.outOfGauge === 'over-side' && stack.besideHeight > stack.height) return 5;
  if (box.dangerousClasses.length === 0) return -1;
  if (!stack.dangerousAllowed) return 6;
  return mayStandNear(box.dangerousClasses, stack.nearbyDangerous) ? -1 : 7;
}

function isKeptFrom(kept: AllocationFor | undefined): boolean {
  return kept !== undefined && kept.reserved && !kept.member;
}

function largestAdvantage(first: Float64Array, second: Float64Array): string {
  let best = -1;
  let gain = 0;
  for (let i = 0; i < PARTS.length; i++) {
    const g = second[i] - first[i];
    if (g > gain) {
      gain = g;
      best = i;
    }
  }
  return best < 0 ? 'tie' : PARTS[best];
}
