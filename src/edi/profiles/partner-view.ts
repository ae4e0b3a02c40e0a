// A view of a message that shows what a trading partner means. Without a profile no such view is made, and reading costs what it always does.
import type { AdmissionRules } from '../reading/admission-rules.ts';
import type { DiagnosticLog } from '../reading/diagnostic-log.ts';
import { MessageView, type MessageInfo } from '../reading/message-view.ts';
import { tagCode, type Tokens } from '../tokens/tokenizer.ts';
import { parseNumber } from '../tokens/numbers.ts';
import { codeOf } from '../tokens/short-texts.ts';
import { readDate } from '../values/dates.ts';
import { parsePlace, type Meanings, type PlaceInSegment, type Profile } from './profile.ts';
import { toUtc } from './zone.ts';

/** What a profile says about the places of one tag; places by placeKey(). */
export interface TagTable {
  /** What the values there mean. */
  meanings: Map<number, Map<string, string>>;
  /** Qualifiers with a meaning of their own, those that are numbers. */
  numbers: Set<number>;
  /** From where a value is taken when its place is empty. */
  sources: Map<number, PlaceInSegment>;
}

/** Components per element in a key; no segment has as many. */
const KEY_BASE = 1000;

function placeKey(element: number, component: number): number {
  return element * KEY_BASE + component;
}

/** Where codes of each kind stand: element from 1 after the tag, component from 0. */
const QUALIFIER = [1, 0] as const;
const PLACES = { LOC: [[2, 0]] } as const;
const LINES = {
  NAD: [[2, 0]],
  TDT: [
    [5, 0],
    [6, 0],
  ],
} as const;
const SIZE_TYPES = {
  EQD: [
    [3, 0],
    [3, 3],
  ],
} as const;
const UNITS = { DIM: [2, 0], MEA: [3, 0], RNG: [2, 0], TMP: [2, 1] } as const;

/** The tables of a profile, by tag code. */
export function tablesOf(profile: Profile): Map<number, TagTable> {
  const tables = new Map<number, TagTable>();
  const table = (tag: string): TagTable => {
    const code = tagCode(tag);
    const made = tables.get(code) ?? { meanings: new Map(), numbers: new Set(), sources: new Map() };
    tables.set(code, made);
    return made;
  };
  const add = (tag: string, [element, component]: readonly [number, number], meanings: Meanings): void => {
    const key = placeKey(element, component);
    const known = table(tag).meanings.get(key) ?? [];
    table(tag).meanings.set(key, new Map([...known, ...Object.entries(meanings)]));
  };
  const addAll = (places: Record<string, readonly (readonly [number, number])[]>, meanings: Meanings = {}): void => {
    if (Object.keys(meanings).length === 0) return;
    for (const [tag, list] of Object.entries(places)) for (const place of list) add(tag, place, meanings);
  };
  for (const [tag, meanings] of Object.entries(profile.qualifiers ?? {})) {
    add(tag, QUALIFIER, meanings);
    for (const code of Object.keys(meanings)) if (/^\d+$/.test(code)) table(tag).numbers.add(Number(code));
  }
  addAll(PLACES, profile.places);
  addAll(LINES, profile.lines);
  addAll(SIZE_TYPES, profile.sizeTypes);
  for (const tag of ['DIM', 'MEA', 'RNG', 'TMP'] as const) {
    const meanings = profile.units?.[tag];
    if (meanings !== undefined) add(tag, UNITS[tag], meanings);
  }
  for (const { tag, from, to } of profile.moved ?? []) {
    const source = parsePlace(from);
    const target = parsePlace(to);
    if (source && target) table(tag).sources.set(placeKey(target.element, target.component), source);
  }
  return tables;
}

/** Shows the values of a message as its sender means them. */
export class PartnerView extends MessageView {
  override readonly admission: AdmissionRules;
  private readonly tables: Map<number, TagTable>;
  private readonly zone: string | null;

  constructor(
    [tokens, info, log]: [Tokens, MessageInfo, DiagnosticLog],
    { tables, admission, zone }: { tables: Map<number, TagTable>; admission: AdmissionRules; zone: string | null },
  ) {
    super(tokens, info.at.file, info, log);
    this.tables = tables;
    this.admission = admission;
    this.zone = zone;
  }

  override text(segment: number, element: number, component = 0): string {
    const sent = super.text(segment, element, component);
    const table = this.tables.get(this.tagAt(segment));
    if (table === undefined) return sent;
    const key = placeKey(element, component);
    const source = sent === '' ? table.sources.get(key) : undefined;
    const text = source === undefined ? sent : super.text(segment, source.element, source.component);
    const meanings = table.meanings.get(key);
    return meanings === undefined ? text : (meanings.get(text) ?? meantBy(text, meanings));
  }

  override code(segment: number, element: number, component = 0): string {
    return codeOf(this.text(segment, element, component));
  }

  override number(segment: number, element: number, component = 0): number {
    if (!this.isDeclared(segment, element, component)) return super.number(segment, element, component);
    if (element === 1 && component === 0) {
      const sent = super.number(segment, element, component);
      if (this.meansItself(segment, sent)) return sent;
    }
    return numberOf(this.text(segment, element, component));
  }

  override fixedDigits(segment: number, element: number, component: number, length: number): number {
    if (!this.isDeclared(segment, element, component)) return super.fixedDigits(segment, element, component, length);
    const text = this.text(segment, element, component);
    return text.length === length && /^\d+$/.test(text) ? Number(text) : -1;
  }

  override qualifier(segment: number): number {
    const sent = super.qualifier(segment);
    if (this.meansItself(segment, sent) || !this.isDeclared(segment, ...QUALIFIER)) return sent;
    const text = this.text(segment, ...QUALIFIER);
    return /^\d{1,4}$/.test(text) ? Number(text) : -1;
  }

  override time(value: string, format = ''): number | null {
    if (this.zone === null) return super.time(value, format);
    const reading = readDate(value, format);
    return reading === null || reading.zoned ? (reading?.at ?? null) : toUtc(reading.at, this.zone);
  }

  /** Whether a qualifier is a number that means what it says, as most are. */
  private meansItself(segment: number, qualifier: number): boolean {
    return qualifier >= 0 && this.tables.get(this.tagAt(segment))?.numbers.has(qualifier) !== true;
  }

  private isDeclared(segment: number, element: number, component: number): boolean {
    const table = this.tables.get(this.tagAt(segment));
    if (table === undefined) return false;
    const key = placeKey(element, component);
    return table.meanings.has(key) || table.sources.has(key);
  }
}

/** What a code means that is not declared as it is written: small letters and blanks around it make no difference. */
function meantBy(text: string, meanings: Map<string, string>): string {
  return /[a-z]|^\s|\s$/.test(text) ? (meanings.get(text.trim().toUpperCase()) ?? text) : text;
}

function numberOf(text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  return parseNumber(bytes, 0, bytes.length);
}
