// Quay cranes at work: which bay, which phase, what each trolley does next. One main trolley, and with a double-trolley crane a
// portal trolley, coupled by the platform.
import type { LiftedBox, Spot } from '../../equipment/port.ts';
import { invariant } from '../../kit/invariant.ts';
import { firstAbove, supported } from '../../ledger/laws.ts';
import type { VesselSlot } from '../../terminal/container.ts';
import type { CheId, ContainerId } from '../../terminal/ids.ts';
import { PHASE, endToEnd, loadsOf, takesNow } from './bay-work.ts';
import {
  beginMove,
  callRecord,
  craneId,
  craneWork,
  isDouble,
  moveOf,
  nextId,
  pairOf,
  platformId,
  portalId,
  teu,
  mayPair,
  type Desk,
} from '../context.ts';
import { account } from './crane-account.ts';
import { boxesOf, currentBay, nextInColumn, platformRoom, pointsEmpty, rowOf, takeNextBay } from './crane-query.ts';
import { isHeldUp, quayCraneStands } from '../faults/fault-query.ts';
import { moveBoom, openPoints, releaseCrane, stepAside, tryStation } from './crane-moves.ts';
import { craneTransferSpot, platformSpot, vesselSpot } from '../layout.ts';
import { settleLoads } from './settle-loads.ts';
import type { BayWork, Busy, CraneWork, Move, VehicleWork } from '../state.ts';

/** Looks at one crane and gives what orders it can take now. */
export function lookAtCrane(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  if (c.call === null) return;
  if (!c.moving && !quayCraneStands(desk, craneId(desk, crane))) work(desk, crane, c);
  account(desk, crane);
}

function work(desk: Desk, crane: number, c: CraneWork): void {
  const bay = currentBay(desk, c);
  if (!bay) {
    if (!c.main && !c.portal && c.platform.length === 0) releaseCrane(desk, crane);
    return;
  }
  if (Math.abs(c.x - c.station) > 0.01) {
    tryStation(desk, crane);
    return;
  }
  if (c.boomUp) {
    if (!c.main) moveBoom(desk, crane, false);
    return;
  }
  if (!c.main) advancePhase(desk, c, bay);
  if (!c.main) driveMain(desk, crane, c, bay);
  if (isDouble(desk) && !c.portal && !isHeldUp(desk, portalId(desk, crane))) drivePortal(desk, crane, c, bay);
  const empty = !c.main && !c.portal && c.platform.length === 0;
  if (bay.phase === PHASE.done && empty && pointsEmpty(desk, crane)) leaveBay(desk, crane, c);
}

function leaveBay(desk: Desk, crane: number, c: CraneWork): void {
  for (const r of desk.layout.cranePoints[crane] as number[]) desk.traffic.closeRest(r);
  c.bay = 0;
  takeNextBay(desk, crane);
  if (c.bay !== 0 && Math.abs(c.x - c.station) < 0.01) openPoints(desk, crane);
  desk.cranesToLook.add(crane);
  stepAside(desk, crane);
}

// ---- phases --------------------------------------------------------------------------------------------------------------

function advancePhase(desk: Desk, c: CraneWork, bay: BayWork): void {
  const call = callRecord(desk, c.call as never);
  const next = (phase: number): void => {
    bay.phase = phase;
    bay.next = 0;
    bay.done = 0;
    desk.lookAtFleet = true;
  };
  if (bay.phase === PHASE.deckOut && bay.done >= bay.deckOut.length) next(PHASE.coversOff);
  if (bay.phase === PHASE.coversOff && bay.covers.every((cover) => call.openCovers.has(cover))) {
    next(PHASE.holdOut);
    if (bay.dual) settleLoads(desk, call, bay.bay, false);
  }
  if (bay.phase === PHASE.holdOut && bay.done >= bay.holdOut.length) {
    next(PHASE.holdIn);
    settleLoads(desk, call, bay.bay, false);
  }
  if (bay.phase === PHASE.holdIn && loadsOf(call, bay.bay, false).length === 0) next(PHASE.coversOn);
  if (bay.phase === PHASE.coversOn && bay.covers.every((cover) => !call.openCovers.has(cover))) {
    next(PHASE.deckIn);
    settleLoads(desk, call, bay.bay, true);
  }
  if (bay.phase === PHASE.deckIn && loadsOf(call, bay.bay, true).length === 0) next(PHASE.done);
}

// ---- main trolley ----------------------------------------------------------------------------------------------------------

function driveMain(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  switch (bay.phase) {
    case PHASE.deckOut:
      return dischargeNext(desk, crane, c, bay, bay.deckOut);
    case PHASE.holdOut:
      return driveHoldOut(desk, crane, c, bay);
    case PHASE.coversOff:
    case PHASE.coversOn:
      return handleCover(desk, crane, c, bay);
    case PHASE.holdIn:
    case PHASE.deckIn:
      return loadNext(desk, crane, c, bay);
  }
}

/** Discharge of a hold; in dual cycling the trolley takes a load with it whenever it is ashore and one is ready. */
function driveHoldOut(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  if (bay.dual && c.ashore) loadNext(desk, crane, c, bay);
  if (!c.main) dischargeNext(desk, crane, c, bay, bay.holdOut);
  if (!c.main && bay.dual) loadNext(desk, crane, c, bay);
}

function dischargeNext(desk: Desk, crane: number, c: CraneWork, bay: BayWork, list: ContainerId[][]): void {
  const lift = list[bay.next];
  if (lift === undefined) return;
  const vehicle = isDouble(desk) ? null : vehicleAtCrane(desk, crane, null);
  const needed = lift.reduce((sum, container) => sum + teu(desk, container), 0);
  const kept = isDouble(desk) && loadComesUp(desk, crane, c, bay) ? 2 : 0;
  if (isDouble(desk) ? platformRoom(desk, c) < needed + kept : !vehicle) return;
  const call = callRecord(desk, c.call as never);
  const che = vehicle ? vehicle.v.id : platformId(desk, crane);
  const moves: Move[] = [];
  const boxes: LiftedBox[] = [];
  for (const container of lift) {
    const from = desk.ledger.state.containers.get(container)?.position;
    if (from?.kind !== 'vessel') return;
    boxes.push({ container, from, to: { kind: 'che', che } });
  }
  for (const { container, from } of boxes) {
    const slot = from.kind === 'vessel' ? from.slot : null;
    const restow = call.toRestow.has(container);
    moves.push(beginMove(desk, { kind: 'discharge', container, call: call.call, crane, restow, slot }));
  }
  pairUp(moves);
  bay.next++;
  if (vehicle) claimVehicle(vehicle, moves);
  const slot = (moves[0] as Move).slot as VesselSlot;
  c.main = orderLift(desk, craneId(desk, crane), moves, boxes, {
    pick: vesselSpot(call.geometry, slot, c.station),
    place: vehicle ? craneTransferSpot(desk.model, vehicle.row, c.station) : platformSpot(desk.model, c.station),
  });
}

/**
 * True in dual cycling when a load stands under the crane and none is on the platform or on its way there: a place of 2 TEU is left to it,
 * else the boxes that come off take all of the platform and the spreader goes back empty every time.
 */
function loadComesUp(desk: Desk, crane: number, c: CraneWork, bay: BayWork): boolean {
  if (!bay.dual || bay.phase !== PHASE.holdOut) return false;
  const lifted = c.portal ? boxesOf(desk, c.portal) : [];
  if ([...lifted, ...c.platform.map((p) => moveOf(desk, p.move))].some((m) => m.kind === 'load')) return false;
  return desk.state.vehicles.some((v) => {
    if (v.errand !== 'at-crane' || v.crane !== crane || v.move < 0) return false;
    const m = moveOf(desk, v.move);
    return m.kind === 'load' && nextInColumn(desk, c, m, 'on-crane');
  });
}

/** Two boxes of one lift travel together. */
function pairUp(moves: Move[]): void {
  const [a, b] = moves;
  if (!a || !b) return;
  a.mate = b.id;
  b.mate = a.id;
}

interface Spots {
  pick: Spot;
  place: Spot;
}

/** Orders a lift of one box or two. */
function orderLift(
  desk: Desk,
  che: CheId,
  moves: readonly Move[],
  boxes: readonly LiftedBox[],
  { pick, place }: Spots,
): Busy {
  const job = nextId(desk);
  const [first, second] = boxes;
  invariant(first, `${che} is to lift nothing`);
  desk.orders.push({ kind: 'lift', che, job, ...first, pick, place, mate: second ?? null });
  return { job, move: (moves[0] as Move).id, mate: moves[1]?.id ?? -1, kind: 'lift' };
}

function claimVehicle(vehicle: AtCrane, moves: readonly Move[]): void {
  vehicle.v.move = (moves[0] as Move).id;
  for (const m of moves) m.vehicle = vehicle.index;
}

function handleCover(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  const call = callRecord(desk, c.call as never);
  const open = bay.phase === PHASE.coversOff;
  const cover = bay.covers.find((name) => call.openCovers.has(name) !== open);
  if (cover === undefined) return;
  const job = nextId(desk);
  c.main = { job, move: -1, mate: -1, kind: 'hatch' };
  const rows = call.geometry.hatchCovers.find((h) => `${h.bay}/${h.index}` === cover)?.rows ?? [0];
  const slot = { bay: bay.bay, row: rows[Math.floor(rows.length / 2)] ?? 0, tier: call.geometry.deckBase };
  const at = vesselSpot(call.geometry, slot, c.station);
  desk.orders.push({ kind: 'hatch', che: craneId(desk, crane), job, call: call.call, cover, open, at });
}

/** A load that can go aboard now, and where it is taken from. */
interface Ready {
  move: Move;
  slot: VesselSlot;
  from: CheId;
  pick: Spot;
}

function loadNext(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  const ready = readyLoads(desk, crane, c, bay);
  const first = ready[0];
  if (!first) return;
  const mate = ready.find((r) => r.from === first.from && mayTwin(desk, first, r));
  const lift = mate ? [first, mate] : [first];
  const call = callRecord(desk, c.call as never);
  const boxes = lift.map(({ move, slot, from }): LiftedBox => {
    move.slot = slot;
    return {
      container: move.container,
      from: { kind: 'che', che: from },
      to: { kind: 'vessel', call: call.call, slot },
    };
  });
  const moves = lift.map((r) => r.move);
  c.main = orderLift(desk, craneId(desk, crane), moves, boxes, {
    pick: first.pick,
    place: vesselSpot(call.geometry, first.slot, c.station),
  });
}

/** Loads on the platform or, with a single trolley, on vehicles under the crane, that may go aboard now. */
function readyLoads(desk: Desk, crane: number, c: CraneWork, bay: BayWork): Ready[] {
  const call = callRecord(desk, c.call as never);
  const found: Ready[] = [];
  const look = (m: Move, from: CheId, pick: Spot): void => {
    const slot = call.toLoad.get(m.container) ?? call.toRestow.get(m.container);
    if (!slot || m.kind !== 'load' || !takesNow(call, bay, slot)) return;
    const free = supported(call, slot) && firstAbove(call, slot) === undefined && nextInColumn(desk, c, m, 'aboard');
    if (free) found.push({ move: m, slot, from, pick });
  };
  if (isDouble(desk)) {
    for (const p of c.platform) {
      const m = moveOf(desk, p.move);
      const taken = c.portal !== null && boxesOf(desk, c.portal).includes(m);
      if (p.ready <= desk.now && !taken) look(m, platformId(desk, crane), platformSpot(desk.model, c.station));
    }
    return found;
  }
  desk.state.vehicles.forEach((v, index) => {
    if (v.errand !== 'at-crane' || v.crane !== crane || v.move < 0) return;
    const pick = craneTransferSpot(desk.model, rowOf(desk, crane, index), c.station);
    for (const m of pairOf(desk, moveOf(desk, v.move))) look(m, v.id, pick);
  });
  return found;
}

/** True when two loads may go aboard as one twin lift. */
function mayTwin(desk: Desk, a: Ready, b: Ready): boolean {
  return endToEnd(a.slot, b.slot) && mayPair(desk, a.move.container, b.move.container);
}

// ---- portal trolley and platform ---------------------------------------------------------------------------------------------

/** A vehicle under a crane, and the row in which it stands. */
interface AtCrane {
  v: VehicleWork;
  index: number;
  row: number;
}

/** A vehicle that stands under the crane: empty and free for a box (move null), or with a given move. */
function vehicleAtCrane(desk: Desk, crane: number, move: number | null): AtCrane | null {
  for (let index = 0; index < desk.state.vehicles.length; index++) {
    const v = desk.state.vehicles[index] as VehicleWork;
    if (v.errand !== 'at-crane' || v.crane !== crane || v.move !== (move ?? -1)) continue;
    const row = rowOf(desk, crane, index);
    if (row >= 0) return { v, index, row };
  }
  return null;
}

function drivePortal(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  // The trolley goes on where it is: from over the vehicles with a load, from the platform with a discharge.
  if (c.landside) toPlatform(desk, crane, c, bay);
  if (!c.portal) toVehicle(desk, crane, c);
  if (!c.portal) toPlatform(desk, crane, c, bay);
}

/** Discharged boxes go from the platform to a vehicle. */
function toVehicle(desk: Desk, crane: number, c: CraneWork): void {
  const standing = c.platform.filter((p) => p.ready <= desk.now).map((p) => moveOf(desk, p.move));
  for (const m of standing) {
    if (m.kind !== 'discharge') continue;
    const vehicle = vehicleAtCrane(desk, crane, null);
    if (!vehicle) return;
    const moves = pairOf(desk, m).filter((one) => standing.includes(one));
    claimVehicle(vehicle, moves);
    const spots = {
      pick: platformSpot(desk.model, c.station),
      place: craneTransferSpot(desk.model, vehicle.row, c.station),
    };
    return portalLift(desk, crane, c, moves, platformId(desk, crane), vehicle.v.id, spots);
  }
}

/** Loads go from a vehicle to the platform when they can go aboard next. */
function toPlatform(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  if (bay.phase !== PHASE.holdIn && bay.phase !== PHASE.deckIn && !(bay.phase === PHASE.holdOut && bay.dual)) return;
  for (let index = 0; index < desk.state.vehicles.length; index++) {
    const v = desk.state.vehicles[index] as VehicleWork;
    if (v.errand !== 'at-crane' || v.crane !== crane || v.move < 0) continue;
    const may = pairOf(desk, moveOf(desk, v.move)).filter(
      (m) => m.kind === 'load' && nextInColumn(desk, c, m, 'on-crane'),
    );
    const room = platformRoom(desk, c);
    const together = may.reduce((sum, m) => sum + teu(desk, m.container), 0) <= room;
    const moves = together && pairTwins(desk, may) ? may : may.slice(0, 1);
    if (moves.length === 0 || teu(desk, (moves[0] as Move).container) > room) continue;
    const spots = {
      pick: craneTransferSpot(desk.model, rowOf(desk, crane, index), c.station),
      place: platformSpot(desk.model, c.station),
    };
    return portalLift(desk, crane, c, moves, v.id, platformId(desk, crane), spots);
  }
}

/** True when the boxes of a pair may hang under one spreader. */
function pairTwins(desk: Desk, moves: readonly Move[]): boolean {
  const [a, b] = moves;
  return a !== undefined && b !== undefined && mayPair(desk, a.container, b.container);
}

function portalLift(
  desk: Desk,
  crane: number,
  c: CraneWork,
  moves: readonly Move[],
  from: CheId,
  to: CheId,
  spots: Spots,
): void {
  const boxes = moves.map((m): LiftedBox => ({
    container: m.container,
    from: { kind: 'che', che: from },
    to: { kind: 'che', che: to },
  }));
  c.portal = orderLift(desk, portalId(desk, crane), moves, boxes, spots);
}
