// Traffic in tiny drawn worlds. The two promises (a zone has one holder; no deadlock) are checked in every state that can be
// reached, not in some.
import { describe, expect, test } from 'vitest';
import {
  crossing,
  explore,
  figureOfEight,
  longLoop,
  oneLoop,
  placeOf,
  trafficOf,
  turningWorldOf,
  twoCranesOneConnector,
  worldOf,
  type Found,
} from './small-roads.fixture.ts';
import type { Traffic } from './traffic.ts';

/** Traffic without the banker's check: zones are given to whoever comes first. */
function withoutBanker(traffic: Traffic): Traffic {
  const banker = traffic['banker'];
  Object.assign(banker, { safeAfter: () => true, safe: () => true });
  return traffic;
}

/** Zones that a vehicle holds. */
function held({ state }: Traffic, vehicle: number): number[] {
  return [...state.owner.keys()].filter((z) => state.owner[z] === vehicle);
}

/** Lets a vehicle drive to its goal, alone. */
function driveHome(traffic: Traffic, vehicle: number): void {
  for (let turns = 0; traffic.state.vehicles[vehicle]!.goal >= 0; turns++) {
    expect(turns).toBeLessThan(20);
    traffic.allocate();
    driveAll(traffic, vehicle);
  }
}

/** Brings a vehicle along everything that it has been given. */
function driveAll(traffic: Traffic, vehicle: number): void {
  const v = traffic.state.vehicles[vehicle]!;
  for (let h = v.passed; h < v.allocated; h++)
    if (h === v.route.length - 1) traffic.arrived(vehicle);
    else traffic.passed(vehicle, h);
}

describe('claim, allocate, free', () => {
  const world = worldOf(oneLoop);
  const [a, b, e, f] = ['a', 'b', 'e', 'f'].map((name) => placeOf(world, name)) as [number, number, number, number];

  test('a claim reserves the goal and takes no road', () => {
    const traffic = trafficOf(world, 'ab');
    expect(traffic.free(e)).toBe(true);
    expect(traffic.claim(0, e)).toBe(true);
    expect(traffic.free(e)).toBe(false);
    expect(held(traffic, 0)).toEqual([]);
    expect(() => traffic.claim(1, e)).toThrow(/not free/);
    expect(() => traffic.claim(0, f)).toThrow(/on the road/);
  });

  test('a place in use is no goal', () => {
    const traffic = trafficOf(world, 'ab');
    expect(traffic.free(b)).toBe(false);
    expect(() => traffic.claim(0, b)).toThrow(/not free/);
  });

  test('an allocated vehicle holds its hops, and what it has passed is free again', () => {
    const traffic = trafficOf(world, 'ab');
    traffic.claim(0, e);
    const grants = traffic.allocate();
    expect(grants.map((g) => g.vehicle)).toEqual([0, 0]);
    expect(grants.map((g) => g.last)).toEqual([false, false]);
    const all = new Set(grants.flatMap((g) => g.hop.zones));
    expect(held(traffic, 0)).toEqual([...all].sort((x, y) => x - y));
    expect(traffic.state.restOwner[a]).toBe(0);
    traffic.passed(0, 0);
    expect(traffic.state.restOwner[a]).toBe(-1);
    expect(held(traffic, 0)).toContain(grants[0]!.hop.zones.at(-1));
    expect(traffic.allocate().map((g) => g.last)).toEqual([true]);
    traffic.passed(0, 1);
    expect(held(traffic, 0)).not.toContain(grants[0]!.hop.zones[0]);
    traffic.arrived(0);
    expect(held(traffic, 0)).toEqual([]);
    expect(traffic.state.restOwner[e]).toBe(0);
    expect([...traffic.state.claims].every((n) => n === 0)).toBe(true);
  });

  test('who has turned off the road holds none of it, and can be sent nowhere else', () => {
    const turning = turningWorldOf(oneLoop);
    const traffic = trafficOf(turning, 'a');
    const goal = placeOf(turning, 'e');
    traffic.claim(0, goal);
    const v = traffic.state.vehicles[0]!;
    const off = v.route.findIndex((hop) => hop.zones.length === 0);
    expect(off).toBe(v.route.length - 1);
    for (let turn = 0; v.passed < off; turn++) {
      expect(turn).toBeLessThan(20);
      traffic.allocate();
      traffic.passed(0, v.passed);
    }
    expect(held(traffic, 0)).toEqual([]);
    expect(traffic.redirect(0, placeOf(turning, 'b'))).toBe(false);
    traffic.allocate();
    traffic.arrived(0);
    expect(v.at).toBe(goal);
  });

  test('no more than two hops at a time are given', () => {
    const traffic = trafficOf(world, 'be');
    traffic.claim(0, a);
    expect(traffic.state.vehicles[0]!.route.length).toBeGreaterThan(4);
    expect(traffic.allocate()).toHaveLength(2);
    expect(traffic.allocate()).toHaveLength(0);
    traffic.passed(0, 0);
    expect(traffic.allocate()).toHaveLength(1);
  });

  test('who asked first is served first, and who waits is told nothing', () => {
    const traffic = trafficOf(world, 'ab');
    traffic.claim(1, e);
    traffic.claim(0, f);
    const first = traffic.allocate();
    expect(new Set(first.map((g) => g.vehicle))).toEqual(new Set([1]));
    expect(traffic.state.refusals).toBeGreaterThan(0);
    driveAll(traffic, 1);
    expect([...new Set(traffic.allocate().map((g) => g.vehicle))]).toEqual([1, 0]);
  });

  test('a report that comes twice changes nothing', () => {
    const traffic = trafficOf(world, 'ab');
    traffic.claim(0, e);
    traffic.allocate();
    traffic.passed(0, 1);
    const before = JSON.stringify(traffic.state);
    traffic.passed(0, 0);
    traffic.passed(0, 1);
    expect(JSON.stringify(traffic.state)).toBe(before);
  });

  test('a place to which there is no way is not reserved', () => {
    const road = worldOf('  a    b\n+>>>>>>>+\n        v');
    const traffic = trafficOf(road, 'b');
    const to = placeOf(road, 'a');
    expect(traffic.claim(0, to)).toBe(false);
    expect(traffic.free(to)).toBe(true);
  });
});

/** Two crane places between lanes; p shuts the middle connector at 35 m and does not at 40 m. */
describe('places that go with cranes', () => {
  const world = worldOf(twoCranesOneConnector);
  const [p, q] = ['p', 'q'].map((name) => placeOf(world, name)) as [number, number];
  const Y = 12.5;

  function withCranes(homes: string): Traffic {
    const traffic = trafficOf(world, homes);
    for (const rest of [p, q]) Object.assign(traffic.state.rests[rest]!, { mobile: true, shut: true });
    traffic.placeRests([{ rest: q, x: 50, y: Y }]);
    traffic.placeRests([{ rest: p, x: 35, y: Y }]);
    return traffic;
  }

  test('close what lies under them, so that routes go round', () => {
    const traffic = withCranes('a');
    expect(traffic.state.rests[p]!.under).toHaveLength(1);
    const d = placeOf(world, 'd');
    const round = traffic.router.seconds(q, d);
    traffic.placeRests([{ rest: p, x: 40, y: Y }]);
    expect(traffic.state.rests[p]!.under).toEqual([]);
    expect(traffic.router.seconds(q, d)).toBeLessThan(round);
  });

  test('stay shut where they would cut another one off', () => {
    const traffic = withCranes('a');
    traffic.placeRests([{ rest: q, x: 56, y: Y }]);
    expect(traffic.state.rests[q]).toMatchObject({ shut: true, under: [] });
    expect(traffic.free(q)).toBe(false);
    expect(traffic.router.serves(p)).toBe(true);
  });

  test('are free only when nobody is to cross the ground under them any more', () => {
    const traffic = withCranes('a');
    traffic.closeRest(p);
    traffic.claim(0, q);
    driveHome(traffic, 0);
    const middle = world.net.lanes[world.net.laneIndex.get('v2')!]!.zones.find((z) => z.cross < 0)!.zone;
    expect(traffic.claim(0, placeOf(world, 'd'))).toBe(true);
    const uses = traffic.state.vehicles[0]!.route.findIndex((hop) => hop.zones.includes(middle));
    if (uses < 0) throw new Error('the way from q to d does not use the middle connector');
    traffic.placeRests([{ rest: p, x: 35, y: Y }]);
    expect(traffic.state.rests[p]).toMatchObject({ shut: false, under: [middle] });
    expect(traffic.free(p)).toBe(false);
    driveHome(traffic, 0);
    expect(traffic.free(p)).toBe(true);
  });

  test('do not move while they are in use', () => {
    const traffic = withCranes('a');
    traffic.claim(0, p);
    expect(() => traffic.placeRests([{ rest: p, x: 40, y: Y }])).toThrow(/while in use/);
  });

  test('with a crane that moves at any time, every state is sound', () => {
    const moves = [35, 40].map((x) => (traffic: Traffic) => {
      if (traffic.state.restOwner[p] !== -1 || traffic.state.rests[p]!.x === x) return false;
      traffic.placeRests([{ rest: p, x, y: Y }]);
      return true;
    });
    const found = explore(withCranes('ac'), 100_000, moves);
    expect(found.states).toBeGreaterThan(5_000);
    expect([...found.deadlocks, ...found.faults]).toEqual([]);
  });
});

describe('every state that can be reached', () => {
  /** Searches a world: vehicles may claim any free place at any time, so that all starts and goals are met. */
  const search = (drawing: string, homes: string): Found => explore(trafficOf(worldOf(drawing), homes), 100_000);

  test.each([
    ['one loop with three vehicles', oneLoop, 'abe', 20_000],
    ['one loop with four vehicles', oneLoop, 'abef', 25_000],
    ['the crossing with three vehicles', crossing, 'abc', 3_000],
    ['the figure of eight with two vehicles', figureOfEight, 'ac', 700],
    ['the figure of eight with three vehicles', figureOfEight, 'abc', 700],
  ])('of %s is sound: no shared road, and all can finish', (_, drawing, homes, least) => {
    const found = search(drawing, homes);
    expect(found.states).toBeGreaterThan(least);
    expect(found.arrivals).toBeGreaterThan(0);
    expect([...found.deadlocks, ...found.faults]).toEqual([]);
  });

  test('where vehicles turn in and give the road free before they stand is sound', () => {
    const found = explore(trafficOf(turningWorldOf(longLoop), 'abc'), 100_000);
    expect(found.states).toBeGreaterThan(500);
    expect(found.arrivals).toBeGreaterThan(0);
    expect([...found.deadlocks, ...found.faults]).toEqual([]);
  });

  test('without the check that all can finish, vehicles do lock up: the search would see it', () => {
    const found = explore(withoutBanker(trafficOf(worldOf(figureOfEight), 'abc')), 100_000);
    expect(found.deadlocks.length).toBeGreaterThan(0);
  });

  test('without it a state is reached from which not all can finish in turn', () => {
    const found = explore(withoutBanker(trafficOf(worldOf(crossing), 'abc')), 100_000);
    expect(found.faults.some((fault) => fault.startsWith('not all can finish'))).toBe(true);
  });
});
