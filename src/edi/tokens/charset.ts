// Characters in and out: bytes of any sender to text, and any text to what level A (UNOA) allows.
import { holdsKeptBytes, keptByte, keptBytes, keptBytesOf, keptPrivate } from './kept-bytes.ts';
import type { ServiceCharacters } from './service-characters.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What UNB's syntax identifier (0001) names, as the label of the encoding: UNOA to UNOL by ISO 9735-1 (ISO 646 and the parts of
 * ISO 8859), UNOW and UNOY are ISO 10646, sent as UTF-8. KECA is the identifier that Korean senders write for KS X 1001 text. UNOX is
 * ISO 2022, which is brought into UTF-8 before (recoder.ts).
 */
const ENCODINGS: Record<string, string> = {
  '': 'latin1',
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
  UNOX: 'utf-8',
  UNOY: 'utf-8',
  KECA: 'euc-kr',
};
/** Sets whose bytes can happen to be valid UTF-8 in ordinary words: there UTF-8 must be likelier. The usual ones are named by all who send it. */
const STRICT = new Set(['UNOD', 'UNOE', 'UNOF', 'UNOG', 'UNOH', 'UNOI', 'UNOJ', 'UNOK', 'UNOL', 'KECA']);

/** Whether the text of a syntax identifier can be read; an empty one is read as Latin-1. UNOX only in files that begin with it. */
export function isKnownCharset(identifier: string, recoded = false): boolean {
  return Object.hasOwn(ENCODINGS, identifier) && (identifier !== 'UNOX' || recoded);
}

/**
 * Text of a component that holds release characters, control characters, repetitions or bytes above 127. Release characters are
 * removed, line breaks and other control characters too; of a repeated element the first value is given. Bytes above 127 are
 * UTF-8 where all are valid UTF-8, else what UNB names, else UTF-8 each: senders name one and send the other. What is in neither is kept
 * (kept-bytes.ts), and noted in the service characters.
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
  const letters = plain.subarray(0, n);
  if (!high) return ascii.decode(letters);
  const text = decoded(letters, service);
  if (holdsKeptBytes(text)) service.keptBytes = true;
  return text;
}

const ascii = new TextDecoder('latin1');

function decoded(bytes: Uint8Array, { charset, recoded }: ServiceCharacters): string {
  const text = textOf(bytes);
  if (text !== null && isUtf8(bytes, text, charset)) return recoded ? text : keptPrivate(text);
  const label = ENCODINGS[charset];
  if (label === 'utf-8') return pieceByPiece(bytes, label, recoded ? (letter) => letter : keptPrivate);
  return withLettersOfUtf8(label === 'euc-kr' ? pieceByPiece(bytes, label, keptPrivate) : byTable(bytes, label ?? ''));
}

function byTable(bytes: Uint8Array, label: string): string {
  const table = tableOf(label);
  let found = '';
  for (const byte of bytes) found += byte < 128 ? String.fromCharCode(byte) : (table[byte - 128] as string);
  return found;
}

/**
 * Bytes that the named set has no letters for, as UTF-8 where they are that: kept, they would be written among UTF-8, and whoever reads them
 * there would find letters that this terminal had not seen.
 */
function withLettersOfUtf8(text: string): string {
  return text.replace(/[\uf780-\uf7ff]{2,}/g, (run) => pieceByPiece(keptBytesOf(run), 'utf-8', keptPrivate));
}

/** Valid UTF-8 as text; null for anything else. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Whether valid UTF-8 is meant as such: where a strict set is named it must hold what no text of that set does (bytes 80 to 9F, three or more
 * bytes for a letter) or letters that the set has, too.
 */
function isUtf8(bytes: Uint8Array, text: string, charset: string): boolean {
  if (!STRICT.has(charset) || bytes.some((byte) => (byte >= 0x80 && byte < 0xa0) || byte >= 0xe0)) return true;
  const letters = charset === 'KECA' ? [] : tableOf(ENCODINGS[charset] as string);
  return Array.from(text).every((letter) => letter <= '\u007f' || letters.includes(letter));
}

const tables = new Map<string, string[]>();

/** Letters of the bytes from 128 on, by label of a set of one byte each; of '' those of Latin-1 and no others. Other bytes are kept. */
function tableOf(label: string): string[] {
  let table = tables.get(label);
  if (table === undefined) {
    const decoder = new TextDecoder(label === '' ? 'latin1' : label);
    table = Array.from({ length: 128 }, (_, i) => {
      const byte = i + 128;
      const letter = label === '' ? String.fromCharCode(byte) : decoder.decode(Uint8Array.of(byte));
      return letter === '\ufffd' || (letter >= '\u0080' && letter <= '\u009f') ? keptByte(byte) : letter;
    });
    tables.set(label, table);
  }
  return table;
}

/** Longest letter of UTF-8, bytes. */
const LONGEST = 4;

/** Text with letters of several bytes of which some are damaged: these bytes are kept. */
function pieceByPiece(bytes: Uint8Array, label: string, asTold: (text: string) => string): string {
  const decoder = new TextDecoder(label, { fatal: true });
  let text = '';
  for (let i = 0; i < bytes.length;) {
    let length = 1;
    let letter = orNull(decoder, bytes.subarray(i, i + 1));
    while (letter === null && length < LONGEST && i + length < bytes.length)
      letter = orNull(decoder, bytes.subarray(i, i + ++length));
    if (letter === null) length = 1;
    const isLetter = letter !== null && !/[\u0080-\u009f]/.test(letter);
    text += isLetter ? asTold(letter as string) : keptBytes(bytes.subarray(i, i + length));
    i += length;
  }
  return text;
}

function orNull(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
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
