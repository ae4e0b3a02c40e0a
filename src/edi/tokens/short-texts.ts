// Short components as strings, each made once: the same bytes give the same string object, so that ports, codes and counts cost
// neither time nor memory. A fixed table; a newcomer takes the place of whoever hashes alike.

/** Size of the table; a power of two. */
const SIZE = 4096;
/** Longest text that is kept, bytes: what two 32-bit numbers hold. Longer ones are seldom repeated. */
export const SHORT = 8;
/** Which bits of the first and the second four bytes are of a text of 0 to 8 bytes; the first byte is the lowest. */
const LOW_MASKS = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const HIGH_MASKS = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1);

/** The strings of short runs of bytes below 128. */
export class ShortTexts {
  /** By place: each text, and the code that it is. */
  readonly texts: string[] = new Array<string>(SIZE).fill('');
  readonly codes: string[] = new Array<string>(SIZE).fill('');
  /** By place times four: first four bytes, second four bytes, length. */
  private readonly keys = new Int32Array(4 * SIZE);

  /** The place of a text of at most SHORT bytes, each a character, from a place on in a view of bytes. */
  placeOf(view: DataView, start: number, length: number): number {
    let low = 0;
    let high = 0;
    if (start + SHORT <= view.byteLength) {
      low = view.getInt32(start, true) & (LOW_MASKS[length] as number);
      high = view.getInt32(start + 4, true) & (HIGH_MASKS[length] as number);
    } else {
      for (let i = 0; i < length; i++) {
        if (i < 4) low |= view.getUint8(start + i) << (8 * i);
        else high |= view.getUint8(start + i) << (8 * i - 32);
      }
    }
    let place = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    place = (place ^ (place >>> 15)) & (SIZE - 1);
    const { keys } = this;
    const key = place << 2;
    if (keys[key] !== low || keys[key + 1] !== high || keys[key + 2] !== length) {
      keys[key] = low;
      keys[key + 1] = high;
      keys[key + 2] = length;
      this.put(place, view, start, length);
    }
    return place;
  }

  private put(place: number, view: DataView, start: number, length: number): void {
    let text = '';
    for (let i = start; i < start + length; i++) text += CHARACTERS[view.getUint8(i)]!;
    this.texts[place] = text;
    this.codes[place] = codeOf(text);
  }
}

/** The strings of single bytes. */
const CHARACTERS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

/** A text as a code: without blanks around it, upper case, because some senders write codes small. */
export function codeOf(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c <= 32 || c > 126 || (c >= 97 && c <= 122)) return text.trim().toUpperCase();
  }
  return text;
}
