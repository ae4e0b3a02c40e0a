// What a shift report says, as headings, lines and tables in one language: what is drawn, and in which order. Knows no pages and no fonts.
import type { ReportLanguage } from './words/words.ts';

/** A column: its heading, and its share of the width. Numbers stand at the right. */
export interface ReportColumn {
  head: string;
  share: number;
  right?: true;
}

/** A cell; `tone` colours it besides what it says, `bar` is drawn beside it, 0 to 1. */
export type ReportCell = string | { text: string; tone?: 'good' | 'bad'; bar?: number };

/** A table; `total` is its last row and stands out. */
export interface ReportTable {
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
  total?: readonly ReportCell[];
}

/** A part with a heading. */
export interface ReportSection {
  title: string;
  /** Sentences before the table, or instead of it. */
  lines: readonly string[];
  table: ReportTable | null;
  /** It begins a page. */
  page?: true;
}

/** All of it. */
export interface ReportContent {
  language: ReportLanguage;
  title: string;
  /** Terminal and time, beside the title. */
  subject: string;
  /** What it is of and from, each with its name. */
  head: readonly (readonly [name: string, value: string])[];
  sections: readonly ReportSection[];
  /** At the foot of each page. */
  foot: string;
  /** Words of the page number, with {{n}} and {{all}}. */
  page: string;
  /** Time at which it was made, ms UTC. */
  made: number;
}

/** What a cell says. */
export function textOf(cell: ReportCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
