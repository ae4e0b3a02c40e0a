// When two cranes of a block do their jobs, given who has the right of way: a job is done as early as what was given the way before it
// allows. A stretch of the block is reserved for every motion, so that the cranes never come nearer than their spacing.
//
// Stretches, and not the exact motions: a reservation holds however the crane moves within it (ramps, hoists, a vehicle that comes
// late), and it is what the control loop keeps its cranes to, so that a plan can be carried out as it is. The way to the pick and the
// way with the box are reserved one after the other; a crane that stands keeps the place where it stands.
import type { AxisLimits } from '../../kit/motion.ts';
import type { BlockJob, BlockProblem, BlockSchedule, BlockStep } from './problem.ts';

/** Weight of a second's lateness by class against one second of empty drive, as in the plan of one crane (crane-schedule.ts). */
export const CLASS_WEIGHTS = [10, 3, 0.2] as const;
/** What it costs to begin with another job than the last plan, s of empty drive (designed: half the way through a block). */
export const STABILITY = 20;

/** Sums of times differ by rounding, s. */
const ROUNDING = 1e-9;

/** Stretches reserved by one crane, in the order of time; from `free` on it stands at `at`. What lies beyond `count` is out of date. */
class Reserved {
  readonly from: number[] = [];
  readonly until: number[] = [];
  readonly low: number[] = [];
  readonly high: number[] = [];
  count = 0;
  at = 0;
  free = 0;

  push(from: number, until: number, a: number, b: number): void {
    const k = this.count++;
    this.from[k] = from;
    this.until[k] = until;
    this.low[k] = Math.min(a, b);
    this.high[k] = Math.max(a, b);
  }
}

/** Numbers kept of a partial schedule, so that it can be taken up again: see mark(). */
const KEPT = 9;

/**
 * A schedule that grows job by job. mark(d) keeps what it is after d jobs and back(d) returns there; marks below d stay good as long
 * as only jobs after the d-th are given anew.
 */
export class BlockTiming {
  readonly n: number;
  private readonly problem: BlockProblem;
  private readonly cranes: [Reserved, Reserved] = [new Reserved(), new Reserved()];
  /** When each job ends, s. */
  private readonly ends: number[] = [];
  /** Index of the job that must end before; -1 none. */
  readonly after: number[] = [];
  private readonly carry: number[] = [];
  /** The first job given to each crane; -1 none yet. */
  private readonly first: [number, number] = [-1, -1];
  private readonly previous: [number, number];
  private readonly kept: number[] = [];
  /** The parts of the objective so far, s. */
  lateness = 0;
  waiting = 0;
  drive = 0;
  /** Where place() writes its steps; null: nowhere. */
  steps: [BlockStep[], BlockStep[]] | null = null;

  constructor(problem: BlockProblem) {
    const { jobs, gantry, leastTravel } = problem;
    this.problem = problem;
    this.n = jobs.length;
    const index = (id: number): number => jobs.findIndex((other) => other.id === id);
    for (const job of jobs) {
      this.after.push(job.after < 0 ? -1 : index(job.after));
      this.carry.push(Math.max(leastTravel, travel(job.placeAt - job.pickAt, gantry)));
      this.ends.push(0);
    }
    const [a, b] = problem.previous ?? [-1, -1];
    this.previous = [a < 0 ? -1 : index(a), b < 0 ? -1 : index(b)];
    for (const side of [0, 1] as const) this.begin(side);
    this.mark(0);
  }

  private begin(side: 0 | 1): void {
    const crane = this.problem.cranes[side];
    const reserved = this.cranes[side];
    // A crane that is not there stands out of everybody's way.
    reserved.at = crane?.at ?? (side === 0 ? -Infinity : Infinity);
    reserved.free = crane?.freeIn ?? Infinity;
    if (crane && crane.freeIn > 0) reserved.push(0, crane.freeIn, crane.low, crane.high);
  }

  /** Where a crane stands once what it was given is done, and since when, s. */
  standsAt(side: 0 | 1): number {
    return this.cranes[side].at;
  }

  freeFrom(side: 0 | 1): number {
    return this.cranes[side].free;
  }

  endOf(job: number): number {
    return this.ends[job];
  }

  get stability(): number {
    let sum = 0;
    for (let c = 0; c < 2; c++)
      if (this.previous[c] >= 0 && this.first[c] >= 0 && this.first[c] !== this.previous[c]) sum += STABILITY;
    return sum;
  }

  get cost(): number {
    return this.lateness + this.waiting + this.drive + this.stability;
  }

  mark(depth: number): void {
    const [a, b] = this.cranes;
    const { kept } = this;
    const at = depth * KEPT;
    kept[at] = a.count;
    kept[at + 1] = a.at;
    kept[at + 2] = a.free;
    kept[at + 3] = b.count;
    kept[at + 4] = b.at;
    kept[at + 5] = b.free;
    kept[at + 6] = this.lateness;
    kept[at + 7] = this.waiting;
    kept[at + 8] = this.drive;
  }

  /** Back to where `depth` jobs had been given; `firsts`: the first job of each crane among them, -1 none. */
  back(depth: number, firsts: readonly [number, number]): void {
    const [a, b] = this.cranes;
    const { kept } = this;
    const at = depth * KEPT;
    a.count = kept[at];
    a.at = kept[at + 1];
    a.free = kept[at + 2];
    b.count = kept[at + 3];
    b.at = kept[at + 4];
    b.free = kept[at + 5];
    this.lateness = kept[at + 6];
    this.waiting = kept[at + 7];
    this.drive = kept[at + 8];
    [this.first[0], this.first[1]] = firsts;
  }

  /** Time over a way of the gantry between two lifts, s. */
  approach(way: number): number {
    return Math.max(this.problem.leastTravel, travel(way, this.problem.gantry));
  }

  /** Gives a job to a crane after all that were given before; its predecessor must have been given. */
  place(j: number, side: 0 | 1): void {
    const job = this.problem.jobs[j];
    const me = this.cranes[side];
    const toPicked = this.approach(job.pickAt - me.at) + job.pickSeconds;
    const toEnd = toPicked + this.carry[j] + job.placeSeconds;
    const earliest = Math.max(me.free, this.readyFor(job, j, toPicked, toEnd));
    const start = this.findStart(side, job, earliest, toPicked, toEnd);
    if (start > me.free) me.push(me.free, start, me.at, me.at);
    me.push(start, start + toPicked, me.at, job.pickAt);
    me.push(start + toPicked, start + toEnd, job.pickAt, job.placeAt);
    this.steps?.[side].push({
      ...{ job: job.id, start, from: me.at, pick: job.pickAt },
      ...{ picked: start + toPicked, to: job.placeAt, end: start + toEnd },
    });
    this.drive += Math.abs(job.pickAt - me.at) / this.problem.gantry.speed;
    const served = start + (job.meets === 'pick' ? toPicked : toEnd);
    const late = CLASS_WEIGHTS[job.class] * Math.max(0, served - job.dueIn);
    if (job.class === 1) this.waiting += late;
    else this.lateness += late;
    me.at = job.placeAt;
    me.free = start + toEnd;
    this.ends[j] = me.free;
    if (this.first[side] < 0) this.first[side] = j;
  }

  /** The earliest start by the job itself: its box is there, and the crane need not wait for vehicle or truck. */
  private readyFor(job: BlockJob, j: number, toPicked: number, toEnd: number): number {
    const after = this.after[j];
    const there = after < 0 ? 0 : this.ends[after] - (toPicked - job.pickSeconds);
    if (job.meets === null || job.comesIn <= 0) return there;
    return Math.max(there, job.comesIn + job.meetSeconds - (job.meets === 'pick' ? toPicked : toEnd));
  }

  /** The earliest start at which both ways are free of the other crane; one that stands in the way steps aside. */
  private findStart(side: 0 | 1, job: BlockJob, earliest: number, toPicked: number, toEnd: number): number {
    const me = this.cranes[side];
    const other = this.cranes[1 - side];
    const { spacing } = this.problem;
    const start = this.besideWork(side, job, earliest, toPicked, toEnd);
    if (start + toEnd <= other.free) return start;
    // How far the two ways reach towards the other crane.
    const first = side === 0 ? Math.max(me.at, job.pickAt) : Math.min(me.at, job.pickAt);
    const second = side === 0 ? Math.max(job.pickAt, job.placeAt) : Math.min(job.pickAt, job.placeAt);
    const room = side === 0 ? other.at - spacing : -(other.at + spacing);
    const sign = side === 0 ? 1 : -1;
    const firstMeets = sign * first > room && start + toPicked > other.free;
    if (!firstMeets && sign * second <= room) return start;
    // Aside it lets both ways pass, since the first may begin later now.
    const reach = sign * first > room ? sign * Math.max(sign * first, sign * second) : second;
    const clear = this.stepAside((1 - side) as 0 | 1, reach + sign * spacing);
    const from = firstMeets ? clear : clear - toPicked;
    return from <= start ? start : this.besideWork(side, job, from, toPicked, toEnd);
  }

  /** Sends a crane that has nothing more to do to a place as soon as it is free; when it is there. */
  private stepAside(side: 0 | 1, to: number): number {
    const crane = this.cranes[side];
    const clear = crane.free + travel(to - crane.at, this.problem.gantry);
    crane.push(crane.free, clear, crane.at, to);
    this.steps?.[side].push({ job: -1, start: crane.free, from: crane.at, pick: to, picked: clear, to, end: clear });
    this.drive += Math.abs(to - crane.at) / this.problem.gantry.speed;
    crane.at = to;
    crane.free = clear;
    return clear;
  }

  /** The earliest start from a time on at which neither way meets what the other crane has reserved, nor the place where it ends later. */
  private besideWork(side: 0 | 1, job: BlockJob, earliest: number, toPicked: number, toEnd: number): number {
    const { at } = this.cranes[side];
    const other = this.cranes[1 - side];
    const { spacing } = this.problem;
    const near = side === 0 ? other.low : other.high;
    const sign = side === 0 ? 1 : -1;
    const first = Math.max(sign * at, sign * job.pickAt) + spacing;
    const second = Math.max(sign * job.pickAt, sign * job.placeAt) + spacing;
    const last = sign * job.placeAt + spacing;
    let start = earliest;
    for (let moved = true; moved;) {
      moved = false;
      for (let k = other.count - 1; k >= 0 && other.until[k] > start; k--) {
        const border = sign * near[k];
        if (border < first && other.from[k] < start + toPicked) {
          start = other.until[k];
          moved = true;
        }
        if (other.until[k] <= start + toPicked + ROUNDING) continue;
        if (border < last || (border < second && other.from[k] < start + toEnd)) {
          start = Math.max(start, other.until[k] - toPicked);
          moved = true;
        }
      }
    }
    return start;
  }
}

/** Time of the gantry from rest to rest over a way, s: as travelTime() of kit/motion, without its general cases. */
function travel(way: number, { speed, accel, brake = accel }: AxisLimits): number {
  const d = Math.abs(way);
  const ramps = (speed * speed * (accel + brake)) / (2 * accel * brake);
  if (d >= ramps) return speed / accel + speed / brake + (d - ramps) / speed;
  return Math.sqrt((2 * d * (accel + brake)) / (accel * brake));
}

/** A whole order timed: its schedule with every step. */
export function timed(problem: BlockProblem, order: readonly number[], sides: ArrayLike<number>): BlockSchedule {
  const timing = new BlockTiming(problem);
  const steps: [BlockStep[], BlockStep[]] = [[], []];
  timing.steps = steps;
  for (const j of order) timing.place(j, sides[j] as 0 | 1);
  const { lateness, waiting, drive, stability } = timing;
  return {
    steps,
    order: order.map((j) => ({ job: problem.jobs[j].id, crane: sides[j] as 0 | 1 })),
    cost: { lateness, waiting, drive, stability },
    exhausted: false,
  };
}
