// The interface of dispatch: which vehicle does which move.
import type { Budget, Planned } from '../terminal/planning.ts';

/** A move that wants a vehicle. */
export interface VehicleDemand {
  id: number;
  /** When the vehicle is wanted at the pick-up, s from now (may be negative: late). */
  wantedIn: number;
  weight: number;
}

/** A vehicle that is, or soon will be, free. */
export interface VehicleOffer {
  id: number;
  /** s until it is free. */
  freeIn: number;
}

export interface DispatchProblem {
  demands: readonly VehicleDemand[];
  offers: readonly VehicleOffer[];
  /** Drive time of offer o to demand d, s: seconds[o * demands.length + d]. */
  seconds: ArrayLike<number>;
}

/** Pairs of offer and demand index. Objective: sum of weight x lateness and empty drive, s. */
export type Dispatch = (problem: DispatchProblem, budget: Budget) => Planned<{ offer: number; demand: number }[]>;
