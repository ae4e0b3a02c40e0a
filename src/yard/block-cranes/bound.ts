// What no schedule of a block's two cranes can be below: the cranes are let through each other, every job is reached on the shortest way
// there is, and the weighted starts are least in Smith's order.
import { travelTime } from '../../kit/motion.ts';
import type { BlockJob, BlockProblem } from './problem.ts';
import { CLASS_WEIGHTS } from './timing.ts';

/** A job as the bound sees it. */
interface Least {
  job: BlockJob;
  weight: number;
  /** Least time of a crane for it, empty drive included, and the least part of it until it is served, s. */
  work: number;
  toServed: number;
  /** Earliest time at which it is served, whatever is done before, s. */
  earliest: number;
}

/**
 * Below the cost of every schedule that keeps the cranes apart. Drive: each job is reached at least from the nearest place that a crane
 * can come from. Lateness: jobs are split by due time; the later ones cost at least what they cost when each is done first of all; for
 * the others lateness may be negative too, and its weighted sum is least in Smith's order for each crane alone, or over both cranes by
 * the bound of Eastman, Even and Isaacs (1964): half of one crane's sum and a quarter of the weighted work.
 */
export function lowerBound(problem: BlockProblem): number {
  const { jobs } = problem;
  let drive = 0;
  for (const job of jobs) drive += nearest(problem, job) / problem.gantry.speed;
  const all = jobs.map((job) => leastOf(problem, job));
  const both = problem.cranes.every((crane) => crane !== null);
  let lateness = Math.max(
    best(all, (some) => (both ? bothCranes(problem, some) : oneCrane(problem, some, problem.cranes[0] ? 0 : 1))),
    0,
  );
  if (both) {
    const free = sum(all.filter((l) => l.job.crane < 0).map(alone));
    const [water, land] = ([0, 1] as const).map((side) =>
      best(
        all.filter((l) => l.job.crane === side),
        (some) => oneCrane(problem, some, side),
      ),
    );
    lateness = Math.max(lateness, free + water + land);
  }
  return drive + lateness;
}

/** Distance from the nearest place at which a crane can be before a job, m. */
function nearest({ cranes, jobs }: BlockProblem, job: BlockJob): number {
  const places = [
    ...cranes.flatMap((crane, side) => (crane && (job.crane < 0 || job.crane === side) ? [crane.at] : [])),
    ...jobs.flatMap((o) => (o !== job && (o.crane < 0 || job.crane < 0 || o.crane === job.crane) ? [o.placeAt] : [])),
  ];
  return Math.min(...places.map((at) => Math.abs(at - job.pickAt)));
}

function leastOf(problem: BlockProblem, job: BlockJob): Least {
  const { cranes, gantry, leastTravel } = problem;
  const over = (way: number): number => Math.max(leastTravel, travelTime(way, gantry));
  const reach = over(nearest(problem, job)) + job.pickSeconds;
  const carry = over(job.placeAt - job.pickAt) + job.placeSeconds;
  const free = cranes.flatMap((crane, side) => (crane && (job.crane < 0 || job.crane === side) ? [crane.freeIn] : []));
  const toServed = reach + (job.meets === 'pick' ? 0 : carry);
  const met = job.meets === null || job.comesIn <= 0 ? 0 : job.comesIn + job.meetSeconds;
  const weight = CLASS_WEIGHTS[job.class];
  return { job, weight, work: reach + carry, toServed, earliest: Math.max(met, Math.min(...free) + toServed) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What a job costs when it is done first of all. */
const alone = ({ weight, job, earliest }: Least): number => weight * Math.max(0, earliest - job.dueIn);

/** The best split of some jobs by due time: a bound for the earlier ones together, and the later ones each alone. */
function best(some: readonly Least[], together: (earlier: Least[]) => number): number {
  const byDue = [...some].sort((a, b) => a.job.dueIn - b.job.dueIn || a.job.id - b.job.id);
  let rest = sum(byDue.map(alone));
  let most = rest;
  byDue.forEach((l, k) => {
    rest -= alone(l);
    most = Math.max(most, rest + together(byDue.slice(0, k + 1)));
  });
  return most;
}

/** Least weighted sum of starts of the jobs' work when one crane does them without a pause, from 0 on. */
function smith(some: readonly Least[]): number {
  const order = [...some].sort((a, b) => a.work * b.weight - b.work * a.weight || a.job.id - b.job.id);
  let time = 0;
  let starts = 0;
  for (const { weight, work } of order) {
    starts += weight * time;
    time += work;
  }
  return starts;
}

/** Weighted sum of lateness of some jobs, whatever their starts, without the starts themselves. */
function fixedPart(some: readonly Least[]): number {
  return sum(some.map(({ weight, toServed, job }) => weight * (toServed - job.dueIn)));
}

function oneCrane({ cranes }: BlockProblem, some: readonly Least[], side: 0 | 1): number {
  const free = cranes[side]?.freeIn ?? 0;
  return smith(some) + fixedPart(some) + free * sum(some.map((l) => l.weight));
}

/**
 * Two cranes: for weighted ends, twice the least is at least one crane's least and half the weighted work more; an end is a start and
 * the work. Both are taken as free when the first of them is.
 */
function bothCranes({ cranes }: BlockProblem, some: readonly Least[]): number {
  const weighted = sum(some.map((l) => l.weight * l.work));
  const ends = (smith(some) + weighted) / 2 + weighted / 4;
  const free = Math.min(cranes[0]?.freeIn ?? 0, cranes[1]?.freeIn ?? 0);
  return ends - weighted + fixedPart(some) + free * sum(some.map((l) => l.weight));
}
