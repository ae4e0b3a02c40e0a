// Draws a report as PDF: head, sections with tables, page numbers. Tagged, with title, language and bookmarks, so that it can be read aloud and found in.
import {
  textOf,
  type ReportCell,
  type ReportContent,
  type ReportSection,
  type ReportTable,
} from '../../office/shift-report/content.ts';
import { filled } from '../../office/shift-report/words/words.ts';
import { INK, PAGE, Sheet, WIDTH, type Part, type Type } from './sheet.ts';

const TITLE: Type = { size: 20, weight: 'strong', ink: INK.mark };
const SECTION: Type = { size: 12, weight: 'strong', ink: INK.mark };
const BODY: Type = { size: 9 };
const CELL: Type = { size: 8.5 };
const HEAD: Type = { size: 7.5, weight: 'strong', ink: INK.soft };
const SMALL: Type = { size: 7.5, ink: INK.soft };
/** Between the text of a cell and its lines, and between columns, pt. */
const PAD = 2.5;
const GAP = 10;
/** Room for the number beside a bar, pt. */
const BESIDE_BAR = 46;
/** Rows that stand under a heading at least: a heading is not left alone at the foot of a page. */
const LEAST_ROWS = 3;
const LEFT = PAGE.side;

/** The PDF of a report. The same content gives the same bytes. */
export function drawReport(content: ReportContent): Promise<Uint8Array> {
  const { title, subject, language, made } = content;
  const sheet = new Sheet({ title: `${title}: ${subject}`, language, made });
  drawHead(sheet, content);
  for (const section of content.sections) drawSection(sheet, section);
  return sheet.finish((page, pages) => {
    sheet.silent(() => {
      if (page > 1) {
        sheet.write(title, LEFT, 30, WIDTH / 4, SMALL);
        sheet.write(subject, LEFT + WIDTH / 4, 30, (WIDTH * 3) / 4, { ...SMALL, right: true });
        sheet.rule(LEFT, 46, WIDTH, 0.5, INK.rule);
      }
      const foot = PAGE.height - 36;
      sheet.write(content.foot, LEFT, foot, WIDTH * 0.7, SMALL);
      const number = filled(content.page, { n: page, all: pages });
      sheet.write(number, LEFT + WIDTH * 0.7, foot, WIDTH * 0.3, { ...SMALL, right: true });
    }, 'Pagination');
  });
}

/** Title, and what the report is of. */
function drawHead(sheet: Sheet, { title, head }: ReportContent): void {
  sheet.y = PAGE.side;
  sheet.piece('H1', null, () => sheet.write(title, LEFT, sheet.y, WIDTH, TITLE));
  sheet.y += sheet.heightOf(title, WIDTH, TITLE) + 4;
  sheet.silent(() => sheet.rule(LEFT, sheet.y, WIDTH, 1.5, INK.mark));
  sheet.y += 8;
  const label = 110;
  for (const [name, value] of head) {
    sheet.piece('P', null, () => {
      sheet.write(name, LEFT, sheet.y + 1, label - GAP, HEAD);
      sheet.write(value, LEFT + label, sheet.y, WIDTH - label, BODY);
    });
    sheet.y += sheet.heightOf(value, WIDTH - label, BODY) + 2;
  }
}

function drawSection(sheet: Sheet, { title, lines, table, page }: ReportSection): void {
  if (page) sheet.turn();
  else sheet.y += 14;
  const row = sheet.heightOf('X', WIDTH, CELL) + 2 * PAD;
  const heading = sheet.heightOf(title, WIDTH, SECTION) + 3;
  sheet.need(heading + row * (table ? LEAST_ROWS : Math.min(LEAST_ROWS, lines.length)));
  const part = sheet.part('Sect', null);
  sheet.bookmark(title);
  sheet.piece('H2', part, () => sheet.write(title, LEFT, sheet.y, WIDTH, SECTION));
  sheet.y += heading;
  for (const line of lines) drawLine(sheet, part, line);
  if (table) drawTable(sheet, part, table);
  part.end();
}

function drawLine(sheet: Sheet, part: Part, line: string): void {
  const height = sheet.heightOf(line, WIDTH, BODY);
  sheet.need(height);
  sheet.piece('P', part, () => sheet.write(line, LEFT, sheet.y, WIDTH, BODY));
  sheet.y += height + 2;
}

/** Where a column stands. */
interface Span {
  x: number;
  width: number;
  right: boolean;
}

function spansOf({ columns }: ReportTable): Span[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = WIDTH - GAP * (columns.length - 1);
  let x = LEFT;
  return columns.map(({ share, right = false }) => {
    const width = (room * share) / shares;
    const span = { x, width, right };
    x += width + GAP;
    return span;
  });
}

function drawTable(sheet: Sheet, within: Part, table: ReportTable): void {
  const spans = spansOf(table);
  const part = sheet.part('Table', within);
  const heads = table.columns.map(({ head }) => head);
  const headHeight = heightOfRow(sheet, heads, spans, HEAD);
  const headRow = sheet.part('TR', part);
  spans.forEach((span, i) =>
    sheet.piece('TH', headRow, () => drawCell(sheet, heads[i] ?? '', span, HEAD), { scope: 'Column' }),
  );
  headRow.end();
  const under = (): void => {
    sheet.y += headHeight;
    sheet.silent(() => sheet.rule(LEFT, sheet.y, WIDTH, 0.7, INK.soft));
  };
  under();
  const again = (): void => {
    sheet.silent(() => spans.forEach((span, i) => drawCell(sheet, heads[i] ?? '', span, HEAD)));
    under();
  };
  for (const row of table.rows) drawRow(sheet, part, row, spans, CELL, again);
  if (table.total) {
    sheet.silent(() => sheet.rule(LEFT, sheet.y, WIDTH, 0.7, INK.soft));
    drawRow(sheet, part, table.total, spans, { ...CELL, weight: 'strong' }, again);
  }
  part.end();
}

function heightOfRow(sheet: Sheet, row: readonly ReportCell[], spans: readonly Span[], type: Type): number {
  const heights = spans.map(({ width }, i) => sheet.heightOf(textOf(row[i] ?? ''), width, typeOf(row[i] ?? '', type)));
  return Math.max(...heights) + 2 * PAD;
}

/** Draws a row, on the next page with the headings `again` where it does not fit here. */
function drawRow(
  sheet: Sheet,
  table: Part,
  row: readonly ReportCell[],
  spans: readonly Span[],
  type: Type,
  again: () => void,
): void {
  const height = heightOfRow(sheet, row, spans, type);
  if (sheet.need(height)) again();
  sheet.silent(() => {
    spans.forEach(({ x, width }, i) => {
      const cell = row[i] ?? '';
      const share = typeof cell === 'string' ? 0 : (cell.bar ?? 0);
      const room = textOf(cell) === '' ? width : width - BESIDE_BAR;
      if (share > 0) sheet.box(x, sheet.y + 3, room * share, height - 6, INK.bar);
    });
    sheet.rule(LEFT, sheet.y + height, WIDTH, 0.4, INK.hair);
  });
  const part = sheet.part('TR', table);
  spans.forEach((span, i) => {
    const cell = row[i] ?? '';
    const draw = (): void => drawCell(sheet, cell, span, type);
    if (i === 0) sheet.piece('TH', part, draw, { scope: 'Row' });
    else sheet.piece('TD', part, draw);
  });
  part.end();
  sheet.y += height;
}

function drawCell(sheet: Sheet, cell: ReportCell, { x, width, right }: Span, type: Type): void {
  sheet.write(textOf(cell), x, sheet.y + PAD, width, { ...typeOf(cell, type), right });
}

/** What is good or bad is told by its word; that it stands out besides helps whoever skims. */
function typeOf(cell: ReportCell, type: Type): Type {
  const tone = typeof cell === 'string' ? undefined : cell.tone;
  return tone === undefined ? type : { ...type, weight: 'strong', ink: INK[tone] };
}
