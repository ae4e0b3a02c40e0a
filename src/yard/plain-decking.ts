// Decking as a terminal does it without planning: the nearest free slot, or any free slot. The planner is held against these.
import type { Random } from '../kit/random.ts';
import type { Planned } from '../terminal/planning.ts';
import { GANTRY_SPEED } from './deck-weights.ts';
import { firstBar } from './decking.ts';
import type { BlockView, DeckBox, DeckPlan, DeckProblem, DeckStack } from './problems.ts';

/** The allowed slot with the least travel of vehicle and stacking crane, s; the lowest of equal ones, and of those the first. */
export function deckNearest(problem: DeckProblem): Planned<DeckPlan | null> {
  let [least, plan]: [number, DeckPlan | null] = [Infinity, null];
  for (const { block, stack } of allowedStacks(problem)) {
    const seconds = block.travelSeconds + driveIn(problem.box, block, stack);
    if (seconds > least || (seconds === least && plan !== null && stack.height + 1 >= plan.tier)) continue;
    least = seconds;
    plan = slotOn(block, stack);
  }
  return { plan, objective: least, bound: least, why: [{ decided: 'nearest', alternatives: [] }] };
}

/** Any allowed slot, each stack with the same chance; objective and bound are 0, for nothing is weighed. */
export function deckAnywhere(problem: DeckProblem, random: Random): Planned<DeckPlan | null> {
  let [seen, plan]: [number, DeckPlan | null] = [0, null];
  // The n-th stack takes the place of the one chosen so far with a chance of one in n.
  for (const { block, stack } of allowedStacks(problem)) if (random.int(++seen) === 0) plan = slotOn(block, stack);
  return { plan, objective: 0, bound: 0, why: [{ decided: 'random', alternatives: [] }] };
}

function* allowedStacks({
  box,
  blocks,
  allocations = [],
}: DeckProblem): Generator<{ block: BlockView; stack: DeckStack }> {
  for (const block of blocks)
    for (let i = 0; i < block.stacks.length; i++) {
      const stack = block.stacks[i];
      if (block.room[i] !== 0 && firstBar(box, allocations, stack) < 0) yield { block, stack };
    }
}

function slotOn(block: BlockView, { bay, row, height }: DeckStack): DeckPlan {
  return { block: block.index, bay, row, tier: height + 1 };
}

function driveIn(box: DeckBox, block: BlockView, stack: DeckStack): number {
  const bays = (stack.bay >> 2) + 0.5;
  return ((box.from === 'water' ? bays : block.bays - bays) * block.bayLength) / GANTRY_SPEED;
}
