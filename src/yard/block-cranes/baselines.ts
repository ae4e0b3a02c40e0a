// What the schedule of two cranes is compared with: each crane takes its jobs as they come, and a single crane for the whole block.
import type { Budget, Planned } from '../../terminal/planning.ts';
import type { BlockCrane, BlockJob, BlockProblem, BlockSchedule } from './problem.ts';
import { answer, scheduleBlock } from './schedule.ts';

/**
 * Jobs in the order in which vehicle or truck comes (hand-overs and others in the order of their numbers, at once); a job for either
 * crane goes to the one whose half it is picked in. The way is given in that order too.
 */
export function firstCome(problem: BlockProblem): Planned<BlockSchedule> {
  const { jobs, cranes } = problem;
  const places = jobs.flatMap((job) => [job.pickAt, job.placeAt]);
  const middle = (Math.min(...places) + Math.max(...places)) / 2;
  const nearer = (job: BlockJob): 0 | 1 => (job.pickAt <= middle ? 0 : 1);
  const side = (job: BlockJob): number =>
    cranes[0] === null ? 1 : cranes[1] === null ? 0 : job.crane < 0 ? nearer(job) : job.crane;
  const asTheyCome = jobs.map((_, j) => j).sort((a, b) => jobs[a].comesIn - jobs[b].comesIn || jobs[a].id - jobs[b].id);
  const order: number[] = [];
  const given = new Set<number>();
  const give = (j: number): void => {
    if (given.has(j)) return;
    given.add(j);
    const before = jobs.findIndex((other) => other.id === jobs[j].after);
    if (before >= 0) give(before);
    order.push(j);
  };
  asTheyCome.forEach(give);
  return answer(problem, order, Uint8Array.from(jobs, side));
}

/** The same block with one crane, which carries a box that would be handed over all the way itself; scheduled with the same search. */
export function singleCrane(problem: BlockProblem, budget: Budget): Planned<BlockSchedule> {
  return scheduleBlock(withOneCrane(problem), budget);
}

/** A problem whose crane of the water end does everything alone. */
export function withOneCrane(problem: BlockProblem): BlockProblem {
  const { jobs, cranes } = problem;
  const crane = cranes[0] ?? (cranes[1] as BlockCrane);
  const whole = jobs.flatMap((job): BlockJob[] => {
    if (jobs.some((other) => other.after === job.id)) return [];
    const first = jobs.find((other) => other.id === job.after);
    return [{ ...(first ? joined(first, job) : job), crane: 0, after: -1 }];
  });
  return { ...problem, cranes: [crane, null], jobs: whole, previous: undefined };
}

/** The two halves of a hand-over as one lift; it is due as that half is for which somebody comes. */
function joined(first: BlockJob, second: BlockJob): BlockJob {
  const met = second.meets === null ? first : second;
  return {
    ...met,
    pickAt: first.pickAt,
    pickSeconds: first.pickSeconds,
    placeAt: second.placeAt,
    placeSeconds: second.placeSeconds,
  };
}
