// Where the segments of a file begin, and their tags: one pass over the bytes that looks for terminators, four bytes at a time. What
// is within a segment is looked at when someone opens it (tokenizer.ts). Hot path. Knows no message. Never throws on content.
//
// It takes a whole file, or one window of it after another (windows.ts). Offsets in a file are plain numbers.
import { byteMeanings, COMPONENT, isReleased, RELEASE, TERMINATOR } from './byte-meanings.ts';
import { TOKEN_LIMITS, type TokenLimits } from './limits.ts';
import { repetitionIn, unaStandsAt, type ServiceCharacters } from './service-characters.ts';
import { CAPITAL, packedTag, tagCode } from './tags.ts';

/** Longest file that is read, bytes; what follows is left unread and `truncated` is set. A whole fleet's plans fit. */
export const MAX_BYTES = 256 * 1024 * 1024;

/** Why a segment is not given out: what of it is over a limit. The tag code of such a segment is -1 less the fault's place. */
const FAULTS = ['segment', 'parts', 'component'] as const;
export type SegmentFault = (typeof FAULTS)[number];

const UNA = tagCode('UNA');
const TAG_LENGTH = 3;
const BLANK = 32;

/** Words of four bytes that are looked at in one go; what is found in them stays in the first-level cache. */
const CHUNK = 1024;
/** The first of them, in a file of many short interchanges, each with a UNA; then twice as many each time. */
const FIRST_CHUNK = 32;
/** Scratch of the pass: the words with a terminator, see wordsWith. */
const FOUND = new Int32Array(CHUNK);
/** Set where a word may hold another terminator. */
const AND_MORE = 1;
/** Size of the table of heads, as a power of two, and what spreads them over it (2^32 over the golden ratio). */
const HEAD_BITS = 8;
const HEAD_SHIFT = 32 - HEAD_BITS;
const SPREAD = 0x9e3779b1;
/** The lowest and the highest bit of each of the four bytes of a word. */
const LOW_BITS = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;

/** A stretch of a file that is tokenized at once. */
export interface Stretch {
  bytes: Uint8Array;
  service: ServiceCharacters;
  /** Where in the bytes the first segment may begin. */
  start: number;
  /** The file ends with these bytes: what has no terminator is a segment too. */
  final: boolean;
  /** Where in the bytes the unknown begins; stray characters before it have been counted. */
  fresh: number;
  /** Place of the first byte in the file, and segments before it. */
  base: number;
  numbered: number;
  /** Bytes of overlong segments that were left out: so many at such a place. */
  gaps: readonly { at: number; bytes: number }[];
}

/** The segments of a file, or of a window of it. Segment i has the number `numbered` + i + 1, counted without UNA. */
export class SegmentIndex {
  bytes: Uint8Array = new Uint8Array(0);
  service!: ServiceCharacters;
  /** Number of segments. */
  count = 0;
  /** The last segment had no terminator. */
  unterminated = false;
  /** Segments that had characters other than blanks before their tag, and the first of them (-1: none). */
  strayCount = 0;
  firstStray = -1;
  /** Place in the bytes of the first stray character. */
  firstStrayAt = -1;
  /** Where in the bytes reading ended: before a segment that is not whole, or a further UNA; else the end. */
  end = 0;
  /** A further UNA stands at the end. */
  endsAtUna = false;
  /** The last segment has no end yet, and is over the limit already. */
  overlong = false;
  /** Segments of the file before these. */
  numbered = 0;

  /** Beginnings of segments seen before, four bytes, and the codes of their tags: there are a dozen in a file. */
  private readonly heads = new Int32Array(1 << HEAD_BITS);
  private readonly codes = new Int32Array(1 << HEAD_BITS);
  /** The bytes, for reading four of them at once. */
  protected view: DataView = new DataView(new ArrayBuffer(0));
  protected meanings: Uint8Array = new Uint8Array(256);
  /** The separators whose meanings are at hand. */
  private meant: ServiceCharacters | null = null;
  private base = 0;
  private gaps: Stretch['gaps'] = [];
  private final = true;
  private fresh = 0;
  private readonly limits: TokenLimits;
  /** A segment up to this length has nothing that is too long, nor too many parts, bytes. */
  private readonly suspicious: number;
  /** Whether a blank between segments cannot be a separator or a release character, as in level B. */
  private blanksAreBlank = true;
  /** Place in the bytes of each segment's tag, and its code. */
  private starts: Int32Array<ArrayBuffer>;
  private tags: Int32Array<ArrayBuffer>;

  /** @param likely bytes that will be indexed at a time, so that the tables need not grow */
  constructor(likely: number, limits: TokenLimits = TOKEN_LIMITS) {
    this.limits = limits;
    this.suspicious = Math.min(limits.segmentBytes, limits.componentBytes, limits.segmentParts - 1);
    // Real files have a segment per 18 to 20 bytes; the tables grow where a file has more.
    this.starts = new Int32Array((likely >> 4) + 16);
    this.tags = new Int32Array((likely >> 4) + 16);
  }

  /** Forgets what was there and indexes a stretch. */
  load(stretch: Stretch): void {
    const { bytes } = stretch;
    // Always a plain Uint8Array, also for a Buffer: the scan is faster when it sees one kind only.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.service = stretch.service;
    if (stretch.service !== this.meant) this.takeMeanings(stretch.service);
    this.base = stretch.base;
    this.gaps = stretch.gaps;
    this.final = stretch.final;
    this.fresh = stretch.fresh;
    this.numbered = stretch.numbered;
    this.count = this.strayCount = 0;
    this.firstStray = this.firstStrayAt = -1;
    this.unterminated = this.endsAtUna = this.overlong = false;
    this.end = -1;
    const from = this.scan(stretch.start);
    if (this.end < 0) this.closeLast(from);
  }

  /** Tag of a segment as a number; see tagCode. Lower case counts as upper case. Negative: the segment is over a limit. */
  tagAt(segment: number): number {
    return this.tags[segment] as number;
  }

  /** What of a segment is over a limit; null for all others. */
  fault(segment: number): SegmentFault | null {
    return FAULTS[-1 - (this.tags[segment] as number)] ?? null;
  }

  /** Tag of a segment, upper case; empty for one that is over a limit. */
  tag(segment: number): string {
    const code = this.tags[segment] as number;
    if (code < 0) return '';
    return String.fromCharCode(...[code >> 16, (code >> 8) & 255, code & 255].filter((c) => c !== 0));
  }

  /** Byte offset of a segment's tag in the file. */
  offset(segment: number): number {
    return this.fileOffset(this.startOf(segment));
  }

  /** Place in the file of a place in the bytes. */
  fileOffset(at: number): number {
    let offset = this.base + at;
    for (const gap of this.gaps) if (gap.at <= at) offset += gap.bytes;
    return offset;
  }

  /** Place in the bytes of a segment's tag. */
  startOf(segment: number): number {
    return this.starts[segment] as number;
  }

  /** Takes the character set and the version of the syntax that a further UNB names, from its segments on. */
  protected takeSyntax(charset: string, version: string): void {
    const { service } = this;
    service.charset = charset;
    const repetition = repetitionIn(version, service.repetitionInFour);
    if (repetition === service.repetition) return;
    service.repetition = repetition;
    this.meanings = byteMeanings(service);
  }

  private takeMeanings(service: ServiceCharacters): void {
    this.meant = service;
    this.meanings = byteMeanings(service);
    this.heads.fill(0);
    this.codes.fill(0);
    const { component, element, terminator, release } = service;
    this.blanksAreBlank = Math.min(component, element, terminator, release < 0 ? BLANK + 1 : release) > BLANK;
  }

  /**
   * Ends a segment at every terminator; gives the place after the last one. Stretch by stretch: first the words of four bytes that
   * hold one are noted, then the segments are ended there; in one go it takes twice the time.
   */
  private scan(start: number): number {
    const { bytes } = this;
    const four = Math.imul(this.service.terminator, LOW_BITS);
    // Words begin at multiples of four in the memory that holds the bytes.
    const firstByte = start + (-(bytes.byteOffset + start) & 3);
    const count = Math.max(0, bytes.length - firstByte) >> 2;
    if (count === 0) return this.closeWithin(start, start, bytes.length);
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + firstByte, count);
    let from = this.closeWithin(start, start, firstByte);
    let size = FIRST_CHUNK;
    for (let word = 0; word < count && this.end < 0; word += size) {
      if (size < CHUNK) size *= 2;
      const found = wordsWith(words, word, Math.min(word + size, count), four, FOUND);
      this.reserve(4 * found);
      from = this.closeFound(found, from, firstByte);
    }
    return this.end < 0 ? this.closeWithin(from, firstByte + (count << 2), bytes.length) : from;
  }

  /** Ends the segments whose terminators stand in the words that were found; gives the place after the last one. */
  private closeFound(found: number, first: number, firstByte: number): number {
    const { bytes, view, service, starts, tags, heads, codes, suspicious, blanksAreBlank } = this;
    const { release } = service;
    let from = first;
    for (let f = 0; f < found && this.end < 0; f++) {
      const note = FOUND[f] as number;
      const at = firstByte + (note >> 1);
      const word = firstByte + ((note >> 1) & ~3);
      let start = from;
      if (blanksAreBlank) while (start < at && (bytes[start] as number) <= BLANK) start++;
      const head = at - start < TAG_LENGTH ? 0 : view.getInt32(start, true);
      const place = Math.imul(head, SPREAD) >>> HEAD_SHIFT;
      const code = heads[place] === head ? (codes[place] as number) : this.learnHead(head, place);
      if (code === 0 || at - start > suspicious || bytes[at - 1] === release) {
        from = this.closeWithin(from, word, word + 4);
      } else {
        starts[this.count] = start;
        tags[this.count++] = code;
        from = at + 1;
        if ((note & AND_MORE) !== 0) from = this.closeWithin(from, from, word + 4);
      }
    }
    return from;
  }

  /** The tag code of four bytes that a segment begins with, of which three are a tag and the fourth ends it; 0 for others. */
  private learnHead(head: number, place: number): number {
    const code = packedTag(Uint8Array.of(head, head >> 8, head >> 16), 0);
    const next = this.meanings[head >>> 24] as number;
    if (code === 0 || code === UNA || next === 0 || next > TERMINATOR) return 0;
    this.heads[place] = head;
    this.codes[place] = code;
    return code;
  }

  /** Ends the segments whose terminators stand in a few bytes; gives the place after the last one. */
  private closeWithin(first: number, at: number, to: number): number {
    const { bytes } = this;
    const { terminator, release } = this.service;
    let from = first;
    for (let i = at; i < to && this.end < 0; i++) {
      if (bytes[i] !== terminator) continue;
      if (i > from && bytes[i - 1] === release && isReleased(bytes, from, i, release)) continue;
      this.close(from, i);
      from = i + 1;
    }
    return from;
  }

  /** Ends the segment between two terminators, whatever it is. Sets `end` where a further UNA begins. */
  private close(from: number, end: number): void {
    const { bytes } = this;
    let to = this.partEnd(from, end);
    let start = this.blankEnd(from, to);
    const clean = start;
    let code = to - start === 3 ? packedTag(bytes, start) : 0;
    if (this.meetsUna(start)) return;
    if (end - clean > this.suspicious) {
      const fault = this.faultOf(clean, end);
      if (fault !== 0) {
        this.keep(clean, fault);
        return;
      }
    }
    if (code === 0) {
      // A tag has three characters: whatever stands before them is a stray character, whatever follows them is too.
      while (to > from && CAPITAL[bytes[to - 1] as number] === 0) to--;
      start = to;
      while (start > from && to - start < 3 && CAPITAL[bytes[start - 1] as number] !== 0) start--;
      if (start === to) {
        if (end > clean) this.noteStray(clean);
        return;
      }
      for (let i = start; i < to; i++) code = (code << 8) | (CAPITAL[bytes[i] as number] as number);
      if (start > clean) this.noteStray(clean);
      // A window may begin at this tag, and must not take it for something else than this one does.
      if (this.meetsUna(start)) return;
    }
    this.keep(start, code);
  }

  /** What stands after the last terminator: a segment where the file ends, else for the next stretch. */
  private closeLast(from: number): void {
    const { bytes } = this;
    const start = this.blankEnd(from, this.partEnd(from, bytes.length));
    this.overlong = !this.final && bytes.length - start > this.limits.segmentBytes;
    if (this.final || this.overlong) {
      const before = this.count;
      this.close(from, bytes.length);
      if (this.end < 0) this.end = bytes.length;
      else this.overlong = false;
      this.unterminated = this.final && this.count > before;
      return;
    }
    this.endsAtUna = unaStandsAt(bytes, start, true) === true;
    this.end = start;
  }

  private keep(start: number, code: number): void {
    this.reserve(1);
    this.starts[this.count] = start;
    this.tags[this.count++] = code;
  }

  /** Makes room for more segments. */
  private reserve(more: number): void {
    if (this.count + more <= this.starts.length) return;
    const length = Math.max(2 * this.starts.length, this.count + more);
    this.starts = enlarged(this.starts, length);
    this.tags = enlarged(this.tags, length);
  }

  private meetsUna(start: number): boolean {
    const una = unaStandsAt(this.bytes, start, !this.final);
    if (una === false) return false;
    this.endsAtUna = una === true;
    this.end = start;
    return true;
  }

  /** The code of what is over a limit in a segment; 0 where nothing is. */
  private faultOf(start: number, end: number): number {
    const { segmentBytes, segmentParts, componentBytes } = this.limits;
    if (end - start > segmentBytes) return -1;
    let parts = 0;
    let longest = 0;
    for (let from = start; from <= end; parts++) {
      const to = this.partEnd(from, end);
      longest = Math.max(longest, to - from);
      from = to + 1;
    }
    if (parts > segmentParts) return -2;
    return longest > componentBytes ? -3 : 0;
  }

  /** The first separator from a place on that is not released, or the end. */
  private partEnd(from: number, end: number): number {
    const { bytes, meanings } = this;
    for (let i = from; i < end; i++) {
      const meaning = meanings[bytes[i] as number] as number;
      if (meaning === RELEASE) i++;
      else if (meaning !== 0 && meaning <= COMPONENT) return i;
    }
    return end;
  }

  /** The first character from a place on that is not blank, or the end. A release character is none, whatever it is: it belongs to the next one. */
  private blankEnd(from: number, end: number): number {
    const { bytes } = this;
    const { release } = this.service;
    let at = from;
    while (at < end && (bytes[at] as number) <= BLANK && bytes[at] !== release) at++;
    return at;
  }

  private noteStray(at: number): void {
    if (at < this.fresh) return;
    if (this.strayCount++ > 0) return;
    this.firstStray = this.count;
    this.firstStrayAt = at;
  }
}

/**
 * Notes the words that hold the terminator, given as itself four times: twice the place of its first byte from the beginning of the
 * words, and whether there may be more of it in the same word. Gives their number.
 */
function wordsWith(words: Int32Array, from: number, to: number, four: number, found: Int32Array): number {
  let n = 0;
  for (let w = from; w < to; w++) {
    const word = (words[w] as number) ^ four;
    // The highest bits of the bytes that are 0 now: taking 1 off borrows from the highest bit of a byte only where it, or one
    // below it, was 0. So the lowest is right, and others may be.
    const zeros = (word - LOW_BITS) & ~word & HIGH_BITS;
    if (zeros === 0) continue;
    const byte = (31 - Math.clz32(zeros & -zeros)) >> 3;
    const more = (zeros & (zeros - 1)) === 0 ? 0 : AND_MORE;
    found[n++] = (((w << 2) | byte) << 1) | more;
  }
  return n;
}

/** The same table with room for more. */
export function enlarged(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(length);
  bigger.set(old);
  return bigger;
}
