// The control loop: takes the reports of the equipment in batches, brings the record up to date, asks the planners for what is
// affected, commits, and only then gives the orders. It runs at its own pace and never acts inside a callback.
import type { EquipmentPort, Order, Report } from '../equipment/port.ts';
import { Traffic } from '../fleet/traffic.ts';
import { crashPoint } from '../kit/crash-point.ts';
import { invariant } from '../kit/invariant.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { CallId, CheId } from '../terminal/ids.ts';
import type { MachineCheck, ReportFault } from '../terminal/machine-check.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { arrivalTold, requestArrivals } from './quay/arrivals.ts';
import { lookAtBerths } from './quay/berths.ts';
import { sendOff, vesselArrived, vesselMoored, vesselSailed } from './quay/call-work.ts';
import { assignCranes } from './quay/crane-shares.ts';
import { vehicleCharged } from './vehicles/charging.ts';
import { PHASE } from './quay/bay-work.ts';
import { callRecord, vehicleWork, type Desk } from './context.ts';
import { account } from './quay/crane-account.ts';
import { atGantry, boomDone, stepAside } from './quay/crane-moves.ts';
import { leavingFrom, yardTold } from './yard/deck-work.ts';
import { disturbed, listen, lookAfterBroken, unheard } from './faults/disturbance.ts';
import type { Taken } from './inbox/common.ts';
import { receiveMessage, reviewInbox } from './inbox/inbox.ts';
import type { Received } from './inbox/state.ts';
import { machineChecked, receiveCheck, refuseReport } from './faults/machine-check.ts';
import { orderGiven, reportTaken } from './faults/orders-in-hand.ts';
import { lookAtGate, truckArrived, truckAt, truckGone } from './gate/gate-work.ts';
import { lookAtHolds, noteTooLate } from './holds.ts';
import type { Layout } from './layout.ts';
import { mainPicked, mainPlaced, portalPicked, portalPlaced } from './quay/crane-reports.ts';
import { lookAtCrane } from './quay/crane-work.ts';
import { rackUsed } from './vehicles/racks.ts';
import { objectionTo } from './faults/report-check.ts';
import type { CallWork, OperationState, YardCraneWork } from './state.ts';
import { giveRoads, lookAtFleet, vehicleArrived } from './vehicles/transport.ts';
import { noteExchange } from './yard/load-exchange.ts';
import { lookAhead } from './yard/loads-ahead.ts';
import { YardBook } from './yard/book.ts';
import { lookAtReefers, reeferServed, reeferTells } from './yard/reefers.ts';
import { yardAside, yardPicked, yardPlaced } from './yard/lifts-done.ts';
import { lookAtBlock } from './yard/work.ts';

/** How often everything is looked at again although nothing was reported, ms: trucks that wait, berths that become due. */
const REVIEW_MS = 60_000;

type Machine = { kind: 'main' | 'portal' | 'yard' | 'vehicle'; index: number };

/** True for what holds.ts follows up: holds, and loads taken off their list. */
function changesHolds({ kind }: LedgerEvent): boolean {
  return kind === 'hold-placed' || kind === 'hold-released' || kind === 'load-unlisted';
}

/** True for a call whose work is done and whose vessel waits for the release of a box aboard. */
function waitsForRelease(desk: Desk, { call, bays }: CallWork): boolean {
  return callRecord(desk, call).heldAboard.size > 0 && bays.every((b) => b.phase === PHASE.done);
}

export class Operation {
  readonly desk: Desk;
  private readonly machines = new Map<CheId, Machine>();
  private readonly equipment: EquipmentPort;

  constructor(model: TerminalModel, ledger: Ledger, equipment: EquipmentPort, state: OperationState, layout: Layout) {
    this.equipment = equipment;
    const { sidewaysSpeed, curveSpeed } = model.vehicleType;
    state.traffic.rests.forEach((r, i) => (layout.rests[i] = r));
    this.desk = {
      model,
      layout,
      ledger,
      traffic: new Traffic(layout.network, state.traffic, sidewaysSpeed, curveSpeed, state.policy.traffic),
      state,
      yard: null as never,
      now: 0,
      orders: [],
      departed: [],
      cranesToLook: new Set(),
      blocksToLook: new Set(),
      lookAtFleet: false,
      lookAtGate: false,
      lookAtBerths: false,
      lookAtReefers: false,
      shareCranes: false,
    };
    this.desk.yard = new YardBook(model, ledger.state, state.blocks, leavingFrom(this.desk));
    ledger.observe((event, at) => {
      yardTold(this.desk, event, at);
      noteExchange(this.desk, event);
      if (changesHolds(event)) state.holds.changed = true;
      if (event.kind === 'load-replanned' && event.slot === null) state.holds.turningBack = true;
    });
    this.nameMachines();
  }

  private nameMachines(): void {
    const { model, state } = this.desk;
    model.quayCranes.forEach((q, index) => {
      this.machines.set(q.id as CheId, { kind: 'main', index });
      this.machines.set(`${q.id}/P` as CheId, { kind: 'portal', index });
    });
    state.yardCranes.forEach((y, index) => this.machines.set(y.id, { kind: 'yard', index }));
    state.vehicles.forEach((v, index) => this.machines.set(v.id, { kind: 'vehicle', index }));
  }

  /** When the loop wants to run although no report comes, ms UTC. */
  get nextWake(): number {
    // What a command between two turns ordered goes out at once, and a hold is followed up at once.
    if (this.desk.orders.length > 0 || this.desk.state.holds.changed) return this.desk.now;
    let at = this.desk.state.nextReview;
    for (const w of this.desk.state.wakes) at = Math.min(at, w.at);
    for (const w of this.desk.state.blockWakes) at = Math.min(at, w.at);
    return at;
  }

  /** True when everything is looked at again in a turn at a time (ms UTC), machines that are not heard among it. */
  reviewDue(now: number): boolean {
    return now >= this.desk.state.nextReview;
  }

  /** Machines that have not been heard for too long, and since when. */
  unheard(now: number, heardFrom: (che: CheId) => number): { che: CheId; since: number }[] {
    return unheard(this.desk, now, heardFrom);
  }

  /** Takes in a message, or what a person has decided, at a time; returns what the world does, and what the laws refused. */
  receive(received: Received, at: number): Taken {
    const { message } = received;
    if (message.type !== 'MACHINE_CHECK') return receiveMessage(this.desk, { ...received, message }, at);
    return receiveCheck(this.desk, { ...received, message }, at, (check) => this.machineChecked(check));
  }

  /** A person has looked at a machine that was marked. */
  machineChecked(check: MachineCheck): void {
    noteTooLate(this.desk);
    machineChecked(this.desk, check, (report) => this.take(report));
  }

  /** One turn: everything reported up to now, what follows from it, the commit, the orders. */
  step(now: number): void {
    const { desk } = this;
    desk.now = now;
    noteTooLate(desk);
    for (const report of this.equipment.takeReports()) this.take(report);
    this.wake();
    lookAtHolds(desk);
    this.lookAround();
    this.settle();
  }

  /** Makes the turn durable, then gives its orders; to be called again where the journal had no room. */
  settle(): void {
    const { desk } = this;
    desk.ledger.commit();
    crashPoint('turn-committed');
    const orders: Order[] = desk.orders;
    desk.orders = [];
    for (const order of orders) {
      orderGiven(desk.state, order);
      this.equipment.give(order);
    }
  }

  private wake(): void {
    const { desk } = this;
    const { state } = desk;
    if (state.wakes.length > 0) {
      for (const w of state.wakes) if (w.at <= desk.now) desk.cranesToLook.add(w.crane);
      state.wakes = state.wakes.filter((w) => w.at > desk.now);
    }
    if (state.blockWakes.length > 0) {
      for (const w of state.blockWakes) if (w.at <= desk.now) desk.blocksToLook.add(w.block);
      state.blockWakes = state.blockWakes.filter((w) => w.at > desk.now);
    }
    if (desk.now < state.nextReview) return;
    state.nextReview = desk.now + REVIEW_MS;
    listen(desk, this.equipment);
    lookAfterBroken(desk);
    reviewInbox(desk);
    lookAhead(desk);
    desk.lookAtReefers = true;
    desk.lookAtBerths = true;
    desk.lookAtGate = true;
    desk.lookAtFleet = true;
    state.cranes.forEach((c, i) => {
      if (c.call !== null) desk.cranesToLook.add(i);
    });
    state.blocks.forEach((b, i) => {
      if (b.jobs.length > 0) desk.blocksToLook.add(i);
    });
  }

  /** Looks at what changed until nothing more follows. */
  private lookAround(): void {
    const { desk } = this;
    for (let round = 0; round < 20; round++) {
      const quiet = !desk.lookAtBerths && !desk.lookAtGate && !desk.lookAtFleet;
      if (quiet && desk.cranesToLook.size === 0 && desk.blocksToLook.size === 0) break;
      if (desk.lookAtBerths) {
        desk.lookAtBerths = false;
        sendOff(desk);
        lookAtBerths(desk);
        requestArrivals(desk);
      }
      if (desk.shareCranes) {
        desk.shareCranes = false;
        assignCranes(desk);
      }
      const cranes = [...desk.cranesToLook].sort((a, b) => a - b);
      desk.cranesToLook.clear();
      for (const crane of cranes) lookAtCrane(desk, crane);
      if (desk.lookAtGate) {
        desk.lookAtGate = false;
        lookAtGate(desk);
      }
      if (desk.lookAtFleet) {
        desk.lookAtFleet = false;
        lookAtFleet(desk);
      }
      const blocks = [...desk.blocksToLook].sort((a, b) => a - b);
      desk.blocksToLook.clear();
      for (const block of blocks) lookAtBlock(desk, block);
    }
    lookAtReefers(desk);
    giveRoads(desk, desk.traffic.allocate());
    desk.state.cranes.forEach((_, crane) => account(desk, crane));
  }

  /** A report that came on a line on which it must not come. */
  refuse(report: Report, fault: ReportFault, reason: string): void {
    refuseReport(this.desk, report, { fault, reason }, this.knows(report));
  }

  private knows(report: Report): boolean {
    return 'che' in report && this.machines.has(report.che);
  }

  private take(report: Report): void {
    const objection = objectionTo(this.desk, report, (che) => this.machines.has(che));
    if (objection) return refuseReport(this.desk, report, objection, this.knows(report));
    this.believe(report);
    reportTaken(this.desk.state, report);
  }

  private believe(report: Report): void {
    const { desk } = this;
    switch (report.kind) {
      case 'picked':
      case 'placed':
        return this.lifted(report);
      case 'at-gantry':
      case 'hatch-done':
        return this.craneDone(report);
      case 'boom-done':
        return boomDone(desk, this.machine(report.che).index, report.up);
      case 'passed':
        return this.vehiclePassed(report);
      case 'arrived':
        return vehicleArrived(desk, this.machine(report.che).index, report.km, report.kWh);
      case 'charged':
        return vehicleCharged(desk, vehicleWork(desk, this.machine(report.che).index), report.kWh);
      case 'packs':
        desk.state.energy.packsCharged = report.charged;
        desk.lookAtFleet = true;
        return;
      case 'plugged':
        return reeferServed(desk, report);
      case 'reefer-alarm':
      case 'reefer-normal':
        return reeferTells(desk, report);
      case 'fault':
      case 'repaired':
      case 'towed':
      case 'lane':
      case 'zone':
      case 'wind':
        return disturbed(desk, report);
      case 'arrival-told':
        return arrivalTold(desk, report);
      case 'vessel-arrived':
        return vesselArrived(desk, report.call);
      case 'vessel-moored':
        return vesselMoored(desk, report.call);
      case 'vessel-sailed':
        return vesselSailed(desk, report.call);
      case 'truck-arrived':
        return truckArrived(desk, report.visit);
      case 'truck-at':
        return truckAt(desk, report.visit);
      case 'truck-gone':
        return truckGone(desk, report.visit);
    }
  }

  private vehiclePassed(report: Report & { kind: 'passed' }): void {
    const { index } = this.machine(report.che);
    const v = this.desk.state.vehicles[index];
    if (v) v.moved = report.at;
    this.desk.traffic.passed(index, report.stretch);
  }

  private machine(che: CheId): Machine {
    const m = this.machines.get(che);
    invariant(m, `report from unknown machine ${che}`);
    return m;
  }

  private lifted(report: Report & { kind: 'picked' | 'placed' }): void {
    const { desk } = this;
    const { kind, index } = this.machine(report.che);
    const picked = report.kind === 'picked';
    if (kind === 'main') {
      if (picked) mainPicked(desk, index);
      else mainPlaced(desk, index);
      desk.cranesToLook.add(index);
    } else if (kind === 'portal') {
      if (picked) portalPicked(desk, index);
      else portalPlaced(desk, index);
      desk.cranesToLook.add(index);
    } else if (kind === 'vehicle') {
      rackUsed(desk, index, report.container, picked);
    } else {
      const crane = desk.state.yardCranes[index] as YardCraneWork;
      if (picked) yardPicked(desk, crane, report.container);
      else yardPlaced(desk, crane, report.container, report.kind === 'placed' ? report.to : undefined);
    }
  }

  private craneDone(report: Report & { kind: 'at-gantry' | 'hatch-done' }): void {
    const { desk } = this;
    const { kind, index } = this.machine(report.che);
    if (kind === 'yard') return yardAside(desk, desk.state.yardCranes[index] as YardCraneWork);
    if (report.kind === 'at-gantry') return atGantry(desk, index);
    const c = desk.state.cranes[index];
    invariant(c?.call, `${report.che} handled a hatch cover without a call`);
    c.main = null;
    desk.ledger.record(
      { kind: 'hatch-cover', call: c.call, cover: report.cover, open: report.open, che: report.che },
      desk.now,
    );
    desk.cranesToLook.add(index);
    stepAside(desk, index);
  }

  /** Calls at whose vessel no box has moved for longer than a time, ms, though there is work: a sign of a lock-up. */
  stalledCalls(longer: number): CallId[] {
    const { desk } = this;
    return [...desk.state.calls.values()].flatMap((c) =>
      !c.finished && desk.now - c.lastMove > longer && !waitsForRelease(desk, c) ? [c.call] : [],
    );
  }

  /**
   * Vehicles that have asked for road and got none for longer than a time, ms: a sign of a deadlock, which must not be. Those that
   * are broken or have no way around one that is do not count, nor does the time for which that was so.
   */
  stuckVehicles(longer: number): CheId[] {
    const { desk } = this;
    return desk.state.vehicles.flatMap((v, i) => {
      const t = desk.traffic.state.vehicles[i];
      const waits = desk.now - Math.max(v.moved, v.keptAt) > longer;
      return t && t.goal >= 0 && !t.kept && waits ? [v.id] : [];
    });
  }
}
