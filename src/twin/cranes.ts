// Cranes of the twin: quay cranes, their portal trolleys, stacking cranes. Each carries out one order at a time.
import { invariant } from '../kit/invariant.ts';
import { liftedBoxes, type Order } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import type { CheId, ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { pickSeconds, placeSeconds } from '../terminal/power.ts';
import { after, atPace, before, constantPieces } from './segments.ts';
import { gantryKWh, limitsOf, moveGantry, moveSpreader, spreaderKWh, type CraneLimits } from './crane-motion.ts';
import { auxiliaryKWh, book } from './energy.ts';
import { lifted } from './reefers.ts';
import type { CraneState, TwinState } from './state.ts';
import { liftTruth, massOf, setTruth } from './truth.ts';
import type { MachineHooks, Vehicles } from './vehicles.ts';
import type { World } from './world.ts';

export class Cranes {
  private readonly model: TerminalModel;
  private readonly state: TwinState;
  private readonly hooks: MachineHooks;
  private readonly vehicles: Vehicles;
  private readonly world: World;
  private readonly index = new Map<CheId, number>();
  private readonly limits: Record<CraneState['kind'], CraneLimits>;

  constructor(model: TerminalModel, state: TwinState, vehicles: Vehicles, world: World, hooks: MachineHooks) {
    this.model = model;
    this.state = state;
    this.vehicles = vehicles;
    this.world = world;
    this.hooks = hooks;
    state.cranes.forEach((c, i) => this.index.set(c.id, i));
    this.limits = {
      quay: limitsOf(model, 'quay'),
      portal: limitsOf(model, 'portal'),
      yard: limitsOf(model, 'yard'),
    };
  }

  /** A crane takes an order. */
  start(order: Extract<Order, { kind: 'lift' | 'gantry' | 'hatch' | 'boom' }>): void {
    const index = this.index.get(order.che);
    invariant(index !== undefined, `order for unknown crane ${order.che}`);
    const crane = this.state.cranes[index] as CraneState;
    if (crane.order) this.state.violations.push(`${crane.id} got an order while it works on job ${crane.order.job}`);
    crane.order = order;
    crane.segments = [];
    const limits = this.limits[crane.kind];
    const { now } = this.state;
    if (order.kind === 'lift') {
      if (crane.boomUp) this.state.violations.push(`${crane.id} works with its boom up`);
      crane.held = Boolean(order.hold);
      this.goTo(crane, order, 'pick', index);
      return;
    }
    crane.phase = 3;
    if (order.kind === 'gantry') {
      const kWh = gantryKWh(crane, order.to, limits);
      this.until(crane, index, moveGantry(crane, order.to, now, limits), kWh);
      this.carryPortal(index);
      return;
    }
    if (order.kind === 'boom') {
      const boom = this.model.quayCraneType.boom;
      const seconds = crane.boomUp === order.up ? 0 : order.up ? boom?.raiseSeconds : boom?.lowerSeconds;
      this.until(crane, index, now + (seconds ?? 0) * 1000, 0);
      return;
    }
    const kWh = spreaderKWh(crane, order.at, 0, limits);
    const there = moveSpreader(crane, order.at, false, now, limits);
    this.until(crane, index, there + this.model.quayCraneType.hatchCoverSeconds * 1000, kWh);
  }

  /** The spreader goes to the pick or the place of its lift and takes or sets the box down there, or waits over it if it has to. */
  private goTo(crane: CraneState, order: Order & { kind: 'lift' }, end: 'pick' | 'place', index: number): void {
    const limits = this.limits[crane.kind];
    const loaded = end === 'place';
    const hold = crane.held && order.hold?.at === end ? order.hold : null;
    const spot = hold ? { ...order[end], height: hold.height } : order[end];
    const kWh = spreaderKWh(crane, spot, loaded ? this.liftedKg(order) : 0, limits, order.over);
    const there = moveSpreader(crane, spot, loaded, this.state.now, limits, order.over);
    const twin = order.mate !== null;
    const seconds = hold ? 0 : loaded ? placeSeconds(limits.spreader, twin) : pickSeconds(limits.spreader, twin);
    crane.phase = hold ? 4 : loaded ? 2 : 1;
    this.until(crane, index, there + seconds * 1000, kWh);
  }

  /** What a crane's lift waits for is there. */
  proceed(order: Order & { kind: 'proceed' }): void {
    const index = this.index.get(order.che);
    invariant(index !== undefined, `order for unknown crane ${order.che}`);
    const crane = this.state.cranes[index] as CraneState;
    const lift = crane.order;
    if (lift?.kind !== 'lift' || lift.job !== order.job || !lift.hold || !crane.held) {
      this.state.violations.push(`${crane.id} was told to proceed with job ${order.job}, which waits for nothing`);
      return;
    }
    crane.held = false;
    if (crane.phase === 5 && !crane.broken && !crane.halted) this.goTo(crane, lift, lift.hold.at, index);
  }

  /** Mass of what a lift carries, kg. */
  private liftedKg(order: Order & { kind: 'lift' }): number {
    return liftedBoxes(order).reduce((kg, box) => kg + massOf(this.state, box.container), 0);
  }

  /** A crane is busy until a time (ms UTC) with motions that draw so much, kWh; auxiliaries run meanwhile. */
  private until(crane: CraneState, index: number, end: number, kWh: number): void {
    const { now, meter } = this.state;
    const drawn = kWh + auxiliaryKWh(end - now, this.limits[crane.kind].power.auxiliaryKW);
    crane.kWh += drawn;
    book(meter, 'cranes', now, end, drawn);
    crane.due = crane.pace < 1 ? now + Math.round((end - now) / crane.pace) : end;
    if (crane.pace < 1) crane.segments = crane.segments.map((s) => atPace(s, now, crane.pace));
    if (crane.broken || crane.halted) this.freeze(crane);
    else this.hooks.schedule(crane.due, index);
  }

  /** A crane breaks down or is put right, or has only a share of its speeds, from its next motion on. */
  setPace(index: number, broken: boolean, pace: number): void {
    const crane = this.state.cranes[index] as CraneState;
    crane.pace = pace;
    this.change(index, crane, () => (crane.broken = broken));
  }

  /** A crane stops at once, or may go on. False for a machine that is no crane. */
  halt(che: CheId, halted: boolean): boolean {
    const index = this.index.get(che);
    if (index === undefined) return false;
    const crane = this.state.cranes[index] as CraneState;
    this.change(index, crane, () => (crane.halted = halted));
    return true;
  }

  private change(index: number, crane: CraneState, change: () => void): void {
    const stood = crane.broken || crane.halted;
    change();
    const stands = crane.broken || crane.halted;
    if (stands && !stood) this.freeze(crane);
    else if (stood && !stands) this.thaw(crane, index);
  }

  /** A crane stops where it is. Its brakes are taken to hold at once: what it would still roll is left out. */
  private freeze(crane: CraneState): void {
    if (crane.due < 0) return;
    const { now } = this.state;
    crane.left = crane.due - now;
    crane.due = -1;
    const pieces = crane.segments.flatMap((s) => constantPieces(s));
    crane.segments = pieces.flatMap((s) => before(s, now));
    crane.rest = pieces.flatMap((s) => after(s, now));
  }

  /** It goes on with what it was doing: all that was left comes so much later. */
  private thaw(crane: CraneState, index: number): void {
    const { now } = this.state;
    const { order } = crane;
    if (crane.phase === 5 && !crane.held && order?.kind === 'lift' && order.hold)
      return this.goTo(crane, order, order.hold.at, index);
    if (crane.phase === 0 || crane.phase === 5) return;
    crane.due = now + crane.left;
    crane.segments = crane.rest.map((s) => ({ ...s, start: s.start + now }));
    crane.rest = [];
    this.hooks.schedule(crane.due, index);
  }

  /** A portal trolley rides on its crane. */
  private carryPortal(carrier: number): void {
    const crane = this.state.cranes[carrier] as CraneState;
    if (crane.kind !== 'quay') return;
    for (const c of this.state.cranes) if (c.kind === 'portal' && c.carrier === carrier) c.gantry = crane.gantry;
  }

  /** What a crane was busy with has come to its end. */
  event(crane: CraneState): void {
    const { order } = crane;
    const { now } = this.state;
    if (crane.due !== now) return;
    crane.due = -1;
    invariant(order, `${crane.id} has an event without an order`);
    if (order.kind === 'lift' && crane.phase === 1) return this.pick(crane, order);
    if (order.kind === 'lift' && crane.phase === 4) {
      crane.phase = 5;
      if (!crane.held && order.hold) this.goTo(crane, order, order.hold.at, this.index.get(crane.id) as number);
      return;
    }
    crane.order = null;
    crane.phase = 0;
    if (order.kind === 'lift') {
      this.set(crane, order);
      crane.lifts++;
      this.hooks.report({ kind: 'placed', at: now, che: crane.id, job: order.job, container: order.container });
    } else if (order.kind === 'gantry')
      this.hooks.report({ kind: 'at-gantry', at: now, che: crane.id, job: order.job });
    else if (order.kind === 'boom') {
      crane.boomUp = order.up;
      this.hooks.report({ kind: 'boom-done', at: now, che: crane.id, job: order.job, up: order.up });
    } else
      this.hooks.report({
        kind: 'hatch-done',
        at: now,
        che: crane.id,
        job: order.job,
        cover: order.cover,
        open: order.open,
      });
  }

  private pick(crane: CraneState, order: Order & { kind: 'lift' }): void {
    const { now } = this.state;
    this.checkHandover(order.from, crane);
    for (const box of liftedBoxes(order)) {
      liftTruth(this.state, box.container, box.from, crane.id);
      lifted(this.state, this.model, box.container, crane.id);
      this.unload(box.from, box.container);
    }
    crane.holding = order.container;
    this.hooks.report({ kind: 'picked', at: now, che: crane.id, job: order.job, container: order.container });
    crane.segments = [];
    this.goTo(crane, order, 'place', this.index.get(crane.id) as number);
  }

  private set(crane: CraneState, order: Order & { kind: 'lift' }): void {
    this.checkHandover(order.to, crane);
    crane.holding = null;
    for (const { container, to } of liftedBoxes(order)) {
      setTruth(this.state, container, to, crane.id);
      if (to.kind === 'truck') this.world.truckOf(to.visit).load.push(container);
      if (to.kind === 'che') this.vehicles.find(to.che)?.load.push(container);
    }
  }

  private unload(from: Position, container: ContainerId): void {
    if (from.kind === 'truck') {
      const truck = this.world.truckOf(from.visit);
      truck.load = truck.load.filter((c) => c !== container);
    }
    if (from.kind !== 'che') return;
    const vehicle = this.vehicles.find(from.che);
    if (vehicle) vehicle.load = vehicle.load.filter((c) => c !== container);
  }

  /** A vehicle that a crane works on must stand still. */
  private checkHandover(at: Position, crane: CraneState): void {
    if (at.kind !== 'che') return;
    const vehicle = this.vehicles.find(at.che);
    if (!vehicle) return;
    this.state.checked++;
    if (vehicle.driving) this.state.violations.push(`${crane.id} works on ${at.che} while it drives`);
  }
}
