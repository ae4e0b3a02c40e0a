// What follows when a trolley of a quay crane has lifted or set down its box.
import { invariant } from '../../kit/invariant.ts';
import type { Position } from '../../terminal/container.ts';
import type { CheId } from '../../terminal/ids.ts';
import {
  callRecord,
  callWork,
  containerRecord,
  craneId,
  craneWork,
  isDouble,
  platformId,
  portalId,
  type Desk,
} from '../context.ts';
import { PHASE } from './bay-work.ts';
import { boxesOf, currentBay } from './crane-query.ts';
import { unloaded } from '../vehicles/errands.ts';
import type { Busy, CraneWork, Move } from '../state.ts';

function busy(b: Busy | null, who: string): Busy {
  invariant(b?.kind === 'lift', `${who} reports a lift that it was not told to do`);
  return b;
}

/** The main trolley has its box or boxes. */
export function mainPicked(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const moves = boxesOf(desk, busy(c.main, craneId(desk, crane)));
  const fromVehicle = recordPicked(desk, craneId(desk, crane), moves) && !isDouble(desk);
  c.platform = c.platform.filter((p) => !moves.some((m) => m.id === p.move));
  if (fromVehicle) unloaded(desk, moves);
}

/** Notes that a trolley has its boxes; true when they come from a vehicle or the platform. */
function recordPicked(desk: Desk, che: CheId, moves: readonly Move[]): boolean {
  let ashore = false;
  for (const m of moves) {
    const from = containerRecord(desk, m.container).position;
    desk.ledger.record({ kind: 'picked', container: m.container, che, from, rehandle: false }, desk.now);
    ashore ||= from.kind === 'che';
  }
  return ashore;
}

/** The main trolley has set its box or boxes down: ashore, or aboard. */
export function mainPlaced(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const moves = boxesOf(desk, busy(c.main, craneId(desk, crane)));
  const m = moves[0] as Move;
  c.main = null;
  c.moves += moves.length;
  const call = callWork(desk, m.call as never);
  call.craneMoves += moves.length;
  call.lastMove = desk.now;
  c.ashore = m.kind === 'discharge';
  if (m.kind === 'load') return moves.forEach((one) => setAboard(desk, crane, one));
  const bay = currentBay(desk, c);
  if (bay) bay.done++;
  const vehicle = desk.state.vehicles[m.vehicle];
  const che = isDouble(desk) ? platformId(desk, crane) : vehicle?.id;
  invariant(che, `move ${m.id} has no vehicle`);
  for (const { container } of moves)
    desk.ledger.record({ kind: 'placed', container, che: craneId(desk, crane), to: { kind: 'che', che } }, desk.now);
  for (const one of moves) noteQuay(desk, one, 'discharge');
  if (isDouble(desk)) onPlatform(desk, crane, c, moves);
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

/** Boxes stand on the platform: their twistlocks are taken off or put in before they go on, one lift's at the same time. */
function onPlatform(desk: Desk, crane: number, c: CraneWork, moves: readonly Move[]): void {
  const ready = desk.now + (desk.model.quayCraneType.platform?.twistlockSeconds ?? 0) * 1000;
  for (const m of moves) c.platform.push({ move: m.id, ready });
  desk.state.wakes.push({ at: ready, crane });
}

/** The portal trolley has its box or boxes. */
export function portalPicked(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const moves = boxesOf(desk, busy(c.portal, portalId(desk, crane)));
  recordPicked(desk, portalId(desk, crane), moves);
  if (moves[0]?.kind === 'discharge') c.platform = c.platform.filter((p) => !moves.some((m) => m.id === p.move));
  else unloaded(desk, moves);
}

/** The portal trolley has set its box or boxes down: on a vehicle, or on the platform. */
export function portalPlaced(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  const moves = boxesOf(desk, busy(c.portal, portalId(desk, crane)));
  const m = moves[0] as Move;
  c.portal = null;
  c.landside = m.kind === 'discharge';
  const che = m.kind === 'discharge' ? desk.state.vehicles[m.vehicle]?.id : platformId(desk, crane);
  invariant(che, `move ${m.id} has no vehicle`);
  for (const { container } of moves)
    desk.ledger.record({ kind: 'placed', container, che: portalId(desk, crane), to: { kind: 'che', che } }, desk.now);
  if (m.kind === 'load') onPlatform(desk, crane, c, moves);
  else desk.lookAtFleet = true;
  const bay = currentBay(desk, c);
  if (bay?.phase === PHASE.done) desk.cranesToLook.add(crane);
}
