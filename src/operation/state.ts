// What the control loop remembers besides the ledger: work in progress of cranes, vehicles, blocks and truck visits.
// Plain data (Maps, Sets, arrays), so that a snapshot can keep it.
import type { BlockId, CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { VesselSlot } from '../terminal/container.ts';
import type { CraneTimeState } from '../office/crane-time.ts';
import type { Order } from '../equipment/port.ts';
import type { Closure, TrafficState } from '../fleet/traffic.ts';
import type { ReportFault } from '../terminal/machine-check.ts';
import type { FaultKind } from '../terminal/failing.ts';
import type { DocumentWork, WaitingChange, WaitingList } from './inbox/state.ts';
import type { Departure } from '../yard/departure/departure.ts';
import type { DwellHistory } from '../yard/departure/dwell-history.ts';
import type { Policy } from './policy.ts';

/** What a move is for. A restow is discharged to the yard and loaded back. */
export type MoveKind = 'discharge' | 'load' | 'receive' | 'deliver';

/** One container on its way through the terminal. */
export interface Move {
  id: number;
  kind: MoveKind;
  container: ContainerId;
  call: CallId | null;
  visit: VisitId | null;
  crane: number;
  vehicle: number;
  /** Index of the block, or -1 while not chosen. */
  block: number;
  /** Yard slot chosen (bay, row); tier follows when it is set down. */
  bay: number;
  row: number;
  /** Rest place of the transfer point at the block; -1 while none. */
  restAtBlock: number;
  slot: VesselSlot | null;
  restow: boolean;
  /** Move of the 20' box that travels with this one, as a pair; -1 without. */
  mate: number;
}

/** Work of one 40' bay of a vessel, done in phases. */
export interface BayWork {
  bay: number;
  x: number;
  /** 0 deck discharge, 1 covers off, 2 hold discharge, 3 hold load, 4 covers on, 5 deck load, 6 done. */
  phase: number;
  /** What comes off, lift by lift: one box, or two 20' ones in a twin lift. */
  deckOut: ContainerId[][];
  covers: string[];
  holdOut: ContainerId[][];
  /** Lifts of the current phase's list handed to the crane. */
  next: number;
  /** Lifts of the current phase wholly done by the main trolley. */
  done: number;
  /** The hold is loaded column by column while it is discharged. */
  dual: boolean;
  coversOff: number;
  crane: number;
  started: boolean;
}

/** Work of one vessel call. */
export interface CallWork {
  call: CallId;
  bowX: number;
  bays: BayWork[];
  cranes: number[];
  /** How many cranes the berth plan gives her; 0: it has not been made since she moored. */
  gang: number;
  /** Crane time spent on it by cranes that have left, ms. */
  craneMs: number;
  craneMoves: number;
  /** When a main trolley last set a box or a cover down, ms UTC. */
  lastMove: number;
  finished: boolean;
}

/** What a quay crane is doing. */
export interface CraneWork {
  call: CallId | null;
  /** Call it goes to when its bay is done; the same as call mostly. */
  nextCall: CallId | null;
  /** Bays still to do, in order. */
  bays: number[];
  bay: number;
  /** Gantry position where it works or goes to, m. */
  station: number;
  /** Position now (at the end of the last gantry move). */
  x: number;
  moving: boolean;
  /** Where it goes while it moves, m. */
  target: number;
  /** Its boom is raised: it passes over vessels and cannot work. */
  boomUp: boolean;
  main: Busy | null;
  /** The main trolley's last lift ended ashore. */
  ashore: boolean;
  /** The portal trolley's last lift ended at a vehicle. */
  landside: boolean;
  portal: Busy | null;
  /** Boxes on the platform: the move, and when its twistlocks are done (ms UTC). */
  platform: { move: number; ready: number }[];
  time: CraneTimeState | null;
  /** When it began to work for its call, ms UTC. */
  began: number;
  moves: number;
  /** Why it stands still now, for people. */
  waitsFor: string;
}

/** A trolley at work. */
export interface Busy {
  job: number;
  move: number;
  /** Move of the second box in a twin lift; -1 without. */
  mate: number;
  kind: 'lift' | 'gantry' | 'hatch' | 'boom';
}

/** Where a vehicle is in its errand. */
export type Errand =
  | 'idle'
  | 'to-crane'
  | 'at-crane'
  | 'to-block'
  | 'at-block'
  | 'to-park'
  | 'to-park-loaded'
  | 'parked-loaded'
  | 'to-charge'
  | 'charging'
  /** Taken out of the fleet: it stands parked and gets no work. */
  | 'out-of-service';

/** What a vehicle is doing. */
export interface VehicleWork {
  id: CheId;
  errand: Errand;
  /** Move it works on; -1 without. For an empty vehicle on its way to a crane: -1. */
  move: number;
  crane: number;
  job: number;
  km: number;
  kWh: number;
  /** Filling planned for the charger that it goes to, kWh. */
  untilKWh: number;
  /** Power that it takes, or will at the charger that it goes to, kW; 0 when it does not charge. */
  chargeKW: number;
  /** It was plugged in where it stands. */
  plugged: boolean;
  /** A person has sent it to a charger, and it has not set out yet. */
  sentToCharge: boolean;
  /** Time accounting: ms spent waiting at cranes and blocks, and the time the present wait began. */
  waited: number;
  waitSince: number;
  /** When it last came forward or began a drive, ms UTC. */
  moved: number;
  /** When a review last found that it had no way around an obstacle, ms UTC; 0: never. */
  keptAt: number;
}

/** A job for a block's cranes. */
export interface YardJobWork {
  id: number;
  /** in: transfer point to stack; out: stack to transfer point; shift: stack to stack (hand over); dig: what stands on the box goes aside. */
  kind: 'in' | 'out' | 'shift' | 'dig';
  move: number;
  container: ContainerId;
  /** Transfer point. */
  rest: number;
  /** Chosen stack for in and shift. */
  bay: number;
  row: number;
  /** The vehicle or truck stands ready. */
  ready: boolean;
  /** When a truck is expected at the transfer point, ms UTC; 0 for vehicles, whose way is looked at. */
  eta: number;
  /** Crane (0 water, 1 land) that does it; -1 any. */
  side: number;
  priority: number;
  due: number;
  crane: number;
  /** Job that waits for this one (hand over). */
  then: number;
}

/** What a block is doing. */
export interface BlockWork {
  block: BlockId;
  jobs: YardJobWork[];
  /** Boxes on their way to each stack: key is the stack index. */
  coming: Map<number, number>;
  /** Stacks (bay x 100 + row) that hold boxes which are loaded soon, as of the last review. */
  soon: number[];
  /** How bays looked in which no lift was found that puts them in better order: heights and top boxes of its stacks, by the number of the bay. */
  ordered: Map<number, string>;
  /** Yard cranes of the block by side: index, -1 where there is none. */
  cranes: [number, number];
  /** The last plan of its two cranes; left out until there is one. */
  plan?: BlockPlan;
}

/** What is kept of a plan for the two cranes of a block. */
export interface BlockPlan {
  /** A number made of the facts that it was made of: see block-plan.ts. */
  facts: number;
  /** The job that each crane was to begin with; -1 none. */
  first: [number, number];
  /** Plans made so far, and how often the first job was another one though no fact had changed. */
  made: number;
  changed: number;
}

/** What a yard crane is doing; positions along the block, m. */
export interface YardCraneWork {
  id: CheId;
  block: number;
  side: number;
  at: number;
  /** Reserved range while it works. */
  low: number;
  high: number;
  job: number;
  /** Job for which it is digging; -1 without. */
  digging: number;
  /** When its present work is expected to end, ms UTC. */
  until: number;
  /** Its lift waits over the transfer point for a vehicle or truck. */
  waits: boolean;
  lift: YardLift | null;
  /** What decided that it does this job and no other: a word of the words list (decided.*); left out until it has had one. */
  decided?: string;
}

/** The lift a yard crane carries out now. */
export interface YardLift {
  container: ContainerId;
  toBay: number;
  toRow: number;
  /** The lift ends the job (else it was a rehandle for it). */
  final: boolean;
  rehandle: boolean;
}

/** What a truck visit waits for. */
export interface VisitWork {
  visit: VisitId;
  arrived: number;
  /** Containers left: first those to deliver, then those to collect. */
  left: { container: ContainerId; deliver: boolean }[];
  /** Transfer point that it holds; -1 without. */
  rest: number;
  /** Transfer point where it was served last; -1: it has not been let in yet. */
  stands: number;
  move: number;
  gone: number;
}

/** Totals for the report. */
export interface Totals {
  coarri: Map<CallId, { function: 'discharge' | 'load'; container: ContainerId; slot: VesselSlot; at: number }[]>;
  codeco: { direction: 'in' | 'out'; container: ContainerId; truck: string; at: number }[];
  turnTimes: number[];
  rolled: number;
  /** Boxes lifted off others that were wanted, and of these those for which somebody waited. */
  dugOut: number;
  dugOutLate: number;
  /** Pairs of equal loads that took each other's turn. */
  exchanged: number;
  reefers: ReeferTotals;
}

/** What the control loop knows of the supply with electricity. */
export interface EnergyWork {
  /** Quarter of an hour in which the next two were found, ms UTC. */
  lookedAt: number;
  /** How dear energy is now; see ChargingProblem. */
  premium: number;
  /** Reefers in the yard. */
  plugged: number;
  /** Batteries at the swap stations that are charged, and the power that the others get, kW. */
  packsCharged: number;
  packsKW: number;
}

/** A rectangle of ground: x0, y0, x1, y1, m. */
export type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];

/** A fault as far as it is known. */
export interface KnownFault {
  fault: FaultKind;
  /** When it began, and when the machine will be put right as far as it can tell (Infinity: it cannot), ms UTC. */
  since: number;
  until: number;
}

/** A machine that told what cannot be: it ends what it has in hand and gets nothing new until a person has looked at it. */
export interface Mark {
  /** When it was marked first, and heard last, ms UTC; and what it told last that was refused; null: it set a box down elsewhere than ordered. */
  since: number;
  heard: number;
  fault: ReportFault | null;
  reason: string;
}

/** What is out of order. */
export interface FaultWork {
  broken: Map<CheId, KnownFault>;
  marked: Map<CheId, Mark>;
  /** Machines that were told to halt, with the number of zones for which. */
  halted: Map<CheId, number>;
  /** Closed lanes and stopped zones, by name; `since`: ms UTC. */
  closures: Map<string, { closure: Closure; halted: CheId[]; since: number }>;
  /** Vehicles (index) that wait for their tow, with the rest place to which it brings them. */
  tows: Map<number, number>;
  /** Wind, m/s; whether it stops the cranes; and since when it stops any, ms UTC, 0: it stops none. */
  wind: number;
  windSince: number;
  quayWind: boolean;
  yardWind: boolean;
}

/** An order that is done where its machine or truck stands. */
export type StandingOrder = Extract<Order, { kind: 'lift' | 'gantry' | 'hatch' | 'boom' | 'rack' | 'truck' }>;

/** What a machine or truck was told and has not done yet, as far as it has told: its reports are held against it. */
export interface InHand {
  order: StandingOrder | null;
  /** Boxes of the order that were lifted, and set down, so far. */
  picked: ContainerId[];
  placed: ContainerId[];
  /** A vehicle's drive: stretches that it was given and has passed; the last one ends at its goal. */
  drive: { job: number; given: number; passed: number; last: boolean } | null;
  /** Charging that it was told to begin and has not told the end of: also what another order has ended since. */
  charges: number[];
  /** Highest number of a job that it has done. */
  lastJob: number;
}

/** Holds that are not followed up yet (holds.ts). */
export interface HoldWork {
  /** A hold was placed or released, or a load taken off a list. */
  changed: boolean;
  /** Loads that holds kept ashore at the last look. */
  kept: ContainerId[];
  /** Loads are under way that their vessel does not take and that cannot turn back yet. */
  turningBack: boolean;
}

/** A person of the reefer crew: where he is, or goes (m), and what he was told to do. */
export interface Technician {
  name: string;
  x: number;
  y: number;
  task: { job: number; container: ContainerId; on: boolean } | null;
}

/** Reefers plugged in since the run began, the minutes for which they had been off power, and how many were later than they should be. */
export interface ReeferTotals {
  plugged: number;
  minutes: number;
  late: number;
  alarms: number;
}

/** When a box is expected to leave; `told`: the time that its call or truck tells, ms UTC, 0 where it is guessed. */
export interface ExpectedDeparture extends Departure {
  told: number;
}

/** All of it. */
export interface OperationState {
  policy: Policy;
  nextId: number;
  moves: Map<number, Move>;
  calls: Map<CallId, CallWork>;
  cranes: CraneWork[];
  vehicles: VehicleWork[];
  blocks: BlockWork[];
  yardCranes: YardCraneWork[];
  /** Moves that have each rack for their boxes, by the rest place where it stands. */
  racks: Map<number, number[]>;
  visits: Map<VisitId, VisitWork>;
  /** When each box in the yard is expected to leave, as estimated when it came to its stack or got its call or truck. */
  departures: Map<ContainerId, ExpectedDeparture>;
  /** What was learned from boxes that have left. */
  dwell: DwellHistory;
  /** When vessels are expected that take boxes on from here and are not announced yet, ms UTC. */
  expectedCalls: Map<CallId, number>;
  /** Cells that load lists tell for boxes which took another's turn (load-exchange.ts). */
  exchanged: Map<ContainerId, VesselSlot>;
  /** When loads in the yard are wanted at the vessels at work, ms UTC, as of the last review. */
  turns: Map<ContainerId, number>;
  waitingLists: WaitingList[];
  waitingChanges: WaitingChange[];
  /** Documents by documentKey(), until what they speak of has left. */
  documents: Map<string, DocumentWork>;
  traffic: TrafficState;
  faults: FaultWork;
  holds: HoldWork;
  crew: Technician[];
  inHand: Map<CheId | VisitId, InHand>;
  /** Time of the newest report of each machine, and of the terminal's sensors under '', ms UTC. */
  newest: Map<CheId | '', number>;
  energy: EnergyWork;
  totals: Totals;
  /** Times at which a crane has to be looked at again. */
  wakes: { at: number; crane: number }[];
  /** Times at which a block has to be looked at again: a crane has to set out to be there when a vehicle comes. */
  blockWakes: { at: number; block: number }[];
  nextReview: number;
  /** When the quay is planned anew although nothing has happened, ms UTC: estimates drift. */
  nextQuayPlan: number;
}
