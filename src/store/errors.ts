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
  readonly code: string;
  constructor(what: string, cause: unknown, code = 'HWS-RUN-016') {
    super(`${code} ${what}: ${reasonOf(cause)}. ${runErrors[code]?.cure ?? ''}`, { cause });
    this.code = code;
    this.name = 'JournalFailure';
  }
}

/** Another process has become the writer: what this one appends is refused, and nothing of it was written. */
export class Fenced extends JournalFailure {
  constructor(what: string, by: string) {
    super(what, `fenced: the terminal was taken over by ${by}`, 'HWS-RUN-077');
    this.name = 'Fenced';
  }
}

/**
 * There was no room to write. Nothing was written: a transaction was rolled back, an unfinished file was removed. The same may be
 * tried again later, and the journal stays usable.
 */
export class JournalFull extends Error {
  readonly code = 'HWS-RUN-058';
  constructor(what: string, cause: unknown) {
    super(`HWS-RUN-058 ${what}: ${reasonOf(cause)}. ${runErrors['HWS-RUN-058']?.cure ?? ''}`, { cause });
    this.name = 'JournalFull';
  }
}

/**
 * Whether a system call found no room on the disk, or none left of the user's share. Not so a failed fsync: what it was to make
 * durable may be lost already.
 */
export function isNoRoom(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (code === 'ENOSPC' || code === 'EDQUOT') && syscall !== 'fsync';
}

/** Runs work on files; throws JournalFull where it found no room, and whatever else it throws. */
export function orFull<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isNoRoom(error)) throw new JournalFull(what, error);
    throw error;
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
