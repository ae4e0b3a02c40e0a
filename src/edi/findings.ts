// Makes diagnostics of the EDI codes. Knows the catalogue, and how a place in a file is told.
import type { Diagnostic } from '../terminal/diagnostic.ts';
import { ediErrors } from '../terminal/errors/edi.ts';
import { invariant } from '../kit/invariant.ts';

/** Codes of this room, without the prefix. The catalogue has the sentences. */
export type EdiCode = `HWS-EDI-${number}`;

/**
 * A diagnostic of the catalogue.
 * @param detail what is particular to this case (container, cell, values), put before the catalogue's sentence
 */
export function finding(code: EdiCode, detail: string, where: string): Diagnostic {
  const entry = ediErrors[code];
  invariant(entry !== undefined, `${code} is not in the catalogue`);
  const message = detail === '' ? entry.meaning : `${detail}: ${lowerFirst(entry.meaning)}`;
  return { code, severity: entry.severity, message, where, cure: entry.cure };
}

function lowerFirst(sentence: string): string {
  const second = sentence.charAt(1);
  // "UNT gives …" and "EQD …" keep their capitals.
  return second === second.toUpperCase() && second !== ' '
    ? sentence
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
