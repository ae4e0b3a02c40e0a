// Times by families of causes, and the places that name a crane and a time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../locales/en.ts';
import { amountsOf, byFamily, FAMILIES, FAMILY_OF, pickedOf, placeOfPicked, sumsOf } from './bands.ts';

describe('times', () => {
  const times = { work: 400, moving: 50, drive: 100, traffic: 30, dig: 20, weather: 0 };

  it('are told the most first, and what was none is left out', () => {
    expect(amountsOf(times).map(({ kind }) => kind)).toEqual(['work', 'drive', 'moving', 'traffic', 'dig']);
  });

  it('count as waiting but for work and the way to another bay', () => {
    expect(sumsOf(times)).toEqual({ all: 600, waited: 150 });
  });

  it('come to the same by family', () => {
    expect(byFamily(times)).toEqual({ work: 400, moving: 50, vehicle: 130, yard: 20 });
  });
});

describe('every root', () => {
  it('has a family and a word', () => {
    expect(Object.keys(FAMILY_OF).sort()).toEqual(Object.keys(en.waitRoot).sort());
    expect(new Set(Object.values(FAMILY_OF))).toEqual(new Set(FAMILIES));
  });
});

describe('a place', () => {
  it('names a crane, or a crane and a minute, and is read as it was written', () => {
    expect(placeOfPicked({ crane: 'QC03', at: Date.UTC(2026, 0, 5, 3, 10) })).toBe('QC03@2026-01-05T03:10Z');
    expect(pickedOf('QC03')).toEqual({ crane: 'QC03', at: null });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000_000 }), (minutes) => {
        const picked = { crane: 'QC1', at: minutes * 60_000 };
        expect(pickedOf(placeOfPicked(picked))).toEqual(picked);
      }),
    );
  });

  it('that cannot be read names nothing, or the crane alone', () => {
    expect(pickedOf(null)).toBeNull();
    expect(pickedOf('')).toBeNull();
    expect(pickedOf('QC03@yesterday')).toEqual({ crane: 'QC03', at: null });
  });
});
