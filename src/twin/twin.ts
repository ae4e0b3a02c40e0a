// The twin: emulated equipment, vessels and road trucks behind the equipment port. It has its own physical truth and never reads
// the ledger. Time comes in by advanceTo(); everything that happens is an event of its queue.
import { EventQueue } from '../kit/event-queue.ts';
import type { EquipmentPort, MotionSegment, Order, Report } from '../equipment/port.ts';
import type { Container, Position } from '../terminal/container.ts';
import type { CallId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { Cranes } from './cranes.ts';
import { plugIn } from './reefers.ts';
import type { CraneState, TruckState, TwinState, VehicleState } from './state.ts';
import { positionKey, putTruth } from './truth.ts';
import { World } from './world.ts';
import { progress } from './vehicle-motion.ts';
import { Vehicles } from './vehicles.ts';
import { checkVehicles, placeVehicle, vehicleSegments } from './vehicle-place.ts';

const CRANE = 1;
const VEHICLE = 2;
const SHIP = 3;
const TRUCK = 4;
const CHARGE = 5;
const SAMPLE = 6;
const TRUCK_COMES = 7;
const BATTERY = 8;

/** How often vehicles' ground is checked for overlap, ms. */
const SAMPLE_MS = 60_000;

export class Twin implements EquipmentPort {
  readonly model: TerminalModel;
  readonly state: TwinState;
  private readonly queue: EventQueue;
  private readonly cranes: Cranes;
  private readonly vehicles: Vehicles;
  private readonly world: World;

  constructor(model: TerminalModel, state: TwinState) {
    this.model = model;
    this.state = state;
    this.queue = state.queue ? EventQueue.restore(state.queue) : new EventQueue();
    this.world = new World(model, state, {
      ship: (at, index) => this.queue.push(at, SHIP, index),
      truck: (at, index) => this.queue.push(at, TRUCK, index),
      truckComes: (at, index) => this.queue.push(at, TRUCK_COMES, index),
      report: (report) => this.report(report),
    });
    const report = (r: Report): void => this.report(r);
    this.vehicles = new Vehicles(model, state, {
      schedule: (at, arg) => this.queue.push(at, VEHICLE, arg),
      scheduleCharged: (at, index) => this.queue.push(at, CHARGE, index),
      scheduleFull: (at) => this.queue.push(at, BATTERY, 0),
      report,
    });
    this.cranes = new Cranes(model, state, this.vehicles, this.world, {
      schedule: (at, index) => this.queue.push(at, CRANE, index),
      report,
    });
    if (!state.queue) this.queue.push(state.now + SAMPLE_MS, SAMPLE, 0);
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
    plugIn(this.state, this.model, container, position);
  }

  /** What machines will feel of a box: told before it comes into the world. */
  know({ id, grossKg, reeferC }: Pick<Container, 'id' | 'grossKg' | 'reeferC'>): void {
    this.state.cargo.set(id, { kg: grossKg, reefer: reeferC !== null });
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
      case 'boom':
        return this.cranes.start(order);
      case 'proceed':
        return this.cranes.proceed(order);
      case 'drive':
        return this.vehicles.drive(order);
      case 'charge':
        return this.vehicles.charge(order);
      case 'swap':
        return this.vehicles.swap(order);
      case 'pack-power':
        return this.vehicles.powerPool(order.kW);
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
        return this.cranes.event(this.state.cranes[arg] as CraneState);
      case VEHICLE:
        return this.vehicles.event(arg);
      case SHIP:
        return this.world.shipEvent(arg);
      case TRUCK:
        return this.world.truckEvent(this.state.trucks[arg] as TruckState);
      case TRUCK_COMES:
        return this.world.truckComes(this.state.trucks[arg] as TruckState);
      case CHARGE:
        return this.vehicles.charged(arg);
      case BATTERY:
        return this.vehicles.packFull();
      case SAMPLE:
        checkVehicles(this.state, this.model.vehicleType.length, this.model.vehicleType.width);
        this.queue.push(this.state.now + SAMPLE_MS, SAMPLE, 0);
        return;
    }
  }

  private report(report: Report): void {
    this.state.reports.push(report);
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
