// The world outside the machines: vessels that come and go, road trucks and the gate's lanes.
import { invariant } from '../kit/invariant.ts';
import type { Order, Report } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import type { CallId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { SLOWEST_SHARE } from '../terminal/voyage.ts';
import type { TruckState, TwinState } from './state.ts';
import { dropTruth, putTruth } from './truth.ts';

/** What the world needs of the twin: its clock's queue, by kind of event, and its reports. */
export interface WorldHooks {
  ship(at: number, index: number): void;
  truck(at: number, index: number): void;
  truckComes(at: number, index: number): void;
  report(report: Report): void;
}

export class World {
  private readonly model: TerminalModel;
  private readonly state: TwinState;
  private readonly hooks: WorldHooks;
  private readonly truckIndex = new Map<VisitId, number>();

  constructor(model: TerminalModel, state: TwinState, hooks: WorldHooks) {
    this.model = model;
    this.state = state;
    this.hooks = hooks;
    state.trucks.forEach((t, i) => this.truckIndex.set(t.visit, i));
  }

  /** A vessel will be at the roads at a time, with these boxes aboard. False for one that was announced before: nothing changes. */
  announceShip(
    call: CallId,
    arrival: number,
    aboard: readonly { container: ContainerId; position: Position }[],
  ): boolean {
    if (this.state.ships.some((s) => s.call === call)) return false;
    this.state.ships.push({ call, state: 'coming', bowX: 0, due: 0, pace: 1 });
    for (const b of aboard) putTruth(this.state, b.container, b.position);
    this.happens(Math.max(arrival, this.state.now), this.state.ships.length - 1);
    return true;
  }

  /** The next that happens to a vessel. */
  private happens(at: number, index: number): void {
    (this.state.ships[index] as TwinState['ships'][number]).due = at;
    this.hooks.ship(at, index);
  }

  /**
   * A vessel at sea is asked to be at the roads at a time: she sails so that she is there then, or as near to it as her speed allows, and tells
   * when that will be. One that has come hears nothing of it.
   */
  askShip({ call, at }: Order & { kind: 'request-arrival' }): void {
    const index = this.state.ships.findIndex((s) => s.call === call && s.state === 'coming');
    const ship = this.state.ships[index];
    const { now } = this.state;
    if (!ship || ship.due <= now) return;
    // What is left of her way, in ms at her usual speed.
    const way = ship.pace * (ship.due - now);
    const arrival = Math.round(Math.min(Math.max(at, now + way), now + way / SLOWEST_SHARE));
    ship.pace = way / (arrival - now);
    this.happens(arrival, index);
    this.hooks.report({ kind: 'arrival-told', at: now, call, eta: arrival });
  }

  /** A vessel that has not been sent to the quay has other boxes aboard than was announced. False for any other: nothing changes. */
  reloadShip(call: CallId, aboard: readonly { container: ContainerId; position: Position }[]): boolean {
    const ship = this.state.ships.find((s) => s.call === call);
    if (ship?.state !== 'coming' && ship?.state !== 'roads') return false;
    const prefix = `v/${call}/`;
    for (const [container, key] of this.state.truth) if (key.startsWith(prefix)) dropTruth(this.state, container);
    for (const b of aboard) putTruth(this.state, b.container, b.position);
    return true;
  }

  /** A truck does not come, unless it has. */
  cancelTruck(visit: VisitId): void {
    const truck = this.state.trucks[this.truckIndex.get(visit) ?? -1];
    if (!truck || truck.arrived) return;
    truck.leaving = true;
    for (const container of truck.load)
      if (this.state.truth.get(container) === `t/${visit}`) dropTruth(this.state, container);
    truck.load = [];
  }

  /** A truck will be at the gate at a time, bringing these boxes. False for one that was announced before: nothing changes. */
  announceTruck(visit: VisitId, arrival: number, brings: readonly ContainerId[]): boolean {
    if (this.truckIndex.has(visit)) return false;
    const [x, y] = this.model.gate.at;
    this.state.trucks.push({
      visit,
      x,
      y,
      fromX: x,
      fromY: y,
      start: arrival,
      end: arrival,
      job: -1,
      leaving: false,
      arrived: false,
      load: [...brings],
    });
    this.truckIndex.set(visit, this.state.trucks.length - 1);
    for (const c of brings) putTruth(this.state, c, { kind: 'truck', visit });
    this.hooks.truckComes(Math.max(arrival, this.state.now), this.state.trucks.length - 1);
    return true;
  }

  moor(order: Order & { kind: 'berth' | 'unberth' }): void {
    const index = this.state.ships.findIndex((s) => s.call === order.call && s.state !== 'gone');
    const ship = this.state.ships[index];
    invariant(ship, `order for unknown vessel of call ${order.call}`);
    const { berthingSeconds, unberthingSeconds } = this.model.quay;
    if (order.kind === 'berth') {
      ship.state = 'berthing';
      ship.bowX = order.bowX;
      this.happens(this.state.now + berthingSeconds * 1000, index);
    } else {
      ship.state = 'unberthing';
      this.happens(this.state.now + unberthingSeconds * 1000, index);
    }
  }

  shipEvent(index: number): void {
    const ship = this.state.ships[index];
    invariant(ship, `no vessel ${index}`);
    const at = this.state.now;
    const { call } = ship;
    // She was asked to come at another time.
    if (at !== ship.due) return;
    if (ship.state === 'coming') {
      ship.state = 'roads';
      this.hooks.report({ kind: 'vessel-arrived', at, call });
    } else if (ship.state === 'berthing') {
      ship.state = 'moored';
      this.hooks.report({ kind: 'vessel-moored', at, call });
    } else if (ship.state === 'unberthing') {
      ship.state = 'gone';
      const prefix = `v/${call}/`;
      for (const [container, key] of this.state.truth) if (key.startsWith(prefix)) dropTruth(this.state, container);
      this.hooks.report({ kind: 'vessel-sailed', at, call });
    }
  }

  truckOf(visit: VisitId): TruckState {
    const truck = this.state.trucks[this.truckIndex.get(visit) ?? -1];
    invariant(truck, `no truck of visit ${visit}`);
    return truck;
  }

  /** A truck on its way out that is to stand aside comes to the gate in its turn, and is not let through. One that is through is gone. */
  sendTruck(order: Order & { kind: 'truck' }): void {
    const truck = this.truckOf(order.visit);
    if (truck.leaving && truck.end === Infinity) return;
    if (truck.leaving && !order.leave) {
      const [x, y] = order.to;
      Object.assign(truck, { x, y, job: order.job, leaving: false });
      return;
    }
    const index = this.truckIndex.get(order.visit) as number;
    const { gate } = this.model;
    const { now } = this.state;
    const fromGate = truck.job === -1;
    const start = fromGate ? passGate(this.state.gateInFree, now, gate.inSeconds) : now;
    const [x, y] = order.leave ? gate.at : order.to;
    const driving = ((Math.abs(x - truck.x) + Math.abs(y - truck.y)) / gate.truckSpeed) * 1000;
    let end = start + Math.round(driving);
    if (order.leave) end = passGate(this.state.gateOutFree, end, gate.outSeconds);
    Object.assign(truck, { fromX: truck.x, fromY: truck.y, x, y, start, end, job: order.job, leaving: order.leave });
    this.hooks.truck(end, index);
  }

  truckComes(truck: TruckState): void {
    // Cancelled on its way.
    if (truck.leaving) return;
    truck.arrived = true;
    this.hooks.report({ kind: 'truck-arrived', at: this.state.now, visit: truck.visit });
  }

  truckEvent(truck: TruckState): void {
    const at = this.state.now;
    const { visit, job } = truck;
    if (!truck.leaving) return this.hooks.report({ kind: 'truck-at', at, visit, job });
    truck.end = Infinity;
    for (const container of truck.load) dropTruth(this.state, container);
    this.hooks.report({ kind: 'truck-gone', at, visit });
  }

  /** True for a place aboard a vessel that is not at the quay: for a terminal that does not expect her, her boxes are outside. */
  awayAboard(place: string): boolean {
    return this.state.ships.some(
      (s) => place.startsWith(`v/${s.call}/`) && s.state !== 'moored' && s.state !== 'berthing',
    );
  }

  /** Where a box truly is; '' outside, which a box on a truck still on its way here is too. */
  placeOf(container: ContainerId): string {
    const place = this.state.truth.get(container) ?? '';
    if (!place.startsWith('t/')) return place;
    return this.truckOf(place.slice(2) as VisitId).arrived ? place : '';
  }
}

/** Passes the gate lane that is free first; returns the time when through. */
function passGate(free: number[], now: number, seconds: number): number {
  let lane = 0;
  for (let i = 1; i < free.length; i++) if ((free[i] as number) < (free[lane] as number)) lane = i;
  const through = Math.max(now, free[lane] as number) + seconds * 1000;
  free[lane] = through;
  return through;
}
