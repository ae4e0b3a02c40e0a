import { describe, expect, it } from 'vitest';
import { Random } from '../kit/random.ts';
import type { Container, LengthFeet } from '../terminal/container.ts';
import { id, type ContainerId } from '../terminal/ids.ts';
import { panelsOf, spreadPanels, stow, type Stowed } from './stowage.ts';
import { geometryOf, type VesselClass } from './vessels.ts';

// ONE BAY: a vessel of one 40' bay with three rows, two tiers in the hold and two on deck, under one hatch cover.
//
//   tier 84   [ ][ ][ ]
//   tier 82   [ ][ ][ ]
//             =========   hatch cover
//   tier 04   [ ][ ][ ]
//   tier 02   [ ][ ][ ]
//   row        02 00 01
const ONE_BAY: VesselClass = {
  ...{ name: 'one bay', kind: 'feeder', bays: 1, rows: 3, holdTiers: 2, deckTiers: 2, deckBase: 82, moves: 10 },
};

let serial = 0;
function box(lengthFeet: LengthFeet, grossKg: number, more: Partial<Container> = {}): Container {
  return {
    ...{ id: id<ContainerId>(`BOX${++serial}`), isoType: '', lengthFeet, heightMm: 2591, grossKg, full: true },
    ...{ reeferC: null, dangerous: [], outOfGauge: null, operator: '' },
    ...{ portOfLoading: '', portOfDischarge: '', finalPort: '', ...more },
  };
}

function onOneBay(groups: { port: number; boxes: Container[] }[]) {
  return stow(panelsOf(ONE_BAY, geometryOf(ONE_BAY, 'ONE BAY')), groups);
}

function tierOf(stowed: readonly Stowed[], container: Container): number {
  return stowed.find((entry) => entry.container === container)?.slot.tier ?? -1;
}

describe('stowing', () => {
  it("puts 20' in pairs below and 40' on top of them, heavy below light", () => {
    const twenties = [box(20, 9000), box(20, 8000)];
    const heavy = box(40, 30_000);
    const light = Array.from({ length: 4 }, () => box(40, 5000));
    const { stowed, left } = onOneBay([{ port: 1, boxes: [...light, ...twenties, heavy] }]);
    expect(left).toEqual([]);
    expect(twenties.map((twenty) => tierOf(stowed, twenty))).toEqual([2, 2]);
    expect(tierOf(stowed, heavy)).toBe(2);
  });

  it('keeps reefers on deck even when the hold is empty', () => {
    const reefer = box(40, 20_000, { reeferC: -20 });
    expect(tierOf(onOneBay([{ port: 1, boxes: [reefer] }]).stowed, reefer)).toBe(82);
  });

  it('leaves the hold closed once a later port stands on its cover', () => {
    const later = box(40, 20_000, { reeferC: 2 });
    const earlier = box(40, 20_000);
    const { stowed } = onOneBay([
      { port: 1, boxes: [earlier] },
      { port: 2, boxes: [later] },
    ]);
    expect(tierOf(stowed, later)).toBe(82);
    expect(tierOf(stowed, earlier)).toBeGreaterThanOrEqual(82);
  });

  it('says which boxes found no slot', () => {
    const reefers = Array.from({ length: 8 }, () => box(40, 20_000, { reeferC: 2 }));
    const { stowed, left } = onOneBay([{ port: 1, boxes: reefers }]);
    expect([stowed.length, left.length]).toEqual([6, 2]);
  });

  it('spreads the panels of the port of call over the length of the vessel', () => {
    const long: VesselClass = { ...ONE_BAY, bays: 12, rows: 9 };
    const panels = panelsOf(long, geometryOf(long, 'LONG'));
    const chosen = spreadPanels(new Random(1), panels, 60);
    const bays = [...new Set(chosen.map((panel) => panel.bay))];
    expect(bays.length).toBeGreaterThan(1);
    expect(Math.max(...bays) - Math.min(...bays)).toBeGreaterThanOrEqual(12);
  });
});
