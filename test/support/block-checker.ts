// Looks over a schedule of a block's two cranes without any of the planner's code: replays where both are at fine steps from the raw
// problem, and tells in sentences every meeting and everything else that cannot be. Used by tests and measurements.
import type { BlockJob, BlockProblem, BlockSchedule, BlockStep } from '../../src/yard/block-cranes/problem.ts';

/** The cranes are looked at so often, s. */
const FINE = 0.5;
/** Rounding that is let pass, m and s. */
const EPS = 1e-6;

/** How a crane may use the time it has for a way: it drives as soon, or as late, as it can. */
type Manner = 'soon' | 'late';

/** Everything wrong with a schedule; empty when it can be carried out and costs what it says. */
export function faultsOfBlock(problem: BlockProblem, schedule: BlockSchedule): string[] {
  return [
    ...jobFaults(problem, schedule),
    ...([0, 1] as const).flatMap((side) => stepFaults(problem, schedule.steps[side], side)),
    ...handOverFaults(problem, schedule),
    ...meetings(problem, schedule),
    ...costFaults(problem, schedule),
  ];
}

function jobFaults({ jobs }: BlockProblem, { steps, order }: BlockSchedule): string[] {
  const done = steps.flatMap((list) => list.filter((s) => s.job >= 0).map((s) => s.job));
  const same = (a: readonly number[]): string => [...a].sort((x, y) => x - y).join(' ');
  const faults: string[] = [];
  if (same(done) !== same(jobs.map((j) => j.id))) faults.push(`The jobs done are ${same(done)}.`);
  if (same(order.map((o) => o.job)) !== same(done)) faults.push('The order names other jobs than the steps.');
  return faults;
}

function jobOf(problem: BlockProblem, id: number): BlockJob {
  const job = problem.jobs.find((j) => j.id === id);
  if (!job) throw new Error(`There is no job ${id}.`);
  return job;
}

/** Time from rest to rest over a way, s; from the formula of a trapezoid or triangle of speed. */
function driveTime({ gantry }: BlockProblem, way: number): number {
  const { speed, accel, brake = accel } = gantry;
  const [up, down] = [speed / accel, speed / brake];
  const ramps = (speed * (up + down)) / 2;
  if (way >= ramps) return up + down + (way - ramps) / speed;
  const peak = Math.sqrt((2 * way) / (1 / accel + 1 / brake));
  return peak / accel + peak / brake;
}

/** How far a crane has come so long after it set out over a way, m. */
function way({ gantry }: BlockProblem, whole: number, seconds: number): number {
  const { accel, brake = accel } = gantry;
  const time = driveTime({ gantry } as BlockProblem, whole);
  if (seconds <= 0) return 0;
  if (seconds >= time) return whole;
  const peak = Math.min(gantry.speed, Math.sqrt((2 * whole) / (1 / accel + 1 / brake)));
  if (seconds < peak / accel) return (accel * seconds ** 2) / 2;
  const left = time - seconds;
  if (left < peak / brake) return whole - (brake * left ** 2) / 2;
  return peak ** 2 / (2 * accel) + peak * (seconds - peak / accel);
}

function stepFaults(problem: BlockProblem, steps: readonly BlockStep[], side: 0 | 1): string[] {
  const crane = problem.cranes[side];
  if (!crane) return steps.length > 0 ? [`Crane ${side} is not there and has work.`] : [];
  const faults: string[] = [];
  let [at, free] = [crane.at, crane.freeIn];
  for (const s of steps) {
    if (s.start < free - EPS) faults.push(`Crane ${side} starts job ${s.job} at ${s.start}, before ${free}.`);
    if (Math.abs(s.from - at) > EPS)
      faults.push(`Crane ${side} starts job ${s.job} at ${s.from} m and stands at ${at} m.`);
    faults.push(...(s.job < 0 ? asideFaults(problem, s) : liftFaults(problem, s, side)));
    [at, free] = [s.to, s.end];
  }
  return faults;
}

function asideFaults(problem: BlockProblem, s: BlockStep): string[] {
  return s.end - s.start < driveTime(problem, Math.abs(s.to - s.from)) - EPS ? ['A step aside is too quick.'] : [];
}

function liftFaults(problem: BlockProblem, s: BlockStep, side: 0 | 1): string[] {
  const job = jobOf(problem, s.job);
  const faults: string[] = [];
  const say = (what: string): number => faults.push(`Job ${s.job} ${what}.`);
  if (job.crane >= 0 && job.crane !== side) say(`is not crane ${side}'s`);
  if (s.pick !== job.pickAt || s.to !== job.placeAt) say('is done elsewhere');
  const over = (a: number, b: number): number => Math.max(problem.leastTravel, driveTime(problem, Math.abs(a - b)));
  if (s.picked - s.start < over(s.from, s.pick) + job.pickSeconds - EPS) say('is picked too soon');
  if (s.end - s.picked < over(s.pick, s.to) + job.placeSeconds - EPS) say('is set down too soon');
  const met = job.meets === 'pick' ? s.picked : s.end;
  if (job.meets !== null && job.comesIn > 0 && met < job.comesIn + job.meetSeconds - EPS)
    say('is done before anybody comes');
  return faults;
}

function handOverFaults(problem: BlockProblem, { steps }: BlockSchedule): string[] {
  const all = steps.flat();
  return problem.jobs.flatMap((job) => {
    const first = all.find((s) => s.job === job.after);
    const second = all.find((s) => s.job === job.id);
    if (job.after < 0 || !first || !second) return [];
    // The spreader goes down for the box when the other has set it down.
    return second.picked - job.pickSeconds < first.end - EPS
      ? [`Job ${job.id} is picked before it was handed over.`]
      : [];
  });
}

/** Where a crane is, m, or the stretch it may be on while its present work goes on. */
function placeAt(
  problem: BlockProblem,
  steps: readonly BlockStep[],
  side: 0 | 1,
  t: number,
  manner: Manner,
): [number, number] {
  const crane = problem.cranes[side];
  if (!crane) return [NaN, NaN];
  if (t < crane.freeIn) return [crane.low, crane.high];
  const s = steps.findLast((step) => step.start <= t);
  if (!s) return [crane.at, crane.at];
  const on = (from: number, to: number, begin: number, end: number, handling: number): number => {
    const whole = Math.abs(to - from);
    const lead =
      manner === 'soon' ? 0 : Math.max(0, end - begin - driveTime(problem, whole) - (handling > 0 ? EPS : 0));
    return from + Math.sign(to - from) * way(problem, whole, t - begin - lead);
  };
  const x = t < s.picked ? on(s.from, s.pick, s.start, s.picked, 0) : on(s.pick, s.to, s.picked, s.end, 1);
  return [x, x];
}

/** The first moment of each manner of driving at which the cranes are nearer than their spacing. */
function meetings(problem: BlockProblem, { steps }: BlockSchedule): string[] {
  if (problem.cranes.some((c) => !c)) return [];
  const end = Math.max(0, ...steps.flat().map((s) => s.end), ...problem.cranes.map((c) => c?.freeIn ?? 0));
  const manners: Manner[] = ['soon', 'late'];
  return manners.flatMap((water) =>
    manners.flatMap((land) => {
      for (let t = 0; t <= end + 1; t += FINE) {
        const [, near] = placeAt(problem, steps[0], 0, t, water);
        const [far] = placeAt(problem, steps[1], 1, t, land);
        if (far - near < problem.spacing - EPS)
          return [`At ${t} s the cranes are at ${near.toFixed(1)} and ${far.toFixed(1)} m (${water}, ${land}).`];
      }
      return [];
    }),
  );
}

/** The weights of the objective as they are told to the user: docs/reports/yard.md. */
const WEIGHTS = { 0: 10, 1: 3, 2: 0.2 };
const LEAVING = 20;

function costFaults(problem: BlockProblem, { steps, cost }: BlockSchedule): string[] {
  let [lateness, waiting, drive, stability] = [0, 0, 0, 0];
  steps.forEach((list, side) => {
    for (const s of list) drive += Math.abs(s.pick - s.from) / problem.gantry.speed;
    const lifts = list.filter((s) => s.job >= 0);
    for (const s of lifts) {
      const job = jobOf(problem, s.job);
      const late = WEIGHTS[job.class] * Math.max(0, (job.meets === 'pick' ? s.picked : s.end) - job.dueIn);
      if (job.class === 1) waiting += late;
      else lateness += late;
    }
    const before = problem.previous?.[side] ?? -1;
    if (lifts[0] && problem.jobs.some((j) => j.id === before) && lifts[0].job !== before) stability += LEAVING;
  });
  const reckoned = { lateness, waiting, drive, stability };
  return Object.entries(reckoned).flatMap(([part, value]) =>
    Math.abs(value - cost[part as keyof typeof cost]) > 1e-3
      ? [`The ${part} is ${value}, not ${cost[part as keyof typeof cost]}.`]
      : [],
  );
}
