// The catalogue of error codes. One file per part of the house; a code never changes its meaning.
import type { Diagnostic } from '../diagnostic.ts';
import { demandErrors } from './demand.ts';
import { ediErrors } from './edi.ts';
import { modelErrors } from './model.ts';
import { runErrors } from './run.ts';

/** What a code means and what to do about it. */
export interface ErrorEntry {
  severity: Diagnostic['severity'];
  /** What happened, one sentence; the diagnostic's message may say more. */
  meaning: string;
  cure: string;
}

/** Every code with its entry. */
export const errorCatalogue: Record<string, ErrorEntry> = { ...demandErrors, ...ediErrors, ...modelErrors, ...runErrors };
