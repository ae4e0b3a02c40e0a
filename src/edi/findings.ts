// Makes diagnostics of the EDI codes. Knows the catalogue, and how a place in a file is told.
import type { Diagnostic } from '../terminal/diagnostic.ts';
import { ediErrors } from '../terminal/errors/edi.ts';
import { invariant } from '../kit/invariant.ts';

/** Codes of this room, without the prefix. The catalogue has the sentences. */
export type EdiCode = `HWS-EDI-${number}`;

/** Where in a file: segments count from 1, without UNA; bytes from 0. */
export interface Place {
  file: string;
  segment: number;
  offset: number;
}

/**
 * A diagnostic of the catalogue.
 * @param detail what is particular to this case (container, cell, values), put before the catalogue's sentence
 * @param at a place in a file, or the file as a whole
 */
export function finding(code: EdiCode, detail: string, at: Place | string): Diagnostic {
  const entry = ediErrors[code];
  invariant(entry !== undefined, `${code} is not in the catalogue`);
  const message = detail === '' ? entry.meaning : `${detail}: ${lowerFirst(entry.meaning)}`;
  const diagnostic = { code, severity: entry.severity, message, cure: entry.cure };
  if (typeof at === 'string') return { ...diagnostic, where: at };
  const { file, segment, offset } = at;
  return { ...diagnostic, where: `${file}, segment ${segment}, byte ${offset}`, segment, offset };
}

function lowerFirst(sentence: string): string {
  const second = sentence.charAt(1);
  // "UNT gives …" and "EQD …" keep their capitals.
  return second === second.toUpperCase() && second !== ' '
    ? sentence
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
