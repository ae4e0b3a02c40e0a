// What demand is: the vessel calls of a period with what they bring and take, the trucks, and what must stand in the yard at
// the start. Written to an inbox of EDIFACT files by inbox.ts. Knows the messages and the nouns, not how demand was made.
import type { Bayplan, CallList, SetAside, TruckAnnouncement } from '../edi/messages.ts';
import type { Container } from '../terminal/container.ts';
import type { Diagnostic } from '../terminal/diagnostic.ts';
import type { CallId } from '../terminal/ids.ts';
import type { VesselGeometry } from '../terminal/vessel.ts';

/** How a box uses the terminal: in over the quay and out by truck, in by truck and out over the quay, or quay to quay. */
export type Flow = 'import' | 'export' | 'transhipment';

/** One vessel call: the arrival bay plan, the discharge list, and the load list with slots that are free and borne once discharge is done. */
export interface DemandCall {
  id: CallId;
  service: string;
  kind: 'mainline' | 'feeder';
  vesselClass: string;
  geometry: VesselGeometry;
  /** ms since the epoch, UTC; etd is an estimate from the moves. */
  eta: number;
  etd: number;
  /** When plan and lists become known, ms UTC. */
  knownAt: number;
  /** Boxes for this port and boxes that remain on board. */
  arrival: Bayplan;
  /** What comes off here; of transhipment boxes with the voyage that takes them on, as far as that is booked. */
  discharge: CallList;
  load: CallList;
  discharges: number;
}

/** One truck visit and when its announcement is sent, ms UTC. */
export interface DemandTruck {
  sentAt: number;
  announcement: TruckAnnouncement;
}

/** A box that must stand in the yard when the period starts. */
export interface StockBox {
  container: Container;
  flow: Flow;
  /** The call of the period that loads it; empty for a box that a truck collects or a later vessel takes. */
  call: string;
}

/** Counts and shares of a demand, plain data for a manifest. */
export interface DemandSummary {
  origin: 'generated' | 'conflowgen';
  terminal: string;
  /** Terminal code used in EDI, and UN/LOCODE. */
  terminalCode: string;
  unlocode: string;
  seed: number;
  /** ms UTC. */
  start: number;
  end: number;
  calls: { mainline: number; feeder: number };
  /** Containers over the quay. */
  discharged: number;
  loaded: number;
  remainOnBoard: number;
  /** Containers over the quay by flow; a transhipment box counts once per move. */
  moves: Record<Flow, number>;
  transhipmentShare: number;
  trucks: { visits: number; deliver: number; collect: number; dual: number };
  /** Boxes in the yard at the start. */
  initialStock: number;
  /** Discharged boxes that are still in the yard at the end of the period. */
  stayBeyondEnd: number;
  setAside: number;
  /** Shares over all containers that are handled. */
  shares: { length: Record<string, number>; storage: Record<string, number> };
}

/** The demand of a period. Calls are in order of arrival, trucks in the order of sending. */
export interface Demand {
  calls: DemandCall[];
  trucks: DemandTruck[];
  initialStock: StockBox[];
  setAside: SetAside[];
  diagnostics: Diagnostic[];
  summary: DemandSummary;
}
