// Characters in and out: bytes of any sender to text, and any text to what level A (UNOA) allows.
import type { ServiceCharacters } from './service-characters.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What UNB's syntax identifier (0001) names, as the label of the encoding: UNOA to UNOL by ISO 9735-1 (ISO 646 and the parts of
 * ISO 8859), UNOW and UNOY are ISO 10646, sent as UTF-8. KECA is the identifier that Korean senders write for KS X 1001 text.
 */
const ENCODINGS: Record<string, string> = {
  UNOA: 'latin1',
  UNOB: 'latin1',
  UNOC: 'latin1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  // ISO 8859-9; the label of the web's encodings for it.
  UNOK: 'windows-1254',
  UNOL: 'iso-8859-15',
  UNOW: 'utf-8',
  UNOY: 'utf-8',
  KECA: 'euc-kr',
};

type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<string, Decoder>();

/** Whether the text of a syntax identifier can be read; an empty one is read as Latin-1. */
export function isKnownCharset(identifier: string): boolean {
  return identifier === '' || identifier in ENCODINGS;
}

function decoderOf(identifier: string): Decoder {
  const label = ENCODINGS[identifier] ?? 'latin1';
  let decoder = decoders.get(label);
  if (decoder === undefined) decoders.set(label, (decoder = new TextDecoder(label)));
  return decoder;
}

/**
 * Text of a component that holds release characters, control characters, repetitions or bytes above 127. Release characters are
 * removed, line breaks and other control characters too; of a repeated element the first value is given. Bytes above 127 are
 * UTF-8 where they are valid UTF-8, else what UNB names: senders name one and send the other.
 */
export function decodeCareful(bytes: Uint8Array, start: number, end: number, service: ServiceCharacters): string {
  const plain = new Uint8Array(end - start);
  let n = 0;
  let high = false;
  for (let i = start; i < end; i++) {
    let byte = bytes[i] as number;
    if (byte === service.release && i + 1 < end) byte = bytes[++i] as number;
    else if (byte === service.repetition) break;
    else if (byte < 32 || byte === 127) continue;
    if (byte > 127) high = true;
    plain[n++] = byte;
  }
  const kept = plain.subarray(0, n);
  if (!high) return decoderOf('UNOA').decode(kept);
  try {
    return utf8.decode(kept);
  } catch {
    return decoderOf(service.charset).decode(kept);
  }
}

/** Letters that do not come apart into a base letter and a mark. */
const SPELLED_OUT: Record<string, string> = { ß: 'SS', Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D', Þ: 'TH', '’': "'" };

/** Whether a text is in the repertoire of UNOA as it is. */
export function isLevelA(text: string): boolean {
  return /^[A-Z0-9 .,\-()/=!"%&*;<>'+:?]*$/.test(text);
}

/**
 * Text in the repertoire of UNOA (ISO 9735 level A: capitals, digits, blank and some punctuation): small letters become capitals,
 * letters lose their marks, anything else becomes a blank.
 */
export function toLevelA(text: string): string {
  if (isLevelA(text)) return text;
  return text
    .toUpperCase()
    .replace(/[ßÆŒØŁĐÞ’]/g, (c) => SPELLED_OUT[c] ?? c)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Z0-9 .,\-()/=!"%&*;<>'+:?]/gu, ' ');
}
