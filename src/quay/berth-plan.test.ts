// The berth plan in small quays whose answer is plain, and as properties: nobody overlaps, everybody floats, bounds hold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBerths } from './berth-plan.ts';
import type { BerthPlan, BerthProblem, BerthRequest } from './problems.ts';

const HOUR = 3_600_000;
const BUDGET = { steps: 4_000 };

function request(call: string, changes: Partial<BerthRequest>): BerthRequest {
  return {
    call,
    length: 300,
    draught: 14,
    arrival: 0,
    handling: 10 * HOUR,
    preferredX: null,
    weight: 1,
    fixed: null,
    ...changes,
  };
}

function quay(requests: BerthRequest[], changes: Partial<BerthProblem> = {}): BerthProblem {
  return {
    quayLength: 1000,
    depths: [{ from: 0, to: 1000, depth: 17 }],
    clearance: 20,
    underKeelClearance: 1,
    metreCost: 10_000,
    requests,
    ...changes,
  };
}

/** Pairs that share quay and time, clearance counted. */
function overlaps({ clearance, requests }: BerthProblem, { berthings }: BerthPlan): string[] {
  const length = (call: string): number => requests.find((r) => r.call === call)?.length ?? NaN;
  const found: string[] = [];
  berthings.forEach((a, i) => {
    for (const b of berthings.slice(i + 1)) {
      const inTime = a.start < b.end && b.start < a.end;
      const inSpace = a.x < b.x + length(b.call) + clearance - 1e-6 && b.x < a.x + length(a.call) + clearance - 1e-6;
      if (inTime && inSpace) found.push(`${a.call}-${b.call}`);
    }
  });
  return found;
}

describe('the berth plan', () => {
  /*
   *  0        300 320       620 640      940  1000 m
   *  |== ANNA ==|  |== BELA ==|  |== CARA ==|   |       DORA comes last and waits
   */
  it('lays as many vessels as the quay is long for, and lets the last one wait', () => {
    const { plan, objective, bound } = planBerths(
      quay(['ANNA', 'BELA', 'CARA', 'DORA'].map((c) => request(c, {}))),
      BUDGET,
    );
    expect(plan.berthings.filter((b) => b.start === 0)).toHaveLength(3);
    expect(objective).toBe(10 * HOUR);
    expect(bound).toBeLessThanOrEqual(objective);
  });

  it('lets the vessel of less weight wait', () => {
    const requests = [
      request('FEEDER', { length: 600, handling: 8 * HOUR }),
      request('ULCS', { length: 600, weight: 5 }),
    ];
    const { plan } = planBerths(quay(requests), BUDGET);
    expect(plan.berthings.find((b) => b.call === 'ULCS')?.start).toBe(0);
    expect(plan.berthings.find((b) => b.call === 'FEEDER')?.start).toBe(10 * HOUR);
  });

  it('lays a vessel where it wants to lie, and shifts it when shifting costs less than waiting', () => {
    const requests = [request('ANNA', { preferredX: 400 }), request('BELA', { preferredX: 420, arrival: HOUR })];
    const { plan, objective, why } = planBerths(quay(requests), BUDGET);
    expect(plan.berthings.map((b) => b.start)).toEqual([0, HOUR]);
    expect(overlaps(quay(requests), plan)).toEqual([]);
    expect(objective).toBe(300 * 10_000);
    expect(why.map((w) => w.decided)).toContain('preferred');
  });

  /*
   *  depth 13 m          | 17 m                         |
   *  0                  400                           1000
   */
  it('keeps a deep vessel where the water is deep', () => {
    const depths = [
      { from: 0, to: 400, depth: 13 },
      { from: 400, to: 700, depth: 17 },
      { from: 700, to: 1000, depth: 17 },
    ];
    const requests = [request('DEEP', { length: 500, preferredX: 0 }), request('FLAT', { draught: 9, preferredX: 0 })];
    const { plan } = planBerths(quay(requests, { depths }), BUDGET);
    expect(plan.berthings.map((b) => b.x)).toEqual([400, 0]);
  });

  it('refuses what is too long or too deep and says so', () => {
    const requests = [request('LONG', { length: 1001 }), request('DEEP', { draught: 16.5 }), request('FITS', {})];
    const { plan } = planBerths(quay(requests), BUDGET);
    expect(plan.refused).toEqual([
      { call: 'LONG', reason: 'too-long' },
      { call: 'DEEP', reason: 'too-deep' },
    ]);
    expect(plan.berthings.map((b) => b.call)).toEqual(['FITS']);
  });

  it('leaves a moored vessel where it is', () => {
    const requests = [request('MOORED', { fixed: { x: 350, start: -HOUR } }), request('NEW', { length: 400 })];
    const { plan, why } = planBerths(quay(requests), BUDGET);
    expect(plan.berthings[0]).toEqual({ call: 'MOORED', x: 350, start: -HOUR, end: 9 * HOUR });
    expect(plan.berthings[1].start).toBe(9 * HOUR);
    expect(why[0].decided).toBe('fixed');
  });

  it('lays a vessel that is pinned at her place, though another would do at once, or as near as she can lie', () => {
    const requests = [
      request('MOORED', { fixed: { x: 350, start: 0 } }),
      request('PINNED', { length: 300, pinnedX: 400, preferredX: 0 }),
      request('BEYOND', { length: 100, pinnedX: 2000 }),
    ];
    const { plan } = planBerths(quay(requests), BUDGET);
    expect(plan.berthings.map(({ x, start }) => [x, start])).toEqual([
      [350, 0],
      [400, 10 * HOUR],
      [900, 0],
    ]);
  });

  it('answers an empty quay with an empty plan', () => {
    expect(planBerths(quay([]), BUDGET)).toMatchObject({
      plan: { berthings: [], refused: [] },
      objective: 0,
      bound: 0,
    });
  });
});

const someCalls = fc
  .array(
    fc.record({
      length: fc.integer({ min: 100, max: 400 }),
      draught: fc.integer({ min: 8, max: 15 }),
      arrival: fc.integer({ min: 0, max: 72 }).map((h) => h * HOUR),
      handling: fc.integer({ min: 4, max: 40 }).map((h) => h * HOUR),
      preferredX: fc.option(fc.integer({ min: 0, max: 900 })),
      weight: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((calls) => calls.map((c, i) => request(`C${i}`, c)));

const DEPTHS = [
  { from: 0, to: 500, depth: 13 },
  { from: 500, to: 1000, depth: 17 },
];

describe('any berth plan', () => {
  it('overlaps nowhere, floats everywhere, costs what it says and no less than its bound', () => {
    fc.assert(
      fc.property(someCalls, fc.integer({ min: 0, max: 300 }), (requests, steps) => {
        const p = quay(requests, { depths: DEPTHS });
        const { plan, objective, bound } = planBerths(p, { steps });
        expect(overlaps(p, plan)).toEqual([]);
        let cost = 0;
        for (const b of plan.berthings) {
          const r = requests.find((x) => x.call === b.call) as BerthRequest;
          expect(b.start).toBeGreaterThanOrEqual(r.arrival);
          expect(b.x).toBeGreaterThanOrEqual(r.draught + 1 > 13 ? 500 : 0);
          expect(b.x + r.length).toBeLessThanOrEqual(1000);
          const away = r.preferredX === null ? 0 : Math.abs(b.x - r.preferredX);
          cost += r.weight * (b.start - r.arrival + away * p.metreCost);
        }
        expect(cost).toBeCloseTo(objective, 3);
        expect(bound).toBeLessThanOrEqual(objective);
        expect(plan.berthings.length + plan.refused.length).toBe(requests.length);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same calls', () => {
    fc.assert(
      fc.property(someCalls, (requests) => {
        expect(planBerths(quay(requests), { steps: 200 })).toEqual(planBerths(quay(requests), { steps: 200 }));
      }),
      { numRuns: 10 },
    );
  });

  it('has a bound that holds against a long search, although worked out without one', () => {
    fc.assert(
      fc.property(someCalls, (requests) => {
        const short = planBerths(quay(requests), { steps: 1 });
        expect(short.bound).toBeLessThanOrEqual(planBerths(quay(requests), { steps: 1500 }).objective + 1e-3);
      }),
      { numRuns: 40 },
    );
  });
});
