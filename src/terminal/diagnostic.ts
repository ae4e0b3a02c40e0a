// What is told about input that is not as it should be: always with a code, where, and what to do.

/** One finding about input. Codes are listed in error-codes.ts. */
export interface Diagnostic {
  /** Stable code, e.g. "HWS-EDI-003". */
  code: string;
  severity: 'error' | 'warning' | 'info';
  /** What happened, one sentence. */
  message: string;
  /** Where: file, segment number and byte offset, JSON path, option … */
  where: string;
  /** Of messages: number of the segment (from 1, UNA not counted) and its place in the file, bytes. */
  segment?: number;
  offset?: number;
  /** What to do about it, one sentence. */
  cure: string;
}

/** Thrown for input that stops the work; carries the diagnostic. The command line prints it and ends with status 2. */
export class InputError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(`${diagnostic.code} ${diagnostic.message} (${diagnostic.where}). ${diagnostic.cure}`);
    this.name = 'InputError';
    this.diagnostic = diagnostic;
  }
}
