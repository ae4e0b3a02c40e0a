// The shape of an entry of the catalogue of error codes.
import type { Diagnostic } from '../diagnostic.ts';

/** What a code means and what to do about it. */
export interface ErrorEntry {
  severity: Diagnostic['severity'];
  /** What happened, one sentence; the diagnostic's message may say more. */
  meaning: string;
  cure: string;
}
