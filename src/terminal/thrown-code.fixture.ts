// What a piece of work is refused with, for tests of bad input.
import { InputError } from './diagnostic.ts';

/** Code of the InputError that the work throws; 'none' when it throws nothing. Other errors are thrown on. */
export function thrownCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostic.code;
    throw error;
  }
  return 'none';
}
