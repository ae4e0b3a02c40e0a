// Every rule against a cell, on vessels that can be drawn (small-vessel.fixture.ts). What the planner puts somewhere the check lets stand
// there; where the check finds nothing, an independent checker finds nothing either.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container } from '../../terminal/container.ts';
import type { VesselLimits } from '../../terminal/vessel-profile/limits.ts';
import type { VesselProfile } from '../../terminal/vessel-profile/profile.ts';
import { checkStowage } from '../../../test/support/stowage-checker.ts';
import { brokenCellRules } from './cell-check.ts';
import type { StowedBox } from './problem.ts';
import { PORTS, onVessel, small, smallVessel } from './small-vessel.fixture.ts';
import { stowageCosts } from './objective.ts';
import { shipAtDeparture } from './departure.ts';

const [, LATER, LAST] = PORTS as [string, string, string];
const short = (more: Partial<Container> = {}): Container => small({ lengthFeet: 20, isoType: '22G1', ...more });
const at = (bay: number, row: number, tier: number, container: Container): StowedBox => ({
  slot: { bay, row, tier },
  container,
});

/** Rules against a box at a cell, with what they are about. */
function rules(
  profile: VesselProfile,
  asked: StowedBox,
  { staying = [], coming = [] }: { staying?: StowedBox[]; coming?: StowedBox[] } = {},
): string[] {
  const broken = brokenCellRules({ profile, rotation: PORTS }, { staying, coming }, asked);
  return broken.map(({ rule, other }) => (other === null ? rule : `${rule} ${other}`));
}

/*
 *     tier 86   [ ][ ][ ]
 *     tier 84   [ ][ ][ ]
 *     tier 82   [ ][ ][ ]
 *     row        02 00 01
 */
const DECK = smallVessel({ holdTiers: 0, deckTiers: 3 });
const HOLD = smallVessel();

describe('a cell', () => {
  it('of a stack that is free takes a box', () => {
    expect(rules(DECK, at(2, 0, 82, small()))).toEqual([]);
  });

  it('that there is not takes none, nor one of the other length', () => {
    expect(rules(DECK, at(2, 0, 88, small()))).toEqual(['no-cell']);
    expect(rules(DECK, at(6, 0, 82, small()))).toEqual(['no-cell']);
    expect(rules(DECK, at(2, 0, 82, short()))).toEqual(['length']);
    expect(rules(DECK, at(1, 0, 82, small()))).toEqual(['length']);
  });

  it('in the air takes none', () => {
    expect(rules(DECK, at(2, 0, 84, small()))).toEqual(['floating']);
  });

  it('that another has takes none, nor one under others', () => {
    const [stays, load] = [small(), small()];
    expect(rules(DECK, at(2, 0, 82, small()), { staying: [at(2, 0, 82, stays)] })).toEqual([`occupied ${stays.id}`]);
    expect(rules(DECK, at(2, 0, 82, small()), { coming: [at(2, 0, 84, load)] })).toEqual([`buried ${load.id}`]);
  });

  it('takes none over one that leaves earlier, in its stack and through the hatch cover, and none under one that stays', () => {
    const [early, below] = [small(), small()];
    const late = small({ portOfDischarge: LATER });
    expect(rules(DECK, at(2, 0, 84, late), { coming: [at(2, 0, 82, early)] })).toEqual([`overstow ${early.id}`]);
    expect(rules(HOLD, at(2, 1, 82, late), { coming: [at(2, 0, 2, below)] })).toEqual(['overstow']);
    expect(rules(HOLD, at(2, 1, 2, late), { staying: [at(2, 0, 82, small({ portOfDischarge: LAST }))] })).toEqual([
      'hatch',
    ]);
  });

  it("takes 40' on level 20' only, and no 20' on a 40'", () => {
    const [fore, aft] = [at(1, 0, 82, short()), at(3, 0, 82, short())];
    const high = at(3, 0, 82, short({ heightMm: 2896 }));
    expect(rules(DECK, at(2, 0, 84, small()), { coming: [fore, aft] })).toEqual([]);
    expect(rules(DECK, at(2, 0, 84, small()), { coming: [fore] })).toEqual(['uneven']);
    expect(rules(DECK, at(2, 0, 84, small()), { coming: [fore, high] })).toEqual(['uneven']);
    const long = small();
    expect(rules(DECK, at(1, 0, 84, short()), { coming: [at(2, 0, 82, long)] })).toEqual([
      `twenty-on-forty ${long.id}`,
    ]);
  });

  it('takes a reefer at a plug only', () => {
    const plugged = smallVessel({ holdTiers: 0, cell: (_, row) => (row === 1 ? { forePlug: true } : {}) });
    const reefer = small({ reeferC: -18 });
    expect(rules(plugged, at(2, 0, 82, reefer))).toEqual(['plug']);
    expect(rules(plugged, at(2, 1, 82, reefer))).toEqual([]);
  });

  it('takes dangerous goods where its class may stand, and apart from others', () => {
    const closed = smallVessel({ holdTiers: 0, cell: (_, row) => (row === 2 ? { noDangerous: ['3'] } : {}) });
    const flammable = small({ dangerous: [{ imdgClass: '3', unNumber: '1203' }] });
    const oxidizing = small({ dangerous: [{ imdgClass: '5.1', unNumber: '1942' }] });
    expect(rules(closed, at(2, 2, 82, flammable))).toEqual(['cell-dangerous']);
    expect(rules(closed, at(2, 1, 82, flammable), { coming: [at(2, 0, 82, oxidizing)] })).toEqual(['segregation']);
  });

  it('tells every limit that is broken at once', () => {
    const limits: VesselLimits = { format: 'hawser-vessel-limits/1', vessel: 'small', provenance: [] };
    const weak = smallVessel({
      ...{ holdTiers: 0, stack: { maxHeight: 2.6, maxKg40: 20_000 } },
      profile: { limits: { ...limits, lashing: { twentyKg: [], fortyKg: [30_000, 15_000] } } },
    });
    const heavy = small({ grossKg: 16_000 });
    expect(rules(weak, at(2, 0, 84, heavy), { coming: [at(2, 0, 82, small())] })).toEqual([
      'height',
      'weight',
      'lashing',
    ]);
  });

  it('takes cargo that stands out of its box from the line only', () => {
    const wide = small({ outOfGauge: { frontMm: 0, backMm: 0, leftMm: 300, rightMm: 0, heightMm: 0 } });
    expect(rules(DECK, at(2, 0, 82, wide))).toEqual(['gauge']);
  });
});

describe('cells against which nothing stands', () => {
  const box = fc.record({
    lengthFeet: fc.constantFrom(20 as const, 40 as const),
    portOfDischarge: fc.constantFrom(...PORTS),
    heightMm: fc.constantFrom(2591, 2896),
    bay: fc.constantFrom(1, 2, 3),
    row: fc.constantFrom(2, 0, 1),
    tier: fc.constantFrom(2, 4, 82, 84),
  });

  it('fill up to a stow in which an independent checker finds no fault', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 30 }), (wishes) => {
        const coming: StowedBox[] = [];
        for (const { bay, row, tier, ...more } of wishes) {
          const asked = at(bay, row, tier, small(more));
          if (rules(HOLD, asked, { coming }).length === 0) coming.push(asked);
        }
        const loads = coming.map(({ container }) => container);
        const { ship, whole } = shipAtDeparture({ profile: HOLD, rotation: PORTS }, { staying: [], coming });
        const plan = {
          stowed: coming.map(({ container, slot }) => ({ container: container.id, slot })),
          ...{ ashore: [], costs: stowageCosts(ship, whole, true), floats: null },
        };
        expect(checkStowage(onVessel(HOLD, loads), plan).faults).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
