// CONTRL for what is worked in no turn: an interchange that was refused, or one that asks for nothing.
import type { Outcome } from '../../edi/answers/answers.ts';
import type { OutgoingFile } from '../../operation/outbox/outbox.ts';
import { acknowledgementOf, type ToAnswer } from '../../operation/outbox/answers.ts';
import type { Arrival } from './archive.ts';

/** Hex digits of a hash in a control reference, which has fourteen characters. */
const DIGITS = 12;

/** Files to be sent for an arrival: the same ones each time. None where nobody can be answered. */
export function directAnswers(
  { file, at, sha256 }: Arrival,
  read: Pick<ToAnswer, 'received' | 'wanted'>,
  outcome: Outcome,
): OutgoingFile[] {
  if (sha256 === '') return [];
  return read.received.flatMap((_, index) => {
    // Never a number that the outbox counts, which begins with HWS; the letter tells interchanges of one file apart.
    const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
    const reference = `R${letter}${sha256.slice(0, DIGITS)}`.toUpperCase();
    return acknowledgementOf(file, read, index, outcome, { reference, preparedAt: at }) ?? [];
  });
}
