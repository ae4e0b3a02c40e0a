// Masses of MEA: which of several counts, in which unit, and whether it can be right. Verified gross mass (VGM) is what SOLAS chapter
// VI regulation 2 asks for since July 2016; it is found by weighing the packed box (method 1) or its contents and tare (method 2).
import type { SizeType } from '../../terminal/size-type.ts';
import { parseDate } from './dates.ts';

/** How far a mass can be trusted; the higher one counts: none, estimated or declared, verified. */
export const MASS_RANK = { none: 0, gross: 1, verified: 2 } as const;
export type MassRank = (typeof MASS_RANK)[keyof typeof MASS_RANK];

/** Gross masses that are not verified (6311 in BAPLIE 2, 6313 elsewhere): estimated (WT, AET, EGW), gross (G, AAB, AAD). */
const GROSS = new Set(['WT', 'G', 'AET', 'EGW', 'AAB', 'AAD']);
const TARE = new Set(['T', 'AEU']);

/** kg per unit: UN/ECE recommendation 20, and the spellings KGS, KG, LB, LBS, TON that are not in it. */
const KG_PER: Record<string, number> = {
  KGM: 1,
  KGS: 1,
  KG: 1,
  GRM: 0.001,
  TNE: 1000,
  TON: 1000,
  LBR: 0.45359237,
  LBS: 0.45359237,
  LB: 0.45359237,
  /** Long and short tons. */
  LTN: 1016.0469088,
  STN: 907.18474,
};

/** How far a mass with this qualifier can be trusted as a gross mass; none for tare and everything else. */
export function massRank(qualifier: string): MassRank {
  if (qualifier === 'VGM') return MASS_RANK.verified;
  return GROSS.has(qualifier) ? MASS_RANK.gross : MASS_RANK.none;
}

/** Whether the qualifier is of an empty box's own mass. */
export function isTare(qualifier: string): boolean {
  return TARE.has(qualifier);
}

/** Whether the unit is one of mass that is known here. */
export function isMassUnit(unit: string): boolean {
  return unit === 'KGM' || KG_PER[unit] !== undefined;
}

/** A mass in whole kg; a unit that is not known counts as kg, because nothing else is used without being told. */
export function massKg(value: number, unit: string): number {
  return Math.round(unit === 'KGM' ? value : value * (KG_PER[unit] ?? 1));
}

/** What an empty box weighs and a full one may weigh, kg. */
export interface MassLimits {
  tareFrom: number;
  tareTo: number;
  grossTo: number;
}

/**
 * Limits by length and type, wide enough for every box on offer: ISO 668 allows 36,000 kg gross (since its amendment of 2016) and
 * 10,160 kg for 10' boxes; tares are those of lines' and makers' data sheets, rounded outwards. Flats have ratings of their own, up
 * to 60 t.
 */
const SHORT: MassLimits = { tareFrom: 900, tareTo: 4500, grossTo: 10_160 };
const MIDDLE: MassLimits = { tareFrom: 1500, tareTo: 4500, grossTo: 36_000 };
const MIDDLE_HEAVY: MassLimits = { tareFrom: 1500, tareTo: 8000, grossTo: 36_000 };
const MIDDLE_FLAT: MassLimits = { tareFrom: 1500, tareTo: 8000, grossTo: 60_000 };
const LONG: MassLimits = { tareFrom: 2500, tareTo: 7500, grossTo: 36_000 };
const LONG_HEAVY: MassLimits = { tareFrom: 2500, tareTo: 12_000, grossTo: 36_000 };
const LONG_FLAT: MassLimits = { tareFrom: 2500, tareTo: 12_000, grossTo: 60_000 };

/** Limits of a box of this size-type: up to 10', up to 30' and longer. Null where the code does not tell the length. */
export function massLimits({ lengthMm, kind }: SizeType): MassLimits | null {
  if (lengthMm === null) return null;
  if (lengthMm < 6000) return SHORT;
  const heavy = kind === 'tank' || kind === 'reefer';
  if (lengthMm < 10_000) return kind === 'flat' ? MIDDLE_FLAT : heavy ? MIDDLE_HEAVY : MIDDLE;
  return kind === 'flat' ? LONG_FLAT : heavy ? LONG_HEAVY : LONG;
}

/** What is told of a box's mass, kg; 0 where nothing is. */
export interface ToldMasses {
  /** Estimated or declared gross mass. */
  grossKg: number;
  verifiedKg: number;
  tareKg: number;
}

/** A doubt about masses; the words are for the diagnostic. */
export type MassDoubt =
  | { kind: 'below tare' | 'above limit' | 'tare'; kg: number; limitKg: number }
  | { kind: 'differ'; kg: number; otherKg: number };

/** VGM and the earlier gross mass may differ by this share before it is worth a word: estimates are that rough. */
const DIFFERENCE_TOLD = 0.2;

/** Whether nothing is doubted of the masses: the same as no doubts, without making a list of them. */
export function massesFit({ grossKg, verifiedKg, tareKg }: ToldMasses, size: SizeType): boolean {
  const kg = verifiedKg || grossKg;
  if (verifiedKg > 0 && grossKg > 0 && Math.abs(verifiedKg - grossKg) > DIFFERENCE_TOLD * verifiedKg) return false;
  const limits = massLimits(size);
  if (limits === null) return true;
  if (tareKg > 0 && (tareKg < limits.tareFrom || tareKg > limits.tareTo)) return false;
  return kg === 0 || (kg >= limits.tareFrom && kg >= tareKg && kg <= limits.grossTo);
}

/**
 * Doubts about the masses of a box. A full box cannot weigh less than an empty one, nor more than its rating; an empty one is
 * held against the same bounds. Nothing is doubted where the size-type code does not tell the length.
 */
export function doubtMasses(told: ToldMasses, size: SizeType): MassDoubt[] {
  const kg = told.verifiedKg || told.grossKg;
  const limits = massLimits(size);
  const doubts: MassDoubt[] = [];
  if (told.verifiedKg > 0 && told.grossKg > 0) {
    const apart = Math.abs(told.verifiedKg - told.grossKg);
    if (apart > DIFFERENCE_TOLD * told.verifiedKg)
      doubts.push({ kind: 'differ', kg: told.verifiedKg, otherKg: told.grossKg });
  }
  if (limits === null) return doubts;
  const { tareFrom, tareTo, grossTo } = limits;
  if (told.tareKg > 0 && (told.tareKg < tareFrom || told.tareKg > tareTo)) {
    doubts.push({ kind: 'tare', kg: told.tareKg, limitKg: told.tareKg < tareFrom ? tareFrom : tareTo });
  }
  const least = told.tareKg >= tareFrom && told.tareKg <= tareTo ? told.tareKg : tareFrom;
  if (kg > 0 && kg < least) doubts.push({ kind: 'below tare', kg, limitKg: least });
  if (kg > grossTo) doubts.push({ kind: 'above limit', kg, limitKg: grossTo });
  return doubts;
}

/** How a gross mass was verified: packed box weighed (1), contents and tare added (2); null where not told. */
export interface Verification {
  method: 1 | 2 | null;
  /** ms UTC; null where not told. */
  at: number | null;
  place: string;
}

/** Method of verification by its SMDG code (DOC+SM1:VGM:306 in VERMAS, FTX+AAY++SM1 elsewhere); null for another code. */
export function verificationMethod(code: string): 1 | 2 | null {
  if (code === 'SM1') return 1;
  return code === 'SM2' ? 2 : null;
}

/**
 * The certification of a VGM in `FTX+AAY++SM1:VGM:306+date:authority:place`: code of element 3 and the texts of element 4, of
 * which any may be missing. Some write the code into the first text.
 */
export function readVerification(code: string, texts: readonly string[]): Verification {
  const given = [code, ...texts].map((text) => text.trim());
  const method = given.map((text) => verificationMethod(text.toUpperCase())).find((found) => found !== null) ?? null;
  const words = given.slice(1).filter((text) => text !== '' && verificationMethod(text.toUpperCase()) === null);
  const times = words.map((text) => parseDate(text));
  const at = times.find((time) => time !== null) ?? null;
  const place = words.filter((_, i) => times[i] === null).at(-1) ?? '';
  return { method, at, place };
}
