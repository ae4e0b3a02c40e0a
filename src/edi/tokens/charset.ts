// Characters in and out: bytes of any sender to text, and any text to what level A (UNOA) allows.
import type { ServiceCharacters } from './service-characters.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

/**
 * Text of a component that holds release characters, control characters or bytes above 127. Release characters are removed,
 * line breaks and other control characters too. Bytes above 127 are UTF-8 where they are valid UTF-8, else ISO 8859-1: senders
 * name one in UNB and send the other.
 */
export function decodeCareful(bytes: Uint8Array, start: number, end: number, service: ServiceCharacters): string {
  const plain = new Uint8Array(end - start);
  let n = 0;
  let high = false;
  for (let i = start; i < end; i++) {
    let byte = bytes[i] as number;
    if (byte === service.release && i + 1 < end) byte = bytes[++i] as number;
    else if (byte < 32 || byte === 127) continue;
    if (byte > 127) high = true;
    plain[n++] = byte;
  }
  const kept = plain.subarray(0, n);
  if (!high) return latin1.decode(kept);
  try {
    return utf8.decode(kept);
  } catch {
    return latin1.decode(kept);
  }
}

/** Letters that do not come apart into a base letter and a mark. */
const SPELLED_OUT: Record<string, string> = { ß: 'SS', Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D', Þ: 'TH', '’': "'" };

/**
 * Text in the repertoire of UNOA (ISO 9735 level A: capitals, digits, blank and some punctuation): small letters become capitals,
 * letters lose their marks, anything else becomes a blank.
 */
export function toLevelA(text: string): string {
  if (/^[A-Z0-9 .,\-()/=!"%&*;<>'+:?]*$/.test(text)) return text;
  return text
    .toUpperCase()
    .replace(/[ßÆŒØŁĐÞ’]/g, (c) => SPELLED_OUT[c] ?? c)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Z0-9 .,\-()/=!"%&*;<>'+:?]/gu, ' ');
}
