// Vehicles of the twin, AGVs or terminal trucks: they drive the stretches they are given, use energy, and fill their batteries.
import { invariant } from '../kit/invariant.ts';
import type { Order, Report } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import type { CheId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { book, roadKWh, type EnergyMeter } from './energy.ts';
import { changeBattery, chargedPacks, chargePool, nextFull } from './packs.ts';
import type { TwinState, VehicleState } from './state.ts';
import { beginTrack, endTime, extendTrack, planMotion, timeAt } from './vehicle-motion.ts';
import { liftTruth, massOf, setTruth } from './truth.ts';
import { placeVehicle } from './vehicle-place.ts';

/** What machines need of the twin: its clock's queue and its reports. */
export interface MachineHooks {
  /** Something happens to the machine with this index (vehicles: and version) at a time, ms UTC. */
  schedule(at: number, arg: number): void;
  report(report: Report): void;
}

/** Besides, vehicles have a clock for charging. */
export interface VehicleHooks extends MachineHooks {
  scheduleCharged(at: number, index: number): void;
  /** The tow of the vehicle with this index is where it was to go. */
  scheduleTowed(at: number, index: number): void;
  /** The vehicle with this index is done at its rack. */
  scheduleRack(at: number, index: number): void;
  /** A battery at the swap stations is full at a time, ms UTC. */
  scheduleFull(at: number): void;
}

/** How often a vehicle at a swap station looks whether a battery is charged, ms. */
const SWAP_LOOK_MS = 30_000;
const HOUR_MS = 3_600_000;

/** True for a vehicle that does not come forward until further notice. */
function stands(v: VehicleState): boolean {
  return v.broken || v.halted || v.towedTo !== null;
}

export class Vehicles {
  private readonly model: TerminalModel;
  private readonly state: TwinState;
  private readonly hooks: VehicleHooks;
  private readonly index = new Map<CheId, number>();

  constructor(model: TerminalModel, state: TwinState, hooks: VehicleHooks) {
    this.model = model;
    this.state = state;
    this.hooks = hooks;
    state.vehicles.forEach((v, i) => this.index.set(v.id, i));
  }

  /** A vehicle by its id; undefined for other machines. */
  find(che: CheId): VehicleState | undefined {
    return this.state.vehicles[this.index.get(che) ?? -1];
  }

  /** A vehicle's road gets longer. */
  drive(order: Order & { kind: 'drive' }): void {
    const [v, index] = this.named(order.che);
    if (v.chargeJob !== -1) this.unplug(v);
    if (v.driving) this.bookDrive(v);
    else v.bookedAt = this.state.now;
    if (v.job !== order.job || !v.driving) {
      if (v.driving) this.state.violations.push(`${v.id} got a new drive while on the road`);
      v.track = beginTrack(v.x, v.y);
      v.job = order.job;
      v.driving = true;
      v.counted = 0;
    }
    extendTrack(v.track, order.stretch);
    if (order.last) v.track.complete = true;
    this.plan(index, v);
  }

  private plan(index: number, v: VehicleState): void {
    const { vehicleType } = this.model;
    const top = stands(v) ? 0 : v.pace < 1 ? v.pace * vehicleType.straightSpeed : Infinity;
    planMotion(v.track, this.state.now, vehicleType, top);
    v.version = (v.version + 1) & 0xfffff;
    this.scheduleEnd(index, v);
  }

  /** A vehicle breaks down or is put right, or may use only a share of its top speed: what it does on its road is planned anew. */
  setPace(index: number, broken: boolean, pace: number): void {
    const v = this.state.vehicles[index] as VehicleState;
    this.change(index, v, () => Object.assign(v, { broken, pace }));
  }

  /** A vehicle brakes at once, or may go on. */
  halt(che: CheId, halted: boolean): void {
    const [v, index] = this.named(che);
    this.change(index, v, () => (v.halted = halted));
  }

  private change(index: number, v: VehicleState, change: () => void): void {
    if (v.driving) this.bookDrive(v);
    change();
    if (v.driving) this.plan(index, v);
  }

  /** A lift-AGV sets its boxes on the rack where it stands, or takes those that lie there. */
  useRack(order: Order & { kind: 'rack' }): void {
    const [v, index] = this.named(order.che);
    const times = this.model.vehicleType.rack;
    if (v.driving || v.rack || !times) this.state.violations.push(`${v.id} cannot use the rack ${order.rack} now`);
    v.rack = order;
    const seconds = (order.take ? times?.takeSeconds : times?.setSeconds) ?? 0;
    this.hooks.scheduleRack(this.state.now + seconds * 1000, index);
  }

  /** A vehicle is done at its rack. */
  rackUsed(index: number): void {
    const v = this.state.vehicles[index] as VehicleState;
    const { rack: order } = v;
    invariant(order, `${v.id} is done at a rack without an order`);
    v.rack = null;
    const [vehicle, rack]: Position[] = [order.che, order.rack].map((che) => ({ kind: 'che', che }));
    const [from, to] = (order.take ? [rack, vehicle] : [vehicle, rack]) as [Position, Position];
    for (const container of order.containers) {
      liftTruth(this.state, container, from, v.id);
      setTruth(this.state, container, to, v.id);
      v.load = order.take ? [...v.load, container] : v.load.filter((c) => c !== container);
      const kind = order.take ? 'picked' : 'placed';
      this.hooks.report({ kind, at: this.state.now, che: v.id, job: order.job, container });
    }
  }

  /** A tow is called: it takes some time; until then the vehicle stands where it is. Returns when it will be there, ms UTC. */
  tow(order: Order & { kind: 'tow' }): void {
    const [v, index] = this.named(order.che);
    this.change(index, v, () => (v.towedTo = order.to));
    this.hooks.scheduleTowed(this.state.now + Math.round(order.minutes * 60_000), index);
  }

  /** The tow has set a vehicle down where it was to go. */
  towed(index: number): void {
    const v = this.state.vehicles[index] as VehicleState;
    if (!v.towedTo) return;
    if (v.driving) this.bookDrive(v);
    [v.x, v.y] = v.towedTo;
    Object.assign(v, { towedTo: null, driving: false, heading: 0, track: beginTrack(v.x, v.y) });
    v.version = (v.version + 1) & 0xfffff;
    this.hooks.report({ kind: 'towed', at: this.state.now, che: v.id });
  }

  private scheduleEnd(index: number, v: VehicleState): void {
    const end = v.track.ends[v.track.passed];
    if (end === undefined) return;
    const last = v.track.passed === v.track.ends.length - 1;
    const at = last && !stands(v) ? endTime(v.track) : timeAt(v.track, end);
    if (at !== Infinity) this.hooks.schedule(Math.max(this.state.now, Math.ceil(at)), index * 0x100000 + v.version);
  }

  /** A vehicle comes to the end of a stretch; `arg` as it was scheduled. */
  event(arg: number): void {
    const index = Math.floor(arg / 0x100000);
    const v = this.state.vehicles[index] as VehicleState;
    if (v.version !== arg % 0x100000) return;
    const { now } = this.state;
    const stretch = v.track.passed++;
    const finished = v.track.complete && v.track.passed === v.track.ends.length;
    v.metres += (v.track.ends[stretch] as number) - v.counted;
    v.counted = v.track.ends[stretch] as number;
    this.bookDrive(v);
    if (finished) {
      placeVehicle(v, now);
      v.driving = false;
      const km = (v.track.cum.at(-1) as number) / 1000;
      this.hooks.report({ kind: 'arrived', at: now, che: v.id, job: v.job, km, kWh: v.kWh });
      return;
    }
    // Scheduled before it is told: a fault that strikes at the telling plans anew, and must find nothing scheduled after it.
    this.scheduleEnd(index, v);
    this.hooks.report({ kind: 'passed', at: now, che: v.id, job: v.job, stretch });
  }

  /** Books the energy of what was driven since the last booking; a battery never gives what it has not. */
  private bookDrive(v: VehicleState): void {
    const { now } = this.state;
    const { power, batteryKWh } = this.model.vehicleType;
    let kg = power.tareKg;
    for (const container of v.load) kg += massOf(this.state, container);
    const kWh = roadKWh(v.track.pieces, v.bookedAt, now, kg, power);
    const had = v.kWh;
    v.bookedAt = now;
    v.usedKWh += kWh;
    v.kWh -= kWh;
    if (batteryKWh === undefined) return;
    v.kWh = Math.min(v.kWh, batteryKWh);
    if (had >= 0 && v.kWh < 0) this.state.violations.push(`${v.id} drives on with an empty battery`);
  }

  /** A vehicle at a charger or plug begins to fill its battery. */
  charge(order: Order & { kind: 'charge' }): void {
    const [v, index] = this.named(order.che);
    if (v.driving) this.state.violations.push(`${v.id} was told to charge while it drives`);
    if (v.chargeJob !== -1) this.unplug(v);
    invariant(order.kW > 0, `${v.id} was told to charge with no power`);
    v.chargeJob = order.job;
    v.chargeFrom = this.state.now;
    v.chargeKW = order.kW;
    v.chargeTo = Math.max(v.kWh, order.untilKWh);
    v.chargeEnd = this.state.now + Math.round(((v.chargeTo - v.kWh) / order.kW) * HOUR_MS);
    this.hooks.scheduleCharged(v.chargeEnd, index);
  }

  /** Books what has come into a charging vehicle since it was plugged in, up to now; returns it, kWh. */
  private bookCharge(v: VehicleState, meter: EnergyMeter): number {
    const { now } = this.state;
    const taken = Math.min(Math.max(0, v.chargeTo - v.kWh), (v.chargeKW * (now - v.chargeFrom)) / HOUR_MS);
    if (taken > 0) book(meter, 'charging', v.chargeFrom, now, taken / (this.model.charging?.efficiency ?? 1));
    return taken;
  }

  /** Ends charging now, with what has come in so far. */
  private unplug(v: VehicleState): void {
    if (v.chargeKW > 0) v.kWh += this.bookCharge(v, this.state.meter);
    v.chargeJob = -1;
    v.chargeKW = 0;
  }

  /** Adds to a copy of the meter what charging has taken up to now. */
  addCharging(meter: EnergyMeter): void {
    for (const v of this.state.vehicles) if (v.chargeKW > 0) this.bookCharge(v, meter);
    chargePool(structuredClone(this.state.packs), meter, this.model, this.state.now);
  }

  /** A vehicle at a swap station asks for a charged battery. */
  swap(order: Order & { kind: 'swap' }): void {
    const [v, index] = this.named(order.che);
    if (v.driving) this.state.violations.push(`${v.id} was told to change its battery while it drives`);
    v.chargeJob = order.job;
    v.chargeKW = 0;
    v.chargeTo = -1;
    this.lookForBattery(v, index);
  }

  private lookForBattery(v: VehicleState, index: number): void {
    const { now, packs, meter } = this.state;
    chargePool(packs, meter, this.model, now);
    const fresh = changeBattery(packs, this.model.vehicleType.batteryKWh ?? 0, v.kWh);
    if (fresh !== null) v.chargeTo = fresh;
    v.chargeEnd = now + (fresh === null ? SWAP_LOOK_MS : (this.model.charging?.swapSeconds ?? 0) * 1000);
    this.hooks.scheduleCharged(v.chargeEnd, index);
    this.poolChanged();
  }

  /** The pool of batteries gets another power. */
  powerPool(kW: number): void {
    const { now, packs, meter } = this.state;
    chargePool(packs, meter, this.model, now);
    packs.kW = kW;
    this.poolChanged();
  }

  /** A battery of the pool was to be full now. */
  packFull(): void {
    const { now, packs, meter } = this.state;
    if (now !== packs.nextFull) return;
    chargePool(packs, meter, this.model, now);
    this.poolChanged();
  }

  /** Tells how many batteries are charged when that has changed, and looks ahead to the next one. */
  private poolChanged(): void {
    const { now, packs } = this.state;
    const charged = chargedPacks(packs, this.model.vehicleType.batteryKWh ?? 0);
    if (charged !== packs.told) this.hooks.report({ kind: 'packs', at: now, charged });
    packs.told = charged;
    packs.nextFull = nextFull(packs, this.model);
    if (packs.nextFull !== Infinity) this.hooks.scheduleFull(packs.nextFull);
  }

  /** Charging or changing was to come to its end now. */
  charged(index: number): void {
    const v = this.state.vehicles[index] as VehicleState;
    const { now } = this.state;
    if (v.chargeJob === -1 || now !== v.chargeEnd) return;
    if (v.chargeTo < 0) return this.lookForBattery(v, index);
    const job = v.chargeJob;
    this.unplug(v);
    v.kWh = v.chargeTo;
    this.hooks.report({ kind: 'charged', at: now, che: v.id, job, kWh: v.kWh });
  }

  private named(che: CheId): [VehicleState, number] {
    const index = this.index.get(che);
    invariant(index !== undefined, `order for unknown vehicle ${che}`);
    return [this.state.vehicles[index] as VehicleState, index];
  }
}
