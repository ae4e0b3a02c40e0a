// Faults of training with their codes.
import { InputError } from '../../terminal/diagnostic.ts';
import { trainingErrors } from '../../terminal/errors/training.ts';

/** An error of training, with severity and cure of the catalogue. */
export function trainingFault(code: keyof typeof trainingErrors, message: string, where: string): InputError {
  const { severity, cure } = trainingErrors[code];
  return new InputError({ code, severity, message, where, cure });
}
