// One message among the tokens: its segments, the quirk of explicit nesting, and how a place in it is told.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding, type EdiCode, type Place } from '../findings.ts';
import { tagCode, type Tokens } from '../tokens/tokenizer.ts';

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
  UNH: tagCode('UNH'),
  UNT: tagCode('UNT'),
  UNZ: tagCode('UNZ'),
} as const;

/** A message of an interchange: segments `first` (UNH) to `last` (UNT, or the last one there is). */
export class MessageView {
  readonly tokens: Tokens;
  readonly file: string;
  readonly first: number;
  readonly last: number;
  /** What was found out about the message; entries that are set aside are told there instead. */
  readonly diagnostics: Diagnostic[] = [];
  /** Whether a group number stands before the first element: `LOC+1+147+…` instead of `LOC+147+…`. */
  readonly nested: boolean;

  constructor(tokens: Tokens, file: string, first: number, last: number) {
    this.tokens = tokens;
    this.file = file;
    this.first = first;
    this.last = last;
    this.nested = this.isNested();
    if (this.nested) this.report('HWS-EDI-012', '', first);
  }

  /** Message type as UNH tells, upper case, e.g. "BAPLIE". */
  get type(): string {
    return this.tokens.component(this.first, 2, 0).trim().toUpperCase();
  }

  tagAt(segment: number): number {
    return this.tokens.tagAt(segment);
  }

  /** A component; element 1 is the first after the tag, or after the group number. */
  text(segment: number, element: number, component = 0): string {
    return this.tokens.component(segment, element + this.shift(segment), component);
  }

  /** A component without blanks around it, upper case: for codes, which some senders write small. */
  code(segment: number, element: number, component = 0): string {
    const text = this.text(segment, element, component);
    return isCleanCode(text) ? text : text.trim().toUpperCase();
  }

  number(segment: number, element: number, component = 0): number {
    return this.tokens.number(segment, element + this.shift(segment), component);
  }

  fixedDigits(segment: number, element: number, component: number, length: number): number {
    return this.tokens.fixedDigits(segment, element + this.shift(segment), component, length);
  }

  /** The place of a segment in the file. */
  where(segment: number): Place {
    return { file: this.file, segment: segment + 1, offset: this.tokens.offset(segment) };
  }

  report(code: EdiCode, detail: string, segment: number): void {
    this.diagnostics.push(finding(code, detail, this.where(segment)));
  }

  private shift(segment: number): number {
    return this.nested && this.carriesGroupNumber(segment) ? 1 : 0;
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

  private isNested(): boolean {
    const { tokens } = this;
    for (let i = this.first; i <= this.last; i++) {
      if (tokens.tagAt(i) !== TAG.LOC) continue;
      return /^\d$/.test(tokens.element(i, 1)) && /^\d{1,3}$/.test(tokens.element(i, 2));
    }
    return false;
  }
}

function isCleanCode(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c <= 32 || c > 126 || (c >= 97 && c <= 122)) return false;
  }
  return true;
}
