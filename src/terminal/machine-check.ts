// What a person has found out about a machine that was marked: where its boxes truly are, and whether it goes on with what it was told.
import type { Position } from './container.ts';
import type { CheId, ContainerId } from './ids.ts';

/** Why a report was refused. */
export type ReportFault =
  /** Nobody knows the machine, vessel or truck that it speaks of. */
  | 'unknown-sender'
  /** It came on the line of another machine. */
  | 'other-line'
  /** The job is done, was cancelled, or never was. */
  | 'unknown-job'
  /** The same was told before. */
  | 'twice'
  /** Another box than the one that was ordered. */
  | 'other-container'
  /** What must come before it was not told. */
  | 'out-of-order'
  /** The box cannot be where it is said to be. */
  | 'impossible';

/** A person's look at a machine. */
export interface MachineCheck {
  che: string;
  /** Who looked. */
  by: string;
  /** Boxes that were found, and where; those not named are where the record has them. */
  found: { container: ContainerId; position: Position }[];
  /**
   * What it is told again: its order, which it has forgotten and not begun (a vehicle on the road is fetched); or to proceed, where it waits
   * over a spot with nothing left to wait for; null: nothing, it goes on by itself.
   */
  again: 'order' | 'proceed' | null;
  /** The machine's line goes on from where the machine stands: orders that it took and reports that were acknowledged; null: as it was. */
  line: { machine: string; orders: number; reports: number } | null;
}

/** A person says what he has found at a machine that was marked; it goes on by itself with what it has in hand. */
export interface MachineCheckDecision {
  type: 'MACHINE_CHECK';
  /** Who looked. */
  reference: string;
  che: CheId;
  /** What the machine had told when he looked: when it was heard last by then, ms UTC. */
  heard: number;
  found: MachineCheck['found'];
}
