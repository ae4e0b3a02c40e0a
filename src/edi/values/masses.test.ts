// Units and ranks of masses, and what is doubted about them.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { parseSizeType } from '../../terminal/size-type.ts';
import {
  doubtMasses,
  massesFit,
  isMassUnit,
  isTare,
  massKg,
  massRank,
  massLimits,
  readVerification,
  type ToldMasses,
} from './masses.ts';

const kinds = (told: Partial<ToldMasses>, code = '45G1'): string[] =>
  doubtMasses({ grossKg: 0, verifiedKg: 0, tareKg: 0, ...told }, parseSizeType(code)).map((d) => d.kind);

describe('masses', () => {
  it.each([
    [24_500, 'KGM', 24_500],
    [24.5, 'TNE', 24_500],
    [54_013, 'LBR', 24_500],
    [54_013, 'LBS', 24_500],
    [10, 'LTN', 10_160],
    [24_500, '', 24_500],
    [24_500, 'PCE', 24_500],
    [21_670.46, 'KGM', 21_670],
  ])('%f %s are %i kg', (value, unit, kg) => {
    expect(massKg(value, unit)).toBe(kg);
  });

  it('count as verified before gross, and tare not at all', () => {
    expect(massRank('VGM')).toBeGreaterThan(massRank('WT'));
    expect(['WT', 'G', 'AET', 'EGW', 'AAB', 'AAD'].map(massRank)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(['T', '', 'ABS'].map(massRank)).toEqual([0, 0, 0]);
    expect([isTare('T'), isTare('G')]).toEqual([true, false]);
    expect([isMassUnit('KGM'), isMassUnit('CMT')]).toEqual([true, false]);
  });

  it('of a full box are doubted below its tare and above its rating', () => {
    expect(kinds({ grossKg: 24_500 })).toEqual([]);
    expect(kinds({ grossKg: 245 })).toEqual(['below tare']);
    expect(kinds({ grossKg: 3500, tareKg: 3900 })).toEqual(['below tare']);
    expect(kinds({ grossKg: 45_000 })).toEqual(['above limit']);
    expect(kinds({ grossKg: 45_000 }, '45P3')).toEqual([]);
    expect(kinds({ grossKg: 12_000 }, '12G1')).toEqual(['above limit']);
    expect(kinds({ verifiedKg: 37_000, grossKg: 36_000 })).toEqual(['above limit']);
  });

  it('are doubted where the tare is none', () => {
    expect(kinds({ grossKg: 24_500, tareKg: 40 })).toEqual(['tare']);
    expect(kinds({ grossKg: 24_500, tareKg: 24_500 })).toEqual(['tare']);
    expect(kinds({ grossKg: 24_500, tareKg: 9000 }, '45R1')).toEqual([]);
  });

  it('are told where VGM and the earlier gross mass are far apart', () => {
    expect(kinds({ verifiedKg: 24_500, grossKg: 24_000 })).toEqual([]);
    expect(kinds({ verifiedKg: 24_500, grossKg: 10_000 })).toEqual(['differ']);
  });

  it('are not doubted where the code does not tell the size, or nothing is told', () => {
    expect(kinds({ grossKg: 12 }, '????')).toEqual([]);
    expect(kinds({})).toEqual([]);
    expect(massLimits(parseSizeType('????'))).toBeNull();
  });

  it('have bounds with room between them for every length', () => {
    for (const code of ['12G1', '22G1', '22T1', '32G1', '45G1', '45R1', '45P3', 'L5G1', 'M5G1', 'P5G1']) {
      const limits = massLimits(parseSizeType(code));
      expect(limits).not.toBeNull();
      if (limits !== null) expect(limits.tareFrom < limits.tareTo && limits.tareTo < limits.grossTo).toBe(true);
    }
  });

  it('fit where there is no doubt, and only there', () => {
    const kg = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 70_000 }));
    const code = fc.constantFrom('12G1', '22G1', '22T1', '45G1', '45R1', '45P3', '????');
    const masses = fc.record({ grossKg: kg, verifiedKg: kg, tareKg: kg });
    fc.assert(
      fc.property(masses, code, (told, sizeType) => {
        const size = parseSizeType(sizeType);
        expect(massesFit(told, size)).toBe(doubtMasses(told, size).length === 0);
      }),
    );
  });

  it('are whole numbers of kg, whatever is told', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        fc.constantFrom('KGM', 'LBR', 'TNE', 'X'),
        (value, unit) => {
          expect(Number.isInteger(massKg(value, unit))).toBe(true);
        },
      ),
    );
  });
});

describe('the certification of a verified gross mass', () => {
  it('tells method, time and place in FTX+AAY', () => {
    expect(readVerification('SM1', ['202011250649', '', 'BUSAN'])).toEqual({
      method: 1,
      at: Date.UTC(2020, 10, 25, 6, 49),
      place: 'BUSAN',
    });
    expect(readVerification('', ['SM2', '20201125'])).toEqual({ method: 2, at: Date.UTC(2020, 10, 25), place: '' });
  });

  it('is empty where nothing of it is told', () => {
    expect(readVerification('', [])).toEqual({ method: null, at: null, place: '' });
    expect(readVerification('XYZ', [])).toEqual({ method: null, at: null, place: '' });
  });
});
