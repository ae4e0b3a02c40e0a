// Named tiny worlds of roads, drawn: one cell is 5 m, a vehicle 8 m long; letters are rest places beside the lane that they touch.
// And a search through everything that can happen in them.
import { buildNetwork, footOnLane, pointOnLane, type LaneRoad, type Network } from '../terminal/network.ts';
import { drawRoads } from '../terminal/tiny-terminal.fixture.ts';
import type { Rest, RouteHop } from './rest-places.ts';
import { Router } from './routes.ts';
import type { Patience } from './precedence.ts';
import { Traffic, type TrafficVehicle } from './traffic.ts';
import type { TrafficOrder } from './traffic-state.ts';

/** One loop with four stops: who has passed his place goes round again. */
export const oneLoop = `
   a b
 +>>>>>+
 ^ c d v
 +<<<<<+
   e f   `;

/** One loop, long enough to turn in to its four places. */
export const longLoop = `
      a     b
 +>>>>>>>>>>>>>>>+
 ^               v
 +<<<<<<<<<<<<<<<+
      c     d     `;

/** A loop with a short cut: ways part, meet and cross. */
export const crossing = `
    a      b
 +>>>>>>+>>>>>+
 ^      v     v
 +<<<<<<+<<<<<+
    c     d     `;

/** Two loops with a common lane of one stop. */
export const figureOfEight = `
     a
 +>>>>>>>+
 ^   B   v
 +<+<<<+<+
   v E ^
   +>>>+
     c     `;

/** Two crane places p and q under the upper lane, in the way of the middle connector when p stands near it. */
export const twoCranesOneConnector = `
   a
 +<<<+<<<<<<+
 v   v p  q ^
 +>>>+>>>>>>+
   c     d    `;

/** Two ways east, one over the other: where a vehicle stands in one, or it is closed, the other leads around. */
export const twoWays = `
   a   b
 +>>>+>>>+
 ^   v   v
 ^   v   v
 ^   +>>>+
 ^    C  v
 +<<<<<<<+
   e      `;

/** A world of a drawing with its places by name. */
export interface RoadWorld {
  net: Network;
  rests: Rest[];
  names: string[];
}

/** Builds the world of a drawing. */
export function worldOf(drawing: string): RoadWorld {
  const { model, places } = drawRoads(drawing);
  const net = buildNetwork(model);
  const rests = places.map(({ at: [x, y], lane }): Rest => ({
    ...{ x, y, lanes: [net.laneIndex.get(lane) as number], across: false },
    ...{ under: [], mobile: false, shut: false },
  }));
  return { net, rests, names: places.map((p) => p.name) };
}

/** The world of a drawing whose places lie so far from their lanes that vehicles turn in and are off the road before they stand. */
export function turningWorldOf(drawing: string): RoadWorld {
  const world = worldOf(drawing);
  for (const rest of world.rests) {
    const lane = world.net.lanes[rest.lanes[0] as number] as LaneRoad;
    const [x, y] = pointOnLane(lane, footOnLane(lane, rest.x, rest.y));
    const away = Math.hypot(rest.x - x, rest.y - y);
    const far = world.net.vehicleLength * 1.5;
    Object.assign(rest, { across: true, x: x + ((rest.x - x) / away) * far, y: y + ((rest.y - y) / away) * far });
  }
  return world;
}

/** Number of a place. */
export function placeOf(world: RoadWorld, name: string): number {
  const place = world.names.indexOf(name);
  if (place < 0) throw new Error(`the drawing has no place ${name}`);
  return place;
}

/** A router with nothing closed; sideways 1 m/s, turning 3 m/s. */
export function routerOf({ net, rests }: RoadWorld): Router {
  return new Router(net, rests, new Uint8Array(net.zones.length), 1, 3);
}

/** Grants after which somebody who waits is favoured; absent: it does not matter how long anybody has waited. */
const bounds = new WeakMap<Traffic, number>();

/** Nobody is favoured, however long he waits: for searches in which that would only multiply the states. */
const NEVER: Patience = { grants: Infinity, refusals: 0 };

/** Traffic with vehicles standing at named places, e.g. "ac": vehicle 0 at a, vehicle 1 at c. */
export function trafficOf(
  world: RoadWorld,
  homes: string,
  order: TrafficOrder = 'banker',
  patience: Patience = NEVER,
): Traffic {
  const rests = world.rests.map((r) => ({ ...r }));
  const places = [...homes].map((name) => placeOf(world, name));
  const traffic = new Traffic(world.net, Traffic.begin(world.net, rests, places), 1, 3, order, patience);
  if (order === 'first-come' || patience !== NEVER) bounds.set(traffic, patience.grants);
  return traffic;
}

/** What a search through all that can happen found. */
export interface Found {
  states: number;
  /** States in which someone who is not kept has a route, and nobody drives or can be given road. */
  deadlocks: string[];
  /** Two vehicles on one piece of road or at one place, or a state from which not all can finish. */
  faults: string[];
  /** Drives that ended. */
  arrivals: number;
  /** Ways found anew around an obstacle, and lock-ups of first-come that were ended. */
  detours: number;
  unlocked: number;
}

/** A traffic state, kept to come back to. */
type Moment = Traffic['state'];

/**
 * Goes through every state that can be reached: at any time any vehicle may claim a route to any free place (the vehicles'
 * errands never end), drive to the end of a hop that it was given, and road may be given out then or later; besides, what
 * `others` do, which answer false when they cannot. Vehicles are alike. Throws after so many states.
 */
export function explore(traffic: Traffic, most: number, others: readonly ((t: Traffic) => boolean)[] = []): Found {
  const found: Found = { states: 0, deadlocks: [], faults: [], arrivals: 0, detours: 0, unlocked: 0 };
  const seen = new Set<string>();
  const open: Moment[] = [];
  const visit = (): void => {
    const key = keyOf(traffic);
    if (seen.has(key)) return;
    seen.add(key);
    found.states++;
    found.faults.push(...faultsOf(traffic));
    open.push(momentOf(traffic));
  };
  visit();
  for (let m = open.pop(); m !== undefined; m = open.pop()) {
    if (found.states > most) throw new Error(`more than ${most} states`);
    restore(traffic, m);
    if (giveRoad(traffic)) visit();
    else if (isStuck(traffic)) found.deadlocks.push(keyOf(traffic));
    found.detours += traffic.state.detours - m.detours;
    found.unlocked += traffic.state.unlocked - m.unlocked;
    traffic.state.vehicles.forEach((_, v) => {
      restore(traffic, m);
      if (!driveOn(traffic, v, found)) return;
      visit();
    });
    for (const other of others) {
      restore(traffic, m);
      if (other(traffic)) visit();
      found.detours += traffic.state.detours - m.detours;
    }
    m.vehicles.forEach((vehicle, v) => {
      if (vehicle.goal >= 0 || vehicle.stands) return;
      traffic.state.rests.forEach((_, rest) => {
        restore(traffic, m);
        if (traffic.free(rest) && traffic.claim(v, rest)) visit();
      });
    });
  }
  return found;
}

/** Road is given out; a round in which zones are only held back for somebody is followed by one in which they are not. */
function giveRoad(traffic: Traffic): boolean {
  for (let round = 0; round < 3; round++) if (traffic.allocate().length > 0) return true;
  return false;
}

/** A vehicle comes to the end of the hop that it drives. False when it drives none. */
function driveOn(traffic: Traffic, vehicle: number, found: Found): boolean {
  const v = traffic.state.vehicles[vehicle]!;
  if (v.stands || v.passed === v.allocated) return false;
  if (v.passed < v.route.length - 1) traffic.passed(vehicle, v.passed);
  else {
    traffic.arrived(vehicle);
    found.arrivals++;
  }
  return true;
}

function isStuck({ state }: Traffic): boolean {
  const driving = state.vehicles.some((v) => !v.stands && v.passed < v.allocated);
  return !driving && state.vehicles.some((v) => !v.kept && v.route.length > 0);
}

function momentOf({ state }: Traffic): Moment {
  return {
    ...state,
    ...{ owner: state.owner.slice(), claims: state.claims.slice(), restOwner: state.restOwner.slice() },
    ...{ closed: state.closed.slice(), barred: state.barred.slice() },
    ...{ shut: state.shut.slice(), shutRests: state.shutRests.slice() },
    rests: state.rests.map((r) => ({ ...r })),
    vehicles: state.vehicles.map((v) => ({ ...v })),
  };
}

function restore({ state, router }: Traffic, m: Moment): void {
  if (m.rests.some((r, i) => r.x !== state.rests[i]!.x || r.shut !== state.rests[i]!.shut)) router.changed();
  if (m.barred.some((yes, z) => yes !== state.barred[z])) router.barredChanged();
  const { owner, claims, restOwner, closed, barred, shut, shutRests, rests, vehicles, ...counts } = m;
  Object.assign(state, counts);
  for (const [now, then] of [
    ...[[state.owner, owner] as const, [state.claims, claims] as const, [state.restOwner, restOwner] as const],
    ...[[state.closed, closed] as const, [state.barred, barred] as const],
    ...[[state.shut, shut] as const, [state.shutRests, shutRests] as const],
  ])
    now.set(then);
  rests.forEach((r, i) => Object.assign(state.rests[i]!, r));
  vehicles.forEach((v, i) => Object.assign(state.vehicles[i]!, v));
}

/** A state as text: what each vehicle does, those that drive in the order in which they asked, and what else decides who goes on. */
function keyOf(traffic: Traffic): string {
  const { state } = traffic;
  const { vehicles } = state;
  const bound = bounds.get(traffic);
  const mark = (v: TrafficVehicle): string => (v.stands ? '!' : v.kept ? '?' : '');
  const idle = vehicles.filter((v) => v.goal < 0).map((v) => `${v.at}${mark(v)}`);
  const driving = vehicles.filter((v) => v.goal >= 0).sort((a, b) => a.since - b.since);
  const number = (v: number): number => (v < 0 ? -1 : driving.indexOf(vehicles[v]!));
  const from = [...new Set(driving.map((v) => v.waitsFrom))].sort((a, b) => a - b);
  const words = driving.map((v) => {
    const long = bound === Infinity ? 0 : Math.min(bound ?? 0, state.grants - v.waitsFrom);
    const waits =
      bound === undefined || v.waitsFrom < 0 ? '' : `w${from.indexOf(v.waitsFrom)}b${number(v.behind)}l${long}`;
    return `${v.at}>${v.goal} ${wayOf(v)}:${v.allocated - v.passed}${mark(v)}${waits}`;
  });
  const moved = state.rests.filter((r) => r.mobile).map((r) => (r.shut ? 'shut' : r.x));
  const shut = [...state.shut.keys()].filter((z) => state.shut[z]! > 0);
  const favour = `${number(state.favoured)}/${state.patience}`;
  return `${idle.sort().join(',')} | ${words.join(' ')} | ${moved.join(',')} | ${shut.join(',')} | ${favour}`;
}

const hopNames = new WeakMap<RouteHop, string>();

/** The way of a vehicle from the end that it passed last. */
function wayOf({ route, passed }: TrafficVehicle): string {
  const names = route.slice(Math.max(0, passed - 1)).map((hop) => {
    const known = hopNames.get(hop) ?? `${hop.zones.join(',')}>${hop.points.at(-1)!.join()}`;
    hopNames.set(hop, known);
    return known;
  });
  return `${passed > 0 ? 'on' : 'from'} ${names.join(';')}`;
}

/** The zones that a vehicle may be on: the end of the hop it passed last, and the hops that it has been given since. */
function ground(v: TrafficVehicle): Set<number> {
  const zones = new Set<number>();
  // Before a hop without zones the vehicle is off the road already.
  const off = v.route[v.passed]?.zones.length === 0;
  const last = v.passed > 0 && !off ? v.route[v.passed - 1]!.zones.at(-1) : undefined;
  if (last !== undefined) zones.add(last);
  for (let h = v.passed; h < v.allocated; h++) for (const z of v.route[h]!.zones) zones.add(z);
  return zones;
}

/** Breaches of the two promises, told without the traffic's own book of owners. */
function faultsOf(traffic: Traffic): string[] {
  const { vehicles } = traffic.state;
  const faults: string[] = [];
  const grounds = vehicles.map(ground);
  grounds.forEach((a, i) => {
    for (let j = i + 1; j < grounds.length; j++)
      for (const z of a) if (grounds[j]!.has(z)) faults.push(`vehicles ${i} and ${j} are both on zone ${z}`);
    for (const z of a) if (traffic.state.owner[z] !== i) faults.push(`vehicle ${i} is on zone ${z}, which is not its`);
  });
  traffic.state.owner.forEach((v, z) => {
    if (v >= 0 && !grounds[v]!.has(z)) faults.push(`vehicle ${v} keeps zone ${z}, on which it is not`);
  });
  const places = vehicles.flatMap((v) => [v.at, v.goal].filter((rest) => rest >= 0));
  if (new Set(places).size < places.length) faults.push(`two vehicles have one place: ${places.join(' ')}`);
  for (const rest of places)
    for (const z of traffic.state.rests[rest]!.under)
      grounds.forEach((g, i) => {
        const own = vehicles[i]!.at === rest || vehicles[i]!.goal === rest;
        if (!own && g.has(z)) faults.push(`vehicle ${i} is on zone ${z} under place ${rest}, which is in use`);
      });
  if (!allCanFinish(vehicles, grounds, [])) faults.push(`not all can finish: ${keyOf(traffic)}`);
  const kept = vehicles.flatMap((v, i) => (v.kept ? [i] : []));
  if (kept.length > 0 && !allCanFinish(vehicles, grounds, kept))
    faults.push(`not all can finish while some are kept: ${keyOf(traffic)}`);
  return faults;
}

/** True when the vehicles on the road can finish one after another, while some stay where they are. */
function allCanFinish(
  vehicles: readonly TrafficVehicle[],
  grounds: readonly ReadonlySet<number>[],
  stay: readonly number[],
): boolean {
  let left = vehicles.map((_, i) => i).filter((i) => vehicles[i]!.route.length > 0 && !stay.includes(i));
  for (;;) {
    const able = left.find((i) => {
      const ahead = vehicles[i]!.route.slice(vehicles[i]!.allocated).flatMap((hop) => hop.zones);
      return [...left, ...stay].every((j) => j === i || ahead.every((z) => !grounds[j]!.has(z)));
    });
    if (able === undefined) return left.length === 0;
    left = left.filter((i) => i !== able);
  }
}
