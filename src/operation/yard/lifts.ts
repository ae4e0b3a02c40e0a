// Lifts of stacking cranes: one lift of a job is begun if the other crane of the block leaves room for it. Two cranes of a block never pass.
import { invariant } from '../../kit/invariant.ts';
import { nextSlot, stackIndex, type BlockRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import type { Hold, Spot } from '../../equipment/port.ts';
import { containerRecord, moveOf, nextId, type Desk } from '../context.ts';
import { yardCraneStands } from '../faults/fault-query.ts';
import { bayCentre, transferSpot, yardSpot } from '../layout.ts';
import { rackAt } from '../vehicles/rack-state.ts';
import type { BlockWork, YardCraneWork, YardJobWork, YardLift } from '../state.ts';
import { digTarget, takeTarget } from './inside-block.ts';
import { redirect, stillTakes } from './redirect.ts';
import { pickAt, pickTime, placeAt, placeTime, WAIT_HEIGHT } from './times.ts';

/** A crane of a block with what belongs to it. */
export interface CraneAt {
  block: number;
  b: BlockModel;
  work: BlockWork;
  crane: YardCraneWork;
}

type InYard = Position & { kind: 'yard' };

/** A box's lift from one end to the other. */
interface Ends {
  from: Position;
  to: Position;
  pick: Spot;
  place: Spot;
  hold: Hold | null;
}

/** The top box of the stack at a yard position. */
export function topOf(desk: Desk, p: InYard): ContainerId | undefined {
  const record = desk.ledger.state.blocks.get(p.block) as BlockRecord;
  return (record.stacks[stackIndex(record, p.slot.bay, p.slot.row)] as ContainerId[]).at(-1);
}

/** Starts a job's next lift if the other crane leaves room; true when the crane has something to do now. */
export function startJob(desk: Desk, at: CraneAt, job: YardJobWork): boolean {
  if (job.kind === 'in') return startIn(desk, at, job);
  const p = containerRecord(desk, job.container).position;
  if (p.kind !== 'yard') return false;
  const top = topOf(desk, p);
  invariant(top !== undefined, `${job.container} stands in an empty stack`);
  if (top !== job.container) return startRehandle(desk, at, job, top, p);
  if (job.kind === 'dig') return false;
  return job.kind === 'shift' ? startShift(desk, at, job, p) : startOut(desk, at, job, p);
}

function startIn(desk: Desk, at: CraneAt, job: YardJobWork): boolean {
  const { b, work, crane } = at;
  const rest = desk.layout.rests[job.rest];
  invariant(rest, `job ${job.id} has no transfer point`);
  if (!hasPlace(desk, at, job)) return false;
  const pick = transferSpot(b, rest);
  if (!makeRoom(desk, work, crane, pick.gantry, bayCentre(b, job.bay))) return false;
  const { to, place } = slotAt(desk, at, job.bay, job.row);
  const hold: Hold | null = job.ready ? null : { at: 'pick', height: WAIT_HEIGHT };
  const lift: YardLift = {
    container: job.container,
    toBay: job.bay,
    toRow: job.row,
    final: true,
    rehandle: false,
  };
  order(desk, crane, job, lift, { from: holderOf(desk, job), to, pick, place, hold });
  return true;
}

function startOut(desk: Desk, { b, work, crane }: CraneAt, job: YardJobWork, p: InYard): boolean {
  const rest = desk.layout.rests[job.rest];
  invariant(rest, `job ${job.id} has no transfer point`);
  const pick = yardSpot(b, p.slot.bay, p.slot.row, p.slot.tier);
  const place = transferSpot(b, rest);
  if (!makeRoom(desk, work, crane, pick.gantry, place.gantry)) return false;
  const hold: Hold | null = job.ready ? null : { at: 'place', height: WAIT_HEIGHT };
  const lift: YardLift = { container: job.container, toBay: 0, toRow: 0, final: true, rehandle: false };
  order(desk, crane, job, lift, { from: p, to: holderOf(desk, job), pick, place, hold });
  return true;
}

function startShift(desk: Desk, at: CraneAt, job: YardJobWork, p: InYard): boolean {
  if (!hasPlace(desk, at, job)) return false;
  const { b, work, crane } = at;
  const pick = yardSpot(b, p.slot.bay, p.slot.row, p.slot.tier);
  if (!makeRoom(desk, work, crane, pick.gantry, bayCentre(b, job.bay))) return false;
  const { to, place } = slotAt(desk, at, job.bay, job.row);
  const lift: YardLift = { container: job.container, toBay: job.bay, toRow: job.row, final: true, rehandle: true };
  order(desk, crane, job, lift, { from: p, to, pick, place, hold: null });
  return true;
}

/** The box on top goes aside. */
function startRehandle(desk: Desk, at: CraneAt, job: YardJobWork, top: ContainerId, under: InYard): boolean {
  const { block, b, work, crane } = at;
  const p = containerRecord(desk, top).position;
  if (p.kind !== 'yard') return false;
  const pick = yardSpot(b, p.slot.bay, p.slot.row, p.slot.tier);
  if (!makeRoom(desk, work, crane, pick.gantry, pick.gantry)) return false;
  const target = digTarget(desk, block, job.container, under.slot);
  if (!target) return false;
  if (!makeRoom(desk, work, crane, pick.gantry, bayCentre(b, target.bay))) return false;
  const { to, place } = slotAt(desk, at, target.bay, target.row);
  takeTarget(desk, block, top, target);
  const lift: YardLift = { container: top, toBay: target.bay, toRow: target.row, final: false, rehandle: true };
  const { totals } = desk.state;
  totals.dugOut++;
  if (job.priority < 2) totals.dugOutLate++;
  order(desk, crane, job, lift, { from: p, to, pick, place, hold: null });
  return true;
}

/** True when the stack that was chosen for a job's box takes it; where it does not any more, another one is chosen. */
function hasPlace(desk: Desk, { block, work }: CraneAt, job: YardJobWork): boolean {
  const record = desk.ledger.state.blocks.get(work.block) as BlockRecord;
  return stillTakes(record, job) || redirect(desk, block, job, 'no-room');
}

/** The slot that a box set on a stack takes, and the spreader's spot there. */
function slotAt(desk: Desk, { b, work }: CraneAt, bay: number, row: number): { to: Position; place: Spot } {
  const record = desk.ledger.state.blocks.get(work.block) as BlockRecord;
  const slot = nextSlot(record, bay, row);
  return { to: { kind: 'yard', block: work.block, slot }, place: yardSpot(b, bay, row, slot.tier) };
}

/** The vehicle or truck that waits, or the rack that stands, or is to come, at a job's transfer point. */
export function holderOf(desk: Desk, job: YardJobWork): Position {
  const m = moveOf(desk, job.move);
  if (m.visit !== null) return { kind: 'truck', visit: m.visit };
  const rack = rackAt(desk, job.rest);
  if (rack !== undefined) return { kind: 'che', che: rack };
  const v = desk.state.vehicles[m.vehicle];
  invariant(v, `move ${m.id} has no vehicle`);
  return { kind: 'che', che: v.id };
}

function order(desk: Desk, crane: YardCraneWork, job: YardJobWork, lift: YardLift, ends: Ends): void {
  const { from, to, pick, place, hold } = ends;
  const type = desk.model.yardCraneType;
  const seconds = pickTime(type, pick.gantry - crane.at) + placeTime(type, place.gantry - pick.gantry);
  const number = nextId(desk);
  crane.job = number;
  crane.lift = lift;
  crane.digging = lift.final ? -1 : job.id;
  crane.waits = hold !== null;
  crane.until = desk.now + Math.ceil(1000 * seconds);
  crane.low = Math.min(crane.at, pick.gantry, place.gantry);
  crane.high = Math.max(crane.at, pick.gantry, place.gantry);
  crane.at = place.gantry;
  job.crane = crane.side;
  const { container } = lift;
  desk.orders.push({ kind: 'lift', che: crane.id, job: number, container, from, to, pick, place, mate: null, hold });
}

/** Tells a crane that waits over a transfer point to go on, when the vehicle or truck of its job stands there. */
export function proceed(desk: Desk, work: BlockWork, crane: YardCraneWork): void {
  const job = work.jobs.find((j) => j.crane === crane.side);
  if (!job?.ready) return;
  crane.waits = false;
  desk.orders.push({ kind: 'proceed', che: crane.id, job: crane.job });
}

// ---- never pass -----------------------------------------------------------------------------------------------------------------

/** True when a crane may work between two positions; an idle neighbour in the way is sent aside first. */
function makeRoom(desk: Desk, work: BlockWork, crane: YardCraneWork, a: number, c: number): boolean {
  const other = otherCrane(desk, work, crane);
  if (!other || leavesRoom(desk, other, crane, a, c)) return true;
  if (isBusy(other) || yardCraneStands(desk, other.id)) return false;
  const spacing = desk.model.yardCraneType.minSpacing;
  const to = crane.side === 0 ? Math.max(crane.at, a, c) + spacing : Math.min(crane.at, a, c) - spacing;
  sendAside(desk, other, to);
  return false;
}

function otherCrane(desk: Desk, work: BlockWork, crane: YardCraneWork): YardCraneWork | undefined {
  return desk.state.yardCranes[work.cranes[1 - crane.side] as number];
}

/** True for a crane that has something to do, be it a step aside. */
export function isBusy(crane: YardCraneWork): boolean {
  return crane.lift !== null || crane.job !== -1;
}

/** True when a crane may work between two positions beside the other one, where that is or with what it is at work on. */
function leavesRoom(desk: Desk, other: YardCraneWork, crane: YardCraneWork, a: number, c: number): boolean {
  const spacing = desk.model.yardCraneType.minSpacing;
  const busy = isBusy(other);
  return crane.side === 0
    ? (busy ? other.low : other.at) >= Math.max(crane.at, a, c) + spacing
    : (busy ? other.high : other.at) <= Math.min(crane.at, a, c) - spacing;
}

/** True for a job that startJob() would not begin, and change nothing: the other crane is at work where its first lift leads. */
export function wayIsTaken(desk: Desk, { b, work, crane }: CraneAt, job: YardJobWork): boolean {
  const other = otherCrane(desk, work, crane);
  if (!other || !isBusy(other)) return false;
  const pick = pickAt(desk, b, job);
  const p = containerRecord(desk, job.container).position;
  const buried = job.kind !== 'in' && p.kind === 'yard' && topOf(desk, p) !== job.container;
  return !leavesRoom(desk, other, crane, pick, buried ? pick : placeAt(desk, b, job));
}

function sendAside(desk: Desk, crane: YardCraneWork, to: number): void {
  const job = nextId(desk);
  crane.job = job;
  crane.low = Math.min(crane.at, to);
  crane.high = Math.max(crane.at, to);
  crane.at = to;
  desk.orders.push({ kind: 'gantry', che: crane.id, job, to });
}
