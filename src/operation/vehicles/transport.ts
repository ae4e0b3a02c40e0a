// Transport between quay and yard: where loaded vehicles go, and what follows when one comes to the end of its road.
import type { Grant } from '../../fleet/traffic.ts';
import { bay40 } from '../../terminal/vessel.ts';
import { takesNow } from '../quay/bay-work.ts';
import { callRecord, containerRecord, craneWork, moveOf, pairOf, vehicleWork, type Desk } from '../context.ts';
import { currentBay, dischargesLeft, nextInColumn } from '../quay/crane-query.ts';
import { proposeSlot, reserve, takeSlot, type DeckTarget } from '../yard/deck-work.ts';
import { begin, beginWait, standsAt } from './errands.ts';
import { atCharger } from './charging.ts';
import { makeRoomUnderCranes } from '../holds.ts';
import { keepForVessels } from '../gate/gate-work.ts';
import { park, parkAndCharge } from './parking.ts';
import type { CraneWork, Move, VehicleWork } from '../state.ts';
import { fillRacks } from './racks.ts';
import { atBlock, sendEmpty } from './dispatch.ts';
import { addYardJob } from '../yard/jobs.ts';

/** A loaded vehicle is near its crane when it drives so long to it, s; and how many farther ones may hold a place there. */
const NEAR_SECONDS = 50;
const FAR_BOOKINGS = 2;

/** Sends vehicles: loaded ones to their goals, empty ones to work, the rest to park or charge. */
export function lookAtFleet(desk: Desk): void {
  for (const vehicle of waitingLoads(desk)) sendLoaded(desk, vehicle);
  keepForVessels(desk);
  makeRoomUnderCranes(desk);
  fillRacks(desk);
  sendEmpty(desk);
  parkAndCharge(desk);
}

/** Gives the roads that traffic has allocated. */
export function giveRoads(desk: Desk, grants: Grant[]): void {
  for (const g of grants) {
    const v = vehicleWork(desk, g.vehicle);
    desk.orders.push({
      kind: 'drive',
      che: v.id,
      job: v.job,
      stretch: { points: g.hop.points, limits: g.hop.limits, sideways: g.hop.sideways },
      last: g.last,
    });
  }
}

// ---- loaded vehicles ---------------------------------------------------------------------------------------------------------

/** Loaded vehicles that are to be told where to go, in the order in which their moves were asked for: who is wanted first finds a place under the crane first. */
function waitingLoads(desk: Desk): number[] {
  const { vehicles } = desk.state;
  const found: number[] = [];
  for (let i = 0; i < vehicles.length; i++) if (waitsForGoal(desk, vehicles[i] as VehicleWork)) found.push(i);
  return found.sort((a, b) => (vehicles[a] as VehicleWork).move - (vehicles[b] as VehicleWork).move);
}

function waitsForGoal(desk: Desk, v: VehicleWork): boolean {
  if (v.move < 0) return false;
  switch (v.errand) {
    case 'to-park-loaded':
    case 'parked-loaded':
      return true;
    case 'at-crane':
      return moveOf(desk, v.move).kind === 'discharge';
    case 'at-block':
      return moveOf(desk, v.move).kind === 'load';
    default:
      return false;
  }
}

function sendLoaded(desk: Desk, vehicle: number): void {
  const v = vehicleWork(desk, vehicle);
  if (standsAt(desk, vehicle) < 0 && v.errand !== 'to-park-loaded') return;
  const move = moveOf(desk, v.move);
  // Asked first because it is so most of the time: the load waits in its parking place, and its crane has no place for anyone.
  if (move.kind === 'load' && v.errand !== 'at-block' && freePoint(desk, move.crane) < 0) return;
  const moves = pairOf(desk, move);
  if (!moves.every((m) => onBoard(desk, m, v))) return;
  if (move.kind === 'discharge') sendToBlock(desk, vehicle, moves);
  else if (move.kind === 'load') sendToCrane(desk, vehicle, moves);
}

function onBoard(desk: Desk, m: Move, v: VehicleWork): boolean {
  const p = containerRecord(desk, m.container).position;
  return p.kind === 'che' && p.che === v.id;
}

/** Takes discharged boxes to their block; the second of a pair goes along to another one afterwards when this one has no slot for it. */
function sendToBlock(desk: Desk, vehicle: number, moves: readonly Move[]): void {
  const [first, second] = moves as [Move, Move?];
  const from = standsAt(desk, vehicle);
  if (from < 0) return;
  const target = proposeSlot(desk, first.container, from, 'water');
  if (!target) return park(desk, vehicle, 'to-park-loaded');
  takeSlot(desk, first.container, target);
  const other = second ? proposeSlot(desk, second.container, from, 'water', { only: target.block }) : null;
  if (second && other) takeSlot(desk, second.container, other);
  if (!begin(desk, vehicle, target.rest, 'to-block')) {
    for (const slot of other ? [target, other] : [target]) reserve(desk, slot.block, slot.bay, slot.row, -1);
    return park(desk, vehicle, 'to-park-loaded');
  }
  stackInto(desk, first, target);
  if (second && other) stackInto(desk, second, { ...other, rest: target.rest });
}

function stackInto(desk: Desk, m: Move, { block, bay, row, rest }: DeckTarget): void {
  m.block = block;
  m.restAtBlock = rest;
  m.bay = bay;
  m.row = row;
  addYardJob(desk, block, { kind: 'in', move: m.id, container: m.container, rest, bay, row });
}

function sendToCrane(desk: Desk, vehicle: number, moves: readonly Move[]): void {
  const { crane } = moves[0] as Move;
  const c = craneWork(desk, crane);
  const free = freePoint(desk, crane);
  const may = free >= 0 && moves.every((m) => mayGoToCrane(desk, crane, c, m)) && mayBook(desk, crane, vehicle, free);
  const rest = may ? free : -1;
  if (rest >= 0 && begin(desk, vehicle, rest, 'to-crane')) {
    vehicleWork(desk, vehicle).crane = crane;
    return;
  }
  if (vehicleWork(desk, vehicle).errand === 'at-block') park(desk, vehicle, 'to-park-loaded');
}

/**
 * Places under a crane are few. Vehicles with loads that are still far away hold two of them at most; others come near first, to a parking
 * place, and are given a place as soon as one is free, on their way or there.
 */
function mayBook(desk: Desk, crane: number, vehicle: number, rest: number): boolean {
  if (desk.traffic.secondsTo(vehicle, rest) <= NEAR_SECONDS) return true;
  let far = 0;
  desk.state.vehicles.forEach((v, i) => {
    if (v.crane !== crane || v.errand !== 'to-crane' || v.move < 0) return;
    const { goal } = desk.traffic.state.vehicles[i] as { goal: number };
    if (desk.traffic.secondsTo(i, goal) > NEAR_SECONDS) far++;
  });
  return far < FAR_BOOKINGS;
}

/** A load may take a place under its crane only when it can go aboard without waiting for one that has none. */
function mayGoToCrane(desk: Desk, crane: number, c: CraneWork, m: Move): boolean {
  const bay = currentBay(desk, c);
  if (!bay || c.call !== m.call || c.moving || Math.abs(c.x - c.station) > 0.01) return false;
  const call = callRecord(desk, c.call as never);
  const slot = call.toLoad.get(m.container) ?? call.toRestow.get(m.container);
  if (!slot || bay40(slot.bay) !== bay.bay || !takesNow(call, bay, slot)) return false;
  if (dischargesLeft(desk, c, bay) > 0 && !leavesPoint(desk, crane)) return false;
  // Who still waits for another leaves a place for that one.
  if (!nextInColumn(desk, c, m, 'on-crane') && freePoints(desk, crane) < 2) return false;
  return nextInColumn(desk, c, m, 'at-crane');
}

function freePoints(desk: Desk, crane: number): number {
  return (desk.layout.cranePoints[crane] as number[]).filter((r) => desk.traffic.free(r)).length;
}

/** While boxes come off as well or wait on the platform, vehicles that take them keep one transfer point: else both ways wait for each other. */
function leavesPoint(desk: Desk, crane: number): boolean {
  let loaded = 0;
  for (const v of desk.state.vehicles)
    if (v.crane === crane && (v.errand === 'at-crane' || v.errand === 'to-crane') && v.move >= 0)
      if (moveOf(desk, v.move).kind === 'load') loaded++;
  const { rests } = desk.traffic.state;
  const open = (desk.layout.cranePoints[crane] as number[]).filter((r) => !rests[r]?.shut).length;
  return loaded + 1 < open;
}

/** A free transfer point of a crane that stands at its station; -1 without. */
function freePoint(desk: Desk, crane: number): number {
  const c = craneWork(desk, crane);
  if (c.moving || Math.abs(c.x - c.station) > 0.01) return -1;
  for (const r of desk.layout.cranePoints[crane] as number[]) if (desk.traffic.free(r)) return r;
  return -1;
}

/** A vehicle has come to the end of its road. */
export function vehicleArrived(desk: Desk, vehicle: number, km: number, kWh: number): void {
  const v = vehicleWork(desk, vehicle);
  v.km += km;
  v.kWh = kWh;
  // Nobody may work on a vehicle that a tow is about to carry away; where it is set down it goes on.
  if (desk.state.faults.tows.has(vehicle)) return;
  desk.traffic.arrived(vehicle);
  desk.lookAtFleet = true;
  switch (v.errand) {
    case 'to-crane':
      v.errand = 'at-crane';
      beginWait(desk, v);
      desk.cranesToLook.add(v.crane);
      return;
    case 'to-block':
      return atBlock(desk, vehicle);
    case 'to-charge':
      return atCharger(desk, v);
    case 'to-park-loaded':
      v.errand = 'parked-loaded';
      beginWait(desk, v);
      return;
    default:
      v.errand = 'idle';
  }
}
