// Order of a stacking crane's jobs: who waits for it counts most, then its empty drive. Knows one crane and its jobs only.
import type { Budget, Planned, Why } from '../terminal/planning.ts';
import type { ScheduleYardCrane, YardCraneProblem } from './problems.ts';

/**
 * Weight of a second's lateness by priority class, against one second of empty drive. A late quay job holds a vehicle and
 * soon a quay crane (class 0), a truck waits alone (class 1), the rest holds nobody (class 2).
 */
export const LATENESS_WEIGHTS: readonly [number, number, number] = [10, 3, 0.2];

/** Up to so many jobs every order is searched (at most 5,040 of them, most cut off early). */
const EXACT_UP_TO = 7;

/**
 * Orders the jobs of one crane. Objective: sum of class weight x seconds that a job starts after its latest start, plus the
 * empty drive between jobs, s. `seconds` of a job is all the time from its pick to its end at `placeAt`. A step is one job
 * appended to a partial order. A job with an earliest end keeps the crane until then. With up to seven jobs and steps enough the answer is optimal (bound = objective); else it is
 * a greedy order bettered by moving jobs and reversing stretches. `why[0]` compares the first job with the others that could
 * have been first; it and the bound are reckoned when they are asked for.
 */
export const scheduleYardCrane: ScheduleYardCrane = (problem: YardCraneProblem, budget: Budget): Planned<number[]> => {
  const n = problem.jobs.length;
  if (n === 0) return { plan: [], objective: 0, bound: 0, why: [] };
  const search = new OrderSearch(problem, budget.steps);
  search.greedy();
  search.improve();
  const proven = n <= EXACT_UP_TO && search.exhaust();
  const { best: order, bestCost: objective } = search;
  return {
    plan: order.map((j) => problem.jobs[j].id),
    objective,
    get bound() {
      return proven ? objective : Math.min(objective, lowerBound(problem));
    },
    get why() {
      return [reason(problem, order[0], search.byUrgency())];
    },
  };
};

function weightOf(priority: number): number {
  return LATENESS_WEIGHTS[Math.min(2, Math.max(0, priority))];
}

/** Cost of starting job j next at a time from a place: parts of the objective, s. */
function costOfNext(problem: YardCraneProblem, j: number, at: number, time: number): { late: number; drive: number } {
  const job = problem.jobs[j];
  const drive = Math.abs(job.pickAt - at) / problem.speed;
  return { late: weightOf(job.priority) * Math.max(0, time + drive - job.dueIn), drive };
}

/** The search over orders; keeps the best order seen. */
class OrderSearch {
  private readonly problem: YardCraneProblem;
  private readonly n: number;
  /** drive[i * n + j]: from the end of job i to the pick of job j, s; row n is the crane's place now. */
  private readonly drive: Float64Array;
  private readonly weight: Float64Array;
  /** The order that is tried against the best. */
  private readonly tried: number[] = [];
  private steps: number;
  best: number[] = [];
  bestCost = Infinity;

  constructor(problem: YardCraneProblem, steps: number) {
    const { jobs, at, speed } = problem;
    this.problem = problem;
    this.n = jobs.length;
    this.steps = steps;
    this.weight = Float64Array.from(jobs, (job) => weightOf(job.priority));
    this.drive = new Float64Array((this.n + 1) * this.n);
    for (let i = 0; i <= this.n; i++) {
      const from = i === this.n ? at : jobs[i].placeAt;
      for (let j = 0; j < this.n; j++) this.drive[i * this.n + j] = Math.abs(jobs[j].pickAt - from) / speed;
    }
  }

  /** The jobs by their urgency at the start, most urgent first. */
  byUrgency(): number[] {
    const { n } = this;
    const jobs = Array.from({ length: n }, (_, j) => j);
    const atStart = jobs.map((j) => this.urgency(j, n, 0));
    return jobs.sort((a, b) => atStart[b] - atStart[a] || a - b);
  }

  /** Appends the job whose waiting costs most: least class first among jobs that are or would become late, then nearest. */
  greedy(): void {
    const { n, drive } = this;
    const open = Array.from({ length: n }, (_, j) => j);
    const order: number[] = [];
    let time = 0;
    let from = n;
    while (open.length > 0) {
      const next = this.mostUrgent(open, from, time);
      open.splice(open.indexOf(next), 1);
      order.push(next);
      time = this.endOf(next, time + drive[from * n + next]);
      from = next;
    }
    this.offer(order);
  }

  /** The most urgent of some jobs; the first of equal ones. */
  private mostUrgent(open: readonly number[], from: number, time: number): number {
    let best = open[0];
    let most = -Infinity;
    for (const j of open) {
      const urgency = this.urgency(j, from, time);
      if (urgency <= most) continue;
      most = urgency;
      best = j;
    }
    return best;
  }

  /** When a job that starts at a time (s) ends. */
  private endOf(j: number, start: number): number {
    const { seconds, earliestEnd } = this.problem.jobs[j];
    return Math.max(start + seconds, earliestEnd ?? 0);
  }

  /** Weight per second of crane time when late; fades with slack (in units of a mean job), as in the ATC rule. */
  private urgency(j: number, from: number, time: number): number {
    const job = this.problem.jobs[j];
    const drive = this.drive[from * this.n + j];
    const busy = drive + job.seconds + 1;
    const slack = Math.max(0, job.dueIn - time - drive);
    return (this.weight[j] / busy) * Math.exp(-slack / (2 * busy)) - (1e-3 * drive) / busy;
  }

  /** Cost of an order; counts its length in steps and gives up (Infinity) once it is not better than the best. */
  private costOf(order: readonly number[]): number {
    const { n, drive, weight } = this;
    const { jobs } = this.problem;
    let time = 0;
    let cost = 0;
    let from = n;
    for (const j of order) {
      const d = drive[from * n + j];
      time += d;
      cost += d + weight[j] * Math.max(0, time - jobs[j].dueIn);
      if (cost >= this.bestCost) return Infinity;
      time = this.endOf(j, time);
      from = j;
    }
    return cost;
  }

  private offer(order: readonly number[]): boolean {
    this.steps -= order.length;
    const cost = this.costOf(order);
    if (cost >= this.bestCost) return false;
    this.best = [...order];
    this.bestCost = cost;
    return true;
  }

  /** Moves single jobs and reverses stretches as long as that helps and steps are left. */
  improve(): void {
    let better = true;
    while (better && this.steps > 0) better = this.improveOnce();
  }

  private improveOnce(): boolean {
    for (let i = 0; i < this.n; i++) {
      for (let k = 0; k < this.n; k++) {
        if (this.steps <= 0) return false;
        if (k !== i && this.offer(this.moved(i, k))) return true;
        if (k > i + 1 && this.offer(this.reversed(i, k))) return true;
      }
    }
    return false;
  }

  /** The best order with one job moved; in `tried`, as all orders that are tried. */
  private moved(from: number, to: number): readonly number[] {
    const { best, tried, n } = this;
    const step = from < to ? 1 : -1;
    for (let i = 0; i < n; i++) tried[i] = best[i];
    for (let i = from; i !== to; i += step) tried[i] = best[i + step];
    tried[to] = best[from];
    return tried;
  }

  /** The best order with a stretch reversed. */
  private reversed(from: number, to: number): readonly number[] {
    const { best, tried, n } = this;
    for (let i = 0; i < n; i++) tried[i] = i < from || i > to ? best[i] : best[from + to - i];
    return tried;
  }

  /** Searches all orders depth first, nearest first; true when it got through, so that the best is optimal. */
  exhaust(): boolean {
    const order: number[] = [];
    const used = new Uint8Array(this.n);
    this.descend(order, used, this.n, 0, 0);
    return this.steps > 0;
  }

  private descend(order: number[], used: Uint8Array, from: number, time: number, cost: number): void {
    const { n, drive, weight } = this;
    if (order.length === n) {
      this.best = [...order];
      this.bestCost = cost;
      return;
    }
    for (let j = 0; j < n && this.steps > 0; j++) {
      if (used[j] === 1) continue;
      this.steps--;
      const job = this.problem.jobs[j];
      const d = drive[from * n + j];
      const next = cost + d + weight[j] * Math.max(0, time + d - job.dueIn);
      if (next >= this.bestCost) continue;
      used[j] = 1;
      order.push(j);
      this.descend(order, used, j, this.endOf(j, time + d), next);
      order.pop();
      used[j] = 0;
    }
  }
}

/**
 * Below every order's cost. Drive: each job is reached at least from the nearest place the crane can come from. Lateness:
 * jobs are split by latest start; the later ones cost at least what they cost when each is done first of all; for the others
 * the lateness may be counted negative too, and their weighted starts are least in Smith's order (weight by work) with each
 * job shortened to its least drive. The best split counts.
 */
export function lowerBound(problem: YardCraneProblem): number {
  const { jobs, at, speed } = problem;
  const reach = jobs.map((job, j) => {
    let least = Math.abs(job.pickAt - at);
    jobs.forEach((other, i) => {
      if (i !== j) least = Math.min(least, Math.abs(job.pickAt - other.placeAt));
    });
    return least / speed;
  });
  let drive = 0;
  for (const r of reach) drive += r;
  const earliest = earliestStarts(problem, reach);
  const alone = jobs.map((job, j) => weightOf(job.priority) * Math.max(0, earliest[j] - job.dueIn));
  const byDue = jobs.map((_, j) => j).sort((a, b) => jobs[a].dueIn - jobs[b].dueIn || a - b);
  let rest = 0;
  for (const a of alone) rest += a;
  let lateness = rest;
  for (let k = 0; k < byDue.length; k++) {
    rest -= alone[byDue[k]];
    lateness = Math.max(lateness, rest + smithLateness(problem, byDue.slice(0, k + 1), reach));
  }
  return drive + Math.max(0, lateness);
}

/**
 * Earliest start of each job, s: the drive straight there. Where a job claims to carry the crane faster than it drives, going
 * by way of another job may be sooner, so then also the shortest other job with the least drive.
 */
function earliestStarts({ at, speed, jobs }: YardCraneProblem, reach: readonly number[]): number[] {
  const straight = jobs.every((job) => job.seconds * speed >= Math.abs(job.placeAt - job.pickAt));
  return jobs.map((job, j) => {
    let start = Math.abs(job.pickAt - at) / speed;
    if (straight) return start;
    jobs.forEach((other, i) => {
      if (i !== j) start = Math.min(start, other.seconds + reach[j]);
    });
    return start;
  });
}

/** Least sum of weight x (start - latest start) of some jobs when each is reached in its least drive. */
function smithLateness(problem: YardCraneProblem, some: number[], reach: readonly number[]): number {
  const { jobs } = problem;
  const work = (j: number): number => reach[j] + jobs[j].seconds;
  const order = [...some].sort(
    (a, b) => work(a) * weightOf(jobs[b].priority) - work(b) * weightOf(jobs[a].priority) || a - b,
  );
  let time = 0;
  let sum = 0;
  for (const j of order) {
    sum += weightOf(jobs[j].priority) * (time + reach[j] - jobs[j].dueIn);
    time += work(j);
  }
  return sum;
}

/** Why the first job is first, against the most urgent others; scores are the cost of each when done first. */
function reason(problem: YardCraneProblem, first: number, firsts: readonly number[]): Why {
  const shown = [first, ...firsts.filter((j) => j !== first)].slice(0, 5);
  const alternatives = shown.map((j) => {
    const { late, drive } = costOfNext(problem, j, problem.at, 0);
    return { choice: `job ${problem.jobs[j].id}`, score: late + drive, parts: { lateness: late, drive } };
  });
  return { decided: decidedBy(problem, shown), alternatives };
}

function decidedBy(problem: YardCraneProblem, shown: readonly number[]): string {
  if (shown.length === 1) return 'only-choice';
  const [a, b] = [problem.jobs[shown[0]], problem.jobs[shown[1]]];
  if (a.priority < b.priority) return 'priority';
  if (a.priority === b.priority && a.dueIn < b.dueIn) return 'lateness';
  const driveTo = (pick: number): number => Math.abs(pick - problem.at);
  return driveTo(a.pickAt) <= driveTo(b.pickAt) ? 'travel' : 'sequence';
}
