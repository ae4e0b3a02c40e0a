// In which characters an interchange is written: the smallest repertoire of ISO 9735 that holds its texts.
import { isLevelA, toLevelA } from '../tokens/charset.ts';
import { inIso2022 } from '../tokens/iso-2022.ts';
import { bytesOfKept, holdsKeptSevenBits } from '../tokens/kept-bytes.ts';

/** A syntax identifier (UNB S001) and what it makes of text. */
export interface Syntax {
  /** E.g. "UNOA". */
  identifier: string;
  version: number;
  /** A text in the repertoire. */
  text: (text: string) => string;
  /** Characters of a text that need a release character before them. */
  released: RegExp;
  /** The interchange as bytes. */
  encode: (interchange: string) => Uint8Array;
}

const utf8 = new TextEncoder();
const asWritten = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

const SEPARATORS = /['+:?]/g;

/** UNOA, syntax 2: capitals without marks; anything else is brought into it. What the terminal itself writes. */
export const LEVEL_A: Syntax = {
  identifier: 'UNOA',
  version: 2,
  text: toLevelA,
  released: SEPARATORS,
  encode: (text) => utf8.encode(text),
};
/** A syntax that leaves texts as they are, and writes ASCII and whatever UTF-8 adds; bytes that were kept are themselves. */
const AS_WRITTEN = {
  text: asWritten,
  released: SEPARATORS,
  encode: (text: string): Uint8Array => bytesOfKept(text, (run) => utf8.encode(run)),
};
const LEVEL_B: Syntax = { ...AS_WRITTEN, identifier: 'UNOB', version: 2 };
const LEVEL_C: Syntax = { ...AS_WRITTEN, identifier: 'UNOC', version: 3, encode: latin1 };
/** ISO 2022, for texts that came in it and hold what is in no known set. */
const LEVEL_X: Syntax = {
  ...AS_WRITTEN,
  identifier: 'UNOX',
  version: 4,
  released: /['+:?*]/g,
  encode: (text) => bytesOfKept(text, inIso2022),
};
const LEVEL_Y: Syntax = { ...AS_WRITTEN, identifier: 'UNOY', version: 4, released: /['+:?*]/g };

/**
 * The syntax for texts that must stay as they are: level A, ASCII (B), ISO 8859-1 (C) or UTF-8 (Y). Control characters become blanks in
 * all of them. Texts of ISO 8859-1 whose bytes could be taken for UTF-8 are written in UTF-8. Bytes that were kept are
 * written as they came, among UTF-8, where they are no letters either.
 */
export function syntaxFor(texts: Iterable<string>): Syntax {
  let levelA = true;
  let marked = '';
  let beyond = false;
  for (const text of texts) {
    if (isLevelA(text)) continue;
    levelA = false;
    if (!/[^\0-\x7f]/.test(text)) continue;
    if (holdsKeptSevenBits(text)) return LEVEL_X;
    if (/[^\0-\u{ff}]/u.test(text)) beyond = true;
    marked += `${text} `;
  }
  if (beyond) return LEVEL_Y;
  if (marked !== '') return couldBeUtf8(marked) ? LEVEL_Y : LEVEL_C;
  return levelA ? LEVEL_A : LEVEL_B;
}

/** What a recipient asks for. */
export interface SyntaxWanted {
  /** UNOA, UNOB, UNOC or UNOY; another one, or none: the smallest that holds the texts. */
  charset?: string;
  /** Syntax version, 1 to 4; 0 or none: the usual one. UNOY has version 4 only, and so has what repeats elements. */
  version?: number;
}

/** The syntax that a recipient asks for; texts are brought into its repertoire. */
export function syntaxAsWanted(texts: Iterable<string>, { charset = '', version = 0 }: SyntaxWanted): Syntax {
  const syntax = REDUCED[charset] ?? syntaxFor(texts);
  if (version >= 4) return { ...syntax, version: 4, released: LEVEL_Y.released };
  return version < 1 || syntax.version >= version ? syntax : { ...syntax, version };
}

/** Repertoires for any text: what they do not have loses its marks, or becomes a blank. */
const REDUCED: Record<string, Syntax> = {
  UNOA: LEVEL_A,
  UNOB: { ...LEVEL_B, text: (text) => withoutMarks(asWritten(text)).replace(/[^\0-\x7f]/gu, ' ') },
  UNOC: { ...LEVEL_C, text: (text) => asWritten(text).replace(/[^\0-\u{ff}]/gu, ' ') },
  UNOY: LEVEL_Y,
};

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Whether there is a byte above 127 followed by one that continues it in UTF-8. */
function couldBeUtf8(text: string): boolean {
  return /[\u{c2}-\u{f4}][\u{80}-\u{bf}]/u.test(text);
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
