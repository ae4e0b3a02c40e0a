// Routes of vehicles over the network: from rest place to rest place, as a list of hops that traffic gives out one by one.
// The cost to go to a rest place is kept per rest place until the network changes (a connector closed under a crane).
import { footOnLane, pointOnLane, zonesAt, type LaneRoad, type Network, type Zone } from '../terminal/network.ts';

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

interface Field {
  version: number;
  cost: Float64Array;
  next: Int32Array;
}

/** Finds routes; owns no state but caches that follow from the network and the closed zones. */
export class Router {
  private readonly fields = new Map<number, Field>();
  private version = 0;
  private reach: Reach | null = null;
  private readonly net: Network;
  private readonly rests: Rest[];
  private readonly closed: Uint8Array;
  private readonly sidewaysSpeed: number;
  private readonly turnSpeed: number;

  constructor(net: Network, rests: Rest[], closed: Uint8Array, sidewaysSpeed: number, turnSpeed: number) {
    this.net = net;
    this.rests = rests;
    this.closed = closed;
    this.sidewaysSpeed = sidewaysSpeed;
    this.turnSpeed = turnSpeed;
  }

  /** To be called when a rest place moved or a zone was closed or opened. */
  changed(): void {
    this.version++;
  }

  /** True when a rest place can be entered and left with the zones that are open now. */
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
    if (this.reach?.version === this.version) return this.reach;
    const home = this.rests.find((r) => r.lanes.length > 0) as Rest;
    const lane = this.net.lanes[home.lanes[0] as number] as LaneRoad;
    const start = this.firstStop(lane, footOnLane(lane, home.x, home.y));
    this.reach = { version: this.version, from: this.spread(start, 'out'), to: this.spread(start, 'into') };
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
    return from === to ? 0 : this.best(from, to).cost;
  }

  /** The route between two different rest places, or null when there is no way. */
  route(from: number, to: number): Route | null {
    const best = this.best(from, to);
    if (best.cost === Infinity) return null;
    const start = this.rests[from] as Rest;
    const end = this.rests[to] as Rest;
    const lane = this.net.lanes[best.lane] as LaneRoad;
    const at = footOnLane(lane, start.x, start.y);
    if (best.first < 0) return { hops: [this.direct(start, end, best.lane, at)], seconds: best.cost };
    const hops = [this.exitHop(start, best.lane, at, best.first)];
    const field = this.field(to);
    let zone = best.first;
    for (let hop = field.next[zone] as number; hop >= 0; hop = field.next[zone] as number) {
      const h = (this.net.out[zone] as Network['out'][number])[hop] as Network['out'][number][number];
      hops.push({ zones: h.zones, points: h.points, limits: h.limits, sideways: h.points.map(() => false) });
      zone = h.to;
    }
    hops.push(this.entryHop(end, zone));
    return { hops, seconds: best.cost };
  }

  private best(from: number, to: number): { cost: number; lane: number; first: number } {
    const start = this.rests[from] as Rest;
    const end = this.rests[to] as Rest;
    const field = this.field(to);
    let best = { cost: Infinity, lane: -1, first: -1 };
    for (const laneNo of start.lanes) {
      const lane = this.net.lanes[laneNo] as LaneRoad;
      const at = footOnLane(lane, start.x, start.y);
      if (this.blocked(laneNo, at, at)) continue;
      const first = this.firstStop(lane, at + this.turnRoom(start));
      if (end.lanes.includes(laneNo)) {
        const to = footOnLane(lane, end.x, end.y);
        const last = this.lastStop(lane, to - this.turnRoom(end));
        const ahead = to >= at && (first < 0 || last < 0 || this.centre(last) < this.centre(first));
        if (ahead) {
          const cost = this.sideTime(start) + (to - at) / lane.model.speed + this.sideTime(end);
          if (cost < best.cost) best = { cost, lane: laneNo, first: -1 };
        }
      }
      if (first < 0) continue;
      const cost = this.sideTime(start) + (this.centre(first) - at) / lane.model.speed + (field.cost[first] as number);
      if (cost < best.cost) best = { cost, lane: laneNo, first };
    }
    return best;
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

  private exitHop(start: Rest, laneNo: number, at: number, first: number): RouteHop {
    const lane = this.net.lanes[laneNo] as LaneRoad;
    const half = this.net.vehicleLength / 2;
    const place = lane.zones.find((z) => z.zone === first) as LaneRoad['zones'][number];
    const out = this.sideLimit(start);
    return {
      zones: this.pieceZones(laneNo, at - half, place.to - 0.01),
      points: [pointOnLane(lane, at), pointOnLane(lane, this.centre(first))],
      limits: [out, lane.model.speed],
      sideways: [!start.across, false],
    };
  }

  private entryHop(end: Rest, last: number): RouteHop {
    const laneNo = (this.net.zones[last] as Zone).lane;
    const lane = this.net.lanes[laneNo] as LaneRoad;
    const at = footOnLane(lane, end.x, end.y);
    const place = lane.zones.find((z) => z.zone === last) as LaneRoad['zones'][number];
    return {
      zones: this.pieceZones(laneNo, place.from + 0.01, at + this.net.vehicleLength / 2),
      points: [pointOnLane(lane, at), [end.x, end.y]],
      limits: [lane.model.speed, this.sideLimit(end)],
      sideways: [false, !end.across],
    };
  }

  private direct(start: Rest, end: Rest, laneNo: number, at: number): RouteHop {
    const lane = this.net.lanes[laneNo] as LaneRoad;
    const to = footOnLane(lane, end.x, end.y);
    const half = this.net.vehicleLength / 2;
    return {
      zones: this.pieceZones(laneNo, at - half, to + half),
      points: [pointOnLane(lane, at), pointOnLane(lane, to), [end.x, end.y]],
      limits: [this.sideLimit(start), lane.model.speed, this.sideLimit(end)],
      sideways: [!start.across, false, !end.across],
    };
  }

  private sideLimit(rest: Rest): number {
    return rest.across ? this.turnSpeed : this.sidewaysSpeed;
  }

  /** Cost to go from every stop zone to a rest place (reverse Dijkstra), and the hop to take there. */
  private field(to: number): Field {
    const known = this.fields.get(to);
    if (known?.version === this.version) return known;
    const { net } = this;
    const field: Field = {
      version: this.version,
      cost: new Float64Array(net.zones.length).fill(Infinity),
      next: new Int32Array(net.zones.length).fill(-1),
    };
    this.fields.set(to, field);
    const rest = this.rests[to] as Rest;
    const open: number[] = [];
    for (const laneNo of rest.lanes) {
      const lane = net.lanes[laneNo] as LaneRoad;
      const at = footOnLane(lane, rest.x, rest.y);
      const last = this.lastStop(lane, at - this.turnRoom(rest));
      if (last < 0 || this.blocked(laneNo, at, at)) continue;
      const access = zonesAt(net, laneNo, at);
      if (access.some((z) => this.closed[z] === 1 && !rest.under.includes(z))) continue;
      field.cost[last] = (at - this.centre(last)) / lane.model.speed + this.sideTime(rest);
      open.push(last);
    }
    while (open.length > 0) {
      let k = 0;
      for (let i = 1; i < open.length; i++)
        if ((field.cost[open[i] as number] as number) < (field.cost[open[k] as number] as number)) k = i;
      const zone = open[k] as number;
      open[k] = open[open.length - 1] as number;
      open.pop();
      for (const hop of net.into[zone] as Network['into'][number]) {
        const cost = (field.cost[zone] as number) + hop.seconds;
        if (cost >= (field.cost[hop.from] as number) || hop.zones.some((z) => this.closed[z] === 1)) continue;
        if (field.cost[hop.from] === Infinity) open.push(hop.from);
        else if (!open.includes(hop.from)) open.push(hop.from);
        field.cost[hop.from] = cost;
        field.next[hop.from] = (net.out[hop.from] as Network['out'][number]).indexOf(hop);
      }
    }
    return field;
  }
}
