// A lower bound on what any plan costs, part by part.
import { BOTH, TAKES } from './cell-table.ts';
import { STOWAGE_WEIGHTS } from './objective.ts';
import { NO_PORT } from './box-table.ts';
import type { Ship } from './ship.ts';

/**
 * What the parts can fall by when one more box stays ashore: a stack, a plug or two and the roundings; far less than the box ashore costs, so
 * that the bound for all boxes holds for plans that leave some.
 */
const SPARED_BY_ONE = 30;

/**
 * The bound, from the ship before anything is loaded: (1) boxes without a port, over the plugs, or over the free halves stay ashore; (2)
 * every port needs stacks: where those that hold boxes for it already are full, each further one was empty or holds other ports' boxes and
 * costs at least 10; the largest are taken first, for each port by itself; (3) who uses a stack hides the plugs in it, at least in
 * proportion to the use, as they are below the rest; the stacks with the fewest plugs for their room are taken first, and each reefer
 * spares one; (4) all moves spread over every second pair of bays, and the discharge of each pair.
 */
export function stowageBound(empty: Ship): number {
  const free = freeHalves(empty);
  const ashore = ashoreAtLeast(empty, free);
  const parts =
    STOWAGE_WEIGHTS.newStacks * stacksAtLeast(empty, free) +
    STOWAGE_WEIGHTS.plugsLost * plugsLostAtLeast(empty, free) +
    STOWAGE_WEIGHTS.longestPair * pairAtLeast(empty);
  return STOWAGE_WEIGHTS.ashore * ashore + Math.max(0, parts - SPARED_BY_ONE * ashore);
}

/** Free halves of each stack that something of this port could stand in; none under a cover that stays closed. */
function freeHalves(ship: Ship): Int32Array {
  const { cells } = ship;
  return Int32Array.from(cells.stacks, (_, s) => {
    const cover = cells.coverOf[s]!;
    if (cells.deck[s] === 0 && cover >= 0 && ship.closed[cover] === 1) return 0;
    let count = 0;
    for (let c = 0; c < cells.count[s]!; c++) {
      const takes = cells.takes[cells.first[s]! + c]!;
      const long = (takes & (TAKES.forty | TAKES.fortyFive)) !== 0;
      if (c >= ship.level[2 * s]! && (long || (takes & TAKES.fore) !== 0)) count++;
      if (c >= ship.level[2 * s + 1]! && (long || (takes & TAKES.aft) !== 0)) count++;
    }
    return count;
  });
}

function ashoreAtLeast(ship: Ship, free: Int32Array): number {
  const { boxes, cells } = ship;
  let [without, reefers, halves, longest] = [0, 0, 0, 0];
  for (let box = boxes.aboard; box < boxes.containers.length; box++) {
    if (boxes.port[box] === NO_PORT) {
      without++;
      continue;
    }
    reefers += boxes.reefer[box]!;
    halves += 1 + boxes.long[box]!;
    longest = Math.max(longest, 1 + boxes.long[box]!);
  }
  let plugs = 0;
  for (let s = 0; s < free.length; s++)
    for (let c = 0; c < cells.count[s]!; c++) {
      const takes = cells.takes[cells.first[s]! + c]!;
      plugs += Number((takes & TAKES.forePlug) !== 0) + Number((takes & TAKES.aftPlug) !== 0);
    }
  const room = free.reduce((sum, n) => sum + n, 0);
  const overRoom = longest === 0 ? 0 : Math.ceil(Math.max(0, halves - room) / longest);
  return without + Math.max(Math.max(0, reefers - plugs), overRoom);
}

/** Room of each stack and need of each port, in one measure. No room is less than one box needs, so that a box less spares one stack at most. */
interface Measured {
  room: Float64Array;
  need: ReadonlyMap<number, number>;
}

/** Incidences of a port and a stack that cost at least as much as an opened stack: by halves and by mass, port by port and of all together. */
function stacksAtLeast(ship: Ship, free: Int32Array): number {
  const measures = [
    {
      room: Float64Array.from(free, (halves) => (halves === 0 ? 0 : Math.max(2, halves))),
      need: needOf(ship, (box) => 1 + ship.boxes.long[box]!),
    },
    byMass(ship, free),
  ];
  return Math.max(...measures.flatMap((measure) => [portByPort(ship, measure), allTogether(ship, measure)]));
}

function needOf({ boxes }: Ship, of: (box: number) => number): Map<number, number> {
  const need = new Map<number, number>();
  for (let box = boxes.aboard; box < boxes.containers.length; box++) {
    const port = boxes.port[box]!;
    if (port !== NO_PORT) need.set(port, (need.get(port) ?? 0) + of(box));
  }
  return need;
}

/**
 * By mass: a stack bears its limit of 40', or twice that of 20'. Masses of 20' are taken at the least ratio of the two, so that what a stack
 * holds is never more than its limit of 40', whatever is in it.
 */
function byMass(ship: Ship, free: Int32Array): Measured {
  const { boxes, cells } = ship;
  let ratio = 1;
  for (let s = 0; s < free.length; s++)
    ratio = Math.min(ratio, cells.maxKg40[s]! / Math.max(cells.maxKg40[s]!, 2 * cells.maxKg20[s]!));
  const share = Number.isFinite(ratio) ? ratio : 0;
  const heaviest = boxes.kg.reduce((most, kg) => Math.max(most, kg), 0);
  const room = Float64Array.from(free, (halves, s) => {
    const held = ship.kg40[s]! + share * (ship.kg20[2 * s]! + ship.kg20[2 * s + 1]!);
    return halves === 0 ? 0 : Math.max(heaviest, cells.maxKg40[s]! - held);
  });
  return { room, need: needOf(ship, (box) => boxes.kg[box]! * (boxes.long[box] === 1 ? 1 : share)) };
}

/** Each port by itself: its own stacks first, then the largest of all others. */
function portByPort(ship: Ship, { room, need }: Measured): number {
  let count = 0;
  for (const [port, needed] of need) {
    let left = needed;
    const others: number[] = [];
    for (let s = 0; s < room.length; s++) {
      if (room[s] === 0 || Math.max(ship.least[2 * s]!, ship.least[2 * s + 1]!) < port) continue;
      if ((ship.portsBefore[s]! & (1 << port)) !== 0) left -= room[s]!;
      else others.push(room[s]!);
    }
    count += largestThatHold(others, left);
  }
  return count;
}

/** All ports together: each port's own stacks hold at most its need, every stack counts once. */
function allTogether(ship: Ship, { room, need }: Measured): number {
  let left = 0;
  for (const [port, needed] of need) {
    let own = 0;
    for (let s = 0; s < room.length; s++) if ((ship.portsBefore[s]! & (1 << port)) !== 0) own += room[s]!;
    left += Math.max(0, needed - own);
  }
  return largestThatHold([...room], left);
}

function largestThatHold(rooms: number[], needed: number): number {
  let [left, count] = [needed, 0];
  rooms.sort((a, b) => b - a);
  for (const room of rooms) {
    if (left <= 1e-6) break;
    left -= room;
    count++;
  }
  return count;
}

function plugsLostAtLeast(ship: Ship, free: Int32Array): number {
  const { boxes, cells } = ship;
  let [left, reefers] = [0, 0];
  for (let box = boxes.aboard; box < boxes.containers.length; box++) {
    if (boxes.port[box] === NO_PORT) continue;
    left += 1 + boxes.long[box]!;
    reefers += boxes.reefer[box]!;
  }
  const shares: { room: number; share: number }[] = [];
  for (let s = 0; s < free.length; s++) {
    const room = free[s]!;
    if (room === 0) continue;
    const [fore, aft] = [ship.level[2 * s]!, ship.level[2 * s + 1]!];
    let plugs = 0;
    let c = Math.max(fore, aft);
    // Only plugs that nothing without one lies under: further up they may be left alone.
    while (fore === aft && c < cells.count[s]! && ship.hasPlug(cells.first[s]! + c, BOTH))
      [plugs, c] = [plugs + 1, c + 1];
    shares.push({ room, share: plugs / room });
  }
  shares.sort((a, b) => a.share - b.share);
  let lost = 0;
  for (const { room, share } of shares) {
    lost += share * Math.min(room, Math.max(0, left));
    left -= room;
  }
  return Math.max(0, Math.ceil(lost - reefers - 1e-9));
}

function pairAtLeast(ship: Ship): number {
  const { moves, boxes } = ship;
  let loads = 0;
  for (let box = boxes.aboard; box < boxes.containers.length; box++) loads += Number(boxes.port[box] !== NO_PORT);
  let pair = moves[0] ?? 0;
  for (let i = 1; i < moves.length; i++) pair = Math.max(pair, moves[i - 1]! + moves[i]!);
  const total = moves.reduce((sum, n) => sum + n, 0) + loads;
  const shared = Math.ceil(total / Math.ceil(Math.max(1, moves.length) / 2));
  return Math.max(pair, shared);
}
