// The crane plan: which crane does which bay's work, in which order, so that the vessel is done soonest.
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import { craneBound, inWholeSeconds } from './crane-bound.ts';
import { BothWays, type TimedTasks } from './cranes/both-ways.ts';
import { OneWay, type Search } from './cranes/one-way.ts';
import type { CranePlan, CraneProblem, PlanCranes } from './problems.ts';
import { sweepWorld, type SweepWorld } from './sweep.ts';

/** Steps of the first turn of a direction: this share of the budget, and at most so many; each later turn has twice as many. */
const FIRST_SHARE = 0.2;
const MOST_FIRST = 20_000;
const MOST_STEPS = 800_000;

/** A direction whose best is worse than the other's by more than this share gets one turn in four. */
const WORSE = 0.01;
const SELDOM = 4;

/** The turn from which on plans are searched in which cranes turn around. */
const FIRST_TURNING = 2;

/** Least gain worth looking for where times are no whole seconds, s. */
const LEAST_GAIN = 0.1;

/**
 * Plans the cranes of one vessel: minimises the time until the last task is done, s. All cranes sweep in one direction, the
 * better of both, or may turn where the problem allows it; they never cross and keep their spacing; tasks in the same bay follow their precedence. Starts from the
 * even split into neighbouring stretches and betters it by annealing and by a beam, in turns that grow. A step is one sweep
 * simulated. Tasks outside every crane's range are left out of the plan and named in `why` ("out-of-reach").
 */
export const planCranes: PlanCranes = (problem: CraneProblem, budget: Budget): Planned<CranePlan> => {
  const world = sweepWorld(problem, 'up');
  const bound = craneBound(world);
  const least = inWholeSeconds(world) ? 1 : LEAST_GAIN;
  const search: Search = { bound, least, best: Infinity, stop: lasting(budget.stop) };
  const up = new OneWay(world, search);
  const down = new OneWay(sweepWorld(problem, 'down'), search);
  const turning = problem.bothWays === true ? new BothWays(search) : null;
  takeTurns(search, [up, down], turning, budget.steps);
  const better = down.bestTime < up.bestTime ? down : up;
  const plan: CranePlan =
    turning?.best && turning.world
      ? { sequences: turnedSequences(problem, turning.world, turning.best), direction: 'both' }
      : { sequences: sequencesOf(problem, better), direction: better === up ? 'up' : 'down' };
  const objective = search.best;
  return { plan, objective, bound: Math.min(bound, objective), why: reasons(problem, up, down) };
};

/** The searches by turns that grow, until the steps are spent or nothing is left to be found. */
function takeTurns(search: Search, [up, down]: [OneWay, OneWay], turning: BothWays | null, steps: number): void {
  let left = steps;
  let turn = Math.min(MOST_FIRST, Math.floor(left * FIRST_SHARE));
  for (let k = 0; k === 0 || (left > 0 && !search.stop()); k++) {
    for (const [way, other] of [
      [up, down],
      [down, up],
    ] as const) {
      const poor = way.bestTime < Infinity && way.bestTime > search.best * (1 + WORSE) && !other.met();
      if (way.met() || (poor && k % SELDOM !== 0)) continue;
      left -= Math.max(1, way.run(Math.min(turn, Math.max(0, left))));
    }
    const done = up.met() && down.met();
    if (search.best <= search.bound + search.least / 2 || (done && turning === null)) return;
    if (turning !== null && k >= FIRST_TURNING)
      left -= Math.max(1, turning.run([up, down], Math.min(turn, Math.max(0, left))));
    turn = Math.min(MOST_STEPS, 2 * turn);
  }
}

/** What has said "stop" once is not asked again. */
function lasting(stop: Budget['stop']): () => boolean {
  let over = false;
  return () => (over ||= stop?.() ?? false);
}

/** The best schedule of a direction in the problem's ids and crane order. */
function sequencesOf(problem: CraneProblem, { sweep, best }: OneWay): CranePlan['sequences'] {
  const { world } = sweep;
  sweep.run(best);
  return problem.cranes.map((crane) => {
    const v = world.craneId.indexOf(crane.id);
    const tasks = [];
    for (let k = 0; k < sweep.count[v]; k++) {
      const t = sweep.sequence[v * world.tasks + k];
      tasks.push({ id: world.taskId[t], start: sweep.start[t], end: sweep.end[t] });
    }
    return { crane: crane.id, tasks };
  });
}

/** A plan in which cranes turn, in the problem's ids and crane order. */
function turnedSequences(problem: CraneProblem, world: SweepWorld, best: TimedTasks): CranePlan['sequences'] {
  return problem.cranes.map((crane) => {
    const v = world.craneId.indexOf(crane.id);
    const own = [...best.order].filter((t) => best.craneOf[t] === v);
    const tasks = own.map((t) => ({
      id: world.taskId[t],
      start: best.start[t],
      end: best.start[t] + world.seconds[t],
    }));
    return { crane: crane.id, tasks };
  });
}

function reasons(problem: CraneProblem, up: OneWay, down: OneWay): Why[] {
  const alternatives: Why['alternatives'] = [];
  for (const [name, s] of [
    ['up', up],
    ['down', down],
  ] as const) {
    if (s.bestTime < Infinity)
      alternatives.push({ choice: `sweep ${name}`, score: s.bestTime, parts: { split: s.splitTime } });
  }
  alternatives.sort((a, b) => a.score - b.score);
  const why: Why[] = [{ decided: alternatives.length > 1 ? 'direction' : 'bound-met', alternatives }];
  const planned = new Set(up.sweep.world.taskId);
  for (const t of problem.tasks) {
    if (!planned.has(t.id))
      why.push({ decided: 'out-of-reach', alternatives: [{ choice: `task ${t.id}`, score: t.seconds, parts: {} }] });
  }
  return why;
}
