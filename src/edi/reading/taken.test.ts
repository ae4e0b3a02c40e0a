// The tables of numbers and cells against plain sets and maps.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { CellsTaken, NumbersTaken, packNumber, unpackNumber } from './taken.ts';

const number = fc
  .tuple(fc.stringMatching(/^[A-Z]{4}$/), fc.nat(9_999_999))
  .map(([prefix, digits]) => prefix + String(digits).padStart(7, '0'));

describe('container numbers', () => {
  it('are packed without loss, from the first to the last', () => {
    for (const one of ['AAAA0000000', 'ZZZZ9999999', 'HWSU0000018']) expect(unpackNumber(packNumber(one))).toBe(one);
    fc.assert(fc.property(number, (one) => unpackNumber(packNumber(one)) === one));
  });

  it('are taken once put in, and no others', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 300 }), fc.array(number), (put, others) => {
        const taken = new NumbersTaken();
        for (const one of put) taken.add(packNumber(one));
        const set = new Set(put);
        for (const one of [...put, ...others]) expect(taken.has(packNumber(one))).toBe(set.has(one));
      }),
    );
  });
});

describe('cells', () => {
  it('of 40-foot boxes take the halves before and after them', () => {
    const cells = new CellsTaken();
    cells.occupy({ bay: 2, row: 4, tier: 82 }, packNumber('HWSU0000018'));
    const at = (bay: number): unknown => cells.occupantOf({ bay, row: 4, tier: 82 });
    expect([1, 2, 3, 4].map((bay) => at(bay) !== null)).toEqual([true, true, true, true]);
    expect([5, 6].map(at)).toEqual([null, null]);
    expect(at(1)).toEqual({ number: 'HWSU0000018', bay: 2 });
    expect(cells.occupantOf({ bay: 2, row: 4, tier: 84 })).toBeNull();
  });

  it('are remembered by the thousand', () => {
    const cells = new CellsTaken();
    for (let i = 0; i < 5000; i++)
      cells.occupy({ bay: 1 + 2 * Math.floor(i / 100), row: i % 10, tier: 2 + 2 * (Math.floor(i / 10) % 10) }, i);
    expect(cells.occupantOf({ bay: 99, row: 9, tier: 20 })).toEqual({ number: unpackNumber(4999), bay: 99 });
    expect(cells.occupantOf({ bay: 101, row: 0, tier: 2 })).toBeNull();
  });
});
