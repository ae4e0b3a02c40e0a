// A bay of stacks as the planners of relocation and pre-marshalling see it: priorities only, no boxes.

/** A bay. Stacks are counted from 0. */
export interface Bay {
  /**
   * Each stack's priorities from the ground up, whole numbers from 1: the smaller one leaves first, equal ones in any order
   * (a group).
   */
  stacks: readonly (readonly number[])[];
  /** How many tiers a stack may have, also for a moment; Infinity when nothing limits it. */
  maxHeight: number;
}

/** One move of the crane: the top box of `from` goes to the top of `to`, or out of the bay when `to` is RETRIEVED. */
export type BayMove = readonly [from: number, to: number];

/** In place of a stack: the box has left the bay. */
export const RETRIEVED = -1;

/** What the planners of a bay may be told besides its boxes. */
export interface BayConditions {
  /**
   * Seconds that the crane needs for a move from stack to stack, or out of the bay (to RETRIEVED); finite, and more than 0 from
   * stack to stack. The plan then costs these seconds. Left out: a move within the bay costs 1, leaving it nothing.
   */
  moveSeconds?: (from: number, to: number) => number;
  /**
   * Whether a box may be put onto a stack (plugs, lengths, segregation). Boxes are numbered from 0, stack by stack and from the ground up,
   * as the bay lists them. Where a box stands at the beginning is not asked. Left out: every box may stand everywhere.
   */
  mayStand?: (box: number, stack: number) => boolean;
}
