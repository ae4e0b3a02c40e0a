// Text with the code extensions of ISO 2022 (UNOX) as UTF-8: its letters have two bytes each that may look like separators, so it is brought
// into UTF-8 before anything else looks at it. Known are the sets of Korea, Japan and China, the right halves of ISO 8859, and UTF-8 itself.
// Sources: ISO/IEC 2022 (ECMA-35), ISO-IR register; RFC 1468 (Japanese), 1557 (Korean). What is in no known set is kept byte by byte.
import { keptByte, keptBytes, keptPrivate } from './kept-bytes.ts';

const ESC = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const SPACE = 0x20;
const DELETE = 0x7f;
const HIGH = 0x80;
const FIRST_RIGHT = 0xa0;

/** A set of characters that can be designated. */
interface CharacterSet {
  /** Bytes of a character. */
  width: 1 | 2;
  /** The character of one or two bytes without their highest bits; null where there is none. */
  letter: (first: number, second: number) => string | null;
  /** How it is designated to be read with bytes below 128: what follows ESC, up to the final byte. */
  designation: string;
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** What bytes are in one of the encodings of the web; null for what it does not have. */
function decoded(label: string, ...bytes: number[]): string | null {
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  const text = decoder.decode(Uint8Array.from(bytes));
  return text.includes('\ufffd') || /^[\0-\u009f]/.test(text) ? null : text;
}

const pairs = (label: string, final: string): CharacterSet => ({
  width: 2,
  letter: (first, second) => decoded(label, first | HIGH, second | HIGH),
  designation: `$(${final}`,
});
const rightHalf = (label: string, final: string): CharacterSet => ({
  width: 1,
  letter: (first) => decoded(label, first | HIGH),
  designation: `-${final}`,
});

const ASCII: CharacterSet = { width: 1, letter: (first) => String.fromCharCode(first), designation: '(B' };
/** A set that is not known. */
const UNKNOWN: CharacterSet = { width: 1, letter: () => null, designation: '' };

/** Sets of 94 characters by their final byte; one or two bytes each. */
const SETS_94: Record<string, CharacterSet> = {
  B: ASCII,
  // JIS X 0201: ASCII but for two characters, and the small katakana.
  J: { ...ASCII, letter: (first) => (first === 0x5c ? '¥' : first === 0x7e ? '‾' : String.fromCharCode(first)) },
  I: { width: 1, letter: (first) => decoded('euc-jp', 0x8e, first | HIGH), designation: '(I' },
};
const SETS_94_BY_94: Record<string, CharacterSet> = {
  '@': pairs('euc-jp', '@'),
  A: pairs('gbk', 'A'),
  B: pairs('euc-jp', 'B'),
  C: pairs('euc-kr', 'C'),
  D: {
    width: 2,
    letter: (first, second) => decoded('euc-jp', 0x8f, first | HIGH, second | HIGH),
    designation: '$(D',
  },
};
/** Sets of 96 characters: the right halves of ISO 8859. */
const SETS_96: Record<string, CharacterSet> = {
  A: rightHalf('iso-8859-1', 'A'),
  B: rightHalf('iso-8859-2', 'B'),
  C: rightHalf('iso-8859-3', 'C'),
  D: rightHalf('iso-8859-4', 'D'),
  F: rightHalf('iso-8859-7', 'F'),
  G: rightHalf('iso-8859-6', 'G'),
  H: rightHalf('iso-8859-8', 'H'),
  L: rightHalf('iso-8859-5', 'L'),
  M: rightHalf('iso-8859-9', 'M'),
  b: rightHalf('iso-8859-15', 'b'),
};
/** Which of G0 to G3 an intermediate byte designates. */
const REGISTERS: Record<string, number> = { '(': 0, ')': 1, '*': 2, '+': 3, '-': 1, '.': 2, '/': 3 };
/** Locking shifts: the register that is read with bytes below 128, or above. */
const LEFT_SHIFTS: Record<string, number> = { n: 2, o: 3 };
const RIGHT_SHIFTS: Record<string, number> = { '~': 1, '}': 2, '|': 3 };
const SINGLE_SHIFTS: Record<string, number> = { N: 2, O: 3 };

const utf8 = new TextEncoder();

/** Brings a file that comes in pieces into UTF-8. */
export class Iso2022 {
  private registers: (CharacterSet | null)[] = [ASCII, null, null, null];
  private left = 0;
  private right = 1;
  /** The register of the next character only; -1: none. */
  private single = -1;
  /** An escape sequence that is not whole yet; null outside of one. */
  private escape: number[] | null = null;
  /** The first byte of a character of two, and its set. */
  private first = -1;
  private firstSet: CharacterSet = ASCII;
  /** Bytes of UTF-8 are read as they are, until the sequence that ends it. */
  private plain = false;
  private out: Uint8Array[] = [];
  private run: number[] = [];

  /** Takes a piece; gives what is certain of it so far. */
  push(piece: Uint8Array): Uint8Array[] {
    for (const byte of piece) this.take(byte);
    return this.given();
  }

  /** Gives what is left. */
  finish(): Uint8Array[] {
    this.endPair();
    if (this.escape !== null) this.tell(keptBytes([ESC, ...this.escape]));
    this.escape = null;
    return this.given();
  }

  private given(): Uint8Array[] {
    this.endRun();
    const given = this.out;
    this.out = [];
    return given;
  }

  private take(byte: number): void {
    if (this.escape !== null) this.takeEscape(this.escape, byte);
    else if (byte === ESC) {
      this.endPair();
      this.escape = [];
    } else if (this.plain) this.run.push(byte);
    else if (byte === SHIFT_OUT) this.shift(1, byte);
    else if (byte === SHIFT_IN) this.shift(0, byte);
    else if (byte < SPACE || byte === SPACE || byte === DELETE || (byte >= HIGH && byte < FIRST_RIGHT)) {
      this.endPair();
      this.run.push(byte);
    } else this.takeGraphic(byte);
  }

  private takeGraphic(byte: number): void {
    const register = this.single >= 0 ? this.single : byte < HIGH ? this.left : this.right;
    const set = this.registers[register] ?? null;
    // Nobody has said what it is; perhaps the sender means UTF-8.
    if (set === null) {
      this.run.push(byte);
      return;
    }
    if (set.width === 2 && this.first < 0) {
      this.first = byte;
      this.firstSet = set;
      return;
    }
    const [first, second] = set.width === 2 ? [this.first, byte] : [byte, byte];
    this.first = this.single = -1;
    const letter = set.letter(first & ~HIGH, second & ~HIGH);
    if (letter !== null) this.tell(letter);
    else if (set.width === 2) this.tell(keptIn(set, first & ~HIGH, second & ~HIGH));
    else this.tell(keptByte(byte));
  }

  private takeEscape(sequence: number[], byte: number): void {
    sequence.push(byte);
    // Intermediate bytes stand between ESC and the final one.
    if (byte >= SPACE && byte < 0x30 && sequence.length < 4) return;
    this.escape = null;
    const text = String.fromCharCode(...sequence);
    if (text === '%G' || text === '%@') this.plain = text === '%G';
    else if (this.plain || !this.designate(text)) this.tell(keptBytes([ESC, ...sequence]));
  }

  /** Does what an escape sequence says; false: it is kept, because it is not known, or ends what is not known. */
  private designate(text: string): boolean {
    const final = text.slice(-1);
    if (text.length === 1) {
      if (final in SINGLE_SHIFTS) this.single = SINGLE_SHIFTS[final] as number;
      else if (final in LEFT_SHIFTS) this.left = LEFT_SHIFTS[final] as number;
      else if (final in RIGHT_SHIFTS) this.right = RIGHT_SHIFTS[final] as number;
      else return false;
      return true;
    }
    const pair = text.startsWith('$');
    const intermediate = pair ? text.slice(1, -1) || '(' : text.slice(0, -1);
    const register = REGISTERS[intermediate];
    if (register === undefined) return false;
    const sets = pair ? SETS_94_BY_94 : '-./'.includes(intermediate) ? SETS_96 : SETS_94;
    const before = this.registers[register];
    const set = Object.hasOwn(sets, final) ? (sets[final] as CharacterSet) : UNKNOWN;
    this.registers[register] = set;
    return set !== UNKNOWN && before !== UNKNOWN;
  }

  private shift(register: number, byte: number): void {
    this.endPair();
    const unknown = this.registers[register] === UNKNOWN || this.registers[this.left] === UNKNOWN;
    this.left = register;
    if (unknown) this.tell(keptByte(byte));
  }

  /** A character of two bytes of which the second did not come. */
  private endPair(): void {
    if (this.first >= HIGH) this.tell(keptByte(this.first));
    else if (this.first >= 0) this.tell(keptIn(this.firstSet, this.first));
    this.first = this.single = -1;
  }

  private tell(text: string): void {
    for (const byte of utf8.encode(text)) this.run.push(byte);
  }

  private endRun(): void {
    if (this.run.length > 0) this.out.push(Uint8Array.from(this.run));
    this.run = [];
  }
}

/** Bytes of a set, kept with what designates it: alone they would be read as ASCII. */
function keptIn(set: CharacterSet, ...bytes: number[]): string {
  return keptBytes([...designating(set), ...bytes, ...designating(ASCII)]);
}

function designating({ designation }: CharacterSet): number[] {
  return [ESC, ...Array.from(designation, (letter) => letter.charCodeAt(0))];
}

/** A text as ISO 2022: what is beyond ASCII in UTF-8, between the sequences that begin and end it there. */
export function inIso2022(text: string): Uint8Array {
  return utf8.encode(text.replace(/[^\0-\u007f]+/g, '\u001b%G$&\u001b%@'));
}

/** A text as UTF-16 files have it, in UTF-8. */
export function fromUtf16(text: string): Uint8Array {
  return utf8.encode(keptPrivate(text));
}
