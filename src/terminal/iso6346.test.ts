// Check digits and forms of container numbers. CSQU3054383 is the worked example of the standard.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  checkDigit,
  checkDigitRight,
  formatContainerNumber,
  hasContainerNumberForm,
  makeContainerNumber,
  parseContainerNumber,
} from './iso6346.ts';

describe('container numbers by ISO 6346', () => {
  it('gives the check digit of the standard’s own example', () => {
    expect(checkDigit('CSQU305438')).toBe(3);
    expect(checkDigitRight('CSQU3054383')).toBe(true);
    expect(checkDigitRight('CSQU3054384')).toBe(false);
  });

  it('writes a remainder of ten as 0', () => {
    // Sum of HWSU000008 by hand: 18 + 2·35 + 4·30 + 8·32 + 512·8 = 4560 = 414·11 + 6.
    expect(checkDigit('HWSU000008')).toBe(6);
    const withTen = Array.from({ length: 200 }, (_, i) => `HWSU${String(i).padStart(6, '0')}`).filter((ten) => {
      const sum = [18, 70, 120, 256].reduce((a, b) => a + b, 0);
      const digits = [...ten.slice(4)].reduce((total, d, i) => total + Number(d) * 2 ** (i + 4), 0);
      return (sum + digits) % 11 === 10;
    });
    expect(withTen.length).toBeGreaterThan(5);
    for (const ten of withTen) expect(checkDigit(ten)).toBe(0);
  });

  it('refuses other forms', () => {
    for (const text of ['', 'CONTAINER', 'CSQU305438', 'CSQ13054383', 'CSQU30543833', 'csqu3054383', 'CSQU305438X']) {
      expect(hasContainerNumberForm(text)).toBe(false);
    }
    expect(parseContainerNumber('CONTAINER')).toBeNull();
    expect(() => makeContainerNumber('HW', 1)).toThrow(RangeError);
    expect(() => makeContainerNumber('HWSU', 1_000_000)).toThrow(RangeError);
  });

  it('reads numbers with blanks and in lower case, and writes them as they are painted', () => {
    expect(parseContainerNumber('csqu 305438 3')).toEqual({
      prefix: 'CSQU',
      serial: '305438',
      checkDigit: 3,
      checkDigitRight: true,
    });
    expect(formatContainerNumber('CSQU3054383')).toBe('CSQU 305438 3');
    expect(formatContainerNumber('PROJECTED')).toBe('PROJECTED');
  });

  it('makes numbers whose check digit is right, whatever the owner and serial', () => {
    const letter = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
    const prefix = fc.array(letter, { minLength: 4, maxLength: 4 }).map((l) => l.join(''));
    fc.assert(
      fc.property(prefix, fc.integer({ min: 0, max: 999_999 }), (owner, serial) => {
        const number = makeContainerNumber(owner, serial);
        expect(hasContainerNumberForm(number)).toBe(true);
        expect(checkDigitRight(number)).toBe(true);
      }),
    );
  });
});
