// A box, stacks and a block for the tests of decking.
import { HOUR } from './deck-weights.ts';
import type { BlockView, DeckBox, DeckStack } from './problems.ts';

export const DAY = 24 * HOUR;

/** A full 40' box for a vessel that comes in two days. */
export const BOX: DeckBox = {
  lengthFeet: 40,
  heightMm: 2591,
  grossKg: 20_000,
  full: true,
  needsPlug: false,
  dangerousClasses: [],
  outOfGauge: 'no',
  departure: 2 * DAY,
  spread: 2 * HOUR,
  group: 'ANNA/SGSIN',
  from: 'land',
  to: 'water',
};

/** A stack of boxes that leave at `leaves`, give or take `spread`, ms; those of other groups than the top's at `others`. */
export function stack({
  leaves = Infinity,
  spread = 2 * HOUR,
  others = leaves,
  ...changes
}: Partial<DeckStack> & { leaves?: number; spread?: number; others?: number }): DeckStack {
  return {
    block: 0,
    bay: 10,
    row: 1,
    height: 0,
    maxHeight: 5,
    ...{ firstMean: leaves, firstSpread: spread, topMean: leaves, othersMean: others, othersSpread: spread },
    topGroup: '',
    topKg: 0,
    topFeet: 40,
    ...{ besideHeight: 0, locked: false, allocation: -1 },
    hasPlug: false,
    dangerousAllowed: false,
    nearbyDangerous: [],
    ...changes,
  };
}

/** Boxes that a stack can still take. */
export const roomOn = (s: DeckStack): number => Math.max(0, s.maxHeight - s.height);

/** A block of these stacks. */
export function block(stacks: DeckStack[], changes: Partial<BlockView> = {}): BlockView {
  const room = stacks.map(roomOn);
  return {
    ...{ index: 0, travelSeconds: 60, workload: [0, 0], handsOver: false, fill: 0.5, bays: 10, bayLength: 13 },
    ...{ stacks, room },
    ...changes,
  };
}
