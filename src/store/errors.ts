// How a store fails: input errors with a code of the catalogue, and the one failure that must end the process.
import { InputError } from '../terminal/diagnostic.ts';
import { runErrors } from '../terminal/errors/run.ts';
import { invariant } from '../kit/invariant.ts';

/**
 * Frames or a snapshot could not be made durable. The journal refuses everything afterwards and the caller ends the
 * process: after a failed fsync the system may have dropped the pages, so that a second try would succeed without them.
 * Whether the last batch is kept shows after the next start; it was never acknowledged.
 */
export class JournalFailure extends Error {
  readonly code = 'HWS-RUN-016';
  constructor(what: string, cause: unknown) {
    super(`HWS-RUN-016 ${what}: ${reasonOf(cause)}. ${runErrors['HWS-RUN-016']?.cure ?? ''}`, { cause });
    this.name = 'JournalFailure';
  }
}

/** An InputError with the catalogue's severity and cure. */
export function storeError(code: string, message: string, where: string): InputError {
  const entry = runErrors[code];
  invariant(entry !== undefined, `error code ${code} is in the catalogue`);
  return new InputError({ code, severity: entry.severity, message, where, cure: entry.cure });
}

/** What went wrong, as text. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
