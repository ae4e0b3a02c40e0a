// What every part of the control loop works with: the record, the layout, its own state, and the outbox of orders.
import type { Order } from '../equipment/port.ts';
import type { Traffic } from '../fleet/traffic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { CallRecord, ContainerRecord } from '../ledger/state.ts';
import { invariant } from '../kit/invariant.ts';
import type { CallId, CheId, ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { Layout } from './layout.ts';
import type { YardBook } from './yard/book.ts';
import type { BlockWork, CallWork, CraneWork, Move, OperationState, VehicleWork } from './state.ts';

/** The desk of the control loop. */
export interface Desk {
  model: TerminalModel;
  layout: Layout;
  yard: YardBook;
  ledger: Ledger;
  traffic: Traffic;
  state: OperationState;
  /** Terminal time of this step, ms UTC. */
  now: number;
  /** Orders of this step; given to the equipment after the commit. */
  orders: Order[];
  /** Calls whose work ended in this step. */
  departed: CallId[];
  /** What has to be looked at again in this step. */
  cranesToLook: Set<number>;
  blocksToLook: Set<number>;
  lookAtFleet: boolean;
  lookAtGate: boolean;
  lookAtBerths: boolean;
  lookAtReefers: boolean;
  /** Cranes have to be shared out anew: a vessel came, went, or a crane ran out of bays. */
  shareCranes: boolean;
}

/** Next number for a move or a job. */
export function nextId(desk: Desk): number {
  return desk.state.nextId++;
}

/** Id of the platform of a double-trolley crane, as a holder of boxes. */
export function platformId(desk: Desk, crane: number): CheId {
  return `${craneId(desk, crane)}/B` as CheId;
}

/** Id of a quay crane (its main trolley). */
export function craneId(desk: Desk, crane: number): CheId {
  const c = desk.model.quayCranes[crane];
  invariant(c, `no quay crane ${crane}`);
  return c.id as CheId;
}

/** Id of a crane's portal trolley. */
export function portalId(desk: Desk, crane: number): CheId {
  return `${craneId(desk, crane)}/P` as CheId;
}

export function isDouble(desk: Desk): boolean {
  return desk.model.quayCraneType.trolleys === 'double';
}

export function craneWork(desk: Desk, crane: number): CraneWork {
  const c = desk.state.cranes[crane];
  invariant(c, `no quay crane ${crane}`);
  return c;
}

export function vehicleWork(desk: Desk, vehicle: number): VehicleWork {
  const v = desk.state.vehicles[vehicle];
  invariant(v, `no vehicle ${vehicle}`);
  return v;
}

export function blockWork(desk: Desk, block: number): BlockWork {
  const b = desk.state.blocks[block];
  invariant(b, `no block ${block}`);
  return b;
}

export function moveOf(desk: Desk, move: number): Move {
  const m = desk.state.moves.get(move);
  invariant(m, `no move ${move}`);
  return m;
}

/** The move and, when its box travels as one of a pair, the other's; both on the same machine or both not. */
export function pairOf(desk: Desk, m: Move): Move[] {
  const mate = desk.state.moves.get(m.mate);
  return mate?.vehicle === m.vehicle ? [m, mate] : [m];
}

export function callWork(desk: Desk, call: CallId): CallWork {
  const c = desk.state.calls.get(call);
  invariant(c, `no work for call ${call}`);
  return c;
}

export function callRecord(desk: Desk, call: CallId): CallRecord {
  const c = desk.ledger.state.calls.get(call);
  invariant(c, `no call ${call}`);
  return c;
}

export function containerRecord(desk: Desk, container: ContainerId): ContainerRecord {
  const c = desk.ledger.state.containers.get(container);
  invariant(c, `no container ${container}`);
  return c;
}

/** TEU of a container on machines: 20' one, longer two. */
export function teu(desk: Desk, container: ContainerId): number {
  return containerRecord(desk, container).container.lengthFeet === 20 ? 1 : 2;
}

/** Most that two 20' boxes may weigh together to travel as a pair, by spreader and vehicle, kg; 0: pairs are not lifted. */
export function twinKg(desk: Desk): number {
  const { quayCraneType, vehicleType } = desk.model;
  if (!desk.state.policy.twinLift) return 0;
  return Math.min(quayCraneType.twinLiftKg ?? 0, vehicleType.maxLoadKg ?? 0);
}

/** True when two boxes may hang under one spreader and travel as a pair, by their weight. */
export function mayPair(desk: Desk, a: ContainerId, b: ContainerId): boolean {
  const kg = containerRecord(desk, a).container.grossKg + containerRecord(desk, b).container.grossKg;
  return kg <= twinKg(desk);
}

/** A new move. */
export function beginMove(desk: Desk, move: Partial<Move> & Pick<Move, 'kind' | 'container'>): Move {
  const m: Move = {
    id: nextId(desk),
    call: null,
    visit: null,
    crane: -1,
    vehicle: -1,
    block: -1,
    bay: 0,
    row: 0,
    restAtBlock: -1,
    slot: null,
    restow: false,
    mate: -1,
    ...move,
  };
  desk.state.moves.set(m.id, m);
  return m;
}
