import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stableHash } from './stable-hash.ts';

describe('the stable hash', () => {
  test('is 64 hexadecimal digits and does not change from one release to the next', () => {
    expect(stableHash({ b: [1, 'two', null], a: new Map([['x', 1.5]]) })).toMatchInlineSnapshot(
      `"9433af2d08730b7744feb267f489e0c7b51669157e56fada3d64e0894d6913ad"`,
    );
  });

  test('does not depend on the order in which keys came', () => {
    expect(stableHash({ a: 1, b: { c: 2, d: 3 } })).toBe(stableHash({ b: { d: 3, c: 2 }, a: 1 }));
    const forwards = new Map([['a', 1], ['b', 2]]); // prettier-ignore
    const backwards = new Map([['b', 2], ['a', 1]]); // prettier-ignore
    expect(stableHash(forwards)).toBe(stableHash(backwards));
  });

  test('depends on the order of a list', () => {
    expect(stableHash([1, 2])).not.toBe(stableHash([2, 1]));
  });

  test('takes a key without a value for no key', () => {
    expect(stableHash({ a: 1, b: undefined })).toBe(stableHash({ a: 1 }));
  });

  test.each([
    ['text and number', '1', 1],
    ['null and undefined', [null], [undefined]],
    ['nesting', [[1], 2], [[1, 2]]],
    ['a split in text', ['ab', 'c'], ['a', 'bc']],
    ['the elements of typed arrays', Int32Array.of(1, 2), Int32Array.of(1, 3)],
    ['the elements of sets', new Set([1, 2]), new Set([1, 3])],
    ['an empty list and an empty object', [], {}],
  ])('tells apart %s', (_, one, other) => {
    expect(stableHash(one)).not.toBe(stableHash(other));
  });

  test('takes a set for the same whatever the order in which its elements came', () => {
    expect(stableHash(new Set(['a', 'b']))).toBe(stableHash(new Set(['b', 'a'])));
  });

  test('is equal for equal data and different for different data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stableHash(structuredClone(value))).toBe(stableHash(value));
        expect(stableHash([value])).not.toBe(stableHash(value));
      }),
    );
  });
});
