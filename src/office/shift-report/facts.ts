// What a shift report is made of: plain facts of a shift and of how the terminal stood at its end. All times are ms UTC.
import type { PeriodSums } from '../figures.ts';
import type { ShiftAct } from './shift-events.ts';

/** A vessel that was in port in the shift, or that comes next. */
export interface ShiftCall {
  vessel: string;
  voyage: string;
  /** Expected, at the roads, berthing, working, unberthing, sailed: a name of the report's words. */
  state: string;
  /** Place along the quay, m; null before it is planned. */
  from: number | null;
  to: number | null;
  eta: number;
  cranes: string[];
  /** Containers lifted off her and set aboard in the shift. */
  off: number;
  aboard: number;
  /** Containers of the whole call: discharged, loaded, restowed; and how many are listed. */
  done: number;
  listed: number;
  /** When she is expected to leave, or has left; and when that was promised. */
  leaves: number | null;
  hasLeft: boolean;
  promised: number | null;
}

/** A quay crane in the shift; `ms`: its time at vessels by what it went to, work and moving among the causes. */
export interface ShiftCrane {
  crane: string;
  boxes: number;
  ms: Record<string, number>;
}

/** A block at the end of the shift, and its lifts in it. */
export interface ShiftBlock {
  block: string;
  boxes: number;
  /** 0 to 1, by ground for 20' boxes. */
  fill: number;
  into: number;
  outOf: number;
  rehandles: number;
}

/** The gate in the shift. */
export interface ShiftGate {
  /** Trucks that left, and the statistics of their times from gate-in to gate-out, min; null without trucks. */
  trucks: number;
  mean: number | null;
  median: number | null;
  p95: number | null;
  /** Appointments whose window began in the shift: all of them, those that came, those whose window is over and that have not come. */
  announced: number;
  came: number;
  missed: number;
  /** Trucks at the gate and inside at the end. */
  there: number;
}

/** Something that was not as it should be at the end of the shift. */
export interface OpenException {
  /** Kind and rank: names of the report's words. */
  kind: string;
  rank: string;
  since: number;
  subject: string;
  /** Facts of its sentence; names that end in At are times. */
  facts: Record<string, string | number>;
  notedBy: string | null;
}

/** Messages in the shift, by type. */
export interface MessageCount {
  type: string;
  /** Worked; passed over because a newer one was known; put aside because they could not be worked. */
  worked: number;
  passedOver: number;
  putAside: number;
  sent: number;
}

/** All of a shift. */
export interface ShiftFacts {
  terminal: { name: string; unlocode: string; timeZone: string };
  /** Name of the shift in the terminal file; '' for a time that is no shift. */
  shift: { name: string; from: number; to: number };
  printedAt: number;
  version: string;
  /** Last frame of the journal that the report knows. */
  frame: number;
  figures: PeriodSums;
  calls: ShiftCall[];
  cranes: ShiftCrane[];
  blocks: ShiftBlock[];
  gate: ShiftGate;
  acts: ShiftAct[];
  exceptions: OpenException[];
  messages: MessageCount[];
  /** Containers in messages that were set aside in the shift; interchanges that were refused. */
  boxesSetAside: number;
  refused: number;
}
