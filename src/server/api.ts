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
import type { BerthPin } from './api/berths.ts';
import type { BoxColours, BoxQuestion } from './api/colours.ts';
import type { MachineTrouble } from './api/machines.ts';
import type { BoxClass } from './api/yard.ts';
import type { MotionSegment } from '../equipment/port.ts';
import type { Why } from '../terminal/planning.ts';
import type { Position } from '../terminal/container.ts';
import type { Diagnostic } from '../terminal/diagnostic.ts';
import type { ClaimKind, Verdict } from '../terminal/discrepancy.ts';
import type { ReeferAlarm, ReeferAlarmKind } from '../terminal/reefer.ts';
import type { PlannedRange } from '../terminal/yard-range.ts';

export type { CraneCause, Diagnostic };
export type * from './api/berths.ts';
export type * from './api/colours.ts';
export type * from './api/exceptions.ts';
export type * from './api/figures.ts';
export type * from './api/gate.ts';
export type * from './api/machines.ts';
export type * from './api/vessel-plan.ts';
export type * from './api/waiting.ts';
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

/** One entry of a container's story. */
export interface StoryLine {
  at: number;
  /** Event name, e.g. "discharged"; translated on the page. */
  event: string;
  position: Position | null;
  che: string | null;
  why: Why | null;
  /** Of a change of papers: what is otherwise now. */
  changed?: StoryChange[];
  /** Of a hold: its name, and why it was placed ('' where it comes off). */
  hold?: { name: string; reason: string };
  /** Of a discrepancy: what was claimed, and by which message. */
  claim?: StoryClaim;
  /** Of a reefer: who plugged it in or out, or took note of its alarm ('' where nobody is told of); and what it alarms for. */
  reefer?: { by: string; alarm: ReeferAlarmKind | null; celsius: number | null };
  /** Of a decision about a discrepancy, or where somebody found the box: who, and for which side. */
  decision?: { accepted: Verdict | null; by: string };
}

/** What is otherwise of a container: a fact as told before and as told now. Masses are in kg, temperatures in °C, '' is not told. */
export interface StoryChange {
  what:
    'mass' | 'type' | 'load' | 'reefer' | 'dangerous' | 'line' | 'pol' | 'pod' | 'finalPort' | 'leavesWith' | 'gauge';
  from: string;
  to: string;
}

/** A claim that contradicts the record. */
export interface StoryClaim {
  kind: ClaimKind;
  sender: string;
  type: string;
  reference: string;
  /** Its interchange. */
  interchange: string;
  call: string | null;
  kg: number | null;
}

export interface ContainerStory {
  id: string;
  isoType: string;
  grossKg: number;
  full: boolean;
  reeferC: number | null;
  dangerous: { imdgClass: string; unNumber: string }[];
  operator: string;
  portOfLoading: string;
  portOfDischarge: string;
  position: Position;
  holds: { name: string; reason: string }[];
  story: StoryLine[];
}

export interface FindHit {
  kind: 'container' | 'call' | 'machine';
  id: string;
  label: string;
  /** Where a container is. */
  position?: Position;
}

/** What can be replayed, ms UTC. */
export interface ReplayRange {
  from: number;
  to: number;
}

/** How a replay stands. */
export interface ReplayStatus {
  type: 'replay';
  /** opening: on its way to `at`; ended: at the end of the record, which may grow; refused, failed: nothing more comes. */
  state: 'opening' | 'playing' | 'paused' | 'ended' | 'refused' | 'failed';
  /** Terminal time that was asked for last, ms UTC. */
  at: number;
  /** Share of the way to it that is done, 0 to 1. */
  progress: number;
  /** Speed that was asked for, times life. */
  speed: number;
  range: ReplayRange | null;
  /** True when this server also runs the terminal live, so that there is something to go back to. */
  live: boolean;
  /** Why the last wish was not done; null when it was. */
  error: Diagnostic | null;
}

/** What a screen asks of its replay. Answers to the last three carry the same `ask`. */
export type ReplayCommand =
  | { do: 'speed'; speed: number }
  | { do: 'seek'; at: number }
  | { do: 'story'; ask: number; id: string }
  | { do: 'find'; ask: number; text: string }
  | { do: 'colours'; ask: number; by: BoxQuestion };

/** Answer to a story, find or colours; null: there is no such container. */
export interface ReplayAnswer {
  type: 'answer';
  ask: number;
  value: ContainerStory | FindHit[] | BoxColours | null;
}

/** A question "what if": variants of the live terminal, run ahead from now. The first is what the others are compared to. */
export interface WhatIfQuestion {
  variants: WhatIfVariant[];
  /** How far to run ahead, whole hours, 1 to 12. */
  hours: number;
  /** Runs of each variant, 1 to 10; each with a seed of its own. */
  seeds: number;
}

/** What is otherwise in a variant; what is left out is as it is. */
export interface WhatIfVariant {
  name: string;
  /** Values of the terminal model by their JSON path, such as /vehicleType/count. */
  set?: Record<string, unknown>;
  policy?: { dispatch?: 'rolling' | 'nearest-idle' | 'first-come' };
  /** A disturbance file's content; times of its script count from now. */
  disturbances?: Record<string, unknown>;
  /** Bow by call, metres along the quay. */
  berths?: Record<string, number>;
}

/** A figure of a what-if that the page shows; definitions: docs/how-to/compare-variants.md. */
export type WhatIfMetric =
  | 'craneRate'
  | 'quayMoves'
  | 'waitVehicleShare'
  | 'waitYardShare'
  | 'vesselHours'
  | 'truckTurnMean'
  | 'truckTurnP95'
  | 'vehicleKm'
  | 'energyKWh'
  | 'violations'
  | 'deadlocks';

/** A mean over the runs with its 95 % confidence interval; without two runs there is none, without one no mean. */
export interface WhatIfEstimate {
  n: number;
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** One variant's figures, and their difference to the first variant's. */
export interface WhatIfRow {
  variant: string;
  runs: number;
  failed: number;
  /** Something to be known of the row, such as that nothing in it is left to chance; null otherwise. */
  note: string | null;
  metrics: Record<
    WhatIfMetric,
    WhatIfEstimate & {
      difference:
        (WhatIfEstimate & { verdict: 'better' | 'worse' | 'different' | 'no difference shown' | null }) | null;
    }
  >;
}

/** Where a what-if stands. */
export interface WhatIfView {
  id: string;
  /** Time of the fork, ms UTC. */
  at: number;
  hours: number;
  /** Runs done, and all. */
  done: number;
  total: number;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  rows: WhatIfRow[];
  errors: { variant: string; seed: number; error: { code: string; message: string } }[];
}

/**
 * Where an interchange stands. refused: nothing of it was taken; to-work: the next turn works it; waits: a message waits for what it
 * belongs to; partly: worked, but for what its remarks tell; worked: all of it.
 */
export type InterchangeState = 'refused' | 'to-work' | 'waits' | 'partly' | 'worked';

/** An interchange that came in. */
export interface InterchangeView {
  id: string;
  /** Terminal time at which it became known, and real time at which it came, ms UTC. */
  at: number;
  arrived: number;
  way: 'http' | 'folder';
  /** Name of the file in the watched folder; '' over HTTP. */
  name: string;
  sender: string;
  recipient: string;
  reference: string;
  bytes: number;
  /** SHA-256 of the bytes, hex; '' where they are not kept: nothing in them could be read. */
  sha256: string;
  types: string[];
  messageCount: number;
  containers: number;
  /** Containers that the reader set aside. */
  setAside: number;
  state: InterchangeState;
}

/** Interchanges, newest first. */
export interface InterchangePage {
  interchanges: InterchangeView[];
  /** To be given as `before` for the next page; null where there is none. */
  next: string | null;
}

/** What became of a message. */
export interface InterchangeMessage {
  /** Counts from 1 in its interchange. */
  number: number;
  type: string;
  reference: string;
  containers: number;
  state: InterchangeState;
  /** Changes of the record by the kind of event. */
  applied: Record<string, number>;
  /** What was set aside, passed over or contradicts the record, and why. */
  remarks: { what: string; code: string; reason: string }[];
}

/** An interchange with all that is known of it. */
export interface InterchangeDetail extends InterchangeView {
  messages: InterchangeMessage[];
  /** Names of the files that were sent in answer. */
  answers: string[];
  /** What the reader found. */
  findings: Diagnostic[];
}

/** A message claims of a container what the record knows to be otherwise; it is on hold until a person has decided. */
export interface DiscrepancyView {
  container: string;
  claim: ClaimKind;
  /** Who claimed it, and in which interchange. */
  sender: string;
  interchange: string;
  type: string;
  reference: string;
  call: string | null;
  /** Mass that was claimed, and that of the record; null where the claim is about something else. */
  mass: { claimed: number; recorded: number } | null;
  /** Where the record had it. */
  recorded: Position;
  reason: string;
  since: number;
}

/** What a person decides about a discrepancy. */
export interface DecisionBody {
  accept: Verdict;
  /** Who decides. */
  by: string;
  /** Yard slot where the container was found; needed to accept a claim on one that the record has outside. */
  found?: { block: string; bay: number; row: number; tier: number };
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
