// Profiles inferred from what stands on a vessel.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferProfile, mirrorRow, type SeenBox } from './infer.ts';
import { slotStackKey, stacksByBay } from './profile.ts';
import { parseVesselProfile, vesselProfileText } from './read.ts';

function seen(bay: number, row: number, tier: number, more: Partial<SeenBox['container']> = {}): SeenBox {
  const lengthFeet = bay % 2 === 1 ? (20 as const) : (40 as const);
  return { slot: { bay, row, tier }, container: { lengthFeet, heightMm: 2591, reeferC: null, ...more } };
}

describe('a profile inferred from a plan', () => {
  it('has the cells that are used, those between them, and their mirror images', () => {
    const profile = inferProfile('SEEN', [seen(2, 1, 2), seen(2, 1, 6), seen(2, 0, 82)]);
    const shape = profile.stacks.map(({ bay, row, level, cells }) => [bay, row, level, cells.map(({ tier }) => tier)]);
    expect(shape).toEqual([
      [2, 0, 'deck', [82]],
      [2, 2, 'hold', [2, 4, 6]],
      [2, 1, 'hold', [2, 4, 6]],
    ]);
    expect(profile).toMatchObject({ origin: 'inferred', limits: null, placesKnown: false });
    expect(profile.note).toContain('Inferred: from the 3 boxes');
  });

  it("takes 20' in bays where one was seen, plugs where a reefer stood or its mirror image", () => {
    const profile = inferProfile('SEEN', [seen(1, 2, 82, { reeferC: -18 }), seen(6, 1, 82)]);
    const stack = (key: string) => profile.stacks[stacksByBay(profile).get(key)!]!;
    expect(stack('2/1/deck').cells[0]).toMatchObject({
      fore: true,
      aft: true,
      forty: true,
      forePlug: true,
      aftPlug: false,
    });
    expect(stack('6/2/deck').cells[0]).toMatchObject({ fore: false, forty: true, forePlug: false });
  });

  it('lets a stack be as high as it was seen', () => {
    const high = [seen(2, 0, 2, { heightMm: 2896 }), seen(2, 0, 4, { heightMm: 2896 })];
    expect(inferProfile('SEEN', high).stacks[0]!.maxHeight).toBeCloseTo(5.792, 6);
    expect(inferProfile('SEEN', [seen(2, 0, 2), seen(2, 0, 4)]).stacks[0]!.maxHeight).toBeCloseTo(5.182, 6);
  });

  it('holds every box it was inferred from, is the same on both sides, and reads back from a file', () => {
    const slot = fc.record({
      bay: fc.integer({ min: 1, max: 31 }).filter((bay) => bay % 4 !== 0),
      row: fc.integer({ min: 0, max: 9 }),
      tier: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 41, max: 45 })).map((half) => 2 * half),
    });
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 40 }), (slots) => {
        const profile = inferProfile(
          'SEEN',
          slots.map(({ bay, row, tier }) => seen(bay, row, tier)),
        );
        const byBay = stacksByBay(profile);
        for (const one of slots) {
          const stack = profile.stacks[byBay.get(slotStackKey(one))!];
          const cell = stack?.cells.find(({ tier }) => tier === one.tier);
          expect(one.bay % 2 === 0 ? cell?.forty : one.bay < stack!.bay ? cell?.fore : cell?.aft).toBe(true);
          const mirror = profile.stacks[byBay.get(slotStackKey({ ...one, row: mirrorRow(one.row) }))!];
          expect(mirror?.cells).toEqual(stack?.cells);
        }
        const again = parseVesselProfile({ definition: { text: vesselProfileText(profile), name: 'seen.json' } });
        expect(again.stacks.map(({ cells }) => cells)).toEqual(profile.stacks.map(({ cells }) => cells));
        expect(again.origin).toBe('inferred');
      }),
      { numRuns: 60 },
    );
  });
});
