// Vehicles of the twin, AGVs or terminal trucks: they drive the stretches they are given, use energy, and fill their batteries.
import { invariant } from '../kit/invariant.ts';
import type { Order, Report } from '../equipment/port.ts';
import type { CheId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { TwinState, VehicleState } from './state.ts';
import { beginTrack, endTime, extendTrack, planMotion, timeAt } from './vehicle-motion.ts';
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
    const index = this.index.get(order.che);
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
    this.scheduleEnd(index, v);
  }

  private scheduleEnd(index: number, v: VehicleState): void {
    const end = v.track.ends[v.track.passed];
    if (end === undefined) return;
    const last = v.track.passed === v.track.ends.length - 1;
    const at = last ? endTime(v.track) : timeAt(v.track, end);
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
    this.countEnergy(v, v.track.ends[stretch] as number);
    if (finished) {
      placeVehicle(v, now);
      v.driving = false;
      const km = (v.track.cum.at(-1) as number) / 1000;
      this.hooks.report({ kind: 'arrived', at: now, che: v.id, job: v.job, km, kWh: v.kWh });
      return;
    }
    this.hooks.report({ kind: 'passed', at: now, che: v.id, job: v.job, stretch });
    this.scheduleEnd(index, v);
  }

  private countEnergy(v: VehicleState, s: number): void {
    const metres = s - v.counted;
    v.counted = s;
    v.metres += metres;
    const { kWhPerKmEmpty, kWhPerKmLoaded } = this.model.vehicleType;
    v.kWh -= (metres / 1000) * (v.load.length > 0 ? kWhPerKmLoaded : kWhPerKmEmpty);
  }

  /** A vehicle at a charger begins to fill its battery. */
  charge(order: Order & { kind: 'charge' }): void {
    const index = this.index.get(order.che);
    invariant(index !== undefined, `order for unknown vehicle ${order.che}`);
    const v = this.state.vehicles[index] as VehicleState;
    const kW = this.model.vehicleType.chargeKW ?? 1;
    v.chargeJob = order.job;
    v.chargeFrom = this.state.now;
    v.chargeTo = order.untilKWh;
    const hours = Math.max(0, order.untilKWh - v.kWh) / kW;
    this.hooks.scheduleCharged(this.state.now + Math.round(hours * 3_600_000), index);
  }

  /** It has what it was told to take. */
  charged(v: VehicleState): void {
    v.kWh = Math.max(v.kWh, v.chargeTo);
    this.hooks.report({ kind: 'charged', at: this.state.now, che: v.id, job: v.chargeJob, kWh: v.kWh });
    v.chargeJob = -1;
  }
}
