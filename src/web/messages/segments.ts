// An EDIFACT file cut into its segments, to be shown as it came in: nothing is read out of them here.

/** A segment, or the service string before them. */
export interface Segment {
  /** Counts from 1 as in what the reader finds; 0: the service string (UNA), which is not counted. */
  number: number;
  /** Place of its first character in the file, bytes. */
  offset: number;
  text: string;
}

/** The two of the service characters that part segments (ISO 9735). */
interface Service {
  terminator: number;
  release: number;
}

const STANDARD: Service = { terminator: 0x27, release: 0x3f };
/** "UNA" and its six service characters, bytes. */
const SERVICE_LENGTH = 9;
const SPACE = 0x20;

/** The segments of a file in order, each with its terminator; line breaks between them are left out. */
export function segmentsOf(bytes: Uint8Array): Segment[] {
  const decode = decoderOf(bytes);
  const segments: Segment[] = [];
  let service = STANDARD;
  let number = 0;
  let at = firstOf(bytes, 0);
  while (at < bytes.length) {
    const own = serviceAt(bytes, at);
    const end = own ? Math.min(bytes.length, at + SERVICE_LENGTH) : endOf(bytes, at, service);
    segments.push({ number: own ? 0 : ++number, offset: at, text: decode(bytes.subarray(at, end)) });
    service = own ?? service;
    at = firstOf(bytes, end);
  }
  return segments;
}

/** Index of the segment in which something was found, by its place in the file or else by its number; -1 where neither fits. */
export function segmentAt(segments: readonly Segment[], place: { segment?: number; offset?: number }): number {
  const { segment, offset } = place;
  if (offset !== undefined && segments.length > 0) return segments.findLastIndex((one) => one.offset <= offset);
  return segment === undefined ? -1 : segments.findIndex((one) => one.number === segment);
}

/** Index of the first segment of message `message` (from 1) that names something; -1 where none does. */
export function segmentNaming(segments: readonly Segment[], message: number, name: string): number {
  if (name === '') return -1;
  let passed = 0;
  return segments.findIndex(({ text }) => {
    if (text.startsWith('UNH')) passed++;
    return passed === message && text.includes(name);
  });
}

/** Line breaks and spaces between segments, and a byte order mark, belong to none. */
function firstOf(bytes: Uint8Array, from: number): number {
  let at = from === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : from;
  while (at < bytes.length && (bytes[at] as number) <= SPACE) at++;
  return at;
}

function endOf(bytes: Uint8Array, from: number, { terminator, release }: Service): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === release) at++;
    else if (bytes[at] === terminator) return at + 1;
  }
  return bytes.length;
}

/** The service characters that a UNA at a place sets; null where there is none. A space as release character means none. */
function serviceAt(bytes: Uint8Array, at: number): Service | null {
  if (bytes[at] !== 0x55 || bytes[at + 1] !== 0x4e || bytes[at + 2] !== 0x41) return null;
  const release = bytes[at + 6] ?? STANDARD.release;
  return { release: release === SPACE ? -1 : release, terminator: bytes[at + 8] ?? STANDARD.terminator };
}

/** UTF-8 where the whole file is, else one character a byte (ISO 8859-1 and its kin). */
function decoderOf(bytes: Uint8Array): (part: Uint8Array) => string {
  let decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    decoder.decode(bytes);
  } catch {
    decoder = new TextDecoder('windows-1252');
  }
  return (part) => {
    // A segment may end within a character where the file is cut off: then that part is read by bytes.
    try {
      return decoder.decode(part);
    } catch {
      return new TextDecoder('windows-1252').decode(part);
    }
  };
}
