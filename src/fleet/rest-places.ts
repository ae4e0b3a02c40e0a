// Rest places beside the lanes: from which lanes each is entered and left, and the first and last piece of a vehicle's way. What
// does not change while a place stands where it is, is found once.
import {
  CROSSING_SIDE,
  footOnLane,
  pointOnLane,
  zonesAt,
  type LaneRoad,
  type Network,
  type Zone,
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

/** One lane beside a rest place, as far as it does not change. */
export interface Access {
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

/** Knows the ground between rest places and lanes; owns no state but what follows from the network and where the places are. */
export class RestPlaces {
  private readonly known: { x: number; list: Access[] }[] = [];
  private readonly net: Network;
  private readonly rests: Rest[];
  private readonly sidewaysSpeed: number;
  private readonly turnSpeed: number;

  /** Speeds in m/s: sideways beside a lane, and while turning in. */
  constructor(net: Network, rests: Rest[], sidewaysSpeed: number, turnSpeed: number) {
    this.net = net;
    this.rests = rests;
    this.sidewaysSpeed = sidewaysSpeed;
    this.turnSpeed = turnSpeed;
  }

  /** The lanes beside a rest place; found again when the place has moved. */
  accessOf(rest: number): Access[] {
    const r = this.rests[rest] as Rest;
    const known = this.known[rest];
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
    this.known[rest] = { x: r.x, list };
    return list;
  }

  /** True where a vehicle that stands along a piece of a lane, m, would reach over the lane's end. */
  blocked(laneNo: number, from: number, to: number): boolean {
    const lane = this.net.lanes[laneNo] as LaneRoad;
    const half = this.net.vehicleLength / 2;
    return from - half < -0.5 || to + half > lane.length + 0.5;
  }

  /** Who turns in or out needs half a length of lane beside the place to come straight again. */
  private turnRoom(rest: Rest): number {
    return rest.across ? this.net.vehicleLength / 2 : 0;
  }

  /** Time from the lane into a place or out of it, s. */
  sideTime(rest: Rest): number {
    return rest.across ? 8 : 4 / this.sidewaysSpeed + 2;
  }

  /** Middle of a zone along its lane, m. */
  centre(zone: number): number {
    return (this.net.zones[zone] as Zone).centre;
  }

  /** First stop zone whose centre lies ahead of a place on a lane; -1 at the lane's end. */
  firstStop(lane: LaneRoad, at: number): number {
    for (const z of lane.zones) {
      const zone = this.net.zones[z.zone] as Zone;
      if (zone.stop && zone.centre >= at - 1) return z.zone;
    }
    return -1;
  }

  /** Last stop zone whose centre lies before a place on a lane; -1 at the lane's start. */
  lastStop(lane: LaneRoad, at: number): number {
    let last = -1;
    for (const z of lane.zones) {
      const zone = this.net.zones[z.zone] as Zone;
      if (zone.stop && zone.centre <= at + 1) last = z.zone;
    }
    return last;
  }

  /** Zones of a lane between two distances, m. */
  pieceZones(laneNo: number, from: number, to: number): number[] {
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

  /** Zones of the way straight along one lane from place to place, with what the vehicle covers at both ends. */
  directZones(out: Access, goal: Access): number[] {
    const half = this.net.vehicleLength / 2;
    return this.pieceZones(out.lane, out.at - half, goal.at + half);
  }

  /** The way out of a place to the first stop behind it. */
  exitHop(start: Rest, { lane: laneNo, at, first, outZones }: Access): RouteHop {
    const lane = this.net.lanes[laneNo] as LaneRoad;
    return {
      zones: outZones,
      points: [pointOnLane(lane, at), pointOnLane(lane, this.centre(first))],
      limits: [this.sideLimit(start), lane.model.speed],
      sideways: [!start.across, false],
    };
  }

  /** The way from the last stop into a place; who turns in gives the lane free as soon as he is off it, by a hop of its own. */
  entryHops(end: Rest, last: number): RouteHop[] {
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

  /** The way straight along one lane from place to place. */
  direct(start: Rest, end: Rest, out: Access, goal: Access): RouteHop {
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
}
