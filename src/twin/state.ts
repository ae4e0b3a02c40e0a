// What the twin knows: the physical truth of machines, vessels, trucks and boxes. Plain data, kept in snapshots.
import type { CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { MotionSegment, Order, Report } from '../equipment/port.ts';
import type { SavedQueue } from '../kit/event-queue.ts';
import type { EnergyMeter } from './energy.ts';
import type { BatteryPool } from './packs.ts';
import type { PlugBoard } from './reefers.ts';
import type { Track } from './vehicle-motion.ts';

/** A crane or trolley. `gantry` is x for quay cranes and the distance along the block for yard cranes. */
export interface CraneState {
  id: CheId;
  kind: 'quay' | 'portal' | 'yard';
  /** Index of the quay crane that carries a portal trolley; own index otherwise. */
  carrier: number;
  gantry: number;
  trolley: number;
  hoist: number;
  order: Extract<Order, { kind: 'lift' | 'gantry' | 'hatch' | 'boom' }> | null;
  /** 0 idle, 1 on the way to the pick, 2 on the way to the place, 3 other, 4 on the way to wait over a spot, 5 waiting there. */
  phase: number;
  /** Its lift has to wait over a spot until it is told to proceed. */
  held: boolean;
  holding: ContainerId | null;
  segments: MotionSegment[];
  /** The boom of a quay crane; raised it passes over vessels and cannot work. */
  boomUp: boolean;
  /** Energy drawn for its orders so far, kWh, and lifts that it has done. */
  kWh: number;
  lifts: number;
}

/** An AGV or terminal truck. */
export interface VehicleState {
  id: CheId;
  x: number;
  y: number;
  heading: number;
  track: Track;
  job: number;
  driving: boolean;
  /** Counts plans, so that events of an older plan are known as stale. */
  version: number;
  load: ContainerId[];
  kWh: number;
  metres: number;
  /** Distance of this drive already counted in metres. */
  counted: number;
  /** Up to when energy of this drive is booked, ms UTC; energy used on all drives, kWh. */
  bookedAt: number;
  usedKWh: number;
  /** Charging or changing of the battery: the order, -1 without; from when, at what power, to what, until when (ms UTC). */
  chargeJob: number;
  chargeFrom: number;
  chargeKW: number;
  chargeTo: number;
  chargeEnd: number;
}

/** A vessel outside, on approach or at the quay. */
export interface ShipState {
  call: CallId;
  state: 'coming' | 'roads' | 'berthing' | 'moored' | 'unberthing' | 'gone';
  bowX: number;
}

/** A road truck. Moves straight from where it was; positions are for the screen. */
export interface TruckState {
  visit: VisitId;
  x: number;
  y: number;
  fromX: number;
  fromY: number;
  start: number;
  end: number;
  job: number;
  leaving: boolean;
  /** At the gate or inside: before that its boxes are nobody's business here. */
  arrived: boolean;
  load: ContainerId[];
}

/** What can be weighed and seen of a box. */
export interface Cargo {
  kg: number;
  reefer: boolean;
}

/** All of it. */
export interface TwinState {
  now: number;
  cranes: CraneState[];
  vehicles: VehicleState[];
  ships: ShipState[];
  trucks: TruckState[];
  /** Where each box truly is, as a key of positionKey(); absent: outside. */
  truth: Map<ContainerId, string>;
  /** Keys of vessel and yard places that are taken. */
  taken: Set<string>;
  /** What machines feel of a box: its mass, and whether it wants a plug. Of boxes in the world that were told of. */
  cargo: Map<ContainerId, Cargo>;
  meter: EnergyMeter;
  plugs: PlugBoard;
  packs: BatteryPool;
  gateInFree: number[];
  gateOutFree: number[];
  reports: Report[];
  violations: string[];
  checked: number;
  queue: SavedQueue | null;
}
