// Names of codes: what "LOC+11" or "8249 = 3" means, for screens, listings and diagnostics.
import type { CodeNames } from './code-table.ts';
import {
  ACTIONS,
  CHANNELS,
  CONTACTS,
  DOCUMENTS,
  FUNCTIONS,
  PARTIES,
  REFERENCES,
  TEXTS,
} from './documents-and-parties.ts';
import {
  COUNTS,
  DIMENSIONS,
  EQUIPMENT,
  FULLNESS,
  HANDLINGS,
  MEASURES,
  MOVEMENTS,
  PACKING_GROUPS,
  RANGES,
  REGULATIONS,
  SEALERS,
  STATUSES,
  SUPPLIERS,
  TEMPERATURES,
  UNITS,
  VERIFICATIONS,
} from './goods-and-equipment.ts';
import { AGENCIES, CODE_LISTS, DATE_FORMATS, MODES, PLACES, STAGES, TIMES } from './places-and-times.ts';

/** A data element: its number in the directories, and its codes. */
const ELEMENTS = {
  '0083': ACTIONS,
  '1001': DOCUMENTS,
  '1131': CODE_LISTS,
  '1153': REFERENCES,
  '1225': FUNCTIONS,
  '2005': TIMES,
  '2379': DATE_FORMATS,
  '3035': PARTIES,
  '3055': AGENCIES,
  '3139': CONTACTS,
  '3155': CHANNELS,
  '3227': PLACES,
  '4079': HANDLINGS,
  '4451': TEXTS,
  '6069': COUNTS,
  '6145': DIMENSIONS,
  '6167': RANGES,
  '6245': TEMPERATURES,
  '6311': MEASURES,
  '6313': MEASURES,
  '6411': UNITS,
  '8051': STAGES,
  '8053': EQUIPMENT,
  '8067': MODES,
  '8077': SUPPLIERS,
  '8169': FULLNESS,
  '8249': STATUSES,
  '8273': REGULATIONS,
  '8335': MOVEMENTS,
  '8339': PACKING_GROUPS,
  '9303': SEALERS,
  VGM: VERIFICATIONS,
} as const satisfies Record<string, CodeNames>;

/** Numbers of the elements whose codes have names here. */
export type CodedElement = keyof typeof ELEMENTS;

/** The element that the first code of a segment is of. */
const FIRST_ELEMENT: Readonly<Record<string, CodedElement>> = {
  BGM: '1001',
  CNT: '6069',
  COM: '3155',
  CTA: '3139',
  DGS: '8273',
  DIM: '6145',
  DTM: '2005',
  EQA: '8053',
  EQD: '8053',
  FTX: '4451',
  HAN: '4079',
  LOC: '3227',
  MEA: '6311',
  NAD: '3035',
  RFF: '1153',
  RNG: '6167',
  TDT: '8051',
  TMD: '8335',
  TMP: '6245',
};

/** What kind of thing a segment tells of, for codes without a name. */
const SEGMENTS: Readonly<Record<string, string>> = {
  BGM: 'document',
  CNT: 'count',
  COM: 'communication',
  CTA: 'contact',
  DAM: 'damage',
  DGS: 'dangerous goods',
  DIM: 'dimension',
  DOC: 'document',
  DTM: 'time',
  EQA: 'attached equipment',
  EQD: 'equipment',
  EQN: 'number of boxes',
  FTX: 'text',
  GDS: 'kind of goods',
  GID: 'goods',
  HAN: 'handling',
  LOC: 'place',
  MEA: 'measure',
  NAD: 'party',
  RFF: 'reference',
  RNG: 'range',
  SEL: 'seal',
  TDT: 'transport',
  TMD: 'movement',
  TMP: 'temperature',
  TSR: 'service',
};

/** The name of a code, or null where it is not in the list; small letters count as capitals. */
export function nameOfCode(element: CodedElement, code: string): string | null {
  const names: CodeNames = ELEMENTS[element];
  const key = code.trim().toUpperCase();
  // A name of Object's own ("constructor") is no code.
  return Object.hasOwn(names, key) ? (names[key] ?? null) : null;
}

/** All codes of an element with their names. */
export function codesOf(element: CodedElement): CodeNames {
  return ELEMENTS[element];
}

/** Numbers of all elements that have names here. */
export function codedElements(): CodedElement[] {
  return Object.keys(ELEMENTS) as CodedElement[];
}

/**
 * A segment in words: `LOC+11` is "LOC+11 port of discharge". With an unknown qualifier the kind of segment stands in its place,
 * with an unknown tag only tag and qualifier.
 */
export function nameOfSegment(tag: string, qualifier = ''): string {
  const element = FIRST_ELEMENT[tag];
  const name = element === undefined ? null : nameOfCode(element, qualifier);
  const shown = qualifier.trim() === '' ? tag : `${tag}+${qualifier.trim()}`;
  const words = name ?? SEGMENTS[tag] ?? '';
  return words === '' ? shown : `${shown} ${words}`;
}
