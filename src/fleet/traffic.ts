// Traffic: claim, allocate, free. A vehicle claims a route from its rest place to a reserved one, is allocated hop after hop,
// and frees what lies behind it. Three promises, kept by construction and checked in every state that can be reached on small networks:
//   (1) a zone is held by one vehicle at most;
//   (2) no deadlock. The invariant: there is an order in which every vehicle on the road can finish its route, each over zones that are free,
//       its own, or of vehicles before it in the order (banker.ts). A hop is allocated, and a route changed on the road, only if the
//       invariant holds afterwards. That suffices because goals are reserved before a route is claimed, and rest places lie on
//       nobody's road.
//   (3) what stands in the way (a broken vehicle, a closed lane, a person) keeps nobody who has a way around it, and those without
//       one keep nobody else (obstacles.ts).
// Who goes first where several want the same zones is told in precedence.ts. State is plain data, so that a snapshot can keep it.
import { zonesUnder, type LaneRoad, type Network } from '../terminal/network.ts';
import { invariant } from '../kit/invariant.ts';
import { Banker } from './banker.ts';
import { Obstacles } from './obstacles.ts';
import { PATIENCE, Precedence, type Patience } from './precedence.ts';
import type { Rest, RouteHop } from './rest-places.ts';
import { Router } from './routes.ts';
import { beginTraffic, turnsOff, type TrafficOrder, type TrafficState, type TrafficVehicle } from './traffic-state.ts';

export type { TrafficState, TrafficVehicle } from './traffic-state.ts';

/** Hops that a vehicle is allocated at a time, the one that it drives among them: together longer than its braking distance. */
const LOOK_AHEAD = 2;

/**
 * A vehicle that turns at a connector cuts the inside corner by up to half its length; connectors nearer to a standing vehicle's end than
 * half a length and this much are closed, m (rows stand 4 m beside their lane; bodies 3 m wide then keep clear).
 */
const TURN_MARGIN = 0.4;

const NOTHING: ReadonlySet<number> = new Set();

/** A hop newly allocated to a vehicle. */
export interface Grant {
  vehicle: number;
  hop: RouteHop;
  last: boolean;
}

/** A piece of the terminal where nobody may drive until it is opened again. */
export interface Closure {
  zones: readonly number[];
  rests: readonly number[];
}

export class Traffic {
  readonly net: Network;
  readonly state: TrafficState;
  readonly router: Router;
  private readonly banker: Banker;
  private readonly obstacles: Obstacles;
  private readonly precedence: Precedence;

  constructor(
    net: Network,
    state: TrafficState,
    sidewaysSpeed: number,
    turnSpeed: number,
    order: TrafficOrder = 'banker',
    patience: Patience = PATIENCE,
  ) {
    this.net = net;
    this.state = state;
    this.router = new Router(net, state.rests, state.closed, sidewaysSpeed, turnSpeed, state.barred);
    this.banker = new Banker(state);
    this.obstacles = new Obstacles(state, this.router, this.banker);
    this.precedence = new Precedence(state, order, patience);
  }

  /** The state before the first move: vehicle v stands at rest place homes[v]. */
  static begin(net: Network, rests: Rest[], homes: readonly number[]): TrafficState {
    return beginTraffic(net, rests, homes);
  }

  /**
   * Puts rest places that go with a crane where it stands now (all at one x, each at its y) and closes the zones under them. A place that
   * would cut another one off from the roads stays shut. They must be free.
   */
  placeRests(places: readonly { rest: number; x: number; y: number }[]): void {
    const side = this.net.vehicleWidth / 2;
    for (const { rest, x, y } of places) {
      const r = this.state.rests[rest] as Rest;
      const half = this.inSweep(r, y) ? this.net.vehicleLength + TURN_MARGIN : this.net.vehicleLength / 2 + 0.5;
      invariant(this.state.restOwner[rest] === -1, `rest place ${rest} moved while in use`);
      Object.assign(r, { x, y, shut: false, under: zonesUnder(this.net, x - half, x + half, y - side, y + side) });
      this.router.moved(rest);
      this.refreshClosed();
      const mobile = this.state.rests.flatMap((other, i) => (other.mobile && !other.shut ? [i] : []));
      if (mobile.every((i) => this.router.serves(i))) continue;
      Object.assign(r, { shut: true, under: [] });
      this.refreshClosed();
    }
  }

  /** True when vehicles that turn between the place's lane and a connector sweep its side: connectors lie inland of the lane. */
  private inSweep(r: Rest, y: number): boolean {
    return r.lanes.some((lane) => (this.net.lanes[lane] as LaneRoad).model.from[1] < y);
  }

  /** Takes a rest place of a moving crane out of use (its zones open again). */
  closeRest(rest: number): void {
    Object.assign(this.state.rests[rest] as Rest, { shut: true, under: [] });
    this.refreshClosed();
  }

  /** Closes what lies under the places in use. */
  private refreshClosed(): void {
    const { closed, rests } = this.state;
    const now = new Uint8Array(closed.length);
    for (const r of rests) for (const z of r.under) now[z] = 1;
    if (now.every((yes, z) => closed[z] === yes)) return;
    closed.set(now);
    this.router.changed();
  }

  /** True when a vehicle could reserve the place now: nobody has it, nobody's route crosses the ground under it, no obstacle beside it. */
  free(rest: number): boolean {
    const { restOwner, rests, claims, owner, shutRests } = this.state;
    if (restOwner[rest] !== -1 || shutRests[rest] !== 0) return false;
    const { shut, under } = rests[rest] as Rest;
    if (shut) return false;
    for (const z of under) if (claims[z] !== 0 || owner[z] !== -1) return false;
    return !this.router.cutOff(rest);
  }

  /** The same for a vehicle that may have the place reserved already. */
  freeFor(vehicle: number, rest: number): boolean {
    const { at, goal } = this.vehicle(vehicle);
    const reserved = this.state.restOwner[rest] === vehicle && at !== rest && goal !== rest;
    return reserved ? this.state.shutRests[rest] === 0 && !this.router.cutOff(rest) : this.free(rest);
  }

  /** Claims a route from the place where the vehicle stands to a free rest place, which is reserved. False when there is no way. */
  claim(vehicle: number, rest: number): boolean {
    const v = this.vehicle(vehicle);
    invariant(v.at >= 0 && v.goal === -1, `vehicle ${vehicle} claims while on the road`);
    invariant(this.freeFor(vehicle, rest), `rest place ${rest} is not free`);
    const route = this.router.route(v.at, rest);
    if (!route) return false;
    this.state.restOwner[rest] = vehicle;
    v.goal = rest;
    v.route = route.hops;
    v.allocated = 0;
    v.passed = 0;
    v.since = this.state.clock++;
    this.obstacles.count(v, 1);
    return true;
  }

  /** Allocates what can be allocated, in the order of asking. */
  allocate(): Grant[] {
    const grants: Grant[] = [];
    const waiting: number[] = [];
    const { vehicles } = this.state;
    for (let i = 0; i < vehicles.length; i++) if (this.wants(vehicles[i] as TrafficVehicle)) waiting.push(i);
    waiting.sort((a, b) => this.vehicle(a).since - this.vehicle(b).since);
    this.precedence.begin(waiting);
    for (const i of waiting) {
      const v = this.vehicle(i);
      while (this.wants(v)) {
        if (!this.mayAsk(v) || !this.take(i, v)) {
          this.precedence.waits(i);
          break;
        }
        this.precedence.served(i);
        grants.push({ vehicle: i, hop: v.route[v.allocated - 1] as RouteHop, last: v.allocated === v.route.length });
      }
    }
    this.precedence.end(grants.length > 0);
    return grants;
  }

  /** True when a vehicle has come so far that it needs more road. */
  private wants(v: TrafficVehicle): boolean {
    return v.goal >= 0 && v.allocated < v.passed + LOOK_AHEAD && v.allocated < v.route.length && !v.kept;
  }

  /** False while the zone at which a vehicle is stuck is still taken, or nothing was freed since its hop was unsafe. */
  private mayAsk(v: TrafficVehicle): boolean {
    if (v.stuckAt >= 0 && this.state.owner[v.stuckAt] !== -1) return false;
    if (v.unsafeAt === this.state.frees) return false;
    v.stuckAt = -1;
    v.unsafeAt = -1;
    return true;
  }

  private take(index: number, v: TrafficVehicle): boolean {
    const { owner, claims } = this.state;
    const hop = v.route[v.allocated] as RouteHop;
    for (const z of hop.zones) {
      const o = owner[z] as number;
      if (o !== -1 && o !== index) {
        v.stuckAt = z;
        this.state.refusals++;
        return false;
      }
    }
    if (this.precedence.mustWait(index, hop)) return false;
    const taken = hop.zones.filter((z) => owner[z] === -1);
    for (const z of taken) owner[z] = index;
    v.allocated++;
    if (!this.banker.safeAfter(index, taken)) {
      v.allocated--;
      for (const z of taken) owner[z] = -1;
      v.unsafeAt = this.state.frees;
      this.state.refusals++;
      return false;
    }
    for (const z of hop.zones) claims[z] = (claims[z] as number) - 1;
    this.state.grants++;
    return true;
  }

  /** The vehicle stands in, or drives through, the end of hop `hop` (from 0): what lies behind is freed. */
  passed(vehicle: number, hop: number): void {
    const v = this.vehicle(vehicle);
    if (hop + 1 <= v.passed || v.route.length === 0) return;
    const before = v.passed;
    v.passed = hop + 1;
    if (v.at >= 0) {
      this.state.restOwner[v.at] = -1;
      v.at = -1;
    }
    const keep = new Set<number>();
    // Who has turned off the road holds none of it any more.
    const off = v.route[hop + 1]?.zones.length === 0;
    const last = (v.route[hop] as RouteHop).zones.at(-1);
    if (last !== undefined && !off) keep.add(last);
    for (let h = hop + 1; h < v.allocated; h++) for (const z of (v.route[h] as RouteHop).zones) keep.add(z);
    // All that is left of what was passed before is the end of the last hop, and what lies on hops ahead too.
    for (let h = Math.max(0, before - 1); h <= hop; h++) this.release(vehicle, v.route[h] as RouteHop, keep);
    this.state.frees++;
    if (v.kept) this.obstacles.review();
  }

  private release(vehicle: number, hop: RouteHop, keep: ReadonlySet<number>): void {
    const { owner } = this.state;
    for (const z of hop.zones) if (owner[z] === vehicle && !keep.has(z)) owner[z] = -1;
  }

  /** The vehicle stands at its goal: all its road is freed. */
  arrived(vehicle: number): void {
    const v = this.vehicle(vehicle);
    invariant(v.goal >= 0, `vehicle ${vehicle} arrived without a goal`);
    this.standAt(vehicle, v, v.goal);
  }

  /** Ends a vehicle's drive at a place: the road behind is freed and its claims are given up. */
  private standAt(vehicle: number, v: TrafficVehicle, rest: number): void {
    const { restOwner } = this.state;
    this.obstacles.count(v, -1);
    for (const place of [v.at, v.goal]) if (place >= 0) restOwner[place] = -1;
    restOwner[rest] = vehicle;
    for (const hop of v.route) this.release(vehicle, hop, NOTHING);
    if (v.route.length > 0) this.state.frees++;
    Object.assign(v, { at: rest, goal: -1, route: [], allocated: 0, passed: 0, stuckAt: -1, unsafeAt: -1 });
    this.precedence.served(vehicle);
    if (v.kept) this.obstacles.review();
  }

  // ---- obstacles -----------------------------------------------------------------------------------------------------------

  /** A vehicle stands still until further notice (broken, told to halt), or no longer does. */
  stand(vehicle: number, stands: boolean): void {
    const v = this.vehicle(vehicle);
    if (v.stands === stands) return;
    v.stands = stands;
    this.obstacles.review();
  }

  /** From now on nobody is allocated ground of a closure; who is on it may drive out. Closures may overlap. */
  close({ zones, rests }: Closure): void {
    for (const z of zones) this.state.shut[z] = (this.state.shut[z] as number) + 1;
    for (const r of rests) this.state.shutRests[r] = (this.state.shutRests[r] as number) + 1;
    this.obstacles.review();
  }

  /** A closure is over. */
  reopen({ zones, rests }: Closure): void {
    for (const z of zones) this.state.shut[z] = (this.state.shut[z] as number) - 1;
    for (const r of rests) this.state.shutRests[r] = (this.state.shutRests[r] as number) - 1;
    this.obstacles.review();
  }

  /** The closure of a whole lane; who crosses it on another lane still may. */
  laneClosure(lane: number): Closure {
    const zones = this.net.zones.flatMap((zone, z) => (zone.lane === lane ? [z] : []));
    return { zones, rests: [] };
  }

  /** The closure of a rectangle of ground, m, with the rest places where a vehicle would stand on it. */
  groundClosure(x0: number, y0: number, x1: number, y1: number): Closure {
    const [length, width] = [this.net.vehicleLength / 2, this.net.vehicleWidth / 2];
    const rests = this.state.rests.flatMap((r, i) => {
      const [dx, dy] = r.across ? [width, length] : [length, width];
      return r.x - dx < x1 && r.x + dx > x0 && r.y - dy < y1 && r.y + dy > y0 ? [i] : [];
    });
    return { zones: zonesUnder(this.net, x0, x1, y0, y1), rests };
  }

  /** Vehicles that are on a closure's ground, or have been given road over it, or stand at one of its places. */
  vehiclesOn({ zones, rests }: Closure): number[] {
    const ground = new Set(zones);
    const { owner } = this.state;
    const found = new Set<number>();
    for (const z of ground) if ((owner[z] as number) >= 0) found.add(owner[z] as number);
    this.state.vehicles.forEach((v, i) => {
      const given = v.goal >= 0 && v.allocated === v.route.length && v.route.length > 0;
      if (rests.includes(v.at) || (given && rests.includes(v.goal))) found.add(i);
    });
    return [...found].sort((a, b) => a - b);
  }

  /** Estimated drive of a vehicle to a place, s: from where it stands, or on from the end of its road; Infinity when it cannot be sent there. */
  secondsTo(vehicle: number, rest: number): number {
    const v = this.vehicle(vehicle);
    if (v.at >= 0 && v.allocated === 0) return this.router.seconds(v.at, rest);
    if (turnsOff(v)) return Infinity;
    const end = (v.route[v.allocated - 1] as RouteHop).zones.at(-1);
    return end === undefined ? Infinity : this.router.secondsFromStop(end, rest);
  }

  /** Sends a vehicle elsewhere: to a free place, by a way from the end of its road. False, with nothing changed, when that cannot be. */
  redirect(vehicle: number, rest: number): boolean {
    const v = this.vehicle(vehicle);
    if (v.goal < 0 || !this.free(rest) || !this.obstacles.reroute(v, rest)) return false;
    this.state.restOwner[v.goal] = -1;
    this.state.restOwner[rest] = vehicle;
    v.goal = rest;
    return true;
  }

  /** A vehicle that has been given no road yet stays where it is. False when it has been given some. */
  giveUp(vehicle: number): boolean {
    const v = this.vehicle(vehicle);
    if (v.goal < 0 || v.allocated > 0) return false;
    this.standAt(vehicle, v, v.at);
    return true;
  }

  /**
   * A vehicle was brought to a place that was reserved for it by other means than its own: its road is freed. The place that it was on
   * its way to is free as well, or stays reserved for it.
   */
  towed(vehicle: number, rest: number, keepGoal = false): void {
    const v = this.vehicle(vehicle);
    const { goal } = v;
    invariant(this.state.restOwner[rest] === vehicle, `rest place ${rest} is not reserved`);
    this.standAt(vehicle, v, rest);
    if (keepGoal && goal >= 0 && goal !== rest) this.state.restOwner[goal] = vehicle;
  }

  /** Keeps a free place for a vehicle that will be brought there. */
  reserve(vehicle: number, rest: number): void {
    invariant(this.free(rest), `rest place ${rest} is not free`);
    this.state.restOwner[rest] = vehicle;
  }

  private vehicle(index: number): TrafficVehicle {
    return this.state.vehicles[index] as TrafficVehicle;
  }
}
