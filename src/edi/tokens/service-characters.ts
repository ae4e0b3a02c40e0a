// Which bytes separate: from UNA where the file has one, also from a short or damaged one, else the standard's defaults
// (ISO 9735: level A, and the information separators of level B). And which characters and syntax UNB names.

/** The separators of an interchange, as byte values. */
export interface ServiceCharacters {
  component: number;
  element: number;
  terminator: number;
  /** -1: the file uses no release character. */
  release: number;
  /** Between the values of a repeated element: only in syntax 4; -1 in every other. */
  repetition: number;
  /** The same in any syntax: what it would be in syntax 4. */
  repetitionInFour: number;
  /** Where the first segment after a byte order mark and UNA may begin. */
  dataStart: number;
  /** Whether the file begins with a UTF-8 byte order mark. */
  byteOrderMark: boolean;
  /** Whether the file has a UNA, and whether it was whole. */
  una: 'none' | 'whole' | 'damaged';
  /** UNB 0001, e.g. "UNOC"; empty where there is no UNB. */
  charset: string;
  /** The file was brought into UTF-8 before it was tokenized (recoder.ts). */
  recoded: boolean;
  /** Set where a text holds bytes that are no letters of the character set; whoever has asked for it takes note and clears it. */
  keptBytes: boolean;
}

const NOTHING_ODD = { recoded: false, keptBytes: false } as const;

type Separators = Pick<ServiceCharacters, 'component' | 'element' | 'terminator' | 'release' | 'repetition'>;

/** '*': separates repetitions in syntax 4 (ISO 9735-1), in the place that is a blank before. */
const REPETITION = 0x2a;
const BLANK = 32;

const DEFAULTS: Separators = {
  component: 0x3a,
  element: 0x2b,
  terminator: 0x27,
  release: 0x3f,
  repetition: REPETITION,
};
/** Level B: IS1 ends a segment, IS3 an element, IS4 a component (ISO 9735 annex A). */
const LEVEL_B: Separators = { component: 0x1f, element: 0x1d, terminator: 0x1c, release: -1, repetition: -1 };

/** Blanks and line breaks at the beginning of a file after which no UNA is looked for any more, bytes. */
const MAX_LEADING = 4096;
/** UNA, six characters, up to three blanks, and the tag that must follow; see readUna. */
const UNA_REACH = 16;
/** Enough for UNA and the beginning of UNB up to the syntax version. */
const HEAD_REACH = 64;

/** Finds the separators of what begins at a place: the beginning of a file, or a further UNA in it. */
export function serviceCharacters(bytes: Uint8Array, from = 0): ServiceCharacters {
  const byteOrderMark = bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
  const at = firstVisible(bytes, from);
  const una = tagStandsAt(bytes, at, 'UNA') ? readUna(bytes, at + 3) : noUna(bytes, at);
  const syntax = syntaxOf(bytes, una.dataStart, una);
  const repetition = repetitionIn(syntax.version, una.repetition);
  return {
    ...una,
    repetition,
    repetitionInFour: una.repetition,
    charset: syntax.charset,
    ...NOTHING_ODD,
    byteOrderMark,
  };
}

/** The separator of repetitions in a version of the syntax (UNB 0002). @param inFour what it is in syntax 4 */
export function repetitionIn(version: string, inFour: number): number {
  return version.startsWith('4') ? inFour : -1;
}

/** Whether enough of a file is there for serviceCharacters to give the same answer as for the whole file. */
export function headIsThere(bytes: Uint8Array): boolean {
  const start = firstVisible(bytes, 0);
  return bytes.length - start >= HEAD_REACH || start >= MAX_LEADING;
}

/** Whether a UNA with the header of an interchange, group or message after it begins here; null: more bytes are needed to tell. */
export function unaStandsAt(bytes: Uint8Array, at: number, more: boolean): boolean | null {
  if (!tagStandsAt(bytes, at, 'UNA')) return false;
  for (let next = at + 3; next <= at + 12; next++) if (nextSegmentStandsAt(bytes, next)) return true;
  return more && bytes.length - at < UNA_REACH ? null : false;
}

function firstVisible(bytes: Uint8Array, from: number): number {
  let at = from;
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  const end = Math.min(bytes.length, from + MAX_LEADING);
  while (at < end && (bytes[at] as number) <= BLANK) at++;
  return at;
}

type Una = Separators & Pick<ServiceCharacters, 'dataStart' | 'una'>;

function noUna(bytes: Uint8Array, at: number): Una {
  const levelB = tagStandsAt(bytes, at, 'UNB') && bytes[at + 3] === LEVEL_B.element;
  return { ...(levelB ? LEVEL_B : DEFAULTS), dataStart: at, una: 'none' };
}

/** UNA is followed by six characters: component, element, decimal mark, release, repetition or reserved, terminator. */
function readUna(bytes: Uint8Array, at: number): Una {
  let next = at;
  while (next < bytes.length && next < at + 9 && !nextSegmentStandsAt(bytes, next)) next++;
  // Line breaks before the next segment belong to nobody, unless the sixth character itself is one (a terminator).
  let end = next;
  while (end > at + 6 && (bytes[end - 1] as number) <= BLANK) end--;
  if (end - at === 6) {
    const fifth = bytes[at + 4] as number;
    const six = {
      component: bytes[at] as number,
      element: bytes[at + 1] as number,
      release: bytes[at + 3] === BLANK ? -1 : (bytes[at + 3] as number),
      repetition: fifth === BLANK ? -1 : fifth,
      terminator: bytes[at + 5] as number,
    };
    // A line break can be the terminator; after a fifth character that is not the reserved one it only ends a short UNA.
    const short = six.terminator < BLANK && fifth !== BLANK && fifth !== REPETITION;
    if (usable(six) && !short) return { ...six, dataStart: end, una: 'whole' };
  }
  return { ...damagedUna(bytes, at, next), dataStart: next, una: 'damaged' };
}

/** A UNA that lost characters: the first two and the last still tell, the release character is the default. */
function damagedUna(bytes: Uint8Array, at: number, next: number): Separators {
  let end = next;
  while (end > at && (bytes[end - 1] as number) <= BLANK) end--;
  if (end - at < 4 || end - at > 8) return DEFAULTS;
  const found = {
    component: bytes[at] as number,
    element: bytes[at + 1] as number,
    terminator: bytes[end - 1] as number,
    release: DEFAULTS.release,
    repetition: -1,
  };
  return usable(found) ? found : DEFAULTS;
}

/** No letters or digits, no two the same, and none that separates is a blank. */
function usable({ component, element, terminator, release, repetition }: Separators): boolean {
  const all = [component, element, terminator, ...[release, repetition].filter((byte) => byte >= 0)];
  return (
    new Set(all).size === all.length &&
    all.every((byte) => !isWordByte(byte)) &&
    ![component, element, terminator].includes(BLANK)
  );
}

function isWordByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte > 126;
}

/** The first element of UNB: character repertoire and syntax version, e.g. UNOC:3. */
function syntaxOf(bytes: Uint8Array, from: number, una: Separators): { charset: string; version: string } {
  let at = from;
  while (at < bytes.length && at < from + 4 && (bytes[at] as number) <= BLANK) at++;
  if (!tagStandsAt(bytes, at, 'UNB') || bytes[at + 3] !== una.element) return { charset: '', version: '' };
  const text = String.fromCharCode(...bytes.subarray(at + 4, at + 10));
  const split = text.indexOf(String.fromCharCode(una.component));
  return {
    charset: text.slice(0, split < 0 ? 4 : split).toUpperCase(),
    version: split < 0 ? '' : text.charAt(split + 1),
  };
}

function nextSegmentStandsAt(bytes: Uint8Array, at: number): boolean {
  return tagStandsAt(bytes, at, 'UNB') || tagStandsAt(bytes, at, 'UNG') || tagStandsAt(bytes, at, 'UNH');
}

function tagStandsAt(bytes: Uint8Array, at: number, tag: string): boolean {
  for (let i = 0; i < 3; i++) if (((bytes[at + i] ?? 0) & 0xdf) !== tag.charCodeAt(i)) return false;
  return true;
}
