// Dispatch against every possible assignment of small fleets, and in small worlds whose answer is plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispatch } from './dispatch.ts';
import type { DispatchProblem } from './problems.ts';

const PLENTY = { steps: 1_000_000 };

const someProblem: fc.Arbitrary<DispatchProblem> = fc
  .record({
    demands: fc.array(
      fc.record({ wantedIn: fc.integer({ min: -300, max: 900 }), weight: fc.integer({ min: 1, max: 5 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    offers: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
    seconds: fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 600 }) }, fc.constant(Infinity)), {
      minLength: 25,
      maxLength: 25,
    }),
  })
  .map(({ demands, offers, seconds }) => ({
    demands: demands.map((d, id) => ({ id, ...d })),
    offers: offers.map((freeIn, id) => ({ id, freeIn })),
    seconds: seconds.slice(0, demands.length * offers.length),
  }));

/** Cost of pairs, and of leaving the other moves to the round after (300 s after the last arrival), reckoned anew. */
function costOf(p: DispatchProblem, pairs: readonly { offer: number; demand: number }[]): number {
  const n = p.demands.length;
  let last = 0;
  p.offers.forEach((o, i) =>
    p.demands.forEach((_, d) => {
      const at = o.freeIn + p.seconds[i * n + d];
      if (at < Infinity) last = Math.max(last, at);
    }),
  );
  let sum = 0;
  p.demands.forEach((d, k) => {
    const pair = pairs.find((x) => x.demand === k);
    if (pair === undefined) sum += d.weight * Math.max(0, last + 300 - d.wantedIn);
    else {
      const drive = p.seconds[pair.offer * n + k];
      sum += drive + d.weight * Math.max(0, p.offers[pair.offer].freeIn + drive - d.wantedIn);
    }
  });
  return sum;
}

/** Every assignment with the greatest number of pairs; the least cost among them. */
function leastByTrying(p: DispatchProblem): { pairs: number; cost: number } {
  let best = { pairs: -1, cost: Infinity };
  const go = (d: number, used: number[], pairs: { offer: number; demand: number }[]): void => {
    if (d === p.demands.length) {
      const cost = costOf(p, pairs);
      if (pairs.length > best.pairs || (pairs.length === best.pairs && cost < best.cost))
        best = { pairs: pairs.length, cost };
      return;
    }
    go(d + 1, used, pairs);
    p.offers.forEach((_, o) => {
      if (used.includes(o) || p.seconds[o * p.demands.length + d] === Infinity) return;
      go(d + 1, [...used, o], [...pairs, { offer: o, demand: d }]);
    });
  };
  go(0, [], []);
  return best;
}

describe('dispatch', () => {
  it('finds the cheapest assignment that trying all of them finds, and proves it', () => {
    fc.assert(
      fc.property(someProblem, (p) => {
        const { plan, objective, bound } = dispatch(p, PLENTY);
        const best = leastByTrying(p);
        expect(plan.length).toBe(best.pairs);
        expect(objective).toBeCloseTo(best.cost, 3);
        expect(costOf(p, plan)).toBeCloseTo(objective, 3);
        expect(bound).toBeLessThanOrEqual(objective);
        expect(objective - bound).toBeLessThan(1e-3);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the bound below the optimum when the budget runs out', () => {
    fc.assert(
      fc.property(someProblem, fc.integer({ min: 0, max: 6 }), (p, steps) => {
        const cut = dispatch(p, { steps });
        const best = dispatch(p, PLENTY);
        expect(new Set(cut.plan.map((x) => x.offer)).size).toBe(cut.plan.length);
        if (cut.plan.length === best.plan.length) {
          expect(cut.objective).toBeGreaterThanOrEqual(best.objective - 1e-3);
          expect(cut.bound).toBeLessThanOrEqual(best.objective + 1e-3);
        }
      }),
      { numRuns: 300 },
    );
  });

  /*
   *   V0 --10s-- M0 --20s-- V1 --60s-- M1       V1 is near to both moves, V0 can only do M0 in good time
   */
  it('sends the second nearest vehicle when another move needs the nearest more', () => {
    const p: DispatchProblem = {
      demands: [
        { id: 7, wantedIn: 0, weight: 1 },
        { id: 8, wantedIn: 0, weight: 1 },
      ],
      offers: [
        { id: 100, freeIn: 0 },
        { id: 101, freeIn: 0 },
      ],
      seconds: [30, 400, 20, 60],
    };
    const { plan, why } = dispatch(p, PLENTY);
    expect(plan).toEqual([
      { offer: 0, demand: 0 },
      { offer: 1, demand: 1 },
    ]);
    expect(why[0].decided).toBe('needed-elsewhere');
    expect(why[0].alternatives[0].choice).toBe('vehicle 101');
  });

  it('serves the late move and leaves the early one when there is one vehicle', () => {
    const p: DispatchProblem = {
      demands: [
        { id: 1, wantedIn: 2000, weight: 1 },
        { id: 2, wantedIn: -500, weight: 1 },
      ],
      offers: [{ id: 100, freeIn: 0 }],
      seconds: [5, 50],
    };
    expect(dispatch(p, PLENTY).plan).toEqual([{ offer: 0, demand: 1 }]);
  });

  it('answers an empty fleet with no pairs', () => {
    expect(dispatch({ demands: [{ id: 1, wantedIn: 0, weight: 1 }], offers: [], seconds: [] }, PLENTY).plan).toEqual(
      [],
    );
  });
});
