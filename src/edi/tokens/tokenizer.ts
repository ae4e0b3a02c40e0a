// The EDIFACT tokenizer: an index of the segments of a file (segment-index.ts), and the elements and components of a segment, which
// are looked for when it is opened; no string is built until someone asks. Hot path. Knows no message. Never throws on content.
import { ELEMENT, RELEASE, REPETITION, TERMINATOR } from './byte-meanings.ts';
import { decodeCareful } from './charset.ts';
import { TOKEN_LIMITS, type TokenLimits } from './limits.ts';
import { parseNumber } from './numbers.ts';
import { enlarged, MAX_BYTES, SegmentIndex, type Stretch } from './segment-index.ts';
import { recoded } from './recoder.ts';
import { repetitionsIn } from './repetitions.ts';
import { serviceCharacters } from './service-characters.ts';
import { codeOf, SHORT, ShortTexts } from './short-texts.ts';

export { MAX_BYTES, type SegmentFault } from './segment-index.ts';
export { tagCode } from './tags.ts';

// A mark is the place of a component times two and this flag.
const NEEDS_CARE = 1;

/** Longest component, bytes, that is cut out of the window's text: longer pieces would keep the whole text in memory. */
const CUT_OUT = 12;
/** Longest window of which a text is made, bytes. */
const TEXT_WINDOW = 1024 * 1024;
/** Bytes from a segment's beginning to its first element: the tag and a separator. */
const TAG_LENGTH = 3;
/** Longest number that is read as a qualifier, digits. */
const QUALIFIER_LENGTH = 4;

/** Short texts of all files: what is kept depends on their bytes only. */
const TEXTS = new ShortTexts();

/** The segments of a file, or of a window of it, and what they hold. */
export class Tokens extends SegmentIndex {
  /** The file was longer than MAX_BYTES. */
  truncated = false;
  /** The first segment of which a text with bytes that are no letters was asked for; -1: none. */
  firstKept = -1;

  private buffer: Buffer = Buffer.alloc(0);
  /** The bytes as text, made when first needed. */
  private content: string | null = null;

  // The segment last opened: where its components begin, with one more mark just after its end, and which of them begin elements.
  private opened = -1;
  private marks = new Int32Array(128);
  private elementMark = new Int32Array(128);
  private elementCount = 0;
  private used = 0;
  /** A byte made plain by the release character before it. */
  private released = -1;
  /** Further values of a repeated element are being passed over. */
  private repeating = false;

  /** Tokenizes a whole file, up to a further UNA; or, without bytes, waits for `load`. */
  constructor(file: Uint8Array | null, limits: TokenLimits = TOKEN_LIMITS) {
    const whole = file === null ? null : recoded(file);
    const length = Math.min(whole?.bytes.length ?? 0, MAX_BYTES);
    super(length, limits);
    if (whole === null) return;
    const bytes = whole.bytes.subarray(0, length);
    const service = { ...serviceCharacters(bytes), recoded: whole.recodes };
    const start = service.dataStart;
    this.load({ bytes, service, start, final: true, fresh: 0, base: 0, numbered: 0, gaps: [] });
    this.truncated = whole.bytes.length > length;
  }

  /** Forgets what was there and tokenizes a stretch. */
  override load(stretch: Stretch): void {
    const { bytes } = stretch;
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.content = null;
    this.opened = this.firstKept = -1;
    super.load(stretch);
  }

  /** Takes the character set and the version of the syntax that a UNB names: what follows it is read so. */
  override takeSyntax(charset: string, version: string): void {
    super.takeSyntax(charset, version);
    this.opened = -1;
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
    return (this.elementMark[element + 1] as number) - (this.elementMark[element] as number);
  }

  /** The values of a repeated element (syntax 4) after the first, each as its components; none where it is not repeated. */
  repetitions(segment: number, element: number): string[][] {
    const { service } = this;
    if (service.repetition < 0 || this.components(segment, element) === 0) return NO_REPETITIONS;
    const first = this.elementMark[element] as number;
    const next = this.elementMark[element + 1] as number;
    const end = ((this.marks[next] as number) >> 1) - 1;
    return repetitionsIn(this.bytes, (this.marks[first] as number) >> 1, end, service);
  }

  /** One component as text, release characters and line breaks removed; empty where it is not there. */
  component(segment: number, element: number, component: number): string {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return '';
    const here = this.marks[mark] as number;
    const start = here >> 1;
    const length = ((this.marks[mark + 1] as number) >> 1) - 1 - start;
    if (length <= 0) return '';
    if (length > SHORT || (here & NEEDS_CARE) !== 0) return this.longText(here, length);
    return TEXTS.texts[TEXTS.placeOf(this.view, start, length)] as string;
  }

  /** One component without blanks around it, upper case: for codes, which some senders write small. */
  code(segment: number, element: number, component: number): string {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return '';
    const here = this.marks[mark] as number;
    const start = here >> 1;
    const length = ((this.marks[mark + 1] as number) >> 1) - 1 - start;
    if (length <= 0) return '';
    if (length > SHORT || (here & NEEDS_CARE) !== 0) return codeOf(this.longText(here, length));
    return TEXTS.codes[TEXTS.placeOf(this.view, start, length)] as string;
  }

  private longText(mark: number, length: number): string {
    const start = mark >> 1;
    const end = start + length;
    if ((mark & NEEDS_CARE) !== 0) {
      const text = decodeCareful(this.bytes, start, end, this.service);
      if (this.service.keptBytes) this.noteKept();
      return text;
    }
    if (length > CUT_OUT || this.bytes.length > TEXT_WINDOW) return this.buffer.toString('latin1', start, end);
    this.content ??= this.buffer.toString('latin1');
    return this.content.substring(start, end);
  }

  private noteKept(): void {
    this.service.keptBytes = false;
    if (this.firstKept < 0) this.firstKept = this.opened;
  }

  /** One component as a number, with point or comma; NaN where it is missing or not a number. */
  number(segment: number, element: number, component: number): number {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return NaN;
    const here = this.marks[mark] as number;
    const end = ((this.marks[mark + 1] as number) >> 1) - 1;
    if ((here & NEEDS_CARE) !== 0) {
      const text = this.component(segment, element, component);
      return parseNumber(Buffer.from(text, 'utf8'), 0, Buffer.byteLength(text));
    }
    return parseNumber(this.bytes, here >> 1, end);
  }

  /**
   * Value of the first element's first component where it is all digits, at most four of them; -1 for anything else. Quicker than
   * `number`: the segment need not be opened.
   */
  qualifier(segment: number): number {
    const { bytes, meanings } = this;
    const start = this.startOf(segment) + TAG_LENGTH + 1;
    if (start > bytes.length || meanings[bytes[start - 1] as number] !== ELEMENT) return -1;
    const last = Math.min(start + QUALIFIER_LENGTH, bytes.length);
    let value = 0;
    let i = start;
    for (; i < last; i++) {
      const digit = (bytes[i] as number) - DIGIT_0;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (i === start) return -1;
    const next = i < bytes.length ? (meanings[bytes[i] as number] as number) : TERMINATOR;
    return next !== 0 && next <= TERMINATOR ? value : -1;
  }

  /** Value of a component of exactly so many digits; -1 for anything else. */
  fixedDigits(segment: number, element: number, component: number, length: number): number {
    const mark = this.markOf(segment, element, component);
    if (mark < 0) return -1;
    const here = this.marks[mark] as number;
    const start = here >> 1;
    if (((this.marks[mark + 1] as number) >> 1) - 1 - start !== length || (here & NEEDS_CARE) !== 0) return -1;
    let value = 0;
    for (let i = start; i < start + length; i++) {
      const digit = (this.bytes[i] as number) - DIGIT_0;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return length > 0 ? value : -1;
  }

  /** The mark of a component; -1: it is not there. */
  private markOf(segment: number, element: number, component: number): number {
    if (segment !== this.opened) this.open(segment);
    if (element >= this.elementCount) return -1;
    const mark = (this.elementMark[element] as number) + component;
    return mark < (this.elementMark[element + 1] as number) ? mark : -1;
  }

  /** Finds the components of a segment, up to its terminator or the end of the file. */
  private open(segment: number): void {
    const { bytes, meanings } = this;
    const start = this.startOf(segment);
    this.opened = segment;
    this.elementCount = 0;
    // A segment over a limit has nothing to show.
    if (this.tagAt(segment) < 0) return;
    this.elementMark[0] = 0;
    this.marks[0] = start << 1;
    this.used = 1;
    this.elementCount = 1;
    this.released = -1;
    this.repeating = false;
    const bound = segment + 1 < this.count ? this.startOf(segment + 1) : bytes.length;
    for (let at = start; at < bound; at += FOUND_SIZE) {
      const found = findMeanings(bytes, at, Math.min(bound, at + FOUND_SIZE), meanings);
      if (this.takeFound(found)) return;
    }
    this.endParts(bytes.length);
  }

  /** Marks what was found; true: the terminator was among it. */
  private takeFound(found: number): boolean {
    for (let f = this.repeating ? this.passRepetitions(0, found) : 0; f < found; f++) {
      const note = FOUND[f] as number;
      const at = note >> 3;
      if (at === this.released) continue;
      const meaning = note & 7;
      if (meaning === TERMINATOR) {
        this.endParts(at);
        return true;
      }
      if (meaning > TERMINATOR) {
        if (meaning === RELEASE) this.released = at + 1;
        // The tag is taken as it stands.
        if (this.used > 1) this.marks[this.used - 1] = (this.marks[this.used - 1] as number) | NEEDS_CARE;
        if (meaning === REPETITION && this.used > 1) f = this.passRepetitions(f + 1, found) - 1;
        continue;
      }
      if (this.used + 1 >= this.marks.length) this.growMarks();
      if (meaning === ELEMENT) this.elementMark[this.elementCount++] = this.used;
      this.marks[this.used++] = (at + 1) << 1;
    }
    return false;
  }

  /** Passes over what belongs to further values of an element; gives the place of what ends it among what was found. */
  private passRepetitions(from: number, found: number): number {
    this.repeating = true;
    for (let f = from; f < found; f++) {
      const note = FOUND[f] as number;
      const at = note >> 3;
      const meaning = note & 7;
      if (at === this.released) continue;
      if (meaning === RELEASE) this.released = at + 1;
      else if (meaning === ELEMENT || meaning === TERMINATOR) {
        this.repeating = false;
        return f;
      }
    }
    return found;
  }

  private endParts(end: number): void {
    this.marks[this.used] = (end + 1) << 1;
    this.elementMark[this.elementCount] = this.used;
  }

  private growMarks(): void {
    this.marks = enlarged(this.marks, 2 * this.marks.length);
    this.elementMark = enlarged(this.elementMark, 2 * this.marks.length);
  }
}

/** Bytes of a segment that are looked at in one go; nearly all are shorter. */
const FOUND_SIZE = 256;
/** Scratch: places times eight, and meanings, of the bytes of a segment that mean something. */
const FOUND = new Int32Array(FOUND_SIZE + 1);

/** Notes every byte that means something, without a branch: a quarter of all do, in no foreseeable order. Gives their number. */
function findMeanings(bytes: Uint8Array, from: number, to: number, meanings: Uint8Array): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const meaning = meanings[bytes[i] as number] as number;
    FOUND[n] = (i << 3) | meaning;
    n += (meaning + 7) >> 3;
  }
  return n;
}

const DIGIT_0 = 48;
const NO_REPETITIONS: string[][] = [];
