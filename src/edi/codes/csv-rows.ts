// Reads CSV text into rows of cells, by RFC 4180 and forgiving: any line ends, a byte order mark, a quote inside an unquoted cell.

/**
 * Rows of cells; empty lines are left out. The separator is the one of comma, semicolon and tab that the first line has most of.
 * A quoted cell that is never closed goes on to the end of the text.
 */
export function readCsv(text: string): string[][] {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const separator = separatorOf(body.slice(0, lineEnd(body)));
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < body.length) {
    const cell = body[at] === '"' ? quotedCell(body, at, separator) : plainCell(body, at, separator);
    row.push(cell.text);
    at = cell.end;
    if (body[at] === separator) {
      at++;
      // A separator at the very end stands before one more, empty cell.
      if (at < body.length) continue;
      row.push('');
    }
    if (body[at] === '\r' && body[at + 1] === '\n') at++;
    at++;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

function lineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}

function separatorOf(line: string): string {
  let best = ',';
  for (const candidate of [';', '\t']) {
    if (line.split(candidate).length > line.split(best).length) best = candidate;
  }
  return best;
}

function plainCell(text: string, start: number, separator: string): { text: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(start, end), end };
}

/** The cell behind an opening quote; doubled quotes are one, and what follows the closing quote belongs to it. */
function quotedCell(text: string, start: number, separator: string): { text: string; end: number } {
  let cell = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { text: cell + text.slice(from), end: text.length };
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, separator);
      return { text: cell + rest.text, end: rest.end };
    }
    cell += '"';
    from = quote + 2;
  }
}
