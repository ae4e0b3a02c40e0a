// Bytes that are no letters of their character set. In texts each stands as a private character, so that nothing is lost and what is written
// holds the same bytes again: byte 0x80 as U+F780. Whatever a sender itself writes in this range comes as the bytes that it is written with.

const FIRST = 0xf700;
const PRIVATE = /[\uf700-\uf7ff]/g;
const utf8 = new TextEncoder();

/** The character that stands for a byte. */
export function keptByte(byte: number): string {
  return String.fromCharCode(FIRST + byte);
}

/** The characters that stand for some bytes. */
export function keptBytes(bytes: Iterable<number>): string {
  return String.fromCharCode(...Array.from(bytes, (byte) => FIRST + byte));
}

/** Whether a text holds bytes that were kept. */
export function holdsKeptBytes(text: string): boolean {
  return text.search(PRIVATE) >= 0;
}

/** Whether a text holds bytes below 128 that were kept: only ISO 2022 has such. */
export function holdsKeptSevenBits(text: string): boolean {
  return /[\uf700-\uf77f]/.test(text);
}

/** Private characters of a sender's own, and the control characters that no repertoire has. */
const NO_LETTERS = /[\u0080-\u009f\uf700-\uf7ff]/g;

/** A text of a sender; what in it is no letter, as the bytes that UTF-8 writes it with. */
export function keptPrivate(text: string): string {
  return text.replace(NO_LETTERS, (letter) => keptBytes(utf8.encode(letter)));
}

/** Bytes of a text; a kept byte is itself, of everything else `encode` tells. */
export function bytesOfKept(text: string, encode: (run: string) => Uint8Array): Uint8Array {
  if (!holdsKeptBytes(text)) return encode(text);
  const runs = text.split(/([\uf700-\uf7ff]+)/).map((run, i) => (i % 2 === 0 ? encode(run) : keptBytesOf(run)));
  return joined(runs);
}

/** The bytes that a text stands for of which every character is a kept byte. */
export function keptBytesOf(run: string): Uint8Array {
  return Uint8Array.from(run, (letter) => letter.charCodeAt(0) - FIRST);
}

/** Runs of bytes as one. */
export function joined(runs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(runs.reduce((sum, run) => sum + run.length, 0));
  let at = 0;
  for (const run of runs) {
    whole.set(run, at);
    at += run.length;
  }
  return whole;
}
