// Which empty vehicle takes which task. Rolling assignment weighs all of them together, with vehicles that come free soon; the other
// rules are there to compare with.
import { dispatch } from '../../fleet/dispatch.ts';
import type { VehicleDemand, VehicleOffer } from '../../fleet/problems.ts';
import { beginMove, craneWork, moveOf, vehicleWork, type Desk } from '../context.ts';
import { begin, beginWait, standsAt } from './errands.ts';
import { aheadOf, meetRack } from './racks.ts';
import { mustStay } from './charging.ts';
import { getsNoWork } from '../faults/fault-query.ts';
import type { Move } from '../state.ts';
import { besideTaken } from './transfer-points.ts';
import { wantsOf, type Want } from './wants.ts';
import { addYardJob } from '../yard/jobs.ts';

/** Lateness of an empty vehicle under a crane weighs so much against that of a load: the crane's trolley stands at once. */
const EMPTY_WEIGHT = 1.2;
/** Steps of the assignment; sixty vehicles and as many tasks need some thousands. */
const DISPATCH_STEPS = 200_000;
/** A vehicle whose box is being lifted off comes free after about so many seconds. */
const LIFTED_IN = 40;
/** No way there, s: over any way that is. */
const NO_WAY = Infinity;

/** A pair of vehicle and task. */
interface Pair {
  vehicle: number;
  want: Want;
}

/** Gives empty vehicles their tasks. */
export function sendEmpty(desk: Desk): void {
  const idle = idleVehicles(desk);
  if (idle.length === 0) return;
  const wants = wantsOf(desk);
  if (wants.length === 0) return;
  const pairs = desk.state.policy.dispatch === 'rolling' ? rolling(desk, idle, wants) : oneByOne(desk, idle, wants);
  for (const { vehicle, want } of pairs) startErrand(desk, vehicle, want);
}

/** Vehicles without a task; in rolling assignment those on the way to a parking place too, which can be sent elsewhere. */
function idleVehicles(desk: Desk): number[] {
  const onRoad = desk.state.policy.dispatch === 'rolling';
  return desk.state.vehicles.flatMap((v, i) => {
    const idle = (v.errand === 'idle' && standsAt(desk, i) >= 0) || (onRoad && v.errand === 'to-park');
    return idle && !v.sentToCharge && !mustStay(desk, v) && !getsNoWork(desk, v.id) ? [i] : [];
  });
}

/** Drive of a vehicle to a task, s; who stands at a transfer point of the block already need not drive at all. */
function wayTo(desk: Desk, vehicle: number, want: Want): number {
  const at = standsAt(desk, vehicle);
  if (want.standing >= 0) return want.standing === vehicle ? 0 : NO_WAY;
  if (want.block >= 0 && (desk.layout.waterPoints[want.block] as number[]).includes(at)) return 0;
  if (desk.traffic.state.restOwner[want.rest] !== -1) return NO_WAY;
  return desk.traffic.secondsTo(vehicle, want.rest);
}

function rolling(desk: Desk, idle: readonly number[], wants: readonly Want[]): Pair[] {
  const offers: VehicleOffer[] = [...idle.map((id) => ({ id, freeIn: 0 })), ...freeSoon(desk)];
  const seconds = new Float64Array(offers.length * wants.length);
  offers.forEach((o, i) => {
    wants.forEach((w, j) => (seconds[i * wants.length + j] = wayTo(desk, o.id, w)));
  });
  const demands: VehicleDemand[] = wants.map((w, id) => ({
    id,
    wantedIn: w.wantedIn,
    weight: w.load === null ? EMPTY_WEIGHT : 1,
  }));
  const { plan } = dispatch({ demands, offers, seconds }, { steps: DISPATCH_STEPS });
  return plan.flatMap(({ offer, demand }) => {
    const { id, freeIn } = offers[offer] as VehicleOffer;
    return freeIn > 0 ? [] : [{ vehicle: id, want: wants[demand] as Want }];
  });
}

/** Vehicles whose box is being lifted off just now. */
function freeSoon(desk: Desk): VehicleOffer[] {
  const soon: VehicleOffer[] = [];
  desk.state.vehicles.forEach((v, id) => {
    if (v.errand !== 'at-block' || v.move < 0 || standsAt(desk, id) < 0) return;
    if (v.sentToCharge || getsNoWork(desk, v.id)) return;
    const m = moveOf(desk, v.move);
    if (m.kind !== 'discharge' || m.mate >= 0) return;
    const job = desk.state.blocks[m.block]?.jobs.find((j) => j.move === m.id);
    if (job && job.crane >= 0) soon.push({ id, freeIn: LIFTED_IN });
  });
  return soon;
}

/** Each task in turn takes one vehicle: the nearest idle one, or the one that has been idle longest. */
function oneByOne(desk: Desk, idle: readonly number[], wants: readonly Want[]): Pair[] {
  const free = new Set(idle);
  const pairs: Pair[] = [];
  for (const want of wants) {
    let best = -1;
    let least = NO_WAY;
    for (const vehicle of free) {
      const way = wayTo(desk, vehicle, want);
      const cost = desk.state.policy.dispatch === 'nearest-idle' ? way : vehicleWork(desk, vehicle).moved;
      if (way === NO_WAY || cost >= least) continue;
      best = vehicle;
      least = cost;
    }
    if (best < 0) continue;
    free.delete(best);
    pairs.push({ vehicle: best, want });
  }
  return pairs;
}

function startErrand(desk: Desk, vehicle: number, want: Want): void {
  if (want.load === null) return standUnder(desk, vehicle, want);
  const at = standsAt(desk, vehicle);
  // A load that lies on a rack, or is brought there, is taken from it.
  const racked = aheadOf(desk, want.load);
  const stays = racked ? at === racked.restAtBlock : standsFree(desk, want.block, at);
  const rest = stays ? at : want.rest;
  if (!stays && besideTaken(desk, want.block, rest)) return;
  if (!stays && !begin(desk, vehicle, rest, 'to-block')) return;
  const v = vehicleWork(desk, vehicle);
  const c = craneWork(desk, want.crane);
  const base = {
    kind: 'load',
    call: c.call,
    crane: want.crane,
    vehicle,
    block: want.block,
    restAtBlock: rest,
  } as const;
  const moves: Move[] = [racked ? Object.assign(racked, base) : beginMove(desk, { ...base, container: want.load })];
  if (want.mate && !racked) moves.push(beginMove(desk, { ...base, container: want.mate, mate: (moves[0] as Move).id }));
  const [first, second] = moves as [Move, Move?];
  if (second) first.mate = second.id;
  v.move = first.id;
  v.crane = want.crane;
  const due = desk.now + Math.max(0, want.wantedIn) * 1000;
  for (const m of racked ? [] : moves)
    addYardJob(desk, want.block, { kind: 'out', move: m.id, container: m.container, rest, bay: 0, row: 0, due });
  if (stays) atBlock(desk, vehicle);
}

/** True for a transfer point of a block at which a vehicle could be given a box where it stands: no other box lies there on a rack. */
function standsFree(desk: Desk, block: number, rest: number): boolean {
  return (desk.layout.waterPoints[block] as number[]).includes(rest) && !desk.state.racks.has(rest);
}

function standUnder(desk: Desk, vehicle: number, want: Want): void {
  const v = vehicleWork(desk, vehicle);
  if (want.standing === vehicle) {
    v.errand = 'at-crane';
    beginWait(desk, v);
    desk.cranesToLook.add(want.crane);
  } else if (!begin(desk, vehicle, want.rest, 'to-crane')) return;
  v.crane = want.crane;
}

/** A vehicle stands at its transfer point at the block: its jobs there can begin. */
export function atBlock(desk: Desk, vehicle: number): void {
  const v = vehicleWork(desk, vehicle);
  v.errand = 'at-block';
  beginWait(desk, v);
  const { block } = moveOf(desk, v.move);
  const rack = meetRack(desk, vehicle);
  for (const job of desk.state.blocks[block]?.jobs ?? [])
    if (job.move >= 0 && moveOf(desk, job.move).vehicle === vehicle) job.ready ||= !rack;
  desk.blocksToLook.add(block);
}
