// Traffic: claim, allocate, free. A vehicle claims a route from its rest place to a reserved one, is allocated hop after hop,
// and frees what lies behind it. Two promises, kept by construction:
//   (1) a zone is held by one vehicle at most;
//   (2) no deadlock: a hop is allocated only when afterwards there is still an order in which every vehicle can finish its
//       route (Dijkstra's banker on zones). That suffices because goals are reserved before a route is claimed, and rest
//       places lie on nobody's road.
// State is plain data, so that a snapshot can keep it.
import { zonesUnder, type LaneRoad, type Network } from '../terminal/network.ts';
import { invariant } from '../kit/invariant.ts';
import { Router, type Rest, type RouteHop } from './routes.ts';

/** Hops that a vehicle is allocated beyond the one it drives: more than its braking distance. */
const LOOK_AHEAD = 3;

/**
 * A vehicle that turns at a connector cuts the inside corner by up to half its length; connectors nearer to a standing vehicle's end than
 * half a length and this much are closed, m (rows stand 4 m beside their lane; bodies 3 m wide then keep clear).
 */
const TURN_MARGIN = 0.4;

/** One vehicle as traffic sees it. */
export interface TrafficVehicle {
  /** Rest place where it stands or that it has not left yet; -1 on the road. */
  at: number;
  /** Reserved rest place; -1 without. */
  goal: number;
  route: RouteHop[];
  /** Hops allocated and hops passed. */
  allocated: number;
  passed: number;
  /** Order in which it asked; waiting vehicles are served in this order. */
  since: number;
  /** Zone that was taken when it last asked: no need to ask again before it is free; -1 for none. */
  stuckAt: number;
  /** Count of frees when its hop was found unsafe: no need to ask again before another; -1 for none. */
  unsafeAt: number;
}

/** Everything that traffic remembers. */
export interface TrafficState {
  owner: Int32Array;
  claims: Int32Array;
  closed: Uint8Array;
  /** Vehicle that stands at or has reserved each rest place. */
  restOwner: Int32Array;
  rests: Rest[];
  vehicles: TrafficVehicle[];
  clock: number;
  /** Counts the times that road was freed. */
  frees: number;
  grants: number;
  refusals: number;
}

/** A hop newly allocated to a vehicle. */
export interface Grant {
  vehicle: number;
  hop: RouteHop;
  last: boolean;
}

export class Traffic {
  readonly net: Network;
  readonly state: TrafficState;
  readonly router: Router;
  /** Where each vehicle's way was found barred last: looked at first, since it mostly still is. Only saves time. */
  private readonly hints: { claim: number; hop: number; zone: number }[] = [];

  constructor(net: Network, state: TrafficState, sidewaysSpeed: number, turnSpeed: number) {
    this.net = net;
    this.state = state;
    this.router = new Router(net, state.rests, state.closed, sidewaysSpeed, turnSpeed);
  }

  /** The state before the first move: vehicle v stands at rest place homes[v]. */
  static begin(net: Network, rests: Rest[], homes: number[]): TrafficState {
    const restOwner = new Int32Array(rests.length).fill(-1);
    homes.forEach((rest, v) => {
      invariant(restOwner[rest] === -1, `two vehicles at home at rest place ${rest}`);
      restOwner[rest] = v;
    });
    return {
      owner: new Int32Array(net.zones.length).fill(-1),
      claims: new Int32Array(net.zones.length),
      closed: new Uint8Array(net.zones.length),
      restOwner,
      rests,
      vehicles: homes.map((at) => ({
        at,
        goal: -1,
        route: [],
        allocated: 0,
        passed: 0,
        since: 0,
        stuckAt: -1,
        unsafeAt: -1,
      })),
      clock: 0,
      frees: 0,
      grants: 0,
      refusals: 0,
    };
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

  private refreshClosed(): void {
    this.state.closed.fill(0);
    for (const r of this.state.rests) for (const z of r.under) this.state.closed[z] = 1;
    this.router.changed();
  }

  /** True when a vehicle could reserve the place now: nobody has it, and nobody's route crosses the ground under it. */
  free(rest: number): boolean {
    const { restOwner, rests, claims, owner } = this.state;
    if (restOwner[rest] !== -1 || (rests[rest] as Rest).shut) return false;
    return (rests[rest] as Rest).under.every((z) => claims[z] === 0 && owner[z] === -1);
  }

  /** Claims a route from the place where the vehicle stands to a free rest place, which is reserved. False when there is no way. */
  claim(vehicle: number, rest: number): boolean {
    const v = this.vehicle(vehicle);
    invariant(v.at >= 0 && v.goal === -1, `vehicle ${vehicle} claims while on the road`);
    invariant(this.free(rest), `rest place ${rest} is not free`);
    const route = this.router.route(v.at, rest);
    if (!route) return false;
    this.state.restOwner[rest] = vehicle;
    v.goal = rest;
    v.route = route.hops;
    v.allocated = 0;
    v.passed = 0;
    v.since = this.state.clock++;
    for (const hop of v.route) for (const z of hop.zones) this.state.claims[z] = (this.state.claims[z] as number) + 1;
    return true;
  }

  /** Allocates what can be allocated, in the order of asking. */
  allocate(): Grant[] {
    const grants: Grant[] = [];
    const waiting = this.state.vehicles
      .map((v, i) => ({ v, i }))
      .filter(({ v }) => v.allocated < v.route.length && v.allocated < v.passed + LOOK_AHEAD && this.mayAsk(v))
      .sort((a, b) => a.v.since - b.v.since);
    for (const { v, i } of waiting) {
      while (v.allocated < v.route.length && v.allocated < v.passed + LOOK_AHEAD && this.take(i, v)) {
        const hop = v.route[v.allocated - 1] as RouteHop;
        grants.push({ vehicle: i, hop, last: v.allocated === v.route.length });
      }
    }
    return grants;
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
    const taken = hop.zones.filter((z) => owner[z] === -1);
    for (const z of taken) owner[z] = index;
    v.allocated++;
    if (!this.safe(index)) {
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

  /**
   * True when every vehicle on the road can still finish in some order. The vehicle that was just served is tried first: if it
   * can finish at once, the state was safe before and stays so.
   */
  private safe(first: number): boolean {
    const { vehicles } = this.state;
    const done = new Uint8Array(vehicles.length);
    if (this.canFinish(first, done)) return true;
    const left: number[] = [];
    vehicles.forEach((v, i) => {
      if (v.route.length > 0) left.push(i);
    });
    for (let progress = true; progress && left.length > 0;) {
      progress = false;
      for (let k = left.length - 1; k >= 0; k--) {
        const i = left[k] as number;
        if (!this.canFinish(i, done)) continue;
        if (i === first) return true;
        done[i] = 1;
        left.splice(k, 1);
        progress = true;
      }
    }
    return left.length === 0;
  }

  /** True when nobody unfinished holds a zone of the road that the vehicle has still to be allocated. */
  private canFinish(index: number, done: Uint8Array): boolean {
    const { owner } = this.state;
    const v = this.vehicle(index);
    const hint = this.hints[index];
    if (hint?.claim === v.since && hint.hop >= v.allocated) {
      const o = owner[hint.zone] as number;
      if (o !== -1 && o !== index && done[o] === 0) return false;
    }
    for (let h = v.allocated; h < v.route.length; h++) {
      for (const z of (v.route[h] as RouteHop).zones) {
        const o = owner[z] as number;
        if (o === -1 || o === index || done[o] === 1) continue;
        this.hints[index] = { claim: v.since, hop: h, zone: z };
        return false;
      }
    }
    return true;
  }

  /** The vehicle stands in, or drives through, the end of hop `hop` (from 0): what lies behind is freed. */
  passed(vehicle: number, hop: number): void {
    const v = this.vehicle(vehicle);
    if (hop + 1 <= v.passed || v.route.length === 0) return;
    v.passed = hop + 1;
    if (v.at >= 0) {
      this.state.restOwner[v.at] = -1;
      v.at = -1;
    }
    const keep = new Set<number>();
    const last = (v.route[hop] as RouteHop).zones.at(-1);
    if (last !== undefined) keep.add(last);
    for (let h = hop + 1; h < v.allocated; h++) for (const z of (v.route[h] as RouteHop).zones) keep.add(z);
    for (let h = 0; h <= hop; h++) this.release(vehicle, v.route[h] as RouteHop, keep);
  }

  private release(vehicle: number, hop: RouteHop, keep: Set<number>): void {
    this.state.frees++;
    for (const z of hop.zones) if (this.state.owner[z] === vehicle && !keep.has(z)) this.state.owner[z] = -1;
  }

  /** The vehicle stands at its goal: all its road is freed. */
  arrived(vehicle: number): void {
    const v = this.vehicle(vehicle);
    invariant(v.goal >= 0, `vehicle ${vehicle} arrived without a goal`);
    if (v.at >= 0) this.state.restOwner[v.at] = -1;
    v.at = v.goal;
    v.goal = -1;
    for (const hop of v.route) this.release(vehicle, hop, new Set());
    v.route = [];
    v.allocated = 0;
    v.passed = 0;
  }

  private vehicle(index: number): TrafficVehicle {
    return this.state.vehicles[index] as TrafficVehicle;
  }
}
