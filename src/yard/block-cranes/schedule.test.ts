// Two stacking cranes on one block: an independent checker replays every schedule, all orders are tried where there are few jobs, and in
// small blocks the answer is plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfBlock } from '../../../test/support/block-checker.ts';
import { drawBlock } from '../../../test/support/block-problems.ts';
import { firstCome, singleCrane, withOneCrane } from './baselines.ts';
import type { BlockCrane, BlockJob, BlockProblem } from './problem.ts';
import { scheduleBlock } from './schedule.ts';
import { STABILITY, timed } from './timing.ts';

const PLENTY = { steps: 200_000 };

function job(id: number, changes: Partial<BlockJob>): BlockJob {
  return {
    ...{
      id,
      crane: -1,
      pickAt: 0,
      placeAt: 0,
      pickSeconds: 30,
      placeSeconds: 40,
      meets: null,
      comesIn: 0,
      meetSeconds: 10,
    },
    ...{ dueIn: 10_000, class: 0, after: -1 },
    ...changes,
  };
}

const standing = (at: number): BlockCrane => ({ at, freeIn: 0, low: at, high: at });

function block(jobs: BlockJob[], water = 0, land = 200): BlockProblem {
  const cranes = [standing(water), standing(land)] as const;
  return { cranes, spacing: 20, gantry: { speed: 4, accel: 0.4 }, leastTravel: 10, jobs };
}

/** Blocks with up to so many jobs anywhere, cranes at work at the start, hand-overs among neighbours. */
const blocks = (maxLength: number): fc.Arbitrary<BlockProblem> =>
  fc
    .record({
      water: fc.integer({ min: -20, max: 100 }),
      apart: fc.integer({ min: 20, max: 150 }),
      busy: fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 })),
      back: fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })),
      jobs: fc.array(
        fc.record({
          crane: fc.constantFrom(0, 1, -1) as fc.Arbitrary<0 | 1 | -1>,
          pickAt: fc.integer({ min: -13, max: 273 }),
          placeAt: fc.integer({ min: -13, max: 273 }),
          pickSeconds: fc.integer({ min: 20, max: 90 }),
          placeSeconds: fc.integer({ min: 20, max: 60 }),
          meets: fc.constantFrom('pick', 'place', null) as fc.Arbitrary<'pick' | 'place' | null>,
          comesIn: fc.integer({ min: 0, max: 600 }),
          meetSeconds: fc.constant(10),
          dueIn: fc.integer({ min: -200, max: 900 }),
          class: fc.constantFrom(0, 1, 2) as fc.Arbitrary<0 | 1 | 2>,
          handsOver: fc.boolean(),
        }),
        { minLength: 1, maxLength },
      ),
    })
    .map(({ water, apart, busy, back, jobs }) => ({
      cranes: [
        { at: water, freeIn: busy[0], low: water - back[0], high: water },
        { at: water + apart, freeIn: busy[1], low: water + apart, high: water + apart + back[1] },
      ],
      ...{ spacing: 20, gantry: { speed: 4, accel: 0.4 }, leastTravel: 12, previous: [0, 1] },
      jobs: jobs.map(({ handsOver, ...j }, id) => ({ ...j, id, after: handsOver ? id - 1 : -1 })),
    }));

/** The least cost of all orders of right of way and all cranes, by timing each of them. */
function leastByTrying(p: BlockProblem): number {
  let least = Infinity;
  const sides = new Uint8Array(p.jobs.length);
  const go = (order: number[]): void => {
    if (order.length === p.jobs.length) {
      const { lateness, waiting, drive, stability } = timed(p, order, sides).cost;
      least = Math.min(least, lateness + waiting + drive + stability);
    }
    p.jobs.forEach((j, k) => {
      if (order.includes(k) || (j.after >= 0 && !order.includes(j.after))) return;
      for (const side of [0, 1] as const) {
        if (j.crane >= 0 && j.crane !== side) continue;
        sides[k] = side;
        go([...order, k]);
      }
    });
  };
  go([]);
  return least;
}

describe('the schedule of two stacking cranes on one block', () => {
  it('never lets them meet, keeps hand-overs and costs what it says, for any block and budget', () => {
    fc.assert(
      fc.property(blocks(12), fc.integer({ min: 1, max: 3000 }), (p, steps) => {
        const { plan, objective, bound } = scheduleBlock(p, { steps });
        expect(faultsOfBlock(p, plan)).toEqual([]);
        expect(bound).toBeLessThanOrEqual(objective + 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it('never lets them meet on busy blocks with 30 jobs, nor do the baselines', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const p = drawBlock(seed, 30);
      expect(faultsOfBlock(p, scheduleBlock(p, { steps: 3000 }).plan)).toEqual([]);
      expect(faultsOfBlock(p, firstCome(p).plan)).toEqual([]);
      expect(faultsOfBlock(withOneCrane(p), singleCrane(p, { steps: 3000 }).plan)).toEqual([]);
    }
  });

  it('is as good as the best of all orders for up to four jobs, and says that it tried them all', () => {
    fc.assert(
      fc.property(blocks(4), (p) => {
        const { plan, objective, bound } = scheduleBlock(p, PLENTY);
        const least = leastByTrying(p);
        expect(plan.exhausted).toBe(true);
        expect(objective).toBeCloseTo(least, 5);
        expect(bound).toBeLessThanOrEqual(least + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same each time, and no worse with more steps than with those of its first order', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const p = drawBlock(seed, 16);
      const [a, b] = [scheduleBlock(p, { steps: 4000 }), scheduleBlock(p, { steps: 4000 })];
      expect(a.plan).toEqual(b.plan);
      expect(a.objective).toBeLessThanOrEqual(scheduleBlock(p, { steps: 1 }).objective);
    }
  });

  it('ends when it is told to stop, with a whole schedule', () => {
    const p = drawBlock(3, 25);
    let asked = 0;
    const { plan } = scheduleBlock(p, { steps: 1e9, stop: () => ++asked > 50 });
    expect(faultsOfBlock(p, plan)).toEqual([]);
  });

  it('has nothing to do in a block without jobs', () => {
    const { plan, objective, bound } = scheduleBlock(block([]), PLENTY);
    expect([plan.steps, objective, bound]).toEqual([[[], []], 0, 0]);
  });

  /*
   *   water  W ......1→......................................←2...... L  land      nobody is in the other's way
   */
  it('lets both work at once where there is room', () => {
    const jobs = [job(1, { crane: 0, pickAt: 20, placeAt: 60 }), job(2, { crane: 1, pickAt: 180, placeAt: 140 })];
    const { plan } = scheduleBlock(block(jobs), PLENTY);
    expect(plan.steps.map((list) => list.map((s) => [s.job, s.start]))).toEqual([[[1, 0]], [[2, 0]]]);
  });

  /*
   *   water  W ---------------1 (late) ------------------→ 150 ... L at 160      the land crane has no work and stands in the way
   */
  it('sends a crane without work aside', () => {
    const { plan } = scheduleBlock(block([job(1, { crane: 0, placeAt: 150, dueIn: 0 })], 0, 160), PLENTY);
    expect(plan.steps[1]).toMatchObject([{ job: -1, from: 160, to: 170, start: 0 }]);
    expect(plan.steps[0][0]?.start).toBe(0);
  });

  /*
   *   water  W ---1, a vehicle, due at 100---→ 150
   *                                  110 ←----2, a truck, due at 100 ---- L  land
   */
  it('gives the way to the vessel move and lets the truck wait, where both want the middle at once', () => {
    const jobs = [
      job(1, { crane: 0, placeAt: 150, dueIn: 100, class: 0 }),
      job(2, { crane: 1, pickAt: 200, placeAt: 110, dueIn: 100, class: 1 }),
    ];
    const { plan, why } = scheduleBlock(block(jobs), PLENTY);
    const [[first], [second]] = plan.steps.map((list) => list.filter((s) => s.job >= 0));
    expect(first!.start).toBe(0);
    expect(second!.picked).toBeGreaterThanOrEqual(100);
    expect(plan.order.map((o) => o.job)).toEqual([1, 2]);
    expect(why.map((w) => w.decided)).toEqual(['only-choice', 'only-choice']);
  });

  /*
   *   water  |W 1: transfer → middle 100|   |2: middle 100 → 180, the land crane's| L
   */
  it('hands a box over in the middle: the land crane lifts it only when it is there', () => {
    const jobs = [
      job(1, { crane: 0, pickAt: 0, placeAt: 100, meets: 'pick' }),
      job(2, { crane: 1, pickAt: 100, placeAt: 180, after: 1, class: 2, dueIn: 0 }),
    ];
    const { plan } = scheduleBlock(block(jobs), PLENTY);
    const [first] = plan.steps[0].filter((s) => s.job === 1);
    const [second] = plan.steps[1].filter((s) => s.job === 2);
    expect(second!.picked - 30).toBeGreaterThanOrEqual(first!.end);
    // The water crane makes way for it.
    expect(plan.steps[0].at(-1)).toMatchObject({ job: -1 });
  });

  it('sets out for a vehicle so that it is there just when that comes', () => {
    const { plan } = scheduleBlock(block([job(1, { crane: 0, meets: 'pick', comesIn: 300, dueIn: 310 })]), PLENTY);
    expect(plan.steps[0][0]).toMatchObject({ start: 270, picked: 310 });
  });

  it('stays with what it planned to begin with unless another job is better by the price of leaving it', () => {
    // Job 2 is 12 m, 3 s, nearer: less than the price.
    const jobs = [job(1, { crane: 0, pickAt: 52, placeAt: 52 }), job(2, { crane: 0, pickAt: 40, placeAt: 40 })];
    const anew = scheduleBlock(block(jobs), PLENTY);
    const kept = scheduleBlock({ ...block(jobs), previous: [1, -1] }, PLENTY);
    expect([anew.plan.order[0]?.job, kept.plan.order[0]?.job]).toEqual([2, 1]);
    const late = [jobs[0]!, { ...jobs[1]!, dueIn: 0 }];
    const left = scheduleBlock({ ...block(late), previous: [1, -1] }, PLENTY);
    expect([left.plan.order[0]?.job, left.plan.cost.stability]).toEqual([2, STABILITY]);
    expect(left.why[0]?.alternatives.map((a) => a.parts['stability'])).toEqual([STABILITY, 0]);
  });

  it('tells what else a crane could begin with, and what would be worse then', () => {
    const jobs = [
      job(1, { crane: 0, pickAt: 80, placeAt: 90, class: 1, dueIn: 0 }),
      job(2, { crane: 0, pickAt: 40, placeAt: 30, dueIn: 0 }),
    ];
    const { why, objective } = scheduleBlock(block(jobs), PLENTY);
    expect(why[0]).toMatchObject({
      decided: 'lateness',
      alternatives: [{ choice: 'job 2', score: objective }, { choice: 'job 1' }],
    });
    expect(why[1]).toEqual({ decided: 'no-job', alternatives: [] });
  });
});

describe('the checker', () => {
  it('refuses cranes that meet, a lift that is too quick, the wrong crane and a wrong cost', () => {
    const p = block([job(1, { crane: 0, placeAt: 150 }), job(2, { crane: 1, pickAt: 200, placeAt: 110, class: 1 })]);
    const { plan } = scheduleBlock(p, PLENTY);
    expect(faultsOfBlock(p, plan)).toEqual([]);
    const early = {
      ...plan,
      steps: [
        plan.steps[0],
        plan.steps[1].map((s) => ({ ...s, start: s.start - 60, picked: s.picked - 60, end: s.end - 60 })),
      ],
    };
    expect(faultsOfBlock(p, early as typeof plan).join(' ')).toMatch(/the cranes are at/);
    const quick = { ...plan, steps: [plan.steps[0].map((s) => ({ ...s, end: s.end - 1 })), plan.steps[1]] };
    expect(faultsOfBlock(p, quick as typeof plan).join(' ')).toMatch(/too soon|too quick/);
    const swapped = { ...plan, steps: [plan.steps[1], plan.steps[0]] };
    expect(faultsOfBlock(p, swapped as typeof plan).join(' ')).toMatch(/is not crane 0's/);
    expect(faultsOfBlock(p, { ...plan, cost: { ...plan.cost, drive: 0 } })).toHaveLength(1);
  });
});

describe('the baselines', () => {
  it('take jobs as they come, and with one crane carry a box all the way', () => {
    const jobs = [
      job(1, { crane: 0, placeAt: 100, meets: 'pick', comesIn: 200, dueIn: 200 }),
      job(2, { crane: 1, pickAt: 100, placeAt: 180, after: 1, class: 2 }),
      job(3, { crane: 0, pickAt: 40, placeAt: 0, meets: 'place', comesIn: 20, dueIn: 20 }),
    ];
    expect(firstCome(block(jobs)).plan.order.map((o) => o.job)).toEqual([1, 2, 3]);
    expect(withOneCrane(block(jobs)).jobs).toMatchObject([
      { id: 1, crane: 0, pickAt: 0, placeAt: 180, meets: 'pick', comesIn: 200, dueIn: 200, class: 0 },
      { id: 3, crane: 0 },
    ]);
  });

  it('cost more than the schedule of both cranes together', () => {
    let [ours, first, single] = [0, 0, 0];
    for (let seed = 1; seed <= 5; seed++) {
      const p = drawBlock(seed, 20);
      ours += scheduleBlock(p, { steps: 5000 }).objective;
      first += firstCome(p).objective;
      single += singleCrane(p, { steps: 5000 }).objective;
    }
    expect(ours).toBeLessThan(first / 2);
    expect(ours).toBeLessThan(single);
  });
});
