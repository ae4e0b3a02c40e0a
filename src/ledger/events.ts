// The ledger's events: what happened, versioned by kind. Only evolve() turns them into state.
import type { Container, Position, VesselSlot, YardSlot } from '../terminal/container.ts';
import type { BlockId, CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { VesselGeometry } from '../terminal/vessel.ts';
import type { Why } from '../terminal/planning.ts';

/** State of a vessel call, in order. */
export type CallState = 'expected' | 'at-roads' | 'berthing' | 'working' | 'unberthing' | 'sailed';

/** State of a truck visit, in order. */
export type VisitState = 'expected' | 'at-gate' | 'inside' | 'at-transfer' | 'leaving' | 'gone';

/** Everything that can happen. */
export type LedgerEvent =
  | {
      kind: 'call-announced';
      call: CallId;
      vessel: string;
      voyage: string;
      carrier: string;
      imo: string;
      callSign: string;
      geometry: VesselGeometry;
      eta: number;
      etd: number | null;
      port: string;
      nextPort: string;
    }
  /** A container is known; `position` is where it is now (aboard, or outside until it comes). */
  | { kind: 'container-announced'; container: Container; position: Position; outbound: string }
  | { kind: 'container-set-aside'; what: string; call: CallId | null; code: string; reason: string }
  /** A move is wanted: from one kind of place to another. */
  | { kind: 'discharge-listed'; call: CallId; container: ContainerId }
  | { kind: 'load-listed'; call: CallId; container: ContainerId; slot: VesselSlot }
  /** A load gets another slot, or (slot null) stays ashore: it is rolled to a later vessel. */
  | { kind: 'load-replanned'; call: CallId; container: ContainerId; slot: VesselSlot | null; reason: string }
  | { kind: 'restow-listed'; call: CallId; container: ContainerId; slot: VesselSlot }
  | {
      kind: 'visit-announced';
      visit: VisitId;
      truck: string;
      haulier: string;
      expected: number;
      deliver: ContainerId[];
      collect: ContainerId[];
    }
  | { kind: 'call-state'; call: CallId; state: CallState }
  /** No place of the quay can take the vessel: the call ends before it began. */
  | { kind: 'call-refused'; call: CallId; reason: string }
  | {
      kind: 'berth-planned';
      call: CallId;
      x: number;
      start: number;
      end: number;
      objective: number;
      bound: number;
      why: Why | null;
    }
  | { kind: 'cranes-planned'; call: CallId; cranes: CheId[]; objective: number; bound: number; why: Why | null }
  | { kind: 'hatch-cover'; call: CallId; cover: string; open: boolean; che: CheId }
  | { kind: 'slot-chosen'; container: ContainerId; block: BlockId; slot: YardSlot; why: Why | null }
  /** A spreader has lifted it, or a machine or truck has it now. */
  | { kind: 'picked'; container: ContainerId; che: CheId; from: Position; rehandle: boolean }
  | { kind: 'placed'; container: ContainerId; che: CheId; to: Position }
  /** `why`: for a truck that is let in, or on to its next errand, why it goes now and where it goes. */
  | { kind: 'visit-state'; visit: VisitId; state: VisitState; why?: Why | null }
  | { kind: 'hold-placed'; container: ContainerId; hold: string; reason: string }
  | { kind: 'hold-released'; container: ContainerId; hold: string }
  | { kind: 'edi-received'; file: string; reference: string; type: string; diagnostics: number };
