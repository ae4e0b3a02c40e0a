// A stacking crane's order of jobs against every order, and in small blocks whose answer is plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LATENESS_WEIGHTS, lowerBound, scheduleYardCrane } from './crane-schedule.ts';
import type { YardCraneProblem, YardJob } from './problems.ts';

const PLENTY = { steps: 100_000 };

function job(id: number, changes: Partial<YardJob>): YardJob {
  return { id, pickAt: 0, placeAt: 0, seconds: 60, dueIn: 0, priority: 0, ...changes };
}

/** Cost of an order, reckoned anew. */
function costOf({ at, speed, jobs }: YardCraneProblem, order: readonly number[]): number {
  let time = 0;
  let place = at;
  let cost = 0;
  for (const id of order) {
    const j = jobs.find((x) => x.id === id) as YardJob;
    const drive = Math.abs(j.pickAt - place) / speed;
    time += drive;
    cost += drive + LATENESS_WEIGHTS[j.priority as 0 | 1 | 2] * Math.max(0, time - j.dueIn);
    time = Math.max(time + j.seconds, j.earliestEnd ?? 0);
    place = j.placeAt;
  }
  return cost;
}

function leastByTrying(p: YardCraneProblem): number {
  let least = Infinity;
  const go = (order: number[], open: number[]): void => {
    if (open.length === 0) least = Math.min(least, costOf(p, order));
    for (const id of open)
      go(
        [...order, id],
        open.filter((x) => x !== id),
      );
  };
  go(
    [],
    p.jobs.map((j) => j.id),
  );
  return least;
}

const problems = (maxLength: number): fc.Arbitrary<YardCraneProblem> =>
  fc.record({
    at: fc.integer({ min: 0, max: 400 }),
    speed: fc.constant(4),
    jobs: fc
      .array(
        fc.record({
          pickAt: fc.integer({ min: 0, max: 400 }),
          placeAt: fc.integer({ min: 0, max: 400 }),
          seconds: fc.integer({ min: 40, max: 200 }),
          dueIn: fc.integer({ min: -200, max: 900 }),
          earliestEnd: fc.integer({ min: 0, max: 600 }),
          priority: fc.integer({ min: 0, max: 2 }),
        }),
        { minLength: 1, maxLength },
      )
      .map((jobs) => jobs.map((j, id) => ({ id, ...j }))),
  });

describe('the order of a stacking crane', () => {
  it('is as good as the best of all orders for up to six jobs, with the bound to prove it', () => {
    fc.assert(
      fc.property(problems(6), (p) => {
        const { plan, objective, bound } = scheduleYardCrane(p, PLENTY);
        expect(costOf(p, plan)).toBeCloseTo(objective, 6);
        expect(objective).toBeCloseTo(leastByTrying(p), 6);
        expect(bound).toBe(objective);
      }),
    );
  });

  it('has a lower bound below the best of all orders', () => {
    fc.assert(
      fc.property(problems(6), (p) => {
        expect(lowerBound(p)).toBeLessThanOrEqual(leastByTrying(p) + 1e-6);
      }),
    );
  });

  it('holds every job once and keeps bound below objective for many jobs and any budget', () => {
    fc.assert(
      fc.property(problems(20), fc.integer({ min: 0, max: 3000 }), (p, steps) => {
        const { plan, objective, bound } = scheduleYardCrane(p, { steps });
        expect([...plan].sort((a, b) => a - b)).toEqual(p.jobs.map((j) => j.id));
        expect(costOf(p, plan)).toBeCloseTo(objective, 6);
        expect(bound).toBeLessThanOrEqual(objective + 1e-6);
      }),
    );
  });

  /*
   *   water |--truck---crane----------------quay--| land          both late
   */
  it('does the quay before the truck although the truck is nearer', () => {
    const jobs = [job(1, { pickAt: 80, priority: 1 }), job(2, { pickAt: 300, priority: 0 })];
    const { plan, why } = scheduleYardCrane({ at: 100, speed: 4, jobs }, PLENTY);
    expect(plan).toEqual([2, 1]);
    expect(why[0].decided).toBe('priority');
  });

  it('does a job on the way first when the urgent one still has time', () => {
    const jobs = [
      job(1, { pickAt: 300, placeAt: 300, dueIn: 600 }),
      job(2, { pickAt: 120, placeAt: 290, priority: 2 }),
    ];
    expect(scheduleYardCrane({ at: 100, speed: 4, jobs }, PLENTY).plan).toEqual([2, 1]);
  });

  it('takes the nearest first among equals', () => {
    const jobs = [50, 10, 30].map((pickAt, id) => job(id, { pickAt, placeAt: pickAt, dueIn: 10_000 }));
    expect(scheduleYardCrane({ at: 0, speed: 4, jobs }, PLENTY).plan).toEqual([1, 2, 0]);
  });
});
