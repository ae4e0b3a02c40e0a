import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastCostByTrying } from './exhaustive.fixture.ts';
import { planDiscreteBerths } from './plan.ts';
import type { DiscreteBerthPlan, DiscreteBerthProblem } from './problem.ts';

/** Enough to solve every world here to its end. */
const STEPS = 20_000_000;

/** Vessels as [arrival, handling at each berth …]; berths open from 0 to 100, nobody has to leave before. */
function world(...vessels: [arrival: number, ...handling: (number | null)[]][]): DiscreteBerthProblem {
  const berths = vessels[0]!.slice(1).map(() => ({ opens: 0, closes: 100 }));
  return { berths, vessels: vessels.map(([arrival, ...handling]) => ({ arrival, latestDeparture: 100, handling })) };
}

/** What a plan breaks, and what it costs. */
function replay(
  { berths, vessels }: DiscreteBerthProblem,
  plan: DiscreteBerthPlan,
): { faults: string[]; cost: number } {
  const faults: string[] = [];
  let cost = 0;
  const stays = plan.map((berthing, i) => {
    if (berthing === null) return null;
    const { berth, start } = berthing;
    const { arrival, latestDeparture, handling } = vessels[i]!;
    const end = start + (handling[berth] ?? NaN);
    const { opens, closes } = berths[berth]!;
    if (!(start >= Math.max(arrival, opens) && end <= Math.min(closes, latestDeparture))) faults.push(`vessel ${i}`);
    cost += end - arrival;
    return { berth, start, end };
  });
  stays.forEach((a, i) =>
    stays.slice(0, i).forEach((b, j) => {
      if (a !== null && a.berth === b?.berth && a.start < b.end && b.start < a.end) faults.push(`${i} lies on ${j}`);
    }),
  );
  return { faults, cost };
}

const tinyWorld: fc.Arbitrary<DiscreteBerthProblem> = fc.integer({ min: 1, max: 3 }).chain((m) =>
  fc.record({
    berths: fc.array(
      fc
        .record({ opens: fc.integer({ min: 0, max: 5 }), stays: fc.integer({ min: 0, max: 25 }) })
        .map(({ opens, stays }) => ({ opens, closes: opens + stays })),
      { minLength: m, maxLength: m },
    ),
    vessels: fc.array(
      fc.record({
        arrival: fc.integer({ min: 0, max: 9 }),
        latestDeparture: fc.integer({ min: 6, max: 30 }),
        handling: fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.constant(null)), {
          minLength: m,
          maxLength: m,
        }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
);

describe('the plan for separate berths', () => {
  //  time      0    2    4    6    8
  //  berth 1   [ 1: 4   ][ 2: 4    ]
  //  berth 2                             both vessels need 9 there
  it('lets a vessel wait for the berth that serves her fast', () => {
    const { plan, objective, bound, why } = planDiscreteBerths(world([0, 4, 9], [1, 4, 9]), { steps: STEPS });
    expect(plan).toEqual([
      { berth: 0, start: 0 },
      { berth: 0, start: 4 },
    ]);
    expect([objective, bound]).toEqual([11, 11]);
    expect(why[1]).toEqual({
      decided: 'handling',
      alternatives: [
        { choice: 'berth 1', score: 7, parts: { waiting: 3, handling: 4, others: 0 } },
        { choice: 'berth 2', score: 9, parts: { waiting: 0, handling: 9, others: 0 } },
      ],
    });
  });

  //  time      0 1 2 3 4 5 6 7 8 9
  //  berth 1     [2][ 1: 8         ]     the long vessel is there first, and lets the short one pass
  it('keeps a berth idle for a short vessel that comes soon', () => {
    const problem = world([0, 8], [1, 1]);
    const { plan, objective } = planDiscreteBerths(problem, { steps: STEPS });
    expect(plan).toEqual([
      { berth: 0, start: 2 },
      { berth: 0, start: 1 },
    ]);
    expect(objective).toBe(11);
    expect(leastCostByTrying(problem)).toBe(11);
  });

  it('serves a vessel only where she may lie and within the windows of berth and vessel', () => {
    const problem: DiscreteBerthProblem = {
      berths: [
        { opens: 0, closes: 3 },
        { opens: 5, closes: 20 },
      ],
      vessels: [
        { arrival: 0, latestDeparture: 20, handling: [4, 4] },
        { arrival: 0, latestDeparture: 8, handling: [null, 3] },
      ],
    };
    const { plan, objective, bound, why } = planDiscreteBerths(problem, { steps: STEPS });
    expect(plan).toEqual([
      { berth: 1, start: 8 },
      { berth: 1, start: 5 },
    ]);
    expect([objective, bound]).toEqual([20, 20]);
    expect(why.map(({ decided }) => decided)).toEqual(['only-choice', 'only-choice']);
  });

  it('proves that there is no room for two vessels where there is time for one, and says who is left out', () => {
    const problem: DiscreteBerthProblem = {
      berths: [{ opens: 0, closes: 10 }],
      vessels: [
        { arrival: 0, latestDeparture: 10, handling: [6] },
        { arrival: 0, latestDeparture: 10, handling: [7] },
      ],
    };
    const { plan, objective, bound } = planDiscreteBerths(problem, { steps: STEPS });
    expect([objective, bound]).toEqual([Infinity, Infinity]);
    expect(plan).toEqual([{ berth: 0, start: 0 }, null]);
  });

  it('proves at once that a vessel without a berth has none', () => {
    const { plan, bound } = planDiscreteBerths(world([0, 4, 9], [1, null, null]), { steps: 0 });
    expect(plan[1]).toBeNull();
    expect(bound).toBe(Infinity);
  });

  it('has an empty plan for no vessels', () => {
    const nobody = planDiscreteBerths({ berths: [{ opens: 0, closes: 9 }], vessels: [] }, { steps: 10 });
    expect(nobody).toEqual({ plan: [], objective: 0, bound: 0, why: [] });
  });

  it('finds and proves the least cost of tiny worlds, and where there is no plan proves that', () => {
    fc.assert(
      fc.property(tinyWorld, (problem) => {
        const { plan, objective, bound } = planDiscreteBerths(problem, { steps: STEPS });
        const least = leastCostByTrying(problem);
        expect([objective, bound]).toEqual([least, least]);
        const { faults, cost } = replay(problem, plan);
        expect(faults).toEqual([]);
        if (least < Infinity) expect(cost).toBe(least);
        else expect(plan).toContain(null);
      }),
      { numRuns: 150 },
    );
  });

  it('never tells a bound above the least cost or a plan below it, however short the work', () => {
    fc.assert(
      fc.property(tinyWorld, fc.integer({ min: 0, max: 5000 }), (problem, steps) => {
        const { plan, objective, bound } = planDiscreteBerths(problem, { steps });
        const least = leastCostByTrying(problem);
        expect(bound).toBeLessThanOrEqual(least);
        expect(objective).toBeGreaterThanOrEqual(least);
        const { faults, cost } = replay(problem, plan);
        expect(faults).toEqual([]);
        if (objective < Infinity) expect(cost).toBe(objective);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same answer for the same work, and stops when it is told to', () => {
    const problem = world([0, 7, 14, 9], [1, 8, 16, 9], [2, 6, 5, 5], [3, 9, 18, 9], [3, 4, 8, 6], [5, 7, 14, 3]);
    expect(planDiscreteBerths(problem, { steps: 3000 })).toEqual(planDiscreteBerths(problem, { steps: 3000 }));
    let asked = 0;
    const { plan } = planDiscreteBerths(problem, { steps: Infinity, stop: () => ++asked > 0 });
    expect(plan).not.toContain(null);
    expect(asked).toBe(1);
  });
});
