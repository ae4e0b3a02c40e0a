// The question that pre-marshalling asks and the answer it gets.
import type { Planned } from '../../terminal/planning.ts';
import type { Bay, BayConditions, BayMove } from '../bay/bay.ts';

/** A bay to be put in order, so that no box lies above one of a smaller group. */
export interface PremarshallingProblem extends Bay, BayConditions {
  /** A window of idle time: at most so many moves, at most so many seconds by `moveSeconds`. Left out: until the bay is in order. */
  limit?: { moves?: number; seconds?: number };
}

/** A plan of pre-marshalling. */
export interface PremarshallingPlan extends Planned<BayMove[]> {
  /** Boxes that lie above one of a smaller group when the plan is done. */
  badlyPlaced: number;
  /** Seconds of all moves by `moveSeconds`; their number where no times are given. */
  cost: number;
  /** Steps of the budget that were used. */
  steps: number;
}
