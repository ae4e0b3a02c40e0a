// The equipment port: through it orders go out to machines and reports come in. The twin and real machines stand behind the
// same interface. All times are ms since the epoch, UTC; lengths in metres on the terminal's grid.
import type { Position } from '../terminal/container.ts';
import type { CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { AxisLimits } from '../kit/motion.ts';
import type { Report } from '../terminal/report.ts';

export type { Report } from '../terminal/report.ts';

/** A spot in space where a spreader picks or places: along the gantry's axis, along the trolley's, above the ground. */
export interface Spot {
  gantry: number;
  trolley: number;
  height: number;
}

/** One stretch of road given to a vehicle: it may drive to its end and stop there. */
export interface Stretch {
  /** Corner points to drive through, beginning where the last stretch ended. */
  points: readonly (readonly [number, number])[];
  /** Speed limit of each piece between two points, m/s. */
  limits: readonly number[];
  /** The vehicle moves sideways (crab, lane change) on these pieces: its heading stays. */
  sideways: readonly boolean[];
}

/** A box that a spreader lifts from one position to another. */
export interface LiftedBox {
  container: ContainerId;
  from: Position;
  to: Position;
}

/**
 * A crane that comes before the vehicle it works with: it waits over the pick (empty) or over the place (with the box), with its spreader
 * at a height, m, under which a laden vehicle passes, until it is told to proceed.
 */
export interface Hold {
  at: 'pick' | 'place';
  height: number;
}

/** What a machine can be told to do. `job` comes back in the reports. */
export type Order =
  /** A crane or trolley takes a container, or two in a twin lift, from one position to another. */
  | {
      kind: 'lift';
      che: CheId;
      job: number;
      container: ContainerId;
      from: Position;
      to: Position;
      pick: Spot;
      place: Spot;
      /** Twin lift: a second 20' box, end to end with the first under the same spreader; null: one box. */
      mate: LiftedBox | null;
      /** Height of the highest thing on the way, m; left out: nothing is higher than both ends. */
      over?: number;
      /** Where it waits for 'proceed'; null or left out: it does not wait. */
      hold?: Hold | null;
    }
  /** A lift-AGV that stands at a rack sets its boxes on it, or takes (`take`) those that lie there. */
  | { kind: 'rack'; che: CheId; job: number; containers: ContainerId[]; rack: CheId; take: boolean }
  /** What a crane's lift waits for is there: it goes on as soon as it is over its spot. */
  | { kind: 'proceed'; che: CheId; job: number }
  /** A crane moves along its rails without a job (bay change, getting out of the way). */
  | { kind: 'gantry'; che: CheId; job: number; to: number }
  /** A quay crane takes a hatch cover off or puts it on. */
  | { kind: 'hatch'; che: CheId; job: number; call: CallId; cover: string; open: boolean; at: Spot }
  /** A vehicle's road gets longer. `last`: the stretch ends at its destination. */
  | { kind: 'drive'; che: CheId; job: number; stretch: Stretch; last: boolean }
  /** A quay crane's boom goes up or down. */
  | { kind: 'boom'; che: CheId; job: number; up: boolean }
  /** A vehicle at a charger or a place with a plug takes energy, at most with so many kW; it ends when it drives off. */
  | { kind: 'charge'; che: CheId; job: number; untilKWh: number; kW: number }
  /** A vehicle at a swap station gets a charged battery for its own; it waits until there is one. */
  | { kind: 'swap'; che: CheId; job: number }
  /** The batteries at the swap stations are charged with so many kW in all. */
  | { kind: 'pack-power'; kW: number }
  /** A machine stops at once, as hard as it can brake; and may go on. */
  | { kind: 'halt'; che: CheId }
  | { kind: 'resume'; che: CheId }
  /** A vehicle that cannot drive is fetched and set down at a place; it takes so many minutes. */
  | { kind: 'tow'; che: CheId; to: readonly [number, number]; minutes: number }
  /** A person goes to a reefer at a yard slot and plugs it in (`on`), or pulls its plug. `person`: name of one of the crew. */
  | { kind: 'plug'; person: string; job: number; container: ContainerId; at: Position; on: boolean }
  /** A vessel at sea is asked to be at the roads at a time; she tells when she will be. */
  | { kind: 'request-arrival'; call: CallId; at: number }
  | { kind: 'berth'; call: CallId; bowX: number }
  | { kind: 'unberth'; call: CallId }
  /** A road truck goes to a transfer point (x, y), or out of the gate. */
  | { kind: 'truck'; visit: VisitId; job: number; to: readonly [number, number]; leave: boolean };

/** The boxes of a lift: one, or two in a twin lift. */
export function liftedBoxes(order: Order & { kind: 'lift' }): LiftedBox[] {
  return order.mate ? [order, order.mate] : [order];
}

/** One smooth motion of one axis of one machine, so that a screen can draw it without asking again. */
export interface MotionSegment {
  che: CheId;
  axis: 'gantry' | 'trolley' | 'hoist' | 'x' | 'y' | 'heading';
  /** Start, ms UTC. */
  start: number;
  /** Duration, s. */
  duration: number;
  from: number;
  to: number;
  /** Trapezoid limits from rest to rest; null: constant acceleration from `startSpeed` with `accel`. */
  limits: AxisLimits | null;
  startSpeed: number;
  accel: number;
}

/** The port. Orders are taken at once; what comes of them arrives as reports, in order of time. */
export interface EquipmentPort {
  give(order: Order): void;
  /** Takes all reports that have come in since the last call, oldest first. */
  takeReports(): Report[];
  /** When a machine was heard last (a report, or the heartbeat of its connection), ms UTC. */
  heardFrom(che: CheId): number;
}
