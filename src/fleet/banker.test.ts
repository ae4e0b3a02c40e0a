// The banker's rule against its definition: an order in which the vehicles can finish, looked for by trying.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Banker } from './banker.ts';
import type { RouteHop } from './rest-places.ts';
import type { TrafficState, TrafficVehicle } from './traffic-state.ts';

const ZONES = 8;

/** Roads of a few vehicles over eight zones, and how many hops of its road each is to be given. */
const someRoads = fc.array(
  fc.record({
    hops: fc.array(fc.uniqueArray(fc.nat({ max: ZONES - 1 }), { maxLength: 3 }), { maxLength: 4 }),
    given: fc.nat({ max: 4 }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** A state in which vehicles hold the hops that they were to be given, as far as nobody held one of their zones before. */
function stateOf(roads: { hops: number[][]; given: number }[]): TrafficState {
  const owner = new Int32Array(ZONES).fill(-1);
  const claims = new Int32Array(ZONES);
  const vehicles = roads.map(({ hops, given }, v): Partial<TrafficVehicle> => {
    let allocated = 0;
    while (allocated < Math.min(given, hops.length) && hops[allocated]!.every((z) => [-1, v].includes(owner[z]!)))
      for (const z of hops[allocated++]!) owner[z] = v;
    for (const zones of hops.slice(allocated)) for (const z of zones) claims[z]!++;
    return { route: hops.map((zones) => ({ zones, points: [], limits: [], sideways: [] })), allocated };
  });
  return { owner, claims, vehicles } as unknown as TrafficState;
}

/** Vehicles that can finish one after another, whoever is tried first. */
function finishers({ owner, vehicles }: TrafficState): Set<number> {
  const done = new Set<number>();
  const able = (v: number): boolean =>
    vehicles[v]!.route.slice(vehicles[v]!.allocated).every(({ zones }) =>
      zones.every((z) => [-1, v].includes(owner[z]!) || done.has(owner[z]!)),
    );
  for (let before = -1; before < done.size;) {
    before = done.size;
    vehicles.forEach((_, v) => able(v) && done.add(v));
  }
  return done;
}

describe('the banker', () => {
  it('finds a state safe when all vehicles with road can finish, and only then', () => {
    const seen = { safe: 0, unsafe: 0 };
    fc.assert(
      fc.property(someRoads, (roads) => {
        const state = stateOf(roads);
        const all = finishers(state);
        const safe = state.vehicles.every((v, i) => v.allocated === 0 || all.has(i));
        expect(new Banker(state).safe()).toBe(safe);
        seen[safe ? 'safe' : 'unsafe']++;
      }),
      { numRuns: 1000 },
    );
    expect(seen.safe).toBeGreaterThan(0);
    expect(seen.unsafe).toBeGreaterThan(0);
  });

  it('lets a vehicle have its next hop when all can finish afterwards, if they could before, and only then', () => {
    const seen = { given: 0, refused: 0 };
    fc.assert(
      fc.property(someRoads, fc.nat({ max: 5 }), (roads, which) => {
        const state = stateOf(roads);
        const vehicle = which % roads.length;
        const v = state.vehicles[vehicle]!;
        const banker = new Banker(state);
        const hop = v.route[v.allocated];
        fc.pre(hop !== undefined && banker.safe());
        const { zones } = hop as RouteHop;
        fc.pre(zones.every((z) => [-1, vehicle].includes(state.owner[z]!)));
        const taken = zones.filter((z) => state.owner[z] === -1);
        for (const z of taken) state.owner[z] = vehicle;
        v.allocated++;
        const answer = banker.safeAfter(vehicle, taken);
        expect(answer).toBe(banker.safe());
        seen[answer ? 'given' : 'refused']++;
      }),
      { numRuns: 2000 },
    );
    expect(seen.given).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });
});
