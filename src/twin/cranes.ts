// Cranes of the twin: quay cranes, their portal trolleys, stacking cranes. Each carries out one order at a time.
import { invariant } from '../kit/invariant.ts';
import type { LiftedBox, Order } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import type { CheId, ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { limitsOf, moveGantry, moveSpreader, type CraneLimits } from './crane-motion.ts';
import type { CraneState, TwinState } from './state.ts';
import { liftTruth, setTruth } from './truth.ts';
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
  start(order: Extract<Order, { kind: 'lift' | 'gantry' | 'hatch' }>): void {
    const index = this.index.get(order.che);
    invariant(index !== undefined, `order for unknown crane ${order.che}`);
    const crane = this.state.cranes[index] as CraneState;
    if (crane.order) this.state.violations.push(`${crane.id} got an order while it works on job ${crane.order.job}`);
    crane.order = order;
    crane.segments = [];
    const limits = this.limits[crane.kind];
    const { now } = this.state;
    if (order.kind === 'lift') {
      crane.phase = 1;
      this.hooks.schedule(moveSpreader(crane, order.pick, false, now, limits) + limits.pickSeconds * 1000, index);
      return;
    }
    crane.phase = 3;
    if (order.kind === 'gantry') {
      this.hooks.schedule(moveGantry(crane, order.to, now, limits), index);
      this.carryPortal(index);
      return;
    }
    const there = moveSpreader(crane, order.at, false, now, limits);
    this.hooks.schedule(there + this.model.quayCraneType.hatchCoverSeconds * 1000, index);
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
    invariant(order, `${crane.id} has an event without an order`);
    if (order.kind === 'lift' && crane.phase === 1) return this.pick(crane, order);
    crane.order = null;
    crane.phase = 0;
    if (order.kind === 'lift') {
      this.set(crane, order);
      this.hooks.report({ kind: 'placed', at: now, che: crane.id, job: order.job, container: order.container });
    } else if (order.kind === 'gantry')
      this.hooks.report({ kind: 'at-gantry', at: now, che: crane.id, job: order.job });
    else
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
    for (const box of boxesOf(order)) {
      liftTruth(this.state, box.container, box.from, crane.id);
      this.unload(box.from, box.container);
    }
    crane.holding = order.container;
    crane.phase = 2;
    this.hooks.report({ kind: 'picked', at: now, che: crane.id, job: order.job, container: order.container });
    crane.segments = [];
    const limits = this.limits[crane.kind];
    const there = moveSpreader(crane, order.place, true, now, limits);
    const index = this.index.get(crane.id) as number;
    this.hooks.schedule(there + limits.placeSeconds * 1000, index);
  }

  private set(crane: CraneState, order: Order & { kind: 'lift' }): void {
    this.checkHandover(order.to, crane);
    crane.holding = null;
    for (const { container, to } of boxesOf(order)) {
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

/** The boxes of a lift: one, or two in a twin lift. */
function boxesOf(order: Order & { kind: 'lift' }): LiftedBox[] {
  return order.mate ? [order, order.mate] : [order];
}
