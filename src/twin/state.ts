// What the twin knows: the physical truth of machines, vessels, trucks and boxes. Plain data, kept in snapshots.
import type { CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { MotionSegment, Order, Report } from '../equipment/port.ts';
import type { SavedQueue } from '../kit/event-queue.ts';
import type { EnergyMeter } from './energy.ts';
import type { BatteryPool } from './packs.ts';
import type { FaultKind, FaultRate, MachineKind, ReeferRate } from '../terminal/failing.ts';
import type { GustModel, Lie, ScriptItem } from './disturbances.ts';
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
  /** When what it is busy with comes to its end, ms UTC; -1 when nothing is under way. */
  due: number;
  /** It stands until further notice: broken, or told to halt; how much it has left to do then, ms, and the motions of that. */
  broken: boolean;
  halted: boolean;
  left: number;
  rest: MotionSegment[];
  /** Share of its speeds that it has; 1 unless it is slow. */
  pace: number;
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
  /** What it does at a rack now. */
  rack: Extract<Order, { kind: 'rack' }> | null;
  /** It stands until further notice: broken, told to halt, or waiting for its tow. */
  broken: boolean;
  halted: boolean;
  towedTo: readonly [number, number] | null;
  /** Share of its top speed that it may use; 1 unless it is slow. */
  pace: number;
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
  /** When she comes, has moored or has left, ms UTC: what was to be at another time before is over. */
  due: number;
  /** Share of her usual speed at which she sails. */
  pace: number;
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

/** Plugs that reefers in the yard use. */
export interface PlugBoard {
  /** Boxes whose cable is in. */
  plugged: Set<ContainerId>;
  /** Those of them that get no power, and those that are too warm or too cold: until when, ms UTC. */
  dark: Map<ContainerId, number>;
  astray: Map<ContainerId, number>;
  /** Most at one time. */
  most: number;
  /** Hours for which boxes were plugged, summed over boxes, up to `at`. */
  hours: number;
  at: number;
}

/** A person of the reefer crew: where he stands (m), and what he was told to do. */
export interface TechnicianState {
  x: number;
  y: number;
  order: Extract<Order, { kind: 'plug' }> | null;
}

/** What can be weighed and seen of a box. */
export interface Cargo {
  kg: number;
  /** Set point of a reefer, °C; null for any other box. */
  reeferC: number | null;
}

/** A machine's fault, if it has one, and its chance. */
export interface MachineFault {
  kind: FaultKind | null;
  /** When it is put right, ms UTC. */
  until: number;
  /** State of its own random numbers. */
  random: number;
  /** It will be dead for so long as soon as it drives with a box; 0: it will not. */
  deadMinutes: number;
  /** Reports that did not come through yet. */
  held: Report[];
  /** When it was heard last before it fell silent, ms UTC. */
  heard: number;
}

/** What disturbs the run, with times of the script in ms UTC. */
export interface DisturbanceState {
  rates: Partial<Record<MachineKind, FaultRate>>;
  /** How reefers alarm by chance; null: only by script. And the state of its random numbers. */
  reefers: ReeferRate | null;
  reeferRandom: number;
  gusts: GustModel | null;
  script: ScriptItem[];
  /** By number of machine: first the cranes, then the vehicles. */
  machines: MachineFault[];
  /** Wind now, that of the gusts, and the items of the script that blow; m/s. */
  wind: number;
  gust: number;
  gustRandom: number;
  blowing: number[];
  lies: Lie[];
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
  /** Boxes that lie on each rack, by its key. */
  racks: Map<string, number>;
  /** What machines feel of a box: its mass, and whether it wants a plug. Of boxes in the world that were told of. */
  cargo: Map<ContainerId, Cargo>;
  meter: EnergyMeter;
  plugs: PlugBoard;
  crew: TechnicianState[];
  packs: BatteryPool;
  gateInFree: number[];
  gateOutFree: number[];
  reports: Report[];
  disturbances: DisturbanceState | null;
  violations: string[];
  checked: number;
  queue: SavedQueue | null;
}
