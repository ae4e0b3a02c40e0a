// Routes of vehicles over the network: from rest place to rest place, as a list of hops that traffic gives out one by one.
// The cost to go to a rest place is kept per rest place until the network changes (a connector closed under a crane, a vehicle that
// stands broken in the way). Asked for every vehicle and every place many times a minute: what follows from the network alone is
// laid out in arrays once.
import { EventQueue } from '../kit/event-queue.ts';
import { footOnLane, type LaneRoad, type Network } from '../terminal/network.ts';
import { hopTable, type HopTable } from './hop-table.ts';
import { RestPlaces, type Access, type Rest, type RouteHop } from './rest-places.ts';

/** A route with its estimated time, s. */
export interface Route {
  hops: RouteHop[];
  seconds: number;
}

/** Stop zones that can be reached from the parking lanes, and from which these can be reached. */
interface Reach {
  version: number;
  from: Uint8Array;
  to: Uint8Array;
}

/** Cost to a rest place, s, from every stop zone, and the number of the hop to take there (in Network.out); -1 at the last. */
interface Field {
  version: number;
  x: number;
  cost: Float64Array;
  next: Int32Array;
}

/** Finds routes; owns no state but caches that follow from the network and the zones that are closed or barred. */
export class Router {
  private readonly fields = new Map<number, Field>();
  /** Seconds between places, row by row; NaN: not known. */
  private readonly known: Float64Array;
  private knownVersion = -1;
  private readonly hops: HopTable;
  /** The hops out of each stop zone as parts of a route, shared by all routes. */
  private readonly between: RouteHop[][];
  private readonly queue = new EventQueue(256);
  private version = 0;
  private closedVersion = 0;
  private reach: Reach | null = null;
  private readonly net: Network;
  private readonly rests: Rest[];
  private readonly closed: Uint8Array;
  private readonly barred: Uint8Array;
  private readonly places: RestPlaces;

  /** `closed`: zones under places in use, for as long as a crane stands there; `barred`: zones where nobody can pass until they are opened again. */
  constructor(
    net: Network,
    rests: Rest[],
    closed: Uint8Array,
    sidewaysSpeed: number,
    turnSpeed: number,
    barred: Uint8Array = new Uint8Array(net.zones.length),
  ) {
    this.net = net;
    this.rests = rests;
    this.closed = closed;
    this.barred = barred;
    this.places = new RestPlaces(net, rests, sidewaysSpeed, turnSpeed);
    this.known = new Float64Array(rests.length * rests.length);
    this.between = net.out.map((out) =>
      out.map(({ zones, points, limits }) => ({ zones, points, limits, sideways: points.map(() => false) })),
    );
    this.hops = hopTable(net, new Set(rests.flatMap((r) => (r.across ? r.lanes : []))));
  }

  /** To be called when a zone was closed or opened. */
  changed(): void {
    this.version++;
    this.closedVersion++;
  }

  /** To be called when a zone was barred or is free again. */
  barredChanged(): void {
    this.version++;
  }

  /** To be called when a rest place moved, if no zone was closed or opened by that. */
  moved(rest: number): void {
    this.fields.delete(rest);
    const n = this.rests.length;
    for (let i = 0; i < n; i++) {
      this.known[i * n + rest] = NaN;
      this.known[rest * n + i] = NaN;
    }
  }

  /** True when a rest place can be entered and left with the zones that are not closed now. */
  serves(rest: number): boolean {
    const { from, to } = this.reachable();
    const r = this.rests[rest] as Rest;
    return r.lanes.some((laneNo) => {
      const lane = this.net.lanes[laneNo] as LaneRoad;
      const at = footOnLane(lane, r.x, r.y);
      if (this.places.blocked(laneNo, at, at)) return false;
      const last = this.places.lastStop(lane, at);
      const first = this.places.firstStop(lane, at);
      if (last < 0 || first < 0 || from[last] === 0 || to[first] === 0) return false;
      const lastFrom = this.places.centre(last);
      const firstTo = this.places.centre(first);
      return this.places.pieceZones(laneNo, lastFrom, firstTo).every((z) => this.closed[z] === 0);
    });
  }

  private reachable(): Reach {
    if (this.reach?.version === this.closedVersion) return this.reach;
    const home = this.rests.find((r) => r.lanes.length > 0) as Rest;
    const lane = this.net.lanes[home.lanes[0] as number] as LaneRoad;
    const start = this.places.firstStop(lane, footOnLane(lane, home.x, home.y));
    this.reach = { version: this.closedVersion, from: this.spread(start, 'out'), to: this.spread(start, 'into') };
    return this.reach;
  }

  private spread(start: number, way: 'out' | 'into'): Uint8Array {
    const seen = new Uint8Array(this.net.zones.length);
    const open = [start];
    seen[start] = 1;
    for (let zone = open.pop(); zone !== undefined; zone = open.pop()) {
      for (const hop of this.net[way][zone] as Network['out'][number]) {
        const next = way === 'out' ? hop.to : hop.from;
        if (seen[next] === 1 || hop.zones.some((z) => this.closed[z] === 1)) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
    return seen;
  }

  /** Estimated driving time between two rest places, s; Infinity when there is no way. */
  seconds(from: number, to: number): number {
    if (from === to) return 0;
    if (this.knownVersion !== this.version) {
      this.known.fill(NaN);
      this.knownVersion = this.version;
    }
    const k = from * this.rests.length + to;
    const known = this.known[k] as number;
    if (known === known) return known;
    return (this.known[k] = this.best(from, to).cost);
  }

  /** The route between two different rest places, or null when there is no way. */
  route(from: number, to: number): Route | null {
    const { cost, access } = this.best(from, to);
    if (!access) return null;
    const start = this.rests[from] as Rest;
    const end = this.rests[to] as Rest;
    if (access.goal !== null) return { hops: [this.places.direct(start, end, access.out, access.goal)], seconds: cost };
    const hops = [this.places.exitHop(start, access.out), ...this.hopsFrom(access.out.first, to)];
    return { hops, seconds: cost };
  }

  /** The route on from a stop zone to a rest place, or null when there is no way. */
  routeFromStop(zone: number, to: number): RouteHop[] | null {
    return this.field(to).cost[zone] === Infinity ? null : this.hopsFrom(zone, to);
  }

  /** Estimated driving time from a stop zone to a rest place, s; Infinity when there is no way. */
  secondsFromStop(zone: number, to: number): number {
    return this.field(to).cost[zone] as number;
  }

  private hopsFrom(start: number, to: number): RouteHop[] {
    const hops: RouteHop[] = [];
    const field = this.field(to);
    let zone = start;
    for (let hop = field.next[zone] as number; hop >= 0; hop = field.next[zone] as number) {
      hops.push((this.between[zone] as RouteHop[])[hop] as RouteHop);
      zone = (this.net.out[zone] as Network['out'][number])[hop]?.to as number;
    }
    hops.push(...this.places.entryHops(this.rests[to] as Rest, zone));
    return hops;
  }

  /** The cheapest way out; with `goal`: straight to it along the same lane, without a stop between. */
  private best(from: number, to: number): { cost: number; access: { out: Access; goal: Access | null } | null } {
    const start = this.rests[from] as Rest;
    const end = this.rests[to] as Rest;
    const field = this.field(to);
    let cost = Infinity;
    let access: { out: Access; goal: Access | null } | null = null;
    for (const out of this.places.accessOf(from)) {
      if (out.blocked) continue;
      for (const goal of this.places.accessOf(to)) {
        if (goal.lane !== out.lane || goal.at < out.at) continue;
        if (out.first >= 0 && goal.last >= 0 && goal.lastCentre >= out.firstCentre) continue;
        const ahead = this.places.sideTime(start) + (goal.at - out.at) / out.speed + this.places.sideTime(end);
        if (ahead >= cost || this.places.directZones(out, goal).some((z) => this.barred[z] === 1)) continue;
        cost = ahead;
        access = { out, goal };
      }
      if (out.first < 0) continue;
      const way =
        this.places.sideTime(start) + (out.firstCentre - out.at) / out.speed + (field.cost[out.first] as number);
      if (way >= cost || out.outZones.some((z) => this.barred[z] === 1)) continue;
      cost = way;
      access = { out, goal: null };
    }
    return { cost, access };
  }

  /** True when the ground beside a place is barred on every lane from which it is entered. */
  cutOff(rest: number): boolean {
    const list = this.places.accessOf(rest);
    return list.length > 0 && list.every(({ beside }) => beside.some((z) => this.barred[z] === 1));
  }

  /** Cost to go from every stop zone to a rest place (Dijkstra's shortest ways, backwards), and the hop to take there. */
  private field(to: number): Field {
    const rest = this.rests[to] as Rest;
    const known = this.fields.get(to);
    if (known?.version === this.version && known.x === rest.x) return known;
    const { net, queue, hops } = this;
    this.openHops();
    const cost = known?.cost.fill(Infinity) ?? new Float64Array(net.zones.length).fill(Infinity);
    const next = known?.next.fill(-1) ?? new Int32Array(net.zones.length).fill(-1);
    const field: Field = { version: this.version, x: rest.x, cost, next };
    this.fields.set(to, field);
    for (const a of this.places.accessOf(to)) {
      if (a.last < 0 || a.blocked || a.inZones.some((z) => this.barred[z] === 1)) continue;
      if (a.beside.some((z) => this.closed[z] === 1 && !rest.under.includes(z))) continue;
      cost[a.last] = (a.at - a.lastCentre) / a.speed + this.places.sideTime(rest);
      queue.push(cost[a.last] as number, 0, a.last);
    }
    while (queue.size > 0) {
      const reached = queue.pop();
      const zone = queue.poppedArg;
      if (reached > (cost[zone] as number)) continue;
      const end = hops.start[zone + 1] as number;
      for (let h = hops.start[zone] as number; h < end; h++) {
        if (hops.open[h] === 0) continue;
        const from = hops.from[h] as number;
        const way = reached + (hops.seconds[h] as number);
        if (way >= (cost[from] as number)) continue;
        cost[from] = way;
        next[from] = hops.out[h] as number;
        queue.push(way, 0, from);
      }
    }
    return field;
  }

  /** Notes which hops are open now. */
  private openHops(): void {
    const { hops, closed, barred } = this;
    if (hops.version === this.version) return;
    hops.version = this.version;
    hops.zones.forEach((zones, h) => {
      let open = 1;
      for (const z of zones) if (closed[z] === 1 || barred[z] === 1) open = 0;
      hops.open[h] = open;
    });
  }
}
