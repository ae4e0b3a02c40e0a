// What empty vehicles are wanted for: to stand under a crane that discharges, or to fetch loads from the yard; and when, looking
// ahead over the sequence of each crane.
import type { Rest } from '../../fleet/rest-places.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Position, VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { bay40, onDeck } from '../../terminal/vessel.ts';
import { BOX_SECONDS, PHASE, endToEnd, loadsByColumn, loadsOf, takesNow } from '../quay/bay-work.ts';
import { callRecord, containerRecord, craneWork, mayPair, moveOf, twinKg, type Desk } from '../context.ts';
import { currentBay, dischargesLeft, waitingForVehicle } from '../quay/crane-query.ts';
import { standsAt } from './errands.ts';
import { getsNoWork } from '../faults/fault-query.ts';
import { aheadOf } from './racks.ts';
import type { BayWork, CraneWork, Move } from '../state.ts';
import { nearestPoint } from './transfer-points.ts';
import { readyIn } from '../yard/loads-ahead.ts';
import { blockIndex } from '../yard/jobs.ts';

/** Lifts per crane that may be under way between yard and quay. */
const LOADS_UNDER_WAY = 12;
/** A load is asked for when its vehicle should be at the block within so many seconds: about the way there. */
const LOADS_AHEAD = 150;
/** A vehicle should be at the block so long before the box hangs over it, s. */
const HAND_OVER = 60;
/**
 * A load should be near its crane so long before the crane can take it, s: ways and blocks take now longer, now less, and loads come out
 * of turn. Less in dual cycling, where a vehicle that waits is missed by the boxes that come off, and less when few vehicles are without
 * work: from the one to the other as their share falls to nothing from SPARE. Set against the twin (three vessels, and a day).
 */
const MARGIN = 450;
const SCARCE_MARGIN = 100;
const SPARE = 0.15;
/** Speed along the quay when a crane has no transfer point open yet, m/s, and the way from the yard to the quay, s (planning figures). */
const PLAN_SPEED = 5;
const PLAN_WAY = 60;

/** A task for an empty vehicle. */
export interface Want {
  crane: number;
  /** Rest place where the vehicle is wanted. */
  rest: number;
  /** Container to fetch from the yard; null: to stand ready for a discharge. */
  load: ContainerId | null;
  /** The other of a pair that is fetched with it. */
  mate: ContainerId | null;
  block: number;
  /** When a vehicle is wanted there, s from now; negative: late. */
  wantedIn: number;
  /** Vehicle that stands there already, so that nobody else can; -1: any. */
  standing: number;
}

/** All tasks that vehicles could be given now. */
export function wantsOf(desk: Desk): Want[] {
  const wants: Want[] = [];
  const fleet = fleetNow(desk);
  const early: Early = { left: null, margin: marginFor(fleet.spare / desk.state.vehicles.length) };
  let underWay: UnderWay | null = null;
  for (let crane = 0; crane < desk.state.cranes.length; crane++) {
    const c = craneWork(desk, crane);
    const bay = currentBay(desk, c);
    if (!bay || c.call === null) continue;
    const outLeft = dischargesLeft(desk, c, bay);
    const ready = fleet.ready[crane] as number;
    if (outLeft > ready && !c.moving && Math.abs(c.x - c.station) < 0.01)
      wantEmpties(desk, crane, c, outLeft, ready, wants);
    if (loadsAreFar(desk, crane, bay, outLeft, early.margin)) continue;
    underWay ??= loadsUnderWay(desk);
    wantLoads(desk, crane, bay, outLeft, underWay, wants, early);
  }
  return wants;
}

/** What the vehicles do now, as far as wants depend on it. */
interface FleetNow {
  /** Vehicles without work. */
  spare: number;
  /** Empty vehicles that stand under each crane or are on their way there. */
  ready: number[];
}

function fleetNow(desk: Desk): FleetNow {
  const ready = desk.state.cranes.map(() => 0);
  let spare = 0;
  for (const v of desk.state.vehicles) {
    if (v.errand === 'idle' || v.errand === 'to-park') spare++;
    else if (v.move < 0 && (v.errand === 'to-crane' || v.errand === 'at-crane'))
      ready[v.crane] = (ready[v.crane] as number) + 1;
  }
  return { spare, ready };
}

/** Vehicles to stand under a crane, one per free transfer point at most; those who stand there already come first. */
function wantEmpties(desk: Desk, crane: number, c: CraneWork, outLeft: number, readyNow: number, wants: Want[]): void {
  let ready = readyNow;
  const waiting = waitingForVehicle(desk, c);
  let left = outLeft - ready;
  const want = (rest: number, standing: number): void => {
    const wantedIn = (ready - waiting) * BOX_SECONDS;
    wants.push({ crane, rest, load: null, mate: null, block: -1, wantedIn, standing });
    ready++;
    left--;
  };
  const points = desk.layout.cranePoints[crane] as number[];
  for (const rest of points) if (left > 0 && idleAt(desk, rest) >= 0) want(rest, idleAt(desk, rest));
  for (const rest of points) if (left > 0 && desk.traffic.free(rest)) want(rest, -1);
}

/** Vehicle without work that stands at a rest place; -1 without. */
function idleAt(desk: Desk, rest: number): number {
  const vehicle = desk.traffic.state.restOwner[rest] as number;
  const v = desk.state.vehicles[vehicle];
  const free = v?.errand === 'idle' && !v.sentToCharge && !getsNoWork(desk, v.id);
  return free && standsAt(desk, vehicle) === rest ? vehicle : -1;
}

/** Loads that are under way already. */
interface UnderWay {
  boxes: Set<ContainerId>;
  /** These, and boxes that a truck waits for with a crane that has begun, or comes for. */
  fetched: Set<ContainerId>;
  /** Lifts of them on vehicles, by crane; a pair counts once. */
  lifts: number[];
}

function loadsUnderWay(desk: Desk): UnderWay {
  const boxes = new Set<ContainerId>();
  const fetched = new Set<ContainerId>();
  const lifts = desk.state.cranes.map(() => 0);
  for (const m of desk.state.moves.values()) {
    if (m.kind === 'load' || m.kind === 'deliver') fetched.add(m.container);
    if (m.kind !== 'load') continue;
    boxes.add(m.container);
    if (m.vehicle >= 0 && !(m.mate >= 0 && m.mate < m.id)) lifts[m.crane] = (lifts[m.crane] as number) + 1;
  }
  return { boxes, fetched, lifts };
}

// ---- loads ---------------------------------------------------------------------------------------------------------------------

/** How many more loads may be fetched before their crane can take them. */
interface Early {
  /** null: not counted yet. */
  left: number | null;
  /** How long before the crane can take it a load should be near, s. */
  margin: number;
}

/** The margin when a share of the fleet is without work. */
function marginFor(spareShare: number): number {
  const share = Math.min(1, spareShare / SPARE);
  return SCARCE_MARGIN + share * (MARGIN - SCARCE_MARGIN);
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
    const now = bay && call && slot && c.call === m.call && bay40(slot.bay) === bay.bay && takesNow(call, bay, slot);
    if (!now) allowed--;
  }
  return allowed;
}

function wantLoads(
  desk: Desk,
  crane: number,
  bay: BayWork,
  outLeft: number,
  { boxes: moving, fetched, lifts }: UnderWay,
  wants: Want[],
  early: Early,
): void {
  const call = callRecord(desk, craneWork(desk, crane).call as never);
  const taken = new Set<number>(wants.map((w) => w.rest));
  const onWay = lifts[crane] as number;
  const dual = inDualCycles(bay);
  const startIn = loadsStartIn(desk, bay, outLeft);
  const to = openPoint(desk, crane);
  let room = LOADS_UNDER_WAY - onWay;
  let ahead = onWay;
  // A box is fetched only when all that go under it are aboard or under way: else it would wait and hold a place. So one lift of
  // a column is wanted at a time: there may be fewer vehicles than wants.
  const blocked = new Set<number>();
  for (const { container, slot } of inTurn(call, bay, moving)) {
    if (room <= 0) return;
    const columns = columnsOf(slot);
    if (blocked.has(columns[0]) || blocked.has(columns[1])) continue;
    const racked = aheadOf(desk, container);
    if (moving.has(container) && !racked) continue;
    for (const column of columns) blocked.add(column);
    const p = containerRecord(desk, container).position;
    if (!racked && (p.kind !== 'yard' || fetched.has(container))) continue;
    const dueIn = dual
      ? Math.max(ahead * 2 * BOX_SECONDS, clearedIn(desk, bay, slot)) - SCARCE_MARGIN
      : startIn + ahead * BOX_SECONDS - early.margin;
    const block = racked ? racked.block : blockIndex(desk, (p as Position & { kind: 'yard' }).block);
    const leaveIn = dueIn - wayToCrane(desk, block, crane, to);
    if (isFar(leaveIn)) return;
    if (!takesNow(call, bay, slot)) {
      early.left ??= earlyLoadsAllowed(desk);
      if (early.left-- <= 0) return;
    }
    const rest = p.kind === 'yard' && !racked ? nearestPoint(desk, block, p.slot.bay, taken) : freeRack(desk, racked);
    const standing = rest < 0 && !racked ? idleAtBlock(desk, block, taken) : -1;
    const where = rest < 0 ? standing : rest;
    if (where < 0) continue;
    taken.add(where);
    const readySeconds = p.kind === 'yard' ? readyIn(desk, block, container) : 0;
    const wantedIn = Math.max(leaveIn, readySeconds) - HAND_OVER;
    const mate = racked ? null : mateOf(desk, call, container, slot, fetched);
    if (mate) for (const column of columnsOf(mate.slot)) blocked.add(column);
    wants.push({ crane, rest: where, load: container, mate: mate?.container ?? null, block, wantedIn, standing: -1 });
    room--;
    ahead++;
  }
}

function inDualCycles(bay: BayWork): boolean {
  return bay.dual && bay.phase === PHASE.holdOut;
}

/** When the first load of a bay is due that is not taken in dual cycles, s: after the discharges and the covers. */
function loadsStartIn(desk: Desk, bay: BayWork, outLeft: number): number {
  const covers = bay.phase <= PHASE.coversOff ? bay.covers.length * desk.model.quayCraneType.hatchCoverSeconds : 0;
  return outLeft * BOX_SECONDS + covers;
}

/** True for a load whose vehicle is to leave its block so late that it is not asked for yet. */
function isFar(leaveIn: number): boolean {
  return leaveIn - HAND_OVER > LOADS_AHEAD;
}

/** True when a crane has so much to discharge first that its first load is not asked for yet, wherever it stands: then none is. */
function loadsAreFar(desk: Desk, crane: number, bay: BayWork, outLeft: number, margin: number): boolean {
  const dueIn = loadsStartIn(desk, bay, outLeft) - margin;
  if (inDualCycles(bay) || !isFar(dueIn)) return false;
  const to = openPoint(desk, crane);
  return desk.layout.waterPoints.every(
    (points, block) => points.length === 0 || isFar(dueIn - wayToCrane(desk, block, crane, to)),
  );
}

/** Rest place of the rack on which a load lies ready or is to lie, when no vehicle has it; else -1. */
function freeRack(desk: Desk, m: Move | null): number {
  return m && desk.traffic.free(m.restAtBlock) ? m.restAtBlock : -1;
}

/** Time until nothing stands in a slot's column of a hold that is emptied column by column, s (planning figure). */
function clearedIn(desk: Desk, bay: BayWork, slot: VesselSlot): number {
  for (let k = bay.holdOut.length - 1; k >= bay.next; k--) {
    const [first] = bay.holdOut[k] as ContainerId[];
    const p = first === undefined ? null : containerRecord(desk, first).position;
    if (p?.kind === 'vessel' && p.slot.row === slot.row) return (k + 1 - bay.next) * BOX_SECONDS;
  }
  return 0;
}

/** First transfer point of a crane that is open; -1 without. */
function openPoint(desk: Desk, crane: number): number {
  const { rests } = desk.traffic.state;
  for (const r of desk.layout.cranePoints[crane] as number[]) if (!rests[r]?.shut) return r;
  return -1;
}

/** Drive from a block to a crane at its transfer point `to` (-1: none is open yet), s. */
function wayToCrane(desk: Desk, block: number, crane: number, to: number): number {
  const from = (desk.layout.waterPoints[block] as number[])[0] as number;
  const seconds = to < 0 ? Infinity : desk.traffic.router.seconds(from, to);
  if (seconds < Infinity) return seconds;
  const { x } = desk.traffic.state.rests[from] as Rest;
  return PLAN_WAY + Math.abs(x - craneWork(desk, crane).station) / PLAN_SPEED;
}

/** Loads of a bay in the order in which they are fetched: deck loads follow when all of the hold are under way. */
function inTurn(call: CallRecord, bay: BayWork, moving: ReadonlySet<ContainerId>): ReturnType<typeof loadsOf> {
  const inColumns = bay.dual && bay.phase <= PHASE.holdOut;
  const hold = inColumns
    ? loadsByColumn(call, bay.bay)
    : bay.phase <= PHASE.holdIn
      ? loadsOf(call, bay.bay, false)
      : [];
  if (!hold.every((l) => moving.has(l.container))) return hold;
  const deck = loadsOf(call, bay.bay, true);
  return hold.length > 0 ? [...hold, ...deck] : deck;
}

/** The 20' columns that a box in a slot stands in, as numbers (a 20' box: twice the same): what must go in one after the other. */
function columnsOf(slot: VesselSlot): [number, number] {
  const column = (half: number): number => (half * 100 + slot.row) * 2 + (onDeck(slot) ? 1 : 0);
  return slot.bay % 2 === 1 ? [column(slot.bay), column(slot.bay)] : [column(slot.bay - 1), column(slot.bay + 1)];
}

/** The load that goes end to end with a 20' one and stands in the same block, if both may travel as a pair. */
function mateOf(
  desk: Desk,
  call: CallRecord,
  container: ContainerId,
  slot: VesselSlot,
  fetched: ReadonlySet<ContainerId>,
): { container: ContainerId; slot: VesselSlot } | null {
  if (slot.bay % 2 === 0 || twinKg(desk) === 0) return null;
  const here = containerRecord(desk, container);
  for (const other of loadsOf(call, bay40(slot.bay), onDeck(slot))) {
    if (!endToEnd(slot, other.slot) || fetched.has(other.container)) continue;
    const there = containerRecord(desk, other.container);
    const sameBlock =
      here.position.kind === 'yard' && there.position.kind === 'yard' && here.position.block === there.position.block;
    return sameBlock && mayPair(desk, container, other.container) ? other : null;
  }
  return null;
}

/** A transfer point of a block at which an idle vehicle stands; -1 without. */
function idleAtBlock(desk: Desk, block: number, taken: ReadonlySet<number>): number {
  for (const rest of desk.layout.waterPoints[block] as number[])
    if (!taken.has(rest) && !desk.state.racks.has(rest) && idleAt(desk, rest) >= 0) return rest;
  return -1;
}
