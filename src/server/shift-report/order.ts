// What the server's thread and the thread of a shift report say to each other.
import type { ReportLanguage } from '../../office/shift-report/words/words.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';

/** A report that is wanted. Times in ms UTC. */
export interface ReportOrder {
  /** Path of the data folder, or address of the database. */
  record: string;
  version: string;
  language: ReportLanguage;
  /** Name of the shift in the terminal file; '' for a time that is no shift. */
  name: string;
  from: number;
  to: number;
  printedAt: number;
}

/** The report as PDF, or why there is none. */
export type ReportAnswer = { pdf: Uint8Array } | { error: Diagnostic };
