// Size-type codes of containers: ISO 6346 of 1995 and 2022 ("45G1", "L5R8", "22GB"), the numbers of 1984 ("4510", "2270") and the
// codes of the trade ("40HC", "20DV"), which senders still mix in one file. The tables are in size-type-tables.ts.
import type { LengthFeet } from './container.ts';
import {
  GROUP_CODES,
  HEIGHTS,
  HEIGHTS_1984,
  HIGH_CUBE_MM,
  LENGTHS,
  LENGTHS_1984,
  REDUCED_STRENGTH,
  STANDARD_HEIGHT_MM,
  STANDARD_WIDTH_MM,
  TRADE_CODES,
  TRADE_LENGTHS,
  TYPES,
  TYPE_EXCEPTIONS,
  type1984,
  type BoxKind,
  type TypeGroup,
} from './size-type-tables.ts';

export { HIGH_CUBE_MM, STANDARD_HEIGHT_MM, type BoxKind, type TypeGroup } from './size-type-tables.ts';

/** What a size-type code says of a box. */
export interface SizeType {
  /** Null for a code that is not understood, and for lengths that the terminal does not handle (10', 30', 48', 53'). */
  lengthFeet: LengthFeet | null;
  /** Height over all, mm; 2591 (8'6") where the code does not tell. */
  heightMm: number;
  kind: BoxKind;
  /** Which list the code is of. */
  edition: '1984' | '1995' | '2022' | 'trade' | 'unknown';
  group: TypeGroup;
  /** Nominal external length, mm; null where the code does not tell. */
  lengthMm: number | null;
  /** Nominal external width, mm; the upper bound where the code says "up to", 2438 where it does not tell. */
  widthMm: number;
  /** Can need a plug. */
  reefer: boolean;
  /** No roof: the cargo may stand out of it. */
  open: boolean;
  /** The code says that fewer boxes may stand on it than the standard asks for. */
  reducedStrength: boolean;
}

const UNKNOWN: SizeType = {
  lengthFeet: null,
  heightMm: STANDARD_HEIGHT_MM,
  kind: 'unknown',
  edition: 'unknown',
  group: 'unknown',
  lengthMm: null,
  widthMm: STANDARD_WIDTH_MM,
  reefer: false,
  open: false,
  reducedStrength: false,
};

/** Reads a size-type code; blanks and lower case are accepted. Never fails: what is not understood is 'unknown' or null. */
export function parseSizeType(code: string): SizeType {
  const text = code.trim().toUpperCase();
  if (text.length < 2) return UNKNOWN;
  if (/^\d{4}$/.test(text)) return of1984(text);
  return ofTrade(text) ?? of1995(text);
}

/** Whether a box of this code can need a plug. */
export function isReeferType(code: string): boolean {
  return parseSizeType(code).reefer;
}

/** Whether a box of this code has no roof, so that its cargo may stand out of it. */
export function isOpenType(code: string): boolean {
  return parseSizeType(code).open;
}

/** Whether it is known what the code says: length, height and type group are all in a list. */
export function isKnownSizeType(code: string): boolean {
  const { edition, group, lengthMm } = parseSizeType(code);
  return edition !== 'unknown' && group !== 'unknown' && lengthMm !== null;
}

function of1984(text: string): SizeType {
  const length = LENGTHS_1984[text.charAt(0)];
  const { heightMm, widthMm } = HEIGHTS_1984[text.charAt(1)] ?? UNKNOWN;
  const { group, kind } = type1984(Number(text.slice(2)));
  return made('1984', length?.feet ?? null, length?.mm ?? null, heightMm, widthMm, group, kind);
}

/**
 * Letters after a length in feet. "20" and "40" before letters mean feet to everyone who writes so today (by the standard they would
 * be boxes of 8' height, which are no longer built). "45HC" is a 45' box; "45GP" and "45RT" are the standard's group codes of a 40'
 * high cube, and so are "45" and "48" before other letters of the trade taken by the standard where it knows them.
 */
function ofTrade(text: string): SizeType | null {
  if (text.length !== 4) return null;
  const letters = text.slice(2);
  const size = text.slice(0, 2);
  const trade = TRADE_CODES[letters];
  if (trade === undefined) return null;
  const { highCube, group, kind } = trade;
  const isGroupCode = GROUP_CODES[letters] !== undefined;
  const is45 = size === '45' && highCube && kind === 'general';
  const inFeet = is45 ? 'L' : size === '48' && isGroupCode ? undefined : TRADE_LENGTHS[size];
  if (inFeet === undefined && isGroupCode) return null;
  const length = LENGTHS[inFeet ?? size.charAt(0)];
  const coded = inFeet === undefined ? HEIGHTS[size.charAt(1)] : undefined;
  if (length === undefined) return null;
  const heightMm = highCube ? HIGH_CUBE_MM : (coded?.heightMm ?? STANDARD_HEIGHT_MM);
  return made('trade', length.feet, length.mm, heightMm, coded?.widthMm ?? STANDARD_WIDTH_MM, group, kind);
}

function of1995(text: string): SizeType {
  const length = text === '45' ? undefined : LENGTHS[text.charAt(0)];
  const { heightMm, widthMm } = HEIGHTS[text.charAt(1)] ?? UNKNOWN;
  const last = text.charAt(3);
  const groupCode = GROUP_CODES[text.slice(2)];
  // "TD" and "TG" are group codes of tanks, not weakened T2 and T3.
  const weakened = text.length === 4 && groupCode === undefined ? REDUCED_STRENGTH[last] : undefined;
  const typeCode = text.charAt(2) + (weakened ?? last);
  const { group, kind } = groupCode ?? TYPE_EXCEPTIONS[typeCode] ?? TYPES[text.charAt(2)] ?? UNKNOWN;
  if (length === undefined && kind === 'unknown') return { ...UNKNOWN, heightMm, widthMm };
  const edition = text.startsWith('5') || text.charAt(2) === 'K' ? '2022' : '1995';
  const size = made(edition, length?.feet ?? null, length?.mm ?? null, heightMm, widthMm, group, kind);
  return weakened === undefined ? size : { ...size, reducedStrength: true };
}

function made(
  edition: SizeType['edition'],
  lengthFeet: LengthFeet | null,
  lengthMm: number | null,
  heightMm: number,
  widthMm: number,
  group: TypeGroup,
  kind: BoxKind,
): SizeType {
  return {
    lengthFeet,
    heightMm,
    kind,
    edition,
    group,
    lengthMm,
    widthMm,
    reefer: kind === 'reefer',
    open: kind === 'open-top' || kind === 'flat',
    reducedStrength: false,
  };
}
