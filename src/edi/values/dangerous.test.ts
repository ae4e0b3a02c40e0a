// Dangerous goods as senders write them. The segments are those of files at hand, or made in their manner.
import { describe, expect, it } from 'vitest';
import {
  addDangerousText,
  doubtDangerous,
  flashPointOf,
  imdgClass,
  packingGroup,
  readDangerousGoods,
  unNumber,
  type ComponentText,
} from './dangerous.ts';

/** A segment without release characters as a function of element and component. */
function segment(text: string): ComponentText {
  const elements = text.split('+').map((element) => element.split(':'));
  return (element, component = 0) => elements[element]?.[component] ?? '';
}

describe('dangerous goods', () => {
  it.each([
    ['3', '3'],
    ['1.4S', '1.4S'],
    ['1.4s', '1.4S'],
    ['2.1', '2.1'],
    ['IMO 3', '3'],
    ['CL.6.1', '6.1'],
    ['3.0', '3'],
    ['3.2', '3'],
    ['6,1', '6.1'],
    ['10', null],
    ['1.4M', null],
    ['', null],
    ['HAZ', null],
  ])('class "%s" is %s', (text, expected) => {
    expect(imdgClass(text)).toBe(expected);
  });

  it.each([
    ['1170', '1170'],
    ['UN1170', '1170'],
    ['un 1170', '1170'],
    ['81', '0081'],
    ['0', null],
    ['11700', null],
    ['', null],
    ['NIL', null],
  ])('UN number "%s" is %s', (text, expected) => {
    expect(unNumber(text)).toBe(expected);
  });

  it('have their packing group in Roman or Arabic numbers', () => {
    expect(['I', 'II', 'III', '1', '2', '3', 'PG II', 'pg3'].map(packingGroup)).toEqual([
      'I',
      'II',
      'III',
      'I',
      'II',
      'III',
      'II',
      'III',
    ]);
    expect(['', 'IV', '4', '0'].map(packingGroup)).toEqual([null, null, null, null]);
  });

  it('have it where it belongs, in the place of the page, or in both', () => {
    const groups = ['DGS+IMD+3+1170++II', 'DGS+IMD+3:II+1170', 'DGS+IMD+9:III+3077++III', 'DGS+IMD+3+1170:II'].map(
      (text) => readDangerousGoods(segment(text)).packingGroup,
    );
    expect(groups).toEqual(['II', 'II', 'III', 'II']);
  });

  it('have none where two places disagree, and none from a digit in the page’s place', () => {
    expect(readDangerousGoods(segment('DGS+IMD+3:I+1170++II')).packingGroup).toBeUndefined();
    const paged = readDangerousGoods(segment('DGS+IMD+3:2+1170'));
    expect([paged.packingGroup, paged.page]).toEqual([undefined, '2']);
  });

  it('tell everything of a full segment', () => {
    expect(readDangerousGoods(segment('DGS+IMD+2.3+2198+045:CEL+1+F-CS-U+16++8'))).toEqual({
      imdgClass: '2.3',
      unNumber: '2198',
      packingGroup: 'I',
      flashPointC: 45,
      ems: 'F-C,S-U',
      mfag: '16',
    });
    expect(readDangerousGoods(segment('DGS+IMD+3:3021+UN1992:-5C+073:FAH+2+F-E,S-D+330+T1+33:1992+3:6.1:MP'))).toEqual({
      imdgClass: '3',
      unNumber: '1992',
      page: '3021',
      packingGroup: 'II',
      flashPointC: 22.8,
      ems: 'F-E,S-D',
      mfag: '330',
      tremCard: 'T1',
      subsidiary: ['6.1'],
      marinePollutant: true,
    });
  });

  it('have a flash point beside the UN number where it is nowhere else', () => {
    expect(flashPointOf(segment('DGS+IMD+3+1170:13C'))).toBe(13);
    expect(flashPointOf(segment('DGS+IMD+3+1170'))).toBeNull();
    expect(flashPointOf(segment('DGS+IMD+3+1170:II'))).toBeNull();
  });

  it('are kept as sent where they cannot be understood', () => {
    expect(readDangerousGoods(segment('DGS+IMD+HAZ+NIL'))).toEqual({ imdgClass: 'HAZ', unNumber: 'NIL' });
    expect(doubtDangerous('HAZ', 'NIL')).toEqual(['class', 'UN number']);
    expect(doubtDangerous('3', '1170')).toEqual([]);
    expect(doubtDangerous('3', '')).toEqual([]);
    expect(doubtDangerous('', '1170')).toEqual(['class']);
  });

  it('are named and flagged by the texts behind them', () => {
    const goods = readDangerousGoods(segment('DGS+IMD+3+1993'));
    addDangerousText(goods, 'AAD', ['FLAMMABLE LIQUID, N.O.S.', 'contains XYLENE']);
    addDangerousText(goods, 'AAC', ['MARINE POLLUTANT', 'LTD QTY FP: 23 C']);
    expect(goods).toMatchObject({
      properName: 'FLAMMABLE LIQUID, N.O.S.',
      technicalName: 'contains XYLENE',
      marinePollutant: true,
      limitedQuantity: true,
      flashPointC: 23,
    });
  });

  it('are no marine pollutants where the text says so', () => {
    for (const text of ['NOT A MARINE POLLUTANT', 'NON MARINE POLLUTANT', 'NO MARINE POLLUTANT', '']) {
      const goods = readDangerousGoods(segment('DGS+IMD+3+1993'));
      addDangerousText(goods, 'AAC', [text]);
      expect(goods.marinePollutant).toBeUndefined();
    }
  });
});
