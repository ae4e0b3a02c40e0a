// The tables of size-type codes, as data. Knows no spelling: size-type.ts reads codes with them.
// Sources: ISO 6346 as publicly described by its register, the Bureau International des Containers (bic-code.org, page "Size and
// type code", tables 1 to 3, which follow the edition of 2022) and by prefixlist.com (codes/iso-codes.html, the edition of 1995 with
// amendment 3); lengths in agreement with ISO 668. The numbers of 1984: Container Handbook (containerhandbuch.de, chapter 3.4) and
// matts-place.com (codes_legacy.htm); the last describes differences between the editions before 1984, which are not followed here.
import type { LengthFeet } from './container.ts';

/** Families of boxes as far as handling differs. */
export type BoxKind = 'general' | 'reefer' | 'open-top' | 'flat' | 'tank' | 'bulk' | 'unknown';

/** Type groups, in the order of the standard's table. */
export type TypeGroup =
  | 'general'
  | 'ventilated'
  | 'bulk'
  | 'named cargo'
  | 'thermal'
  | 'open top'
  | 'platform'
  | 'tank'
  | 'air and surface'
  | 'unknown';

/** Height of a standard box (8'6"), mm. */
export const STANDARD_HEIGHT_MM = 2591;
/** Height of a high cube (9'6"), mm; 2,895 in some tables, 2,896 in ISO 668. */
export const HIGH_CUBE_MM = 2896;
/** Width of a box, mm; some tables say 2,436, ISO 668 says 2,438 (8'). */
export const STANDARD_WIDTH_MM = 2438;
/** Widths stood for by the letters: over 2,438 up to 2,500 mm, and over 2,500 mm (2,550 is the widest in European traffic). */
const WIDE_MM = 2500;
const EXTRA_WIDE_MM = 2550;

/** A length: nominal external length, and what the terminal handles it as (null: not handled). */
export interface CodedLength {
  mm: number;
  feet: LengthFeet | null;
}

const length = (mm: number, feet: LengthFeet | null = null): CodedLength => ({ mm, feet });

/** First character, 1995 and later. 5 for 45' is of the edition of 2022; L remains in use. */
export const LENGTHS: Readonly<Record<string, CodedLength>> = {
  '1': length(2991),
  '2': length(6058, 20),
  '3': length(9125),
  '4': length(12_192, 40),
  '5': length(13_716, 45),
  A: length(7150),
  B: length(7315),
  C: length(7430),
  D: length(7450),
  E: length(7820),
  F: length(8100),
  G: length(12_500),
  H: length(13_106),
  K: length(13_600),
  L: length(13_716, 45),
  M: length(14_630),
  N: length(14_935),
  P: length(16_154),
};

/** First digit, 1984. 9 for 45' is not in the text but common in messages ("9510"). */
export const LENGTHS_1984: Readonly<Record<string, CodedLength>> = {
  '1': length(2991),
  '2': length(6058, 20),
  '3': length(9125),
  '4': length(12_192, 40),
  '9': length(13_716, 45),
};

/** A height and a width, mm. Of "more than 9'6"" the 9'6" are known. */
export interface CodedHeight {
  heightMm: number;
  widthMm: number;
}

const height = (heightMm: number, widthMm = STANDARD_WIDTH_MM): CodedHeight => ({ heightMm, widthMm });

/** Second character, 1995 and later. */
export const HEIGHTS: Readonly<Record<string, CodedHeight>> = {
  '0': height(2438),
  '2': height(STANDARD_HEIGHT_MM),
  '4': height(2743),
  '5': height(HIGH_CUBE_MM),
  '6': height(HIGH_CUBE_MM),
  '8': height(1295),
  '9': height(1219),
  C: height(STANDARD_HEIGHT_MM, WIDE_MM),
  D: height(2743, WIDE_MM),
  E: height(HIGH_CUBE_MM, WIDE_MM),
  F: height(HIGH_CUBE_MM, WIDE_MM),
  L: height(STANDARD_HEIGHT_MM, EXTRA_WIDE_MM),
  M: height(2743, EXTRA_WIDE_MM),
  N: height(HIGH_CUBE_MM, EXTRA_WIDE_MM),
  P: height(HIGH_CUBE_MM, EXTRA_WIDE_MM),
};

/** Second digit, 1984: odd digits are the same height with a gooseneck tunnel; 4 and 5 ("above 8'6"") are high cubes. */
export const HEIGHTS_1984: Readonly<Record<string, CodedHeight>> = {
  '0': height(2438),
  '1': height(2438),
  '2': height(STANDARD_HEIGHT_MM),
  '3': height(STANDARD_HEIGHT_MM),
  '4': height(HIGH_CUBE_MM),
  '5': height(HIGH_CUBE_MM),
  '6': height(1295),
  '7': height(1295),
  '8': height(1295),
  '9': height(1219),
};

/** What a type code means: its group, how it is handled, whether it can need a plug. */
export interface CodedType {
  group: TypeGroup;
  kind: BoxKind;
}

const type = (group: TypeGroup, kind: BoxKind): CodedType => ({ group, kind });

const GENERAL = type('general', 'general');
const THERMAL = type('thermal', 'reefer');
/** Insulated, or cooled from outside through ports: no plug. Handled as a closed box. */
const INSULATED = type('thermal', 'general');
const OPEN_TOP = type('open top', 'open-top');
const PLATFORM = type('platform', 'flat');
const TANK = type('tank', 'tank');
const BULK = type('bulk', 'bulk');
const NAMED = type('named cargo', 'general');
const VENTILATED = type('ventilated', 'general');
const AIR = type('air and surface', 'general');

/**
 * Third character, 1995 and later. D and O are seen in messages ("42OT", "22DV") though not in the standard. K stands for tanks in
 * the edition of 2022 according to those who use it; the text of that edition could not be read, and its other new letters are left out.
 */
export const TYPES: Readonly<Record<string, CodedType>> = {
  G: GENERAL,
  D: GENERAL,
  V: VENTILATED,
  B: BULK,
  S: NAMED,
  R: THERMAL,
  H: THERMAL,
  U: OPEN_TOP,
  O: OPEN_TOP,
  P: PLATFORM,
  T: TANK,
  K: TANK,
  A: AIR,
};

/** Third and fourth character where they differ from the third's rule: H5 and H6 are insulated only. */
export const TYPE_EXCEPTIONS: Readonly<Record<string, CodedType>> = { H5: INSULATED, H6: INSULATED };

/** Fourth characters that say "as this digit, but of reduced stacking or racking strength" (amendment 3 and the edition of 2022). */
export const REDUCED_STRENGTH: Readonly<Record<string, string>> = {
  A: '0',
  B: '1',
  D: '2',
  G: '3',
  J: '4',
  M: '5',
  V: '6',
  W: '7',
  X: '8',
  Y: '9',
};

/** Third and fourth character as a group code, which says no more than the group: "22GP", "45RT". */
export const GROUP_CODES: Readonly<Record<string, CodedType>> = {
  GP: GENERAL,
  VH: VENTILATED,
  BU: BULK,
  BK: BULK,
  SN: NAMED,
  RE: THERMAL,
  RT: THERMAL,
  RS: THERMAL,
  HR: THERMAL,
  HI: INSULATED,
  UT: OPEN_TOP,
  PL: PLATFORM,
  PF: PLATFORM,
  PC: PLATFORM,
  PS: PLATFORM,
  PT: PLATFORM,
  TN: TANK,
  TD: TANK,
  TG: TANK,
  AS: AIR,
};

/** Third and fourth digit, 1984: the first of each range, in order. 30 to 42 are refrigerated or heated, 45 on only insulated. */
const TYPES_1984: readonly [from: number, meaning: CodedType][] = [
  [0, GENERAL],
  [10, VENTILATED],
  // Bulk boxes in 1984, insulated ones before: either way a closed box without a plug.
  [20, BULK],
  [25, NAMED],
  [30, THERMAL],
  [45, INSULATED],
  [50, OPEN_TOP],
  [60, PLATFORM],
  [70, TANK],
  [80, BULK],
  [90, AIR],
];

/** What two digits of the type of 1984 mean. */
export function type1984(digits: number): CodedType {
  let found = GENERAL;
  for (const [from, meaning] of TYPES_1984) if (digits >= from) found = meaning;
  return found;
}

/** Lengths in feet as the trade writes them, and their first character in the standard. "45" stands for two things: see size-type.ts. */
export const TRADE_LENGTHS: Readonly<Record<string, string>> = {
  '10': '1',
  '20': '2',
  '30': '3',
  '40': '4',
  '48': 'M',
  '53': 'P',
};

/** What the trade says after the length in feet: type, and whether it means a high cube. */
export const TRADE_CODES: Readonly<Record<string, CodedType & { highCube: boolean }>> = {
  GP: { ...GENERAL, highCube: false },
  DC: { ...GENERAL, highCube: false },
  DV: { ...GENERAL, highCube: false },
  DR: { ...GENERAL, highCube: false },
  SD: { ...GENERAL, highCube: false },
  ST: { ...GENERAL, highCube: false },
  HC: { ...GENERAL, highCube: true },
  HQ: { ...GENERAL, highCube: true },
  GH: { ...GENERAL, highCube: true },
  VE: { ...VENTILATED, highCube: false },
  RF: { ...THERMAL, highCube: false },
  RE: { ...THERMAL, highCube: false },
  RH: { ...THERMAL, highCube: true },
  RQ: { ...THERMAL, highCube: true },
  OT: { ...OPEN_TOP, highCube: false },
  FR: { ...PLATFORM, highCube: false },
  FL: { ...PLATFORM, highCube: false },
  PL: { ...PLATFORM, highCube: false },
  TK: { ...TANK, highCube: false },
  BK: { ...BULK, highCube: false },
};
