// What is being done and comes next, as the shift pack wants it. The server takes it from the control loop (server/shift-pack/queues.ts),
// which the office does not know.
import type { Position, VesselSlot } from '../../terminal/container.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';

/** One lift, or one hatch cover, of a quay crane's sequence. */
export interface CraneStep {
  call: CallId;
  bay: number;
  kind: 'discharge' | 'restow' | 'load' | 'covers-off' | 'covers-on';
  /** One box, or two 20' ones in a twin lift; empty for a cover. */
  containers: ContainerId[];
  /** Name of the hatch cover; '' for boxes. */
  cover: string;
  /** Cells of loads. */
  slots: VesselSlot[];
}

/** A job of a block's cranes, in the order in which they are asked for. */
export interface YardJob {
  block: string;
  crane: string;
  kind: 'in' | 'out' | 'shift' | 'dig';
  container: ContainerId;
  /** Stack chosen; null where it is the box's own. */
  to: { bay: number; row: number } | null;
  /** The vehicle or truck stands ready. */
  ready: boolean;
  /** ms UTC; 0: no time told. */
  due: number;
}

/** A box on its way. */
export interface BoxUnderWay {
  container: ContainerId;
  at: Position;
  kind: 'discharge' | 'load' | 'receive' | 'deliver';
  /** Where it is to go: a cell, a stack, or a truck. */
  goes: { block: string; bay: number; row: number } | { slot: VesselSlot; call: CallId } | { visit: VisitId } | null;
}

/** A truck that is here. */
export interface TruckHere {
  visit: VisitId;
  /** Transfer point where it stands; '' while it stands nowhere. */
  place: string;
}

export interface WorkQueues {
  /** Terminal time of the queues, ms UTC. */
  at: number;
  /** Steps of each quay crane that has work, in order. */
  cranes: { crane: string; steps: CraneStep[] }[];
  yard: YardJob[];
  underWay: BoxUnderWay[];
  trucks: TruckHere[];
}
