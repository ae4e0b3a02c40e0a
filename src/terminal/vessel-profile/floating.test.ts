// A box-shaped barge, for which everything can be reckoned by hand: 100 m long, 20 m broad, 5 m deep in the water, sea water of 1,025 kg/m³.
import { describe, expect, it } from 'vitest';
import { floatingCondition, sightHeight } from './floating.ts';
import type { HydrostaticRow, StabilityLimits } from './limits.ts';

const row = (draught: number): HydrostaticRow => ({
  ...{ draught, displacement: 1025 * 100 * 20 * draught, buoyancyX: 50, flotationX: 50 },
  // KB = T/2, BM = B² / (12 T); moment to trim by a metre = density · B · L² / 12.
  metacentreZ: draught / 2 + 400 / (12 * draught),
  trimMoment: (1025 * 20 * 100 ** 2) / 12,
});
const BARGE: StabilityLimits = {
  hydrostatics: [row(3), row(5), row(7)],
  deadLoad: { kg: 1, x: 50, y: 0, z: 4, freeSurface: 0 },
  ...{ maxDraught: 7, leastTrim: -1, mostTrim: 1, leastGm: 0.5, mostHeel: 1 },
};
const KG = 1025 * 100 * 20 * 5;

describe('a barge', () => {
  it('floats upright and on an even keel under a mass in her middle', () => {
    const floats = floatingCondition(BARGE, 100, { kg: KG, x: KG * 50, y: 0, z: KG * 4 });
    expect(floats.draughtAft).toBeCloseTo(5, 6);
    expect(floats.trim).toBeCloseTo(0, 6);
    expect(floats.gm).toBeCloseTo(2.5 + 400 / 60 - 4, 6);
    expect(floats.heel).toBeCloseTo(0, 6);
  });

  it('trims by the stern and heels to starboard towards a mass that is moved there', () => {
    const moved = 100_000;
    const floats = floatingCondition(BARGE, 100, { kg: KG, x: KG * 50 - moved * 20, y: moved * 5, z: KG * 4 });
    expect(floats.trim).toBeCloseTo((moved * 20) / ((1025 * 20 * 100 ** 2) / 12), 6);
    expect(floats.draughtAft - floats.draughtFore).toBeCloseTo(floats.trim, 9);
    expect((floats.draughtAft + floats.draughtFore) / 2).toBeCloseTo(5, 6);
    expect(Math.tan((floats.heel * Math.PI) / 180)).toBeCloseTo((moved * 5) / KG / floats.gm, 9);
  });

  it('loses metacentric height to free surfaces, and has no heel to tell without any', () => {
    const free = { ...BARGE, deadLoad: { ...BARGE.deadLoad, freeSurface: KG } };
    const moments = { kg: KG, x: KG * 50, y: 0, z: KG * 4 };
    expect(floatingCondition(free, 100, moments).gm).toBeCloseTo(floatingCondition(BARGE, 100, moments).gm - 1, 6);
    expect(floatingCondition(BARGE, 100, { ...moments, y: 1, z: KG * 20 }).heel).toBe(90);
  });
});

describe('the sight ahead', () => {
  const visibility = { eyeX: 20, eyeZ: 25, bowX: 100, hidden: 120 };

  it('is a straight line from the eye to the water', () => {
    // Eye 20 m over the water, which is met 200 m ahead of it: halfway the sight is 10 m over the water, 15 m over the keel.
    expect(sightHeight(visibility, { draughtAft: 5, trim: 0 }, 100, 120)).toBeCloseTo(15, 9);
    expect(sightHeight(visibility, { draughtAft: 5, trim: 0 }, 100, 10)).toBe(Infinity);
  });

  it('is lower over the keel for a vessel that lies higher, or trims by the stern', () => {
    const even = sightHeight(visibility, { draughtAft: 5, trim: 0 }, 100, 90);
    expect(sightHeight(visibility, { draughtAft: 3, trim: 0 }, 100, 90)).toBeLessThan(even);
    expect(sightHeight(visibility, { draughtAft: 6, trim: 2 }, 100, 90)).toBeLessThan(even);
  });
});
