// What the parts of the measurement answer.
import type { CauseTimes } from '../../src/office/crane-time.ts';

/** What a run came to; shares of the cranes' time. */
export interface Waits {
  vehicle: number;
  yard: number;
  /** Waiting for the crane's own platform, and for the crane beside it. */
  platform: number;
  neighbour: number;
  cranes: number;
  /** Boxes by main trolleys in an hour of a crane's time. */
  craneRate: number;
  cpuSeconds: number;
}

/** What a call came to: boxes over the quay, and the time of its cranes from the first lift of each to its last, ms by cause. */
export interface WholeCall {
  boxes: number;
  cranes: number;
  causes: CauseTimes;
  /** Lifts of main trolleys, those of two boxes, those that load, and of these those while the hold was still discharged. */
  lifts: number;
  twinLifts: number;
  loadLifts: number;
  dualLifts: number;
}

/** Times, ms. */
export interface Times {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

/** What a terminal's planning took. */
export interface PlanningTimes {
  decisions: Times;
  assignments: Times;
}
