// Reports are held against what their machines were told and against the laws of the record before they are believed: a machine may tell
// a thing twice, tell of another box, or tell what was true yesterday. What cannot be is refused and recorded, and a person looks at the
// machine (machine-check.ts); nothing of it comes into the record.
import { liftedBoxes, type Order, type Report } from '../../equipment/port.ts';
import { samePosition } from '../../ledger/laws.ts';
import { nextSlot, type BlockRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { BlockId, CheId } from '../../terminal/ids.ts';
import type { ReportFault } from '../../terminal/machine-check.ts';
import { reliabilityOf } from '../../terminal/reliability.ts';
import type { Desk } from '../context.ts';
import { handOf } from './orders-in-hand.ts';
import type { InHand } from '../state.ts';

/** Why a report is not believed. */
export interface Objection {
  fault: ReportFault;
  reason: string;
}

/** A report older than the newest of its machine by more than this, besides what a late one may be late, is an old one told again, ms. */
const DISORDER_MS = 60_000;

const no = (fault: ReportFault, reason: string): Objection => ({ fault, reason });

/** What speaks against a report; null: it is believed. `known`: whether the terminal has a machine. */
export function objectionTo(desk: Desk, report: Report, known: (che: CheId) => boolean): Objection | null {
  if ('che' in report && !known(report.che)) return no('unknown-sender', `the terminal has no machine ${report.che}`);
  const who = 'che' in report ? report.che : '';
  const newest = desk.state.newest.get(who) ?? report.at;
  const late = 1000 * reliabilityOf(desk.model).lateSeconds;
  if (report.at < newest - late - DISORDER_MS) return no('twice', 'an old report was told again');
  const objection = byKind(desk, report);
  if (!objection && report.at >= newest) desk.state.newest.set(who, report.at);
  return objection;
}

function byKind(desk: Desk, report: Report): Objection | null {
  switch (report.kind) {
    case 'picked':
    case 'placed':
      return aboutBox(desk, report);
    case 'at-gantry':
    case 'hatch-done':
    case 'boom-done':
      return aboutOrder(handOf(desk.state, report.che), report);
    case 'passed':
    case 'arrived':
      return aboutDrive(handOf(desk.state, report.che), report);
    case 'charged':
      return handOf(desk.state, report.che).charges.includes(report.job) ? null : noJob(report.job);
    case 'arrival-told':
      return aboutAnswer(desk, report);
    case 'vessel-arrived':
    case 'vessel-moored':
    case 'vessel-sailed':
      return aboutVessel(desk, report);
    case 'truck-arrived':
    case 'truck-at':
    case 'truck-gone':
      return aboutTruck(desk, report);
    case 'plugged':
      return desk.state.crew.some(({ task }) => task?.job === report.job) ? null : noJob(report.job);
    case 'packs':
    case 'reefer-alarm':
    case 'reefer-normal':
    case 'fault':
    case 'repaired':
    case 'towed':
    case 'lane':
    case 'zone':
    case 'wind':
      return null;
  }
}

function noJob(job: number): Objection {
  return no('unknown-job', `it was not told to do job ${job}`);
}

/** What speaks against the number of a job. */
function aboutJob(hand: InHand, job: number): Objection | null {
  if (hand.order?.job === job) return null;
  return job <= hand.lastJob ? no('twice', `job ${job} is done already`) : noJob(job);
}

function aboutOrder(
  hand: InHand,
  report: Report & { kind: 'at-gantry' | 'hatch-done' | 'boom-done' },
): Objection | null {
  const objection = aboutJob(hand, report.job);
  if (objection) return objection;
  const { order } = hand;
  if (report.kind === 'at-gantry') return order?.kind === 'gantry' ? null : noJob(report.job);
  if (report.kind === 'boom-done')
    return order?.kind === 'boom' && order.up === report.up
      ? null
      : no('unknown-job', 'its boom was to go the other way');
  const same = order?.kind === 'hatch' && order.cover === report.cover && order.open === report.open;
  return same ? null : no('unknown-job', `it was not told to handle hatch cover ${report.cover} so`);
}

function aboutDrive({ drive, lastJob }: InHand, report: Report & { kind: 'passed' | 'arrived' }): Objection | null {
  if (drive?.job !== report.job)
    return report.job <= lastJob ? no('twice', `drive ${report.job} is done already`) : noJob(report.job);
  if (report.kind === 'arrived')
    return drive.last && drive.passed === drive.given - 1
      ? null
      : no('out-of-order', `it has passed ${drive.passed} of ${drive.given} stretches`);
  if (report.stretch < drive.passed) return no('twice', `stretch ${report.stretch} was passed already`);
  return report.stretch === drive.passed && drive.passed < drive.given
    ? null
    : no('out-of-order', `it was to pass stretch ${drive.passed} next`);
}

// ---- boxes -----------------------------------------------------------------------------------------------------------------------

type BoxReport = Report & { kind: 'picked' | 'placed' };

function aboutBox(desk: Desk, report: BoxReport): Objection | null {
  const hand = handOf(desk.state, report.che);
  const objection = aboutJob(hand, report.job);
  if (objection) return objection;
  const { order } = hand;
  if (order?.kind === 'rack') return aboutRack(hand, order, report);
  if (order?.kind !== 'lift') return noJob(report.job);
  if (order.container !== report.container)
    return no('other-container', `it was to lift ${order.container}, not ${report.container}`);
  if (report.kind === 'placed')
    return hand.picked.length > 0 ? mayPlace(desk, order, report) : no('out-of-order', 'it has not told of the pick');
  return hand.picked.length > 0 ? no('twice', 'the pick was told already') : mayPick(desk, order);
}

function aboutRack(hand: InHand, order: Order & { kind: 'rack' }, report: BoxReport): Objection | null {
  if (order.take !== (report.kind === 'picked')) return noJob(report.job);
  const { container } = report;
  if (!order.containers.includes(container)) return no('other-container', `it was not told of ${container}`);
  return [...hand.picked, ...hand.placed].includes(container) ? no('twice', `${container} was told already`) : null;
}

/** The laws for each box of a lift, looked at one by one. */
function mayPick(desk: Desk, order: Order & { kind: 'lift' }): Objection | null {
  const { che } = order;
  for (const { container } of liftedBoxes(order)) {
    const from = desk.ledger.state.containers.get(container)?.position;
    if (!from) return no('impossible', `${container} is not known`);
    const why = desk.ledger.objection({ kind: 'picked', container, che, from, rehandle: false });
    if (why) return no('impossible', why.message);
  }
  return null;
}

function mayPlace(desk: Desk, order: Order & { kind: 'lift' }, report: Report & { kind: 'placed' }): Objection | null {
  const { che } = order;
  if (report.to && !samePosition(report.to, order.to)) return mayPlaceElsewhere(desk, order, report.to);
  for (const { container, to } of liftedBoxes(order)) {
    const why = desk.ledger.objection({ kind: 'placed', container, che, to: onStack(desk, to) });
    if (why) return no('impossible', why.message);
  }
  return null;
}

/** A box that was set on a stack stands on top of it, whatever tier it was ordered for. */
function onStack(desk: Desk, to: Position): Position {
  if (to.kind !== 'yard') return to;
  const block = desk.ledger.state.blocks.get(to.block as BlockId) as BlockRecord;
  return { ...to, slot: nextSlot(block, to.slot.bay, to.slot.row) };
}

/** A stacking crane may have set its box on another stack of its block; all else is for a person to find out. */
function mayPlaceElsewhere(desk: Desk, order: Order & { kind: 'lift' }, to: Position): Objection | null {
  const { che, container } = order;
  const crane = desk.state.yardCranes.find(({ id }) => id === che);
  const own = crane && desk.state.blocks[crane.block]?.block;
  if (to.kind !== 'yard' || to.block !== own)
    return no('impossible', `${container} was set down where it was not to go`);
  const why = desk.ledger.objection({ kind: 'placed', container, che, to });
  return why && no('impossible', why.message);
}

// ---- vessels and trucks -----------------------------------------------------------------------------------------------------------

function aboutVessel(desk: Desk, report: Report & { kind: `vessel-${string}` }): Objection | null {
  const call = desk.ledger.state.calls.get(report.call);
  if (!call) return no('unknown-sender', `call ${report.call} is not known`);
  // One that was refused is sent on as soon as she comes.
  const refused = call.state === 'sailed' && call.times.unberthing === undefined;
  const expected = {
    'vessel-arrived': 'expected',
    'vessel-moored': 'berthing',
    'vessel-sailed': 'unberthing',
  } as const;
  if (call.state === expected[report.kind] || (refused && report.kind !== 'vessel-moored')) return null;
  return no('out-of-order', `call ${report.call} is ${call.state}`);
}

function aboutAnswer(desk: Desk, { call, eta }: Report & { kind: 'arrival-told' }): Objection | null {
  const why = desk.ledger.objection({ kind: 'arrival-told', call, eta, speed: 0, fuel: 0, co2: 0 });
  return why && no('out-of-order', why.message);
}

function aboutTruck(desk: Desk, report: Report & { kind: `truck-${string}` }): Objection | null {
  const visit = desk.ledger.state.visits.get(report.visit);
  if (!visit) return no('unknown-sender', `visit ${report.visit} is not known`);
  if (report.kind === 'truck-at') return aboutJob(handOf(desk.state, report.visit), report.job);
  const expected = report.kind === 'truck-arrived' ? 'expected' : 'leaving';
  // One that was cancelled and comes all the same is sent away.
  const cancelled = visit.state === 'gone' && visit.gateOut === 0;
  return visit.state === expected || cancelled ? null : no('out-of-order', `visit ${report.visit} is ${visit.state}`);
}
