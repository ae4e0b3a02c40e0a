// Obstacles in tiny drawn worlds: vehicles that break down, lanes that are closed, tows. Every state that can be reached is looked at.
import { describe, expect, test } from 'vitest';
import {
  crossing,
  explore,
  figureOfEight,
  oneLoop,
  placeOf,
  trafficOf,
  twoWays,
  worldOf,
  type Found,
} from './small-roads.fixture.ts';
import type { Traffic } from './traffic.ts';

type Happening = (t: Traffic) => boolean;

/** Any vehicle may break down at any time, but so many at once, and be put right at any time. */
function breakdowns(vehicles: number, most: number): Happening[] {
  return Array.from({ length: vehicles }, (_, v): Happening[] => [
    (t) => {
      const standing = t.state.vehicles.filter((other) => other.stands).length;
      if (t.state.vehicles[v]!.stands || standing >= most) return false;
      t.stand(v, true);
      return true;
    },
    (t) => {
      if (!t.state.vehicles[v]!.stands) return false;
      t.stand(v, false);
      return true;
    },
  ]).flat();
}

/** A broken vehicle may be brought to any free place at any time. */
function tows(vehicles: number, places: number): Happening[] {
  return Array.from({ length: vehicles * places }, (_, k): Happening => (t) => {
    const [v, rest] = [Math.floor(k / places), k % places];
    if (!t.state.vehicles[v]!.stands || t.state.vehicles[v]!.goal < 0 || !t.free(rest)) return false;
    t.reserve(v, rest);
    t.towed(v, rest);
    return true;
  });
}

/** Any lane may be closed at any time, one at once, and opened again. */
function closures(lanes: number): Happening[] {
  const closed = (t: Traffic): number[] => [...t.state.shut.keys()].filter((z) => t.state.shut[z]! > 0);
  return [
    ...Array.from({ length: lanes }, (_, lane): Happening => (t) => {
      if (closed(t).length > 0) return false;
      t.close(t.laneClosure(lane));
      return true;
    }),
    (t) => {
      const zones = closed(t);
      if (zones.length > 0) t.reopen({ zones, rests: [] });
      return zones.length > 0;
    },
  ];
}

/** A vehicle on its way may be sent to another place, or stay where it is if it has no road yet. */
function changesOfMind(vehicles: number, places: number): Happening[] {
  return [
    ...Array.from(
      { length: vehicles },
      (_, v): Happening =>
        (t) =>
          t.giveUp(v),
    ),
    ...Array.from(
      { length: vehicles * places },
      (_, k): Happening =>
        (t) =>
          t.redirect(Math.floor(k / places), k % places),
    ),
  ];
}

function expectSound(found: Found, least: number): void {
  expect(found.states).toBeGreaterThan(least);
  expect(found.arrivals).toBeGreaterThan(0);
  expect([...found.deadlocks, ...found.faults]).toEqual([]);
}

describe('every state that can be reached with vehicles that break down', () => {
  test.each([
    ['one loop with two vehicles, both may be broken', oneLoop, 'ab', 2, 15_000],
    ['the figure of eight with two vehicles, both may be broken', figureOfEight, 'ac', 2, 4_000],
    ['the figure of eight with three vehicles', figureOfEight, 'abc', 1, 6_000],
    ['the two ways with two vehicles', twoWays, 'ac', 1, 10_000],
  ])('of %s is sound: those with a way around it get home', (_, drawing, homes, most, least) => {
    expectSound(explore(trafficOf(worldOf(drawing), homes), 100_000, breakdowns(homes.length, most)), least);
  });

  test('is sound with tows, and with vehicles that are sent elsewhere on the road', () => {
    const world = worldOf(figureOfEight);
    const happenings = [...breakdowns(2, 1), ...tows(2, world.rests.length), ...changesOfMind(2, world.rests.length)];
    expectSound(explore(trafficOf(world, 'ac'), 100_000, happenings), 4_000);
  });

  test('would not be if those whose way is barred got road all the same: the search would see it', () => {
    const traffic = trafficOf(worldOf(twoWays), 'ac');
    Object.assign(traffic['obstacles'], { wayIsBarred: () => false });
    const found = explore(traffic, 100_000, breakdowns(2, 1));
    expect(found.faults.some((fault) => fault.startsWith('not all can finish while some are kept'))).toBe(true);
  });
});

describe('every state that can be reached with lanes that are closed', () => {
  test.each([
    ['the two ways with two vehicles', twoWays, 'ac', 5_000],
    ['the figure of eight with three vehicles', figureOfEight, 'abc', 9_000],
    ['the crossing with two vehicles', crossing, 'ab', 10_000],
  ])('of %s is sound', (_, drawing, homes, least) => {
    const world = worldOf(drawing);
    const found = explore(trafficOf(world, homes), 100_000, closures(world.net.lanes.length));
    expectSound(found, least);
  });
});

describe('a vehicle that stands in the way', () => {
  const world = worldOf(twoWays);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => placeOf(world, name)) as [number, number, number];

  /** Vehicle 0 is broken on the upper way, between a and b; vehicle 1 stands at a place. */
  function broken(at: string): Traffic {
    const traffic = trafficOf(world, `e${at}`);
    traffic.claim(0, b);
    traffic.allocate();
    while (traffic.state.vehicles[0]!.passed < traffic.state.vehicles[0]!.allocated - 1) {
      traffic.passed(0, traffic.state.vehicles[0]!.passed);
      traffic.allocate();
    }
    return traffic;
  }

  test('is driven around by one that is on the road already, once it has come so far', () => {
    const traffic = trafficOf(world, 'ae');
    const onLane = (lane: string): boolean =>
      traffic.state.vehicles[1]!.route.some((hop) =>
        hop.zones.some((z) => traffic.net.lanes[traffic.net.zones[z]!.lane]?.model.id === lane),
      );
    traffic.claim(1, c);
    traffic.allocate();
    expect([traffic.state.vehicles[1]!.allocated, onLane('>2')]).toEqual([2, false]);
    // Vehicle 0 comes out of a and stands at the beginning of the way on to b.
    expect(traffic.claim(0, b)).toBe(true);
    Object.assign(traffic.state.vehicles[0]!, { since: -1 });
    traffic.allocate();
    traffic.passed(0, 1);
    expect(traffic.state.vehicles[0]!.passed).toBe(2);
    traffic.stand(0, true);
    expect(traffic.state.detours).toBe(1);
    expect([traffic.state.vehicles[1]!.kept, onLane('>2')]).toEqual([false, true]);
  });

  test('keeps its ground; who has no way around stays where it is, and goes on when it is put right', () => {
    const traffic = broken('a');
    traffic.stand(0, true);
    expect(traffic.state.vehicles[0]!.kept).toBe(true);
    const free = traffic.free(b);
    expect(free).toBe(false);
    traffic.stand(0, false);
    for (let turns = 0; traffic.state.vehicles[0]!.goal >= 0; turns++) {
      expect(turns).toBeLessThan(20);
      traffic.allocate();
      const v = traffic.state.vehicles[0]!;
      if (v.passed < v.route.length - 1) traffic.passed(0, v.passed);
      else traffic.arrived(0);
    }
    expect(traffic.state.vehicles[0]!.at).toBe(b);
    expect([...traffic.state.owner].every((o) => o === -1)).toBe(true);
    expect([...traffic.state.claims].every((n) => n === 0)).toBe(true);
    expect([...traffic.state.barred].every((n) => n === 0)).toBe(true);
  });

  test('when it is towed, all its road is free and the place that it was on its way to as well', () => {
    const traffic = broken('a');
    traffic.stand(0, true);
    traffic.reserve(0, c);
    traffic.towed(0, c);
    expect(traffic.state.vehicles[0]).toMatchObject({ at: c, goal: -1 });
    expect(traffic.free(b)).toBe(true);
    expect([...traffic.state.owner].every((o) => o === -1)).toBe(true);
    expect([...traffic.state.claims].every((n) => n === 0)).toBe(true);
    expect(() => traffic.towed(0, a)).toThrow(/not reserved/);
  });
});

describe('ground that is closed', () => {
  const world = worldOf(twoWays);

  test('is entered by nobody from that moment on, and left by who is on it', () => {
    const traffic = trafficOf(world, 'a');
    traffic.claim(0, placeOf(world, 'c'));
    traffic.allocate();
    const v = traffic.state.vehicles[0]!;
    const given = v.route.slice(0, v.allocated).flatMap((h) => h.zones);
    const all = traffic.net.zones.map((_, z) => z);
    const ground = all.filter((z) => !given.includes(z));
    traffic.close({ zones: ground, rests: [] });
    expect(v.kept).toBe(v.allocated < v.route.length);
    while (v.passed < v.allocated && v.passed < v.route.length - 1) traffic.passed(0, v.passed);
    expect(traffic.allocate()).toEqual([]);
    traffic.reopen({ zones: ground, rests: [] });
    expect(traffic.allocate().length).toBeGreaterThan(0);
  });

  test('tells who is on it, who has road over it, and who stands at a place on it', () => {
    const traffic = trafficOf(world, 'ae');
    const a = world.rests[placeOf(world, 'a')]!;
    const closure = traffic.groundClosure(a.x - 1, a.y - 1, a.x + 1, a.y + 1);
    expect(closure.rests).toContain(placeOf(world, 'a'));
    expect(traffic.vehiclesOn(closure)).toEqual([0]);
    traffic.close(closure);
    expect(traffic.free(placeOf(world, 'a'))).toBe(false);
    const everywhere = traffic.groundClosure(-1e3, -1e3, 1e3, 1e3);
    expect(everywhere.zones).toHaveLength(traffic.net.zones.length);
    traffic.claim(1, placeOf(world, 'b'));
    expect(traffic.vehiclesOn(everywhere)).toEqual([0, 1]);
  });
});
