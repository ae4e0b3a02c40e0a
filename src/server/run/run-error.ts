// Faults of a run: coded, with the catalogue's words.
import { InputError } from '../../terminal/diagnostic.ts';
import type { ErrorEntry } from '../../terminal/errors/entry.ts';
import { runErrors } from '../../terminal/errors/run.ts';

/** A fault to throw; `where`: what it is about. */
export function runError(code: string, where: string): InputError {
  const { severity, meaning, cure } = runErrors[code] as ErrorEntry;
  return new InputError({ code, severity, message: meaning, where, cure });
}
