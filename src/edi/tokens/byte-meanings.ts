// What bytes mean to the tokenizer: separators, release characters, and those that ask for care. Hot path.
import type { ServiceCharacters } from './service-characters.ts';

// What a byte means; 0 is a plain one.
export const ELEMENT = 1;
export const COMPONENT = 2;
export const TERMINATOR = 3;
export const RELEASE = 4;
/** Control characters and bytes above 127: the component that holds one is decoded with care. */
const CAREFUL = 5;
/** Between the values of a repeated element: so is the first value, and the others are looked for only when someone asks. */
export const REPETITION = 6;

/** What each byte means. */
export function byteMeanings(service: ServiceCharacters): Uint8Array {
  const meanings = new Uint8Array(256);
  meanings.fill(CAREFUL, 0, 32);
  meanings.fill(CAREFUL, 127);
  if (service.repetition >= 0) meanings[service.repetition] = REPETITION;
  if (service.release >= 0) meanings[service.release] = RELEASE;
  meanings[service.component] = COMPONENT;
  meanings[service.element] = ELEMENT;
  meanings[service.terminator] = TERMINATOR;
  return meanings;
}

/** Whether a byte is made plain by the release character before it: by the last of an odd number of them, none before `from`. */
export function isReleased(bytes: Uint8Array, from: number, at: number, release: number): boolean {
  let first = at;
  while (first > from && bytes[first - 1] === release) first--;
  return (at - first) % 2 === 1;
}
