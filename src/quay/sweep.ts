// One sweep of the quay cranes along a vessel: who does which task is given, when each can start follows. Hot path of the
// crane plan: typed arrays, no objects per schedule.
import type { CraneProblem } from './problems.ts';

/** Metres closer than this count as touching: rounding of sums of metres. */
const TOLERANCE = 1e-6;

/**
 * Tasks and cranes turned so that the sweep goes towards greater x: for a sweep down, x changes its sign and the cranes their
 * order. Tasks are indexed in sweep order (by x, after their predecessors), cranes from behind to ahead.
 */
export interface SweepWorld {
  tasks: number;
  cranes: number;
  /** Ids as given in the problem. */
  taskId: number[];
  craneId: number[];
  x: Float64Array;
  seconds: Float64Array;
  /** Predecessors of each task, all of them earlier in sweep order. */
  after: number[][];
  /** Crane that must do the task, -1 when free to choose. */
  locked: Int32Array;
  /** Whether the task is already begun, so that its crane does it before the sweep. */
  begun: Uint8Array;
  /** 1 at [task * cranes + crane] when the crane can get there. */
  reachable: Uint8Array;
  craneX: Float64Array;
  ready: Float64Array;
  minSpacing: number;
  speed: number;
}

/** Builds the world of one direction; tasks that no crane can reach are left out. */
export function sweepWorld(problem: CraneProblem, direction: 'up' | 'down'): SweepWorld {
  const sign = direction === 'up' ? 1 : -1;
  const cranes = direction === 'up' ? [...problem.cranes] : [...problem.cranes].reverse();
  const low = cranes.map((c) => (sign > 0 ? c.minX : -c.maxX));
  const high = cranes.map((c) => (sign > 0 ? c.maxX : -c.minX));
  // A crane must leave room for those behind and ahead of it, which cannot leave their own range.
  for (let v = 1; v < cranes.length; v++) low[v] = Math.max(low[v], low[v - 1] + problem.minSpacing);
  for (let v = cranes.length - 2; v >= 0; v--) high[v] = Math.min(high[v], high[v + 1] - problem.minSpacing);
  const reach = (v: number, x: number): boolean => x >= low[v] - TOLERANCE && x <= high[v] + TOLERANCE;
  const doable = problem.tasks.filter((t) => {
    const by = cranes.findIndex((c) => c.id === t.lockedTo);
    return by >= 0 || cranes.some((_, v) => reach(v, sign * t.x));
  });
  const order = inSweepOrder(doable, sign);
  const place = new Map(order.map((t, i) => [t.id, i]));
  const n = order.length;
  const q = cranes.length;
  const world: SweepWorld = {
    tasks: n,
    cranes: q,
    taskId: order.map((t) => t.id),
    craneId: cranes.map((c) => c.id),
    x: Float64Array.from(order, (t) => sign * t.x),
    seconds: Float64Array.from(order, (t) => t.seconds),
    after: order.map((t, i) => t.after.map((id) => place.get(id) ?? -1).filter((p) => p >= 0 && p < i)),
    locked: Int32Array.from(order, (t) => cranes.findIndex((c) => c.id === t.lockedTo)),
    begun: new Uint8Array(n),
    reachable: new Uint8Array(n * q),
    craneX: Float64Array.from(cranes, (c) => sign * c.x),
    ready: Float64Array.from(cranes, (c) => c.readyIn),
    minSpacing: problem.minSpacing,
    speed: problem.gantrySpeed,
  };
  for (let t = 0; t < n; t++) {
    world.begun[t] = world.locked[t] >= 0 && world.after[t].length === 0 ? 1 : 0;
    for (let v = 0; v < q; v++) {
      const can = world.locked[t] >= 0 ? world.locked[t] === v : reach(v, world.x[t]);
      world.reachable[t * q + v] = can ? 1 : 0;
    }
  }
  return world;
}

/** Tasks by x, each after its predecessors; ties by id. Predecessors in a circle are a fault of the data: the circle is cut. */
function inSweepOrder(tasks: CraneProblem['tasks'], sign: number): CraneProblem['tasks'] {
  const open = [...tasks].sort((a, b) => sign * (a.x - b.x) || a.id - b.id);
  const waiting = new Set(open.map((t) => t.id));
  const order: CraneProblem['tasks'] = [];
  while (open.length > 0) {
    const free = open.findIndex((t) => !t.after.some((id) => id !== t.id && waiting.has(id)));
    const [next] = open.splice(Math.max(0, free), 1);
    waiting.delete(next.id);
    order.push(next);
  }
  return order;
}

/**
 * Simulates sweeps in one world. Where two cranes come too near each other, the one ahead goes first, unless it waits for a
 * predecessor that a crane behind it does. Every pair of tasks keeps the rule of Meisel and Bierwirth (2011): between the end
 * of the one and the start of the other lies the time the cranes need to make room, when both at once would be nearer than
 * spacing x difference in place among the cranes.
 */
export class Sweep {
  readonly world: SweepWorld;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Time at which each crane is done with its last task, s; 0 for a crane without tasks. */
  readonly craneEnd: Float64Array;
  /** Tasks of crane v in order: sequence[v * tasks + k], k < count[v]. */
  readonly sequence: Int32Array;
  readonly count: Int32Array;
  private readonly head: Int32Array;
  private readonly begunCount: Int32Array;
  private readonly passed: Int32Array;
  private readonly anyBegun: boolean;
  private readonly free: Float64Array;
  private readonly at: Float64Array;

  constructor(world: SweepWorld) {
    this.world = world;
    this.start = new Float64Array(world.tasks);
    this.end = new Float64Array(world.tasks);
    this.craneEnd = new Float64Array(world.cranes);
    this.sequence = new Int32Array(world.tasks * world.cranes);
    this.count = new Int32Array(world.cranes);
    this.head = new Int32Array(world.cranes);
    this.begunCount = new Int32Array(world.cranes);
    this.passed = new Int32Array(world.cranes * world.cranes);
    this.anyBegun = world.begun.includes(1);
    this.free = new Float64Array(world.cranes);
    this.at = new Float64Array(world.cranes);
  }

  /**
   * Schedules all tasks for the given crane of each task; returns the makespan, s. Gives up and returns Infinity as soon as a
   * task would end after `limit`.
   */
  run(craneOf: Int8Array, limit = Infinity): number {
    const { world, count, head, begunCount, sequence } = this;
    const { tasks, cranes } = world;
    this.lineUp(craneOf);
    let makespan = 0;
    let open = tasks;
    for (let v = cranes - 1; v >= 0; v--) {
      while (head[v] < begunCount[v]) {
        makespan = Math.max(makespan, this.place(v));
        open--;
      }
    }
    for (; open > 0; open--) {
      let v = cranes - 1;
      while (head[v] === count[v] || this.waits(sequence[v * tasks + head[v]])) v--;
      const end = this.place(v);
      if (end > makespan) {
        if (end > limit) return Infinity;
        makespan = end;
      }
    }
    return makespan;
  }

  /** Puts each crane's tasks in order: begun ones, then in sweep order. */
  private lineUp(craneOf: Int8Array): void {
    const { count, sequence, begunCount } = this;
    const { tasks, cranes, begun, ready, craneX } = this.world;
    for (let v = 0; v < cranes; v++) {
      count[v] = 0;
      this.head[v] = 0;
      this.craneEnd[v] = 0;
      this.free[v] = ready[v];
      this.at[v] = craneX[v];
    }
    if (this.anyBegun) {
      for (let t = 0; t < tasks; t++) if (begun[t] === 1) sequence[craneOf[t] * tasks + count[craneOf[t]]++] = t;
    }
    for (let v = 0; v < cranes; v++) {
      begunCount[v] = count[v];
      for (let w = 0; w < cranes; w++) this.passed[v * cranes + w] = count[w];
    }
    for (let t = 0; t < tasks; t++) {
      if (begun[t] === 0) sequence[craneOf[t] * tasks + count[craneOf[t]]++] = t;
    }
    this.end.fill(-1);
  }

  private waits(t: number): boolean {
    for (const p of this.world.after[t]) if (this.end[p] < 0) return true;
    return false;
  }

  /** Schedules the next task of crane v; returns its end. */
  private place(v: number): number {
    const { world, head } = this;
    const t = this.sequence[v * world.tasks + head[v]];
    const start = this.earliest(t, v);
    const end = start + world.seconds[t];
    this.start[t] = start;
    this.end[t] = end;
    this.craneEnd[v] = end;
    this.free[v] = end;
    this.at[v] = world.x[t];
    head[v]++;
    return end;
  }

  /** Earliest start of task t on crane w after all that is scheduled. */
  private earliest(t: number, w: number): number {
    const { world, end, head, sequence, begunCount } = this;
    const { tasks, cranes, x, minSpacing, speed } = world;
    const place = x[t];
    let start = this.free[w] + Math.abs(this.at[w] - place) / speed;
    for (const p of world.after[t]) if (end[p] > start) start = end[p];
    for (let v = 0; v < cranes; v++) {
      if (v === w) continue;
      const sign = v < w ? 1 : -1;
      const room = (w - v) * sign * minSpacing;
      const first = v * tasks;
      for (let k = 0; k < begunCount[v] && k < head[v]; k++) {
        const i = sequence[first + k];
        const short = sign * (x[i] - place) + room;
        if (short > TOLERANCE) start = Math.max(start, end[i] + short / speed);
      }
      const k = v < w ? head[v] - 1 : this.lastBehind(t, w, v, place + room - TOLERANCE);
      if (k < begunCount[v]) continue;
      const i = sequence[first + k];
      const short = sign * (x[i] - place) + room;
      if (short > TOLERANCE && end[i] + short / speed > start) start = end[i] + short / speed;
    }
    return start;
  }

  /**
   * Index of the last scheduled task of crane v, ahead of w, that lies behind a place. Of all tasks in conflict this one
   * decides: those before it ended earlier by at least the drive between. Kept from call to call, as w only moves ahead.
   */
  private lastBehind(t: number, w: number, v: number, place: number): number {
    const { world, head, sequence } = this;
    const mark = w * world.cranes + v;
    let k = this.passed[mark];
    while (k < head[v] && world.x[sequence[v * world.tasks + k]] < place) k++;
    if (world.begun[t] === 0) this.passed[mark] = k;
    return k - 1;
  }
}
