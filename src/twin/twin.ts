// The twin: emulated equipment, vessels and road trucks behind the equipment port. It has its own physical truth and never reads
// the ledger. Time comes in by advanceTo(); everything that happens is an event of its queue.
import { EventQueue } from '../kit/event-queue.ts';
import { invariant } from '../kit/invariant.ts';
import type { EquipmentPort, MotionSegment, Order, Report } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import { id, type CallId, type CheId, type ContainerId, type VisitId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { limitsOf, moveGantry, moveSpreader, type CraneLimits } from './crane-motion.ts';
import type { CraneState, TruckState, TwinState, VehicleState } from './state.ts';
import { liftTruth, positionKey, putTruth, setTruth } from './truth.ts';
import { World } from './world.ts';
import { beginTrack, endTime, extendTrack, planMotion, progress, timeAt } from './vehicle-motion.ts';
import { checkVehicles, placeVehicle, vehicleSegments } from './vehicle-place.ts';

const CRANE = 1;
const VEHICLE = 2;
const SHIP = 3;
const TRUCK = 4;
const CHARGE = 5;
const SAMPLE = 6;
const TRUCK_COMES = 7;

/** How often vehicles' ground is checked for overlap, ms. */
const SAMPLE_MS = 60_000;

export class Twin implements EquipmentPort {
  readonly model: TerminalModel;
  readonly state: TwinState;
  private readonly queue: EventQueue;
  private readonly craneIndex = new Map<CheId, number>();
  private readonly vehicleIndex = new Map<CheId, number>();
  private readonly world: World;
  private readonly limits: Record<CraneState['kind'], CraneLimits>;

  constructor(model: TerminalModel, state: TwinState) {
    this.model = model;
    this.state = state;
    this.queue = state.queue ? EventQueue.restore(state.queue) : new EventQueue();
    state.cranes.forEach((c, i) => this.craneIndex.set(c.id, i));
    state.vehicles.forEach((v, i) => this.vehicleIndex.set(v.id, i));
    this.world = new World(model, state, {
      ship: (at, index) => this.queue.push(at, SHIP, index),
      truck: (at, index) => this.queue.push(at, TRUCK, index),
      truckComes: (at, index) => this.queue.push(at, TRUCK_COMES, index),
      report: (report) => this.report(report),
    });
    this.limits = {
      quay: limitsOf(model, 'quay'),
      portal: limitsOf(model, 'portal'),
      yard: limitsOf(model, 'yard'),
    };
    if (!state.queue) this.queue.push(state.now + SAMPLE_MS, SAMPLE, 0);
  }

  /** State of a terminal at rest at a time; vehicle v stands at home[v]. */
  static begin(model: TerminalModel, now: number, homes: readonly { x: number; y: number }[]): TwinState {
    const cranes: CraneState[] = [];
    const crane = (name: string, kind: CraneState['kind'], carrier: number, gantry: number, trolley: number): void => {
      const hoist = kind === 'yard' ? model.yardCraneType.liftHeight : 12;
      cranes.push({
        id: id(name),
        kind,
        carrier,
        gantry,
        trolley,
        hoist,
        order: null,
        phase: 0,
        holding: null,
        segments: [],
      });
    };
    for (const q of model.quayCranes) crane(q.id, 'quay', cranes.length, q.x, model.craneRails.landwardY - 5);
    model.quayCranes.forEach((q, i) => {
      const platform = model.quayCraneType.platform;
      if (platform) crane(`${q.id}/P`, 'portal', i, q.x, platform.y);
    });
    for (const y of model.yardCranes) {
      const block = model.blocks.find((b) => b.id === y.block);
      invariant(block, `yard crane ${y.id} stands in no block`);
      crane(y.id, 'yard', cranes.length, y.side === 'water' ? -10 : block.bays * block.bayLength + 10, 0);
    }
    const { count, kind, batteryKWh } = model.vehicleType;
    const prefix = kind === 'AGV' ? 'AGV' : 'TT';
    const vehicles = Array.from({ length: count }, (_, i): VehicleState => {
      const home = homes[i];
      invariant(home, `vehicle ${i} has no home`);
      return {
        id: id(`${prefix}${String(i + 1).padStart(2, '0')}`),
        ...home,
        heading: 0,
        track: beginTrack(home.x, home.y),
        job: -1,
        driving: false,
        version: 0,
        load: [],
        kWh: batteryKWh ?? 0,
        metres: 0,
        counted: 0,
        chargeJob: -1,
        chargeFrom: 0,
        chargeTo: 0,
      };
    });
    return {
      now,
      cranes,
      vehicles,
      ships: [],
      trucks: [],
      truth: new Map(),
      taken: new Set(),
      gateInFree: Array.from({ length: model.gate.inLanes }, () => 0),
      gateOutFree: Array.from({ length: model.gate.outLanes }, () => 0),
      reports: [],
      violations: [],
      checked: 0,
      queue: null,
    };
  }

  /** The state with the queue inside, ready for a snapshot. */
  save(): TwinState {
    this.state.queue = this.queue.save();
    return this.state;
  }

  /** Time of the next thing that happens, ms UTC; Infinity when nothing is pending but the periodic check. */
  get nextTime(): number {
    return this.queue.nextTime;
  }

  /** A vessel will be at the roads at a time, with these boxes aboard. */
  announceShip(call: CallId, arrival: number, aboard: readonly { container: ContainerId; position: Position }[]): void {
    this.world.announceShip(call, arrival, aboard);
  }

  /** A truck will be at the gate at a time, bringing these boxes. */
  announceTruck(visit: VisitId, arrival: number, brings: readonly ContainerId[]): void {
    this.world.announceTruck(visit, arrival, brings);
  }

  /** A box that stands in the yard from the start. */
  stock(container: ContainerId, position: Position): void {
    putTruth(this.state, container, position);
  }

  // ---- the port ----------------------------------------------------------------------------------------------------------

  takeReports(): Report[] {
    const reports = this.state.reports;
    this.state.reports = [];
    return reports;
  }

  give(order: Order): void {
    switch (order.kind) {
      case 'lift':
      case 'gantry':
      case 'hatch':
        return this.startCrane(order);
      case 'drive':
        return this.drive(order);
      case 'charge':
        return this.charge(order);
      case 'berth':
      case 'unberth':
        return this.world.moor(order);
      case 'truck':
        return this.world.sendTruck(order);
    }
  }

  /** Lets time pass up to and including a moment. */
  advanceTo(time: number): void {
    const { queue, state } = this;
    while (queue.nextTime <= time) {
      state.now = queue.pop();
      this.happen(queue.poppedKind, queue.poppedArg);
    }
    state.now = time;
  }

  private happen(kind: number, arg: number): void {
    switch (kind) {
      case CRANE:
        return this.craneEvent(this.state.cranes[arg] as CraneState);
      case VEHICLE:
        return this.vehicleEvent(arg);
      case SHIP:
        return this.world.shipEvent(arg);
      case TRUCK:
        return this.world.truckEvent(this.state.trucks[arg] as TruckState);
      case TRUCK_COMES:
        return this.world.truckComes(this.state.trucks[arg] as TruckState);
      case CHARGE:
        return this.charged(this.state.vehicles[arg] as VehicleState);
      case SAMPLE:
        checkVehicles(this.state, this.model.vehicleType.length, this.model.vehicleType.width);
        this.queue.push(this.state.now + SAMPLE_MS, SAMPLE, 0);
        return;
    }
  }

  private report(report: Report): void {
    this.state.reports.push(report);
  }

  // ---- cranes ------------------------------------------------------------------------------------------------------------

  private startCrane(order: Extract<Order, { kind: 'lift' | 'gantry' | 'hatch' }>): void {
    const index = this.craneIndex.get(order.che);
    invariant(index !== undefined, `order for unknown crane ${order.che}`);
    const crane = this.state.cranes[index] as CraneState;
    if (crane.order) this.state.violations.push(`${crane.id} got an order while it works on job ${crane.order.job}`);
    crane.order = order;
    crane.segments = [];
    const limits = this.limits[crane.kind];
    const { now } = this.state;
    if (order.kind === 'lift') {
      crane.phase = 1;
      this.queue.push(moveSpreader(crane, order.pick, false, now, limits) + limits.pickSeconds * 1000, CRANE, index);
      return;
    }
    crane.phase = 3;
    if (order.kind === 'gantry') {
      this.queue.push(moveGantry(crane, order.to, now, limits), CRANE, index);
      this.carryPortal(index);
      return;
    }
    const there = moveSpreader(crane, order.at, false, now, limits);
    this.queue.push(there + this.model.quayCraneType.hatchCoverSeconds * 1000, CRANE, index);
  }

  /** A portal trolley rides on its crane. */
  private carryPortal(carrier: number): void {
    const crane = this.state.cranes[carrier] as CraneState;
    if (crane.kind !== 'quay') return;
    for (const c of this.state.cranes) if (c.kind === 'portal' && c.carrier === carrier) c.gantry = crane.gantry;
  }

  private craneEvent(crane: CraneState): void {
    const { order } = crane;
    const { now } = this.state;
    invariant(order, `${crane.id} has an event without an order`);
    if (order.kind === 'lift' && crane.phase === 1) return this.pick(crane, order);
    crane.order = null;
    crane.phase = 0;
    if (order.kind === 'lift') {
      this.set(crane, order);
      this.report({ kind: 'placed', at: now, che: crane.id, job: order.job, container: order.container });
    } else if (order.kind === 'gantry') this.report({ kind: 'at-gantry', at: now, che: crane.id, job: order.job });
    else
      this.report({ kind: 'hatch-done', at: now, che: crane.id, job: order.job, cover: order.cover, open: order.open });
  }

  private pick(crane: CraneState, order: Order & { kind: 'lift' }): void {
    const { now } = this.state;
    this.checkHandover(order.from, crane);
    liftTruth(this.state, order.container, order.from, crane.id);
    this.unload(order.from, order.container);
    crane.holding = order.container;
    crane.phase = 2;
    this.report({ kind: 'picked', at: now, che: crane.id, job: order.job, container: order.container });
    crane.segments = [];
    const limits = this.limits[crane.kind];
    const there = moveSpreader(crane, order.place, true, now, limits);
    const index = this.craneIndex.get(crane.id) as number;
    this.queue.push(there + (limits.placeSeconds + order.extraSeconds) * 1000, CRANE, index);
  }

  private set(crane: CraneState, order: Order & { kind: 'lift' }): void {
    this.checkHandover(order.to, crane);
    setTruth(this.state, order.container, order.to, crane.id);
    crane.holding = null;
    if (order.to.kind === 'truck') this.world.truckOf(order.to.visit).load.push(order.container);
    if (order.to.kind !== 'che') return;
    const vehicle = this.vehicleIndex.get(order.to.che);
    if (vehicle !== undefined) (this.state.vehicles[vehicle] as VehicleState).load.push(order.container);
  }

  private unload(from: Position, container: ContainerId): void {
    if (from.kind === 'truck') {
      const truck = this.world.truckOf(from.visit);
      truck.load = truck.load.filter((c) => c !== container);
    }
    if (from.kind !== 'che') return;
    const index = this.vehicleIndex.get(from.che);
    if (index === undefined) return;
    const vehicle = this.state.vehicles[index] as VehicleState;
    vehicle.load = vehicle.load.filter((c) => c !== container);
  }

  /** A vehicle that a crane works on must stand still. */
  private checkHandover(at: Position, crane: CraneState): void {
    if (at.kind !== 'che') return;
    const index = this.vehicleIndex.get(at.che);
    if (index === undefined) return;
    this.state.checked++;
    if ((this.state.vehicles[index] as VehicleState).driving)
      this.state.violations.push(`${crane.id} works on ${at.che} while it drives`);
  }

  // ---- vehicles ----------------------------------------------------------------------------------------------------------

  private drive(order: Order & { kind: 'drive' }): void {
    const index = this.vehicleIndex.get(order.che);
    invariant(index !== undefined, `order for unknown vehicle ${order.che}`);
    const v = this.state.vehicles[index] as VehicleState;
    if (v.job !== order.job || !v.driving) {
      if (v.driving) this.state.violations.push(`${v.id} got a new drive while on the road`);
      v.track = beginTrack(v.x, v.y);
      v.job = order.job;
      v.driving = true;
      v.counted = 0;
    }
    extendTrack(v.track, order.stretch);
    if (order.last) v.track.complete = true;
    planMotion(v.track, this.state.now, this.model.vehicleType);
    v.version = (v.version + 1) & 0xfffff;
    this.scheduleVehicle(index, v);
  }

  private scheduleVehicle(index: number, v: VehicleState): void {
    const end = v.track.ends[v.track.passed];
    if (end === undefined) return;
    const last = v.track.passed === v.track.ends.length - 1;
    const at = last ? endTime(v.track) : timeAt(v.track, end);
    if (at !== Infinity)
      this.queue.push(Math.max(this.state.now, Math.ceil(at)), VEHICLE, index * 0x100000 + v.version);
  }

  private vehicleEvent(arg: number): void {
    const index = Math.floor(arg / 0x100000);
    const v = this.state.vehicles[index] as VehicleState;
    if (v.version !== arg % 0x100000) return;
    const { now } = this.state;
    const stretch = v.track.passed++;
    const finished = v.track.complete && v.track.passed === v.track.ends.length;
    this.countEnergy(v, v.track.ends[stretch] as number);
    if (finished) {
      placeVehicle(v, now);
      v.driving = false;
      const km = (v.track.cum.at(-1) as number) / 1000;
      this.report({ kind: 'arrived', at: now, che: v.id, job: v.job, km, kWh: v.kWh });
      return;
    }
    this.report({ kind: 'passed', at: now, che: v.id, job: v.job, stretch });
    this.scheduleVehicle(index, v);
  }

  private countEnergy(v: VehicleState, s: number): void {
    const metres = s - v.counted;
    v.counted = s;
    v.metres += metres;
    const { kWhPerKmEmpty, kWhPerKmLoaded } = this.model.vehicleType;
    v.kWh -= (metres / 1000) * (v.load.length > 0 ? kWhPerKmLoaded : kWhPerKmEmpty);
  }

  private charge(order: Order & { kind: 'charge' }): void {
    const index = this.vehicleIndex.get(order.che);
    invariant(index !== undefined, `order for unknown vehicle ${order.che}`);
    const v = this.state.vehicles[index] as VehicleState;
    const kW = this.model.vehicleType.chargeKW ?? 1;
    v.chargeJob = order.job;
    v.chargeFrom = this.state.now;
    v.chargeTo = order.untilKWh;
    const hours = Math.max(0, order.untilKWh - v.kWh) / kW;
    this.queue.push(this.state.now + Math.round(hours * 3_600_000), CHARGE, index);
  }

  private charged(v: VehicleState): void {
    v.kWh = Math.max(v.kWh, v.chargeTo);
    this.report({ kind: 'charged', at: this.state.now, che: v.id, job: v.chargeJob, kWh: v.kWh });
    v.chargeJob = -1;
  }

  /** Boxes that a record places elsewhere than they truly are; one sentence each. */
  disagreements(believed: ReadonlyMap<ContainerId, { position: Position }>): string[] {
    const found: string[] = [];
    for (const [container, { position }] of believed) {
      this.state.checked++;
      const real = this.world.placeOf(container);
      const key = positionKey(position);
      if (key === '' && this.world.awayAboard(real)) continue;
      if (key !== real) found.push(`${container} is recorded at ${key || 'outside'}, but is at ${real || 'outside'}`);
    }
    return found;
  }

  // ---- for screens -------------------------------------------------------------------------------------------------------

  /** Motions under way or beginning within a horizon (ms) from now. */
  motions(horizon: number): MotionSegment[] {
    const { now } = this.state;
    const found: MotionSegment[] = [];
    for (const c of this.state.cranes)
      for (const s of c.segments) if (s.start <= now + horizon && s.start + s.duration * 1000 > now) found.push(s);
    for (const v of this.state.vehicles) if (v.driving) vehicleSegments(v, now, horizon, found);
    return found;
  }

  /** Where a vehicle is now, m and radians. */
  vehicleAt(index: number): { x: number; y: number; heading: number; speed: number } {
    const v = this.state.vehicles[index] as VehicleState;
    if (v.driving) placeVehicle(v, this.state.now);
    return { x: v.x, y: v.y, heading: v.heading, speed: v.driving ? progress(v.track, this.state.now).v : 0 };
  }
}
