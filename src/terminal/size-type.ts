// Size-type codes of containers: ISO 6346:1995 and later ("45G1", "L5R8") and the numbers of ISO 6346:1984 ("4510", "2270"),
// which senders still mix in one file.
import type { LengthFeet } from './container.ts';

/** What a size-type code says of a box. */
export interface SizeType {
  /** Null for a code that is not understood, and for lengths that the terminal does not handle (10', 30', 48', 53'). */
  lengthFeet: LengthFeet | null;
  /** Height over all, mm; 2591 (8'6") where the code does not tell. */
  heightMm: number;
  kind: BoxKind;
}

/** Families of boxes as far as handling differs. */
export type BoxKind = 'general' | 'reefer' | 'open-top' | 'flat' | 'tank' | 'bulk' | 'unknown';

/** Height of a standard box (8'6"), mm. */
export const STANDARD_HEIGHT_MM = 2591;
/** Height of a high cube (9'6"), mm. */
export const HIGH_CUBE_MM = 2896;

/** First character: length. 9 for 45' is not in the 1984 text but common in messages ("9510"). */
const LENGTHS: Record<string, LengthFeet> = { '2': 20, '4': 40, '9': 45, L: 45 };

/** Second character, ISO 6346:1995 table of heights; the letters stand for the same heights of wider boxes. */
const HEIGHTS_1995: Record<string, number> = {
  '0': 2438,
  '2': STANDARD_HEIGHT_MM,
  '4': 2743,
  '5': HIGH_CUBE_MM,
  '6': HIGH_CUBE_MM,
  '8': 1295,
  '9': 1219,
  C: STANDARD_HEIGHT_MM,
  D: 2743,
  E: HIGH_CUBE_MM,
  F: HIGH_CUBE_MM,
  L: STANDARD_HEIGHT_MM,
  M: 2743,
  N: HIGH_CUBE_MM,
  P: HIGH_CUBE_MM,
};

/** Second digit, ISO 6346:1984: odd digits are the same height with a gooseneck tunnel; 4 and 5 "above 8'6"" are high cubes. */
const HEIGHTS_1984: Record<string, number> = {
  '0': 2438,
  '1': 2438,
  '2': STANDARD_HEIGHT_MM,
  '3': STANDARD_HEIGHT_MM,
  '4': HIGH_CUBE_MM,
  '5': HIGH_CUBE_MM,
  '6': 1295,
  '7': 1295,
  '8': 1295,
  '9': 1219,
};

/** Third character, ISO 6346:1995 type groups; O and D are seen in messages ("42OT", "20DC") though not in the standard. */
const KINDS_1995: Record<string, BoxKind> = {
  G: 'general',
  V: 'general',
  S: 'general',
  D: 'general',
  R: 'reefer',
  H: 'reefer',
  U: 'open-top',
  O: 'open-top',
  P: 'flat',
  T: 'tank',
  K: 'tank',
  B: 'bulk',
};

/** Third digit, ISO 6346:1984 type groups: 30 to 49 are the refrigerated ones. */
const KINDS_1984: BoxKind[] = [
  'general',
  'general',
  'general',
  'reefer',
  'reefer',
  'open-top',
  'flat',
  'tank',
  'bulk',
  'general',
];

/** Reads a size-type code; blanks and lower case are accepted. Never fails: what is not understood is 'unknown' or null. */
export function parseSizeType(code: string): SizeType {
  const text = code.trim().toUpperCase();
  if (text.length < 2) return { lengthFeet: null, heightMm: STANDARD_HEIGHT_MM, kind: 'unknown' };
  const first = text.charAt(0);
  const second = text.charAt(1);
  const numeric = /^\d{4}$/.test(text);
  const heights = numeric ? HEIGHTS_1984 : HEIGHTS_1995;
  // "40HC" and "40HQ" are trade codes for a high cube; H would otherwise be a thermal box.
  const highCube = /^..H[CQ]$/.test(text);
  const kind = numeric
    ? (KINDS_1984[text.charCodeAt(2) - 48] as BoxKind)
    : highCube
      ? 'general'
      : (KINDS_1995[text.charAt(2)] ?? 'unknown');
  return {
    lengthFeet: LENGTHS[first] ?? null,
    heightMm: highCube ? HIGH_CUBE_MM : (heights[second] ?? STANDARD_HEIGHT_MM),
    kind,
  };
}

/** Whether a box of this code can need a plug. */
export function isReeferType(code: string): boolean {
  return parseSizeType(code).kind === 'reefer';
}

/** Whether a box of this code has no roof, so that its cargo may stand out of it. */
export function isOpenType(code: string): boolean {
  const { kind } = parseSizeType(code);
  return kind === 'open-top' || kind === 'flat';
}
