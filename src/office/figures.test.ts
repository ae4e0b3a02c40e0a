// Figures from sums: quarters make hours, and targets are met or missed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedUp, between, FIGURE, FIGURES, noSums, type PeriodSums } from './figures.ts';
import { meets, TARGETS } from './targets.ts';

const sums = (parts: Partial<PeriodSums>): PeriodSums => ({ ...noSums(), ...parts });
const period = fc.record(
  Object.fromEntries(Object.keys(noSums()).map((name) => [name, fc.nat(1_000_000)])),
) as fc.Arbitrary<PeriodSums>;

describe('the figures of a period', () => {
  it('are worked out from its sums', () => {
    const one = sums({ craneMoves: 60, craneMs: 2 * 3_600_000, waitMs: 720_000, trucks: 4, turnMs: 40 * 60_000 });
    expect(FIGURE.craneRate.of(one)).toBe(30);
    expect(FIGURE.waitShare.of(one)).toBe(0.1);
    expect(FIGURE.truckTurnMinutes.of(one)).toBe(10);
    expect(FIGURE.rehandleShare.of(sums({ yardMoves: 50, rehandles: 10 }))).toBe(0.2);
    expect(FIGURE.kWhPerMove.of(sums({ craneMoves: 10, kWh: 55 }))).toBe(5.5);
  });

  it('are none where there is nothing to divide by, and never infinite', () => {
    for (const id of [
      'craneRate',
      'waitShare',
      'truckTurnMinutes',
      'rehandleShare',
      'kmPerMove',
      'kWhPerMove',
    ] as const)
      expect(FIGURE[id].of(noSums())).toBeNull();
    fc.assert(
      fc.property(period, (one) => {
        for (const id of FIGURES) expect(Number.isFinite(FIGURE[id].of(one) ?? 0)).toBe(true);
      }),
    );
  });

  it('are the same whether quarters are added up or the whole is taken at once; what stands is that of the end', () => {
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 8 }), (running) => {
        const readings = [noSums(), ...running];
        const parts = running.map((after, i) => between(readings[i] as PeriodSums, after));
        expect(addedUp(parts)).toEqual(between(noSums(), running.at(-1) as PeriodSums));
      }),
    );
  });
});

describe('a target', () => {
  it('is met from its value on, in its direction', () => {
    expect([meets('craneRate', 34.9), meets('craneRate', 35)]).toEqual([false, true]);
    expect([meets('waitShare', 0.1), meets('waitShare', 0.11)]).toEqual([true, false]);
  });

  it('is neither met nor missed without a figure, and no figure without a target is judged', () => {
    expect(meets('craneRate', null)).toBeNull();
    expect(meets('craneMoves', 5)).toBeNull();
  });

  it('always names where it comes from', () => {
    for (const target of Object.values(TARGETS)) expect(target.source).not.toBe('');
  });
});
