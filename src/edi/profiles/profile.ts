// A profile: what one trading partner does otherwise than the standard or than is usual here. A small JSON file, declared and checked; no code.
// Documents (../structure) are always as sent: profiles count where containers and voyages are read, and where answers are written.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { AnswerPolicy } from '../answers/policy.ts';

/** Codes, upper case, and what they mean. */
export type Meanings = Record<string, string>;

/** Segments whose unit a profile can tell. */
export type UnitTag = 'DIM' | 'MEA' | 'RNG' | 'TMP';

/** A profile as its file declares it. */
export interface Profile {
  /** Unique name. */
  name: string;
  /** Whom it is of and why, for people. */
  about?: string;
  /** Whose messages it is for; what is left out may be anything. Of several profiles that match the one that says most counts. */
  matches: {
    /** Codes of UNB 0004 and 0010. */
    sender?: string[];
    recipient?: string[];
    /** Message types, e.g. "BAPLIE"; versions as people name them: "2.2", "D95B". */
    type?: string[];
    version?: string[];
  };
  /** By tag: qualifiers (first value of a segment) that mean others, e.g. { "LOC": { "6": "9" }, "FTX": { "ZZX": "OSI" } }. */
  qualifiers?: Record<string, Meanings>;
  /** Values that stand in the wrong place: taken for `to` where nothing stands there. "element.component", from 1 after the tag. */
  moved?: { tag: string; from: string; to: string }[];
  /** Their codes of places, and the UN/LOCODE; of lines, and the SMDG code; of sizes and types, and the ISO code. */
  places?: Meanings;
  lines?: Meanings;
  sizeTypes?: Meanings;
  /** By tag: units as they write them, and the unit that is meant; "" where they write none. */
  units?: Partial<Record<UnitTag, Meanings>>;
  /** Time zone of times without one: IANA name or offset ("+07:00"). Left out: UTC. */
  timeZone?: string;
  /** Character set, where UNB names another one than is sent; counts in profiles for all message types. */
  charset?: string;
  /** Container numbers with a wrong check digit: worked with a warning (left out), worked without, or set aside. */
  checkDigits?: 'warn' | 'accept' | 'refuse';
  /** What they write for the number of a container that is not known yet ("PROJECTED"; "" for none): the place is planned. */
  unknownNumbers?: string[];
  /** What is meant where nothing is told. */
  defaults?: { portOfLoading?: string; portOfDischarge?: string; operator?: string };
  /** Severity of diagnostics, by code. */
  severity?: Record<string, Diagnostic['severity']>;
  /** Codes of diagnostics that are known of this partner and not told any more. */
  expect?: string[];
  /**
   * They give several interchanges the same reference (UNB 0020), so these are told apart by their content; counts in profiles for all
   * message types.
   */
  reusesReferences?: boolean;
  /** What they want to be answered. */
  answers?: AnswerPolicy;
}

/** A place in a segment: element from 1 after the tag, component from 0, as views count. */
export interface PlaceInSegment {
  element: number;
  component: number;
}

/** "3.4" as a place; null for another text. */
export function parsePlace(text: string): PlaceInSegment | null {
  const match = /^([1-9]\d?)\.([1-9]\d?)$/.exec(text);
  return match === null ? null : { element: Number(match[1]), component: Number(match[2]) - 1 };
}
