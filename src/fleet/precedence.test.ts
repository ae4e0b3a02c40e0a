// Who goes first: nobody waits for ever, and neither order locks up in any state of the tiny drawn worlds.
import { describe, expect, test } from 'vitest';
import { Random } from '../kit/random.ts';
import { Precedence, type Patience } from './precedence.ts';
import { crossing, explore, figureOfEight, oneLoop, placeOf, trafficOf, worldOf } from './small-roads.fixture.ts';
import type { Traffic } from './traffic.ts';

describe('zones held back for one who has waited long', () => {
  test.each([
    ['the crossing with three vehicles', crossing, 'abc', 1, 1, 10_000],
    ['the crossing with three vehicles, more patient', crossing, 'abc', 2, 3, 10_000],
    ['the figure of eight with three vehicles', figureOfEight, 'abc', 1, 2, 1_500],
    ['one loop with two vehicles', oneLoop, 'ab', 1, 2, 5_000],
  ])('of %s: no state locks up', (_, drawing, homes, grants, refusals, least) => {
    const found = explore(trafficOf(worldOf(drawing), homes, 'banker', { grants, refusals }), 200_000);
    expect(found.states).toBeGreaterThan(least);
    expect([...found.deadlocks, ...found.faults]).toEqual([]);
  });

  /** Longest that a vehicle waited for a hop, in grants to others, while three drive about at random on the loop. */
  function longestWait(patience: Patience): number {
    const traffic = trafficOf(worldOf(oneLoop), 'abef', 'banker', patience);
    const random = new Random(7);
    let longest = 0;
    for (let turn = 0; turn < 20_000; turn++) {
      const v = random.int(4);
      const { goal, at, passed, allocated, route } = traffic.state.vehicles[v]!;
      const free = traffic.state.rests.flatMap((_, rest) => (rest !== at && traffic.free(rest) ? [rest] : []));
      if (goal < 0 && free.length > 0) traffic.claim(v, random.pick(free));
      else if (passed < allocated && passed < route.length - 1) traffic.passed(v, passed);
      else if (passed < allocated) traffic.arrived(v);
      traffic.allocate();
      for (const { waitsFrom } of traffic.state.vehicles)
        if (waitsFrom >= 0) longest = Math.max(longest, traffic.state.grants - waitsFrom);
    }
    expect(traffic.state.grants).toBeGreaterThan(5_000);
    return longest;
  }

  test('shorten the longest wait among many', () => {
    const without = longestWait({ grants: Infinity, refusals: 0 });
    const patient = longestWait({ grants: 5, refusals: 100 });
    expect(patient).toBeLessThan(without);
  });

  test('in vain are held back again after half the time', () => {
    const { state } = trafficOf(worldOf(oneLoop), 'abe', 'banker');
    const precedence = new Precedence(state, 'banker', { grants: 10, refusals: 3 });
    const favouredAfter = (grants: number): number => {
      state.grants = grants;
      precedence.begin([1]);
      return state.favoured;
    };
    state.grants = 100;
    precedence.waits(1);
    expect([favouredAfter(109), favouredAfter(110)]).toEqual([-1, 1]);
    state.patience = 0;
    precedence.end(true);
    expect([favouredAfter(114), favouredAfter(115)]).toEqual([-1, 1]);
    precedence.served(1);
    expect(favouredAfter(1000)).toBe(-1);
  });
});

describe('first come, first served', () => {
  test.each([
    ['one loop with two vehicles', oneLoop, 'ab', 2_500],
    ['the crossing with three vehicles', crossing, 'abc', 9_000],
    ['the figure of eight with two vehicles', figureOfEight, 'ac', 700],
    ['the figure of eight with three vehicles', figureOfEight, 'abc', 800],
  ])('of %s: no state stays locked up, since rings are found and broken', (_, drawing, homes, least) => {
    const found = explore(trafficOf(worldOf(drawing), homes, 'first-come'), 100_000);
    expect(found.states).toBeGreaterThan(least);
    expect([...found.deadlocks, ...found.faults]).toEqual([]);
    expect(found.unlocked).toBeGreaterThan(0);
  });

  test('would lock up if rings were not broken: the search would see it', () => {
    const traffic = trafficOf(worldOf(figureOfEight), 'abc', 'first-come');
    Object.assign(traffic['precedence'], { waitsFor: () => false });
    expect(explore(traffic, 100_000).deadlocks.length).toBeGreaterThan(0);
  });

  test('nobody overtakes who waits for the same zone', () => {
    const [banker, firstCome] = (['banker', 'first-come'] as const).map((order): Traffic => {
      const world = worldOf(oneLoop);
      const traffic = trafficOf(world, 'abe', order);
      // 2 holds the road ahead of 0; 1 stands behind and wants only what is free.
      traffic.claim(2, placeOf(world, 'c'));
      traffic.allocate();
      traffic.claim(0, placeOf(world, 'f'));
      traffic.claim(1, placeOf(world, 'd'));
      traffic.allocate();
      return traffic;
    }) as [Traffic, Traffic];
    const given = (t: Traffic): number[] => t.state.vehicles.map((v) => v.allocated);
    expect(given(firstCome)[1]).toBeLessThanOrEqual(given(banker)[1]!);
  });
});
