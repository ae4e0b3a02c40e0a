// Road trucks: in at the gate, to a block's land side, served, on to the next errand or out.
import type { VisitRecord } from '../ledger/state.ts';
import { invariant } from '../kit/invariant.ts';
import type { ContainerId, VisitId } from '../terminal/ids.ts';
import { beginMove, nextId, type Desk } from './context.ts';
import { deckFor } from './deck-work.ts';
import { freeLandPoint, holdPoint } from './transfer-points.ts';
import type { Move, VisitWork } from './state.ts';
import { addYardJob, blockIndex } from './yard-jobs.ts';

/** After this long a truck whose box cannot be had leaves without it, ms (two hours; designed). */
const PATIENCE = 2 * 3_600_000;

/** A truck stands at the gate. */
export function truckArrived(desk: Desk, visitId: VisitId): void {
  const visit = visitOf(desk, visitId);
  desk.ledger.record({ kind: 'visit-state', visit: visitId, state: 'at-gate' }, desk.now);
  const work: VisitWork = {
    visit: visitId,
    arrived: desk.now,
    left: [
      ...visit.deliver.map((container) => ({ container, deliver: true })),
      ...visit.collect.map((container) => ({ container, deliver: false })),
    ],
    rest: -1,
    move: -1,
    gone: 0,
  };
  desk.state.visits.set(visitId, work);
  desk.lookAtGate = true;
}

function visitOf(desk: Desk, visit: VisitId): VisitRecord {
  const v = desk.ledger.state.visits.get(visit);
  invariant(v, `no visit ${visit}`);
  return v;
}

/** Sends waiting trucks to blocks that can serve them now. */
export function lookAtGate(desk: Desk): void {
  for (const work of desk.state.visits.values()) {
    if (work.move >= 0 || work.gone > 0 || work.rest >= 0) continue;
    if (!nextErrand(desk, work) && desk.now - work.arrived > PATIENCE) giveUp(desk, work);
  }
}

/** Begins the first errand that can be served; true when one was, or the truck is done. */
function nextErrand(desk: Desk, work: VisitWork): boolean {
  if (work.left.length === 0) {
    leave(desk, work);
    return true;
  }
  for (const errand of work.left) {
    const started = errand.deliver ? receive(desk, work, errand.container) : collect(desk, work, errand.container);
    if (!started) continue;
    work.left = work.left.filter((e) => e !== errand);
    return true;
  }
  return false;
}

function receive(desk: Desk, work: VisitWork, container: ContainerId): boolean {
  const target = deckFor(desk, container, -1, 'land');
  if (!target) return false;
  const m = beginMove(desk, { kind: 'receive', container, visit: work.visit, block: target.block });
  m.restAtBlock = target.rest;
  addYardJob(desk, target.block, {
    kind: 'in',
    move: m.id,
    container,
    rest: target.rest,
    bay: target.bay,
    row: target.row,
  });
  drive(desk, work, m);
  return true;
}

function collect(desk: Desk, work: VisitWork, container: ContainerId): boolean {
  const record = desk.ledger.state.containers.get(container);
  if (record?.position.kind !== 'yard' || record.holds.size > 0) return false;
  const block = blockIndex(desk, record.position.block);
  const rest = freeLandPoint(desk, block, record.position.slot.bay);
  if (rest < 0) return false;
  const m = beginMove(desk, { kind: 'deliver', container, visit: work.visit, block });
  m.restAtBlock = rest;
  addYardJob(desk, block, { kind: 'out', move: m.id, container, rest, bay: 0, row: 0 });
  drive(desk, work, m);
  return true;
}

function drive(desk: Desk, work: VisitWork, m: Move): void {
  const rest = desk.layout.rests[m.restAtBlock];
  invariant(rest, `move ${m.id} has no transfer point`);
  holdPoint(desk, m.restAtBlock, true);
  work.rest = m.restAtBlock;
  work.move = m.id;
  desk.ledger.record({ kind: 'visit-state', visit: work.visit, state: 'inside' }, desk.now);
  desk.orders.push({ kind: 'truck', visit: work.visit, job: nextId(desk), to: [rest.x, rest.y], leave: false });
}

/** A truck stands at its transfer point. */
export function truckAt(desk: Desk, visit: VisitId): void {
  const work = desk.state.visits.get(visit);
  if (!work || work.move < 0) return;
  desk.ledger.record({ kind: 'visit-state', visit, state: 'at-transfer' }, desk.now);
  const m = desk.state.moves.get(work.move);
  if (!m) return;
  for (const job of desk.state.blocks[m.block]?.jobs ?? []) if (job.move === m.id) job.ready = true;
  desk.blocksToLook.add(m.block);
}

/** One errand of a truck is done; the next one, or out. */
export function errandServed(desk: Desk, m: Move): void {
  const work = m.visit === null ? undefined : desk.state.visits.get(m.visit);
  if (!work) return;
  if (m.kind === 'receive') note(desk, work, m.container, 'in');
  else note(desk, work, m.container, 'out');
  holdPoint(desk, work.rest, false);
  work.rest = -1;
  work.move = -1;
  nextErrand(desk, work);
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

/** The box cannot be had: the truck leaves without it, and the record says so. */
function giveUp(desk: Desk, work: VisitWork): void {
  for (const { container } of work.left)
    desk.ledger.record(
      {
        kind: 'container-set-aside',
        what: container,
        call: null,
        code: 'HWS-RUN-040',
        reason: 'its truck left without it: not in the yard or on hold',
      },
      desk.now,
    );
  work.left = [];
  leave(desk, work);
}

/** A truck is out of the gate. */
export function truckGone(desk: Desk, visit: VisitId): void {
  const work = desk.state.visits.get(visit);
  desk.ledger.record({ kind: 'visit-state', visit, state: 'gone' }, desk.now);
  if (work) desk.state.totals.turnTimes.push(desk.now - work.arrived);
  desk.state.visits.delete(visit);
}
