// Reading and writing profiles: what an Open Vessel Definition says becomes cells, what is wrong is told with its place, and what is
// written reads back.
import { describe, expect, it } from 'vitest';
import { InputError } from '../diagnostic.ts';
import type { Ovd } from './ovd-shape.ts';
import { capacityTeu, slotText, stacksByBay } from './profile.ts';
import { parseVesselProfile, vesselProfileText } from './read.ts';

// TWO BAYS, one row: bays 001 and 003 are a pair on deck and in the hold, 005 takes 20' alone.
//
//            005   003   001
//   tier 82  [20]  [40   40]   a plug abaft
//                  ==========
//   tier 02        [40   40]
function definition(change: (ovd: Ovd) => void = () => undefined): string {
  const slot = (pos: string, sizes: Record<string, 1>, more: object = {}) => ({ [pos]: { pos, sizes, ...more } });
  const ovd: Ovd = {
    ...{ $schemaId: 'IOpenVesselDefinitionV1', version: '1.0.0' },
    shipData: {
      ...{ shipClass: 'DRAWN', shipName: 'DRAWN ONE', imoCode: '9000001', loa: 60_000, containersLengths: [20, 40] },
      ...{ lcgOptions: { values: 2, lpp: 55_000 }, tcgOptions: { values: 2 }, vcgOptions: { values: 2 } },
      masterCGs: { aboveTcgs: {}, belowTcgs: {}, bottomBases: { '2': 1800 } },
    },
    baysData: [
      {
        ...{ isoBay: '001', level: 1, pairedBay: 2 },
        infoByContLength: {
          '20': { size: 20, lcg: 43_000, rowWeight: 60_000_000 },
          '40': { size: 40, lcg: 40_000, rowWeight: 90_000_000 },
        },
        perRowInfo: { common: { bottomBase: 9000, maxHeight: 8000 } },
        perSlotInfo: slot('0082', { '20': 1, '40': 1 }),
      },
      {
        ...{
          isoBay: '003',
          level: 1,
          pairedBay: 1,
          infoByContLength: { '20': { size: 20, lcg: 37_000, rowWeight: 50_000_000 } },
        },
        perSlotInfo: slot('0082', { '20': 1 }, { reefer: 1 }),
      },
      {
        ...{ isoBay: '001', level: 2, pairedBay: 2, infoByContLength: {}, bulkhead: { fore: 1, foreLcg: 47_000 } },
        perSlotInfo: slot('0002', { '40': 1 }, { hazardousProhibited: { imdgClasses: ['1.1'] } }),
      },
      { ...{ isoBay: '003', level: 2, pairedBay: 1, infoByContLength: {} }, perSlotInfo: {} },
      { ...{ isoBay: '005', level: 1, infoByContLength: {} }, perSlotInfo: slot('0082', { '20': 1 }) },
    ],
    lidData: [{ label: 'A', portIsoRow: '00', starboardIsoRow: '00', startIsoBay: '001', endIsoBay: '003' }],
  };
  change(ovd);
  return JSON.stringify(ovd);
}

const read = (text: string, limits?: string) =>
  parseVesselProfile({
    definition: { text, name: 'drawn.json' },
    ...(limits === undefined ? {} : { limits: { text: limits, name: 'drawn.limits.json' } }),
  });

function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof InputError)
      return `${error.diagnostic.code} ${error.diagnostic.where} ${error.diagnostic.message}`;
    throw error;
  }
  return 'none';
}

describe('an Open Vessel Definition', () => {
  it('becomes stacks with their limits in metres and kilograms', () => {
    const profile = read(definition());
    const [deck, alone, hold] = ['2/0/deck', '5/0/deck', '2/0/hold'].map(
      (key) => profile.stacks[stacksByBay(profile).get(key)!]!,
    );
    expect(deck).toMatchObject({ bay: 2, base: 9, maxHeight: 8, maxKg20: 50_000, maxKg40: 90_000 });
    expect(deck!.x).toEqual({ forty: 40, fore: 43, aft: 37 });
    expect(deck!.cells).toMatchObject([
      { tier: 82, fore: true, aft: true, forty: true, forePlug: false, aftPlug: true },
    ]);
    expect(alone!.cells).toMatchObject([{ fore: true, aft: false, forty: false }]);
    expect(hold).toMatchObject({
      base: 1.8,
      maxKg20: null,
      cells: [{ fore: false, forty: true, noDangerous: ['1.1'] }],
    });
    expect(profile).toMatchObject({ origin: 'told', placesKnown: true, bulkheads: [47], imo: '9000001' });
    expect(profile.hatchCovers).toEqual([{ bay: 2, index: 0, rows: [0] }]);
    expect(capacityTeu(profile)).toBe(5);
  });

  it('finds a stack by the number of its 40 foot bay and of both its halves', () => {
    const byBay = stacksByBay(read(definition()));
    expect(byBay.get('1/0/deck')).toBe(byBay.get('2/0/deck'));
    expect(byBay.get('3/0/deck')).toBe(byBay.get('2/0/deck'));
    expect(byBay.get('5/0/deck')).not.toBe(byBay.get('2/0/deck'));
    expect(slotText({ bay: 2, row: 1, tier: 82 })).toBe('020182');
  });

  it('reads back as it was written', () => {
    const profile = read(definition());
    expect(read(vesselProfileText(profile))).toEqual(profile);
  });

  it('is refused with the place of its fault', () => {
    expect(faultOf(() => read('{"a":1,}'))).toMatch(/^HWS-VSL-001 drawn.json, line 1, column 8/);
    expect(faultOf(() => read(definition((ovd) => (ovd.baysData[0]!.isoBay = '002'))))).toMatch(
      /^HWS-VSL-002 .*\/baysData\/0\/isoBay/,
    );
    expect(faultOf(() => read(definition((ovd) => (ovd.baysData[1]!.isoBay = '001'))))).toMatch(
      /^HWS-VSL-003 .*\/baysData\/1 /,
    );
    const crossed = definition((ovd) => (ovd.baysData[4]!.pairedBay = 1));
    expect(faultOf(() => read(crossed))).toMatch(/^HWS-VSL-003 .*pairedBay Bay 003 is paired with two bays/);
    const renamed = definition((ovd) => (ovd.baysData[0]!.perSlotInfo!['0082']!.pos = '0084'));
    expect(faultOf(() => read(renamed))).toMatch(/^HWS-VSL-003 .*perSlotInfo\/0082/);
    expect(faultOf(() => read(definition((ovd) => (ovd.baysData = []))))).toMatch(/^HWS-VSL-004/);
  });

  it('is refused when a fault stands in the file of limits', () => {
    const limits = { format: 'hawser-vessel-limits/1', vessel: 'DRAWN', provenance: [] };
    expect(read(definition(), JSON.stringify(limits)).limits).toEqual(limits);
    expect(faultOf(() => read(definition(), JSON.stringify({ ...limits, lashing: {} })))).toMatch(
      /^HWS-VSL-005 .*\/lashing/,
    );
    const row = { draught: 5, displacement: 1e6, buoyancyX: 25, flotationX: 25, metacentreZ: 9, trimMoment: 1e6 };
    const stability = {
      ...{ hydrostatics: [row, { ...row, draught: 4 }], deadLoad: { kg: 1, x: 0, y: 0, z: 0, freeSurface: 0 } },
      ...{ maxDraught: 5, leastTrim: 0, mostTrim: 1, leastGm: 0.5, mostHeel: 1 },
    };
    expect(faultOf(() => read(definition(), JSON.stringify({ ...limits, stability })))).toMatch(
      /^HWS-VSL-006 .*\/hydrostatics\/1/,
    );
  });
});
