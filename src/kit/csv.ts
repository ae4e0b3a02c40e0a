// Tables as CSV that a spreadsheet opens without taking a cell for a formula.

/** A cell: text, a number, yes or no, or nothing. */
export type Cell = string | number | boolean | null;

/** A spreadsheet takes a cell that begins so for a formula (OWASP: CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;
/** Tells a spreadsheet that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A table as CSV (RFC 4180) for programs: lines end in CR LF, text that looks like a formula begins with an apostrophe. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/** The same for people's spreadsheets: headings first, and a mark that it is UTF-8. */
export function csvText(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + csvRows([headings, ...rows]);
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
