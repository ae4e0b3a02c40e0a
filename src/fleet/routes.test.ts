// Routes in tiny drawn worlds: which way, in which steps, with which zones.
import { describe, expect, test } from 'vitest';
import { pointOnLane, type Network } from '../terminal/network.ts';
import { Router, type Route } from './routes.ts';
import { crossing, oneLoop, placeOf, routerOf, worldOf, type RoadWorld } from './small-roads.fixture.ts';

function routeOf(world: RoadWorld, from: string, to: string, router = routerOf(world)): Route {
  const route = router.route(placeOf(world, from), placeOf(world, to));
  if (!route) throw new Error(`no way from ${from} to ${to}`);
  return route;
}

/** Lanes that a route uses, in order. */
function lanesOf({ net }: RoadWorld, route: Route): string {
  const names = route.hops.flatMap((h) => h.zones.map((z) => net.zones[z]!.lane)).filter((lane) => lane >= 0);
  return names
    .filter((lane, i) => lane !== names[i - 1])
    .map((lane) => net.lanes[lane]!.model.id)
    .join(' ');
}

function closing(world: RoadWorld, zones: readonly number[]): Router {
  const closed = new Uint8Array(world.net.zones.length);
  for (const z of zones) closed[z] = 1;
  return new Router(world.net, world.rests, closed, 1, 3);
}

/** Zones of a lane's pieces between crossings; a connector of one cell has one. */
function pieces(net: Network, lane: string): number[] {
  return net.lanes[net.laneIndex.get(lane)!]!.zones.filter((z) => z.cross < 0).map((z) => z.zone);
}

describe('a route', () => {
  const world = worldOf(oneLoop);

  test('to a place ahead on the same lane is one hop: out, along, in', () => {
    const { hops, seconds } = routeOf(world, 'a', 'd');
    expect(hops).toHaveLength(1);
    expect(hops[0]).toMatchObject({ sideways: [true, false, true], limits: [1, 5, 1] });
    const [a, d] = [world.rests[placeOf(world, 'a')]!, world.rests[placeOf(world, 'd')]!];
    expect(hops[0]!.points).toEqual([
      [a.x, 7.5],
      [d.x, 7.5],
      [d.x, d.y],
    ]);
    // 10 m at 5 m/s, and twice 4 m sideways at 1 m/s with 2 s to stop and start.
    expect(seconds).toBeCloseTo(2 + 2 * 6, 9);
  });

  test('to a place behind goes all the way round', () => {
    expect(lanesOf(world, routeOf(world, 'b', 'a'))).toBe('>1 v1 <1 ^1 >1');
  });

  test('begins beside its start and ends at its goal, without a gap', () => {
    for (const from of world.names)
      for (const to of world.names) {
        if (from === to) continue;
        const { hops } = routeOf(world, from, to);
        const points = hops.flatMap((h) => h.points);
        const [start, end] = [world.rests[placeOf(world, from)]!, world.rests[placeOf(world, to)]!];
        expect(points[0]).toEqual([start.x, start.y < 15 ? 7.5 : 17.5]);
        expect(points.at(-1)).toEqual([end.x, end.y]);
        for (let i = 1; i < points.length; i++)
          expect(points[i]![0] === points[i - 1]![0] || points[i]![1] === points[i - 1]![1]).toBe(true);
        for (const h of hops) expect([h.limits.length, h.sideways.length]).toEqual([h.points.length, h.points.length]);
      }
  });

  test('takes with each hop the zones from the last stop to the next', () => {
    const { hops } = routeOf(world, 'e', 'b');
    const stops = hops.slice(0, -1).map((h) => world.net.zones[h.zones.at(-1)!]!);
    expect(stops.every((z) => z.stop)).toBe(true);
    for (let i = 1; i < hops.length - 1; i++) {
      const before = hops[i - 1]!.zones.at(-1)!;
      expect(world.net.out[before]!.some((hop) => hop.zones.join() === hops[i]!.zones.join())).toBe(true);
    }
  });

  test('covers the ground of a vehicle beside its start and its goal', () => {
    const { hops } = routeOf(world, 'd', 'e');
    const covered = (zones: readonly number[], x: number): boolean =>
      zones.some((z) => world.net.zones[z]!.x0 <= x && x <= world.net.zones[z]!.x1);
    const [d, e] = [world.rests[placeOf(world, 'd')]!, world.rests[placeOf(world, 'e')]!];
    for (const by of [-4, 0, 4]) {
      expect(covered(hops[0]!.zones, d.x + by)).toBe(true);
      expect(covered(hops.at(-1)!.zones, e.x + by)).toBe(true);
    }
  });

  test('takes the time that the router tells, and no time to where it is', () => {
    const router = routerOf(world);
    const [a, e] = [placeOf(world, 'a'), placeOf(world, 'e')];
    expect(router.seconds(a, e)).toBe(routeOf(world, 'a', 'e').seconds);
    expect(router.seconds(a, a)).toBe(0);
  });
});

describe('of two ways', () => {
  const world = worldOf(crossing);

  test('the shorter one is taken', () => {
    expect(lanesOf(world, routeOf(world, 'a', 'c'))).toBe('>1 v1 <1');
    expect(lanesOf(world, routeOf(world, 'a', 'd'))).toBe('>1 v2 <1');
  });

  test('the other one is taken while the shorter is closed', () => {
    const router = closing(world, pieces(world.net, 'v1'));
    const round = routeOf(world, 'a', 'c', router);
    expect(lanesOf(world, round)).toBe('>1 v2 <1');
    expect(round.seconds).toBeGreaterThan(routeOf(world, 'a', 'c').seconds);
  });

  test('none is left when both are closed, and the places are not served', () => {
    const router = closing(world, [...pieces(world.net, 'v1'), ...pieces(world.net, 'v2')]);
    const [a, c] = [placeOf(world, 'a'), placeOf(world, 'c')];
    expect(router.route(a, c)).toBeNull();
    expect(router.seconds(a, c)).toBe(Infinity);
    expect(router.serves(c)).toBe(false);
    expect(routerOf(world).serves(c)).toBe(true);
  });

  test('a router that is told of a change looks again, one that is not does not', () => {
    const closed = new Uint8Array(world.net.zones.length);
    const router = new Router(world.net, world.rests, closed, 1, 3);
    const [a, c] = [placeOf(world, 'a'), placeOf(world, 'c')];
    const before = router.seconds(a, c);
    for (const z of pieces(world.net, 'v1')) closed[z] = 1;
    expect(router.seconds(a, c)).toBe(before);
    router.changed();
    expect(router.seconds(a, c)).toBeGreaterThan(before);
  });
});

test('a place too near to the end of its lane for a vehicle is not reached', () => {
  //  the vehicle is 8 m long, the place 2.5 m from the lane's end
  const world = worldOf(' a  b\n+>>>>\n^    \n+<<<<');
  const end = world.net.lanes[0]!;
  world.rests[placeOf(world, 'b')]!.x = pointOnLane(end, end.length - 2.5)[0];
  expect(routerOf(world).route(placeOf(world, 'a'), placeOf(world, 'b'))).toBeNull();
});
