// The rule that the fleet can come to every place and leave it again, driving as network.ts lets it drive: from one stop zone
// to the next, with a stop zone on the place's own lane before it to come from and one after it to leave to.
import type { Diagnostic } from '../diagnostic.ts';
import type { TerminalModel } from '../model.ts';
import { buildNetwork, footOnLane, type LaneRoad, type Network } from '../network.ts';
import { fault } from './fault.ts';
import { lanesAreStraightAndSquare } from './lane-rules.ts';
import { END_SLACK, placesOf } from './outlines.ts';

/** How far a stop zone's centre may lie past a place and still serve it, m: as the router of the fleet has it. */
const STOP_SLACK = 1;

interface Target {
  name: string;
  where: string;
  x: number;
  y: number;
  /** Length of lane that a vehicle needs beside it to come straight again, m: where it turns in, and not sideways. */
  turnRoom: number;
  /** Sets of lanes: within one set a vehicle may come by one lane and leave by another. One set that works is enough. */
  ways: string[][];
}

/**
 * Every place with lanes, and every transfer row where a quay crane stands, can be reached from the main part of the network
 * and left to it. The main part is the largest set of stop zones that can all be reached from each other.
 */
export function everyPlaceIsReached(model: TerminalModel): Diagnostic[] {
  if (lanesAreStraightAndSquare(model).length > 0) return [];
  const net = buildNetwork(model);
  const { fromMain, toMain } = aroundTheMainPart(net);
  return targetsOf(model).flatMap((target) => {
    const ways = target.ways.map((lanes) => {
      const roads = lanes.flatMap((l) => roadOf(net, l, target));
      return {
        entered: roads.some((road) => fromMain.has(stopBefore(net, road, target))),
        left: roads.some((road) => toMain.has(stopAfter(net, road, target))),
      };
    });
    if (ways.length === 0 || ways.some((w) => w.entered && w.left)) return [];
    const [entered, left] = [ways.some((w) => w.entered), ways.some((w) => w.left)];
    const what =
      entered === left ? 'is cut off' : entered ? 'can be reached but not left' : 'can be left but not reached';
    const message = `${target.name} ${what} by way of ${target.ways.flat().join(', ')}.`;
    return [fault('HWS-MOD-035', target.where, message)];
  });
}

function targetsOf(model: TerminalModel): Target[] {
  const known = new Set(model.lanes.map((l) => l.id));
  const targets: Target[] = placesOf(model).map(({ place, where, block }) => {
    const lanes = place.lanes.filter((l) => known.has(l));
    return {
      name: `Rest place ${place.id}`,
      where,
      x: place.at[0],
      y: place.at[1],
      turnRoom: block?.kind === 'end-loaded' ? model.vehicleType.length / 2 : 0,
      ways: lanes.length === 0 ? [] : [lanes],
    };
  });
  // A quay crane has several rows, each with its own lane, and can do without some: it needs one that works.
  const rows = new Set(model.quayCraneType.transferRows.map((r) => r.lane).filter((l) => known.has(l)));
  model.quayCranes.forEach((crane, i) => {
    targets.push({
      name: `The place under quay crane ${crane.id}`,
      where: `/quayCranes/${i}`,
      x: crane.x,
      y: model.craneRails.landwardY,
      turnRoom: 0,
      ways: [...rows].map((lane) => [lane]),
    });
  });
  return targets;
}

/** The lane as a road when a vehicle beside the target stands wholly within its length, else nothing. */
function roadOf(net: Network, lane: string, target: Target): LaneRoad[] {
  const road = net.lanes[net.laneIndex.get(lane) as number] as LaneRoad;
  const at = footOnLane(road, target.x, target.y);
  const reach = net.vehicleLength / 2 - END_SLACK;
  return at >= reach && at <= road.length - reach ? [road] : [];
}

/** Last stop zone before a place on a lane, -1 without. */
function stopBefore(net: Network, road: LaneRoad, target: Target): number {
  const at = footOnLane(road, target.x, target.y) - target.turnRoom;
  const stops = road.zones.filter((z) => net.zones[z.zone]?.stop && (z.from + z.to) / 2 <= at + STOP_SLACK);
  return stops.at(-1)?.zone ?? -1;
}

/** First stop zone after a place on a lane, -1 without. */
function stopAfter(net: Network, road: LaneRoad, target: Target): number {
  const at = footOnLane(road, target.x, target.y) + target.turnRoom;
  return road.zones.find((z) => net.zones[z.zone]?.stop && (z.from + z.to) / 2 >= at - STOP_SLACK)?.zone ?? -1;
}

/** Stop zones that can be reached from the main part of the network, and those from which it can be reached. */
function aroundTheMainPart(net: Network): { fromMain: Set<number>; toMain: Set<number> } {
  const forward = (z: number): number[] => (net.out[z] ?? []).map((hop) => hop.to);
  const backward = (z: number): number[] => (net.into[z] ?? []).map((hop) => hop.from);
  const done = new Set<number>();
  let largest = 0;
  let around = { fromMain: new Set<number>(), toMain: new Set<number>() };
  net.zones.forEach((zone, z) => {
    if (!zone.stop || done.has(z)) return;
    const fromMain = reached(z, forward);
    const toMain = reached(z, backward);
    const part = [...toMain].filter((other) => fromMain.has(other));
    for (const other of part) done.add(other);
    if (part.length <= largest) return;
    largest = part.length;
    around = { fromMain, toMain };
  });
  return around;
}

function reached(start: number, next: (zone: number) => number[]): Set<number> {
  const seen = new Set([start]);
  const open = [start];
  for (let zone = open.pop(); zone !== undefined; zone = open.pop()) {
    for (const other of next(zone)) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}
