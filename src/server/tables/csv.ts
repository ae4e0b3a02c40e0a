// A table as CSV for programs and spreadsheets: RFC 4180, UTF-8, headings first; times as ISO 8601 in UTC. Written piece by piece.
import { csvRows, type Cell } from '../../kit/csv.ts';
import { batches, type Column, type Table } from './table.ts';

/** Rows written at a time: some tens of kilobytes. */
const BATCH = 500;

/** The table, piece by piece. */
export function* csvPieces({ columns, rows }: Table): Generator<string> {
  yield csvRows([columns.map(({ name }) => name)]);
  for (const batch of batches(rows, BATCH))
    yield csvRows(batch.map((row) => row.map((cell, i) => told(cell, columns[i]))));
}

function told(cell: Cell, column: Column | undefined): Cell {
  return column?.kind === 'time' && typeof cell === 'number' ? new Date(cell).toISOString() : cell;
}
