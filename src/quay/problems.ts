// The interfaces of the quay's planners: berth plan and crane plan.
import type { Budget, Planned } from '../terminal/planning.ts';

/** A vessel call that needs a place on the quay. Metres along the quay; times in ms UTC. */
export interface BerthRequest {
  call: string;
  length: number;
  draught: number;
  /** Earliest time at the quay. */
  arrival: number;
  /** Estimated time alongside, ms. */
  handling: number;
  /** Preferred position of the bow, or null. */
  preferredX: number | null;
  /** Must lie with her bow here, or as near to it as she can; left out: anywhere. */
  pinnedX?: number;
  /** Cost weight, e.g. by size; 1 by default. */
  weight: number;
  /** Already moored or promised: must keep this place and time. */
  fixed: { x: number; start: number } | null;
}

export interface BerthProblem {
  quayLength: number;
  /** Depth at places along the quay (from-to ranges). */
  depths: { from: number; to: number; depth: number }[];
  clearance: number;
  underKeelClearance: number;
  requests: BerthRequest[];
  /** Cost of one metre away from the preferred position, in ms of waiting. */
  metreCost: number;
}

/** Place of the bow end with the smaller x, start and end for each call; calls that fit nowhere carry a reason. */
export interface BerthPlan {
  berthings: { call: string; x: number; start: number; end: number }[];
  refused: { call: string; reason: 'too-long' | 'too-deep' }[];
}

export type PlanBerths = (problem: BerthProblem, budget: Budget) => Planned<BerthPlan>;

/** Work in one 40' bay of one vessel, done whole by one crane in the order given by precedence. */
export interface CraneTask {
  id: number;
  /** Position along the quay, m. */
  x: number;
  /** Estimated work, s. */
  seconds: number;
  /** Tasks that must be finished before (same bay: discharge before load). */
  after: number[];
  /** Crane that has begun it and must finish it. */
  lockedTo: number | null;
}

export interface CraneProblem {
  /** Cranes in order along the quay. */
  cranes: { id: number; x: number; readyIn: number; minX: number; maxX: number }[];
  minSpacing: number;
  /** Gantry speed, m/s. */
  gantrySpeed: number;
  tasks: CraneTask[];
  /** Cranes may turn around in the middle of their work; left out: all sweep in one direction. */
  bothWays?: boolean;
}

/** Tasks of each crane in their order with estimated start and end (s from now). All cranes sweep in one direction, unless it is "both". */
export interface CranePlan {
  sequences: { crane: number; tasks: { id: number; start: number; end: number }[] }[];
  direction: 'up' | 'down' | 'both';
}

export type PlanCranes = (problem: CraneProblem, budget: Budget) => Planned<CranePlan>;
