// What a slot costs a box: the parts of its score, each in seconds of expected work, so that they compare. Hot path: called for thousands of stacks
// for each box that enters the yard.
import { DECK_WEIGHTS as W, EMPTY_BELOW_KG, GANTRY_SPEED, WEIGHT_CLASS_KG, looseness } from './deck-weights.ts';
import { atOneTime, chanceLater } from './departure/departure.ts';
import { FETCH_BEYOND, HAND_OVER_BEYOND, MIDDLE } from './hand-over.ts';
import type { AllocationFor, BlockView, DeckBox, DeckStack } from './problems.ts';

/** The considerations, in the order of the parts of a score; their names appear in `why`. */
export const PARTS = [
  'travel',
  'workload',
  'fill',
  'distance-in',
  'distance-out',
  'hand-over',
  'tier',
  'rehandles',
  'fit',
  'group',
  'weight',
  'plug',
  'dangerous-place',
  'end-bay',
  'length',
  'out-of-gauge',
  'allocation',
] as const;

/** The first parts are the same for a whole 40' bay. */
const BAY_PARTS = 6;

const REHANDLES = PARTS.indexOf('rehandles');

/** Rehandles that are expected of a slot, by the parts of its score. */
export function expectedRehandles(parts: Float64Array): number {
  return parts[REHANDLES] / W.rehandle;
}

/** A box with what allocations say to it. */
export interface BoxAtHand {
  box: DeckBox;
  allocations: readonly AllocationFor[];
  /** There is a range that is kept for it. */
  hasOwn: boolean;
}

/** Cost of a block whatever the stack: travel, work that waits for the crane that takes it in, fill; s. */
export function blockCost(block: BlockView, { from }: DeckBox): number {
  return block.travelSeconds + W.job * block.workload[from === 'water' ? 0 : 1] + W.fill * block.fill * block.fill;
}

/** Fills the parts that are the same for a whole 40' bay and returns their sum, s. */
export function scoreBay(box: DeckBox, block: BlockView, bayIndex: number, parts: Float64Array): number {
  const length = block.bays * block.bayLength;
  const toWater = (bayIndex + 0.5) * block.bayLength;
  const own = box.from === 'water' ? 0 : 1;
  const comesIn = own === 0 ? toWater : length - toWater;
  const goesOut = box.to === 'water' ? toWater : length - toWater;
  const ownWay = block.handsOver && comesIn > HAND_OVER_BEYOND * length ? MIDDLE * length : comesIn;
  parts[0] = block.travelSeconds;
  parts[1] = W.job * block.workload[own];
  parts[2] = W.fill * block.fill * block.fill;
  parts[3] = (W.driveIn * ownWay) / GANTRY_SPEED;
  parts[4] = (W.driveOut * goesOut) / GANTRY_SPEED;
  parts[5] = 0;
  if (ownWay < comesIn)
    parts[5] = W.handOver + (W.driveOut * (comesIn - ownWay)) / GANTRY_SPEED + W.jobLater * block.workload[1 - own];
  if (block.handsOver && goesOut > FETCH_BEYOND * length) parts[5] += W.handOver;
  return parts[0] + parts[1] + parts[2] + parts[3] + parts[4] + parts[5];
}

/**
 * Fills the parts of a stack's score after its bay's, which come to `ofBay`, and returns the sum, s; Infinity, and parts unfilled, as soon
 * as the cheap ones alone come to the limit (no part is negative).
 */
export function scoreStack(
  { box, allocations, hasOwn }: BoxAtHand,
  block: BlockView,
  stack: DeckStack,
  parts: Float64Array,
  ofBay: number,
  limit: number,
): number {
  const { height } = stack;
  const bayIndex = stack.bay >> 2;
  let i = BAY_PARTS;
  parts[i++] = W.tier * height;
  const kept = allocationPart(allocations, hasOwn, stack.allocation);
  const known = ofBay + parts[BAY_PARTS] + kept;
  if (known >= limit) return Infinity;
  const same = height > 0 && stack.topGroup === box.group;
  parts[i] = 0;
  parts[i + 1] = 0;
  if (height > 0) rehandleParts(box, stack, same, parts, i);
  i += 2;
  parts[i++] = height === 0 ? W.emptyStack : same ? 0 : W.mixedGroup;
  parts[i++] = height === 0 ? 0 : weightPart(box, stack, same);
  parts[i++] = stack.hasPlug && !box.needsPlug ? W.plugWasted : 0;
  parts[i++] = stack.dangerousAllowed && box.dangerousClasses.length === 0 ? W.dangerousPlaceWasted : 0;
  parts[i++] = bayIndex === 0 || bayIndex === block.bays - 1 ? W.endBay : 0;
  parts[i++] = height > 0 && (box.lengthFeet === 45) !== (stack.topFeet === 45) ? W.mixedLength : 0;
  parts[i++] = box.outOfGauge === 'no' ? 0 : W.closedTier * (stack.maxHeight - height - 1);
  let sum = known;
  for (let k = BAY_PARTS + 1; k < i; k++) sum += parts[k];
  parts[i] = kept;
  return sum;
}

/** Members of an allocation belong in its range, and others rather not, s. */
function allocationPart(allocations: readonly AllocationFor[], hasOwn: boolean, index: number): number {
  const kept = index < 0 ? undefined : allocations[index];
  if (kept?.member === true) return 0;
  return (hasOwn ? W.outsideAllocation : 0) + (kept ? W.othersAllocation : 0);
}

/** Boxes of one group come out together in an order that weight decides, so their times say nothing. */
function leavesWithTop({ departure, to }: LeavingBox, { topMean }: LeavingStack, same: boolean): boolean {
  return same && to === 'water' && atOneTime(departure, topMean);
}

/** What counts of a box, and of the stack under it, for the chance that it has to be dug out of the way. */
export type LeavingBox = Pick<DeckBox, 'departure' | 'spread' | 'to'>;
export type LeavingStack = Pick<DeckStack, 'firstMean' | 'firstSpread' | 'topMean' | 'othersMean' | 'othersSpread'>;

/**
 * Chance that one of the boxes of a stack leaves before a box that stands on it, which then has to be rehandled. Of boxes that leave together
 * with it only what stands below of other groups counts. @param same the top of the stack is of the box's group
 */
export function digChance(box: LeavingBox, stack: LeavingStack, same: boolean): number {
  if (!leavesWithTop(box, stack, same))
    return chanceLater(box.departure, box.spread, stack.firstMean, stack.firstSpread);
  if (stack.othersMean === Infinity) return 0;
  return chanceLater(box.departure, box.spread, stack.othersMean, stack.othersSpread);
}

/** Expected rehandles, s, and how loosely the times fit where there is none. */
function rehandleParts(box: DeckBox, stack: DeckStack, same: boolean, parts: Float64Array, i: number): void {
  const chance = digChance(box, stack, same);
  parts[i] = W.rehandle * chance;
  if (!leavesWithTop(box, stack, same))
    parts[i + 1] = (1 - chance) * W.looseFit * looseness(box.departure, stack.firstMean);
}

/** Order of loading (heavy boxes go down into the vessel first) and no full box on an empty one, s. */
function weightPart(box: DeckBox, stack: DeckStack, same: boolean): number {
  let sum = 0;
  if (same && box.to === 'water' && stack.topKg - box.grossKg > WEIGHT_CLASS_KG) sum += W.lightOnHeavy;
  if (box.full && stack.topKg > 0 && stack.topKg < EMPTY_BELOW_KG) sum += W.fullOnEmpty;
  return sum;
}
