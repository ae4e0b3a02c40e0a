// Size-type codes of both editions, and the odd ones that senders use.
import { describe, expect, it } from 'vitest';
import { isOpenType, isReeferType, parseSizeType } from './size-type.ts';

describe('size-type codes', () => {
  it.each([
    ['22G1', 20, 2591, 'general'],
    ['45G1', 40, 2896, 'general'],
    ['45R1', 40, 2896, 'reefer'],
    ['42U1', 40, 2591, 'open-top'],
    ['45P1', 40, 2896, 'flat'],
    ['22T0', 20, 2591, 'tank'],
    ['L5G1', 45, 2896, 'general'],
    ['L5R8', 45, 2896, 'reefer'],
    ['LEG1', 45, 2896, 'general'],
    ['20G1', 20, 2438, 'general'],
  ] as const)('reads %s of the 1995 edition', (code, lengthFeet, heightMm, kind) => {
    expect(parseSizeType(code)).toEqual({ lengthFeet, heightMm, kind });
  });

  it.each([
    ['2210', 20, 2591, 'general'],
    ['2200', 20, 2591, 'general'],
    ['4310', 40, 2591, 'general'],
    ['4510', 40, 2896, 'general'],
    ['4532', 40, 2896, 'reefer'],
    ['4351', 40, 2591, 'open-top'],
    ['2261', 20, 2591, 'flat'],
    ['2270', 20, 2591, 'tank'],
    ['9510', 45, 2896, 'general'],
  ] as const)('reads the number %s of the 1984 edition', (code, lengthFeet, heightMm, kind) => {
    expect(parseSizeType(code)).toEqual({ lengthFeet, heightMm, kind });
  });

  it('reads lower case, blanks and trade codes', () => {
    expect(parseSizeType(' 45r1 ')).toEqual({ lengthFeet: 40, heightMm: 2896, kind: 'reefer' });
    expect(parseSizeType('40HC')).toEqual({ lengthFeet: 40, heightMm: 2896, kind: 'general' });
    expect(parseSizeType('42OT')).toEqual({ lengthFeet: 40, heightMm: 2591, kind: 'open-top' });
  });

  it('gives no length where it cannot be told or is not handled', () => {
    for (const code of ['', '?', 'XXXX', '12G1', 'M5G1']) expect(parseSizeType(code).lengthFeet).toBeNull();
  });

  it('tells which boxes may need a plug and which have no roof', () => {
    expect(isReeferType('4532')).toBe(true);
    expect(isReeferType('45G1')).toBe(false);
    expect(isOpenType('2251')).toBe(true);
    expect(isOpenType('45P3')).toBe(true);
    expect(isOpenType('22R1')).toBe(false);
  });
});
