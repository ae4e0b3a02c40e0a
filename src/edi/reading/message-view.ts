// One message among the tokens: its segments, the quirk of explicit nesting, and how a place in it is told.
import { finding, type EdiCode, type Place } from '../findings.ts';
import { tagCode, type Tokens } from '../tokens/tokenizer.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { parseDate } from '../values/dates.ts';
import { USUAL_ADMISSION, type AdmissionRules } from './admission-rules.ts';
import type { DiagnosticLog } from './diagnostic-log.ts';

/** Tags that the readers look at, as numbers. */
export const TAG = {
  BGM: tagCode('BGM'),
  CNT: tagCode('CNT'),
  DGS: tagCode('DGS'),
  DIM: tagCode('DIM'),
  DTM: tagCode('DTM'),
  EQD: tagCode('EQD'),
  FTX: tagCode('FTX'),
  GDS: tagCode('GDS'),
  LOC: tagCode('LOC'),
  MEA: tagCode('MEA'),
  NAD: tagCode('NAD'),
  RFF: tagCode('RFF'),
  RNG: tagCode('RNG'),
  TDT: tagCode('TDT'),
  TMP: tagCode('TMP'),
  UNB: tagCode('UNB'),
  UNE: tagCode('UNE'),
  UNG: tagCode('UNG'),
  UNH: tagCode('UNH'),
  UNT: tagCode('UNT'),
  UNZ: tagCode('UNZ'),
} as const;

/** What UNH tells, and where it stands. */
export interface MessageInfo {
  /** Message reference (0062). */
  reference: string;
  /** Upper case, e.g. "BAPLIE". */
  type: string;
  /** UNH 0052, 0054, 0051 and 0057, e.g. "D", "95B", "UN", "SMDG22". */
  version: string;
  release: string;
  agency: string;
  association: string;
  at: Place;
}

/** The message at hand: the window of its segments that is there at present. */
export class MessageView {
  readonly file: string;
  readonly info: MessageInfo;
  /** The present window. */
  tokens: Tokens;
  /** Whether a group number stands before the first element: `LOC+1+147+…` instead of `LOC+147+…`. Null: not known yet. */
  nested: boolean | null = null;
  /** Which containers are worked. */
  readonly admission: AdmissionRules = USUAL_ADMISSION;
  private readonly log: DiagnosticLog;

  constructor(tokens: Tokens, file: string, info: MessageInfo, log: DiagnosticLog) {
    this.tokens = tokens;
    this.file = file;
    this.info = info;
    this.log = log;
  }

  tagAt(segment: number): number {
    return this.tokens.tagAt(segment);
  }

  /** A component; element 1 is the first after the tag, or after the group number. */
  text(segment: number, element: number, component = 0): string {
    return this.tokens.component(segment, element + this.shift(segment), component);
  }

  /** Number of elements of a segment: the tag and what follows it, without a group number. */
  elements(segment: number): number {
    return this.tokens.elements(segment) - this.shift(segment);
  }

  /** Number of components of an element; 0 where it is not there. */
  components(segment: number, element: number): number {
    return this.tokens.components(segment, element + this.shift(segment));
  }

  /** The values of a repeated element after the first; see Tokens. */
  repetitions(segment: number, element: number): string[][] {
    return this.tokens.repetitions(segment, element + this.shift(segment));
  }

  /** A component without blanks around it, upper case: for codes, which some senders write small. */
  code(segment: number, element: number, component = 0): string {
    return this.tokens.code(segment, element + this.shift(segment), component);
  }

  number(segment: number, element: number, component = 0): number {
    return this.tokens.number(segment, element + this.shift(segment), component);
  }

  fixedDigits(segment: number, element: number, component: number, length: number): number {
    return this.tokens.fixedDigits(segment, element + this.shift(segment), component, length);
  }

  /** The first element of a segment as a number, -1 where it is none: the qualifier of LOC, DIM, TDT … */
  qualifier(segment: number): number {
    const quick = this.nested === true ? -1 : this.tokens.qualifier(segment);
    if (quick >= 0) return quick;
    const value = this.number(segment, 1);
    return Number.isNaN(value) ? -1 : value;
  }

  /** The place of a segment in the file. */
  where(segment: number): Place {
    return placeOf(this.tokens, this.file, segment);
  }

  report(code: EdiCode, detail: string, at: number | Place): void {
    this.log.add(finding(code, detail, typeof at === 'number' ? this.where(at) : at));
  }

  /** Why an entry is set aside: a diagnostic that stands with the entry. */
  reason(code: EdiCode, detail: string, segment: number): Diagnostic {
    const found = finding(code, detail, this.where(segment));
    return this.log.judge?.(found) ?? found;
  }

  /** A date or time as ms UTC; null where it cannot be read. See parseDate. */
  time(value: string, format = ''): number | null {
    return parseDate(value, format);
  }

  /** Concludes from a segment of the header whether groups are numbered: the first LOC or EQD tells, the others never do. */
  noteNesting(segment: number, tag: number): void {
    if (tag !== TAG.LOC && tag !== TAG.EQD) return;
    const { tokens } = this;
    // A place has a numeric qualifier itself, a piece of equipment never has.
    this.nested =
      /^\d$/.test(tokens.element(segment, 1)) && (tag === TAG.EQD || /^\d{1,3}$/.test(tokens.element(segment, 2)));
    if (this.nested) this.report('HWS-EDI-012', '', this.info.at);
  }

  private shift(segment: number): number {
    return this.nested === true && this.carriesGroupNumber(segment) ? 1 : 0;
  }

  /** In a nested message not every segment carries the number (DTM in the header does not), so each is looked at. */
  private carriesGroupNumber(segment: number): boolean {
    const { tokens } = this;
    if (!/^\d$/.test(tokens.element(segment, 1))) return false;
    const tag = tokens.tagAt(segment);
    if (tag === TAG.UNT || tag === TAG.UNH || tag === TAG.BGM || tag === TAG.CNT) return false;
    // These have a numeric qualifier themselves: two short numbers in a row mean that the first is the group.
    if (tag === TAG.LOC || tag === TAG.DIM || tag === TAG.TDT) return /^\d{1,3}$/.test(tokens.element(segment, 2));
    if (tag === TAG.TMP || tag === TAG.RNG) return tokens.elements(segment) > 3;
    return true;
  }
}

/** The place of a segment in a file. */
export function placeOf(tokens: Tokens, file: string, segment: number): Place {
  return { file, segment: tokens.numbered + segment + 1, offset: tokens.offset(segment) };
}
