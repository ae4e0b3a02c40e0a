// The road network of small drawn roads: one cell is 5 m, a vehicle 8 m, so that a stop zone is two cells long.
import { describe, expect, test } from 'vitest';
import { buildNetwork, footOnLane, pointOnLane, zonesAt, zonesUnder, type Network } from './network.ts';
import { CELL, drawRoads } from './tiny-terminal.fixture.ts';

const netOf = (drawing: string): Network => buildNetwork(drawRoads(drawing).model);

/** Zones of a lane as text: S a stop, - a piece too short to stop in, + a crossing, each with its length in cells. */
function cuts(net: Network, laneId: string): string {
  const lane = net.lanes[net.laneIndex.get(laneId) as number]!;
  return lane.zones
    .map((z) => `${z.cross >= 0 ? '+' : net.zones[z.zone]!.stop ? 'S' : '-'}${(z.to - z.from) / CELL}`)
    .join(' ');
}

/** The stop zone of a lane, counted from 0 in driving order. */
function stopOf(net: Network, laneId: string, n: number): number {
  const lane = net.lanes[net.laneIndex.get(laneId) as number]!;
  return lane.zones.filter((z) => net.zones[z.zone]!.stop)[n]!.zone;
}

/** Hops that leave a stop zone, as lane and number of the stop where each ends. */
function hopsFrom(net: Network, laneId: string, n: number): string[] {
  return net.out[stopOf(net, laneId, n)]!.map((hop) => {
    const lane = net.lanes[net.zones[hop.to]!.lane]!;
    const stops = lane.zones.filter((z) => net.zones[z.zone]!.stop);
    return `${lane.model.id}[${stops.findIndex((z) => z.zone === hop.to)}]`;
  }).sort();
}

describe('a lane is cut into zones', () => {
  test('of two cells each, where a vehicle may stop', () => {
    expect(cuts(netOf('>>>>>>'), '>1')).toBe('S2 S2 S2');
  });

  test('that share what is left over', () => {
    expect(cuts(netOf('>>>>>'), '>1')).toBe('S2.5 S2.5');
  });

  test('and one too short for a vehicle is no place to stop', () => {
    expect(cuts(netOf('>'), '>1')).toBe('-1');
  });

  test('at its crossings, whatever its direction', () => {
    const net = netOf(`
      v    ^
  >>>>+>>>>+>
      v    ^
  <<<<+<<<<+<
      v    ^ `);
    expect(cuts(net, '>1')).toBe('S2 S2 +1 S2 S2 +1 -1');
    expect(cuts(net, '<1')).toBe('-1 +1 S2 S2 +1 S2 S2');
    expect(cuts(net, 'v1')).toBe('-1 +1 -1 +1 -1');
    expect(cuts(net, '^1')).toBe('-1 +1 -1 +1 -1');
  });

  test('and a crossing is one zone of both lanes, a box of 5 m', () => {
    const net = netOf('  v\n>>+>>\n  v');
    const [a, b] = ['>1', 'v1'].map((id) => net.lanes[net.laneIndex.get(id)!]!.zones.find((z) => z.cross >= 0)!);
    expect(a!.zone).toBe(b!.zone);
    expect(net.zones[a!.zone]).toMatchObject({ lane: -1, x0: 10, x1: 15, y0: 5, y1: 10, stop: false });
  });

  test('of which no two share ground', () => {
    const net = netOf(`
   >>+>>>>+>>
     v    ^
   <<+<<<<+<<
     v    ^
   >>+>>>>+>>  `);
    const overlaps = net.zones.flatMap((a, i) =>
      net.zones
        .slice(i + 1)
        .filter((b) => a.x0 < b.x1 - 1e-9 && a.x1 > b.x0 + 1e-9 && a.y0 < b.y1 - 1e-9 && a.y1 > b.y0 + 1e-9),
    );
    expect(net.zones.length).toBeGreaterThan(20);
    expect(overlaps).toEqual([]);
  });
});

describe('hops', () => {
  test('go from stop to stop along a lane and end with it', () => {
    const net = netOf('>>>>>>');
    expect(hopsFrom(net, '>1', 0)).toEqual(['>1[1]']);
    expect(hopsFrom(net, '>1', 2)).toEqual([]);
  });

  test('go straight over a crossing and turn at it, with the crossing among their zones', () => {
    const net = netOf(`
      v
      v
   >>>+>>
      v
      v   `);
    expect(hopsFrom(net, '>1', 0)).toEqual(['>1[1]', 'v1[1]']);
    expect(hopsFrom(net, 'v1', 0)).toEqual(['>1[1]', 'v1[1]']);
    const crossing = net.zones.findIndex((z) => z.lane === -1);
    const from = stopOf(net, '>1', 0);
    const turn = net.out[from]!.find((h) => h.points.length === 2)!;
    expect(turn.zones).toEqual([crossing, turn.to]);
    const [x, y] = [6.5 * CELL, 2.5 * CELL];
    expect(turn.points).toEqual([
      [x, y],
      [x, 4 * CELL],
    ]);
    // To the corner 8.75 m less half the zone at 5 m/s, 2 s for the turn, then 7.5 m.
    const start = pointOnLane(net.lanes[0]!, net.zones[from]!.centre)[0];
    expect(turn.seconds).toBeCloseTo((x - start) / 5 + 1.5 + 2, 9);
  });

  test('turn twice over a connector on which nobody can stop, and no third time', () => {
    const net = netOf(`
   >>>>+>>>>
       v
   <<<<+<<<<
       v
   >>>>+>>>> `);
    expect(hopsFrom(net, '>1', 1)).toEqual(['<1[2]', '>1[2]', '>2[2]']);
    const limits = netOf('>>>+>>\n   v\n>>>+>>\n   v\n   v').out.flat();
    for (const hop of limits) expect(hop.points.length).toBeLessThanOrEqual(3);
  });

  test('do not turn against a lane, nor at one that begins behind', () => {
    const net = netOf(`
   >>>>+
       v
       v `);
    expect(hopsFrom(net, '>1', 1)).toEqual(['v1[0]']);
    expect(hopsFrom(net, 'v1', 0)).toEqual([]);
  });

  test('are listed at both of their ends', () => {
    const net = netOf('  v\n>>+>>\n  v\n  v');
    const out = net.out.flat();
    expect(out.length).toBe(net.into.flat().length);
    for (const hop of out) expect(net.into[hop.to]).toContain(hop);
    expect(out.every((hop) => hop.zones.at(-1) === hop.to && !hop.zones.includes(hop.from))).toBe(true);
  });
});

describe('places on the network', () => {
  test('a point on a lane and its foot are each other, in both directions', () => {
    const net = netOf('>>>>>>\n\n<<<<<<');
    for (const lane of net.lanes) {
      const [x, y] = pointOnLane(lane, 12);
      expect(footOnLane(lane, x, y)).toBeCloseTo(12, 9);
    }
    expect(pointOnLane(net.lanes[1]!, 0)).toEqual([30, 12.5]);
  });

  test('a vehicle that stands across a border covers the zones of both sides', () => {
    const net = netOf('>>>>>>');
    const [a, b, c] = net.lanes[0]!.zones.map((z) => z.zone);
    expect(zonesAt(net, 0, 5)).toEqual([a]);
    expect(zonesAt(net, 0, 10)).toEqual([a, b]);
    expect(zonesAt(net, 0, 18)).toEqual([b, c]);
  });

  test('ground that only touches a zone is not in it', () => {
    const net = netOf('>>>>');
    expect(zonesUnder(net, 0, 10, 0, 5)).toEqual([0]);
    expect(zonesUnder(net, 9, 11, 2, 3)).toEqual([0, 1]);
    expect(zonesUnder(net, 0, 20, 5, 9)).toEqual([]);
  });
});
