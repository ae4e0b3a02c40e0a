// Reads comma-separated tables (RFC 4180) with a header line. Knows nothing of what the tables mean; faults name line and column.
import { InputError } from '../terminal/diagnostic.ts';
import { demandErrors } from '../terminal/errors/demand.ts';

/** One record of a table. */
export interface CsvRow {
  /** Line of the file on which the record starts, from 1. */
  line: number;
  /** Text of a column, without blanks around it. */
  text(column: string): string;
  /** Finite number in a column. @throws InputError HWS-DEM-003 */
  number(column: string): number;
  /** Number, or null where the cell is empty. @throws InputError HWS-DEM-003 */
  optionalNumber(column: string): number | null;
  /** A fault in a column of this record. */
  fault(column: string, message: string): InputError;
}

/**
 * Reads a table.
 * @param table name of the table for messages, e.g. "containers.csv"
 * @throws InputError HWS-DEM-003 for broken text, HWS-DEM-004 for a header without one of `columns`
 */
export function readCsv(text: string, table: string, columns: readonly string[]): CsvRow[] {
  const records = splitRecords(text.replace(/^\uFEFF/, ''), table);
  const header = records.shift()?.cells.map((cell) => cell.trim()) ?? [];
  const at = new Map<string, number>();
  header.forEach((name, index) => {
    if (at.has(name))
      throw inputFault('HWS-DEM-004', `${table} has the column "${name}" twice.`, place(table, 1, index));
    at.set(name, index);
  });
  for (const column of columns)
    if (!at.has(column)) throw inputFault('HWS-DEM-004', `${table} lacks the column "${column}".`, `${table}, line 1`);
  return records.map(({ line, cells }) => {
    if (cells.length !== header.length) {
      const message = `Line ${line} of ${table} has ${cells.length} columns; the header has ${header.length}.`;
      throw inputFault('HWS-DEM-003', message, place(table, line, Math.min(cells.length, header.length)));
    }
    return row(table, line, cells, at);
  });
}

function row(table: string, line: number, cells: readonly string[], at: ReadonlyMap<string, number>): CsvRow {
  const text = (column: string): string => (cells[at.get(column) ?? -1] ?? '').trim();
  const fault = (column: string, message: string): InputError =>
    inputFault('HWS-DEM-003', `${message} ("${text(column)}" in ${column}).`, place(table, line, at.get(column) ?? 0));
  const optionalNumber = (column: string): number | null => {
    if (text(column) === '') return null;
    const value = Number(text(column));
    if (!Number.isFinite(value)) throw fault(column, 'A number is wanted here');
    return value;
  };
  const number = (column: string): number => {
    const value = optionalNumber(column);
    if (value === null) throw fault(column, 'A number is wanted here');
    return value;
  };
  return { line, text, number, optionalNumber, fault };
}

/** Splits text into records; blank lines are passed over, quoted cells may hold commas, quotes ("") and line breaks. */
function splitRecords(text: string, table: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let startLine = 1;
  const close = (): void => {
    if (cells.length > 1 || (cells[0] ?? '').trim() !== '') records.push({ line: startLine, cells });
    cells = [];
  };
  // One cell with what ends it: a comma, a line break or the end of the text.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (cell.lastIndex < text.length) {
    const begin = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) {
      const message = `Line ${line} of ${table} has a quotation mark that is not closed or stands within a cell.`;
      throw inputFault('HWS-DEM-003', message, place(table, line, cells.length));
    }
    cells.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : (match[2] ?? ''));
    line += (match[0].match(/\r\n|\n|\r/g) ?? []).length;
    if (match[3] !== ',') {
      close();
      startLine = line;
    } else if (cell.lastIndex >= text.length) cells.push('');
    if (cell.lastIndex === begin) break;
  }
  close();
  return records;
}

function place(table: string, line: number, index: number): string {
  return `${table}, line ${line}, column ${index + 1}`;
}

/** An error of this part with its cure from the catalogue. */
export function inputFault(code: string, message: string, where: string): InputError {
  return new InputError({ code, severity: 'error', message, where, cure: demandErrors[code]?.cure ?? '' });
}
