// What is physically so during a tortured shift: the machines with their ends of the lines, vessels and trucks. It survives the control's
// process, and goes on while that is down.
import { beginHost, MachineHost } from '../../equipment/machine-host.ts';
import type { Coming } from '../../operation/inbox/inbox.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';
import type { Position } from '../../terminal/container.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { beginTwin } from '../../twin/begin.ts';
import { CALM, type ScriptItem } from '../../twin/disturbances.ts';
import { Twin } from '../../twin/twin.ts';
import { machineIds } from '../run/machines-of.ts';
import { BEGIN } from './shift.ts';
import type { Wires } from './wires.ts';

export class Plant {
  readonly twin: Twin;
  readonly machines: MachineHost;
  private readonly wires: Wires;
  private readonly ships = new Set<string>();
  private readonly met = new Set<CallId | VisitId>();
  /** Newest bay plan of each vessel that was told of: one that is told again, by a turn that is done again, changes nothing. */
  private readonly issues = new Map<CallId, number>();
  private stocked = false;

  constructor(model: TerminalModel, wires: Wires, script: ScriptItem[], seed: number) {
    const homes = model.parking.slice(0, model.vehicleType.count).map((p) => ({ x: p.at[0], y: p.at[1] }));
    this.twin = new Twin(model, beginTwin(model, BEGIN, homes));
    this.machines = new MachineHost(this.twin, beginHost(machineIds(model), `plant ${seed}`, BEGIN));
    this.wires = wires;
    if (script.length > 0) this.twin.disturb({ ...CALM, script }, seed);
  }

  /** Boxes that stand in the yard from the start. */
  stock(placed: readonly { container: ContainerId; position: Position }[], record: LedgerState): void {
    if (this.stocked) return;
    this.stocked = true;
    for (const { container, position } of placed) {
      this.know(container, record);
      this.twin.stock(container, position);
    }
  }

  /** Machines work up to a time, ms UTC, and tell. */
  work(now: number): void {
    this.twin.advanceTo(now);
    this.machines.collect();
  }

  /** What the machines have to say goes onto the wires. */
  speak(now: number): void {
    for (const envelope of this.machines.sends(now)) this.wires.carry({ to: 'control', envelope }, now);
  }

  /** When something happens here next, ms UTC. */
  nextAfter(now: number): number {
    return Math.min(this.twin.nextTime, this.machines.dueAfter(now));
  }

  /**
   * Vessels and trucks come as they were announced; what is told again, by a turn that is done again or by a second plan of a vessel that
   * is known, brings no second one.
   */
  meet(coming: Coming, record: LedgerState): void {
    for (const { call, arrival, aboard, issue } of coming.ships) {
      if (issue > 1) {
        this.reload(call, aboard, issue, record);
        continue;
      }
      const { vessel = call, voyage = '' } = record.calls.get(call) ?? {};
      const name = `${vessel}/${voyage}`;
      if (this.met.has(call) || this.ships.has(name)) continue;
      this.met.add(call);
      this.ships.add(name);
      for (const { container } of aboard) this.know(container, record);
      this.twin.announceShip(call, Math.max(arrival, this.twin.state.now), aboard);
    }
    for (const visit of coming.cancelled) this.twin.cancelTruck(visit);
    for (const { visit, arrival, brings } of coming.trucks) {
      if (this.met.has(visit)) continue;
      this.met.add(visit);
      for (const container of brings) this.know(container, record);
      this.twin.announceTruck(visit, Math.max(arrival, this.twin.state.now), brings);
    }
  }

  private reload(call: CallId, aboard: Coming['ships'][number]['aboard'], issue: number, record: LedgerState): void {
    if (issue <= (this.issues.get(call) ?? 1)) return;
    this.issues.set(call, issue);
    if (this.twin.reloadShip(call, aboard)) for (const { container } of aboard) this.know(container, record);
  }

  private know(container: ContainerId, record: LedgerState): void {
    const known = record.containers.get(container);
    if (known) this.twin.know(known.container);
  }
}
