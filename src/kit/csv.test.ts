import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows, csvText } from './csv.ts';

/** Reads CSV back, by the rules of RFC 4180. */
function readBack(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a table as CSV', () => {
  test('is read back as it was, whatever the text, but for the apostrophe before what looks like a formula', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '@a', '-x', '+', '"', 'a,b', 'a\r\nb', '\tx', ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const expected = rows.map((row) => row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)));
        expect(readBack(csvRows(rows))).toEqual(expected);
      }),
    );
  });

  test('has numbers, yes and no, and empty cells as they are', () => {
    expect(csvRows([['a', -1.5, true, null]])).toBe('a,-1.5,true,\r\n');
  });

  test('begins with the mark of UTF-8 and the headings where people open it', () => {
    expect(csvText(['x', '=y'], [[1, 2]])).toBe("\ufeffx,'=y\r\n1,2\r\n");
  });
});
