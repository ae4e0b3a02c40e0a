// The EDIFACT tokenizer: one pass over the bytes writes where every component begins; no string is built until someone asks.
// Hot path. Knows separators and release characters, and no message. Never throws on content.
//
// Limits: at most MAX_BYTES of a file are read; offsets share a 32-bit number with two flags, which allows 1 GiB.
import { serviceCharacters, type ServiceCharacters } from './service-characters.ts';
import { decodeCareful } from './charset.ts';

/** Longest file that is read, bytes; what follows is left unread and `truncated` is set. A whole fleet's plans fit. */
export const MAX_BYTES = 256 * 1024 * 1024;

// What a byte means to the pass.
const PLAIN = 0;
const ELEMENT = 1;
const COMPONENT = 2;
const TERMINATOR = 3;
const RELEASE = 4;
/** Control characters and bytes above 127: the component that holds one is decoded with care. */
const CAREFUL = 5;

// A mark is a byte offset times four and these flags.
const STARTS_ELEMENT = 1;
const NEEDS_CARE = 2;

/** Size of the table of strings already decoded; a power of two. */
const CACHE_SIZE = 8192;
/** Longer components are seldom repeated. */
const CACHED_LENGTH = 12;

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
  private marks: Uint32Array;
  /** Index of each segment's first mark (its tag). */
  private firstMark: Uint32Array;
  private tags: Uint32Array;
  private marksUsed = 0;

  // The segment last looked at: where its elements begin among the marks.
  private opened = -1;
  private elementCount = 0;
  private elementMark = new Uint32Array(64);
  private endMark = 0;

  private readonly cacheStart = new Int32Array(CACHE_SIZE);
  private readonly cacheLength = new Uint8Array(CACHE_SIZE);
  private readonly cacheText: string[] = new Array<string>(CACHE_SIZE).fill('');

  /** Tokenizes a whole file. */
  constructor(file: Uint8Array) {
    this.truncated = file.length > MAX_BYTES;
    this.bytes = this.truncated ? file.subarray(0, MAX_BYTES) : file;
    this.buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    this.service = serviceCharacters(this.bytes);
    // Real files have a mark per 3 to 5 bytes and a segment per 18 to 20; the arrays grow where a file has more.
    this.marks = new Uint32Array((this.bytes.length >> 2) + 64);
    this.firstMark = new Uint32Array((this.bytes.length >> 4) + 16);
    this.tags = new Uint32Array((this.bytes.length >> 4) + 16);
    this.scan();
  }

  private scan(): void {
    const { bytes, service } = this;
    const kinds = byteKinds(service);
    const end = bytes.length;
    let marks = this.marks;
    let used = 0;
    let segmentMark = 0;
    let i = service.dataStart;
    marks[used++] = (i << 2) >>> 0;
    for (; i < end; i++) {
      const kind = kinds[bytes[i] as number] as number;
      if (kind === PLAIN) continue;
      // Three free places: a separator writes one mark, the end of a segment two.
      if (used + 3 > marks.length) marks = this.marks = grown(marks);
      if (kind === ELEMENT) {
        marks[used++] = (((i + 1) << 2) | STARTS_ELEMENT) >>> 0;
      } else if (kind === COMPONENT) {
        marks[used++] = ((i + 1) << 2) >>> 0;
      } else if (kind === TERMINATOR) {
        marks[used++] = ((i + 1) << 2) >>> 0;
        used = this.closeSegment(segmentMark, used);
        segmentMark = used;
        marks[used++] = ((i + 1) << 2) >>> 0;
      } else {
        if (kind === RELEASE) i++;
        marks[used - 1] = ((marks[used - 1] as number) | NEEDS_CARE) >>> 0;
      }
    }
    marks[used++] = ((end + 1) << 2) >>> 0;
    const before = this.count;
    used = this.closeSegment(segmentMark, used);
    this.unterminated = this.count > before;
    this.marksUsed = used;
  }

  /** Ends the segment that began at a mark; gives the number of marks in use, less where there was no segment after all. */
  private closeSegment(first: number, used: number): number {
    const { bytes, marks } = this;
    const from = (marks[first] as number) >>> 2;
    let to = ((marks[first + 1] as number) >>> 2) - 1;
    while (to > from && !isAlphanumeric(bytes[to - 1] as number)) to--;
    // A tag has three characters: whatever stands before them is a line break, a tab or a stray character.
    let start = to;
    while (start > from && to - start < 3 && isAlphanumeric(bytes[start - 1] as number)) start--;
    if (start === to) return first;
    if (this.count === this.firstMark.length) {
      this.firstMark = grown(this.firstMark);
      this.tags = grown(this.tags);
    }
    marks[first] = (((start << 2) | STARTS_ELEMENT) >>> 0) as number;
    this.firstMark[this.count] = first;
    this.tags[this.count] = packedTag(bytes, start, to);
    if (start > from && hasStray(bytes, from, start)) {
      if (this.strayCount++ === 0) this.firstStray = this.count;
    }
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
    return (this.marks[this.firstMark[segment] as number] as number) >>> 2;
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
    const start = here >>> 2;
    const end = ((this.marks[mark + 1] as number) >>> 2) - 1;
    if (end <= start) return '';
    if ((here & NEEDS_CARE) !== 0) return decodeCareful(this.bytes, start, end, this.service);
    return end - start > CACHED_LENGTH ? this.buffer.toString('latin1', start, end) : this.cached(start, end);
  }

  /** One component as a number, with point or comma; NaN where it is missing or not a number. */
  number(segment: number, element: number, component: number): number {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return NaN;
    const here = this.marks[mark] as number;
    const end = ((this.marks[mark + 1] as number) >>> 2) - 1;
    if ((here & NEEDS_CARE) !== 0) {
      const text = this.component(segment, element, component).trim().replace(',', '.');
      return /^[-+]?\d+(\.\d*)?$/.test(text) ? Number(text) : NaN;
    }
    return parseNumber(this.bytes, here >>> 2, end);
  }

  /** Value of a component of exactly so many digits; -1 for anything else. */
  fixedDigits(segment: number, element: number, component: number, length: number): number {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return -1;
    const here = this.marks[mark] as number;
    const start = here >>> 2;
    if (((this.marks[mark + 1] as number) >>> 2) - 1 - start !== length || (here & NEEDS_CARE) !== 0) return -1;
    let value = 0;
    for (let i = start; i < start + length; i++) {
      const digit = (this.bytes[i] as number) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /** Bytes that the index takes, for measuring. */
  get indexBytes(): number {
    return this.marksUsed * 4 + this.count * 8;
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

function byteKinds(service: ServiceCharacters): Uint8Array {
  const kinds = new Uint8Array(256);
  kinds.fill(CAREFUL, 0, 32);
  kinds.fill(CAREFUL, 127);
  if (service.release >= 0) kinds[service.release] = RELEASE;
  kinds[service.component] = COMPONENT;
  kinds[service.element] = ELEMENT;
  kinds[service.terminator] = TERMINATOR;
  return kinds;
}

function grown(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const bigger = new Uint32Array(old.length * 2);
  bigger.set(old);
  return bigger;
}

function isAlphanumeric(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function hasStray(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((bytes[i] as number) > 32) return true;
  return false;
}

function packedTag(bytes: Uint8Array, start: number, end: number): number {
  let code = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    code = (code << 8) | (byte >= 97 ? byte - 32 : byte);
  }
  return code;
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
