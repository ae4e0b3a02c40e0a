// The typed messages that come out of, and go into, EDIFACT. Readers never throw on content: what cannot be understood is set
// aside with a diagnostic, the rest of the file is worked. Knows only the terminal's nouns.
import type { Container, VesselSlot } from '../terminal/container.ts';
import type { Diagnostic } from '../terminal/diagnostic.ts';
import type { OtherMessage } from './container-messages.ts';
import type { Issue, SetAside, VoyageRef } from './message-parts.ts';

export type { Issue, PlannedBox, SetAside, VoyageRef } from './message-parts.ts';

/** BAPLIE: the bay plan of a vessel. */
export interface Bayplan {
  type: 'BAPLIE';
  /** Left out: nothing is told of it. */
  issue?: Issue;
  reference: string;
  voyage: VoyageRef;
  /** Port that the plan is of (LOC+5) and the next port (LOC+61); UN/LOCODE. */
  departurePort: string;
  nextPort: string;
  entries: { slot: VesselSlot; container: Container }[];
  setAside: SetAside[];
}

/** COPRAR: what is to be discharged or loaded. */
export interface CallList {
  type: 'COPRAR';
  /** Left out: nothing is told of it. */
  issue?: Issue;
  reference: string;
  function: 'discharge' | 'load';
  voyage: VoyageRef;
  /** Port where it happens. */
  port: string;
  /** Slot where the list gives one (LOC+147); `onward`: the voyage that takes the box on from here, where a list tells one (TDT). */
  entries: { container: Container; slot: VesselSlot | null; booking: string; onward?: VoyageRef }[];
  setAside: SetAside[];
}

/** COPINO: a truck announces what it brings and takes. COPARN (release or acceptance order) is read into the same shape. */
export interface TruckAnnouncement {
  type: 'COPINO' | 'COPARN';
  /** Left out: nothing is told of it. */
  issue?: Issue;
  reference: string;
  /** Truck plate or visit reference. */
  truck: string;
  haulier: string;
  /** Expected arrival, ms UTC; null when not told. */
  expected: number | null;
  entries: { movement: 'deliver' | 'collect'; container: Container; booking: string }[];
  setAside: SetAside[];
}

/** Any message that the terminal works. */
export type Message = Bayplan | CallList | TruckAnnouncement;

/** Any message that is read into nouns: also those that the terminal knows and does not act on. */
export type AnyMessage = Message | OtherMessage;

/** What a file held. */
export interface Interchange {
  /** When it was prepared (UNB 0017 and 0019), ms UTC; left out where that is not told. */
  preparedAt?: number;
  sender: string;
  recipient: string;
  reference: string;
  messages: Message[];
  /** Messages that are known and not acted on by the terminal. */
  others: OtherMessage[];
  diagnostics: Diagnostic[];
}

/** Who sends to whom, for messages that the terminal writes. */
export interface Envelope {
  sender: string;
  recipient: string;
  /** Interchange control reference; unique per sender, at most 14 characters. */
  reference: string;
  /** Time of preparation, ms UTC. */
  preparedAt: number;
  /** What kind of codes sender and recipient are (UNB 0007, e.g. "ZZZ"); left out where not told. */
  senderQualifier?: string;
  recipientQualifier?: string;
}

/** COARRI: what was discharged or loaded. */
export interface QuayReport {
  function: 'discharge' | 'load';
  voyage: VoyageRef;
  port: string;
  terminalCode: string;
  entries: { container: Container; slot: VesselSlot; at: number }[];
}

/** CODECO: what came or went through the gate. */
export interface GateReport {
  direction: 'in' | 'out';
  port: string;
  terminalCode: string;
  entries: { container: Container; truck: string; at: number }[];
}
