// The generic classes in vessels/: held against the script that designs them, and against what a vessel must be.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { CLASS_DESIGNS, designedProfile, filledCondition } from '../../../scripts/design/vessel-classes.ts';
import { designedVesselFiles } from '../../../scripts/design-vessels.ts';
import { mirrorRow } from './infer.ts';
import { capacityTeu, stackKey, stacksByBay } from './profile.ts';
import { parseVesselProfile } from './read.ts';

const designed = await designedVesselFiles();
/** Nominal TEU are kept within this share. */
const BAND = 0.03;

function committed(name: string): string {
  return readFileSync(new URL(`../../../vessels/${name}`, import.meta.url), 'utf8');
}

test.each(Object.keys(designed))('the committed %s is what the script designs', (name) => {
  expect(committed(name) === designed[name]).toBe(true);
});

describe.each(CLASS_DESIGNS)('the class of $teu TEU', (design) => {
  const profile = parseVesselProfile({
    definition: { text: committed(`${design.file}.json`), name: design.file },
    limits: { text: committed(`${design.file}.limits.json`), name: design.file },
  });

  it('reads back as it was designed, and says that it was', () => {
    expect(profile).toEqual(designedProfile(design));
    expect(profile.origin).toBe('designed');
    expect(profile.limits!.provenance.map(({ origin }) => origin)).toEqual(Array(4).fill('designed'));
  });

  it('holds its nominal TEU within 3 %', () => {
    expect(Math.abs(capacityTeu(profile) / design.teu - 1)).toBeLessThanOrEqual(BAND);
  });

  it('is the same on both sides', () => {
    const byBay = stacksByBay(profile);
    for (const stack of profile.stacks) {
      const mirror = profile.stacks[byBay.get(stackKey(stack.bay, mirrorRow(stack.row), stack.level))!]!;
      expect([mirror.cells, -mirror.y + 0, mirror.base]).toEqual([stack.cells, stack.y + 0, stack.base]);
    }
  });

  it('has every hold under covers, and bays that lie within the vessel', () => {
    const covered = new Set(profile.hatchCovers.flatMap(({ bay, rows }) => rows.map((row) => `${bay}/${row}`)));
    for (const { bay, row, level, x } of profile.stacks) {
      if (level === 'hold') expect(covered.has(`${bay}/${row}`)).toBe(true);
      expect(x.aft).toBeLessThan(x.forty);
      expect(x.fore).toBeLessThan(design.hull.length);
    }
  });

  it('floats on an even keel, upright, within her draught when she is filled alike', () => {
    const floats = filledCondition(profile, 8000);
    expect(Math.abs(floats.trim)).toBeLessThan(0.05);
    expect(Math.abs(floats.heel) < 0.01 || floats.gm < 0).toBe(true);
    expect(Math.max(floats.draughtAft, floats.draughtFore)).toBeLessThan(profile.limits!.stability!.maxDraught);
  });
});
