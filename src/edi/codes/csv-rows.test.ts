// CSV as people's programs write it.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { csvRows } from '../../kit/csv.ts';
import { readCsv } from './csv-rows.ts';

describe('rows of CSV', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '\ufeffa,b\n\n\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b;c,d\ne;f;g',
      [
        ['a', 'b', 'c,d'],
        ['e', 'f', 'g'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '"a,b","c""d"\n"e\nf",g',
      [
        ['a,b', 'c"d'],
        ['e\nf', 'g'],
      ],
    ],
    [
      'a,\n,b\n,',
      [
        ['a', ''],
        ['', 'b'],
        ['', ''],
      ],
    ],
    ['"a"b,c', [['ab', 'c']]],
    ['"never closed, and on', [['never closed, and on']]],
    ['a"b,c', [['a"b', 'c']]],
    ['', []],
  ])('of %j are %j', (text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it('are those that were written', () => {
    // The first line settles the separator: it has commas only. An apostrophe is written before what looks like a formula.
    const cell = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(readCsv(csvRows([['a', 'b', 'c'], ...rows]))).toEqual([['a', 'b', 'c'], ...rows]);
      }),
    );
  });
});
