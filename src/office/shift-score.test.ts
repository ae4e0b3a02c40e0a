// The score of a shift against the automatic run.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EQUAL_POINTS, pointsOf, scoreShift, SHIFT_FIGURE_IDS, type ShiftFigures } from './shift-score.ts';

const AUTOMATIC: ShiftFigures = {
  ...{ craneRate: 30, quayMoves: 400, vesselHours: 12, roadsHours: 1, truckTurnMean: 20, truckTurnP95: 40 },
  ...{ rehandles: 100, energyPerBox: 8, setAside: 0 },
};
const figures = fc.record(
  Object.fromEntries(SHIFT_FIGURE_IDS.map((id) => [id, fc.option(fc.double({ min: 0, max: 1e4, noNaN: true }))])),
) as fc.Arbitrary<ShiftFigures>;

describe('the points of a figure', () => {
  it('are 50 where both runs have the same', () => {
    expect(pointsOf('craneRate', 30, 30)).toBe(50);
    expect(pointsOf('setAside', 0, 0)).toBe(50);
  });

  it('are two for every per cent, in the way that is better', () => {
    expect(pointsOf('craneRate', 33, 30)).toBeCloseTo(70, 9);
    expect(pointsOf('truckTurnMean', 22, 20)).toBeCloseTo(30, 9);
    expect(pointsOf('truckTurnMean', 18, 20)).toBeCloseTo(70, 9);
  });

  it('stay from 0 to 100', () => {
    expect(pointsOf('craneRate', 0, 30)).toBe(0);
    expect(pointsOf('quayMoves', 4000, 400)).toBe(100);
  });

  it('are held against a least figure where the automatic run has next to nothing', () => {
    expect(pointsOf('setAside', 1, 0)).toBe(30);
    expect(pointsOf('roadsHours', 0.1, 0)).toBeCloseTo(30, 9);
  });

  it('are none where one of the runs has no such figure', () => {
    expect(pointsOf('vesselHours', null, 12)).toBeNull();
    expect(pointsOf('vesselHours', 12, null)).toBeNull();
  });
});

describe('the score', () => {
  it('is 50 for whoever comes out as the automatic run does, whatever its figures', () => {
    fc.assert(
      fc.property(figures, (same) => {
        const { score } = scoreShift(same, same);
        const some = SHIFT_FIGURE_IDS.some((id) => same[id] !== null);
        expect(score).toBe(some ? EQUAL_POINTS : null);
      }),
    );
  });

  it('is the mean by weight: moves count three times as much as rehandles', () => {
    const more = scoreShift({ ...AUTOMATIC, quayMoves: 440 }, AUTOMATIC).score ?? 0;
    const fewer = scoreShift({ ...AUTOMATIC, rehandles: 90 }, AUTOMATIC).score ?? 0;
    expect(more - EQUAL_POINTS).toBeCloseTo(3 * (fewer - EQUAL_POINTS), 9);
    expect(more).toBeGreaterThan(EQUAL_POINTS);
  });

  it('leaves out what cannot be compared instead of counting it as bad', () => {
    const without = scoreShift({ ...AUTOMATIC, vesselHours: null }, AUTOMATIC);
    expect(without.score).toBe(EQUAL_POINTS);
    expect(without.rows.find(({ figure }) => figure === 'vesselHours')?.points).toBeNull();
  });

  it('never falls when a figure gets better', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHIFT_FIGURE_IDS), fc.double({ min: 0, max: 3, noNaN: true }), (id, factor) => {
        const own = (AUTOMATIC[id] ?? 0) * factor;
        const at = (value: number): number => scoreShift({ ...AUTOMATIC, [id]: value }, AUTOMATIC).score ?? -1;
        const better = ['craneRate', 'quayMoves'].includes(id) ? own + 1 : own - 1;
        expect(at(better)).toBeGreaterThanOrEqual(at(own));
      }),
    );
  });
});
