// The typed messages that come out of, and go into, EDIFACT. Readers never throw on content: what cannot be understood is set
// aside with a diagnostic, the rest of the file is worked. Knows only the terminal's nouns.
import type { Container, VesselSlot } from '../terminal/container.ts';
import type { Diagnostic } from '../terminal/diagnostic.ts';

/** The vessel and voyage that a message speaks of; empty strings and nulls where not told. */
export interface VoyageRef {
  vesselName: string;
  callSign: string;
  imo: string;
  voyage: string;
  /** Line that operates the vessel. */
  carrier: string;
  /** ms since the epoch, UTC. */
  eta: number | null;
  etd: number | null;
}

/** Why an entry of a message cannot be worked. */
export interface SetAside {
  /** Container number or cell as sent, whichever is there. */
  what: string;
  /** UN/LOCODE where the container was to be discharged; empty when not told. */
  portOfDischarge?: string;
  diagnostic: Diagnostic;
}

/** BAPLIE: the bay plan of a vessel. */
export interface Bayplan {
  type: 'BAPLIE';
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
  reference: string;
  function: 'discharge' | 'load';
  voyage: VoyageRef;
  /** Port where it happens. */
  port: string;
  /** Slot where the list gives one (LOC+147). */
  entries: { container: Container; slot: VesselSlot | null; booking: string }[];
  setAside: SetAside[];
}

/** COPINO: a truck announces what it brings and takes. COPARN (release or acceptance order) is read into the same shape. */
export interface TruckAnnouncement {
  type: 'COPINO' | 'COPARN';
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

/** What a file held. */
export interface Interchange {
  sender: string;
  recipient: string;
  reference: string;
  messages: Message[];
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
