// What the control room's page and the server say to each other: types only. The page imports nothing else of the server.
// HTTP (JSON): GET /health, /api/hello (Hello), /api/containers/:id (ContainerStory), /api/calls (CallView[]),
// /api/find?q=TEXT (FindHit[]), POST /api/speed {speed}, POST /api/v1/edi (raw EDIFACT) -> {accepted, diagnostics},
// GET /api/v1/edi (InterchangePage), /api/v1/edi/:id (InterchangeDetail), /api/v1/edi/:id/bytes (in or out), GET /api/v1/discrepancies
// (DiscrepancyView[]), POST /api/v1/discrepancies/:container (DecisionBody).
// GET /api/v1/yard/ranges (RangeView[]), POST /api/v1/yard/locks and /allocations (YardRange and what is told of it) -> {range},
// DELETE /api/v1/yard/ranges/:range?by=NAME.
// GET /api/v1/calls/plan (BerthPlanView), POST /api/v1/calls/:call/berth/check (BerthWish) -> BerthCheckView,
// PUT /api/v1/calls/:call/berth (BerthWish and by), DELETE /api/v1/calls/:call/berth?by=NAME.
// GET /api/v1/reefers (ReefersView), POST /api/v1/reefers/:container/acknowledgement {by}.
// GET /api/v1/boxes/colours?by=QUESTION (BoxColours).
// WebSocket /api/live: first a Hello, then an Update about four times a second.
// WebSocket /api/replay/line?at=TIME&speed=N: the same of a past hour, with ReplayStatus and ReplayAnswer between; takes ReplayCommand.
// GET /api/replay (ReplayRange): what can be replayed.
import type { CraneCause } from '../office/crane-time.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { AskedView, BerthPin, CallWindowView } from './api/berths.ts';
import type { MachineTrouble } from './api/machines.ts';
import type { BoxClass } from './api/yard.ts';
import type { MotionSegment } from '../equipment/port.ts';
import type { Why } from '../terminal/planning.ts';
import type { Position } from '../terminal/container.ts';
import type { Diagnostic } from '../terminal/diagnostic.ts';
import type { ReeferAlarm } from '../terminal/reefer.ts';
import type { PlannedRange } from '../terminal/yard-range.ts';

export type { CraneCause, Diagnostic };
export type * from './api/berths.ts';
export type * from './api/colours.ts';
export type * from './api/exceptions.ts';
export type * from './api/figures.ts';
export type * from './api/gate.ts';
export type * from './api/interchanges.ts';
export type * from './api/machines.ts';
export type * from './api/replay.ts';
export type * from './api/shift-report.ts';
export type * from './api/story.ts';
export type * from './api/tables.ts';
export type * from './api/training.ts';
export type * from './api/vessel-plan.ts';
export type * from './api/waiting.ts';
export type * from './api/what-if.ts';
export type * from './api/yard.ts';

/** A container to draw. `on` says on what it stands; a, b, c are coordinates there. */
export interface BoxView {
  id: string;
  feet: 20 | 40 | 45;
  class: BoxClass;
  /** yard: key = block id, a/b/c = bay, row, tier; vessel: key = call id, a/b/c = bay, row, tier; che/truck: key = its id. */
  on: 'yard' | 'vessel' | 'che' | 'truck';
  key: string;
  a: number;
  b: number;
  c: number;
}

/** A machine: where it stands now when nothing moves it. Coordinates on the terminal's grid. */
export interface MachineView extends MachineTrouble {
  id: string;
  kind: 'STS' | 'ASC' | 'RTG' | 'AGV' | 'LIFT_AGV' | 'TERMINAL_TRUCK';
  /** Block of a yard crane, else ''. */
  block: string;
  /** Crane: gantry x (STS) or position along the block's axis; vehicle: x. */
  gantry: number;
  /** Crane: trolley y or across the block; vehicle: y. */
  trolley: number;
  /** Crane: spreader height; vehicle: heading in radians, 0 = along x. */
  hoist: number;
  /** Portal trolley of a double-trolley crane. */
  portalTrolley: number;
  portalHoist: number;
  /** What it does now and why it waits: a code of the words list (state.*). */
  state: MachineState;
  /** Since when it is in this state, ms UTC, as long as the server has watched; null: from before that. */
  since: number | null;
  /** One sentence of detail in plain data: what it waits for. */
  waitsFor: string;
  job: number | null;
  container: string | null;
  /** Charge 0..1 of electric vehicles; null otherwise. */
  charge: number | null;
  /** Stacking crane: what decided that it does its job now, or that it waits: a word of the words list (decided.*). Left out without. */
  decided?: string;
  /** Quay crane: loads of its bay that it leaves ashore because they are on hold; left out where there are none. */
  onHold?: HeldBox[];
}

/** A box that a hold keeps off its vessel; `aboard`: it was set aboard as its hold came, and the vessel waits for the release. */
export interface HeldBox {
  container: string;
  holds: string[];
  aboard: boolean;
}

export type MachineState =
  | 'idle'
  | 'working'
  | 'waiting-vehicle'
  | 'waiting-yard'
  /** Its next box is a reefer that has to be unplugged first. */
  | 'waiting-reefer'
  | 'waiting-platform'
  | 'blocked-by-crane'
  | 'moving-bays'
  | 'fault'
  /** It has not been heard for longer than its heartbeat allows. */
  | 'unheard'
  /** A person has stopped it. */
  | 'stopped'
  /** A person has taken it out of work, and it has ended what it had in hand. */
  | 'withdrawn'
  /** It told what cannot be: it gets nothing new until a person has looked at it. */
  | 'needs-person'
  | 'weather'
  | 'plan'
  | 'driving'
  | 'waiting-traffic'
  | 'waiting-crane'
  | 'parked'
  | 'charging'
  | 'other';

export interface CallView {
  id: string;
  vessel: string;
  voyage: string;
  state: 'expected' | 'at-roads' | 'berthing' | 'working' | 'unberthing' | 'sailed';
  length: number;
  beam: number;
  /** Planned or actual place of the end with the smaller x, and times, ms UTC. */
  x: number | null;
  eta: number;
  /** When she was promised to leave, ms UTC; null: nobody told. */
  etd: number | null;
  start: number | null;
  end: number | null;
  toDischarge: number;
  discharged: number;
  toLoad: number;
  loaded: number;
  setAside: number;
  cranes: string[];
  /** Gross crane rate so far, containers per crane hour; null before the first. */
  grossCraneRate: number | null;
  why: Why | null;
  /** Where a person has fixed her berth; left out: the plan decides. */
  pin?: BerthPin;
  /** What she was asked for her arrival; left out: nothing. Her `eta` is then what she promised. */
  asked?: AskedView;
  /** Her service's window in the weekly template; left out: none. */
  proForma?: CallWindowView;
  /** Left out where there are none. */
  onHold?: HeldBox[];
}

export interface VesselView {
  call: string;
  name: string;
  /** Deck base and hold top, to place boxes by tier. */
  deckBase: number;
  holdTop: number;
  bays: number[];
  rowCount: number;
}

export interface TruckView {
  id: string;
  state: 'gate-in' | 'to-block' | 'waiting' | 'served' | 'leaving' | 'stopped';
  x: number;
  y: number;
  since: number;
}

/** Running figures (definitions: docs/reference/kpis.md). */
export interface KpiView {
  craneRate: number;
  waitShare: number;
  craneMoves: number;
  craneHours: number;
  causes: Record<CraneCause, number>;
  truckTurnMinutes: number;
  trucksServed: number;
  yardBoxes: number;
  yardFill: number;
  yardMoves: number;
  rehandles: number;
  agvKm: number;
  kWh: number;
  reeferKWh: number;
  /** Now: plugged in and their mean power in kW, alarms, those that nobody has taken note of, reefers off power for too long. */
  reefers: { plugged: number; kW: number; alarms: number; unseen: number; late: number };
}

/** One point of the KPI line: time and figures of the last quarter of an hour. */
export interface KpiPoint {
  at: number;
  craneRate: number;
  waitShare: number;
  truckTurnMinutes: number;
  yardBoxes: number;
}

export interface Hello {
  type: 'hello';
  version: string;
  terminal: TerminalModel;
  /** Terminal time, ms UTC, and how many times faster than life it runs; 0 = stopped. */
  now: number;
  speed: number;
  machines: MachineView[];
  vessels: VesselView[];
  boxes: BoxView[];
  trucks: TruckView[];
  calls: CallView[];
  kpi: KpiView;
  series: KpiPoint[];
  /** Motions that go on now. */
  motions: MotionSegment[];
  /** Changes with what came in as EDI and what became of it; a replay leaves it out. */
  inbox?: number;
  /** There is no room to record what the terminal does: it stands, and goes on by itself when there is. Left out while it goes. */
  standing?: true;
}

export interface Update {
  type: 'update';
  now: number;
  speed: number;
  /** Machines whose state changed. */
  machines: MachineView[];
  motions: MotionSegment[];
  /** Boxes that moved or came; `gone` left the terminal. */
  boxes: BoxView[];
  gone: string[];
  trucks: TruckView[];
  calls: CallView[];
  vessels: VesselView[];
  kpi: KpiView;
  series: KpiPoint[];
  /** As in Hello. */
  inbox?: number;
  standing?: true;
}

/** A range of the yard that a planner has drawn, with the boxes that stand in it. */
export type RangeView = PlannedRange & { boxes: number };

/** A reefer in the yard. */
export interface ReeferView {
  container: string;
  position: Position;
  /** Set point, °C; null for one that is no reefer by its papers now. */
  setC: number | null;
  plugged: boolean;
  /** Since when it is plugged in, or off power, ms UTC; and whether it is off power for longer than it should be. */
  since: number;
  late: boolean;
  /** False where it stands at no plug. */
  atPlug: boolean;
  alarm: ReeferAlarm | null;
}

/** Reefers that somebody may have to look at. */
export type ReefersView = KpiView['reefers'] & {
  /** The crew, and how many of it are on their way or at a box. */
  people: number;
  busy: number;
  alarmed: ReeferView[];
  offPower: ReeferView[];
};
