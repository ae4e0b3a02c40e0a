// The crane plan in small vessels drawn below and as properties of any vessel.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './crane-check.ts';
import { planCranes } from './crane-plan.ts';
import { Sweep, sweepWorld } from './sweep.ts';
import type { CranePlan, CraneProblem, CraneTask } from './problems.ts';

const BUDGET = { steps: 2_000 };

/** Cranes at the given places, m, free at once, with the whole quay as their range. */
function cranesAt(...places: number[]): CraneProblem['cranes'] {
  return places.map((x, id) => ({ id, x, readyIn: 0, minX: -1000, maxX: 1000 }));
}

function task(id: number, x: number, seconds: number, changes: Partial<CraneTask> = {}): CraneTask {
  return { id, x, seconds, after: [], lockedTo: null, ...changes };
}

function vessel(cranes: CraneProblem['cranes'], tasks: CraneTask[]): CraneProblem {
  return { cranes, minSpacing: 28, gantrySpeed: 1, tasks };
}

/** Which tasks each crane does, in order. */
function shares(plan: CranePlan): number[][] {
  return plan.sequences.map((s) => s.tasks.map((t) => t.id));
}

describe('the crane plan', () => {
  it('comes to an end for a vessel of which every bay is begun', () => {
    const begun = fc.array(
      fc.record({ bay: fc.nat(9), crane: fc.nat(2), seconds: fc.integer({ min: 60, max: 900 }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(begun, (told) => {
        const tasks = told.map(({ bay, crane, seconds }, k) => task(k, 14 * bay, seconds, { lockedTo: crane }));
        const { plan, objective, bound } = planCranes(vessel(cranesAt(0, 56, 112), tasks), { steps: 20_000 });
        expect(bound).toBeLessThanOrEqual(objective);
        expect(shares(plan).flat()).toHaveLength(told.length);
        expect(Math.max(...plan.sequences.flatMap((s) => s.tasks.map((t) => t.end)))).toBeCloseTo(objective, 6);
      }),
      { numRuns: 30 },
    );
  });

  /*
   *  bay     0   1   2   3   4   5   6   7       14 m each, 600 s of work in each
   *          ----------------|--------------
   *          crane 0             crane 1
   */
  it('splits an even vessel in the middle', () => {
    const tasks = [0, 1, 2, 3, 4, 5, 6, 7].map((bay) => task(bay, 14 * bay, 600));
    const p = vessel(cranesAt(0, 56), tasks);
    const { plan, objective, bound } = planCranes(p, BUDGET);
    expect(shares(plan).map((s) => [...s].sort())).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
    expect(objective).toBe(4 * 600 + 3 * 14);
    expect(bound).toBe(objective);
    expect(faultsOf(p, plan)).toEqual([]);
  });

  /*
   *  bay     0   1   2          two cranes, but 28 m apart: bays 1 and 2 are never worked together
   *  work    -  900 900
   */
  it('knows that neighbouring heavy bays cannot be worked at the same time', () => {
    const p = vessel(cranesAt(0, 28), [task(1, 14, 900), task(2, 28, 900)]);
    const { plan, objective, bound } = planCranes(p, BUDGET);
    expect(bound).toBeGreaterThanOrEqual(1800);
    expect(objective).toBeGreaterThanOrEqual(bound);
    expect(faultsOf(p, plan)).toEqual([]);
  });

  it('discharges a bay before it loads it', () => {
    const p = vessel(cranesAt(0, 56), [task(1, 0, 500), task(2, 0, 300, { after: [1] }), task(3, 56, 800)]);
    const { plan, objective } = planCranes(p, BUDGET);
    expect(shares(plan)).toEqual([[1, 2], [3]]);
    expect(objective).toBe(800);
  });

  it('lets a crane finish first what it has begun', () => {
    const tasks = [0, 1, 2, 3, 4, 5].map((bay) => task(bay, 28 * bay, 600));
    tasks[3] = task(3, 84, 200, { lockedTo: 0 });
    const p = vessel(cranesAt(84, 140), tasks);
    const { plan } = planCranes(p, BUDGET);
    expect(plan.sequences[0].tasks[0]).toMatchObject({ id: 3, start: 0, end: 200 });
    expect(faultsOf(p, plan)).toEqual([]);
  });

  it('gives less to a crane that comes later', () => {
    const tasks = [0, 1, 2, 3, 4, 5].map((bay) => task(bay, 28 * bay, 600));
    const cranes = cranesAt(0, 84);
    cranes[1].readyIn = 1500;
    const { plan } = planCranes(vessel(cranes, tasks), BUDGET);
    expect(plan.sequences[0].tasks.length).toBeGreaterThan(plan.sequences[1].tasks.length);
    expect(plan.sequences[1].tasks[0].start).toBeGreaterThanOrEqual(1500);
  });

  it('leaves out what no crane can reach and says so', () => {
    const cranes = cranesAt(0, 56).map((c) => ({ ...c, minX: 0, maxX: 100 }));
    const { plan, why } = planCranes(vessel(cranes, [task(1, 0, 60), task(2, 300, 60)]), BUDGET);
    expect(shares(plan).flat()).toEqual([1]);
    expect(why[1]).toMatchObject({ decided: 'out-of-reach', alternatives: [{ choice: 'task 2' }] });
  });

  it('keeps a crane out of the last metres that its neighbour cannot leave', () => {
    const cranes = cranesAt(0, 56).map((c) => ({ ...c, minX: 0, maxX: 100 }));
    const { plan } = planCranes(vessel(cranes, [task(1, 0, 600), task(2, 14, 600), task(3, 90, 10)]), BUDGET);
    expect(shares(plan)[0].sort()).toEqual([1, 2]);
  });

  it('answers a vessel without work with empty sequences', () => {
    const { plan, objective, bound } = planCranes(vessel(cranesAt(0, 56), []), BUDGET);
    expect(shares(plan)).toEqual([[], []]);
    expect([objective, bound]).toEqual([0, 0]);
  });

  it('plans nothing without cranes and names every task as out of reach', () => {
    const { plan, why } = planCranes(vessel([], [task(1, 0, 60)]), BUDGET);
    expect(plan.sequences).toEqual([]);
    expect(why.map((w) => w.decided)).toContain('out-of-reach');
  });

  it('puts work of a crane that is gone on another one', () => {
    const { plan } = planCranes(vessel(cranesAt(0, 56), [task(1, 0, 60, { lockedTo: 9 })]), BUDGET);
    expect(shares(plan)).toEqual([[1], []]);
  });
});

const someVessel: fc.Arbitrary<CraneProblem> = fc
  .record({
    cranes: fc.integer({ min: 1, max: 4 }),
    ready: fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 4, maxLength: 4 }),
    work: fc.array(
      fc.record({
        bay: fc.integer({ min: 0, max: 12 }),
        seconds: fc.integer({ min: 1, max: 900 }),
        chained: fc.boolean(),
      }),
      { minLength: 1, maxLength: 16 },
    ),
    begun: fc.option(fc.nat({ max: 3 })),
  })
  .map(({ cranes, ready, work, begun }) => {
    const tasks = work.map(({ bay, seconds, chained }, id) => {
      const before = work.findIndex((w, i) => i < id && w.bay === bay);
      return task(id, 14 * bay, seconds, { after: chained && before >= 0 ? [before] : [] });
    });
    const p = vessel(cranesAt(...[0, 42, 84, 126].slice(0, cranes)), tasks);
    p.cranes.forEach((c, v) => (c.readyIn = ready[v]));
    if (begun !== null && begun < cranes) tasks[0].lockedTo = begun;
    return p;
  });

/** The least time of all splits of a small vessel, swept both ways. */
function bestOfAllSplits(p: CraneProblem): number {
  let least = Infinity;
  for (const direction of ['up', 'down'] as const) {
    const world = sweepWorld(p, direction);
    const sweep = new Sweep(world);
    const craneOf = new Int8Array(world.tasks);
    for (let code = 0; code < world.cranes ** world.tasks; code++) {
      for (let t = 0, rest = code; t < world.tasks; t++, rest = Math.floor(rest / world.cranes)) {
        craneOf[t] = rest % world.cranes;
      }
      if (craneOf.every((v, t) => world.reachable[t * world.cranes + v] === 1))
        least = Math.min(least, sweep.run(craneOf));
    }
  }
  return least;
}

describe('any crane plan', () => {
  it('does every task once, keeps the rules of the quay, and costs no less than its bound', () => {
    fc.assert(
      fc.property(someVessel, fc.integer({ min: 0, max: 400 }), (p, steps) => {
        const { plan, objective, bound } = planCranes(p, { steps });
        expect(faultsOf(p, plan)).toEqual([]);
        expect(
          shares(plan)
            .flat()
            .sort((a, b) => a - b),
        ).toEqual(p.tasks.map((t) => t.id));
        expect(Math.max(...plan.sequences.flatMap((s) => s.tasks.map((t) => t.end)))).toBeCloseTo(objective, 6);
        expect(bound).toBeLessThanOrEqual(objective);
      }),
      { numRuns: 200 },
    );
  });

  it('has the same bound however long it searches, below the best plan found', () => {
    fc.assert(
      fc.property(someVessel, (p) => {
        expect(planCranes(p, { steps: 30 }).bound).toBeLessThanOrEqual(planCranes(p, { steps: 1500 }).objective + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same vessel', () => {
    fc.assert(
      fc.property(someVessel, (p) => {
        expect(planCranes(p, BUDGET)).toEqual(planCranes(p, BUDGET));
      }),
      { numRuns: 10 },
    );
  });

  it('is within a tenth of the best of all splits of a small vessel', () => {
    fc.assert(
      fc.property(someVessel, (p) => {
        const tasks = p.tasks.slice(0, 5).map((t) => ({ ...t, lockedTo: null }));
        const small = { ...p, cranes: p.cranes.slice(0, 3), tasks };
        expect(planCranes(small, BUDGET).objective).toBeLessThanOrEqual(1.1 * bestOfAllSplits(small) + 1e-6);
      }),
      // A heuristic may miss on one vessel in thousands: so this is a fixed sample.
      { numRuns: 100, seed: 1 },
    );
  });
});
