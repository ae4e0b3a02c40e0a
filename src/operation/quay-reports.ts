// What follows when a trolley of a quay crane has lifted or set down its box.
import { invariant } from '../kit/invariant.ts';
import type { Position } from '../terminal/container.ts';
import {
  callRecord,
  callWork,
  containerRecord,
  craneId,
  craneWork,
  isDouble,
  moveOf,
  platformId,
  portalId,
  type Desk,
} from './context.ts';
import { PHASE } from './bay-work.ts';
import { currentBay } from './crane-query.ts';
import { freeVehicle } from './errands.ts';
import type { Busy, CraneWork, Move } from './state.ts';

function busy(b: Busy | null, who: string): Busy {
  invariant(b?.kind === 'lift', `${who} reports a lift that it was not told to do`);
  return b;
}

/** The main trolley has its box. */
export function mainPicked(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const m = moveOf(desk, busy(c.main, craneId(desk, crane)).move);
  const from = containerRecord(desk, m.container).position;
  desk.ledger.record(
    { kind: 'picked', container: m.container, che: craneId(desk, crane), from, rehandle: false },
    desk.now,
  );
  if (from.kind !== 'che') return;
  if (isDouble(desk)) c.platform = c.platform.filter((p) => p.move !== m.id);
  else {
    freeVehicle(desk, m.vehicle);
    m.vehicle = -1;
  }
}

/** The main trolley has set its box down: ashore, or aboard. */
export function mainPlaced(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const m = moveOf(desk, busy(c.main, craneId(desk, crane)).move);
  c.main = null;
  c.moves++;
  const call = callWork(desk, m.call as never);
  call.craneMoves++;
  call.lastMove = desk.now;
  if (m.kind === 'load') return setAboard(desk, crane, m);
  const bay = currentBay(desk, c);
  if (bay) bay.done++;
  const vehicle = desk.state.vehicles[m.vehicle];
  const che = isDouble(desk) ? platformId(desk, crane) : vehicle?.id;
  invariant(che, `move ${m.id} has no vehicle`);
  desk.ledger.record(
    { kind: 'placed', container: m.container, che: craneId(desk, crane), to: { kind: 'che', che } },
    desk.now,
  );
  noteQuay(desk, m, 'discharge');
  if (isDouble(desk)) onPlatform(desk, crane, c, m);
  else desk.lookAtFleet = true;
}

function setAboard(desk: Desk, crane: number, m: Move): void {
  const call = callRecord(desk, m.call as never);
  const { slot } = m;
  invariant(slot, `load ${m.id} has no slot`);
  const restow = call.toRestow.has(m.container);
  const to: Position = { kind: 'vessel', call: call.call, slot };
  desk.ledger.record({ kind: 'placed', container: m.container, che: craneId(desk, crane), to }, desk.now);
  m.restow = restow;
  noteQuay(desk, m, 'load');
  desk.state.moves.delete(m.id);
  desk.lookAtFleet = true;
}

/** Restows are not reported to the line: they stay aboard. */
function noteQuay(desk: Desk, m: Move, direction: 'discharge' | 'load'): void {
  if (m.restow || m.call === null) return;
  const lines = desk.state.totals.coarri.get(m.call) ?? [];
  const slot = m.slot;
  invariant(slot, `move ${m.id} has no slot`);
  lines.push({ function: direction, container: m.container, slot, at: desk.now });
  desk.state.totals.coarri.set(m.call, lines);
}

/** A box stands on the platform: its twistlocks are taken off or put in before it goes on. */
function onPlatform(desk: Desk, crane: number, c: CraneWork, m: Move): void {
  const ready = desk.now + (desk.model.quayCraneType.platform?.twistlockSeconds ?? 0) * 1000;
  c.platform.push({ move: m.id, ready });
  desk.state.wakes.push({ at: ready, crane });
}

/** The portal trolley has its box. */
export function portalPicked(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const m = moveOf(desk, busy(c.portal, portalId(desk, crane)).move);
  const from = containerRecord(desk, m.container).position;
  desk.ledger.record(
    { kind: 'picked', container: m.container, che: portalId(desk, crane), from, rehandle: false },
    desk.now,
  );
  if (m.kind === 'discharge') c.platform = c.platform.filter((p) => p.move !== m.id);
  else {
    freeVehicle(desk, m.vehicle);
    m.vehicle = -1;
  }
}

/** The portal trolley has set its box down: on a vehicle, or on the platform. */
export function portalPlaced(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const m = moveOf(desk, busy(c.portal, portalId(desk, crane)).move);
  c.portal = null;
  const che = m.kind === 'discharge' ? desk.state.vehicles[m.vehicle]?.id : platformId(desk, crane);
  invariant(che, `move ${m.id} has no vehicle`);
  desk.ledger.record(
    { kind: 'placed', container: m.container, che: portalId(desk, crane), to: { kind: 'che', che } },
    desk.now,
  );
  if (m.kind === 'load') onPlatform(desk, crane, c, m);
  else desk.lookAtFleet = true;
  const bay = currentBay(desk, c);
  if (bay?.phase === PHASE.done) desk.cranesToLook.add(crane);
}
