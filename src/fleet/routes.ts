// Routes of vehicles over the network: from rest place to rest place, as a list of hops that traffic gives out one by one.
// The cost to go to a rest place is kept per rest place until the network changes (a connector closed under a crane, a vehicle that
// stands broken in the way). Asked for every vehicle and every place many times a minute: what follows from the network alone is
// laid out in arrays once.
import { EventQueue } from '../kit/event-queue.ts';
import {
  footOnLane,
  pointOnLane,
  zonesAt,
  type LaneRoad,
  type Network,
  type Zone,
  CROSSING_SIDE,
  type Hop,
} from '../terminal/network.ts';

/** A place beside lanes where one vehicle may stand as long as it likes, in nobody's way. */
export interface Rest {
  x: number;
  y: number;
  /** Lanes (index) from which it is entered and left. */
  lanes: number[];
  /** True: entered by turning in (transfer points of end-loaded blocks); false: sideways, heading along the lane. */
  across: boolean;
  /** Zones of other lanes that a vehicle standing here covers; they are closed while the place is in use. */
  under: number[];
  /** Goes with a crane. */
  mobile: boolean;
  /** Out of use now: no vehicle may go there. */
  shut: boolean;
}

/** One step of a route: zones taken together, and the road to drive. */
export interface RouteHop {
  zones: number[];
  points: [number, number][];
  limits: number[];
  sideways: boolean[];
}

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

/** One lane beside a rest place, as far as it does not change. */
interface Access {
  lane: number;
  /** Distance along the lane of the place's foot. */
  at: number;
  speed: number;
  /** The lane is too short here for a vehicle to stand beside the place. */
  blocked: boolean;
  /** First stop zone after leaving and last one before coming in; -1 without. */
  first: number;
  last: number;
  firstCentre: number;
  lastCentre: number;
  /** Zones of the way out to the first stop, and of the way in from the last. */
  outZones: number[];
  inZones: number[];
  /** Zones of the lane that a vehicle covers which stands beside the place. */
  beside: number[];
}

/** The hops of the network in arrays, by the stop zone at which they end. */
interface HopTable {
  /** Hops into zone z: start[z] up to start[z + 1]. */
  start: Int32Array;
  from: Int32Array;
  /** Number of the hop among those that leave its zone. */
  out: Int32Array;
  seconds: Float64Array;
  zones: readonly (readonly number[])[];
  /** 1: no zone of the hop is closed or barred now. */
  open: Uint8Array;
  version: number;
}

/** What a hop along the front of blocks costs against its time (set against the twin: 1 and 2 give longer drives). */
const FRONT_WEIGHT = 1.5;

/** Finds routes; owns no state but caches that follow from the network and the zones that are closed or barred. */
export class Router {
  private readonly fields = new Map<number, Field>();
  private readonly access: { x: number; list: Access[] }[] = [];
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
  private readonly sidewaysSpeed: number;
  private readonly turnSpeed: number;

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
    this.sidewaysSpeed = sidewaysSpeed;
    this.turnSpeed = turnSpeed;
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
      if (this.blocked(laneNo, at, at)) return false;
      const last = this.lastStop(lane, at);
      const first = this.firstStop(lane, at);
      if (last < 0 || first < 0 || from[last] === 0 || to[first] === 0) return false;
      const lastFrom = this.centre(last);
      const firstTo = this.centre(first);
      return this.pieceZones(laneNo, lastFrom, firstTo).every((z) => this.closed[z] === 0);
    });
  }

  private reachable(): Reach {
    if (this.reach?.version === this.closedVersion) return this.reach;
    const home = this.rests.find((r) => r.lanes.length > 0) as Rest;
    const lane = this.net.lanes[home.lanes[0] as number] as LaneRoad;
    const start = this.firstStop(lane, footOnLane(lane, home.x, home.y));
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
    if (access.goal !== null) return { hops: [this.direct(start, end, access.out, access.goal)], seconds: cost };
    const hops = [this.exitHop(start, access.out), ...this.hopsFrom(access.out.first, to)];
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
    hops.push(...this.entryHops(this.rests[to] as Rest, zone));
    return hops;
  }

  /** The cheapest way out; with `goal`: straight to it along the same lane, without a stop between. */
  private best(from: number, to: number): { cost: number; access: { out: Access; goal: Access | null } | null } {
    const start = this.rests[from] as Rest;
    const end = this.rests[to] as Rest;
    const field = this.field(to);
    let cost = Infinity;
    let access: { out: Access; goal: Access | null } | null = null;
    for (const out of this.accessOf(from)) {
      if (out.blocked) continue;
      for (const goal of this.accessOf(to)) {
        if (goal.lane !== out.lane || goal.at < out.at) continue;
        if (out.first >= 0 && goal.last >= 0 && goal.lastCentre >= out.firstCentre) continue;
        const ahead = this.sideTime(start) + (goal.at - out.at) / out.speed + this.sideTime(end);
        if (ahead >= cost || this.directZones(out, goal).some((z) => this.barred[z] === 1)) continue;
        cost = ahead;
        access = { out, goal };
      }
      if (out.first < 0) continue;
      const way = this.sideTime(start) + (out.firstCentre - out.at) / out.speed + (field.cost[out.first] as number);
      if (way >= cost || out.outZones.some((z) => this.barred[z] === 1)) continue;
      cost = way;
      access = { out, goal: null };
    }
    return { cost, access };
  }

  /** The lanes beside a rest place; found again when the place has moved. */
  private accessOf(rest: number): Access[] {
    const r = this.rests[rest] as Rest;
    const known = this.access[rest];
    if (known?.x === r.x) return known.list;
    const list = r.lanes.map((laneNo): Access => {
      const lane = this.net.lanes[laneNo] as LaneRoad;
      const at = footOnLane(lane, r.x, r.y);
      const first = this.firstStop(lane, at + this.turnRoom(r));
      const last = this.lastStop(lane, at - this.turnRoom(r));
      return {
        ...{ lane: laneNo, at, speed: lane.model.speed, blocked: this.blocked(laneNo, at, at), first, last },
        firstCentre: first < 0 ? 0 : this.centre(first),
        lastCentre: last < 0 ? 0 : this.centre(last),
        outZones: first < 0 ? [] : this.exitZones(lane, laneNo, at, first),
        inZones: last < 0 ? [] : this.entryZones(lane, laneNo, at, last),
        beside: zonesAt(this.net, laneNo, at),
      };
    });
    this.access[rest] = { x: r.x, list };
    return list;
  }

  private blocked(laneNo: number, from: number, to: number): boolean {
    const lane = this.net.lanes[laneNo] as LaneRoad;
    const half = this.net.vehicleLength / 2;
    return from - half < -0.5 || to + half > lane.length + 0.5;
  }

  /** Who turns in or out needs half a length of lane beside the place to come straight again. */
  private turnRoom(rest: Rest): number {
    return rest.across ? this.net.vehicleLength / 2 : 0;
  }

  private sideTime(rest: Rest): number {
    return rest.across ? 8 : 4 / this.sidewaysSpeed + 2;
  }

  private centre(zone: number): number {
    return (this.net.zones[zone] as Zone).centre;
  }

  /** First stop zone whose centre lies ahead of a place on a lane; -1 at the lane's end. */
  private firstStop(lane: LaneRoad, at: number): number {
    for (const z of lane.zones) {
      const zone = this.net.zones[z.zone] as Zone;
      if (zone.stop && zone.centre >= at - 1) return z.zone;
    }
    return -1;
  }

  /** Last stop zone whose centre lies before a place on a lane; -1 at the lane's start. */
  private lastStop(lane: LaneRoad, at: number): number {
    let last = -1;
    for (const z of lane.zones) {
      const zone = this.net.zones[z.zone] as Zone;
      if (zone.stop && zone.centre <= at + 1) last = z.zone;
    }
    return last;
  }

  private pieceZones(laneNo: number, from: number, to: number): number[] {
    const lane = this.net.lanes[laneNo] as LaneRoad;
    return lane.zones.filter((z) => z.from < to && z.to > from).map((z) => z.zone);
  }

  private exitZones(lane: LaneRoad, laneNo: number, at: number, first: number): number[] {
    const place = lane.zones.find((z) => z.zone === first) as LaneRoad['zones'][number];
    return this.pieceZones(laneNo, at - this.net.vehicleLength / 2, place.to - 0.01);
  }

  private entryZones(lane: LaneRoad, laneNo: number, at: number, last: number): number[] {
    const place = lane.zones.find((z) => z.zone === last) as LaneRoad['zones'][number];
    return this.pieceZones(laneNo, place.from + 0.01, at + this.net.vehicleLength / 2);
  }

  private directZones(out: Access, goal: Access): number[] {
    const half = this.net.vehicleLength / 2;
    return this.pieceZones(out.lane, out.at - half, goal.at + half);
  }

  private exitHop(start: Rest, { lane: laneNo, at, first, outZones }: Access): RouteHop {
    const lane = this.net.lanes[laneNo] as LaneRoad;
    return {
      zones: outZones,
      points: [pointOnLane(lane, at), pointOnLane(lane, this.centre(first))],
      limits: [this.sideLimit(start), lane.model.speed],
      sideways: [!start.across, false],
    };
  }

  /** The way from the last stop into a place; who turns in gives the lane free as soon as he is off it, by a hop of its own. */
  private entryHops(end: Rest, last: number): RouteHop[] {
    const laneNo = (this.net.zones[last] as Zone).lane;
    const lane = this.net.lanes[laneNo] as LaneRoad;
    const at = footOnLane(lane, end.x, end.y);
    const zones = this.entryZones(lane, laneNo, at, last);
    const foot = pointOnLane(lane, at);
    const goal: [number, number] = [end.x, end.y];
    const limit = this.sideLimit(end);
    const far = Math.hypot(goal[0] - foot[0], goal[1] - foot[1]);
    const off = (this.net.vehicleLength + CROSSING_SIDE) / 2;
    const limits = [lane.model.speed, limit];
    if (!end.across || far <= off + 1) return [{ zones, points: [foot, goal], limits, sideways: [false, !end.across] }];
    const clear: [number, number] = [
      foot[0] + ((goal[0] - foot[0]) * off) / far,
      foot[1] + ((goal[1] - foot[1]) * off) / far,
    ];
    return [
      { zones, points: [foot, clear], limits, sideways: [false, false] },
      { zones: [], points: [goal], limits: [limit], sideways: [false] },
    ];
  }

  private direct(start: Rest, end: Rest, out: Access, goal: Access): RouteHop {
    const lane = this.net.lanes[out.lane] as LaneRoad;
    return {
      zones: this.directZones(out, goal),
      points: [pointOnLane(lane, out.at), pointOnLane(lane, goal.at), [end.x, end.y]],
      limits: [this.sideLimit(start), lane.model.speed, this.sideLimit(end)],
      sideways: [!start.across, false, !end.across],
    };
  }

  private sideLimit(rest: Rest): number {
    return rest.across ? this.turnSpeed : this.sidewaysSpeed;
  }

  /** True when the ground beside a place is barred on every lane from which it is entered. */
  cutOff(rest: number): boolean {
    const list = this.accessOf(rest);
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
    for (const a of this.accessOf(to)) {
      if (a.last < 0 || a.blocked || a.inZones.some((z) => this.barred[z] === 1)) continue;
      if (a.beside.some((z) => this.closed[z] === 1 && !rest.under.includes(z))) continue;
      cost[a.last] = (a.at - a.lastCentre) / a.speed + this.sideTime(rest);
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

/** `front`: lanes from which vehicles turn into places; their hops cost more than the drive, so that others pass elsewhere. */
function hopTable(net: Network, front: ReadonlySet<number>): HopTable {
  const weight = (h: Hop): number => (front.has((net.zones[h.to] as Zone).lane) ? FRONT_WEIGHT : 1);
  const all = net.into.flat();
  const start = new Int32Array(net.zones.length + 1);
  net.into.forEach((list, z) => (start[z + 1] = (start[z] as number) + list.length));
  return {
    start,
    from: Int32Array.from(all, (h) => h.from),
    out: Int32Array.from(all, (h) => (net.out[h.from] as Network['out'][number]).indexOf(h)),
    seconds: Float64Array.from(all, (h) => h.seconds * weight(h)),
    zones: all.map((h) => h.zones),
    open: new Uint8Array(all.length),
    version: -1,
  };
}
