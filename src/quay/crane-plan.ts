// The crane plan: which crane does which bay's work, in which order, so that the vessel is done soonest.
import { Random } from '../kit/random.ts';
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { CranePlan, CraneProblem, PlanCranes } from './problems.ts';
import { craneBound } from './crane-bound.ts';
import { Sweep, sweepWorld, type SweepWorld } from './sweep.ts';

/** Seed of the search; fixed, so that the same vessel always gets the same plan. */
const SEED = 19_560_426;

/** Share of the steps that each direction gets before the better one gets the rest. */
const TRIAL_SHARE = 0.2;

/** First heat of the search, as a share of the bound: how much worse a step may be and still be taken about once in three. */
const FIRST_HEAT = 0.005;

/** How much the mean end of all cranes counts beside the last one, so that the search feels gains before they show there. */
const MEAN_SHARE = 0.5;

/** Shares of the draws that take a task from the crane that ends last, and that exchange two tasks or move a second one. */
const FROM_LAST = 0.5;
const EXCHANGE = 0.7;
const SECOND = 0.9;

/** Share of the draws that give a task to any crane, not to a neighbour: a crane that comes late must be passed over. */
const FAR = 0.1;

/** Times closer than this, s, count as equal. */
const TOLERANCE = 1e-9;

/**
 * Plans the cranes of one vessel: minimises the time until the last task is done, s. All cranes sweep in one direction, the
 * better of both; they never cross and keep their spacing; tasks in the same bay follow their precedence. Starts from the
 * even split into neighbouring stretches and betters it by moving and exchanging tasks between cranes. A step is one sweep
 * simulated. Tasks outside every crane's range are left out of the plan and named in `why` ("out-of-reach").
 */
export const planCranes: PlanCranes = (problem: CraneProblem, budget: Budget): Planned<CranePlan> => {
  const up = new SplitSearch(sweepWorld(problem, 'up'));
  const down = new SplitSearch(sweepWorld(problem, 'down'));
  const bound = craneBound(up.sweep.world);
  const trial = Math.floor(budget.steps * TRIAL_SHARE);
  up.run(trial, bound);
  if (up.bestTime > bound + TOLERANCE) down.run(trial, bound);
  const better = down.bestTime < up.bestTime ? down : up;
  better.anneal(budget.steps - 2 * trial, bound);
  const plan: CranePlan = { sequences: better.sequences(problem), direction: better === up ? 'up' : 'down' };
  const objective = better.bestTime;
  return { plan, objective, bound: Math.min(bound, objective), why: reasons(problem, up, down) };
};

/** The search for the best split in one direction. */
class SplitSearch {
  readonly sweep: Sweep;
  private readonly order: BayOrder;
  private readonly best: Int8Array;
  private readonly chance = new Random(SEED);
  /** Makespan of the even split and of the best one, s; Infinity when not searched. */
  splitTime = Infinity;
  bestTime = Infinity;

  constructor(world: SweepWorld) {
    this.sweep = new Sweep(world);
    this.order = bayOrder(world);
    this.best = new Int8Array(world.tasks);
  }

  /** Splits evenly, then searches until the steps are spent or the bound is met. */
  run(steps: number, bound: number): void {
    const left = steps - this.evenSplit(bound);
    this.splitTime = this.bestTime;
    this.anneal(left, bound);
  }

  private offer(craneOf: Int8Array, time: number): void {
    if (time >= this.bestTime) return;
    this.best.set(craneOf);
    this.bestTime = time;
  }

  /** Halves the interval of the target time; each target fills crane after crane along the vessel. Returns the steps used. */
  private evenSplit(bound: number): number {
    const { world } = this.sweep;
    if (world.tasks === 0) {
      this.bestTime = 0;
      return 0;
    }
    const craneOf = new Int8Array(world.tasks);
    let low = bound;
    let high = low + 1;
    for (const s of world.seconds) high += s;
    const places = [...world.x, ...world.craneX];
    high += (2 * (Math.max(...places) - Math.min(...places))) / world.speed;
    high += Math.max(...world.ready);
    let used = 0;
    while (used < 24 && (used === 0 || high - low > 0.5)) {
      const target = used === 0 ? low : (low + high) / 2;
      const fits = fill(world, target, craneOf);
      this.offer(craneOf, this.sweep.run(craneOf));
      if (fits) high = target;
      else low = target;
      used++;
    }
    return used;
  }

  /** Simulated annealing from the best split over moves and exchanges of tasks between cranes. */
  anneal(steps: number, bound: number): void {
    const { sweep, chance } = this;
    const { tasks, cranes, seconds } = sweep.world;
    if (tasks < 2 || cranes < 2) return;
    const now = Int8Array.from(this.best);
    const next = Int8Array.from(now);
    let cost = smoothed(sweep, sweep.run(now));
    let last = lastCrane(sweep);
    let work = 0;
    for (const s of seconds) work += s;
    // The mean end is at least the mean work: a schedule beyond this limit of time is refused without finishing it.
    const leastMean = (MEAN_SHARE * work) / cranes;
    for (let k = 0; k < steps && this.bestTime > bound + TOLERANCE; k++) {
      if (!this.change(next, last)) continue;
      const heat = FIRST_HEAT * bound * (1 - k / steps) ** 2;
      const limit = cost - heat * Math.log(chance.next());
      const time = sweep.run(next, Math.max(limit - leastMean, this.bestTime));
      this.offer(next, time);
      const c = time === Infinity ? Infinity : smoothed(sweep, time);
      if (c <= limit) {
        now.set(next);
        cost = c;
        last = lastCrane(sweep);
      } else next.set(now);
    }
  }

  /** Gives a task to another crane, mostly a neighbour; often another one comes back for it, or a second one moves. False: not possible. */
  private change(craneOf: Int8Array, last: number): boolean {
    const { world } = this.sweep;
    const { chance } = this;
    const t = chance.next() < FROM_LAST ? this.draw(craneOf, last) : chance.int(world.tasks);
    const v = craneOf[t];
    const w = chance.next() < FAR ? chance.int(world.cranes) : v + (chance.next() < 0.5 ? -1 : 1);
    if (w === v || w < 0 || w >= world.cranes || !shift(world, this.order, craneOf, t, w)) return false;
    const kind = chance.next();
    if (kind < EXCHANGE) {
      const u = this.draw(craneOf, w);
      if (u !== t && craneOf[u] === w) shift(world, this.order, craneOf, u, v);
    } else if (kind < SECOND) {
      const u = chance.int(world.tasks);
      const other = craneOf[u] + (chance.next() < 0.5 ? -1 : 1);
      if (other >= 0 && other < world.cranes) shift(world, this.order, craneOf, u, other);
    }
    return true;
  }

  /** A task of the given crane where a few draws find one, else any. */
  private draw(craneOf: Int8Array, crane: number): number {
    const { tasks } = this.sweep.world;
    let t = this.chance.int(tasks);
    for (let tries = 1; tries < 6 && craneOf[t] !== crane; tries++) t = this.chance.int(tasks);
    return t;
  }

  /** The best schedule in the problem's ids and crane order. */
  sequences(problem: CraneProblem): CranePlan['sequences'] {
    const { sweep } = this;
    const { world } = sweep;
    sweep.run(this.best);
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
}

/** What the search minimises: the last end and a share of the mean end. */
function smoothed(sweep: Sweep, time: number): number {
  let sum = 0;
  for (const e of sweep.craneEnd) sum += e;
  return time + (MEAN_SHARE * sum) / sweep.craneEnd.length;
}

/** The crane that ends last. */
function lastCrane(sweep: Sweep): number {
  let last = 0;
  for (let v = 1; v < sweep.craneEnd.length; v++) if (sweep.craneEnd[v] > sweep.craneEnd[last]) last = v;
  return last;
}

/** For each task the tasks of its bay that must be done before it, and those that must wait for it. */
interface BayOrder {
  before: number[][];
  behind: number[][];
}

function bayOrder(world: SweepWorld): BayOrder {
  const before: number[][] = [];
  const behind: number[][] = Array.from({ length: world.tasks }, () => []);
  for (let t = 0; t < world.tasks; t++) {
    const all = new Set<number>();
    for (const p of world.after[t]) if (world.x[p] === world.x[t]) for (const u of [p, ...before[p]]) all.add(u);
    before[t] = [...all];
    for (const u of before[t]) behind[u].push(t);
  }
  return { before, behind };
}

/**
 * Gives task t to crane w. Within a bay the crane ahead is there first, so it does the earlier tasks: what must be done before
 * t by cranes further behind than w goes to w too, and when t goes back, so does what waits for it. False when w cannot.
 */
function shift(world: SweepWorld, order: BayOrder, craneOf: Int8Array, t: number, w: number): boolean {
  if (world.reachable[t * world.cranes + w] === 0) return false;
  const forward = w > craneOf[t];
  craneOf[t] = w;
  for (const u of forward ? order.before[t] : order.behind[t]) {
    const wrong = forward ? craneOf[u] < w : craneOf[u] > w;
    if (wrong && world.reachable[u * world.cranes + w] === 1) craneOf[u] = w;
  }
  return true;
}

/** Tasks from behind to ahead; within a bay the last first, because the crane behind gets the later ones. */
function fillOrder(world: SweepWorld): number[] {
  const order = Array.from({ length: world.tasks }, (_, t) => t);
  return order.sort((a, b) => world.x[a] - world.x[b] || b - a);
}

/** Fills cranes one after the other up to the target time with neighbouring tasks; false when some work is left over. */
function fill(world: SweepWorld, target: number, craneOf: Int8Array): boolean {
  let v = 0;
  let time = world.ready[0];
  let at = world.craneX[0];
  let fits = true;
  for (const t of fillOrder(world)) {
    const needs = (): number => Math.abs(world.x[t] - at) / world.speed + world.seconds[t];
    while (v + 1 < world.cranes && time + needs() > target) {
      v++;
      time = world.ready[v];
      at = world.craneX[v];
    }
    craneOf[t] = nearestAble(world, t, v);
    time += needs();
    at = world.x[t];
    if (time > target) fits = false;
  }
  return fits;
}

/** The crane nearest in order to v that can do task t. */
function nearestAble(world: SweepWorld, t: number, v: number): number {
  for (let d = 0; d < world.cranes; d++) {
    if (v + d < world.cranes && world.reachable[t * world.cranes + v + d] === 1) return v + d;
    if (v - d >= 0 && world.reachable[t * world.cranes + v - d] === 1) return v - d;
  }
  return v;
}

function reasons(problem: CraneProblem, up: SplitSearch, down: SplitSearch): Why[] {
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
