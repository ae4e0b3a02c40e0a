// The designed terminals, tried out: every drive that the network allows, and every way into and out of a rest place, with the
// vehicle's body step by step along it, held against everyone who may stand still meanwhile.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTerminal } from '../terminal/check.ts';
import { blockOutline } from '../terminal/checks/outlines.ts';
import { buildNetwork, pointOnLane, type Hop, type LaneRoad, type Network, type Zone } from '../terminal/network.ts';
import { lineDistance, type BodyLine } from '../terminal/turning.ts';
import type { Rest, RouteHop } from './rest-places.ts';
import { Router } from './routes.ts';

type Point = readonly [number, number];

/** Distance between two bodies that are looked at, along the road, m. */
const STEP = 0.5;
/** Slack for sums of decimal fractions, m. */
const SLACK = 0.01;

/** A rest place; points of one side-loaded block are in a row, where neighbours are used one at a time. */
interface Place extends Rest {
  id: string;
  row: string;
  index: number;
}

interface World {
  net: Network;
  places: Place[];
  /** Edges of the blocks, with the blocks' names. */
  edges: [string, BodyLine][];
  /** Distance that any two bodies keep from centre line to centre line, m. */
  least: number;
}

function worldOf(file: string): World {
  const model = parseTerminal(readFileSync(new URL(`../../terminals/${file}`, import.meta.url), 'utf8'), file);
  const net = buildNetwork(model);
  const rows = [
    { row: '', across: false, list: [...model.parking, ...model.chargers] },
    ...model.blocks.map((b) => {
      const across = b.kind === 'end-loaded';
      return { row: across ? '' : b.id, across, list: b.waterTransfer };
    }),
  ];
  const places = rows.flatMap(({ row, across, list }) =>
    list.map((p, index): Place => {
      const lanes = p.lanes.map((lane) => net.laneIndex.get(lane) as number);
      return { id: p.id, row, index, x: p.at[0], y: p.at[1], lanes, across, under: [], mobile: false, shut: false };
    }),
  );
  const edges = model.blocks.flatMap((block) => {
    const { x0, x1, y0, y1 } = blockOutline(block);
    const lines: BodyLine[] = [
      { x0, y0, x1, y1: y0 },
      { x0, y0: y1, x1, y1 },
      { x0, y0, x1: x0, y1 },
      { x0: x1, y0, x1, y1 },
    ];
    return lines.map((line): [string, BodyLine] => [`block ${block.id}`, line]);
  });
  return { net, places, edges, least: model.vehicleType.width - SLACK };
}

/** A line through a point, `half` to both sides in a direction. */
function lineAt([x, y]: Point, [dx, dy]: Point, half: number): BodyLine {
  return { x0: x - dx * half, y0: y - dy * half, x1: x + dx * half, y1: y + dy * half };
}

/** Where a vehicle stands that waits in a stop zone. */
function waitingLine(net: Network, zone: Zone, half: number): BodyLine {
  const lane = net.lanes[zone.lane] as LaneRoad;
  return lineAt(pointOnLane(lane, zone.centre), [lane.dx, lane.dy], half);
}

/** Where a vehicle stands at a rest place: across its lane, or along it. */
function standingLine(net: Network, place: Place, half: number): BodyLine {
  const lane = net.lanes[place.lanes[0] as number] as LaneRoad;
  return lineAt([place.x, place.y], place.across ? [lane.dy, lane.dx] : [lane.dx, lane.dy], half);
}

/** Point of a road at a distance from its start; before and behind it the road goes on straight. */
function roadPoint(road: readonly Point[], s: number): Point {
  let left = s;
  for (let i = 1; ; i++) {
    const [a, b] = [road[i - 1] as Point, road[i] as Point];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (left > length && i + 1 < road.length) left -= length;
    else return [a[0] + ((b[0] - a[0]) * left) / length, a[1] + ((b[1] - a[1]) * left) / length];
  }
}

/** Bodies along a road that is driven forward: chords between the points half a length before and behind the middle. */
function forwardBodies(road: readonly Point[], half: number): BodyLine[] {
  const bodies: BodyLine[] = [];
  const length = road.slice(1).reduce((sum, p, i) => sum + Math.hypot(p[0] - road[i]![0], p[1] - road[i]![1]), 0);
  for (let s = 0; s < length + STEP; s += STEP) {
    const at = Math.min(s, length);
    const [rear, front] = [roadPoint(road, at - half), roadPoint(road, at + half)];
    bodies.push({ x0: rear[0], y0: rear[1], x1: front[0], y1: front[1] });
  }
  return bodies;
}

/** Bodies along a road that is driven sideways: they keep their direction. */
function sidewaysBodies([from, to]: [Point, Point], direction: Point, half: number): BodyLine[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.ceil(length / STEP);
  return Array.from({ length: steps + 1 }, (_, k): BodyLine => {
    const share = k / steps;
    const at: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    return lineAt(at, direction, half);
  });
}

/** Names those whom the bodies pass nearer than they may. */
function touched(bodies: readonly BodyLine[], standers: readonly [string, BodyLine][], least: number): string[] {
  const xs = bodies.flatMap((b) => [b.x0, b.x1]);
  const ys = bodies.flatMap((b) => [b.y0, b.y1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return standers.flatMap(([name, line]) => {
    if (Math.max(line.x0, line.x1) < x0 - least || Math.min(line.x0, line.x1) > x1 + least) return [];
    if (Math.max(line.y0, line.y1) < y0 - least || Math.min(line.y0, line.y1) > y1 + least) return [];
    const distance = Math.min(...bodies.map((body) => lineDistance(body, line)));
    return distance < least ? [`${name} at ${distance.toFixed(2)} m`] : [];
  });
}

/** A vehicle that may wait in a stop zone. */
interface Waiter {
  zone: number;
  stander: [string, BodyLine];
}

/** Everyone who may wait in a stop zone, with half of the length that is looked at. */
function others({ net }: World, half: number): Waiter[] {
  return net.zones.flatMap((zone, z): Waiter[] => {
    if (!zone.stop) return [];
    const lane = (net.lanes[zone.lane] as LaneRoad).model.id;
    const name = `a vehicle that waits on ${lane} at ${zone.centre.toFixed(1)}`;
    return [{ zone: z, stander: [name, waitingLine(net, zone, half)] }];
  });
}

/** Drives between stops, with whom they touch. Who waits in line on the drive's own lanes has rounded ends. */
function touchedByHops(world: World): string[] {
  const { net, places, least } = world;
  const half = net.vehicleLength / 2;
  const standers = places.map((p): [string, BodyLine] => [p.id, standingLine(net, p, half)]);
  const [beside, inLine] = [others(world, half), others(world, half - net.vehicleWidth / 2)];
  return net.out.flat().flatMap((hop: Hop) => {
    const from = net.zones[hop.from] as Zone;
    const lanes = [from.lane, (net.zones[hop.to] as Zone).lane];
    const waiters = beside.flatMap(({ zone, stander }, k): [string, BodyLine][] => {
      if (zone === hop.from || hop.zones.includes(zone)) return [];
      return [lanes.includes((net.zones[zone] as Zone).lane) ? (inLine[k] as Waiter).stander : stander];
    });
    const start = pointOnLane(net.lanes[from.lane] as LaneRoad, from.centre);
    const found = touched(forwardBodies([start, ...hop.points], half), [...waiters, ...standers], least);
    return found.map((name) => `from ${start.join(', ')} by ${hop.points.join(' ')}: ${name}`);
  });
}

/** Drives between stops that come nearer to a block than a distance, m. */
function nearBlocks({ net, edges }: World, distance: number): string[] {
  return net.out.flat().flatMap((hop) => {
    const from = net.zones[hop.from] as Zone;
    const start = pointOnLane(net.lanes[from.lane] as LaneRoad, from.centre);
    return touched(forwardBodies([start, ...hop.points], net.vehicleLength / 2), edges, distance);
  });
}

/** The bodies of a way into or out of a rest place. */
function bodiesOf(start: Point, hop: RouteHop, half: number): BodyLine[] {
  const points = [start, ...hop.points];
  const forward: Point[] = [];
  const bodies: BodyLine[] = [];
  hop.sideways.forEach((sideways, i) => {
    const [from, to] = [points[i] as Point, points[i + 1] as Point];
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < SLACK) return;
    // All lanes with rest places that are entered sideways go along the quay.
    if (sideways) bodies.push(...sidewaysBodies([from, to], [1, 0], half));
    else forward.push(...(forward.length === 0 ? [from, to] : [to]));
  });
  return forward.length === 0 ? bodies : [...bodies, ...forwardBodies(forward, half)];
}

/**
 * Ways from each rest place to others and back, the first and the last hop of each, with whom they touch. Bodies are taken with
 * rounded ends here: one that goes sideways may come nearer to the end of another than to its side.
 */
function touchedByWays(world: World): string[] {
  const { net, places, least } = world;
  const half = net.vehicleLength / 2;
  const rounded = half - net.vehicleWidth / 2;
  const router = new Router(net, places, new Uint8Array(net.zones.length), 1, 3);
  const waiting = others(world, rounded);
  const found = new Set<string>();
  const look = (place: Place, what: string, start: Point, hop: RouteHop, from: number[]): void => {
    const standers = places
      .filter((p) => p !== place && (p.row === '' || p.row !== place.row || Math.abs(p.index - place.index) > 1))
      .map((p): [string, BodyLine] => [p.id, standingLine(net, p, rounded)]);
    const waiters = waiting.filter(({ zone }) => !hop.zones.includes(zone) && !from.includes(zone));
    const everyone = [...standers, ...waiters.map(({ stander }) => stander)];
    const bodies = bodiesOf(start, hop, rounded);
    for (const name of touched(bodies, everyone, least)) found.add(`${what} ${place.id}: ${name}`);
  };
  places.forEach((place, i) => {
    const other = (i + Math.floor(places.length / 2)) % places.length;
    const [out, back] = [router.route(i, other), router.route(other, i)];
    expect(out && back, `ways from and to ${place.id}`).not.toBe(null);
    look(place, 'out of', [place.x, place.y], out?.hops[0] as RouteHop, []);
    const before = back?.hops.at(-2) as RouteHop;
    look(place, 'into', before.points.at(-1) as Point, back?.hops.at(-1) as RouteHop, before.zones.slice(-1));
  });
  return [...found];
}

describe.each(['busan-dgt.json', 'lach-huyen-hhit.json'])('in %s', (file) => {
  const world = worldOf(file);

  test('no drive from stop to stop touches anyone who stands still', () => {
    expect(world.net.out.flat().length).toBeGreaterThan(500);
    expect(touchedByHops(world)).toEqual([]);
  });

  test('no drive comes nearer to a block than 3 m', () => {
    expect(nearBlocks(world, 3)).toEqual([]);
  });

  test('no way into or out of a rest place touches anyone who stands still', () => {
    expect(touchedByWays(world)).toEqual([]);
  });

  test('a vehicle that waits in the corner of a turn would be touched', () => {
    const { net, least } = world;
    const turn = net.out.flat().find((h) => h.points.length > 1) as Hop;
    const zone = net.zones[turn.from] as Zone;
    const start = pointOnLane(net.lanes[zone.lane] as LaneRoad, zone.centre);
    const corner = turn.points[0] as Point;
    const inside: Point = [
      corner[0] + Math.sign(start[0] - corner[0]) * 3,
      corner[1] + Math.sign(turn.points[1]![1] - corner[1]) * 3,
    ];
    const bodies = forwardBodies([start, ...turn.points], net.vehicleLength / 2);
    expect(touched(bodies, [['somebody', lineAt(inside, [1, 0], 0)]], least)).toHaveLength(1);
  });
});
