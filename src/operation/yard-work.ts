// Stacking cranes at work: two to a block that never pass, rehandles on the way to a buried box, hand over between the two.
import type { BlockRecord } from '../ledger/state.ts';
import { invariant } from '../kit/invariant.ts';
import { travelTime } from '../kit/motion.ts';
import type { Position } from '../terminal/container.ts';
import type { BlockId, CheId, ContainerId } from '../terminal/ids.ts';
import type { BlockModel } from '../terminal/model.ts';
import { nextSlot, stackIndex } from '../ledger/state.ts';
import { scheduleYardCrane } from '../yard/crane-schedule.ts';
import type { YardJob } from '../yard/problems.ts';
import { blockWork, containerRecord, moveOf, nextId, type Desk } from './context.ts';
import { reserve } from './deck-work.ts';
import { bayCentre, transferSpot, yardSpot } from './layout.ts';
import type { BlockWork, YardCraneWork, YardJobWork, YardLift } from './state.ts';
import { jobDone } from './yard-done.ts';
import { targetInBlock } from './yard-jobs.ts';

/** Permutations looked at per choice. */
const SCHEDULE_STEPS = 400;
// ---- choosing and starting -----------------------------------------------------------------------------------------------------

/** Gives each idle crane of a block its next lift. */
export function lookAtBlock(desk: Desk, block: number): void {
  const work = blockWork(desk, block);
  dropMoot(desk, block, work);
  for (const index of work.cranes) {
    if (index < 0) continue;
    const crane = desk.state.yardCranes[index] as YardCraneWork;
    if (crane.lift || crane.job !== -1) continue;
    for (const job of inOrder(desk, block, work, crane)) if (startJob(desk, block, work, crane, job)) break;
  }
}

/** Hand overs that are no longer needed: the box stands there already, left the block, or is wanted by somebody else now. */
function dropMoot(desk: Desk, block: number, work: BlockWork): void {
  const moot = work.jobs.filter((j) => {
    if (j.kind !== 'shift' || j.crane !== -1 || work.jobs.some((other) => other.then === j.id)) return false;
    const p = containerRecord(desk, j.container).position;
    if (p.kind !== 'yard' || p.block !== work.block) return true;
    if (p.slot.bay === j.bay && p.slot.row === j.row) return true;
    return work.jobs.some((other) => other.kind === 'out' && other.container === j.container && other.id !== j.then);
  });
  for (const j of moot) reserve(desk, block, j.bay, j.row, -1);
  if (moot.length > 0) work.jobs = work.jobs.filter((j) => !moot.includes(j));
}

function inOrder(desk: Desk, block: number, work: BlockWork, crane: YardCraneWork): YardJobWork[] {
  const b = desk.model.blocks[block] as BlockModel;
  const can = work.jobs.filter(
    (j) => j.crane === -1 && (j.side === -1 || j.side === crane.side) && startable(desk, work, j),
  );
  // A job that was begun (its box is being dug out) goes on before another is begun.
  const begun = can.find((j) => j.id === crane.digging);
  if (begun) return [begun, ...can.filter((j) => j !== begun)];
  if (can.length < 2) return can;
  const type = desk.model.yardCraneType;
  const jobs = can.slice(0, 12).map((j): YardJob => {
    const pickAt = pickPosition(desk, b, j);
    const placeAt = j.kind === 'out' ? transferSpot(b, desk.layout.rests[j.rest] as never).gantry : bayCentre(b, j.bay);
    return {
      id: j.id,
      pickAt,
      placeAt,
      seconds: type.pickSeconds + type.placeSeconds + 60 + travelTime(placeAt - pickAt, type.gantry),
      dueIn: (j.due - desk.now) / 1000,
      priority: j.priority,
    };
  });
  const order = scheduleYardCrane({ at: crane.at, speed: type.gantry.speed, jobs }, { steps: SCHEDULE_STEPS }).plan;
  return order.flatMap((jobId) => can.find((j) => j.id === jobId) ?? []);
}

function pickPosition(desk: Desk, b: BlockModel, j: YardJobWork): number {
  if (j.kind === 'in') return transferSpot(b, desk.layout.rests[j.rest] as never).gantry;
  const p = containerRecord(desk, j.container).position;
  return p.kind === 'yard' ? bayCentre(b, p.slot.bay) : 0;
}

/** A job can start when its box can be got at now (rehandles count: they are done ahead of the vehicle). */
function startable(desk: Desk, work: BlockWork, j: YardJobWork): boolean {
  if (work.jobs.some((other) => other.then === j.id)) return false;
  if (j.kind === 'in') return j.ready;
  const p = containerRecord(desk, j.container).position;
  if (p.kind !== 'yard' || p.block !== work.block) return false;
  if (j.kind === 'shift') return true;
  return j.ready || topOf(desk, p) !== j.container;
}

function topOf(desk: Desk, p: Position & { kind: 'yard' }): ContainerId | undefined {
  const record = desk.ledger.state.blocks.get(p.block) as BlockRecord;
  return (record.stacks[stackIndex(record, p.slot.bay, p.slot.row)] as ContainerId[]).at(-1);
}

/** Starts a job's next lift if the other crane leaves room; true when the crane has something to do now. */
function startJob(desk: Desk, block: number, work: BlockWork, crane: YardCraneWork, job: YardJobWork): boolean {
  const b = desk.model.blocks[block] as BlockModel;
  if (job.kind === 'in') return startIn(desk, block, work, crane, job, b);
  const p = containerRecord(desk, job.container).position;
  if (p.kind !== 'yard') return false;
  const top = topOf(desk, p);
  invariant(top !== undefined, `${job.container} stands in an empty stack`);
  if (top !== job.container) return startRehandle(desk, block, work, crane, job, top, p, b);
  const pick = yardSpot(b, p.slot.bay, p.slot.row, p.slot.tier);
  if (job.kind === 'shift') return startShift(desk, block, work, crane, job, p, b, pick);
  const rest = desk.layout.rests[job.rest];
  invariant(rest, `job ${job.id} has no transfer point`);
  const place = transferSpot(b, rest);
  if (!makeRoom(desk, work, crane, pick.gantry, place.gantry)) return false;
  const lift: YardLift = {
    container: job.container,
    toBay: 0,
    toRow: 0,
    final: true,
    rehandle: false,
  };
  order(desk, crane, job, lift, p, holderOf(desk, job), pick, place);
  return true;
}

/** The vehicle or truck that waits at a job's transfer point. */
function holderOf(desk: Desk, job: YardJobWork): Position {
  const m = moveOf(desk, job.move);
  if (m.visit !== null) return { kind: 'truck', visit: m.visit };
  const v = desk.state.vehicles[m.vehicle];
  invariant(v, `move ${m.id} has no vehicle`);
  return { kind: 'che', che: v.id };
}

function startIn(
  desk: Desk,
  block: number,
  work: BlockWork,
  crane: YardCraneWork,
  job: YardJobWork,
  b: BlockModel,
): boolean {
  const rest = desk.layout.rests[job.rest];
  invariant(rest, `job ${job.id} has no transfer point`);
  const pick = transferSpot(b, rest);
  if (!makeRoom(desk, work, crane, pick.gantry, bayCentre(b, job.bay))) return false;
  const tier = tierFor(desk, block, job.bay, job.row);
  const lift: YardLift = {
    container: job.container,
    toBay: job.bay,
    toRow: job.row,
    final: true,
    rehandle: false,
  };
  const to: Position = { kind: 'yard', block: work.block, slot: { bay: job.bay, row: job.row, tier } };
  order(desk, crane, job, lift, holderOf(desk, job), to, pick, yardSpot(b, job.bay, job.row, tier));
  return true;
}

function startShift(
  desk: Desk,
  block: number,
  work: BlockWork,
  crane: YardCraneWork,
  job: YardJobWork,
  p: Position & { kind: 'yard' },
  b: BlockModel,
  pick: ReturnType<typeof yardSpot>,
): boolean {
  if (!makeRoom(desk, work, crane, pick.gantry, bayCentre(b, job.bay))) return false;
  const tier = tierFor(desk, block, job.bay, job.row);
  const lift: YardLift = {
    container: job.container,
    toBay: job.bay,
    toRow: job.row,
    final: true,
    rehandle: true,
  };
  const to: Position = { kind: 'yard', block: work.block, slot: { bay: job.bay, row: job.row, tier } };
  order(desk, crane, job, lift, p, to, pick, yardSpot(b, job.bay, job.row, tier));
  return true;
}

function startRehandle(
  desk: Desk,
  block: number,
  work: BlockWork,
  crane: YardCraneWork,
  job: YardJobWork,
  top: ContainerId,
  p: Position & { kind: 'yard' },
  b: BlockModel,
): boolean {
  const at = containerRecord(desk, top).position;
  if (at.kind !== 'yard') return false;
  const target = targetInBlock(desk, block, top, p.slot.bay, p.slot.row, () => true);
  if (!target) return false;
  const pick = yardSpot(b, at.slot.bay, at.slot.row, at.slot.tier);
  if (!makeRoom(desk, work, crane, pick.gantry, bayCentre(b, target.bay))) return false;
  reserve(desk, block, target.bay, target.row, 1);
  const tier = tierFor(desk, block, target.bay, target.row);
  const lift: YardLift = {
    container: top,
    toBay: target.bay,
    toRow: target.row,
    final: false,
    rehandle: true,
  };
  const to: Position = { kind: 'yard', block: work.block, slot: { bay: target.bay, row: target.row, tier } };
  order(desk, crane, job, lift, at, to, pick, yardSpot(b, target.bay, target.row, tier));
  return true;
}

function tierFor(desk: Desk, block: number, bay: number, row: number): number {
  const record = desk.ledger.state.blocks.get(desk.model.blocks[block]?.id as BlockId) as BlockRecord;
  return nextSlot(record, bay, row).tier;
}

function order(
  desk: Desk,
  crane: YardCraneWork,
  job: YardJobWork,
  lift: YardLift,
  from: Position,
  to: Position,
  pick: ReturnType<typeof yardSpot>,
  place: ReturnType<typeof yardSpot>,
): void {
  const number = nextId(desk);
  crane.job = number;
  crane.lift = lift;
  crane.digging = lift.final ? -1 : job.id;
  crane.low = Math.min(crane.at, pick.gantry, place.gantry);
  crane.high = Math.max(crane.at, pick.gantry, place.gantry);
  crane.at = place.gantry;
  job.crane = crane.side;
  desk.orders.push({
    kind: 'lift',
    che: crane.id,
    job: number,
    container: lift.container,
    from,
    to,
    pick,
    place,
    mate: null,
  });
}

// ---- never pass -----------------------------------------------------------------------------------------------------------------

/** True when a crane may work between two positions; an idle neighbour in the way is sent aside first. */
function makeRoom(desk: Desk, work: BlockWork, crane: YardCraneWork, a: number, c: number): boolean {
  const low = Math.min(crane.at, a, c);
  const high = Math.max(crane.at, a, c);
  const index = work.cranes[1 - crane.side] as number;
  if (index < 0) return true;
  const other = desk.state.yardCranes[index] as YardCraneWork;
  const spacing = desk.model.yardCraneType.minSpacing;
  const idle = !other.lift && other.job === -1;
  const clear =
    crane.side === 0
      ? (idle ? other.at : other.low) >= high + spacing
      : (idle ? other.at : other.high) <= low - spacing;
  if (clear) return true;
  if (!idle) return false;
  const to = crane.side === 0 ? high + spacing : low - spacing;
  sendAside(desk, other, to);
  return false;
}

function sendAside(desk: Desk, crane: YardCraneWork, to: number): void {
  const job = nextId(desk);
  crane.job = job;
  crane.low = Math.min(crane.at, to);
  crane.high = Math.max(crane.at, to);
  crane.at = to;
  desk.orders.push({ kind: 'gantry', che: crane.id, job, to });
}

// ---- reports --------------------------------------------------------------------------------------------------------------------

/** A yard crane has lifted its box. */
export function yardPicked(desk: Desk, crane: YardCraneWork, container: ContainerId): void {
  invariant(crane.lift?.container === container, `${crane.id} lifted ${container}, which it was not told to`);
  const from = containerRecord(desk, container).position;
  desk.ledger.record({ kind: 'picked', container, che: crane.id, from, rehandle: crane.lift.rehandle }, desk.now);
  if (from.kind !== 'yard') return;
  desk.state.departures.delete(container);
  desk.yard.refresh(crane.block, from.slot.bay, from.slot.row);
}

/** A yard crane has set its box down. */
export function yardPlaced(desk: Desk, crane: YardCraneWork, container: ContainerId): void {
  const { lift } = crane;
  invariant(lift?.container === container, `${crane.id} set ${container} down, which it did not hold`);
  const work = blockWork(desk, crane.block);
  const job = work.jobs.find((j) => j.crane === crane.side);
  invariant(job, `${crane.id} works for no job`);
  crane.lift = null;
  crane.job = -1;
  job.crane = -1;
  if (lift.toBay > 0) {
    const tier = tierFor(desk, crane.block, lift.toBay, lift.toRow);
    const to: Position = { kind: 'yard', block: work.block, slot: { bay: lift.toBay, row: lift.toRow, tier } };
    desk.ledger.record({ kind: 'placed', container, che: crane.id as CheId, to }, desk.now);
    reserve(desk, crane.block, lift.toBay, lift.toRow, -1);
  } else desk.ledger.record({ kind: 'placed', container, che: crane.id as CheId, to: holderOf(desk, job) }, desk.now);
  desk.blocksToLook.add(crane.block);
  if (!lift.final) return;
  work.jobs = work.jobs.filter((j) => j !== job);
  jobDone(desk, crane.block, job);
}

/** A yard crane has stepped aside. */
export function yardAside(desk: Desk, crane: YardCraneWork): void {
  crane.job = -1;
  crane.low = crane.at;
  crane.high = crane.at;
  desk.blocksToLook.add(crane.block);
}
