// What becomes of work under way when a box is put on hold, and when it is released. A load on hold is fetched no more; one that is on its
// way goes back into the yard, from its vehicle or from the platform of its crane; the crane goes on with the others. Released in time it is
// loaded after all. A truck that is driving out with a box on hold is stopped at the gate.
import { heldOnTruck } from '../ledger/holds.ts';
import type { CallRecord } from '../ledger/state.ts';
import type { VesselSlot } from '../terminal/container.ts';
import type { CallId, ContainerId } from '../terminal/ids.ts';
import { bay40, onDeck } from '../terminal/vessel.ts';
import { PHASE, slotOf, takesNow } from './quay/bay-work.ts';
import {
  blockWork,
  callRecord,
  callWork,
  containerRecord,
  craneWork,
  moveOf,
  nextId,
  pairOf,
  platformId,
  vehicleWork,
  type Desk,
} from './context.ts';
import { boxesOf, currentBay } from './quay/crane-query.ts';
import { freeVehicle } from './vehicles/errands.ts';
import { handOf } from './faults/orders-in-hand.ts';
import { park } from './vehicles/parking.ts';
import { onHand, roll, settleColumns } from './quay/settle-loads.ts';
import type { BayWork, Move } from './state.ts';
import { isBusy } from './yard/lifts.ts';

/** Where a truck that may not leave stands: so far beside the gate's lanes, m (designed: a truck's length and some). Nobody passes there. */
const BESIDE_GATE = 20;

/** Before reports are believed: what a main trolley had been told to set aboard when its hold came goes aboard, and the record says so. */
export function noteTooLate(desk: Desk): void {
  if (!desk.state.holds.changed) return;
  desk.state.cranes.forEach(({ main }, crane) => {
    if (main?.kind !== 'lift') return;
    const { id } = desk.model.quayCranes[crane] as { id: string };
    for (const { kind, call, container } of boxesOf(desk, main)) {
      if (kind !== 'load' || call === null || !callRecord(desk, call).keptAshore.has(container)) continue;
      desk.ledger.record({ kind: 'hold-too-late', call, container, che: id as never }, desk.now);
    }
  });
}

/** Follows up holds that were placed and released, and boxes that could not turn back at once. */
export function lookAtHolds(desk: Desk): void {
  const { holds } = desk.state;
  if (holds.changed) {
    holds.changed = false;
    holds.turningBack = true;
    for (const container of holds.kept) placeReleased(desk, container);
    holds.kept = [...desk.ledger.state.calls.values()].flatMap(({ keptAshore }) => [...keptAshore.keys()]);
    for (const call of desk.state.calls.keys()) settleBays(desk, callRecord(desk, call));
    stopTrucks(desk);
    desk.lookAtFleet = true;
    desk.lookAtGate = true;
    desk.lookAtBerths = true;
    desk.state.cranes.forEach((_, crane) => desk.cranesToLook.add(crane));
  }
  if (holds.turningBack) holds.turningBack = turnBack(desk);
}

// ---- lists -----------------------------------------------------------------------------------------------------------------------

/** Loads that are worked in the bays now: what stays ashore, or comes after all, changes the tiers of the others. */
function settleBays(desk: Desk, call: CallRecord): void {
  if (call.state !== 'working') return;
  for (const bay of callWork(desk, call.call).bays) {
    if (bay.phase === PHASE.holdIn || (bay.phase === PHASE.holdOut && bay.dual))
      settleColumns(desk, call, bay.bay, false);
    if (bay.phase === PHASE.deckIn) settleColumns(desk, call, bay.bay, true);
  }
}

/** A load was kept ashore and is released: it is loaded after all, unless its place in the hold is closed or built over. */
function placeReleased(desk: Desk, container: ContainerId): void {
  const record = desk.ledger.state.containers.get(container);
  const call = record && desk.ledger.state.calls.get(record.outbound as CallId);
  const planned = call?.toLoad.get(container);
  const over = call?.state === 'unberthing' || call?.state === 'sailed';
  if (!call || !planned || over || record.holds.size > 0) return;
  const slot = slotAfterRelease(desk, call, container, planned);
  if (!slot) {
    const late = onHand(desk, container) ? 'its place aboard was closed already' : 'it had left the terminal';
    return roll(desk, call, container, `released from hold when ${late}`);
  }
  if (slot === planned) return;
  desk.ledger.record(
    { kind: 'load-replanned', call: call.call, container, slot, reason: 'released from hold' },
    desk.now,
  );
}

/**
 * Where a released load goes: to its planned slot as long as that part of its bay is not loaded yet; on top of its column while it is; on deck
 * also afterwards, as long as the vessel is there. Null: it comes too late, or a truck has taken the box while its bay was begun.
 */
function slotAfterRelease(desk: Desk, call: CallRecord, container: ContainerId, slot: VesselSlot): VesselSlot | null {
  const bay = desk.state.calls.get(call.call)?.bays.find((b) => b.bay === bay40(slot.bay));
  if (!bay) return slot;
  if (!onDeck(slot) && bay.phase > PHASE.holdIn) return null;
  if (!takesNow(call, bay, slot) && bay.phase !== PHASE.done) return slot;
  if (!onHand(desk, container)) return null;
  const tier = tierOnTop(call, slot);
  if (tier === null) return null;
  if (bay.phase === PHASE.done) reopen(desk, call, bay);
  return { ...slot, tier };
}

/** The tier over all that stands and will stand in a slot's column; null when a 20' box would stand on a longer one. */
function tierOnTop(call: CallRecord, slot: VesselSlot): number | null {
  const bay = bay40(slot.bay);
  const column = [...call.cells.keys()]
    .map(slotOf)
    .concat([...call.toLoad.values()], [...call.toRestow.values()])
    .filter((s) => s !== slot);
  let top: VesselSlot | null = null;
  for (const s of column) {
    const beside = s.bay !== slot.bay && s.bay !== bay && slot.bay !== bay;
    if (bay40(s.bay) !== bay || s.row !== slot.row || onDeck(s) !== onDeck(slot) || beside) continue;
    if (!top || s.tier > top.tier) top = s;
  }
  if (!top) return slot.tier;
  return slot.bay !== bay && top.bay === bay ? null : top.tier + 2;
}

/** The deck of a bay that was done is loaded once more. */
function reopen(desk: Desk, call: CallRecord, bay: BayWork): void {
  bay.phase = PHASE.deckIn;
  bay.next = 0;
  bay.done = 0;
  const c = desk.state.cranes[bay.crane];
  if (c?.call !== call.call || c.bay !== bay.bay) bay.crane = -1;
  desk.shareCranes = true;
}

// ---- boxes on their way ------------------------------------------------------------------------------------------------------------

/** Loads under way that their vessel does not take go back; true while some cannot yet. */
function turnBack(desk: Desk): boolean {
  let again = false;
  for (const m of [...desk.state.moves.values()]) {
    if (m.kind !== 'load' || m.call === null) continue;
    const call = callRecord(desk, m.call);
    if (call.toLoad.has(m.container) || call.toRestow.has(m.container)) continue;
    if (!turnsBack(desk, m)) again = true;
  }
  return again;
}

/** False when a machine has the box in hand: what it was told it does. */
function turnsBack(desk: Desk, m: Move): boolean {
  const p = containerRecord(desk, m.container).position;
  if (p.kind === 'yard') return callOff(desk, m);
  if (p.kind !== 'che' || isLifted(desk, pairOf(desk, m))) return false;
  desk.lookAtFleet = true;
  if (p.che === platformId(desk, m.crane)) return offPlatform(desk, m);
  return p.che === desk.state.vehicles[m.vehicle]?.id && offVehicle(desk, m);
}

function isLifted(desk: Desk, moves: readonly Move[]): boolean {
  return moves.some(({ id, crane }) => {
    const { main, portal } = craneWork(desk, crane);
    return [main, portal].some((busy) => busy?.kind === 'lift' && (busy.move === id || busy.mate === id));
  });
}

/** Nobody fetches a box that still stands in the yard. One that a crane works for just now is left for the moment; one for a rack comes out first. */
function callOff(desk: Desk, m: Move): boolean {
  if (m.vehicle < 0 || desk.state.racks.has(m.restAtBlock)) return false;
  const work = blockWork(desk, m.block);
  const job = work.jobs.find((j) => j.move === m.id);
  const begun = job && (job.crane !== -1 || work.jobs.some((j) => j.then === job.id));
  if (!job || begun === true || desk.state.yardCranes.some((c) => c.digging === job.id && isBusy(c))) return false;
  work.jobs = work.jobs.filter((j) => j !== job);
  desk.state.moves.delete(m.id);
  desk.lookAtFleet = true;
  const v = vehicleWork(desk, m.vehicle);
  const mate = desk.state.moves.get(m.mate);
  if (mate?.vehicle === m.vehicle) {
    mate.mate = -1;
    v.move = mate.id;
  } else if (v.errand === 'at-block') freeVehicle(desk, m.vehicle);
  else Object.assign(v, { errand: 'to-park', move: -1, crane: -1 });
  return true;
}

/** A vehicle takes its box, or its pair, back into the yard as if it had come off the vessel. */
function offVehicle(desk: Desk, m: Move): boolean {
  const v = vehicleWork(desk, m.vehicle);
  const moves = pairOf(desk, m);
  const aboard = desk.ledger.state.holding.get(v.id) ?? [];
  if (!moves.every((one) => aboard.includes(one.container))) return false;
  for (const one of moves) backToYard(one);
  if (v.errand === 'at-block') v.errand = 'parked-loaded';
  return true;
}

/** The portal trolley sets the box on a vehicle, as one that was discharged. */
function offPlatform(desk: Desk, m: Move): boolean {
  const mate = desk.state.moves.get(m.mate);
  if (mate) mate.mate = -1;
  m.mate = -1;
  backToYard(m);
  return true;
}

function backToYard(m: Move): void {
  m.kind = 'discharge';
  m.block = -1;
  m.restAtBlock = -1;
}

/**
 * Where loads stand under all of a crane and its platform waits for an empty vehicle to take back a box, one of them makes room: else both
 * ways wait for each other.
 */
export function makeRoomUnderCranes(desk: Desk): void {
  desk.state.cranes.forEach((c, crane) => {
    const bay = currentBay(desk, c);
    if (!bay || bay.phase < PHASE.holdIn || c.main || c.portal) return;
    const waits = c.platform.some(({ move }) => moveOf(desk, move).kind === 'discharge');
    if (!waits || (desk.layout.cranePoints[crane] as number[]).some((rest) => desk.traffic.free(rest))) return;
    const here = desk.state.vehicles.flatMap((v, i) => (v.crane === crane && v.errand === 'at-crane' ? [i] : []));
    const comes = desk.state.vehicles.some((v) => v.crane === crane && v.errand === 'to-crane' && v.move < 0);
    const last = here.at(-1);
    if (comes || last === undefined || here.some((i) => vehicleWork(desk, i).move < 0)) return;
    park(desk, last, 'to-park-loaded');
  });
}

// ---- trucks ----------------------------------------------------------------------------------------------------------------------

/** Trucks that are driving out with a box on hold stand aside at the gate. */
function stopTrucks(desk: Desk): void {
  const [x, y] = desk.model.gate.at;
  for (const { visit } of desk.state.visits.values()) {
    const record = desk.ledger.state.visits.get(visit);
    if (record?.state !== 'leaving' || heldOnTruck(desk.ledger.state, record) === undefined) continue;
    const { order } = handOf(desk.state, visit);
    if (order?.kind === 'truck' && !order.leave) continue;
    desk.orders.push({ kind: 'truck', visit, job: nextId(desk), to: [x + BESIDE_GATE, y], leave: false });
  }
}
