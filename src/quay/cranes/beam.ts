// Beam search over the passages of one sweep: for each passage, how many of the tasks left in the bay the crane does.
//
// Asks whether a sweep can end by a target time. After each passage as many states as the beam is wide live on, those that have lost least:
// the time that is left to all cranes less the work that is left. A state is dropped when it cannot meet the target, or when another one has
// done the same tasks and has no clock later. When none was dropped for want of room, "no" is a proof for this direction.
// The idea of searching only sweeps in one direction, and of branching along the bays: Bierwirth and Meisel (2009), "A fast heuristic for quay
// crane scheduling with interference constraints", Journal of Scheduling 12.
import { Random } from '../../kit/random.ts';
import type { Passages } from './passages.ts';

/** Rounding of sums of times, s. */
const TOLERANCE = 1e-9;

/** Before any work, s. */
const NEVER = -1e12;

/** At most so many states with the same tasks done are compared. */
const COMPARED = 4;

/** How the states that live on are chosen: by the loss of all cranes, or by the worst of the losses of those behind some place. */
export type Ranking = 'all' | 'worst';

/** What a search found. */
export interface BeamFound {
  /** The crane of each task, null when nothing was found. */
  craneOf: Int8Array | null;
  time: number;
  /** States looked at. */
  states: number;
  /** No state was left out for want of room. */
  complete: boolean;
}

/** A question to the beam. */
export interface BeamQuestion {
  target: number;
  width: number;
  ranking: Ranking;
  stop: () => boolean;
}

/** One layer of states, row by row. */
class Layer {
  size = 0;
  readonly clock: Float64Array;
  readonly done: Uint8Array;
  readonly end: Float64Array;
  readonly left: Float64Array;
  readonly key: Int32Array;
  readonly score: Float64Array;
  readonly parent: Int32Array;
  readonly taken: Uint8Array;
  readonly next: Int32Array;
  readonly dead: Uint8Array;

  constructor(room: number, cranes: number, bays: number) {
    this.clock = new Float64Array(room * cranes);
    this.done = new Uint8Array(room * bays);
    this.end = new Float64Array(room);
    this.left = new Float64Array(room);
    this.key = new Int32Array(room);
    this.score = new Float64Array(room);
    this.parent = new Int32Array(room);
    this.taken = new Uint8Array(room);
    this.next = new Int32Array(room);
    this.dead = new Uint8Array(room);
  }
}

/** Figures of the passages that do not change from question to question. */
export class Beam {
  private readonly p: Passages;
  /** Work of the first k tasks of each bay, s. */
  private readonly sums: Float64Array[];
  /** Drive to the next passage of each crane from a passage on, s (Infinity: none), and the earliest start at any later one. */
  private readonly nextDrive: Float64Array;
  private readonly soonest: Float64Array;
  /** Least gantry travel for the bays that no crane has passed yet, s, at each passage. */
  private readonly travel: Float64Array;
  private readonly total: number;
  private readonly keys: Int32Array[];
  private width = 0;
  private layer = new Layer(0, 0, 0);
  private spare = this.layer;
  private children = this.layer;
  /** Hash table of the children by the tasks done: index + 1 of the latest one. */
  private table = new Int32Array(0);
  /** Number of bays that each crane has passed, and that every crane ahead of it has; and those that all have. */
  private readonly passed: Int32Array;
  private readonly behind: Int32Array;
  private done = 0;
  private states = 0;
  private complete = true;

  /** Number of passages. */
  get passages(): number {
    return this.p.count;
  }

  constructor(passages: Passages) {
    const { world, bays, cranes, count } = passages;
    this.p = passages;
    this.sums = bays.map((bay) => {
      const sums = new Float64Array(bay.length + 1);
      bay.forEach((t, k) => (sums[k + 1] = sums[k] + world.seconds[t]));
      return sums;
    });
    this.total = this.sums.reduce((sum, s) => sum + s[s.length - 1], 0);
    this.nextDrive = new Float64Array((count + 1) * cranes).fill(Infinity);
    this.soonest = new Float64Array((count + 1) * cranes).fill(Infinity);
    for (let e = count - 1; e >= 0; e--) {
      for (let v = 0; v < cranes; v++) {
        const own = passages.crane[e] === v;
        const later = (e + 1) * cranes + v;
        this.nextDrive[e * cranes + v] = own ? passages.drive[e] : this.nextDrive[later];
        this.soonest[e * cranes + v] = own ? Math.min(passages.release[e], this.soonest[later]) : this.soonest[later];
      }
    }
    this.travel = leastTravel(passages);
    // Drawn, so that sums of keys are seldom equal; where they are, the tasks done are compared.
    const chance = new Random(1);
    this.keys = bays.map((bay) => Int32Array.from({ length: bay.length + 1 }, () => chance.next() * 2 ** 32));
    this.passed = new Int32Array(cranes);
    this.behind = new Int32Array(cranes);
  }

  /** Searches for a sweep that ends by the target. */
  ask(question: BeamQuestion): BeamFound {
    this.begin(question.width);
    const { count } = this.p;
    const trail: { parent: Int32Array; taken: Uint8Array }[] = [];
    for (let e = 0; e < count; e++) {
      if (question.stop()) this.complete = false;
      if (question.stop() || !this.spread(e, question)) return this.nothing();
      trail.push(this.choose(e));
      if (this.layer.size === 0) return this.nothing();
    }
    let best = 0;
    for (let s = 1; s < this.layer.size; s++) if (this.layer.end[s] < this.layer.end[best]) best = s;
    const { states, complete } = this;
    return { craneOf: this.trace(trail, best), time: this.layer.end[best], states, complete };
  }

  private nothing(): BeamFound {
    return { craneOf: null, time: Infinity, states: this.states, complete: this.complete };
  }

  private begin(width: number): void {
    const { cranes, bays } = this.p;
    if (width !== this.width) {
      const most = Math.max(1, ...bays.map((bay) => bay.length + 1));
      this.width = width;
      this.layer = new Layer(width, cranes, bays.length);
      this.spare = new Layer(width, cranes, bays.length);
      this.children = new Layer(width * most, cranes, 0);
      this.table = new Int32Array(2 ** Math.ceil(Math.log2(2 * width * most)));
    }
    const { layer } = this;
    layer.size = 1;
    layer.clock.fill(NEVER, 0, cranes);
    layer.done.fill(0, 0, bays.length);
    layer.end[0] = this.p.begun;
    layer.left[0] = this.total;
    layer.key[0] = 0;
    this.passed.fill(0);
    this.states = 0;
    this.complete = true;
  }

  /** All ways to go on at passage e. False when the clock has run out. */
  private spread(e: number, { target, ranking, stop }: BeamQuestion): boolean {
    const { layer, children, p } = this;
    const { cranes } = p;
    const v = p.crane[e];
    const bay = p.bay[e];
    const sums = this.sums[bay];
    const size = sums.length - 1;
    children.size = 0;
    this.table.fill(0);
    this.pass(v, bay);
    for (let s = 0; s < layer.size; s++) {
      if (s % 256 === 255 && stop()) {
        this.complete = false;
        return false;
      }
      const have = layer.done[s * p.bays.length + bay];
      const start = Math.max(p.release[e], layer.clock[s * cranes + v] + p.drive[e]);
      for (let k = p.last[e] === 1 ? size - have : 0; k <= size - have; k++) {
        const work = sums[have + k] - sums[have];
        if (k > 0 && start + work > target + TOLERANCE) break;
        this.states++;
        this.child(s, e, k, k > 0 ? start + work : 0);
        const score = this.score(s, e, target, ranking);
        if (score < -TOLERANCE) continue;
        children.score[children.size] = score;
        children.key[children.size] = layer.key[s] + this.keys[bay][have + k] - this.keys[bay][have];
        this.enter();
      }
    }
    return true;
  }

  /** Writes the state after crane v has done k tasks more behind the children that stand. */
  private child(s: number, e: number, k: number, end: number): void {
    const { layer, children, p } = this;
    const { cranes } = p;
    const v = p.crane[e];
    const to = children.size * cranes;
    const free = k > 0 ? end - p.drive[e] : NEVER;
    for (let u = 0; u < cranes; u++) {
      const clock = layer.clock[s * cranes + u];
      children.clock[to + u] = u <= v && clock < free ? free : clock;
    }
    const sums = this.sums[p.bay[e]];
    const have = layer.done[s * p.bays.length + p.bay[e]];
    children.left[children.size] = layer.left[s] - (sums[have + k] - sums[have]);
    children.end[children.size] = Math.max(layer.end[s], end);
    children.parent[children.size] = s;
    children.taken[children.size] = k;
    children.dead[children.size] = 0;
  }

  /**
   * The time that is left until the target, less the work that is left, s. For each crane the same for those from it to the one furthest
   * behind and the bays that the next one ahead has passed: what is left there is theirs. Negative when the target cannot be met.
   */
  private score(s: number, e: number, target: number, ranking: Ranking): number {
    const { layer, children, p, behind, sums, soonest, nextDrive } = this;
    const { clock } = children;
    const { cranes } = p;
    const bays = p.bays.length;
    const here = (e + 1) * cranes;
    const row = children.size * cranes;
    const bay = p.bay[e];
    const doneHere = layer.done[s * bays + bay] + children.taken[children.size];
    let time = 0;
    let work = 0;
    let b = this.done;
    let worst = Infinity;
    for (let u = 0; u < cranes; u++) {
      const there = clock[row + u] + nextDrive[here + u];
      const from = there > soonest[here + u] ? there : soonest[here + u];
      if (target > from) time += target - from;
      if (u === cranes - 1) work = children.left[children.size] + this.travel[e + 1];
      else {
        for (const to = behind[u]; b < to; b++) {
          const done = b === bay ? doneHere : layer.done[s * bays + b];
          work += sums[b][sums[b].length - 1] - sums[b][done];
        }
      }
      const spare = time - work;
      if (spare < -TOLERANCE) return spare;
      if (spare < worst * (u + 1)) worst = spare / (u + 1);
    }
    return ranking === 'all' ? time - work : worst;
  }

  /** Crane v passes a bay. */
  private pass(v: number, bay: number): void {
    const { passed, behind } = this;
    passed[v] = bay + 1;
    let least = Infinity;
    for (let u = passed.length - 1; u >= 0; u--) {
      behind[u] = least;
      least = Math.min(least, passed[u]);
    }
    this.done = least;
  }

  /** Keeps the child just written unless one with the same tasks done is no later; drops those that are no sooner. */
  private enter(): void {
    const { children, table } = this;
    const { cranes } = this.p;
    const me = children.size;
    const slot = (Math.imul(children.key[me], 0x85ebca6b) >>> 8) & (table.length - 1);
    let compared = 0;
    for (let i = table[slot] - 1; i >= 0 && compared < COMPARED; i = children.next[i] - 1) {
      if (children.key[i] !== children.key[me] || children.dead[i] === 1) continue;
      if (children.left[i] !== children.left[me] || !this.sameBays(i, me)) continue;
      compared++;
      let noLater = true;
      let noSooner = true;
      for (let u = 0; u < cranes && (noLater || noSooner); u++) {
        const d = children.clock[i * cranes + u] - children.clock[me * cranes + u];
        if (d > TOLERANCE) noLater = false;
        else if (d < -TOLERANCE) noSooner = false;
      }
      if (noLater) return;
      if (noSooner) children.dead[i] = 1;
    }
    children.next[me] = table[slot];
    table[slot] = me + 1;
    children.size++;
  }

  /** Whether two children have done the same tasks. */
  private sameBays(i: number, j: number): boolean {
    const { layer, children, p } = this;
    const bays = p.bays.length;
    const a = children.parent[i] * bays;
    const b = children.parent[j] * bays;
    if (a === b) return children.taken[i] === children.taken[j];
    let apart = 0;
    for (let k = 0; k < bays; k++) {
      if (layer.done[a + k] === layer.done[b + k]) continue;
      // Only in the bay of this passage may they differ, by what they have taken there.
      if (layer.done[a + k] + children.taken[i] !== layer.done[b + k] + children.taken[j]) return false;
      apart++;
    }
    return apart === 1 || (apart === 0 && children.taken[i] === children.taken[j]);
  }

  /** The best children become the layer; returns where each came from. */
  private choose(e: number): { parent: Int32Array; taken: Uint8Array } {
    const { children, p } = this;
    const { cranes } = p;
    const bays = p.bays.length;
    const chosen = this.survivors();
    const size = chosen.length;
    const next = this.spare;
    next.size = size;
    const trail = { parent: new Int32Array(size), taken: new Uint8Array(size) };
    for (let i = 0; i < size; i++) {
      const from = chosen[i];
      const parent = children.parent[from];
      for (let u = 0; u < cranes; u++) next.clock[i * cranes + u] = children.clock[from * cranes + u];
      for (let b = 0; b < bays; b++) next.done[i * bays + b] = this.layer.done[parent * bays + b];
      next.done[i * bays + p.bay[e]] += children.taken[from];
      next.end[i] = children.end[from];
      next.left[i] = children.left[from];
      next.key[i] = children.key[from];
      trail.parent[i] = parent;
      trail.taken[i] = children.taken[from];
    }
    this.spare = this.layer;
    this.layer = next;
    return trail;
  }

  /** The children that are not dropped; of more than the beam is wide those with the best scores, the earlier first where equal. */
  private survivors(): Int32Array {
    const { children, width } = this;
    const alive = new Int32Array(children.size);
    let n = 0;
    for (let i = 0; i < children.size; i++) if (children.dead[i] === 0) alive[n++] = i;
    if (n <= width) return alive.subarray(0, n);
    this.complete = false;
    const scores = Float64Array.from(alive.subarray(0, n), (i) => children.score[i]).sort();
    const least = scores[n - width];
    let ties = 0;
    for (let k = n - width; k < n && scores[k] === least; k++) ties++;
    let m = 0;
    for (let k = 0; k < n; k++) {
      const score = children.score[alive[k]];
      if (score > least || (score === least && ties-- > 0)) alive[m++] = alive[k];
    }
    return alive.subarray(0, m);
  }

  private trace(trail: { parent: Int32Array; taken: Uint8Array }[], state: number): Int8Array {
    const { p } = this;
    const craneOf = Int8Array.from(p.world.locked, (v) => Math.max(0, v));
    const high = p.bays.map((bay) => bay.length);
    for (let e = trail.length - 1, s = state; e >= 0; e--) {
      for (let k = trail[e].taken[s]; k > 0; k--) craneOf[p.bays[p.bay[e]][--high[p.bay[e]]]] = p.crane[e];
      s = trail[e].parent[s];
    }
    return craneOf;
  }
}

/** The bays that nobody has passed at each passage are to be driven to, but for as many gaps between them as there are cranes less one. */
function leastTravel({ world, bays, bay, count, cranes }: Passages): Float64Array {
  const travel = new Float64Array(count + 1);
  const untouched = new Set(bays.keys());
  for (let e = 0; e < count; e++) {
    if (!untouched.delete(bay[e])) {
      travel[e + 1] = travel[e];
      continue;
    }
    const places = [...untouched].map((b) => world.x[bays[b][0]]);
    const gaps = places.slice(1).map((x, i) => x - places[i]);
    gaps.sort((a, b) => b - a);
    travel[e + 1] = gaps.slice(cranes - 1).reduce((sum, gap) => sum + gap / world.speed, 0);
  }
  return travel;
}
