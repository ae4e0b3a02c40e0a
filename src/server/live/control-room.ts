// What the control room is told: a Hello with everything, then Updates with what changed. Updates are computed once, for all
// screens. Knows no sockets.
import type { MotionSegment } from '../../equipment/port.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Frame } from '../../ledger/journal.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { CallView, ContainerStory, FindHit, Hello, KpiPoint, MachineView, Update } from '../api.ts';
import type { BoxColours, BoxQuestion } from '../api/colours.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { boxColours } from './box-colours.ts';
import { BlockMoves } from './block-moves.ts';
import { BoxFeed } from './box-views.ts';
import { CallNotes, callViews, truckViews, vesselViews, type NotesState } from './call-views.ts';
import { find } from './find.ts';
import { kpiView, type KpiState } from './kpi-views.ts';
import type { LiveHooks } from './fed-run.ts';
import { machineViews } from './machine-views.ts';
import { StateWatch } from './state-watch.ts';
import { Stories } from './stories.ts';

/** Real time that motions are told ahead, ms: until the next update has surely come. */
const AHEAD_MS = 500;
/** Least terminal time that motions are told ahead, ms. */
const LEAST_AHEAD_MS = 1000;
/** Coordinates are told to the millimetre, angles to a ten-thousandth: enough for a screen, and half as long. */
const DIGITS = 1000;

/** The terminal that is told of: one that runs, or a replay. */
export interface RoomSource {
  /** The run now; may be another object each time. */
  readonly run: TerminalRun;
  readonly kpi: KpiState;
}

export class ControlRoom {
  private readonly version: string;
  private readonly model: TerminalModel;
  private readonly boxes: BoxFeed;
  private notes = new CallNotes();
  /** Lifts of each block in the last hour. */
  readonly blockMoves = new BlockMoves();
  private readonly stories = new Stories();
  /** Since when each machine is in its state. */
  private readonly watch = new StateWatch();
  /** Reads the frames that were not heard; null when all were, or have been read. */
  private past: (() => Iterable<Frame>) | null = null;
  private live: RoomSource | null = null;
  private toldMachines = new Map<string, string>();
  private toldCalls = new Map<string, string>();
  private toldVessels = new Map<string, string>();
  /** Motions told, with their ends (ms UTC). */
  private readonly toldMotions = new Map<string, number>();
  private motions: MotionSegment[] = [];
  private points: KpiPoint[] = [];

  constructor(model: TerminalModel, version: string) {
    this.model = model;
    this.version = version;
    this.boxes = new BoxFeed(model.unlocode);
  }

  /** What the live terminal has to call; to be given to it when it is opened. */
  get hooks(): LiveHooks {
    return {
      observe: (event: LedgerEvent, at: number): void => {
        this.boxes.observe(event);
        this.notes.observe(event, at);
        this.blockMoves.observe(event, at);
        if (this.past === null) this.stories.observe(event, at);
      },
      quarter: (point) => void this.points.push(point),
      notes: () => this.notes.state,
    };
  }

  /**
   * For a terminal that goes on from a snapshot without having told of all before it: what the snapshot kept, and how to read all
   * frames up to now. They are read when somebody asks for a story, since few do and they are many.
   */
  recall(notes: NotesState, past: () => Iterable<Frame>): void {
    this.notes = new CallNotes(notes);
    this.past = past;
  }

  /** Begins to tell of a terminal that was opened with these hooks. */
  begin(live: RoomSource): void {
    this.live = live;
    this.boxes.begin(live.run.ledger.state);
    this.points = [];
    this.update(0);
  }

  private get terminal(): RoomSource {
    if (!this.live) throw new Error('The control room was not begun.');
    return this.live;
  }

  /** Collects the motions of a step; several steps may lie between two updates. */
  watchMotions(speed: number): void {
    const { run } = this.terminal;
    const ahead = Math.max(LEAST_AHEAD_MS, AHEAD_MS * speed);
    for (const segment of run.twin.motions(ahead)) {
      const key = `${segment.che} ${segment.axis} ${segment.start} ${segment.duration} ${segment.to}`;
      if (this.toldMotions.has(key)) continue;
      this.toldMotions.set(key, segment.start + segment.duration * 1000);
      this.motions.push(shortened(segment));
    }
  }

  /** Everything as it is now. The next update may tell some of it again. */
  hello(speed: number): Hello {
    const { run, kpi } = this.terminal;
    return {
      type: 'hello',
      version: this.version,
      terminal: this.model,
      ...{ now: run.now, speed },
      machines: machineViews(run, this.watch).map(roundedMachine),
      vessels: vesselViews(run),
      boxes: this.boxes.all(run.ledger.state),
      trucks: truckViews(run, this.notes),
      calls: callViews(run, this.notes),
      kpi: kpiView(run),
      series: kpi.series,
      motions: run.twin.motions(Math.max(LEAST_AHEAD_MS, AHEAD_MS * speed)).map(shortened),
    };
  }

  /** What changed since the last update. */
  update(speed: number): Update {
    const { run } = this.terminal;
    const { motions, points } = this;
    this.motions = [];
    this.points = [];
    for (const [key, end] of this.toldMotions) if (end < run.now) this.toldMotions.delete(key);
    const calls = changed(callViews(run, this.notes), this.toldCalls, (call) => call.id, callKey);
    const vessels = changed(vesselViews(run), this.toldVessels, (vessel) => vessel.call, JSON.stringify);
    const machines = changed(machineViews(run, this.watch), this.toldMachines, (machine) => machine.id, machineKey);
    return {
      type: 'update',
      ...{ now: run.now, speed },
      machines: machines.map(roundedMachine),
      motions,
      ...this.boxes.take(run.ledger.state),
      trucks: truckViews(run, this.notes),
      calls,
      vessels,
      kpi: kpiView(run),
      series: points,
    };
  }

  /** All machines now. */
  machines(): MachineView[] {
    return machineViews(this.terminal.run, this.watch).map(roundedMachine);
  }

  /** All calls now. */
  calls(): CallView[] {
    return callViews(this.terminal.run, this.notes);
  }

  /** When each visit's present state began, ms UTC. */
  get visitsSince(): ReadonlyMap<string, number> {
    return this.notes.visits;
  }

  /** What the planner of the quay said of its last plan; undefined before the first. */
  get quayPlan(): NotesState['quayPlan'] {
    return this.notes.quayPlan;
  }

  /** Story of a container, or null. */
  story(number: string): ContainerStory | null {
    if (this.past !== null) {
      for (const { events, at } of this.past()) for (const event of events) this.stories.observe(event, at);
      this.past = null;
    }
    return this.stories.story(this.terminal.run.ledger.state, number);
  }

  /** Containers, calls and machines with a text in their name. */
  find(text: string): FindHit[] {
    return find(this.terminal.run, text);
  }

  /** The boxes that are drawn, grouped by a question. */
  colours(by: BoxQuestion): BoxColours {
    const { run } = this.terminal;
    return boxColours(run.ledger.state, by, run.now);
  }
}

/** The views whose key is not the one told last; what is no longer there is forgotten. */
function changed<V>(views: V[], told: Map<string, string>, idOf: (view: V) => string, keyOf: (view: V) => string): V[] {
  const here = new Set<string>();
  const news = views.filter((view) => {
    const id = idOf(view);
    here.add(id);
    const key = keyOf(view);
    if (told.get(id) === key) return false;
    told.set(id, key);
    return true;
  });
  if (told.size > here.size) for (const id of told.keys()) if (!here.has(id)) told.delete(id);
  return news;
}

/** A machine changes with what it does, and with where it comes to rest; on its way the motions tell where it is. */
function machineKey(m: MachineView): string {
  const { fault, mark, handled, sentToCharge, onHold } = m;
  const told = JSON.stringify([fault, mark, handled, sentToCharge, onHold]);
  const does = `${m.state} ${m.waitsFor} ${m.job} ${m.container} ${m.charge} ${told}`;
  if (m.state === 'driving' || m.state === 'waiting-traffic') return does;
  return `${does} ${m.gantry} ${m.trolley} ${m.hoist} ${m.portalTrolley} ${m.portalHoist}`;
}

/** The rate of a call moves with every second; it alone is no news. */
function callKey(call: CallView): string {
  return JSON.stringify({ ...call, grossCraneRate: null });
}

function round(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}

function roundedMachine(m: MachineView): MachineView {
  const { gantry, trolley, hoist, portalTrolley, portalHoist } = m;
  return {
    ...m,
    ...{ gantry: round(gantry), trolley: round(trolley), hoist: round(hoist) },
    ...{ portalTrolley: round(portalTrolley), portalHoist: round(portalHoist) },
  };
}

function shortened(segment: MotionSegment): MotionSegment {
  const { start, duration, from, to, startSpeed, accel } = segment;
  return {
    ...segment,
    ...{ start: Math.round(start), duration: round(duration), from: round(from), to: round(to) },
    ...{ startSpeed: round(startSpeed), accel: round(accel) },
  };
}
