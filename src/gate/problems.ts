// The interface of the gate: which waiting trucks go in now, for which of their errands, and to which block.
import type { Budget, Planned } from '../terminal/planning.ts';

/** A block that could serve an errand now, with the time until it is served there when nobody else is let in, s. */
export interface ServingBlock {
  /** Number of the block; it stands in the problem's blocks too. */
  block: number;
  /** Drive from where the truck stands. */
  travelSeconds: number;
  /** Work that waits for the block's land crane already. */
  queueSeconds: number;
  /** The crane's work for this box: digging it out, lifting, driving. */
  serviceSeconds: number;
}

/** One box that a truck brings or collects. */
export interface WaitingErrand {
  /** Empty: nothing can be done about it now. */
  ways: readonly ServingBlock[];
}

/** A truck at the gate, or inside between two errands. */
export interface WaitingTruck {
  id: string;
  /** When it came, s after the begin of its appointment window; negative: before. */
  arrivedAfter: number;
  /** Time since it came, s. */
  waited: number;
  /** It has been let in before and stands among the blocks. */
  inside: boolean;
  /** Errands that may come next. */
  errands: readonly WaitingErrand[];
}

/** What a block can take. */
export interface BlockRoom {
  block: number;
  /** Transfer points where trucks can be sent now. */
  freePoints: number;
  /** Time that its land crane spends on one truck, s: who goes in behind another waits for that. */
  craneSeconds: number;
}

export interface AdmissionProblem {
  trucks: readonly WaitingTruck[];
  blocks: readonly BlockRoom[];
  /** Length of an appointment window, s. */
  windowSeconds: number;
}

/** A truck that goes in now. */
export interface Admission {
  /** Index of the truck. */
  truck: number;
  /** Index among its errands. */
  errand: number;
  /** Number of the block. */
  block: number;
}

/**
 * Trucks that go in now; those for one block in the order in which they are to be served. Objective: sum of weight x expected turn
 * time over all trucks, s.
 */
export type PlanAdmission = (problem: AdmissionProblem, budget: Budget) => Planned<Admission[]>;
