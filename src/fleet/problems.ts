// The interfaces of the fleet: which vehicle does which move, and which one charges when and where.
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

/** A vehicle with a battery. */
export interface VehicleEnergy {
  energyKWh: number;
  fullKWh: number;
  /** It stands without work and can be sent to a charger. */
  idle: boolean;
  /** What it is expected to drive before it can be spared again, km. */
  kmExpected: number;
}

/** What charging costs and is worth now, whoever charges. */
export interface ChargingTerms {
  /** Price of energy now against what it will cost when the charging can wait: (now - then) / mean; negative: now is cheap. */
  premium: number;
  /** Battery change instead of charging: what it takes, s, whatever is missing; null: the vehicle is charged at chargeKW. */
  swapSeconds: number | null;
  /** Power of a charger, kW. */
  chargeKW: number;
  /** Energy of a vehicle at work, kWh per km. */
  kWhPerKm: number;
  /** Shares of a full battery: below the one a vehicle must charge before it works, up to the other it is charged at most. */
  reserveShare: number;
  topShare: number;
  /** Share of the fleet that is idle from which time at a charger costs nothing. */
  slackShare: number;
}

export interface ChargingProblem extends ChargingTerms {
  /** All vehicles of the fleet: how many of them are idle says how slack it is. */
  vehicles: readonly VehicleEnergy[];
  /** Number of chargers that are free. */
  chargers: number;
  /** How many vehicles may begin to charge now: what the limit of power, or the charged batteries at hand, leave. */
  most: number;
  /** Drive time of vehicle v to charger c, s: seconds[v * chargers + c]; looked at for idle vehicles only. */
  seconds: ArrayLike<number>;
}

/** A vehicle (index) that goes to a charger (number) and stays until it has so much, kWh. */
export interface Charge {
  vehicle: number;
  charger: number;
  untilKWh: number;
}

/** Objective: sum over all vehicles of expected shortfall, time at chargers and drive, s. */
export type PlanCharging = (problem: ChargingProblem, budget: Budget) => Planned<Charge[]>;
