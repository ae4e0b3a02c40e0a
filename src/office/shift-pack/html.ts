// The printed pages: HTML on its own, without scripts and without anything from elsewhere. Each table repeats its head, with the time
// and the frame of the state, on every sheet of paper.
import type { Cell } from '../../kit/csv.ts';

/** A table that is printed: groups of rows under headings of their own. */
export interface Printed {
  columns: readonly string[];
  groups: readonly { title: string; rows: readonly (readonly Cell[])[] }[];
  /** Columns that hold numbers, from 0. */
  right?: readonly number[];
  /** Groups begin on a new sheet. */
  breaks?: boolean;
  /** Small print, for lists of thousands. */
  dense?: boolean;
  /** Every row has a box to tick. */
  tick?: string;
}

/** Sizes in points: small enough for a stack of six on a line, large enough to be read under a torch. */
const STYLE = `
@page { size: A4 landscape; margin: 9mm 9mm 11mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
* { box-sizing: border-box; }
body { font: 8.5pt/1.25 "Noto Sans", "Noto Sans KR", "Malgun Gothic", "Segoe UI", Arial, sans-serif; margin: 0 auto; max-width: 279mm; padding: 4mm; color: #000; background: #fff; }
h1 { font-size: 15pt; margin: 0 0 1mm; } h2 { font-size: 11pt; margin: 5mm 0 1mm; } p { margin: 0 0 2mm; }
.stamp { font-size: 8pt; font-weight: 700; text-align: left; border: 0; background: none; padding: 0 0 1mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; }
th, td { border: .4pt solid #888; padding: .6mm 1mm; text-align: left; vertical-align: top; }
thead th { background: #e8e8e8; font-weight: 700; } thead .stamp { background: none; }
td.n, th.n { text-align: right; white-space: nowrap; } td.tick { width: 8mm; }
tr { break-inside: avoid; } thead { display: table-header-group; }
tr.group th { background: #fff; font-size: 10pt; border: 0; padding-top: 2.5mm; break-after: avoid; }
.new { break-before: page; }
.bay { break-inside: avoid; margin: 0 0 5mm; } .bay table { width: auto; margin: 0; table-layout: fixed; }
.bay td, .bay th { width: 10.6mm; height: 8mm; padding: .2mm; text-align: center; font-size: 5.6pt; line-height: 1.15; overflow: hidden; }
.bay th { border: 0; background: none; font-size: 7pt; width: 9mm; height: auto; }
.bay td.none { border: 0; } .bay td.D { background: #d0d0d0; } .bay td.L { border: 1.4pt solid #000; } .bay td.R { background: repeating-linear-gradient(45deg, #fff 0 1.2mm, #ccc 1.2mm 1.7mm); }
.bay tr.cover td { border: 0; border-bottom: 1.6pt solid #000; height: 1.5mm; }
.contents td { border: 0; padding: .4mm 3mm .4mm 0; } code { font: 8pt monospace; word-break: break-all; }
table.dense { font-size: 7pt; line-height: 1.1; } .dense td, .dense th { padding: .25mm 1mm; white-space: nowrap; }
a { color: inherit; }
@media print { body { padding: 0; max-width: none; } nav { display: none; } }
`;

/** Text for HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** A page: title, the stamp with time and frame, and what it holds (HTML). */
export function pageText(language: string, title: string, stamp: string, body: string): string {
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}, ${escaped(stamp)}</title><style>${STYLE}</style></head>` +
    `<body><h1>${escaped(title)}</h1>\n${body}</body></html>\n`
  );
}

/** A table with the stamp in its head; `none` is said where there is no row. */
export function tableText(table: Printed, stamp: string, none: string): string {
  const { columns, groups, right = [], breaks = false, dense = false, tick } = table;
  const kind = (isNew: boolean): string => {
    const classes = [...(dense ? ['dense'] : []), ...(isNew ? ['new'] : [])];
    return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  };
  if (groups.every(({ rows }) => rows.length === 0))
    return `<p class="stamp">${escaped(stamp)}</p><p>${escaped(none)}</p>`;
  const width = columns.length + (tick === undefined ? 0 : 1);
  const align = (i: number): string => (right.includes(i) ? ' class="n"' : '');
  const head =
    `<thead><tr><th class="stamp" colspan="${width}">${escaped(stamp)}</th></tr><tr>` +
    columns.map((column, i) => `<th${align(i)}>${escaped(column)}</th>`).join('') +
    (tick === undefined ? '' : `<th>${escaped(tick)}</th>`) +
    '</tr></thead>';
  const bodyOf = (rows: readonly (readonly Cell[])[]): string =>
    rows
      .map((row) => {
        const cells = row.map((cell, i) => `<td${align(i)}>${cell === null ? '' : lines(String(cell))}</td>`).join('');
        return `<tr>${cells}${tick === undefined ? '' : '<td class="tick"></td>'}</tr>\n`;
      })
      .join('');
  const tables = groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }, i) => {
      const heading = title === '' ? '' : `<tr class="group"><th colspan="${width}">${escaped(title)}</th></tr>`;
      return breaks
        ? `<table${kind(i > 0)}>${head}<tbody>${heading}${bodyOf(rows)}</tbody></table>`
        : `${heading}${bodyOf(rows)}`;
    });
  return breaks ? tables.join('\n') : `<table${kind(false)}>${head}<tbody>${tables.join('')}</tbody></table>`;
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}
