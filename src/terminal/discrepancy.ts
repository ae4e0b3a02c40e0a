// A message says of a box what the record knows to be otherwise: it is collected and has left, it is aboard and stands in the yard. The
// record stays as it is, the box is kept where it is, and a person decides who is right.
import type { Position, VesselSlot } from './container.ts';
import type { CallId, ContainerId } from './ids.ts';

/** Name of the hold that a discrepancy puts on its box. */
export const DISCREPANCY_HOLD = 'discrepancy';

/**
 * What was claimed. brings: a truck is to bring the box, which is here; collects: a truck is to fetch it, and it has left; loads: it is to
 * be loaded, and it has left; aboard: it is in a cell of a vessel, and it is here; elsewhere: another terminal has it, and it is here;
 * weighs: its verified mass is another one than that with which it was loaded.
 */
export type ClaimKind = 'brings' | 'collects' | 'loads' | 'aboard' | 'elsewhere' | 'weighs';

/** A claim and who made it. */
export interface Claim {
  kind: ClaimKind;
  /** Sender of the interchange; '' where it did not tell. */
  sender: string;
  file: string;
  type: string;
  reference: string;
  /** Vessel and cell that were named. */
  call: CallId | null;
  slot: VesselSlot | null;
  /** Mass that was told, where that is the claim. */
  kg?: number;
}

/** An open discrepancy of a box. */
export interface Discrepancy {
  container: ContainerId;
  claim: Claim;
  /** Where the record had the box when the claim came. */
  recorded: Position;
  reason: string;
  /** ms UTC. */
  since: number;
}

/** Who a person holds to be right. */
export type Verdict = 'record' | 'claim';

/** What a person has decided about a discrepancy. */
export interface Decision {
  type: 'DECISION';
  /** Who decided. */
  reference: string;
  container: ContainerId;
  accept: Verdict;
  /** Where the box was found, for a claim that cannot be followed without it; null where it is not here. */
  found: Position | null;
}
