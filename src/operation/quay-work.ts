// Quay cranes at work: which bay, which phase, what each trolley does next. One main trolley, and with a double-trolley crane a
// portal trolley, coupled by the platform.
import { firstAbove, supported } from '../ledger/laws.ts';
import type { VesselSlot } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import { PHASE, loadsOf, settled } from './bay-work.ts';
import {
  beginMove,
  callRecord,
  craneId,
  craneWork,
  isDouble,
  moveOf,
  nextId,
  platformId,
  portalId,
  teu,
  type Desk,
} from './context.ts';
import { account } from './crane-account.ts';
import { currentBay, nextInColumn, platformRoom, pointsEmpty, rowOf, takeNextBay } from './crane-query.ts';
import { openPoints, releaseCrane, stepAside, tryStation } from './crane-moves.ts';
import { craneTransferSpot, platformSpot, vesselSpot } from './layout.ts';
import type { BayWork, CraneWork, Move, VehicleWork } from './state.ts';

/** Looks at one crane and gives what orders it can take now. */
export function lookAtCrane(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  if (c.call === null) return;
  if (!c.moving) work(desk, crane, c);
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
  if (!c.main) advancePhase(desk, c, bay);
  if (!c.main) driveMain(desk, crane, c, bay);
  if (isDouble(desk) && !c.portal) drivePortal(desk, crane, c, bay);
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
  if (bay.phase === PHASE.coversOff && bay.covers.every((cover) => call.openCovers.has(cover))) next(PHASE.holdOut);
  if (bay.phase === PHASE.holdOut && bay.done >= bay.holdOut.length) {
    next(PHASE.holdIn);
    settleLoads(desk, c, bay, false);
  }
  if (bay.phase === PHASE.holdIn && loadsOf(call, bay.bay, false).length === 0) next(PHASE.coversOn);
  if (bay.phase === PHASE.coversOn && bay.covers.every((cover) => !call.openCovers.has(cover))) {
    next(PHASE.deckIn);
    settleLoads(desk, c, bay, true);
  }
  if (bay.phase === PHASE.deckIn && loadsOf(call, bay.bay, true).length === 0) next(PHASE.done);
}

/**
 * Before a hold or deck of a bay is loaded: boxes of the list that are not in the terminal stay ashore (rolled), and each
 * column is settled, so that every box has something under it.
 */
function settleLoads(desk: Desk, c: CraneWork, bay: BayWork, deck: boolean): void {
  const call = callRecord(desk, c.call as never);
  for (const { container } of loadsOf(call, bay.bay, deck)) {
    if (onHand(desk, container) || !call.toLoad.has(container)) continue;
    const reason = 'not in the terminal when its bay was loaded';
    desk.ledger.record({ kind: 'load-replanned', call: call.call, container, slot: null, reason }, desk.now);
    desk.state.totals.rolled++;
  }
  for (const { container, slot } of settled(call, bay.bay, deck)) {
    const reason = 'the column under it has changed';
    desk.ledger.record({ kind: 'load-replanned', call: call.call, container, slot, reason }, desk.now);
  }
}

function onHand(desk: Desk, container: ContainerId): boolean {
  const position = desk.ledger.state.containers.get(container)?.position;
  return position !== undefined && (position.kind === 'yard' || position.kind === 'che');
}

// ---- main trolley ----------------------------------------------------------------------------------------------------------

function driveMain(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  switch (bay.phase) {
    case PHASE.deckOut:
      return dischargeNext(desk, crane, c, bay, bay.deckOut);
    case PHASE.holdOut:
      return dischargeNext(desk, crane, c, bay, bay.holdOut);
    case PHASE.coversOff:
    case PHASE.coversOn:
      return handleCover(desk, crane, c, bay);
    case PHASE.holdIn:
    case PHASE.deckIn:
      return loadNext(desk, crane, c, bay);
  }
}

function dischargeNext(desk: Desk, crane: number, c: CraneWork, bay: BayWork, list: ContainerId[]): void {
  const container = list[bay.next];
  if (container === undefined) return;
  const vehicle = isDouble(desk) ? null : vehicleAtCrane(desk, crane, null);
  if (isDouble(desk) ? platformRoom(desk, c) < teu(desk, container) : !vehicle) return;
  const call = callRecord(desk, c.call as never);
  const from = desk.ledger.state.containers.get(container)?.position;
  if (from?.kind !== 'vessel') return;
  const restow = call.toRestow.has(container);
  const move = beginMove(desk, { kind: 'discharge', container, call: call.call, crane, restow, slot: from.slot });
  bay.next++;
  const job = nextId(desk);
  c.main = { job, move: move.id, kind: 'lift' };
  if (vehicle) claimVehicle(vehicle.v, move, vehicle.index);
  desk.orders.push({
    kind: 'lift',
    che: craneId(desk, crane),
    job,
    container,
    from,
    to: { kind: 'che', che: vehicle ? vehicle.v.id : platformId(desk, crane) },
    pick: vesselSpot(call.geometry, from.slot, c.station),
    place: vehicle ? craneTransferSpot(desk.model, vehicle.row, c.station) : platformSpot(desk.model, c.station),
    mate: null,
  });
}

function claimVehicle(v: VehicleWork, move: Move, vehicle: number): void {
  v.move = move.id;
  move.vehicle = vehicle;
}

function handleCover(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  const call = callRecord(desk, c.call as never);
  const open = bay.phase === PHASE.coversOff;
  const cover = bay.covers.find((name) => call.openCovers.has(name) !== open);
  if (cover === undefined) return;
  const job = nextId(desk);
  c.main = { job, move: -1, kind: 'hatch' };
  const rows = call.geometry.hatchCovers.find((h) => `${h.bay}/${h.index}` === cover)?.rows ?? [0];
  const slot = { bay: bay.bay, row: rows[Math.floor(rows.length / 2)] ?? 0, tier: call.geometry.deckBase };
  const at = vesselSpot(call.geometry, slot, c.station);
  desk.orders.push({ kind: 'hatch', che: craneId(desk, crane), job, call: call.call, cover, open, at });
}

function loadNext(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  const call = callRecord(desk, c.call as never);
  const placeable = (m: Move): VesselSlot | null => {
    const slot = call.toLoad.get(m.container) ?? call.toRestow.get(m.container);
    const right = slot && m.kind === 'load' && slot.tier >= 70 === (bay.phase === PHASE.deckIn);
    const free = right && supported(call, slot) && firstAbove(call, slot) === undefined;
    return free && nextInColumn(desk, c, m, 'aboard') ? slot : null;
  };
  if (isDouble(desk)) {
    for (const p of c.platform) {
      const m = moveOf(desk, p.move);
      if (p.ready > desk.now || c.portal?.move === m.id) continue;
      const slot = placeable(m);
      if (slot)
        return lowerAboard(desk, crane, c, m, slot, platformSpot(desk.model, c.station), platformId(desk, crane));
    }
    return;
  }
  desk.state.vehicles.forEach((v) => {
    if (c.main || v.errand !== 'at-crane' || v.crane !== crane || v.move < 0) return;
    const m = moveOf(desk, v.move);
    const slot = placeable(m);
    if (slot)
      lowerAboard(
        desk,
        crane,
        c,
        m,
        slot,
        craneTransferSpot(desk.model, rowOf(desk, crane, m.vehicle), c.station),
        v.id,
      );
  });
}

function lowerAboard(
  desk: Desk,
  crane: number,
  c: CraneWork,
  m: Move,
  slot: VesselSlot,
  pick: ReturnType<typeof platformSpot>,
  from: Move['container'] | string,
): void {
  const call = callRecord(desk, c.call as never);
  const job = nextId(desk);
  c.main = { job, move: m.id, kind: 'lift' };
  m.slot = slot;
  desk.orders.push({
    kind: 'lift',
    che: craneId(desk, crane),
    job,
    container: m.container,
    from: { kind: 'che', che: from as never },
    to: { kind: 'vessel', call: call.call, slot },
    pick,
    place: vesselSpot(call.geometry, slot, c.station),
    mate: null,
  });
}

// ---- portal trolley and platform ---------------------------------------------------------------------------------------------

/** A vehicle that stands under the crane: empty and free for a box (move null), or with a given move. */
function vehicleAtCrane(
  desk: Desk,
  crane: number,
  move: number | null,
): { v: VehicleWork; index: number; row: number } | null {
  for (let index = 0; index < desk.state.vehicles.length; index++) {
    const v = desk.state.vehicles[index] as VehicleWork;
    if (v.errand !== 'at-crane' || v.crane !== crane || v.move !== (move ?? -1)) continue;
    const row = rowOf(desk, crane, index);
    if (row >= 0) return { v, index, row };
  }
  return null;
}

function drivePortal(desk: Desk, crane: number, c: CraneWork, bay: BayWork): void {
  for (const p of c.platform) {
    const m = moveOf(desk, p.move);
    if (m.kind !== 'discharge' || p.ready > desk.now) continue;
    const vehicle = vehicleAtCrane(desk, crane, null);
    if (!vehicle) break;
    claimVehicle(vehicle.v, m, vehicle.index);
    return portalLift(desk, crane, c, m, {
      from: platformId(desk, crane),
      to: vehicle.v.id,
      pick: platformSpot(desk.model, c.station),
      place: craneTransferSpot(desk.model, vehicle.row, c.station),
    });
  }
  if (bay.phase !== PHASE.holdIn && bay.phase !== PHASE.deckIn) return;
  for (let index = 0; index < desk.state.vehicles.length; index++) {
    const v = desk.state.vehicles[index] as VehicleWork;
    if (v.errand !== 'at-crane' || v.crane !== crane || v.move < 0) continue;
    const m = moveOf(desk, v.move);
    if (m.kind !== 'load' || platformRoom(desk, c) < teu(desk, m.container) || !nextInColumn(desk, c, m, 'on-crane'))
      continue;
    return portalLift(desk, crane, c, m, {
      from: v.id,
      to: platformId(desk, crane),
      pick: craneTransferSpot(desk.model, rowOf(desk, crane, index), c.station),
      place: platformSpot(desk.model, c.station),
    });
  }
}

interface PortalTrip {
  from: string;
  to: string;
  pick: ReturnType<typeof platformSpot>;
  place: ReturnType<typeof platformSpot>;
}

function portalLift(desk: Desk, crane: number, c: CraneWork, m: Move, trip: PortalTrip): void {
  const job = nextId(desk);
  c.portal = { job, move: m.id, kind: 'lift' };
  desk.orders.push({
    kind: 'lift',
    che: portalId(desk, crane),
    job,
    container: m.container,
    from: { kind: 'che', che: trip.from as never },
    to: { kind: 'che', che: trip.to as never },
    pick: trip.pick,
    place: trip.place,
    mate: null,
  });
}
