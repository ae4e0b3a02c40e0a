// Transport between quay and yard: which vehicle does what and where it goes next.
import { dispatch } from '../fleet/dispatch.ts';
import type { VehicleDemand, VehicleOffer } from '../fleet/problems.ts';
import type { Grant } from '../fleet/traffic.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { VesselSlot } from '../terminal/container.ts';
import { bay40, FIRST_DECK_TIER, onDeck } from '../terminal/vessel.ts';
import { PHASE, loadsOf } from './bay-work.ts';
import {
  beginMove,
  callRecord,
  containerRecord,
  craneWork,
  moveOf,
  nextId,
  vehicleWork,
  type Desk,
} from './context.ts';
import { deckFor } from './deck-work.ts';
import { currentBay, dischargesLeft, nextInColumn } from './crane-query.ts';
import { begin, beginWait, standsAt } from './errands.ts';
import { mustStay, park, parkAndCharge } from './parking.ts';
import type { BayWork, CraneWork, Move, VehicleWork } from './state.ts';
import { besideTaken, nearestPoint } from './transfer-points.ts';
import { addYardJob, blockIndex } from './yard-jobs.ts';

/** Loads per crane that may be under way between yard and quay. */
const LOADS_UNDER_WAY = 8;
/** Remaining discharges of a bay at which its first loads are fetched. */
const LOADS_AHEAD_AT = 4;
/** Sends vehicles: loaded ones to their goals, empty ones to work, the rest to park or charge. */
export function lookAtFleet(desk: Desk): void {
  for (let i = 0; i < desk.state.vehicles.length; i++) sendLoaded(desk, i);
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

function sendLoaded(desk: Desk, vehicle: number): void {
  const v = vehicleWork(desk, vehicle);
  if (v.move < 0 || standsAt(desk, vehicle) < 0) return;
  const m = moveOf(desk, v.move);
  const waiting = v.errand === 'parked-loaded' || v.errand === 'at-crane' || v.errand === 'at-block';
  if (!waiting || !onBoard(desk, m, v)) return;
  if (m.kind === 'discharge' && v.errand !== 'at-block') sendToBlock(desk, vehicle, m);
  else if (m.kind === 'load' && v.errand !== 'at-crane') sendToCrane(desk, vehicle, m);
}

function onBoard(desk: Desk, m: Move, v: VehicleWork): boolean {
  const p = containerRecord(desk, m.container).position;
  return p.kind === 'che' && p.che === v.id;
}

function sendToBlock(desk: Desk, vehicle: number, m: Move): void {
  const from = standsAt(desk, vehicle);
  const target = deckFor(desk, m.container, from, 'water');
  if (!target || !begin(desk, vehicle, target.rest, 'to-block')) {
    park(desk, vehicle, 'to-park-loaded');
    return;
  }
  m.block = target.block;
  m.restAtBlock = target.rest;
  m.bay = target.bay;
  m.row = target.row;
  addYardJob(desk, m.block, {
    kind: 'in',
    move: m.id,
    container: m.container,
    rest: target.rest,
    bay: m.bay,
    row: m.row,
  });
}

function sendToCrane(desk: Desk, vehicle: number, m: Move): void {
  const c = craneWork(desk, m.crane);
  const rest = mayGoToCrane(desk, c, m) ? freePoint(desk, m.crane) : -1;
  if (rest >= 0 && begin(desk, vehicle, rest, 'to-crane')) {
    vehicleWork(desk, vehicle).crane = m.crane;
    return;
  }
  if (vehicleWork(desk, vehicle).errand === 'at-block') park(desk, vehicle, 'to-park-loaded');
}

/** A load may take a place under its crane only when it can go aboard without waiting for one that has none. */
function mayGoToCrane(desk: Desk, c: CraneWork, m: Move): boolean {
  const bay = currentBay(desk, c);
  if (!bay || c.call !== m.call || c.moving || Math.abs(c.x - c.station) > 0.01) return false;
  const call = callRecord(desk, c.call as never);
  const slot = call.toLoad.get(m.container) ?? call.toRestow.get(m.container);
  if (!slot || Math.floor((slot.bay - 1) / 4) * 4 + 2 !== bay.bay) return false;
  const right = slot.tier >= 70 ? bay.phase === PHASE.deckIn : bay.phase === PHASE.holdIn;
  return right && nextInColumn(desk, c, m, 'at-crane');
}

/** A free transfer point of a crane that stands at its station; -1 without. */
function freePoint(desk: Desk, crane: number): number {
  const c = craneWork(desk, crane);
  if (c.moving || Math.abs(c.x - c.station) > 0.01) return -1;
  for (const r of desk.layout.cranePoints[crane] as number[]) if (desk.traffic.free(r)) return r;
  return -1;
}

// ---- empty vehicles ------------------------------------------------------------------------------------------------------------

interface Want {
  crane: number;
  rest: number;
  /** Container to fetch from the yard; null: to stand ready for a discharge. */
  load: ContainerId | null;
  block: number;
}

function sendEmpty(desk: Desk): void {
  const offers: VehicleOffer[] = [];
  desk.state.vehicles.forEach((v, i) => {
    if (v.errand === 'idle' && standsAt(desk, i) >= 0 && !mustStay(desk, v)) offers.push({ id: i, freeIn: 0 });
  });
  if (offers.length === 0) return;
  const wants: Want[] = [];
  const early = { left: earlyLoadsAllowed(desk) };
  for (let crane = 0; crane < desk.state.cranes.length; crane++) wantsOf(desk, crane, wants, early);
  if (wants.length === 0) return;
  const seconds = new Float64Array(offers.length * wants.length);
  offers.forEach((o, i) => {
    wants.forEach((w, j) => {
      const way = desk.traffic.router.seconds(standsAt(desk, o.id), w.rest);
      seconds[i * wants.length + j] = way === Infinity ? 1e6 : way;
    });
  });
  const demands: VehicleDemand[] = wants.map((w, id) => ({ id, wantedIn: 0, weight: w.load === null ? 1.2 : 1 }));
  for (const pair of dispatch({ demands, offers, seconds }, { steps: 200_000 }).plan)
    startErrand(desk, (offers[pair.offer] as VehicleOffer).id, wants[pair.demand] as Want);
}

/** How many more loads may be fetched before their crane can take them. */
interface Early {
  left: number;
}

function wantsOf(desk: Desk, crane: number, wants: Want[], early: Early): void {
  const c = craneWork(desk, crane);
  const bay = currentBay(desk, c);
  if (!bay || c.call === null) return;
  const outLeft = dischargesLeft(desk, c, bay);
  let underWay = 0;
  let ready = 0;
  for (const v of desk.state.vehicles) {
    if (v.crane !== crane) continue;
    if (v.move < 0 && (v.errand === 'to-crane' || v.errand === 'at-crane')) ready++;
  }
  for (const m of desk.state.moves.values()) if (m.kind === 'load' && m.crane === crane) underWay++;
  let tokens = outLeft - ready;
  const atStation = !c.moving && Math.abs(c.x - c.station) < 0.01;
  if (atStation) {
    for (const r of desk.layout.cranePoints[crane] as number[]) {
      if (tokens <= 0) break;
      if (!desk.traffic.free(r)) continue;
      wants.push({ crane, rest: r, load: null, block: -1 });
      tokens--;
    }
  }
  if (outLeft <= LOADS_AHEAD_AT) wantLoads(desk, crane, bay, LOADS_UNDER_WAY - underWay, wants, early);
}

/** True when a crane takes loads for a slot in its bay's present phase. */
function takesNow(bay: BayWork, slot: VesselSlot): boolean {
  return bay.phase === (onDeck(slot) ? PHASE.deckIn : PHASE.holdIn);
}

/**
 * Loads that wait on vehicles until their crane has finished with something else must leave it the vehicles for that: else all
 * vehicles hold loads that wait for discharges which wait for vehicles. One vehicle per crane at work is kept free of them.
 */
function earlyLoadsAllowed(desk: Desk): number {
  let allowed = desk.state.vehicles.length - 1;
  for (const c of desk.state.cranes) if (currentBay(desk, c)) allowed--;
  for (const v of desk.state.vehicles) {
    const m = v.move >= 0 ? moveOf(desk, v.move) : null;
    if (m?.kind !== 'load') continue;
    const c = craneWork(desk, m.crane);
    const bay = currentBay(desk, c);
    const call = m.call === null ? null : callRecord(desk, m.call);
    const slot = call?.toLoad.get(m.container) ?? call?.toRestow.get(m.container);
    if (!bay || !slot || c.call !== m.call || bay40(slot.bay) !== bay.bay || !takesNow(bay, slot)) allowed--;
  }
  return allowed;
}

function wantLoads(desk: Desk, crane: number, bay: BayWork, room: number, wants: Want[], early: Early): void {
  if (room <= 0) return;
  const call = callRecord(desk, craneWork(desk, crane).call as never);
  const moving = new Set<ContainerId>();
  for (const m of desk.state.moves.values()) if (m.kind === 'load') moving.add(m.container);
  // Deck loads follow when all of the hold are under way, so that they do not take the places of those.
  const hold = bay.phase <= PHASE.holdIn ? loadsOf(call, bay.bay, false) : [];
  const deckToo = hold.every((l) => moving.has(l.container));
  const wanted = deckToo ? [...hold, ...loadsOf(call, bay.bay, true)] : hold;
  let left = room;
  const taken = new Set<number>(wants.map((w) => w.rest));
  // A box is fetched only when all that go under it are aboard or under way: else it would wait and hold a place. So one box of
  // a column is wanted at a time: there may be fewer vehicles than wants.
  const blocked = new Set<string>();
  for (const { container, slot } of wanted) {
    if (left <= 0) return;
    const column = `${slot.row}/${slot.tier >= FIRST_DECK_TIER ? 1 : 0}`;
    if (moving.has(container) || blocked.has(column)) continue;
    blocked.add(column);
    const p = containerRecord(desk, container).position;
    if (p.kind !== 'yard') continue;
    if (!takesNow(bay, slot) && early.left-- <= 0) return;
    const block = blockIndex(desk, p.block);
    const rest = nearestPoint(desk, block, p.slot.bay, taken);
    if (rest < 0) continue;
    taken.add(rest);
    wants.push({ crane, rest, load: container, block });
    left--;
  }
}

function startErrand(desk: Desk, vehicle: number, want: Want): void {
  const v = vehicleWork(desk, vehicle);
  if (desk.traffic.free(want.rest) && standsAt(desk, vehicle) === want.rest) return;
  if (want.load === null) {
    if (begin(desk, vehicle, want.rest, 'to-crane')) v.crane = want.crane;
    return;
  }
  if (besideTaken(desk, want.block, want.rest)) return;
  if (!begin(desk, vehicle, want.rest, 'to-block')) return;
  const c = craneWork(desk, want.crane);
  const m = beginMove(desk, {
    kind: 'load',
    container: want.load,
    call: c.call,
    crane: want.crane,
    vehicle,
    block: want.block,
  });
  m.restAtBlock = want.rest;
  v.move = m.id;
  v.crane = want.crane;
  addYardJob(desk, want.block, { kind: 'out', move: m.id, container: want.load, rest: want.rest, bay: 0, row: 0 });
}

/** A vehicle has come to the end of its road. */
export function vehicleArrived(desk: Desk, vehicle: number, km: number, kWh: number): void {
  desk.traffic.arrived(vehicle);
  const v = vehicleWork(desk, vehicle);
  v.km += km;
  v.kWh = kWh;
  desk.lookAtFleet = true;
  switch (v.errand) {
    case 'to-crane':
      v.errand = 'at-crane';
      beginWait(desk, v);
      desk.cranesToLook.add(v.crane);
      return;
    case 'to-block': {
      v.errand = 'at-block';
      beginWait(desk, v);
      const m = moveOf(desk, v.move);
      for (const job of desk.state.blocks[m.block]?.jobs ?? []) if (job.move === m.id) job.ready = true;
      desk.blocksToLook.add(m.block);
      return;
    }
    case 'to-charge':
      v.errand = 'charging';
      v.job = nextId(desk);
      desk.orders.push({ kind: 'charge', che: v.id, job: v.job, untilKWh: v.untilKWh });
      return;
    case 'to-park-loaded':
      v.errand = 'parked-loaded';
      beginWait(desk, v);
      return;
    default:
      v.errand = 'idle';
  }
}
