// The interface of the crane planner: which crane of a vessel works which bays in which order.
import type { Budget, Planned } from '../terminal/planning.ts';

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
