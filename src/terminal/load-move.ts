// A person gives a load another cell on its vessel: the cell is his, the rest of the plan goes around it.
import type { VesselSlot } from './container.ts';
import type { CallId, ContainerId } from './ids.ts';

/** What a person has decided about a load's cell. */
export interface LoadMoveDecision {
  type: 'LOAD_MOVE';
  /** Who decided. */
  reference: string;
  call: CallId;
  container: ContainerId;
  slot: VesselSlot;
}

/** Who has given a load its cell by hand, and when, ms UTC. */
export interface CellByHand {
  by: string;
  since: number;
}
