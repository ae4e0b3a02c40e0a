// Size-type codes of all editions, and the odd ones that senders use. The expected dimensions are written out here, not taken from
// the tables.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { isKnownSizeType, isOpenType, isReeferType, parseSizeType } from './size-type.ts';
import { GROUP_CODES, HEIGHTS, HEIGHTS_1984, LENGTHS, LENGTHS_1984, TRADE_CODES, TYPES } from './size-type-tables.ts';

describe('size-type codes', () => {
  it.each([
    ['22G1', 20, 2591, 'general'],
    ['45G1', 40, 2896, 'general'],
    ['45R1', 40, 2896, 'reefer'],
    ['42U1', 40, 2591, 'open-top'],
    ['45P1', 40, 2896, 'flat'],
    ['22T0', 20, 2591, 'tank'],
    ['22B1', 20, 2591, 'bulk'],
    ['L5G1', 45, 2896, 'general'],
    ['L5R8', 45, 2896, 'reefer'],
    ['LEG1', 45, 2896, 'general'],
    ['55G1', 45, 2896, 'general'],
    ['20G1', 20, 2438, 'general'],
    ['42H0', 40, 2591, 'reefer'],
    ['42H5', 40, 2591, 'general'],
    ['22GP', 20, 2591, 'general'],
    ['45GP', 40, 2896, 'general'],
    ['45RT', 40, 2896, 'reefer'],
    ['22TD', 20, 2591, 'tank'],
    ['22HI', 20, 2591, 'general'],
  ] as const)('reads %s of 1995 and later', (code, lengthFeet, heightMm, kind) => {
    expect(parseSizeType(code)).toMatchObject({ lengthFeet, heightMm, kind, reducedStrength: false });
  });

  it.each([
    ['2210', 20, 2591, 'general', 'ventilated'],
    ['2200', 20, 2591, 'general', 'general'],
    ['4310', 40, 2591, 'general', 'ventilated'],
    ['4510', 40, 2896, 'general', 'ventilated'],
    ['2220', 20, 2591, 'bulk', 'bulk'],
    ['4326', 40, 2591, 'general', 'named cargo'],
    ['4532', 40, 2896, 'reefer', 'thermal'],
    ['2240', 20, 2591, 'reefer', 'thermal'],
    ['2245', 20, 2591, 'general', 'thermal'],
    ['4351', 40, 2591, 'open-top', 'open top'],
    ['2261', 20, 2591, 'flat', 'platform'],
    ['2270', 20, 2591, 'tank', 'tank'],
    ['2280', 20, 2591, 'bulk', 'bulk'],
    ['2099', 20, 2438, 'general', 'air and surface'],
    ['9510', 45, 2896, 'general', 'ventilated'],
  ] as const)('reads the number %s of the 1984 edition', (code, lengthFeet, heightMm, kind, group) => {
    expect(parseSizeType(code)).toMatchObject({ lengthFeet, heightMm, kind, group, edition: '1984' });
  });

  it.each([
    ['40HC', 40, 12_192, 2896, 'general'],
    ['40HQ', 40, 12_192, 2896, 'general'],
    ['45HC', 45, 13_716, 2896, 'general'],
    ['45HQ', 45, 13_716, 2896, 'general'],
    ['20DC', 20, 6058, 2591, 'general'],
    ['20DV', 20, 6058, 2591, 'general'],
    ['20GP', 20, 6058, 2591, 'general'],
    ['40GP', 40, 12_192, 2591, 'general'],
    ['40RF', 40, 12_192, 2591, 'reefer'],
    ['40RH', 40, 12_192, 2896, 'reefer'],
    ['45RF', 40, 12_192, 2896, 'reefer'],
    ['42OT', 40, 12_192, 2591, 'open-top'],
    ['20FR', 20, 6058, 2591, 'flat'],
    ['20TK', 20, 6058, 2591, 'tank'],
    ['10DC', null, 2991, 2591, 'general'],
    ['48HC', null, 14_630, 2896, 'general'],
    ['53HC', null, 16_154, 2896, 'general'],
  ] as const)('reads the trade code %s', (code, lengthFeet, lengthMm, heightMm, kind) => {
    expect(parseSizeType(code)).toMatchObject({ lengthFeet, lengthMm, heightMm, kind, edition: 'trade' });
  });

  it('reads lower case and blanks', () => {
    expect(parseSizeType(' 45r1 ')).toEqual({
      lengthFeet: 40,
      heightMm: 2896,
      kind: 'reefer',
      edition: '1995',
      group: 'thermal',
      lengthMm: 12_192,
      widthMm: 2438,
      reefer: true,
      open: false,
      reducedStrength: false,
    });
  });

  it.each([
    ['12G1', 2991],
    ['32G1', 9125],
    ['A2G1', 7150],
    ['B2G1', 7315],
    ['C2G1', 7430],
    ['D2G1', 7450],
    ['E2G1', 7820],
    ['F2G1', 8100],
    ['G2G1', 12_500],
    ['H2G1', 13_106],
    ['K2G1', 13_600],
    ['M5G1', 14_630],
    ['N5G1', 14_935],
    ['P5G1', 16_154],
    ['1210', 2991],
    ['3210', 9125],
  ])('knows the length of %s, which the terminal does not handle', (code, mm) => {
    expect(parseSizeType(code)).toMatchObject({ lengthFeet: null, lengthMm: mm, kind: 'general' });
  });

  it.each([
    ['2', 2591, 2438],
    ['4', 2743, 2438],
    ['6', 2896, 2438],
    ['8', 1295, 2438],
    ['9', 1219, 2438],
    ['C', 2591, 2500],
    ['D', 2743, 2500],
    ['E', 2896, 2500],
    ['F', 2896, 2500],
    ['L', 2591, 2550],
    ['M', 2743, 2550],
    ['N', 2896, 2550],
    ['P', 2896, 2550],
  ])('takes %s in the second place for its height and width', (character, heightMm, widthMm) => {
    expect(parseSizeType(`4${character}G1`)).toMatchObject({ heightMm, widthMm });
  });

  it('sees the letter that stands for reduced strength, and what it is in strength', () => {
    expect(parseSizeType('22GB')).toMatchObject({ kind: 'general', reducedStrength: true });
    expect(parseSizeType('45RB')).toMatchObject({ kind: 'reefer', reducedStrength: true });
    expect(parseSizeType('42HM')).toMatchObject({ kind: 'general', group: 'thermal', reducedStrength: true });
  });

  it('gives no length where it cannot be told', () => {
    for (const code of ['', '?', 'X', 'XXXX', '45', '6510']) {
      expect(parseSizeType(code).lengthFeet).toBeNull();
      expect(parseSizeType(code).lengthMm).toBeNull();
    }
    expect(parseSizeType('20').lengthFeet).toBe(20);
    expect(isKnownSizeType('20')).toBe(false);
    expect(isKnownSizeType('22G1')).toBe(true);
  });

  it('tells which boxes may need a plug and which have no roof', () => {
    expect(isReeferType('4532')).toBe(true);
    expect(isReeferType('45G1')).toBe(false);
    expect(isReeferType('42H6')).toBe(false);
    expect(isOpenType('2251')).toBe(true);
    expect(isOpenType('45P3')).toBe(true);
    expect(isOpenType('22R1')).toBe(false);
  });
});

describe('the tables of size-type codes', () => {
  it('are read as a whole: each length with each height and each type', () => {
    for (const [first, length] of Object.entries(LENGTHS)) {
      for (const [second, height] of Object.entries(HEIGHTS)) {
        for (const [third, { kind, group }] of Object.entries(TYPES)) {
          const { heightMm, widthMm } = height;
          const expected = { lengthFeet: length.feet, lengthMm: length.mm, heightMm, widthMm, kind, group };
          expect(parseSizeType(`${first}${second}${third}1`)).toMatchObject(expected);
        }
        for (const [letters, { kind }] of Object.entries(GROUP_CODES)) {
          expect(parseSizeType(`${first}${second}${letters}`).kind).toBe(kind);
        }
      }
    }
  });

  it('have every number of 1984, and no others', () => {
    for (let number = 0; number < 10_000; number++) {
      const code = String(number).padStart(4, '0');
      const size = parseSizeType(code);
      expect(size.edition).toBe('1984');
      expect(size.heightMm).toBe(HEIGHTS_1984[code.charAt(1)]?.heightMm);
      expect(size.lengthMm).toBe(LENGTHS_1984[code.charAt(0)]?.mm ?? null);
    }
  });

  it('know every trade code after 20 and 40', () => {
    for (const [letters, { kind, highCube }] of Object.entries(TRADE_CODES)) {
      for (const feet of [20, 40]) {
        const heightMm = highCube ? 2896 : 2591;
        expect(parseSizeType(`${feet}${letters}`)).toMatchObject({ lengthFeet: feet, heightMm, kind });
      }
    }
  });

  it('never lead to an exception or to a measure that is no number, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ maxLength: 4 })), (text) => {
        const { heightMm, widthMm, lengthFeet } = parseSizeType(text);
        expect(heightMm).toBeGreaterThan(1000);
        expect(widthMm).toBeGreaterThan(2000);
        expect([20, 40, 45, null]).toContain(lengthFeet);
      }),
    );
  });
});
