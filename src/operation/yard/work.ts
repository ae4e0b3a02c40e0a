// Stacking cranes at work: which job each crane of a block does next, and when it sets out so that it is there when the vehicle comes.
import type { BlockModel } from '../../terminal/model.ts';
import { scheduleYardCrane } from '../../yard/crane-schedule.ts';
import type { YardJob } from '../../yard/problems.ts';
import { inOrderOfBoth } from './block-plan.ts';
import { blockWork, containerRecord, type Desk } from '../context.ts';
import { reserve } from './deck-work.ts';
import { isOut, isWithdrawn, yardCraneStands } from '../faults/fault-query.ts';
import type { BlockWork, YardCraneWork, YardJobWork } from '../state.ts';
import { mayBeLifted } from './reefers.ts';
import { proceed, startJob, topOf, wayIsTaken, type CraneAt } from './lifts.ts';
import { arrivesAt, comesForIt, lowerTime, pickAt, pickTime, placeAt, placeTime } from './times.ts';

/** Permutations looked at per choice. */
const SCHEDULE_STEPS = 400;
/** Jobs weighed against each other per choice; those that wait for nobody yet come last. */
const SCHEDULE_JOBS = 12;
/**
 * The crane of the land end follows a plan for both cranes of its block, which brings trucks away sooner; that of the water end an order
 * for itself: with the plan, quay cranes waited longer for the yard in one of three runs without trucks (docs/reports/yard.md).
 */
const PLANS_FOR_BOTH = 1;
/** A crane is over the transfer point so long before the vehicle is expected there, s (designed): the estimate may be off. */
const EARLY = 15;

/** Gives each idle crane of a block its next lift, and tells those that wait to go on when their vehicle is there. */
export function lookAtBlock(desk: Desk, block: number): void {
  const work = blockWork(desk, block);
  dropMoot(desk, block, work);
  const b = desk.model.blocks[block] as BlockModel;
  for (const index of work.cranes) {
    if (index < 0) continue;
    const crane = desk.state.yardCranes[index] as YardCraneWork;
    if (isOut(desk, crane.id)) continue;
    if (crane.waits) proceed(desk, work, crane);
    if (yardCraneStands(desk, crane.id) || isWithdrawn(desk, crane.id)) continue;
    if (!crane.lift && crane.job === -1) choose(desk, { block, b, work, crane });
  }
}

/** Jobs without vehicle or truck that are no longer needed: done by the way, or the box has left the block or is wanted by somebody else now. */
function dropMoot(desk: Desk, block: number, work: BlockWork): void {
  const moot = work.jobs.filter((j) => {
    if (j.kind === 'in' || j.kind === 'out' || j.crane !== -1) return false;
    if (work.jobs.some((other) => other.then === j.id)) return false;
    const p = containerRecord(desk, j.container).position;
    if (p.kind !== 'yard' || p.block !== work.block) return true;
    if (notDugFor(desk, j)) return true;
    if (j.kind === 'dig' ? topOf(desk, p) === j.container : p.slot.bay === j.bay && p.slot.row === j.row) return true;
    return work.jobs.some((other) => other.kind === 'out' && other.container === j.container && other.id !== j.then);
  });
  if (moot.length === 0) return;
  for (const j of moot) if (j.kind === 'shift') reserve(desk, block, j.bay, j.row, -1);
  work.jobs = work.jobs.filter((j) => !moot.includes(j));
}

/** Begins the job that comes first in the best order; when it is early for that, the crane waits and is looked at again in time. */
function choose(desk: Desk, at: CraneAt): void {
  const can = startable(desk, at.work, at.crane);
  // Most looks end here, and the order of jobs takes long to find: none can begin, in whatever order they are tried.
  if (can.every((job) => wayIsTaken(desk, at, job) && beginsAt(desk, at, job) <= desk.now)) return;
  const order = inOrder(desk, at, can);
  for (const job of order) {
    const begin = beginsAt(desk, at, job);
    if (begin > desk.now) {
      wakeAt(desk, at.block, begin);
      return;
    }
    if (!startJob(desk, at, job)) continue;
    at.crane.decided = decidedBy(at.crane, job, order);
    return;
  }
}

/** The one word of why a crane does a job, by the jobs that it could have done, the most wanted first. */
function decidedBy(crane: YardCraneWork, job: YardJobWork, order: readonly YardJobWork[]): string {
  if (order.length === 1) return 'only-choice';
  if (job.id === crane.digging) return 'begun';
  if (order[0] !== job) return 'room';
  const next = order[1] as YardJobWork;
  if (job.priority !== next.priority) return job.priority < next.priority ? 'priority' : 'sequence';
  return job.due < next.due ? 'lateness' : 'sequence';
}

function wakeAt(desk: Desk, block: number, at: number): void {
  const { blockWakes } = desk.state;
  if (!blockWakes.some((w) => w.block === block && w.at <= at)) blockWakes.push({ at, block });
}

/** When a crane has to set out for a job, ms UTC: at once, unless a vehicle or truck that it would wait for is still far. */
export function beginsAt(desk: Desk, { b, crane }: CraneAt, job: YardJobWork): number {
  if (job.ready || (job.kind !== 'in' && job.kind !== 'out') || buried(desk, job)) return desk.now;
  const type = desk.model.yardCraneType;
  const pick = pickAt(desk, b, job);
  const ahead =
    pickTime(type, pick - crane.at) + (job.kind === 'out' ? placeTime(type, placeAt(desk, b, job) - pick) : 0);
  return arrivesAt(desk, job) - Math.round(1000 * (ahead + EARLY));
}

/** True for a job whose box has to be dug out first. */
function buried(desk: Desk, job: YardJobWork): boolean {
  const p = containerRecord(desk, job.container).position;
  return p.kind === 'yard' && topOf(desk, p) !== job.container;
}

/** The jobs that a crane can begin now. */
export function startable(desk: Desk, work: BlockWork, crane: YardCraneWork): YardJobWork[] {
  return work.jobs.filter((j) => j.crane === -1 && (j.side === -1 || j.side === crane.side) && canStart(desk, work, j));
}

/** Jobs in the best order for a crane: by a plan for both cranes of its block (see PLANS_FOR_BOTH), else by one for itself. */
function inOrder(desk: Desk, at: CraneAt, can: YardJobWork[]): YardJobWork[] {
  const { crane, b, work } = at;
  // A job that was begun (its box is being dug out) goes on before another is begun, if somebody waits for it.
  const begun = can.find((j) => j.id === crane.digging && j.priority < 2);
  if (begun) return [begun, ...can.filter((j) => j !== begun)];
  if (can.length < 2) return can;
  const other = desk.state.yardCranes[work.cranes[1 - crane.side] as number];
  if (crane.side === PLANS_FOR_BOTH && other && !yardCraneStands(desk, other.id) && !isWithdrawn(desk, other.id))
    return inOrderOfBoth(desk, at, can, startable(desk, work, other));
  const first = can.length > SCHEDULE_JOBS ? [...can].sort((x, y) => x.priority - y.priority || x.due - y.due) : can;
  const jobs = first.slice(0, SCHEDULE_JOBS).map((j) => asPlanned(desk, b, j));
  const { speed } = desk.model.yardCraneType.gantry;
  const order = scheduleYardCrane({ at: crane.at, speed, jobs }, { steps: SCHEDULE_STEPS }).plan;
  return order.flatMap((jobId) => can.find((j) => j.id === jobId) ?? []);
}

/** A job as the planner sees it: for a vehicle or truck that comes, due when it is there; else by its own due time. */
function asPlanned(desk: Desk, b: BlockModel, j: YardJobWork): YardJob {
  const type = desk.model.yardCraneType;
  const [pick, place] = [pickAt(desk, b, j), placeAt(desk, b, j)];
  const lift = pickTime(type, 0) + placeTime(type, place - pick);
  const base = { id: j.id, pickAt: pick, placeAt: place, seconds: lift, priority: j.priority };
  if (!comesForIt(desk, j)) return { ...base, dueIn: (j.due - desk.now) / 1000 };
  const coming = (arrivesAt(desk, j) - desk.now) / 1000;
  if (j.kind === 'in') return { ...base, dueIn: coming, earliestEnd: coming + lift };
  const lower = lowerTime(type);
  // A load that its quay crane does not need yet may wait for others.
  const dueIn = Math.max(coming + lower - lift, (j.due - desk.now) / 1000);
  return { ...base, dueIn, earliestEnd: coming + lower };
}

/** A job can start when its box can be got at: rehandles count, they are done ahead of the vehicle. */
function canStart(desk: Desk, work: BlockWork, j: YardJobWork): boolean {
  if (work.jobs.some((other) => other.then === j.id)) return false;
  if (j.kind === 'in') return true;
  const p = containerRecord(desk, j.container).position;
  if (p.kind !== 'yard' || p.block !== work.block || notDugFor(desk, j)) return false;
  return mayBeLifted(desk, topOf(desk, p) ?? j.container);
}

/** True for a job whose box lies under others and is on hold: it is not dug for until its release. One that a rack waits for comes out first. */
function notDugFor(desk: Desk, j: YardJobWork): boolean {
  return containerRecord(desk, j.container).holds.size > 0 && !desk.state.racks.has(j.rest) && buried(desk, j);
}
