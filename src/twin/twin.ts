// The twin: emulated equipment, vessels and road trucks behind the equipment port. It has its own physical truth and never reads
// the ledger. Time comes in by advanceTo(); everything that happens is an event of its queue.
import { EventQueue } from '../kit/event-queue.ts';
import type { EquipmentPort, MotionSegment, Order, Report } from '../equipment/port.ts';
import type { Container, Position } from '../terminal/container.ts';
import type { CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { technicianNumber } from '../terminal/reefer.ts';
import { Cranes } from './cranes.ts';
import { checkDisturbances, type Disturbances } from './disturbances.ts';
import { Faults } from './faults.ts';
import { Lies } from './lies.ts';
import { joinDisturbances } from './join-disturbances.ts';
import type { EnergyMeter } from './energy.ts';
import { ReeferCrew } from './reefer-crew.ts';
import { addPlugs, plugIn, ReeferAlarms } from './reefers.ts';
import type { CraneState, TruckState, TwinState, VehicleState } from './state.ts';
import { positionKey, positionOf, putTruth } from './truth.ts';
import { Weather } from './weather.ts';
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
const FAULT = 9;
const REPAIR = 10;
const LATE = 11;
const SCRIPT = 12;
const GUST = 13;
const TOW = 14;
const RACK = 15;
const CREW = 16;
const ALARM = 17;
const ALARM_OVER = 18;

/** How often vehicles' ground is checked for overlap, ms. */
const SAMPLE_MS = 60_000;

export class Twin implements EquipmentPort {
  readonly model: TerminalModel;
  readonly state: TwinState;
  private readonly queue: EventQueue;
  private readonly cranes: Cranes;
  private readonly vehicles: Vehicles;
  private readonly world: World;
  private readonly faults: Faults;
  private readonly lies: Lies;
  private readonly weather: Weather;
  private readonly crew: ReeferCrew;
  private readonly alarms: ReeferAlarms;

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
      scheduleTowed: (at, index) => this.queue.push(at, TOW, index),
      scheduleRack: (at, index) => this.queue.push(at, RACK, index),
      report,
    });
    this.cranes = new Cranes(model, state, this.vehicles, this.world, {
      schedule: (at, index) => this.queue.push(at, CRANE, index),
      report,
    });
    const tell = (r: Report): void => void state.reports.push(r);
    this.faults = new Faults(model, state, this.cranes, this.vehicles, {
      fault: (at, machine) => this.queue.push(at, FAULT, machine),
      repair: (at, machine) => this.queue.push(at, REPAIR, machine),
      late: (at, machine) => this.queue.push(at, LATE, machine),
      report: tell,
    });
    this.lies = new Lies(model, state);
    this.crew = new ReeferCrew(model, state, {
      schedule: (at, person) => this.queue.push(at, CREW, person),
      report: tell,
    });
    this.alarms = new ReeferAlarms(model, state, {
      draw: (at) => this.queue.push(at, ALARM, 0),
      over: (at) => this.queue.push(at, ALARM_OVER, 0),
      report: tell,
    });
    this.weather = new Weather(
      state,
      { faults: this.faults, lies: this.lies, reefers: this.alarms },
      {
        item: (at, number) => this.queue.push(at, SCRIPT, number),
        gust: (at) => this.queue.push(at, GUST, 0),
        report: tell,
      },
    );
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

  /**
   * From now on these disturb the terminal, besides what did already; times of the script count from now. `seed` is for those that name
   * none of their own.
   * @throws InputError HWS-DIS-004 and -005 when they do not fit the terminal.
   */
  disturb(disturbances: Disturbances, seed: number): void {
    checkDisturbances(disturbances, this.model);
    const { state } = this;
    const first = state.disturbances?.script.length ?? 0;
    state.disturbances = joinDisturbances(state, disturbances, this.model);
    const own = disturbances.seed ?? seed;
    if (disturbances.rates === 'terminal' || Object.keys(disturbances.rates).length > 0)
      this.faults.begin(state.disturbances, own);
    this.alarms.begin(own);
    this.weather.begin(state.disturbances, first, own);
  }

  /** A vessel will be at the roads at a time, with these boxes aboard. False for one that was announced before: nothing changes. */
  announceShip(
    call: CallId,
    arrival: number,
    aboard: readonly { container: ContainerId; position: Position }[],
  ): boolean {
    return this.world.announceShip(call, arrival, aboard);
  }

  /** A vessel that has not been sent to the quay has other boxes aboard than was announced. False for any other: nothing changes. */
  reloadShip(call: CallId, aboard: readonly { container: ContainerId; position: Position }[]): boolean {
    return this.world.reloadShip(call, aboard);
  }

  /** A truck does not come, unless it has. */
  cancelTruck(visit: VisitId): void {
    this.world.cancelTruck(visit);
  }

  /** A truck will be at the gate at a time, bringing these boxes. False for one that was announced before: nothing changes. */
  announceTruck(visit: VisitId, arrival: number, brings: readonly ContainerId[]): boolean {
    return this.world.announceTruck(visit, arrival, brings);
  }

  /** A box that stands in the yard from the start; a reefer at a plug has its cable in. */
  stock(container: ContainerId, position: Position): void {
    putTruth(this.state, container, position);
    plugIn(this.state, this.model, container, position);
  }

  /** What machines will feel of a box: told before it comes into the world. */
  know({ id, grossKg, reeferC }: Pick<Container, 'id' | 'grossKg' | 'reeferC'>): void {
    this.state.cargo.set(id, { kg: grossKg, reeferC });
  }

  /** The meter up to now, with what flows without an event: reefers, vehicles at plugs, batteries at swap stations. The twin stays as it is. */
  meterNow(): EnergyMeter {
    const meter = structuredClone(this.state.meter);
    addPlugs(meter, this.state.plugs, this.model, this.state.now);
    this.vehicles.addCharging(meter);
    return meter;
  }

  // ---- the port ----------------------------------------------------------------------------------------------------------

  takeReports(): Report[] {
    const reports = this.state.reports;
    this.state.reports = [];
    return reports;
  }

  heardFrom(che: CheId): number {
    return this.faults.heardFrom(che);
  }

  give(order: Order): void {
    switch (order.kind) {
      case 'lift':
      case 'gantry':
      case 'hatch':
      case 'boom':
        return this.cranes.start(this.lies.none ? order : (this.lies.done(order) as typeof order));
      case 'rack':
        return this.vehicles.useRack(order);
      case 'proceed':
        return this.cranes.proceed(order);
      case 'drive':
        return this.vehicles.drive(order);
      case 'halt':
      case 'resume':
        if (!this.cranes.halt(order.che, order.kind === 'halt')) this.vehicles.halt(order.che, order.kind === 'halt');
        return;
      case 'tow':
        return this.vehicles.tow(order);
      case 'charge':
        return this.vehicles.charge(order);
      case 'swap':
        return this.vehicles.swap(order);
      case 'plug':
        return this.crew.send(technicianNumber(order.person), order);
      case 'pack-power':
        return this.vehicles.powerPool(order.kW);
      case 'request-arrival':
        return this.world.askShip(order);
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
      case FAULT:
        return this.faults.due(arg);
      case REPAIR:
        return this.faults.repaired(arg);
      case LATE:
        return this.faults.comesThrough(arg);
      case SCRIPT:
        return this.weather.happen(arg);
      case GUST:
        return this.weather.gust();
      case CREW:
        return this.crew.arrived(arg);
      case ALARM:
        return this.alarms.due();
      case ALARM_OVER:
        return this.alarms.end();
      case RACK:
        return this.vehicles.rackUsed(arg);
      case TOW:
        return this.vehicles.towed(arg);
      case SAMPLE:
        checkVehicles(this.state, this.model.vehicleType.length, this.model.vehicleType.width);
        this.queue.push(this.state.now + SAMPLE_MS, SAMPLE, 0);
        return;
    }
  }

  private report(report: Report): void {
    if (this.lies.none || !('che' in report)) return this.tell(report);
    for (const told of this.lies.told(report)) this.tell(told);
  }

  private tell(report: Report): void {
    if ('che' in report && this.faults.keepsBack(report)) return;
    this.state.reports.push(report);
  }

  /** Where a box truly is, as a person who looks for it finds it. */
  find(container: ContainerId): Position {
    return positionOf(this.world.placeOf(container));
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
