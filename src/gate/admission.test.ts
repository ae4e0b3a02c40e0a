// Admission against every possible answer of small gates, and at small gates whose answer is plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADMISSION_WEIGHTS, planAdmission } from './admission.ts';
import type { Admission, AdmissionProblem, ServingBlock, WaitingTruck } from './problems.ts';

const PLENTY = { steps: 1_000_000 };
/** As in admission.ts: a truck left out is served so much later than by its worst way, s. */
const NEXT_POINT = 120;

const seconds = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

const someWay = (blocks: number) =>
  fc.record({
    block: fc.integer({ min: 0, max: blocks - 1 }),
    travelSeconds: seconds(200),
    queueSeconds: seconds(600),
    serviceSeconds: seconds(400),
  });

const someGate: fc.Arbitrary<AdmissionProblem> = fc.record({
  trucks: fc.array(
    fc.record({
      id: fc.constant('T'),
      arrivedAfter: fc.integer({ min: -3000, max: 6000 }),
      waited: seconds(5000),
      inside: fc.boolean(),
      errands: fc.array(fc.record({ ways: fc.array(someWay(3), { maxLength: 3 }) }), { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 4 },
  ),
  blocks: fc
    .array(fc.record({ freePoints: fc.integer({ min: 0, max: 3 }), craneSeconds: seconds(200) }), {
      minLength: 3,
      maxLength: 3,
    })
    .map((list) => list.map((b, block) => ({ block, ...b }))),
  windowSeconds: fc.constant(3600),
});

function weight(t: WaitingTruck, window: number): number {
  const w = ADMISSION_WEIGHTS;
  const appointment = t.arrivedAfter > window ? w.late : t.arrivedAfter + t.waited < 0 ? w.early : w.kept;
  return appointment * (t.inside ? w.inside : 1) * (1 + t.waited / w.doubledAfter);
}

/** Weighted turn time of a whole answer, reckoned anew; Infinity where a block gets more than it has room for. */
function costOf(p: AdmissionProblem, plan: readonly Admission[], wayOf?: readonly number[]): number {
  const going = new Map<number, number>();
  let sum = 0;
  const admitted = new Set<number>();
  plan.forEach((a, i) => {
    const t = p.trucks[a.truck];
    const room = p.blocks[a.block];
    const before = going.get(a.block) ?? 0;
    if (before >= room.freePoints) sum = Infinity;
    going.set(a.block, before + 1);
    admitted.add(a.truck);
    const here = t.errands[a.errand].ways.filter((w) => w.block === a.block);
    const own =
      wayOf === undefined
        ? Math.min(...here.map((w) => turn(t, a.errand, w)))
        : turn(t, a.errand, t.errands[a.errand].ways[wayOf[i]]);
    sum += weight(t, p.windowSeconds) * (t.waited + own + before * room.craneSeconds);
  });
  p.trucks.forEach((t, i) => {
    if (!admitted.has(i)) sum += weight(t, p.windowSeconds) * (t.waited + leftOut(p, t));
  });
  return sum;
}

/** Time until a truck's errand is served by a way, and then its other errands, s. */
function turn(t: WaitingTruck, errand: number, way: ServingBlock): number {
  const first = way.travelSeconds + way.queueSeconds + way.serviceSeconds;
  let sum = first;
  t.errands.forEach((e, k) => {
    if (k === errand || e.ways.length === 0) return;
    sum += Math.min(...e.ways.map((w) => w.travelSeconds + Math.max(0, w.queueSeconds - first) + w.serviceSeconds));
  });
  return sum;
}

/** What leaving a truck out adds to the time it has waited: nothing for one that nobody can serve. */
function leftOut(p: AdmissionProblem, t: WaitingTruck): number {
  let worst = -1;
  t.errands.forEach((e, i) => {
    for (const w of e.ways) {
      const room = p.blocks[w.block];
      if (room.freePoints === 0) continue;
      const behind = (Math.min(room.freePoints, p.trucks.length) - 1) * room.craneSeconds;
      worst = Math.max(worst, turn(t, i, w) + behind);
    }
  });
  return worst < 0 ? 0 : worst + NEXT_POINT;
}

/** The least cost over all answers: each truck out or on any of its ways, in any order of going in. */
function leastByTrying(p: AdmissionProblem): number {
  let best = Infinity;
  const go = (left: number[], plan: Admission[], ways: number[]): void => {
    best = Math.min(best, costOf(p, plan, ways));
    for (const truck of left)
      p.trucks[truck].errands.forEach((e, errand) =>
        e.ways.forEach((w, k) => {
          if (plan.filter((a) => a.block === w.block).length >= p.blocks[w.block].freePoints) return;
          const rest = left.filter((t) => t !== truck);
          go(rest, [...plan, { truck, errand, block: w.block }], [...ways, k]);
        }),
      );
  };
  go(
    p.trucks.map((_, i) => i),
    [],
    [],
  );
  return best;
}

describe('planAdmission', () => {
  it('finds the least weighted turn time that trying all answers finds, and proves it', () => {
    const small = someGate.filter((p) => p.trucks.length <= 3);
    fc.assert(
      fc.property(small, (p) => {
        const { plan, objective, bound } = planAdmission(p, PLENTY);
        expect(objective).toBeCloseTo(leastByTrying(p), 3);
        expect(costOf(p, plan)).toBeCloseTo(objective, 3);
        expect(bound).toBeLessThanOrEqual(objective);
        expect(objective - bound).toBeLessThan(1e-3);
      }),
      { numRuns: 150 },
    );
  });

  it('never sends more trucks to a block than it has free points, nor a truck twice, however little it may work', () => {
    fc.assert(
      fc.property(someGate, fc.integer({ min: 0, max: 5 }), (p, steps) => {
        const { plan, objective, bound, why } = planAdmission(p, { steps });
        for (const b of p.blocks)
          expect(plan.filter((a) => a.block === b.block).length).toBeLessThanOrEqual(b.freePoints);
        expect(new Set(plan.map((a) => a.truck)).size).toBe(plan.length);
        expect(costOf(p, plan)).toBeCloseTo(objective, 3);
        expect(bound).toBeLessThanOrEqual(objective);
        expect(bound).toBeLessThanOrEqual(planAdmission(p, PLENTY).objective + 1e-3);
        expect(why).toHaveLength(plan.length);
        for (const w of why) {
          expect(w.alternatives.length).toBeLessThanOrEqual(5);
          for (const a of w.alternatives)
            expect(Object.values(a.parts).reduce((x, y) => x + y, 0)).toBeCloseTo(a.score, 6);
        }
      }),
      { numRuns: 300 },
    );
  });

  const way = (block: number, travelSeconds: number, queueSeconds = 0) => ({
    ...{ block, travelSeconds, queueSeconds, serviceSeconds: 100 },
  });
  const truck = (id: string, ...ways: ReturnType<typeof way>[]): WaitingTruck => ({
    ...{ id, arrivedAfter: 0, waited: 60, inside: false, errands: [{ ways }] },
  });
  const gate = (trucks: WaitingTruck[], ...free: number[]): AdmissionProblem => ({
    trucks,
    blocks: free.map((freePoints, block) => ({ block, freePoints, craneSeconds: 90 })),
    windowSeconds: 3600,
  });

  it('gives the only free point to the truck that has waited longest', () => {
    const p = gate([truck('young', way(0, 50)), { ...truck('old', way(0, 50)), waited: 2000 }], 1);
    expect(planAdmission(p, PLENTY).plan).toEqual([{ truck: 1, errand: 0, block: 0 }]);
  });

  it('lets a truck that came before its window wait for one that keeps it', () => {
    const early = { ...truck('early', way(0, 50)), arrivedAfter: -1800 };
    const p = gate([early, truck('kept', way(0, 50))], 1);
    expect(planAdmission(p, PLENTY).plan).toEqual([{ truck: 1, errand: 0, block: 0 }]);
  });

  it('takes the way round to another block when the near one is needed more, and says so', () => {
    const p = gate([truck('either', way(0, 50), way(1, 80)), truck('only block 0', way(0, 50))], 1, 1);
    const { plan, why } = planAdmission(p, PLENTY);
    expect(plan).toEqual([
      { truck: 1, errand: 0, block: 0 },
      { truck: 0, errand: 0, block: 1 },
    ]);
    expect(why[0].decided).toBe('only-choice');
    // Behind the other truck's 90 s at block 0, the 30 s more of road are the better choice: the queue decided.
    expect(why[1].decided).toBe('queue');
    expect(why[1].alternatives.map((a) => a.choice)).toEqual(['block 1', 'block 0', 'wait']);
  });

  it('begins with the errand whose crane is free and leaves the long queue for later', () => {
    const two: WaitingTruck = {
      ...truck('two'),
      errands: [{ ways: [way(0, 50, 900)] }, { ways: [way(0, 60, 900), way(1, 60)] }],
    };
    expect(planAdmission(gate([two], 2, 2), PLENTY).plan).toEqual([{ truck: 0, errand: 1, block: 1 }]);
  });

  it('lets nobody in where no point is free or no box can be had', () => {
    const p = gate([truck('full', way(0, 50)), truck('nothing')], 0);
    const { plan, objective, bound } = planAdmission(p, PLENTY);
    expect(plan).toEqual([]);
    expect(bound).toBe(objective);
  });
});
