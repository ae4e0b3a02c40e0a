// What each machine and truck was told and has not done yet, as far as it has told. Kept so that reports can be held against it
// (report-check.ts), and so that it is known where a box may be whose machine is not heard (unknown-boxes.ts).
import type { Order, Report } from '../../equipment/port.ts';
import type { InHand, OperationState, StandingOrder } from '../state.ts';

/** Charging orders of a vehicle of which the end may still be told: one that another order has ended, and the present one, and one to spare. */
const CHARGES_KEPT = 3;

function begin(): InHand {
  return { order: null, picked: [], placed: [], drive: null, charges: [], lastJob: -1 };
}

/** What a machine or truck has in hand; made when it is asked for first. */
export function handOf({ inHand }: OperationState, who: Parameters<OperationState['inHand']['get']>[0]): InHand {
  let hand = inHand.get(who);
  if (!hand) inHand.set(who, (hand = begin()));
  return hand;
}

/** An order goes out. */
export function orderGiven(state: OperationState, order: Order): void {
  switch (order.kind) {
    case 'drive':
      return driveGiven(handOf(state, order.che), order);
    case 'lift':
    case 'gantry':
    case 'hatch':
    case 'boom':
    case 'rack':
      return begins(handOf(state, order.che), order);
    case 'truck':
      return begins(handOf(state, order.visit), order);
    case 'charge':
    case 'swap': {
      const { charges } = handOf(state, order.che);
      charges.push(order.job);
      if (charges.length > CHARGES_KEPT) charges.shift();
      return;
    }
    case 'proceed':
    case 'halt':
    case 'resume':
    case 'tow':
    case 'pack-power':
    case 'plug':
    case 'request-arrival':
    case 'berth':
    case 'unberth':
      return;
  }
}

function begins(hand: InHand, order: StandingOrder): void {
  hand.order = order;
  hand.picked = [];
  hand.placed = [];
}

function driveGiven(hand: InHand, { job, last }: Order & { kind: 'drive' }): void {
  if (hand.drive?.job !== job) hand.drive = { job, given: 0, passed: 0, last: false };
  hand.drive.given++;
  hand.drive.last = last;
}

/** A report was believed: what it tells is no longer in hand. */
export function reportTaken(state: OperationState, report: Report): void {
  switch (report.kind) {
    case 'picked':
    case 'placed':
      return lifted(handOf(state, report.che), report);
    case 'at-gantry':
    case 'hatch-done':
    case 'boom-done':
      return ends(handOf(state, report.che));
    case 'passed': {
      const { drive } = handOf(state, report.che);
      if (drive) drive.passed++;
      return;
    }
    case 'arrived':
      Object.assign(handOf(state, report.che), { drive: null, lastJob: report.job });
      return;
    case 'towed':
      handOf(state, report.che).drive = null;
      return;
    case 'charged': {
      const { charges } = handOf(state, report.che);
      charges.splice(0, charges.indexOf(report.job) + 1);
      return;
    }
    case 'truck-at':
      return ends(handOf(state, report.visit));
    case 'truck-gone':
      state.inHand.delete(report.visit);
      return;
    default:
      return;
  }
}

function lifted(hand: InHand, { kind, container }: Report & { kind: 'picked' | 'placed' }): void {
  const { order } = hand;
  (kind === 'picked' ? hand.picked : hand.placed).push(container);
  const told = order?.kind === 'rack' ? hand.picked.length + hand.placed.length : 0;
  if (order?.kind === 'rack' ? told === order.containers.length : kind === 'placed') ends(hand);
}

function ends(hand: InHand): void {
  hand.lastJob = Math.max(hand.lastJob, hand.order?.job ?? -1);
  hand.order = null;
}
