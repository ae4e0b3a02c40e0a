// What the page knows of the terminal: built from the server's Hello, kept up by its Updates. Updates wait until the page's
// clock has reached their time, so that boxes change hands when the machines are seen to meet.
import type {
  BoxView,
  CallView,
  Hello,
  KpiPoint,
  KpiView,
  MachineView,
  TruckView,
  Update,
  VesselView,
} from '../../server/api.ts';
import type { MotionSegment } from '../../equipment/port.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { TerminalClock } from './clock.ts';
import { findPart, type MachinePart } from './machine-index.ts';
import { Machine } from './machine.ts';
import { AxisTrack } from './track.ts';

/** Updates that may wait for the clock; more than these (a hidden page) are applied at once. */
const MOST_PENDING = 12;
/** Points kept of the lines over time: two days of quarters of an hour, many times over. */
const MOST_POINTS = 2000;
/** A truck that is told a new place glides there in this much wall time, s. */
const TRUCK_GLIDE_SECONDS = 0.28;

/** A truck as the page follows it. */
export interface Truck {
  view: TruckView;
  x: AxisTrack;
  y: AxisTrack;
  heading: number;
}

/** What draws the world hears of each change. */
export interface WorldListener {
  reset(): void;
  box(box: BoxView): void;
  boxGone(id: string): void;
  vesselsChanged(): void;
}

/** The parts of the page are told when their subject has changed. */
export type Topic = 'model' | 'machines' | 'calls' | 'kpi' | 'speed' | 'inbox';

export class World {
  readonly clock = new TerminalClock();
  terminal: TerminalModel | null = null;
  version = '';
  readonly machines = new Map<string, Machine>();
  readonly boxes = new Map<string, BoxView>();
  readonly calls = new Map<string, CallView>();
  readonly vessels = new Map<string, VesselView>();
  readonly trucks = new Map<string, Truck>();
  kpi: KpiView | null = null;
  /** The terminal stands, for there is no room to record what it does. */
  standing = false;
  /** Changes with what came in as EDI; undefined in a replay. */
  inbox: number | undefined;
  series: KpiPoint[] = [];
  listener: WorldListener | null = null;
  private pending: Update[] = [];
  private parts = new Map<string, MachinePart | null>();
  private topics: Record<Topic, { version: number; hear: Set<() => void> }> = {
    model: { version: 0, hear: new Set() },
    machines: { version: 0, hear: new Set() },
    calls: { version: 0, hear: new Set() },
    kpi: { version: 0, hear: new Set() },
    speed: { version: 0, hear: new Set() },
    inbox: { version: 0, hear: new Set() },
  };

  /** Begins anew with a Hello. */
  greet(hello: Hello): void {
    this.terminal = hello.terminal;
    this.version = hello.version;
    this.pending = [];
    this.parts.clear();
    this.clock.set(hello.now, hello.speed);
    for (const map of [this.machines, this.boxes, this.calls, this.vessels, this.trucks]) map.clear();
    for (const view of hello.machines) this.machines.set(view.id, new Machine(view));
    for (const box of hello.boxes) this.boxes.set(box.id, box);
    for (const call of hello.calls) this.calls.set(call.id, call);
    for (const vessel of hello.vessels) this.vessels.set(vessel.call, vessel);
    this.takeTrucks(hello.trucks, hello.now);
    this.takeMotions(hello.motions);
    this.kpi = hello.kpi;
    this.series = hello.series.slice();
    this.standing = hello.standing ?? false;
    this.inbox = hello.inbox;
    this.listener?.reset();
    for (const topic of ['model', 'machines', 'calls', 'kpi', 'speed', 'inbox'] as const) this.tell(topic);
  }

  /** Takes an Update: motions and the clock at once, the rest when its time has come. */
  receive(update: Update): void {
    if (this.terminal === null) return;
    const standing = update.standing ?? false;
    const changed = update.speed !== this.clock.speed || standing !== this.standing;
    this.standing = standing;
    this.clock.sync(update.now, update.speed);
    this.takeMotions(update.motions);
    this.pending.push(update);
    while (this.pending.length > MOST_PENDING) this.apply(this.pending.shift() as Update);
    if (changed) this.tell('speed');
    if (update.inbox === this.inbox) return;
    this.inbox = update.inbox;
    this.tell('inbox');
  }

  /** Holds the picture until the next Hello: what comes is another time. */
  hold(): void {
    this.pending = [];
    this.clock.speed = 0;
    this.tell('speed');
  }

  /** Moves the clock on by some wall time (ms) and applies what is due; the terminal time drawn, ms UTC. */
  advance(elapsedMs: number): number {
    const now = this.clock.advance(elapsedMs);
    while (this.pending.length > 0 && (this.pending[0] as Update).now <= now + 1)
      this.apply(this.pending.shift() as Update);
    return now;
  }

  /** The machine, or part of a machine, that an id names; found once and kept. */
  part(id: string): MachinePart | null {
    let part = this.parts.get(id);
    if (part === undefined) {
      part = findPart(this.machines, id);
      this.parts.set(id, part);
    }
    return part;
  }

  /** Calls `hear` after each change of a topic; the answer ends it. */
  subscribe(topic: Topic, hear: () => void): () => void {
    const { hear: all } = this.topics[topic];
    all.add(hear);
    return () => void all.delete(hear);
  }

  /** A number that grows with each change of a topic. */
  versionOf(topic: Topic): number {
    return this.topics[topic].version;
  }

  private apply(update: Update): void {
    for (const view of update.machines) this.takeMachine(view, update.now);
    for (const box of update.boxes) {
      this.boxes.set(box.id, box);
      this.listener?.box(box);
    }
    for (const gone of update.gone) {
      this.boxes.delete(gone);
      this.listener?.boxGone(gone);
    }
    this.takeTrucks(update.trucks, update.now);
    this.takeCalls(update);
    this.kpi = update.kpi;
    for (const point of update.series) this.takePoint(point);
    if (update.machines.length > 0) this.tell('machines');
    this.tell('kpi');
  }

  private takeMachine(view: MachineView, at: number): void {
    const machine = this.machines.get(view.id);
    if (machine !== undefined) machine.take(view, at);
    else {
      this.machines.set(view.id, new Machine(view));
      this.parts.clear();
      this.listener?.reset();
    }
  }

  private takeCalls(update: Update): void {
    let shape = false;
    for (const call of update.calls) {
      const before = this.calls.get(call.id);
      if (before?.state !== call.state || before.x !== call.x) shape = true;
      this.calls.set(call.id, call);
    }
    for (const vessel of update.vessels) {
      const before = this.vessels.get(vessel.call);
      if (before?.bays.length !== vessel.bays.length || before.holdTop !== vessel.holdTop) shape = true;
      this.vessels.set(vessel.call, vessel);
    }
    if (shape) this.listener?.vesselsChanged();
    if (shape || update.calls.length > 0) this.tell('calls');
  }

  /** Axes want their motions in order of time. */
  private takeMotions(motions: MotionSegment[]): void {
    motions.sort((a, b) => a.start - b.start);
    for (const motion of motions) this.takeMotion(motion);
  }

  private takeMotion(segment: MotionSegment): void {
    const truck = this.trucks.get(segment.che);
    if (truck !== undefined) {
      if (segment.axis === 'x') truck.x.add(segment);
      if (segment.axis === 'y') truck.y.add(segment);
      return;
    }
    const found = this.part(segment.che);
    found?.machine.move(segment, found.part);
  }

  /** Trucks come as the full list; one that is missing has left. */
  private takeTrucks(trucks: readonly TruckView[], at: number): void {
    const seen = new Set<string>();
    for (const view of trucks) {
      seen.add(view.id);
      const truck = this.trucks.get(view.id);
      if (truck === undefined) {
        this.trucks.set(view.id, { view, x: new AxisTrack(view.x), y: new AxisTrack(view.y), heading: 0 });
        continue;
      }
      this.glide(truck, view, at);
      truck.view = view;
    }
    for (const id of this.trucks.keys()) if (!seen.has(id)) this.trucks.delete(id);
  }

  private glide(truck: Truck, view: TruckView, at: number): void {
    const seconds = TRUCK_GLIDE_SECONDS * Math.max(this.clock.speed, 0.01);
    for (const axis of ['x', 'y'] as const) {
      const from = truck.view[axis];
      const to = view[axis];
      if (from === to) continue;
      const start = { che: view.id as MotionSegment['che'], axis, start: at, duration: seconds, from, to };
      truck[axis].add({ ...start, limits: null, startSpeed: Math.abs(to - from) / seconds, accel: 0 });
    }
  }

  private takePoint(point: KpiPoint): void {
    const last = this.series.at(-1);
    if (last !== undefined && point.at < last.at) return;
    if (last?.at === point.at) this.series.pop();
    this.series.push(point);
    if (this.series.length > MOST_POINTS) this.series.splice(0, this.series.length - MOST_POINTS);
  }

  private tell(topic: Topic): void {
    const { hear } = this.topics[topic];
    this.topics[topic].version++;
    for (const call of hear) call();
  }
}
