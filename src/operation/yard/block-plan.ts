// The two cranes of a block planned together: in which order a crane should take its jobs, with what the other one is at work on and has
// to do. Only the order is followed: what the cranes begin is decided when they are free, by where the other one is then.
import { travelTime } from '../../kit/motion.ts';
import type { BlockModel, YardCraneTypeModel } from '../../terminal/model.ts';
import type { BlockCrane, BlockJob, BlockProblem, JobClass } from '../../yard/block-cranes/problem.ts';
import { scheduleBlock } from '../../yard/block-cranes/schedule.ts';
import type { Desk } from '../context.ts';
import type { BlockPlan, YardCraneWork, YardJobWork } from '../state.ts';
import type { CraneAt } from './lifts.ts';
import {
  arrivesAt,
  boxesOver,
  comesForIt,
  lowerTime,
  MEAN_TROLLEY,
  pickAt,
  pickTime,
  placeAt,
  placeTime,
} from './times.ts';

/** Jobs given to a crane while a plan is searched, and jobs of this and of the other crane that are weighed: bounds of computer time. */
const STEPS = 80;
const MINE = 6;
const THEIRS = 4;
/** Way to the stack on which a box is set that goes aside, m (designed: the next bay). */
const ASIDE = 13;

/** The jobs of a crane in the order of a plan for both cranes of its block; of many only the first. `theirs`: jobs for the other. */
export function inOrderOfBoth(
  desk: Desk,
  at: CraneAt,
  can: readonly YardJobWork[],
  theirs: readonly YardJobWork[],
): YardJobWork[] {
  const side = at.crane.side as 0 | 1;
  const mine = foremost(can, MINE);
  const others = foremost(
    theirs.filter((j) => !can.includes(j)),
    THEIRS,
  );
  const problem = problemOf(desk, at, [...mine, ...others]);
  const { plan } = scheduleBlock(problem, { steps: STEPS });
  const order = ([0, 1] as const).map((c) => plan.steps[c].filter((s) => s.job >= 0).map((s) => s.job));
  keep(at, factsOf(at, mine, others), [order[0]?.[0] ?? -1, order[1]?.[0] ?? -1], side);
  const first = (order[side] as number[]).flatMap((id) => mine.find((j) => j.id === id) ?? []);
  // What the other crane would better do comes last: it is done when nothing else can be.
  return [...first, ...mine.filter((j) => !first.includes(j)), ...can.filter((j) => !mine.includes(j))];
}

/** Those of some jobs for which somebody waits, and which are due, first. */
function foremost(jobs: readonly YardJobWork[], count: number): readonly YardJobWork[] {
  if (jobs.length <= count) return jobs;
  return [...jobs].sort((x, y) => x.priority - y.priority || x.due - y.due).slice(0, count);
}

/** The block as the planner sees it. */
function problemOf(desk: Desk, at: CraneAt, jobs: readonly YardJobWork[]): BlockProblem {
  const type = desk.model.yardCraneType;
  const leastTravel = travelTime(MEAN_TROLLEY, type.trolley);
  const handling = {
    leastTravel,
    pick: pickTime(type, 0) - leastTravel,
    place: placeTime(type, 0) - leastTravel,
    meet: lowerTime(type),
    dig: pickTime(type, ASIDE) + placeTime(type, ASIDE),
  };
  const [water, land] = at.work.cranes.map((i) => asCrane(desk, at, desk.state.yardCranes[i] as YardCraneWork));
  return {
    cranes: [water as BlockCrane, land as BlockCrane],
    ...{ spacing: type.minSpacing, gantry: type.gantry, leastTravel },
    jobs: jobs.map((j) => asJob(desk, at.b, j, handling, type)),
    previous: at.work.plan?.first,
  };
}

/** A crane with what it is at work on; one that waits for a vehicle or truck is busy until that has come. */
function asCrane(desk: Desk, { work }: CraneAt, crane: YardCraneWork): BlockCrane {
  const { at, low, high } = crane;
  if (crane.lift === null && crane.job === -1) return { at, freeIn: 0, low: at, high: at };
  const job = crane.waits ? work.jobs.find((j) => j.crane === crane.side) : undefined;
  const comes = job ? arrivesAt(desk, job) + 1000 * lowerTime(desk.model.yardCraneType) : 0;
  return { at, freeIn: Math.max(1, (Math.max(crane.until, comes) - desk.now) / 1000), low, high };
}

/** Times of handling that are the same for all jobs, s. */
interface Handling {
  leastTravel: number;
  pick: number;
  place: number;
  meet: number;
  /** Setting aside a box that stands on the wanted one. */
  dig: number;
}

/** A job as the planner sees it: for a vehicle or truck that comes, due when that is there; else by its own due time. */
function asJob(desk: Desk, b: BlockModel, j: YardJobWork, handling: Handling, type: YardCraneTypeModel): BlockJob {
  const [pick, place] = [pickAt(desk, b, j), placeAt(desk, b, j)];
  const dig = boxesOver(desk, j) * handling.dig;
  const job = {
    ...{ id: j.id, crane: j.side as 0 | 1 | -1, pickAt: pick, placeAt: place },
    pickSeconds: j.kind === 'dig' ? dig : dig + handling.pick,
    placeSeconds: j.kind === 'dig' ? 0 : handling.place,
    meetSeconds: handling.meet,
    class: Math.min(2, j.priority) as JobClass,
    after: -1,
  };
  // Due times of jobs are latest starts; the planner's are ends.
  const due = (j.due - desk.now) / 1000 + pickTime(type, 0) + placeTime(type, place - pick);
  if (!comesForIt(desk, j)) return { ...job, meets: null, comesIn: 0, dueIn: due };
  const comesIn = (arrivesAt(desk, j) - desk.now) / 1000;
  const served = comesIn + handling.meet;
  if (j.kind === 'in') return { ...job, meets: 'pick', comesIn, dueIn: served };
  // A load that its quay crane does not need yet may wait for others; a truck may not.
  return { ...job, meets: 'place', comesIn, dueIn: j.priority === 0 ? Math.max(served, due) : served };
}

/** A number that changes with the jobs that can be done, with who has come for them, and with what the cranes are at work on. */
function factsOf({ work, crane }: CraneAt, mine: readonly YardJobWork[], others: readonly YardJobWork[]): number {
  let facts = crane.side + work.jobs.length;
  for (const j of [...mine, ...others]) facts = Math.imul(facts, 31) + 2 * j.id + (j.ready ? 1 : 0);
  for (const j of work.jobs) if (j.crane >= 0) facts = Math.imul(facts, 31) + 2 * j.id + j.crane;
  return facts;
}

/** Keeps what the cranes are to begin with; counts how often that changed for the crane that asks though no fact did. */
function keep({ work }: CraneAt, facts: number, first: [number, number], side: 0 | 1): void {
  const last: BlockPlan = work.plan ?? { facts: 0, first: [-1, -1], made: 0, changed: 0 };
  const changed = last.facts === facts && last.first[side] !== first[side];
  work.plan = { facts, first, made: last.made + 1, changed: last.changed + (changed ? 1 : 0) };
}
