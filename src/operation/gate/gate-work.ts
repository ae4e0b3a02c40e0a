// Road trucks: in at the gate, to a block's land side, served, on to the next errand or out.
import { planAdmission } from '../../gate/admission.ts';
import type { Admission } from '../../gate/problems.ts';
import { invariant } from '../../kit/invariant.ts';
import { heldOnTruck, loadSlot } from '../../ledger/holds.ts';
import type { CallRecord, VisitRecord } from '../../ledger/state.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';
import type { Why } from '../../terminal/planning.ts';
import { beginMove, blockWork, containerRecord, nextId, type Desk } from '../context.ts';
import { proposeSlot, takeSlot, type DeckProposal } from '../yard/deck-work.ts';
import { collectable, gateView, type GateView } from './gate-query.ts';
import { roll } from '../quay/settle-loads.ts';
import type { Move, VisitWork } from '../state.ts';
import { freeLandPoint, holdPoint } from '../vehicles/transfer-points.ts';
import { addYardJob } from '../yard/jobs.ts';
import { isBusy } from '../yard/lifts.ts';

/** After this long a truck whose box cannot be had leaves without it, ms (two hours; designed). */
const PATIENCE = 2 * 3_600_000;
/** Steps of the admission planner for one look at the gate; ten trucks need about a hundred. */
const ADMISSION_STEPS = 5_000;

/** A truck stands at the gate; one whose visit was cancelled meanwhile is sent away. */
export function truckArrived(desk: Desk, visitId: VisitId): void {
  const visit = visitOf(desk, visitId);
  if (visit.state === 'gone') {
    desk.orders.push({ kind: 'truck', visit: visitId, job: nextId(desk), to: [0, 0], leave: true });
    return;
  }
  desk.ledger.record({ kind: 'visit-state', visit: visitId, state: 'at-gate' }, desk.now);
  const work: VisitWork = {
    visit: visitId,
    arrived: desk.now,
    left: [
      ...visit.deliver.map((container) => ({ container, deliver: true })),
      ...visit.collect.map((container) => ({ container, deliver: false })),
    ],
    rest: -1,
    stands: -1,
    move: -1,
    gone: 0,
  };
  desk.state.visits.set(visitId, work);
  desk.lookAtGate = true;
  desk.lookAtReefers = true;
}

function visitOf(desk: Desk, visit: VisitId): VisitRecord {
  const v = desk.ledger.state.visits.get(visit);
  invariant(v, `no visit ${visit}`);
  return v;
}

/** Lets trucks in, and on to their next errands, as the gate's planner decides. */
export function lookAtGate(desk: Desk): void {
  const waiting: VisitWork[] = [];
  for (const work of desk.state.visits.values()) {
    leaveHeld(desk, work);
    if (work.gone > 0) goOn(desk, work);
    if (work.move >= 0 || work.gone > 0) continue;
    if (work.rest >= 0) standsServed(desk, work);
    else if (work.left.length === 0) leave(desk, work);
    else waiting.push(work);
  }
  if (waiting.length === 0) return;
  const view = gateView(desk, waiting);
  const { plan, why } = planAdmission(view.problem, { steps: ADMISSION_STEPS });
  const touched = new Set<number>();
  plan.forEach((admission, k) => {
    const work = waiting[admission.truck] as VisitWork;
    carryOut(desk, work, admission, view, touched, why[k] ?? null);
  });
  for (const work of waiting) if (work.move < 0 && desk.now - work.arrived > PATIENCE) giveUp(desk, work);
}

/**
 * Begins one planned errand. Where another truck was let in to the same block before in this round, slot and transfer point are
 * looked for again in that block; a truck that finds none any more waits for the next round.
 */
function carryOut(
  desk: Desk,
  work: VisitWork,
  { errand, block }: Admission,
  { proposals }: GateView,
  touched: Set<number>,
  why: Why | null,
): void {
  const next = work.left[errand];
  invariant(next, `visit ${work.visit} has no errand ${errand}`);
  const { container, deliver } = next;
  if (deliver) {
    const known = touched.has(block) ? undefined : proposals.get(container);
    const slot = known ?? proposeSlot(desk, container, -1, 'land', { only: block });
    if (!slot) return;
    receive(desk, work, container, slot, why);
  } else if (!collect(desk, work, container, block, why)) return;
  touched.add(block);
  work.left = work.left.filter((e) => e !== next);
}

function receive(desk: Desk, work: VisitWork, container: ContainerId, slot: DeckProposal, why: Why | null): void {
  takeSlot(desk, container, slot);
  const m = beginMove(desk, { kind: 'receive', container, visit: work.visit, block: slot.block });
  m.restAtBlock = slot.rest;
  addYardJob(desk, slot.block, {
    kind: 'in',
    move: m.id,
    container,
    rest: slot.rest,
    bay: slot.bay,
    row: slot.row,
  });
  drive(desk, work, m, why);
}

function collect(desk: Desk, work: VisitWork, container: ContainerId, block: number, why: Why | null): boolean {
  const record = collectable(desk, container);
  const rest = record ? freeLandPoint(desk, block, record.position.slot.bay) : -1;
  if (rest < 0) return false;
  const m = beginMove(desk, { kind: 'deliver', container, visit: work.visit, block });
  m.restAtBlock = rest;
  addYardJob(desk, block, { kind: 'out', move: m.id, container, rest, bay: 0, row: 0 });
  drive(desk, work, m, why);
  return true;
}

function drive(desk: Desk, work: VisitWork, m: Move, why: Why | null): void {
  const rest = desk.layout.rests[m.restAtBlock];
  invariant(rest, `move ${m.id} has no transfer point`);
  holdPoint(desk, m.restAtBlock, true);
  work.rest = m.restAtBlock;
  work.move = m.id;
  desk.ledger.record({ kind: 'visit-state', visit: work.visit, state: 'inside', why }, desk.now);
  desk.orders.push({ kind: 'truck', visit: work.visit, job: nextId(desk), to: [rest.x, rest.y], leave: false });
}

/** A truck stands at its transfer point. */
export function truckAt(desk: Desk, visit: VisitId): void {
  const work = desk.state.visits.get(visit);
  if (!work) return;
  if (work.gone > 0) {
    desk.ledger.record({ kind: 'visit-state', visit, state: 'stopped' }, desk.now);
    return goOn(desk, work);
  }
  if (work.move < 0) return;
  desk.ledger.record({ kind: 'visit-state', visit, state: 'at-transfer' }, desk.now);
  const m = desk.state.moves.get(work.move);
  if (!m) return;
  desk.lookAtGate ||= containerRecord(desk, m.container).holds.size > 0;
  for (const job of desk.state.blocks[m.block]?.jobs ?? []) if (job.move === m.id) job.ready = true;
  desk.blocksToLook.add(m.block);
}

/** A truck that was stopped at the gate drives out when its box is released. */
function goOn(desk: Desk, work: VisitWork): void {
  const visit = visitOf(desk, work.visit);
  if (visit.state === 'stopped' && heldOnTruck(desk.ledger.state, visit) === undefined) leave(desk, work);
}

/**
 * Boxes that trucks were let in for before their vessel was worked are hers again, as long as no crane has begun to fetch them; the trucks
 * wait where they stand. A truck on its way to its transfer point comes there first.
 */
export function keepForVessels(desk: Desk): void {
  for (const work of desk.state.visits.values()) {
    const m = desk.state.moves.get(work.move);
    if (m?.kind !== 'deliver' || visitOf(desk, work.visit).state !== 'at-transfer') continue;
    const call = callThatLoads(desk, m.container);
    if (call && withdrawJob(desk, m)) waitsAgain(desk, work, m);
  }
}

/** A truck whose box was put on hold before a crane had begun with it waits where it stands, or goes on to its next errand. */
function leaveHeld(desk: Desk, work: VisitWork): void {
  const m = desk.state.moves.get(work.move);
  if (m?.kind !== 'deliver' || visitOf(desk, work.visit).state !== 'at-transfer') return;
  const { holds, position } = containerRecord(desk, m.container);
  if (holds.size > 0 && position.kind === 'yard' && withdrawJob(desk, m)) waitsAgain(desk, work, m);
}

/** The call at the quay that has a box on its load list, whether on hold or not. */
function callThatLoads(desk: Desk, container: ContainerId): CallRecord | undefined {
  const call = desk.ledger.state.calls.get(desk.ledger.state.containers.get(container)?.outbound as CallId);
  return call?.state === 'working' && loadSlot(call, container) ? call : undefined;
}

/** False when a crane has begun with it. */
function withdrawJob(desk: Desk, m: Move): boolean {
  const work = blockWork(desk, m.block);
  const job = work.jobs.find((j) => j.move === m.id);
  const begun = job && work.jobs.some((j) => (j === job || j.then === job.id) && j.crane !== -1);
  if (!job || begun === true || desk.state.yardCranes.some((c) => c.digging === job.id && isBusy(c))) return false;
  work.jobs = work.jobs.filter((j) => j !== job);
  desk.state.moves.delete(m.id);
  return true;
}

function waitsAgain(desk: Desk, work: VisitWork, { container }: Move): void {
  work.left = [{ container, deliver: false }, ...work.left];
  work.move = -1;
  freePoint(desk, work);
  desk.lookAtGate = true;
}

/** A truck goes on from its transfer point, or waits there for its next errand: others may be sent to the point. */
function freePoint(desk: Desk, work: VisitWork): void {
  holdPoint(desk, work.rest, false);
  work.stands = work.rest;
  work.rest = -1;
}

/** One errand of a truck is done; the next one, or out. */
export function errandServed(desk: Desk, m: Move): void {
  if (m.kind === 'deliver') rollFetched(desk, m.container);
  const work = m.visit === null ? undefined : desk.state.visits.get(m.visit);
  if (!work) return;
  if (m.kind === 'receive') note(desk, work, m.container, 'in');
  else note(desk, work, m.container, 'out');
  work.move = -1;
  standsServed(desk, work);
}

/** A truck that was served goes on from its transfer point, unless its box was put on hold meanwhile: then it stands there until the release. */
function standsServed(desk: Desk, work: VisitWork): void {
  if (heldOnTruck(desk.ledger.state, visitOf(desk, work.visit)) !== undefined) return;
  freePoint(desk, work);
  if (work.left.length === 0) leave(desk, work);
  else desk.lookAtGate = true;
}

/** A crane had begun to fetch a box for its truck when its vessel came to be worked: she sails without it. */
function rollFetched(desk: Desk, container: ContainerId): void {
  const call = callThatLoads(desk, container);
  if (!call) return;
  roll(desk, call, container, 'a truck has fetched it');
  desk.state.holds.changed = true;
}

function note(desk: Desk, work: VisitWork, container: ContainerId, direction: 'in' | 'out'): void {
  const { truck } = visitOf(desk, work.visit);
  desk.state.totals.codeco.push({ direction, container, truck, at: desk.now });
}

function leave(desk: Desk, work: VisitWork): void {
  work.gone = desk.now;
  desk.ledger.record({ kind: 'visit-state', visit: work.visit, state: 'leaving' }, desk.now);
  desk.orders.push({ kind: 'truck', visit: work.visit, job: nextId(desk), to: [0, 0], leave: true });
}

/** What a truck came for cannot be done: it leaves, and the record says so. */
function giveUp(desk: Desk, work: VisitWork): void {
  for (const { container, deliver } of work.left)
    desk.ledger.record(
      {
        kind: 'container-set-aside',
        what: container,
        call: null,
        code: 'HWS-RUN-040',
        reason: deliver
          ? 'its truck left with it again: no slot or transfer point came free'
          : 'its truck left without it: not in the yard, on hold, or loaded by its vessel',
      },
      desk.now,
    );
  work.left = [];
  leave(desk, work);
}

/** A truck is out of the gate. */
export function truckGone(desk: Desk, visit: VisitId): void {
  if (visitOf(desk, visit).state === 'gone') return;
  const work = desk.state.visits.get(visit);
  noteOverrun(desk, visitOf(desk, visit));
  desk.ledger.record({ kind: 'visit-state', visit, state: 'gone' }, desk.now);
  if (work) desk.state.totals.turnTimes.push(desk.now - work.arrived);
  desk.state.visits.delete(visit);
}

/** A truck that was through the gate before it could be stopped is gone with its box: people must know. */
function noteOverrun(desk: Desk, visit: VisitRecord): void {
  const held = heldOnTruck(desk.ledger.state, visit);
  if (held === undefined) return;
  const reason = `truck ${visit.truck} was through the gate with it before it could be stopped, and it is on hold`;
  desk.ledger.record({ kind: 'container-set-aside', what: held, call: null, code: 'HWS-RUN-049', reason }, desk.now);
}
