// What came in as EDI, what became of it, and what people decide about it.
import type { Position } from '../../terminal/container.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { ClaimKind, Verdict } from '../../terminal/discrepancy.ts';

/**
 * Where an interchange stands. refused: nothing of it was taken; to-work: the next turn works it; waits: a message waits for what it
 * belongs to; partly: worked, but for what its remarks tell; worked: all of it.
 */
export type InterchangeState = 'refused' | 'to-work' | 'waits' | 'partly' | 'worked';

/** An interchange that came in. */
export interface InterchangeView {
  id: string;
  /** Terminal time at which it became known, and real time at which it came, ms UTC. */
  at: number;
  arrived: number;
  way: 'http' | 'folder';
  /** Name of the file in the watched folder; '' over HTTP. */
  name: string;
  sender: string;
  recipient: string;
  reference: string;
  bytes: number;
  /** SHA-256 of the bytes, hex; '' where they are not kept: nothing in them could be read. */
  sha256: string;
  types: string[];
  messageCount: number;
  containers: number;
  /** Containers that the reader set aside. */
  setAside: number;
  state: InterchangeState;
}

/** Interchanges, newest first. */
export interface InterchangePage {
  interchanges: InterchangeView[];
  /** To be given as `before` for the next page; null where there is none. */
  next: string | null;
}

/** What became of a message. */
export interface InterchangeMessage {
  /** Counts from 1 in its interchange. */
  number: number;
  type: string;
  reference: string;
  containers: number;
  state: InterchangeState;
  /** Changes of the record by the kind of event. */
  applied: Record<string, number>;
  /** What was set aside, passed over or contradicts the record, and why. */
  remarks: { what: string; code: string; reason: string }[];
}

/** An interchange with all that is known of it. */
export interface InterchangeDetail extends InterchangeView {
  messages: InterchangeMessage[];
  /** Names of the files that were sent in answer. */
  answers: string[];
  /** What the reader found. */
  findings: Diagnostic[];
}

/** A file that was written to be sent. */
export interface SentView {
  file: string;
  /** COARRI, CODECO, BAPLIE, CONTRL, APERAK. */
  type: string;
  /** ms UTC; null where neither its name nor the record tells. */
  at: number | null;
  /** The call that it reports on; null for other files. */
  call: { call: string; vessel: string; voyage: string } | null;
  /** Which half of the work it reports; null for files that tell of one thing. */
  part: 'in' | 'out' | 'discharge' | 'load' | null;
  /** The interchange that it answers; null for other files. */
  interchange: string | null;
}

/** The newest files that were sent, and how many there are of them. */
export interface SentPage {
  files: SentView[];
  all: number;
}

/** A message claims of a container what the record knows to be otherwise; it is on hold until a person has decided. */
export interface DiscrepancyView {
  container: string;
  claim: ClaimKind;
  /** Who claimed it, and in which interchange. */
  sender: string;
  interchange: string;
  type: string;
  reference: string;
  call: string | null;
  /** Mass that was claimed, and that of the record; null where the claim is about something else. */
  mass: { claimed: number; recorded: number } | null;
  /** Where the record had it. */
  recorded: Position;
  reason: string;
  since: number;
}

/** What a person decides about a discrepancy. */
export interface DecisionBody {
  accept: Verdict;
  /** Who decides. */
  by: string;
  /** Yard slot where the container was found; needed to accept a claim on one that the record has outside. */
  found?: { block: string; bay: number; row: number; tier: number };
}
