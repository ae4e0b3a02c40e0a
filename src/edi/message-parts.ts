// What the messages of all kinds have in common: the voyage, the issue of a document, what is set aside. Knows only the terminal's nouns.
import type { VesselSlot } from '../terminal/container.ts';
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

/** A place that is planned for a container whose number is not known yet. */
export interface PlannedBox {
  /** Null where no cell is told, or none that can be. */
  slot: VesselSlot | null;
  isoType: string;
  full: boolean;
  /** 0 where not told. */
  grossKg: number;
  operator: string;
  portOfLoading: string;
  portOfDischarge: string;
}

/** Why an entry of a message cannot be worked. */
export interface SetAside {
  /** Container number or cell as sent, whichever is there. */
  what: string;
  /** UN/LOCODE where the container was to be discharged; empty when not told. */
  portOfDischarge?: string;
  diagnostic: Diagnostic;
  /** Of a container without a number, where its sender's profile says what that means. */
  planned?: PlannedBox;
}

/** Which state of a document a message tells: of two of one document the later issue counts. */
export interface Issue {
  /** When it was issued (DTM+137), ms UTC; null where not told. */
  at: number | null;
  /** BGM 1225, e.g. 1 cancellation, 2 addition, 3 deletion, 4 change, 5 replacement, 9 original; '' where not told. */
  function: string;
}
