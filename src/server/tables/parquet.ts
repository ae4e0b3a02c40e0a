// A table as Apache Parquet, for notebooks and databases: one row group after another, so that a long table is never held as a whole.
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Cell } from '../../kit/csv.ts';
import { batches, type Column, type ColumnKind, type Table } from './table.ts';

/** Rows of a row group: small enough to hold, large enough that columns compress. */
const GROUP = 20_000;

const TYPES = { text: 'STRING', whole: 'INT64', number: 'DOUBLE', flag: 'BOOLEAN', time: 'TIMESTAMP' } as const;

/** The table, piece by piece; a table without rows is a file without row groups. */
export function* parquetPieces({ columns, rows }: Table): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columns.map((column) => columnOf(column, [])) });
  const parquet = new ParquetWriter({ writer, schema, createdBy: 'hawser' });
  for (const batch of batches(rows, GROUP)) {
    const columnData = columns.map((column, i) =>
      columnOf(
        column,
        batch.map((row) => row[i] ?? null),
      ),
    );
    void parquet.write({ columnData, rowGroupSize: GROUP });
    yield taken(writer);
  }
  void parquet.finish();
  yield taken(writer);
}

function columnOf({ name, kind }: Column, cells: Cell[]) {
  return { name, type: TYPES[kind], nullable: true, data: cells.map((cell) => valueOf(kind, cell)) };
}

function valueOf(kind: ColumnKind, cell: Cell): unknown {
  if (cell === null) return null;
  switch (kind) {
    case 'whole':
      return BigInt(Math.round(Number(cell)));
    case 'time':
      return new Date(Number(cell));
    case 'text':
      return String(cell);
    default:
      return cell;
  }
}

/** What was written since the last time; places within the file go on to count from its beginning. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = Uint8Array.from(writer.getBytes());
  writer.index = 0;
  return bytes;
}
