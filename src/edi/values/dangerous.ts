// Dangerous goods of DGS and the FTX and MEA behind it: class, UN number, packing group in all the places where senders put it, flash
// point, EmS and what free text says. Knows texts, not segments: the caller hands over a function that gives components.
import type { DangerousGoods } from '../../terminal/container.ts';
import { toCelsius, parseTemperature } from './temperatures.ts';

export type PackingGroup = NonNullable<DangerousGoods['packingGroup']>;

/** One dangerous substance in full; what is not told is absent. */
export interface DangerousGoodsDetail extends DangerousGoods {
  /** Subsidiary risks from the labels that differ from the class. */
  subsidiary?: string[];
  /** Emergency schedules, fire then spillage: "F-E,S-D"; older ones "3-06". */
  ems?: string;
  /** Medical first aid guide. */
  mfag?: string;
  /** IMDG page, where the component holds a page and not a packing group. */
  page?: string;
  /** Temp card number of element 8126. */
  tremCard?: string;
  properName?: string;
  technicalName?: string;
  marinePollutant?: boolean;
  limitedQuantity?: boolean;
  /** Net mass of the substance, kg. */
  netKg?: number;
}

/** Gives a component of a DGS segment as text: element 1 is the first after the tag, components count from 0. */
export type ComponentText = (element: number, component?: number) => string;

/** Classes and divisions of the IMDG code, chapter 2.0. Of class 1 the compatibility group follows: "1.4S". */
const CLASSES = new Set('1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2 7 8 9'.split(' '));
/** Subdivisions that older editions had (flash point ranges of class 3), and the class that they are now. */
const OLD_CLASSES: Record<string, string> = { '3.1': '3', '3.2': '3', '3.3': '3' };
/** Compatibility groups of explosives, IMDG code 2.1.2. */
const EXPLOSIVE = /^(1(?:\.[1-6])?)([A-HJKLNS])$/;
const GROUPS: Record<string, PackingGroup> = { '1': 'I', '2': 'II', '3': 'III', I: 'I', II: 'II', III: 'III' };

/**
 * A class as it is written in the code ("3", "1.4S"); "IMO 3", "CL.3", "3.0" and the old "3.2" are understood. Null for no class.
 */
export function imdgClass(text: string): string | null {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^(?:IMDG|IMO|CLASS|CL)[\s.:]*/, '')
    .replace(',', '.');
  const plain = code.replace(/^(\d)\.0$/, '$1');
  if (CLASSES.has(plain)) return plain;
  if (OLD_CLASSES[plain] !== undefined) return OLD_CLASSES[plain];
  return EXPLOSIVE.test(plain) ? plain : null;
}

/** A UN number as four digits, without "UN"; leading zeros may be missing. Null for none. */
export function unNumber(text: string): string | null {
  const match = /^(?:UN|NA)?[\s.:-]*(\d{1,4})$/.exec(text.trim().toUpperCase());
  const digits = match?.[1]?.padStart(4, '0');
  // 0004 is the lowest number given to a substance.
  return digits === undefined || digits < '0004' ? null : digits;
}

/** A packing group in Roman or Arabic numbers, with or without "PG". Null for none. */
export function packingGroup(text: string): PackingGroup | null {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^(?:PKG|PG|GROUP)[\s.:]*/, '');
  return GROUPS[code] ?? null;
}

/**
 * What a DGS segment tells as far as the terminal works it: class and UN number, normal where understood and else as sent, packing
 * group and flash point where told.
 */
export function dangerousGoods(text: ComponentText): DangerousGoods {
  const classText = text(2).trim().toUpperCase();
  const unText = text(3).trim().toUpperCase();
  const goods: DangerousGoods = {
    imdgClass: imdgClass(classText) ?? classText,
    unNumber: unNumber(unText) ?? unText.replace(/^UN\s*/, ''),
  };
  const group = packingGroupOf(text);
  const flash = flashPointOf(text);
  if (group !== null) goods.packingGroup = group;
  if (flash !== null) goods.flashPointC = flash;
  return goods;
}

/**
 * The packing group of a DGS segment from wherever it is: element 5 (8339) where it belongs, the second component of the class
 * (meant for the page, `9:III`), or behind the UN number. Null where none of them has one, or two differ.
 */
export function packingGroupOf(text: ComponentText): PackingGroup | null {
  const found = new Set<PackingGroup>();
  for (const [element, component] of [
    [5, 0],
    [2, 1],
    [3, 1],
  ] as const) {
    // A lone digit in the page's place may be a page.
    const place = text(element, component);
    const group = component === 1 && /^\d$/.test(place.trim()) ? null : packingGroup(place);
    if (group !== null) found.add(group);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** The flash point of a DGS segment, °C: C223 (value and unit), else a temperature in the second component of the UN number. */
export function flashPointOf(text: ComponentText): number | null {
  const unit = text(4, 1).trim().toUpperCase();
  const told = parseTemperature(text(4), unit);
  if (told !== null) return told;
  const aside = text(3, 1).trim();
  return /[CF.]|\d{2}/i.test(aside) ? parseTemperature(aside) : null;
}

/** Everything that a DGS segment tells: DGS+IMD+class:page+UN:flash+flash:unit+PG+EmS+MFAG+TREM+hazard numbers+labels. */
export function readDangerousGoods(text: ComponentText): DangerousGoodsDetail {
  const detail: DangerousGoodsDetail = dangerousGoods(text);
  const page = text(2, 1).trim();
  if (page !== '' && (packingGroup(page) === null || /^\d$/.test(page))) detail.page = page;
  const ems = text(6).trim().toUpperCase();
  if (ems !== '') detail.ems = normalEms(ems);
  const mfag = text(7).trim();
  if (mfag !== '') detail.mfag = mfag;
  const tremCard = text(8).trim();
  if (tremCard !== '') detail.tremCard = tremCard;
  const labels = [0, 1, 2, 3].map((c) => text(10, c).trim().toUpperCase()).filter((label) => label !== '');
  const risks = labels.map((label) => imdgClass(label)).filter((risk) => risk !== null && risk !== detail.imdgClass);
  if (risks.length > 0) detail.subsidiary = [...new Set(risks as string[])];
  if (labels.some((label) => /^(MP|MARINE POLLUTANT|P)$/.test(label))) detail.marinePollutant = true;
  return detail;
}

/** Adds what an FTX behind the DGS tells: AAD names the substance, AAC says more of it (flags, flash point in words). */
export function addDangerousText(detail: DangerousGoodsDetail, qualifier: string, texts: readonly string[]): void {
  const lines = texts.map((line) => line.trim()).filter((line) => line !== '');
  const all = lines.join(' ');
  if (all === '') return;
  if (qualifier === 'AAD') {
    detail.properName ??= lines[0] ?? '';
    if (lines.length > 1) detail.technicalName ??= lines.slice(1).join(' ');
  }
  // "NOT A MARINE POLLUTANT" and "NON MARINE POLLUTANT" are found too.
  if (/\bMARINE\s+POLLUTANT\b/i.test(all) && !/\b(NO|NON|NOT)\b[\sA-Z-]*MARINE\s+POLLUTANT/i.test(all)) {
    detail.marinePollutant = true;
  }
  if (/\b(LIMITED|LTD\.?)\s+(QUANTITY|QUANTITIES|QTY)\b|\bLQ\b/i.test(all)) detail.limitedQuantity = true;
  const flash = /\bF(?:LASH\s*POINT|\.?P\.?)\s*:?\s*([-+]?\d{1,3}(?:[.,]\d)?)\s*(?:°|DEG\.?)?\s*([CF])\b/i.exec(all);
  if (flash !== null && detail.flashPointC === undefined) {
    const celsius = toCelsius(Number((flash[1] ?? '').replace(',', '.')), (flash[2] ?? '').toUpperCase());
    if (celsius !== null) detail.flashPointC = celsius;
  }
}

/** What of the classification is not understood; empty where nothing is. A UN number may be left out, a class may not. */
export function doubtDangerous(classText: string, unText: string): ('class' | 'UN number')[] {
  const doubts: ('class' | 'UN number')[] = [];
  if (imdgClass(classText) === null) doubts.push('class');
  if (unText !== '' && unNumber(unText) === null) doubts.push('UN number');
  return doubts;
}

/** "F-C-S-U", "F-C/S-U", "FCSU" and "F-C,S-U" are one: fire schedule, spillage schedule. */
function normalEms(text: string): string {
  const match = /^F\W?([A-J])\W*S\W?([A-Z])$/.exec(text);
  return match === null ? text : `F-${match[1] ?? ''},S-${match[2] ?? ''}`;
}
