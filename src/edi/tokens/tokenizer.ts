// The EDIFACT tokenizer: one pass over the bytes writes where every component begins; no string is built until someone asks.
// Hot path. Knows separators and release characters, and no message. Never throws on content.
//
// Limits: at most MAX_BYTES of a file are read; offsets share a signed 32-bit number with two flags, which allows 512 MiB.
import { serviceCharacters, type ServiceCharacters } from './service-characters.ts';
import { decodeCareful } from './charset.ts';

/** Longest file that is read, bytes; what follows is left unread and `truncated` is set. A whole fleet's plans fit. */
export const MAX_BYTES = 256 * 1024 * 1024;

// What a byte means to the pass; 0 is a plain one.
const ELEMENT = 1;
const COMPONENT = 2;
const TERMINATOR = 3;
const RELEASE = 4;
/** Control characters and bytes above 127: the component that holds one is decoded with care. */
const CAREFUL = 5;
/** Set with each of these, so that counting needs no comparison. */
const SOMETHING = 8;

/** Bytes that are looked at in one go; their places stay in the first-level cache. */
const CHUNK = 4096;

// A mark is a byte offset times four and these flags.
const STARTS_ELEMENT = 1;
const NEEDS_CARE = 2;

/** Size of the table of strings already decoded; a power of two. */
const CACHE_SIZE = 8192;
/** Longer components (container numbers, names) are seldom repeated and would only push out the others. */
const CACHED_LENGTH = 8;

/** Letters and digits as themselves, small letters as capitals, everything else 0. */
const CAPITAL = (() => {
  const capitals = new Uint8Array(256);
  for (let digit = 48; digit <= 57; digit++) capitals[digit] = digit;
  for (let letter = 65; letter <= 90; letter++) capitals[letter] = capitals[letter + 32] = letter;
  return capitals;
})();

/** A tag as one number, for quick comparison. */
export function tagCode(tag: string): number {
  return (tag.charCodeAt(0) << 16) | (tag.charCodeAt(1) << 8) | tag.charCodeAt(2);
}

/** The segments of a file. Segment i has the number i + 1, counted over the file without UNA. */
export class Tokens {
  readonly bytes: Uint8Array;
  readonly service: ServiceCharacters;
  /** Number of segments. */
  count = 0;
  /** The file was longer than MAX_BYTES. */
  truncated = false;
  /** The last segment had no terminator. */
  unterminated = false;
  /** Segments that had characters other than blanks before their tag, and the first of them (-1: none). */
  strayCount = 0;
  firstStray = -1;

  private readonly buffer: Buffer;
  /** Component starts with flags; each segment ends with one mark just after its terminator. */
  private marks: Int32Array;
  /** Index of each segment's first mark (its tag). */
  private firstMark: Int32Array;
  private tags: Int32Array;
  private marksUsed = 0;

  // The segment last looked at: where its elements begin among the marks.
  private opened = -1;
  private elementCount = 0;
  private elementMark = new Int32Array(64);
  private endMark = 0;

  private readonly cacheStart = new Int32Array(CACHE_SIZE);
  private readonly cacheLength = new Uint8Array(CACHE_SIZE);
  private readonly cacheText: string[] = new Array<string>(CACHE_SIZE).fill('');

  /** Tokenizes a whole file. */
  constructor(file: Uint8Array) {
    this.truncated = file.length > MAX_BYTES;
    // Always a plain Uint8Array, also for a Buffer: the scan is faster when it sees one kind only.
    this.bytes = new Uint8Array(file.buffer, file.byteOffset, Math.min(file.length, MAX_BYTES));
    this.buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    this.service = serviceCharacters(this.bytes);
    // Real files have a mark per 3 to 5 bytes and a segment per 18 to 20; the arrays grow where a file has more.
    this.marks = new Int32Array((this.bytes.length >> 2) + 64);
    this.firstMark = new Int32Array((this.bytes.length >> 4) + 16);
    this.tags = new Int32Array((this.bytes.length >> 4) + 16);
    this.scan();
  }

  /**
   * Chunk by chunk: first the places of all bytes that mean something are written without a branch (one byte in four means
   * something, in no foreseeable order, so that a branch per byte would be mispredicted all the time), then these few are worked.
   */
  private scan(): void {
    const { bytes } = this;
    const meanings = byteMeanings(this.service);
    const found = new Int32Array(CHUNK + 1);
    let used = 0;
    let segmentMark = 0;
    /** A byte made plain by the release character before it. */
    let released = -1;
    this.marks[used++] = this.service.dataStart << 2;
    for (let chunk = this.service.dataStart; chunk < bytes.length; chunk += CHUNK) {
      const size = Math.min(CHUNK, bytes.length - chunk);
      let n = 0;
      for (let k = 0; k < size; k++) {
        const meaning = meanings[bytes[chunk + k] as number] as number;
        found[n] = (k << 4) | meaning;
        n += meaning >> 3;
      }
      // A separator writes one mark, the end of a segment two, the end of the file two more.
      while (used + 2 * n + 2 > this.marks.length) this.marks = grown(this.marks);
      const { marks } = this;
      for (let f = 0; f < n; f++) {
        const place = found[f] as number;
        const i = chunk + (place >> 4);
        const kind = place & 7;
        if (i === released) continue;
        if (kind <= COMPONENT) {
          marks[used++] = ((i + 1) << 2) | (kind & STARTS_ELEMENT);
        } else if (kind === TERMINATOR) {
          marks[used++] = (i + 1) << 2;
          used = this.closeSegment(segmentMark, used);
          segmentMark = used;
          marks[used++] = (i + 1) << 2;
        } else {
          if (kind === RELEASE) released = i + 1;
          marks[used - 1] = (marks[used - 1] as number) | NEEDS_CARE;
        }
      }
    }
    this.marks[used++] = (bytes.length + 1) << 2;
    const before = this.count;
    this.marksUsed = this.closeSegment(segmentMark, used);
    this.unterminated = this.count > before;
  }

  /** Ends the segment that began at a mark; gives the number of marks in use, less where there was no segment after all. */
  private closeSegment(first: number, used: number): number {
    const { bytes, marks } = this;
    const from = (marks[first] as number) >> 2;
    let to = ((marks[first + 1] as number) >> 2) - 1;
    let start = from;
    while (start < to && (bytes[start] as number) <= 32) start++;
    let code = to - start === 3 ? packedTag(bytes, start) : 0;
    if (code === 0) {
      // A tag has three characters: whatever stands before them is a stray character, whatever follows them is too.
      while (to > from && CAPITAL[bytes[to - 1] as number] === 0) to--;
      const clean = start;
      start = to;
      while (start > from && to - start < 3 && CAPITAL[bytes[start - 1] as number] !== 0) start--;
      if (start === to) return first;
      for (let i = start; i < to; i++) code = (code << 8) | (CAPITAL[bytes[i] as number] as number);
      if (start > clean && this.strayCount++ === 0) this.firstStray = this.count;
    }
    if (this.count === this.firstMark.length) {
      this.firstMark = grown(this.firstMark);
      this.tags = grown(this.tags);
    }
    marks[first] = (start << 2) | STARTS_ELEMENT;
    this.firstMark[this.count] = first;
    this.tags[this.count] = code;
    this.count++;
    return used;
  }

  /** Tag of a segment as a number; see tagCode. Lower case counts as upper case. */
  tagAt(segment: number): number {
    return this.tags[segment] as number;
  }

  /** Tag of a segment, upper case. */
  tag(segment: number): string {
    const code = this.tags[segment] as number;
    return String.fromCharCode(...[code >> 16, (code >> 8) & 255, code & 255].filter((c) => c !== 0));
  }

  /** Byte offset of a segment's tag in the file. */
  offset(segment: number): number {
    return (this.marks[this.firstMark[segment] as number] as number) >> 2;
  }

  /** Number of elements of a segment, the tag included. */
  elements(segment: number): number {
    if (segment !== this.opened) this.open(segment);
    return this.elementCount;
  }

  /** A whole element, its components joined with ':'; empty where it is not there. Element 0 is the tag. */
  element(segment: number, element: number): string {
    const parts: string[] = [];
    const n = this.components(segment, element);
    for (let c = 0; c < n; c++) parts.push(this.component(segment, element, c));
    return parts.join(':');
  }

  /** Number of components of an element; 0 where it is not there. */
  components(segment: number, element: number): number {
    if (segment !== this.opened) this.open(segment);
    if (element >= this.elementCount) return 0;
    const next = element + 1 < this.elementCount ? (this.elementMark[element + 1] as number) : this.endMark;
    return next - (this.elementMark[element] as number);
  }

  /** One component as text, release characters and line breaks removed; empty where it is not there. */
  component(segment: number, element: number, component: number): string {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return '';
    const here = this.marks[mark] as number;
    const start = here >> 2;
    const end = ((this.marks[mark + 1] as number) >> 2) - 1;
    if (end <= start) return '';
    if ((here & NEEDS_CARE) !== 0) return decodeCareful(this.bytes, start, end, this.service);
    return end - start > CACHED_LENGTH ? this.buffer.toString('latin1', start, end) : this.cached(start, end);
  }

  /** One component as a number, with point or comma; NaN where it is missing or not a number. */
  number(segment: number, element: number, component: number): number {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return NaN;
    const here = this.marks[mark] as number;
    const end = ((this.marks[mark + 1] as number) >> 2) - 1;
    if ((here & NEEDS_CARE) !== 0) {
      const text = this.component(segment, element, component).trim().replace(',', '.');
      return /^[-+]?\d+(\.\d*)?$/.test(text) ? Number(text) : NaN;
    }
    return parseNumber(this.bytes, here >> 2, end);
  }

  /** Value of a component of exactly so many digits; -1 for anything else. */
  fixedDigits(segment: number, element: number, component: number, length: number): number {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return -1;
    const here = this.marks[mark] as number;
    const start = here >> 2;
    if (((this.marks[mark + 1] as number) >> 2) - 1 - start !== length || (here & NEEDS_CARE) !== 0) return -1;
    let value = 0;
    for (let i = start; i < start + length; i++) {
      const digit = (this.bytes[i] as number) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  private markOf(segment: number, element: number, component: number): number {
    if (segment !== this.opened) this.open(segment);
    if (element >= this.elementCount) return -1;
    const mark = (this.elementMark[element] as number) + component;
    const next = element + 1 < this.elementCount ? (this.elementMark[element + 1] as number) : this.endMark;
    return mark < next ? mark : -1;
  }

  private open(segment: number): void {
    const { marks } = this;
    let mark = this.firstMark[segment] as number;
    // The mark before the next segment's first is this one's end.
    const last = segment + 1 < this.count ? (this.firstMark[segment + 1] as number) - 1 : this.marksUsed - 1;
    let n = 0;
    for (; mark < last; mark++) {
      if (((marks[mark] as number) & STARTS_ELEMENT) === 0) continue;
      if (n === this.elementMark.length) this.elementMark = grown(this.elementMark);
      this.elementMark[n++] = mark;
    }
    this.elementCount = n;
    this.endMark = last;
    this.opened = segment;
  }

  /** The text of a short component; the same bytes give the same string object, so that ports and codes cost no memory. */
  private cached(start: number, end: number): string {
    const { bytes } = this;
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + (bytes[i] as number);
    const place = (hash ^ (hash >>> 13)) & (CACHE_SIZE - 1);
    if (this.cacheLength[place] === end - start) {
      let a = this.cacheStart[place] as number;
      let b = start;
      while (b < end && bytes[a] === bytes[b]) {
        a++;
        b++;
      }
      if (b === end) return this.cacheText[place] as string;
    }
    const text = this.buffer.toString('latin1', start, end);
    this.cacheStart[place] = start;
    this.cacheLength[place] = end - start;
    this.cacheText[place] = text;
    return text;
  }
}

/** What each byte means, with SOMETHING set for all but plain ones. */
function byteMeanings(service: ServiceCharacters): Uint8Array {
  const meanings = new Uint8Array(256);
  meanings.fill(SOMETHING | CAREFUL, 0, 32);
  meanings.fill(SOMETHING | CAREFUL, 127);
  if (service.release >= 0) meanings[service.release] = SOMETHING | RELEASE;
  meanings[service.component] = SOMETHING | COMPONENT;
  meanings[service.element] = SOMETHING | ELEMENT;
  meanings[service.terminator] = SOMETHING | TERMINATOR;
  return meanings;
}

function grown(old: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(old.length * 2);
  bigger.set(old);
  return bigger;
}

/** Three letters or digits as one number, 0 where there is another character. */
function packedTag(bytes: Uint8Array, at: number): number {
  const a = CAPITAL[bytes[at] as number] as number;
  const b = CAPITAL[bytes[at + 1] as number] as number;
  const c = CAPITAL[bytes[at + 2] as number] as number;
  return a !== 0 && b !== 0 && c !== 0 ? (a << 16) | (b << 8) | c : 0;
}

function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && bytes[i] === 32) i++;
  while (end > i && bytes[end - 1] === 32) end--;
  const sign = bytes[i] === 45 ? -1 : 1;
  if (bytes[i] === 45 || bytes[i] === 43) i++;
  let value = 0;
  let digits = 0;
  let scale = 0;
  for (; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 48 && byte <= 57) {
      value = value * 10 + (byte - 48);
      digits++;
      scale *= 10;
    } else if ((byte === 46 || byte === 44) && scale === 0 && digits > 0) {
      scale = 1;
    } else {
      return NaN;
    }
  }
  if (digits === 0) return NaN;
  return (sign * value) / (scale === 0 ? 1 : scale);
}
