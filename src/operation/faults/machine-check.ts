// Machines that told what cannot be: they end what they have in hand and get nothing new until a person has looked at them and said where
// their boxes truly are.
import { liftedBoxes, type Report } from '../../equipment/port.ts';
import { samePosition } from '../../ledger/laws.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import type { Position } from '../../terminal/container.ts';
import type { CheId, ContainerId } from '../../terminal/ids.ts';
import type { MachineCheck, MachineCheckDecision } from '../../terminal/machine-check.ts';
import { nextId, type Desk } from '../context.ts';
import { nothing, type Taken } from '../inbox/common.ts';
import type { Received } from '../inbox/state.ts';
import { callTow, lookAtAll } from './disturbance.ts';
import { handOf } from './orders-in-hand.ts';
import type { Objection } from './report-check.ts';
import type { Mark, StandingOrder } from '../state.ts';
import { unknownBoxes } from './unknown-boxes.ts';

/** A report is not believed: the record says so, and its machine is marked. `known`: the terminal has the machine. */
export function refuseReport(desk: Desk, report: Report, { fault, reason }: Objection, known: boolean): void {
  desk.ledger.record({ kind: 'report-refused', report, fault, reason }, desk.now);
  if ('che' in report && known) mark(desk, report.che, { fault, reason });
}

/** A machine is marked for a person to look at, from now on or still. */
export function mark(desk: Desk, che: CheId, why: Pick<Mark, 'fault' | 'reason'>): void {
  const { now } = desk;
  const since = desk.state.faults.marked.get(che)?.since ?? now;
  desk.state.faults.marked.set(che, { since, heard: now, ...why });
  lookAtAll(desk);
}

/** Takes in what a person has found. What cannot be changes nothing; why is told by objectionToDecidedCheck() beforehand. */
export function receiveCheck(
  desk: Desk,
  received: Received<MachineCheckDecision>,
  at: number,
  checked: (check: MachineCheck) => void,
): Taken {
  const { che, reference: by, found } = received.message;
  const objection = objectionToDecidedCheck(desk, received.message);
  const known = desk.ledger.receive(received.commandId, [], at) === null;
  if (!objection && !known) checked({ che, by, found, again: null, line: null });
  return { ...nothing(), refused: objection ? [objection] : [] };
}

/**
 * Why a person's look at a machine is not taken; null: it is. What he found must tell of every box of the machine that is in doubt now, and of no
 * other one; what was seen before the machine was heard again may be so no longer, though the same boxes are in doubt.
 */
export function objectionToDecidedCheck(desk: Desk, decision: MachineCheckDecision): Rejection | null {
  const { che, reference: by, found } = decision;
  const mark = desk.state.faults.marked.get(che);
  if (!mark) return { rule: 'order', message: `nobody has to look at ${che}` };
  if (mark.heard !== decision.heard) return { rule: 'unknown', message: `${che} has been heard since somebody looked` };
  const doubts = unknownBoxes(desk).flatMap((box) => (box.che === che ? [box.container] : []));
  const untold = doubts.find((box) => !found.some(({ container }) => container === box));
  if (untold) return { rule: 'unknown', message: `it does not tell where ${untold} was found` };
  const strange = found.find(({ container }) => !doubts.includes(container));
  if (strange) return { rule: 'unknown', message: `${strange.container} is not in doubt at ${che}` };
  const why = objectionToCheck(desk, { che, by, found, again: null, line: null });
  return why === null ? null : { rule: 'elsewhere', message: why };
}

/** Why what a person has found cannot be; null: it can. */
export function objectionToCheck(desk: Desk, { che, found, by }: MachineCheck): string | null {
  const order = liftInHand(desk, che as CheId);
  for (const { container, position } of found) {
    if (order && liftedBoxes(order).some((box) => box.container === container)) continue;
    const from = desk.ledger.state.containers.get(container)?.position;
    if (!from) return `${container} is not known`;
    if (samePosition(from, position)) continue;
    const why = desk.ledger.objection({ kind: 'inventory-corrected', container, from, to: position, by });
    if (why) return why.message;
  }
  return null;
}

/**
 * A person has looked at a machine. Boxes of its lift that were found are taken as reported from there (`take` holds it against the laws as
 * any report), other boxes are put in the record where they were found; then the machine gets work again. Where the laws do not let the
 * record follow, the machine stays marked with the reason.
 */
export function machineChecked(desk: Desk, check: MachineCheck, take: (report: Report) => void): void {
  const che = check.che as CheId;
  const why = objectionToCheck(desk, check);
  if (why) return mark(desk, che, { fault: 'impossible', reason: `what was found cannot be: ${why}` });
  desk.ledger.record({ kind: 'machine-cleared', che, by: check.by }, desk.now);
  desk.state.faults.marked.delete(che);
  for (const { container, position } of check.found) correct(desk, che, container, position, check.by);
  followLift(desk, che, check, take);
  if (check.again === 'order') orderAgain(desk, che);
  else if (check.again === 'proceed') proceedAgain(desk, che);
  lookAtAll(desk);
}

function liftInHand(desk: Desk, che: CheId): (StandingOrder & { kind: 'lift' }) | null {
  const order = desk.state.inHand.get(che)?.order;
  return order?.kind === 'lift' ? order : null;
}

/** Puts a box that is not of the machine's lift where it was found. */
function correct(desk: Desk, che: CheId, container: ContainerId, to: Position, by: string): void {
  const order = liftInHand(desk, che);
  const from = desk.ledger.state.containers.get(container)?.position;
  const own = order && liftedBoxes(order).some((box) => box.container === container);
  if (!from || own || samePosition(from, to)) return;
  desk.ledger.record({ kind: 'inventory-corrected', container, from, to, by }, desk.now);
  desk.state.departures.delete(container);
  for (const p of [from, to]) {
    if (p.kind !== 'yard') continue;
    const block = desk.model.blocks.findIndex((b) => b.id === p.block);
    desk.yard.refresh(block, p.slot.bay, p.slot.row);
  }
}

/** The lift in hand has come as far as its box was found. */
function followLift(desk: Desk, che: CheId, { found }: MachineCheck, take: (report: Report) => void): void {
  const order = liftInHand(desk, che);
  const at = found.find(({ container }) => container === order?.container)?.position;
  if (!order || !at || samePosition(at, order.from)) return;
  const base = { at: desk.now, che, job: order.job, container: order.container };
  if (handOf(desk.state, che).picked.length === 0) take({ kind: 'picked', ...base });
  if (at.kind === 'che' && at.che === che) return;
  take({ kind: 'placed', ...base, ...(samePosition(at, order.to) ? {} : { to: at }) });
}

/** A crane that waits over a spot, and was told to go on, is told again. */
function proceedAgain(desk: Desk, che: CheId): void {
  const order = liftInHand(desk, che);
  const crane = desk.state.yardCranes.find(({ id }) => id === che);
  if (order?.hold && crane && !crane.waits) desk.orders.push({ kind: 'proceed', che, job: order.job });
}

/**
 * The machine has forgotten what it was told: it is told again, under a new number, unless it has begun. A vehicle on the road is fetched:
 * nobody knows how much of its road it has taken in.
 */
function orderAgain(desk: Desk, che: CheId): void {
  const hand = desk.state.inHand.get(che);
  const { order } = hand ?? {};
  const vehicle = desk.state.vehicles.findIndex((v) => v.id === che);
  if (hand?.drive && vehicle >= 0) callTow(desk, vehicle);
  if (!hand || !order || order.kind === 'truck' || hand.picked.length + hand.placed.length > 0) return;
  const job = nextId(desk);
  hand.lastJob = Math.max(hand.lastJob, order.job);
  for (const c of desk.state.cranes) for (const busy of [c.main, c.portal]) if (busy?.job === order.job) busy.job = job;
  for (const v of desk.state.vehicles) if (v.id === che) v.job = job;
  const crane = desk.state.yardCranes.find(({ id }) => id === che);
  if (crane) crane.job = job;
  // It waits only for what has not come meanwhile.
  const waits = order.kind === 'lift' && crane?.waits ? order.hold : null;
  desk.orders.push(order.kind === 'lift' ? { ...order, job, hold: waits ?? null } : { ...order, job });
}
