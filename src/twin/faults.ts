// Faults of the twin's machines, by rate and by script: a machine stops where it is, goes slowly, cannot see (it crawls, and its reports
// come late), falls silent (it works on, but nobody hears of it), or stops for long as soon as it drives with a box. What a fault does to
// the motions is told in cranes.ts and vehicles.ts; what it does to the reports stands here. Chance is drawn per machine.
import type { Report } from '../equipment/port.ts';
import { Random, seedFor } from '../kit/random.ts';
import type { CheId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { FAULT_KINDS, type FaultKind, type FaultRate, type MachineKind } from '../terminal/failing.ts';
import { reliabilityOf } from '../terminal/reliability.ts';
import type { Cranes } from './cranes.ts';
import type { DisturbanceState, MachineFault, TwinState } from './state.ts';
import type { Vehicles } from './vehicles.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What faults need of the twin: its clock's queue, by kind of event, with the number of the machine; and its reports. */
export interface FaultHooks {
  /** The next fault by rate. */
  fault(at: number, machine: number): void;
  repair(at: number, machine: number): void;
  /** A late report comes through. */
  late(at: number, machine: number): void;
  report(report: Report): void;
}

/** Machines are counted: first the cranes and trolleys, then the vehicles. */
export class Faults {
  private readonly model: TerminalModel;
  private readonly state: TwinState;
  private readonly hooks: FaultHooks;
  private readonly cranes: Cranes;
  private readonly vehicles: Vehicles;
  private readonly index = new Map<CheId, number>();

  constructor(model: TerminalModel, state: TwinState, cranes: Cranes, vehicles: Vehicles, hooks: FaultHooks) {
    this.model = model;
    this.state = state;
    this.cranes = cranes;
    this.vehicles = vehicles;
    this.hooks = hooks;
    [...state.cranes, ...state.vehicles].forEach((m, i) => this.index.set(m.id, i));
  }

  /** Machines begin to fail at their rates; chance follows from a seed and the machine's name. */
  begin(disturbances: DisturbanceState, seed: number): void {
    for (const [che, machine] of this.index) {
      const fault = disturbances.machines[machine] as MachineFault;
      fault.random = seedFor(seed, `fault ${che}`);
      this.scheduleNext(machine, disturbances);
    }
  }

  /** A fault by rate is due. */
  due(machine: number): void {
    const { disturbances } = this.state;
    const fault = disturbances?.machines[machine];
    const rate = disturbances ? this.rateOf(machine, disturbances) : undefined;
    if (fault?.kind !== null || !rate) return;
    const random = new Random(fault.random);
    const weights = FAULT_KINDS.map((kind) => rate.shares?.[kind] ?? (rate.shares || kind !== 'stop' ? 0 : 1));
    const kind = FAULT_KINDS[random.weighted(weights)] as FaultKind;
    const minutes = random.exponential(rate.minutesToRepair);
    fault.random = random.state;
    this.strike(machine, kind, minutes);
  }

  /** A machine by its id has a fault for so many minutes; one that has a fault already is out for the longer of both. */
  strikeNamed(che: CheId, kind: FaultKind, minutes: number): void {
    const machine = this.index.get(che);
    if (machine !== undefined) this.strike(machine, kind, minutes);
  }

  private strike(machine: number, kind: FaultKind, minutes: number): void {
    const fault = this.state.disturbances?.machines[machine];
    if (!fault) return;
    if (fault.kind === null && kind === 'dead' && this.isEmptyVehicle(machine)) {
      fault.deadMinutes = minutes;
      return;
    }
    const until = this.state.now + Math.round(minutes * MINUTE_MS);
    if (until <= fault.until) return;
    fault.until = until;
    this.hooks.repair(until, machine);
    if (fault.kind !== null) return;
    fault.kind = kind;
    fault.heard = this.state.now;
    this.apply(machine);
    if (kind === 'silent') return;
    this.hooks.report({ kind: 'fault', at: this.state.now, che: this.nameOf(machine), fault: kind, until });
  }

  /** A repair was to be done now. */
  repaired(machine: number): void {
    const fault = this.state.disturbances?.machines[machine];
    const { now } = this.state;
    if (!fault?.kind || fault.until !== now) return;
    fault.kind = null;
    fault.until = 0;
    for (const report of fault.held.splice(0)) this.hooks.report(report);
    this.hooks.report({ kind: 'repaired', at: now, che: this.nameOf(machine) });
    this.apply(machine);
    this.scheduleNext(machine, this.state.disturbances as DisturbanceState);
  }

  private apply(machine: number): void {
    const { kind } = this.state.disturbances?.machines[machine] as MachineFault;
    const { slowShare, crawlShare } = reliabilityOf(this.model);
    const share = kind === 'slow' ? slowShare : kind === 'sensor-loss' ? crawlShare : 1;
    const stopped = kind === 'stop' || kind === 'dead';
    const { cranes } = this.state;
    if (machine < cranes.length) this.cranes.setPace(machine, stopped, share);
    else this.vehicles.setPace(machine - cranes.length, stopped, share);
  }

  /** Takes a report of a machine on its way out: passes it on, or keeps it back. False: it may go out now. */
  keepsBack(report: Report & { che: CheId }): boolean {
    const { disturbances, now } = this.state;
    if (!disturbances) return false;
    const machine = this.index.get(report.che) as number;
    const fault = disturbances.machines[machine] as MachineFault;
    if (report.kind === 'passed' && fault.deadMinutes > 0 && !this.isEmptyVehicle(machine)) {
      const minutes = fault.deadMinutes;
      fault.deadMinutes = 0;
      this.strike(machine, 'dead', minutes);
    }
    if (fault.kind === 'sensor-loss') this.hooks.late(now + reliabilityOf(this.model).lateSeconds * 1000, machine);
    else if (fault.kind !== 'silent') return false;
    fault.held.push(report);
    return true;
  }

  /** The oldest late report of a machine comes through. */
  comesThrough(machine: number): void {
    const fault = this.state.disturbances?.machines[machine];
    const late = reliabilityOf(this.model).lateSeconds * 1000;
    const first = fault?.held[0];
    if (fault?.kind !== 'sensor-loss' || !first || first.at + late > this.state.now) return;
    this.hooks.report(first);
    fault.held.shift();
  }

  /** When a machine was heard last, ms UTC: now, unless it is silent. */
  heardFrom(che: CheId): number {
    const fault = this.state.disturbances?.machines[this.index.get(che) ?? -1];
    return fault?.kind === 'silent' ? fault.heard : this.state.now;
  }

  private isEmptyVehicle(machine: number): boolean {
    return this.state.vehicles[machine - this.state.cranes.length]?.load.length === 0;
  }

  private scheduleNext(machine: number, disturbances: DisturbanceState): void {
    const rate = this.rateOf(machine, disturbances);
    if (!rate) return;
    const fault = disturbances.machines[machine] as MachineFault;
    const random = new Random(fault.random);
    const hours = random.exponential(rate.hoursBetween);
    fault.random = random.state;
    this.hooks.fault(this.state.now + Math.max(1, Math.round(hours * HOUR_MS)), machine);
  }

  private rateOf(machine: number, { rates }: DisturbanceState): FaultRate | undefined {
    const crane = this.state.cranes[machine];
    const kind: MachineKind = !crane ? 'vehicle' : crane.kind === 'yard' ? 'yardCrane' : 'quayCrane';
    return rates[kind];
  }

  private nameOf(machine: number): CheId {
    const { cranes, vehicles } = this.state;
    return ((cranes[machine] ?? vehicles[machine - cranes.length]) as { id: CheId }).id;
  }
}
