// A table to take away: named columns, each of one kind, and its rows one after another. Knows no format.
import type { Cell } from '../../kit/csv.ts';

/** time: ms UTC; whole: an integer. */
export type ColumnKind = 'text' | 'whole' | 'number' | 'flag' | 'time';

/** A column; every one may be empty in a row. `unit` is part of its name where there is one, such as gross_kg. */
export interface Column {
  name: string;
  kind: ColumnKind;
}

/** A table; `rows` may be gone through once, as far as somebody wants to. */
export interface Table {
  columns: readonly Column[];
  rows: Iterable<readonly Cell[]>;
}

/** Columns told as 'name kind'. */
export function columns(...told: `${string} ${ColumnKind}`[]): Column[] {
  return told.map((one) => {
    const [name, kind] = one.split(' ') as [string, ColumnKind];
    return { name, kind };
  });
}

/** Rows in batches of at most so many. */
export function* batches<R>(rows: Iterable<R>, size: number): Generator<R[]> {
  let batch: R[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
