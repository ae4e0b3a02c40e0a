// Where a person wants a vessel to lie: the place on the quay is his, the rest of the plan goes around it.
import type { CallId } from './ids.ts';

/** A berth that a person has fixed. */
export interface BerthPin {
  /** End of the vessel with the smaller x, m along the quay. */
  x: number;
  /** She does not berth before this, ms UTC; null: as soon as there is room. */
  start: number | null;
  /** Who fixed it, and when, ms UTC. */
  by: string;
  since: number;
}

/** What a person has decided about a vessel's berth. */
export interface BerthDecision {
  type: 'BERTH_PIN';
  /** Who decided. */
  reference: string;
  call: CallId;
  action:
    | { do: 'pin'; x: number; start: number | null }
    /** The plan decides again. */
    | { do: 'unpin' };
}
