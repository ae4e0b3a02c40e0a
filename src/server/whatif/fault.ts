// Faults of what-if: coded, with the catalogue's severity and cure.
import { InputError } from '../../terminal/diagnostic.ts';
import { sweepErrors, type SweepErrorCode } from '../../terminal/errors/sweep.ts';

/** A fault to throw; `message` is one sentence, `where` a JSON path, a file or a variant. */
export function sweepFault(code: SweepErrorCode, message: string, where: string): InputError {
  const { severity, cure } = sweepErrors[code];
  return new InputError({ code, severity, message, where, cure });
}
