// The road network of the terminal's own vehicles, made from the model's lanes. A zone is a piece of road that one vehicle may
// hold at a time; zones do not overlap, so exclusive zones mean exclusive ground. A vehicle may stop only in a stop zone (a
// piece as long as a vehicle) or at a rest place beside a lane; what lies between two stops is given to it whole.
import type { LaneModel, TerminalModel } from './model.ts';

/** Side of a crossing's box, m: a vehicle's width and a metre of air on both sides. */
export const CROSSING_SIDE = 5;
/** Free length that a stop zone has over the vehicle's own, m. */
const STOP_MARGIN = 1;

/** A piece of one lane, or (lane index -1) the box where two lanes cross. */
export interface Zone {
  lane: number;
  /** Ground covered: x and y from-to, m. */
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  /** Centre along the lane for pieces (distance from the lane's start); 0 for crossings. */
  centre: number;
  stop: boolean;
}

/** A lane with its zones in driving order. */
export interface LaneRoad {
  model: LaneModel;
  /** Unit vector of driving. */
  dx: number;
  dy: number;
  length: number;
  /** Zones in driving order with the distance where each begins and ends. */
  zones: { zone: number; from: number; to: number; cross: number }[];
}

/** A drive from one stop zone to the next: atomic for traffic. */
export interface Hop {
  from: number;
  to: number;
  /** Zones that it covers besides `from`, the last one being `to`. */
  zones: number[];
  /** Corner points after the start (the centre of `from`) up to the centre of `to`. */
  points: [number, number][];
  limits: number[];
  seconds: number;
}

/** Network of a terminal. */
export interface Network {
  zones: Zone[];
  lanes: LaneRoad[];
  laneIndex: Map<string, number>;
  /** Hops leaving and entering each stop zone. */
  out: Hop[][];
  into: Hop[][];
  vehicleLength: number;
  vehicleWidth: number;
}

/** Builds the network. Lanes are axis-parallel (the checker sees to it). */
export function buildNetwork(model: TerminalModel): Network {
  const vehicleLength = model.vehicleType.length;
  const lanes = model.lanes.map(roadOf);
  const zones: Zone[] = [];
  const crossings = crossingZones(lanes, zones);
  lanes.forEach((lane, i) => cutLane(lane, i, crossings[i] as Crossing[], zones, vehicleLength));
  const net: Network = {
    zones,
    lanes,
    laneIndex: new Map(model.lanes.map((l, i) => [l.id, i])),
    out: zones.map(() => []),
    into: zones.map(() => []),
    vehicleLength,
    vehicleWidth: model.vehicleType.width,
  };
  for (let z = 0; z < zones.length; z++) if ((zones[z] as Zone).stop) addHops(net, z);
  return net;
}

interface Crossing {
  at: number;
  zone: number;
  other: number;
}

function roadOf(model: LaneModel): LaneRoad {
  const dx = Math.sign(model.to[0] - model.from[0]);
  const dy = Math.sign(model.to[1] - model.from[1]);
  const length = Math.abs(model.to[0] - model.from[0]) + Math.abs(model.to[1] - model.from[1]);
  return { model, dx, dy, length, zones: [] };
}

/** Point of a lane at a distance from its start. */
export function pointOnLane(lane: LaneRoad, at: number): [number, number] {
  return [lane.model.from[0] + lane.dx * at, lane.model.from[1] + lane.dy * at];
}

/** Distance along a lane of the foot of a point. */
export function footOnLane(lane: LaneRoad, x: number, y: number): number {
  return (x - lane.model.from[0]) * lane.dx + (y - lane.model.from[1]) * lane.dy;
}

function crossingZones(lanes: LaneRoad[], zones: Zone[]): Crossing[][] {
  const result: Crossing[][] = lanes.map(() => []);
  for (let i = 0; i < lanes.length; i++) {
    for (let j = 0; j < lanes.length; j++) {
      const h = lanes[i] as LaneRoad;
      const v = lanes[j] as LaneRoad;
      if (h.dy !== 0 || v.dx !== 0) continue;
      const x = v.model.from[0];
      const y = h.model.from[1];
      const ah = footOnLane(h, x, y);
      const av = footOnLane(v, x, y);
      if (ah < 0 || ah > h.length || av < 0 || av > v.length) continue;
      const zone = zones.length;
      const half = CROSSING_SIDE / 2;
      zones.push({ lane: -1, x0: x - half, x1: x + half, y0: y - half, y1: y + half, centre: 0, stop: false });
      result[i]?.push({ at: ah, zone, other: j });
      result[j]?.push({ at: av, zone, other: i });
    }
  }
  for (const list of result) list.sort((a, b) => a.at - b.at);
  return result;
}

function cutLane(lane: LaneRoad, index: number, crossings: Crossing[], zones: Zone[], vehicleLength: number): void {
  let at = 0;
  const piece = (from: number, to: number): void => {
    const gap = to - from;
    if (gap <= 0.01) return;
    const count = Math.max(1, Math.floor(gap / (vehicleLength + 2 * STOP_MARGIN)));
    for (let k = 0; k < count; k++) addPiece(from + (gap * k) / count, from + (gap * (k + 1)) / count);
  };
  const addPiece = (from: number, to: number): void => {
    const a = pointOnLane(lane, from);
    const b = pointOnLane(lane, to);
    const half = lane.model.width / 2;
    lane.zones.push({ zone: zones.length, from, to, cross: -1 });
    zones.push({
      lane: index,
      x0: Math.min(a[0], b[0]) - (lane.dx === 0 ? half : 0),
      x1: Math.max(a[0], b[0]) + (lane.dx === 0 ? half : 0),
      y0: Math.min(a[1], b[1]) - (lane.dy === 0 ? half : 0),
      y1: Math.max(a[1], b[1]) + (lane.dy === 0 ? half : 0),
      centre: (from + to) / 2,
      stop: to - from >= vehicleLength + STOP_MARGIN,
    });
  };
  const half = CROSSING_SIDE / 2;
  for (const c of crossings) {
    piece(at, c.at - half);
    lane.zones.push({ zone: c.zone, from: c.at - half, to: c.at + half, cross: c.other });
    at = c.at + half;
  }
  piece(at, lane.length);
}

function addHops(net: Network, from: number): void {
  const zone = net.zones[from] as Zone;
  const lane = net.lanes[zone.lane] as LaneRoad;
  const start = lane.zones.findIndex((z) => z.zone === from);
  explore(net, from, zone.lane, start + 1, zone.centre, [], [], [], 0, 0);
}

/** Walks forward from a place on a lane until stop zones; turns at crossings, at most twice. */
function explore(
  net: Network,
  from: number,
  laneNo: number,
  next: number,
  at: number,
  zones: number[],
  points: [number, number][],
  limits: number[],
  seconds: number,
  turns: number,
): void {
  const lane = net.lanes[laneNo] as LaneRoad;
  const passed = [...zones];
  for (let i = next; i < lane.zones.length; i++) {
    const z = lane.zones[i] as LaneRoad['zones'][number];
    passed.push(z.zone);
    if (z.cross < 0) {
      const zone = net.zones[z.zone] as Zone;
      if (!zone.stop) continue;
      if (turns === 2 && betweenTransfers(net, from, zone)) return;
      const hop: Hop = {
        from,
        to: z.zone,
        zones: passed,
        points: [...points, pointOnLane(lane, zone.centre)],
        limits: [...limits, lane.model.speed],
        seconds: seconds + (zone.centre - at) / lane.model.speed + turns * 2,
      };
      net.out[from]?.push(hop);
      net.into[z.zone]?.push(hop);
      return;
    }
    if (turns === 2) continue;
    const other = net.lanes[z.cross] as LaneRoad;
    const corner = pointOnLane(lane, (z.from + z.to) / 2);
    const index = other.zones.findIndex((o) => o.zone === z.zone);
    const mid = (z.from + z.to) / 2;
    explore(
      net,
      from,
      z.cross,
      index + 1,
      footOnLane(other, corner[0], corner[1]),
      passed,
      [...points, corner],
      [...limits, lane.model.speed],
      seconds + (mid - at) / lane.model.speed,
      turns + 1,
    );
  }
}

/**
 * From one transfer lane over a connector to another: not driven. So nobody turns on the quay side of the second lane, where vehicles stand.
 */
function betweenTransfers(net: Network, from: number, to: Zone): boolean {
  const start = net.lanes[(net.zones[from] as Zone).lane] as LaneRoad;
  return start.model.kind === 'transfer' && (net.lanes[to.lane] as LaneRoad).model.kind === 'transfer';
}

/** Zones of a lane that a vehicle standing with its centre at a distance along it covers. */
export function zonesAt(net: Network, laneNo: number, at: number): number[] {
  const lane = net.lanes[laneNo] as LaneRoad;
  const half = net.vehicleLength / 2;
  return lane.zones.filter((z) => z.from < at + half && z.to > at - half).map((z) => z.zone);
}

/** Zones (of any lane) that a rectangle of ground overlaps. */
export function zonesUnder(net: Network, x0: number, x1: number, y0: number, y1: number): number[] {
  const found: number[] = [];
  net.zones.forEach((z, i) => {
    if (z.x0 < x1 && z.x1 > x0 && z.y0 < y1 && z.y1 > y0) found.push(i);
  });
  return found;
}
