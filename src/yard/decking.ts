// Decking: the yard slot for one box, by the least expected work. Called for every box that enters the yard: hot path.
// Knows stacks only through the views it is given; forbids what may not be, scores what may.
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { BlockView, Deck, DeckBox, DeckPlan, DeckProblem, StackView } from './problems.ts';
import {
  DECK_WEIGHTS as W,
  EMPTY_BELOW_KG,
  GANTRY_SPEED,
  WEIGHT_CLASS_KG,
  looseness,
  rehandleChance,
} from './deck-weights.ts';
import { mayStandNear } from './segregation.ts';

/** The considerations, in the order of the parts of a score; their names appear in `why`. */
const PARTS = [
  'travel',
  'workload',
  'fill',
  'distance-in',
  'distance-out',
  'tier',
  'rehandles',
  'group',
  'weight',
  'plug',
  'dangerous-place',
  'end-bay',
] as const;

/** The first parts are the same for a whole 40' bay. */
const BAY_PARTS = 5;

/** What can rule a stack out, in the order in which it is asked. */
const BARS = ['wrong-length', 'full', 'no-plug', 'dangerous-not-allowed', 'segregation'] as const;

/** How many alternatives `why` shows. */
const SHOWN = 5;

/**
 * Chooses the slot with the least expected work, s, over all blocks. A step is one stack looked at; blocks whose travel, work
 * and fill alone cost more than the fifth best slot are passed over unseen. The search is complete within budget, so bound and
 * objective are equal; when stopped early the bound is the least that any block's own parts cost. With no slot allowed the
 * plan is null, objective and bound are Infinity, and `why[0]` counts what ruled stacks out, the most frequent first.
 */
export const deck: Deck = (problem: DeckProblem, budget: Budget): Planned<DeckPlan | null> => {
  const search = new SlotSearch(problem.box);
  const order = problem.blocks.map((block) => ({ block, cost: blockCost(block) }));
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

/** Cost of a block whatever the stack: travel, work waiting, fill; s. */
function blockCost(block: BlockView): number {
  return block.travelSeconds + W.job * block.workload + W.fill * block.fill * block.fill;
}

/** A slot kept for comparison: the next one of a stack. */
interface Candidate {
  block: BlockView;
  stack: StackView;
  score: number;
}

/** One search over all stacks; holds the five best and counts what was ruled out. */
class SlotSearch {
  private readonly box: DeckBox;
  private readonly dangerous: boolean;
  private readonly parts = new Float64Array(PARTS.length);
  private readonly shown: Candidate[] = [];
  /** Score that a slot must beat to be shown; Infinity while fewer than five are known. */
  worstShown = Infinity;

  constructor(box: DeckBox) {
    this.box = box;
    this.dangerous = box.dangerousClasses.length > 0;
  }

  get best(): Candidate | null {
    return this.shown[0] ?? null;
  }

  /** Looks at every stack of a block while steps are left; returns the steps left. */
  lookThrough(block: BlockView, steps: number): number {
    const { parts, box } = this;
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
      if (known >= this.worstShown || this.bar(stack) >= 0) continue;
      const score = scoreStack(box, block, stack, parts, known, this.worstShown);
      if (score < this.worstShown) this.keep(block, stack, score);
    }
    return steps - end;
  }

  /** Index of the first rule that forbids the stack, or -1. */
  private bar(stack: StackView): number {
    const { box } = this;
    const wants20 = box.lengthFeet === 20;
    if (((stack.bay & 1) === 1) !== wants20) return 0;
    if (stack.height >= stack.maxHeight) return 1;
    if (box.needsPlug && !stack.hasPlug) return 2;
    if (!this.dangerous) return -1;
    if (!stack.dangerousAllowed) return 3;
    return mayStandNear(box.dangerousClasses, stack.nearbyDangerous) ? -1 : 4;
  }

  private keep(block: BlockView, stack: StackView, score: number): void {
    const { shown } = this;
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
      })),
    };
  }

  private partsOf({ block, stack }: Candidate): Float64Array {
    const parts = new Float64Array(PARTS.length);
    scoreStack(this.box, block, stack, parts, scoreBay(this.box, block, stack.bay >> 2, parts), Infinity);
    return parts;
  }

  /** What ruled out the stacks that were looked at in so many steps when none was allowed; `score` counts stacks. */
  ruledOut(blocks: readonly BlockView[], steps: number): Why {
    const barred = BARS.map(() => 0);
    let left = steps;
    for (const { stacks } of blocks) for (const stack of stacks) if (left-- > 0) barred[this.bar(stack)]++;
    const counts = BARS.map((name, i) => ({ choice: name as string, score: barred[i], parts: {} }));
    const alternatives = counts.filter((c) => c.score > 0).sort((a, b) => b.score - a.score);
    return { decided: alternatives[0]?.choice ?? 'no-stacks', alternatives };
  }
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

/** Fills the parts that are the same for a whole 40' bay and returns their sum, s. */
function scoreBay(box: DeckBox, block: BlockView, bayIndex: number, parts: Float64Array): number {
  const toWater = (bayIndex + 0.5) * block.bayLength;
  const toLand = (block.bays - bayIndex - 0.5) * block.bayLength;
  parts[0] = block.travelSeconds;
  parts[1] = W.job * block.workload;
  parts[2] = W.fill * block.fill * block.fill;
  parts[3] = (W.driveIn * (box.from === 'water' ? toWater : toLand)) / GANTRY_SPEED;
  parts[4] = (W.driveOut * (box.to === 'water' ? toWater : toLand)) / GANTRY_SPEED;
  return parts[0] + parts[1] + parts[2] + parts[3] + parts[4];
}

/**
 * Fills the parts of a stack's score after its bay's, which come to `ofBay`, and returns the sum, s; Infinity, and parts unfilled, as soon
 * as the cheap ones alone come to the limit (no part is negative).
 */
function scoreStack(
  box: DeckBox,
  block: BlockView,
  stack: StackView,
  parts: Float64Array,
  ofBay: number,
  limit: number,
): number {
  const bayIndex = stack.bay >> 2;
  let i = BAY_PARTS;
  parts[i++] = W.tier * stack.height;
  const known = ofBay + parts[BAY_PARTS];
  if (known >= limit) return Infinity;
  parts[i++] = rehandlePart(box, stack);
  parts[i++] = stack.height === 0 ? W.emptyStack : stack.topGroup === box.group ? 0 : W.mixedGroup;
  parts[i++] = weightPart(box, stack);
  parts[i++] = stack.hasPlug && !box.needsPlug ? W.plugWasted : 0;
  parts[i++] = stack.dangerousAllowed && box.dangerousClasses.length === 0 ? W.dangerousPlaceWasted : 0;
  parts[i++] = bayIndex === 0 || bayIndex === block.bays - 1 ? W.endBay : 0;
  let sum = known;
  for (let k = BAY_PARTS + 1; k < i; k++) sum += parts[k];
  return sum;
}

/**
 * Expected rehandles, s. Boxes of one group come out together in an order that weight decides, so their times say nothing:
 * for them only the weight part counts.
 */
function rehandlePart(box: DeckBox, stack: StackView): number {
  if (stack.height === 0) return 0;
  const below = stack.earliestDeparture;
  if (stack.topGroup === box.group && below === box.departure && box.to === 'water') return 0;
  const chance = rehandleChance(box.departure, below);
  return W.rehandle * chance + (1 - chance) * W.looseFit * looseness(box.departure, below);
}

/** Order of loading (heavy boxes go down into the vessel first) and no full box on an empty one, s. */
function weightPart(box: DeckBox, stack: StackView): number {
  if (stack.height === 0) return 0;
  let sum = 0;
  const sameLoad = box.to === 'water' && stack.topGroup === box.group;
  if (sameLoad && stack.topKg - box.grossKg > WEIGHT_CLASS_KG) sum += W.lightOnHeavy;
  if (box.full && stack.topKg > 0 && stack.topKg < EMPTY_BELOW_KG) sum += W.fullOnEmpty;
  return sum;
}
