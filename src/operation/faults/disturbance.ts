// How the loop reacts when something is out of order: a machine that is broken or not heard of, wind, a closed lane, a person on the apron.
// A broken vehicle keeps its ground, others are led around it (fleet/obstacles.ts); without a box it gives its task back, with one the
// box waits in it; after a while it is towed to a parking place. What cranes do is asked for where they get their work (fault-query.ts).
// Closures and faults are no events of the record: they are kept in the loop's own state, which snapshots hold, and come again from the
// equipment's reports when a run is done again.
import type { EquipmentPort, Report } from '../../equipment/port.ts';
import type { Closure } from '../../fleet/traffic.ts';
import type { CheId } from '../../terminal/ids.ts';
import { blockOutline } from '../../terminal/checks/outlines.ts';
import { reliabilityOf, weatherOf } from '../../terminal/reliability.ts';
import { containerRecord, craneId, moveOf, pairOf, portalId, vehicleWork, type Desk } from '../context.ts';
import { begin, standsAt } from '../vehicles/errands.ts';
import { isBroken, isOut, isOutForLong } from './fault-query.ts';
import type { Rectangle, VehicleWork } from '../state.ts';

const MINUTE_MS = 60_000;

/** A machine reports a fault. */
export function machineFailed(desk: Desk, { che, fault, until }: Report & { kind: 'fault' }): void {
  const wasBroken = isBroken(desk, che);
  desk.state.faults.broken.set(che, { fault, since: desk.now, until });
  if (isBroken(desk, che) && !wasBroken) fellOut(desk, che);
}

/** A machine that was broken or silent is there again. */
export function machineRepaired(desk: Desk, che: CheId): void {
  desk.state.faults.broken.delete(che);
  const vehicle = vehicleIndex(desk, che);
  if (vehicle >= 0 && !isOut(desk, che)) {
    desk.traffic.stand(vehicle, desk.state.faults.tows.has(vehicle));
    vehicleWork(desk, vehicle).moved = desk.now;
  }
  lookAtAll(desk);
}

/**
 * Machines that have not been heard for longer than their heartbeat allows count as broken, until they are heard again. What a silent
 * machine was told stays its own: its box is on it, or where it was, or where it was to go (unknown-boxes.ts), and nobody else is sent for it.
 */
export function listen(desk: Desk, equipment: EquipmentPort): void {
  const patience = reliabilityOf(desk.model).heartbeatSeconds * 1000;
  const { broken } = desk.state.faults;
  for (const che of machinesOf(desk)) {
    const heard = equipment.heardFrom(che);
    if (desk.now - heard < patience) {
      if (broken.get(che)?.fault === 'silent') machineRepaired(desk, che);
    } else if (!isBroken(desk, che)) {
      broken.set(che, { fault: 'silent', since: heard, until: Infinity });
      fellOut(desk, che);
    }
  }
}

/** Machines that have not been heard for too long at a time (ms UTC), and since when. */
export function unheard(desk: Desk, now: number, heardFrom: (che: CheId) => number): { che: CheId; since: number }[] {
  const patience = reliabilityOf(desk.model).heartbeatSeconds * 1000;
  const found: { che: CheId; since: number }[] = [];
  for (const che of machinesOf(desk)) {
    const since = heardFrom(che);
    if (now - since >= patience) found.push({ che, since });
  }
  return found;
}

/** All machines: quay cranes, each followed by its portal trolley, yard cranes, vehicles. */
function* machinesOf(desk: Desk): Generator<CheId> {
  const { model, state } = desk;
  for (let i = 0; i < model.quayCranes.length; i++) {
    yield craneId(desk, i);
    if (model.quayCraneType.platform) yield portalId(desk, i);
  }
  for (const { id } of state.yardCranes) yield id;
  for (const { id } of state.vehicles) yield id;
}

/** A machine works no more until further notice. */
function fellOut(desk: Desk, che: CheId): void {
  const vehicle = vehicleIndex(desk, che);
  if (vehicle >= 0) {
    desk.traffic.stand(vehicle, true);
    giveBack(desk, vehicle);
  }
  lookAtAll(desk);
}

function vehicleIndex(desk: Desk, che: CheId): number {
  return desk.state.vehicles.findIndex((v) => v.id === che);
}

/** Everything is looked at again; the bays of cranes are shared out anew. */
export function lookAtAll(desk: Desk): void {
  desk.lookAtFleet = true;
  desk.shareCranes = true;
  desk.state.cranes.forEach((_, i) => desk.cranesToLook.add(i));
  desk.state.blocks.forEach((_, i) => desk.blocksToLook.add(i));
}

// ---- broken vehicles -------------------------------------------------------------------------------------------------------------

/** A vehicle that works no more, and has no box, gives its task back, so that another is sent, and gives up the place that it was on its way to. */
export function giveBack(desk: Desk, vehicle: number): void {
  const v = vehicleWork(desk, vehicle);
  const empty = v.move < 0 || (v.errand === 'to-block' && dropFetching(desk, v));
  if (!empty) return;
  if (v.errand === 'at-crane' || v.errand === 'idle') {
    v.errand = 'idle';
    v.crane = -1;
    return;
  }
  if (v.errand !== 'to-crane' && v.errand !== 'to-block' && v.errand !== 'to-park') return;
  v.crane = -1;
  v.errand = 'to-park';
  if (desk.traffic.giveUp(vehicle)) v.errand = 'idle';
  else leaveGoal(desk, vehicle);
}

/** The loads that a vehicle was sent to fetch are wanted from others again; false when a crane has begun with them already. */
function dropFetching(desk: Desk, v: VehicleWork): boolean {
  const moves = pairOf(desk, moveOf(desk, v.move));
  const work = desk.state.blocks[(moves[0] as (typeof moves)[number]).block];
  if (!work || moves.some((m) => m.kind !== 'load' || containerRecord(desk, m.container).position.kind !== 'yard'))
    return false;
  const jobs = work.jobs.filter((j) => moves.some((m) => m.id === j.move));
  const begun = jobs.some((j) => j.crane !== -1 || work.jobs.some((other) => other.then === j.id));
  const digging = desk.state.yardCranes.some((c) => jobs.some((j) => j.id === c.digging));
  if (begun || digging) return false;
  work.jobs = work.jobs.filter((j) => !jobs.includes(j));
  for (const m of moves) desk.state.moves.delete(m.id);
  v.move = -1;
  return true;
}

/** Sends a vehicle on the road to a parking place instead, if there is a way, so that its goal is free for others. */
function leaveGoal(desk: Desk, vehicle: number): void {
  const t = desk.traffic.state.vehicles[vehicle];
  if (!t || desk.layout.parking.includes(t.goal)) return;
  const near = parkingNear(desk, t.goal).slice(0, 8);
  for (const rest of near) if (desk.traffic.redirect(vehicle, rest)) return;
}

/** Free parking places, the nearest to a rest place first. */
function parkingNear(desk: Desk, rest: number): number[] {
  const { rests } = desk.traffic.state;
  const here = rests[rest] ?? { x: 0, y: 0 };
  const way = (r: number): number => Math.abs((rests[r]?.x ?? 0) - here.x) + Math.abs((rests[r]?.y ?? 0) - here.y);
  return desk.layout.parking.filter((r) => desk.traffic.free(r)).sort((a, b) => way(a) - way(b) || a - b);
}

/** Calls the tow for vehicles that have stood broken on the road for long, and sends on those that were towed and work again. */
export function lookAfterBroken(desk: Desk): void {
  const { towAfterMinutes, towMinutes } = reliabilityOf(desk.model);
  const { broken, tows } = desk.state.faults;
  // Others take the bays of a crane that stands for long.
  if (desk.state.cranes.some((c, i) => c.bays.length > 0 && isOutForLong(desk, craneId(desk, i))))
    desk.shareCranes = true;
  desk.state.vehicles.forEach((v, vehicle) => {
    const fault = broken.get(v.id);
    const t = desk.traffic.state.vehicles[vehicle];
    if (t?.kept) v.keptAt = desk.now;
    if (!t || tows.has(vehicle)) return;
    if (!fault) return goOn(desk, vehicle, v);
    const onRoad = t.goal >= 0 && t.allocated > 0;
    const sooner = fault.until < desk.now + towMinutes * MINUTE_MS;
    if (!onRoad || !isBroken(desk, v.id) || sooner || desk.now - fault.since < towAfterMinutes * MINUTE_MS) return;
    callTow(desk, vehicle);
  });
}
/** Has a vehicle on the road fetched and set down at the nearest free parking place, if there is one; or once more at the one chosen before. */
export function callTow(desk: Desk, vehicle: number): void {
  const { tows } = desk.state.faults;
  const goal = desk.traffic.state.vehicles[vehicle]?.goal ?? -1;
  const rest = tows.get(vehicle) ?? parkingNear(desk, goal)[0];
  const place = desk.traffic.state.rests[rest ?? -1];
  if (goal < 0 || rest === undefined || !place) return;
  if (!tows.has(vehicle)) desk.traffic.reserve(vehicle, rest);
  tows.set(vehicle, rest);
  const { towMinutes } = reliabilityOf(desk.model);
  desk.orders.push({ kind: 'tow', che: vehicleWork(desk, vehicle).id, to: [place.x, place.y], minutes: towMinutes });
}

/** A vehicle was set down at a parking place; its box, if it has one, waits in it. */
export function vehicleTowed(desk: Desk, che: CheId): void {
  const vehicle = vehicleIndex(desk, che);
  const rest = desk.state.faults.tows.get(vehicle);
  if (rest === undefined) return;
  desk.state.faults.tows.delete(vehicle);
  const v = vehicleWork(desk, vehicle);
  // Its transfer point is kept: a crane may wait over it for this vehicle, and another that stood there would wait for the crane.
  desk.traffic.towed(vehicle, rest, v.errand === 'to-block' && v.move >= 0);
  desk.traffic.stand(vehicle, isOut(desk, che));
  v.moved = desk.now;
  if (v.move < 0) v.errand = 'idle';
  else if (v.errand !== 'to-block') v.errand = 'parked-loaded';
  desk.lookAtFleet = true;
}

/** A vehicle that was towed on its way to a block sets out again for its transfer point, which was kept for it. */
function goOn(desk: Desk, vehicle: number, v: VehicleWork): void {
  const at = standsAt(desk, vehicle);
  if (v.errand !== 'to-block' || at < 0 || v.move < 0 || isOut(desk, v.id)) return;
  begin(desk, vehicle, moveOf(desk, v.move).restAtBlock, 'to-block');
}

// ---- wind ------------------------------------------------------------------------------------------------------------------------

/** The anemometer tells another wind, m/s: over its limit a crane gets no new lift, until the wind is well below it again. */
export function windChanged(desk: Desk, speed: number): void {
  const { faults } = desk.state;
  const { quayCraneStopWind, yardCraneStopWind, hysteresis } = weatherOf(desk.model);
  const stops = (before: boolean, limit: number): boolean => (before ? speed > limit - hysteresis : speed >= limit);
  faults.wind = speed;
  faults.quayWind = stops(faults.quayWind, quayCraneStopWind);
  faults.yardWind = stops(faults.yardWind, yardCraneStopWind);
  if (!faults.quayWind && !faults.yardWind) faults.windSince = 0;
  else if (faults.windSince === 0) faults.windSince = desk.now;
  lookAtAll(desk);
}

// ---- closures --------------------------------------------------------------------------------------------------------------------

/** Closes a lane: nobody is allocated road on it from now on; who has some drives out of it. False when it is closed already or unknown. */
export function closeLane(desk: Desk, lane: string): boolean {
  const index = desk.layout.network.laneIndex.get(lane);
  const key = `lane ${lane}`;
  if (index === undefined || desk.state.faults.closures.has(key)) return false;
  begins(desk, key, desk.traffic.laneClosure(index), []);
  return true;
}

/** Opens a lane again. False when it was not closed. */
export function openLane(desk: Desk, lane: string): boolean {
  return ends(desk, `lane ${lane}`);
}

/** What a stop of a zone has led to. */
export interface ZoneStop {
  /** Machines that were told to stop. */
  halted: CheId[];
  /** Vehicles of these whose ground or present hop lies in the zone: they stand in it, or may not have come to a stand before it. */
  inside: CheId[];
}

/**
 * A person is on the ground of a rectangle, m: every vehicle that has road into it brakes at once, cranes over it stop, and nothing in
 * it moves until the zone is released. `name` tells zones apart. Null when the zone is stopped already.
 */
export function stopZone(desk: Desk, name: string, area: Rectangle): ZoneStop | null {
  const key = `zone ${name}`;
  const { faults } = desk.state;
  if (faults.closures.has(key)) return null;
  const closure = desk.traffic.groundClosure(...area);
  const vehicles = desk.traffic.vehiclesOn(closure);
  const halted = [...vehicles.map((i) => vehicleWork(desk, i).id), ...cranesOver(desk, area)];
  begins(desk, key, closure, halted);
  const ground = new Set(closure.zones);
  const inside = vehicles.filter((i) => {
    const t = desk.traffic.state.vehicles[i];
    const hops = t?.route.slice(Math.max(0, t.passed - 1), t.passed + 1) ?? [];
    return t?.goal === -1 || hops.some((hop) => hop.zones.some((z) => ground.has(z)));
  });
  return { halted, inside: inside.map((i) => vehicleWork(desk, i).id) };
}

/** The person has left: what was stopped goes on. False when the zone was not stopped. */
export function releaseZone(desk: Desk, name: string): boolean {
  return ends(desk, `zone ${name}`);
}

function begins(desk: Desk, key: string, closure: Closure, halted: CheId[]): void {
  const { faults } = desk.state;
  faults.closures.set(key, { closure, halted, since: desk.now });
  halt(desk, halted);
  desk.traffic.close(closure);
  lookAtAll(desk);
}

/** Machines stop at once, for one more reason: they go on when all reasons are gone. */
export function halt(desk: Desk, machines: readonly CheId[]): void {
  const { halted } = desk.state.faults;
  for (const che of machines) {
    const reasons = (halted.get(che) ?? 0) + 1;
    halted.set(che, reasons);
    if (reasons === 1) desk.orders.push({ kind: 'halt', che });
    const vehicle = vehicleIndex(desk, che);
    if (vehicle >= 0) desk.traffic.stand(vehicle, true);
  }
}

function ends(desk: Desk, key: string): boolean {
  const { faults } = desk.state;
  const ended = faults.closures.get(key);
  if (!ended) return false;
  faults.closures.delete(key);
  goOnAfter(desk, ended.halted);
  desk.traffic.reopen(ended.closure);
  lookAtAll(desk);
  return true;
}

/** One reason is gone for which machines were halted. */
export function goOnAfter(desk: Desk, machines: readonly CheId[]): void {
  const { halted, tows } = desk.state.faults;
  for (const che of machines) {
    const left = (halted.get(che) ?? 1) - 1;
    if (left > 0) {
      halted.set(che, left);
      continue;
    }
    halted.delete(che);
    desk.orders.push({ kind: 'resume', che });
    const vehicle = vehicleIndex(desk, che);
    if (vehicle < 0) continue;
    vehicleWork(desk, vehicle).moved = desk.now;
    if (!isOut(desk, che) && !tows.has(vehicle)) desk.traffic.stand(vehicle, false);
  }
}

/** Cranes whose ground lies under a rectangle: quay cranes with their trolleys by their place on the rails, both cranes of a block. */
function cranesOver(desk: Desk, [x0, y0, x1, y1]: Rectangle): CheId[] {
  const { model } = desk;
  const half = model.craneRails.minSpacing / 2;
  const landward = Math.max(model.craneRails.landwardY, ...model.quayCraneType.transferRows.map((r) => r.y));
  const found: CheId[] = [];
  desk.state.cranes.forEach((c, i) => {
    const [low, high] = [Math.min(c.x, c.target) - half, Math.max(c.x, c.target) + half];
    if (low >= x1 || high <= x0 || y0 >= landward || y1 <= 0) return;
    found.push(craneId(desk, i));
    if (model.quayCraneType.platform) found.push(portalId(desk, i));
  });
  for (const crane of desk.state.yardCranes) {
    const o = blockOutline(model.blocks[crane.block] as (typeof model.blocks)[number]);
    if (o.x0 < x1 && o.x1 > x0 && o.y0 < y1 && o.y1 > y0) found.push(crane.id);
  }
  return found;
}

/** Takes a report of something out of order. */
export function disturbed(
  desk: Desk,
  report: Extract<Report, { kind: 'fault' | 'repaired' | 'towed' | 'lane' | 'zone' | 'wind' }>,
): void {
  switch (report.kind) {
    case 'fault':
      return machineFailed(desk, report);
    case 'repaired':
      return machineRepaired(desk, report.che);
    case 'towed':
      return vehicleTowed(desk, report.che);
    case 'lane':
      if (report.closed) closeLane(desk, report.lane);
      else openLane(desk, report.lane);
      return;
    case 'zone':
      if (report.person) stopZone(desk, `of report ${report.zone}`, report.area);
      else releaseZone(desk, `of report ${report.zone}`);
      return;
    case 'wind':
      return windChanged(desk, report.speed);
  }
}
