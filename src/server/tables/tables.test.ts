// Tables to take away: what goes out as CSV and Parquet comes back as it was.
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../kit/csv.ts';
import { csvPieces } from './csv.ts';
import { parquetPieces } from './parquet.ts';
import { batches, columns, type Table } from './table.ts';

const AT = Date.UTC(2026, 0, 5, 6, 7, 8, 90);
const COLUMNS = columns('name text', 'count whole', 'share number', 'yes flag', 'at time');
const ROWS: Cell[][] = [
  ['Hải Phòng, "A"', 7, 0.25, true, AT],
  [null, null, null, null, null],
  ['=1+1', -3, -0.5, false, AT + 1],
];
const table = (rows: Cell[][] = ROWS): Table => ({ columns: COLUMNS, rows });

async function readBack(one: Table): Promise<Record<string, unknown>[]> {
  const file = Buffer.concat([...parquetPieces(one)]);
  return parquetReadObjects({ file: Uint8Array.from(file).buffer });
}

describe('a table as CSV', () => {
  it('has headings, lines that end in CR LF, quotes where they are needed, and times in UTC', () => {
    expect([...csvPieces(table())].join('')).toBe(
      [
        'name,count,share,yes,at\r\n',
        '"Hải Phòng, ""A""",7,0.25,true,2026-01-05T06:07:08.090Z\r\n',
        ',,,,\r\n',
        "'=1+1,-3,-0.5,false,2026-01-05T06:07:08.091Z\r\n",
      ].join(''),
    );
  });

  it('is its headings alone without rows', () => {
    expect([...csvPieces(table([]))].join('')).toBe('name,count,share,yes,at\r\n');
  });
});

describe('a table as Parquet', () => {
  it('is read back as it was: text, whole numbers, numbers, flags, times, and what is empty', async () => {
    expect(await readBack(table())).toEqual([
      { name: 'Hải Phòng, "A"', count: 7n, share: 0.25, yes: true, at: new Date(AT) },
      { name: null, count: null, share: null, yes: null, at: null },
      { name: '=1+1', count: -3n, share: -0.5, yes: false, at: new Date(AT + 1) },
    ]);
  });

  it('is written in row groups, each piece as soon as it is full, and read back whole', async () => {
    const rows = Array.from({ length: 45_000 }, (_, i): Cell[] => [`R${i % 100}`, i, i / 2, i % 2 === 0, AT + i]);
    const pieces = [...parquetPieces(table(rows))];
    expect(pieces).toHaveLength(4);
    const { buffer } = Uint8Array.from(Buffer.concat(pieces));
    expect(parquetMetadata(buffer).row_groups.map(({ num_rows: n }) => Number(n))).toEqual([20_000, 20_000, 5000]);
    const back = await parquetReadObjects({ file: buffer });
    expect(back).toHaveLength(45_000);
    expect(back[44_999]).toEqual({
      name: 'R99',
      count: 44_999n,
      share: 22_499.5,
      yes: false,
      at: new Date(AT + 44_999),
    });
  });

  it('keeps its columns without rows', async () => {
    const { buffer } = Uint8Array.from(Buffer.concat([...parquetPieces(table([]))]));
    expect(
      parquetMetadata(buffer)
        .schema.slice(1)
        .map(({ name }) => name),
    ).toEqual(COLUMNS.map(({ name }) => name));
    expect(await readBack(table([]))).toEqual([]);
  });
});

describe('batches', () => {
  it('hold all rows in order, the last one what is left', () => {
    expect([...batches([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
    expect([...batches([], 2)]).toEqual([]);
  });
});
