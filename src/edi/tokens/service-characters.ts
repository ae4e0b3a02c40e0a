// Which bytes separate: from UNA where the file has one, also from a short or damaged one, else the standard's defaults
// (ISO 9735: level A, and the information separators of level B).

/** The separators of a file, as byte values. */
export interface ServiceCharacters {
  component: number;
  element: number;
  terminator: number;
  /** -1: the file uses no release character. */
  release: number;
  /** Where the first segment after a byte order mark and UNA may begin. */
  dataStart: number;
  /** Whether the file begins with a UTF-8 byte order mark. */
  byteOrderMark: boolean;
  /** Whether the file has a UNA, and whether it was whole. */
  una: 'none' | 'whole' | 'damaged';
}

const DEFAULTS = { component: 0x3a, element: 0x2b, terminator: 0x27, release: 0x3f };
/** Level B: IS1 ends a segment, IS3 an element, IS4 a component (ISO 9735 annex A). */
const LEVEL_B = { component: 0x1f, element: 0x1d, terminator: 0x1c, release: -1 };

/** '*': separates repetitions in syntax 4, in the place that is a blank before. */
const REPETITION = 0x2a;

/** Finds the separators of a file. */
export function serviceCharacters(bytes: Uint8Array): ServiceCharacters {
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let at = byteOrderMark ? 3 : 0;
  while (at < bytes.length && (bytes[at] as number) <= 32) at++;
  if (!tagStandsAt(bytes, at, 'UNA')) {
    const levelB = tagStandsAt(bytes, at, 'UNB') && bytes[at + 3] === LEVEL_B.element;
    return { ...(levelB ? LEVEL_B : DEFAULTS), dataStart: at, byteOrderMark, una: 'none' };
  }
  return { ...readUna(bytes, at + 3), byteOrderMark };
}

/** UNA is followed by six characters: component, element, decimal mark, release, reserved, terminator. */
function readUna(bytes: Uint8Array, at: number): Omit<ServiceCharacters, 'byteOrderMark'> {
  let next = at;
  while (next < bytes.length && next < at + 9 && !nextSegmentStandsAt(bytes, next)) next++;
  // Line breaks before the next segment belong to nobody, unless the sixth character itself is one (a terminator).
  let end = next;
  while (end > at + 6 && (bytes[end - 1] as number) <= 32) end--;
  if (end - at === 6) {
    const six = {
      component: bytes[at] as number,
      element: bytes[at + 1] as number,
      release: bytes[at + 3] === 32 ? -1 : (bytes[at + 3] as number),
      terminator: bytes[at + 5] as number,
    };
    // A line break can be the terminator; after a fifth character that is not the reserved one it only ends a short UNA.
    const short = six.terminator < 32 && bytes[at + 4] !== 32 && bytes[at + 4] !== REPETITION;
    if (usable(six) && !short) return { ...six, dataStart: end, una: 'whole' };
  }
  return { ...damagedUna(bytes, at, next), dataStart: next, una: 'damaged' };
}

/** A UNA that lost characters: the first two and the last still tell, the release character is the default. */
function damagedUna(bytes: Uint8Array, at: number, next: number): typeof DEFAULTS {
  let end = next;
  while (end > at && (bytes[end - 1] as number) <= 32) end--;
  if (end - at < 4 || end - at > 8) return DEFAULTS;
  const found = {
    component: bytes[at] as number,
    element: bytes[at + 1] as number,
    terminator: bytes[end - 1] as number,
    release: DEFAULTS.release,
  };
  return usable(found) ? found : DEFAULTS;
}

function usable(found: typeof DEFAULTS): boolean {
  const all = [found.component, found.element, found.terminator, found.release];
  return new Set(all).size === 4 && all.every((byte) => !isWordByte(byte)) && found.element !== 32;
}

function isWordByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte > 126;
}

function nextSegmentStandsAt(bytes: Uint8Array, at: number): boolean {
  return tagStandsAt(bytes, at, 'UNB') || tagStandsAt(bytes, at, 'UNG') || tagStandsAt(bytes, at, 'UNH');
}

function tagStandsAt(bytes: Uint8Array, at: number, tag: string): boolean {
  for (let i = 0; i < 3; i++) if (((bytes[at + i] ?? 0) & 0xdf) !== tag.charCodeAt(i)) return false;
  return true;
}
