// A sweep as a row of passages: a crane passing a bay. Hot path of the crane plan: typed arrays, no objects per schedule.
//
// Crane v at x stands at the shifted place y = x - v * spacing. In a sweep towards greater x the crane ahead goes first where two come too
// near, that is where its y is smaller; so in the order of y every passage depends on earlier ones only. What a crane has behind it is one
// number: the time at which y comes free, less the drive to y. A crane holds up those behind it and never those ahead.
//
//     bay      0    1    2    3            spacing 2 bays
//     crane 0  y 0  y 1  y 2  y 3          order: (bay 0, crane 1), (1, 1), (0, 0), (2, 1), (1, 0), (3, 1), (2, 0), (3, 0)
//     crane 1  y-2  y-1  y 0  y 1
import { Sweep, type SweepWorld } from '../sweep.ts';

/** Places closer than this, m, are one place. */
const TOLERANCE = 1e-6;

/** The passages of one world in the order of their y. */
export interface Passages {
  world: SweepWorld;
  cranes: number;
  /** Number of passages. */
  count: number;
  /** Tasks that are not begun, by bay in the order in which they are done. */
  bays: number[][];
  /** Bay of each task; -1 for one that is begun. */
  bayOf: Int32Array;
  /** Bay and crane of each passage. */
  bay: Int32Array;
  crane: Int32Array;
  /** Drive from y = 0 to the y of each passage, s. */
  drive: Float64Array;
  /** Earliest start of the crane there, s: way from where it stands, and what is begun. */
  release: Float64Array;
  /** Passage at [bay * cranes + crane]; -1 where the crane does not get there. */
  at: Int32Array;
  /** 1 for the last passage of its bay: what is left must be done then. */
  last: Uint8Array;
  /** Ends of the begun work of each crane and of all, s. */
  begunEnd: Float64Array;
  begun: number;
}

/** The passages of a world; null where an order between bays or a task kept for a crane asks for more than a sweep in this order. */
export function passagesOf(world: SweepWorld): Passages | null {
  const { tasks, cranes, x, begun } = world;
  if (world.minSpacing < 1e-3) return null;
  for (let t = 0; t < tasks; t++) {
    if (begun[t] === 1) continue;
    if (world.locked[t] >= 0 || world.after[t].some((p) => x[p] !== x[t])) return null;
  }
  const places = [...new Set([...x].filter((_, t) => begun[t] === 0))].sort((a, b) => a - b);
  const bayOf = Int32Array.from(x, (place, t) => (begun[t] === 1 ? -1 : places.indexOf(place)));
  const bays: number[][] = places.map(() => []);
  for (let t = 0; t < tasks; t++) if (bayOf[t] >= 0) bays[bayOf[t]].push(t);
  const order: { y: number; crane: number; bay: number }[] = [];
  for (let bay = 0; bay < bays.length; bay++) {
    for (let crane = 0; crane < cranes; crane++) {
      const y = Math.round((places[bay] - crane * world.minSpacing) / TOLERANCE) * TOLERANCE;
      if (world.reachable[bays[bay][0] * cranes + crane] === 1) order.push({ y, crane, bay });
    }
  }
  order.sort((a, b) => a.y - b.y || a.crane - b.crane);
  const at = new Int32Array(bays.length * cranes).fill(-1);
  const last = new Uint8Array(order.length);
  order.forEach(({ bay, crane }, e) => (at[bay * cranes + crane] = e));
  for (let bay = 0; bay < bays.length; bay++) last[Math.max(...at.subarray(bay * cranes, (bay + 1) * cranes))] = 1;
  const before = begunWork(world);
  return {
    world,
    cranes,
    count: order.length,
    bays,
    bayOf,
    bay: Int32Array.from(order, (o) => o.bay),
    crane: Int32Array.from(order, (o) => o.crane),
    drive: Float64Array.from(order, (o) => o.y / world.speed),
    release: Float64Array.from(order, (o) => releaseOf(world, before, o.crane, places[o.bay])),
    at,
    last,
    begunEnd: Float64Array.from({ length: cranes }, (_, v) =>
      Math.max(0, ...before.filter((d) => d.crane === v).map((d) => d.end)),
    ),
    begun: Math.max(0, ...before.map((d) => d.end)),
  };
}

/** A begun task with its crane and its end, s. */
interface Begun {
  crane: number;
  x: number;
  end: number;
}

/** What is begun, in the order in which it ends up being done: it comes before the sweep, whoever does the rest. */
function begunWork(world: SweepWorld): Begun[] {
  if (!world.begun.includes(1)) return [];
  const sweep = new Sweep(world);
  const craneOf = Int8Array.from(world.locked, (v, t) => (v >= 0 ? v : firstAble(world, t)));
  sweep.run(craneOf);
  const begun: Begun[] = [];
  for (let t = 0; t < world.tasks; t++)
    if (world.begun[t] === 1) begun.push({ crane: craneOf[t], x: world.x[t], end: sweep.end[t] });
  return begun.sort((a, b) => a.end - b.end);
}

function firstAble(world: SweepWorld, t: number): number {
  let v = 0;
  while (world.reachable[t * world.cranes + v] === 0) v++;
  return v;
}

function releaseOf(world: SweepWorld, begun: readonly Begun[], crane: number, x: number): number {
  const own = begun.findLast((d) => d.crane === crane);
  const from = own ?? { x: world.craneX[crane], end: world.ready[crane] };
  let release = from.end + Math.abs(from.x - x) / world.speed;
  for (const d of begun) {
    if (d.crane === crane) continue;
    const room = Math.abs(d.crane - crane) * world.minSpacing;
    const short = (d.crane < crane ? d.x - x : x - d.x) + room;
    if (short > TOLERANCE) release = Math.max(release, d.end + short / world.speed);
  }
  return release;
}
