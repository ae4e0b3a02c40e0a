// The ledger's events: what happened, versioned by kind. Only evolve() turns them into state.
import type { Container, Position, VesselSlot, YardSlot } from '../terminal/container.ts';
import type { BlockId, CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { Claim, Verdict } from '../terminal/discrepancy.ts';
import type { VesselGeometry } from '../terminal/vessel.ts';
import type { MachineCheck, ReportFault } from '../terminal/machine-check.ts';
import type { ReeferAlarmKind } from '../terminal/reefer.ts';
import type { Why } from '../terminal/planning.ts';
import type { Report, TakenReport } from '../terminal/report.ts';
import type { AllocationUse, BoxFilter, YardRange } from '../terminal/yard-range.ts';

/**
 * Version of the vocabulary below, written with every frame. Take the next number when a release has written frames with this
 * one and a kind comes, goes or changes its shape, and say in upcast.ts how events are lifted from the version before.
 * 1: frames that do not tell their version. 2: frames that do.
 */
export const EVENT_VERSION = 2;

/** State of a vessel call, in order. */
export type CallState = 'expected' | 'at-roads' | 'berthing' | 'working' | 'unberthing' | 'sailed';

/**
 * State of a truck visit, in order. `stopped`: its box was put on hold on its way out, and it stands aside at the gate; after the release
 * it is `leaving` again.
 */
export type VisitState = 'expected' | 'at-gate' | 'inside' | 'at-transfer' | 'leaving' | 'stopped' | 'gone';

/** What an outside command was answered. */
export interface CommandAnswer {
  /** The sender's name for the command. */
  key: string;
  /** SHA-256, hex, of what was sent: the same key may not be given with other content. */
  content: string;
  /** HTTP status and body, to the byte. */
  status: number;
  body: string;
}

/**
 * What a turn of the loop took in from machines that are elsewhere. With it the turn can be done again without asking them: reports come
 * again with the numbers of their lines, messages by the ids of their commands.
 */
export interface TurnInputs {
  reports: TakenReport[];
  /** Machines that had not been heard for too long when the loop looked, and since when, ms UTC. */
  unheard: { che: CheId; since: number }[];
  /** Machines that were met on their lines for the first time. */
  met: { line: string; machine: string }[];
  messages: string[];
  checks: MachineCheck[];
}

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
  /** A person gives a load another cell: it keeps it until it is aboard. */
  | { kind: 'load-moved-by-hand'; call: CallId; container: ContainerId; slot: VesselSlot; by: string }
  /** Two equal loads take each other's cell, so that fewer boxes have to be dug out; `why`: what each choice would have cost. */
  | { kind: 'loads-exchanged'; call: CallId; containers: readonly [ContainerId, ContainerId]; why: Why | null }
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
  /** A newer bay plan of a vessel that has not come to the quay: her shape, times and next port as it tells them. */
  | { kind: 'call-changed'; call: CallId; geometry: VesselGeometry; eta: number; etd: number | null; nextPort: string }
  /** What is known of a container is otherwise: its mass, its ports, its type, what it leaves with; it stays where it is. */
  | { kind: 'container-changed'; container: Container; outbound: string }
  /** A newer bay plan no longer has it aboard the vessel, which has not come to the quay. */
  | { kind: 'container-withdrawn'; call: CallId; container: ContainerId; reason: string }
  | { kind: 'discharge-unlisted'; call: CallId; container: ContainerId; reason: string }
  | { kind: 'load-unlisted'; call: CallId; container: ContainerId; reason: string }
  /** A truck that has not come is not expected any more; one that comes all the same is sent away. */
  | { kind: 'visit-cancelled'; visit: VisitId; reason: string }
  | { kind: 'call-state'; call: CallId; state: CallState }
  /** No place of the quay can take the vessel: the call ends before it began. */
  | { kind: 'call-refused'; call: CallId; reason: string }
  | {
      kind: 'berth-planned';
      call: CallId;
      x: number;
      start: number;
      end: number;
      cranes?: number;
      objective: number;
      bound: number;
      why: Why | null;
    }
  /** A person wants her berthed here, and not before `start`, ms UTC (null: as soon as there is room); and lets the plan decide again. */
  | { kind: 'berth-pinned'; call: CallId; x: number; start: number | null; by: string }
  | { kind: 'berth-unpinned'; call: CallId; by: string }
  /** She is asked to be at the pilot boarding place at a time, ms UTC, for a berth from `berth` on; what that saves her, t. */
  | { kind: 'arrival-requested'; call: CallId; at: number; berth: number; fuel: number; co2: number; why: Why | null }
  /** What she answers: when she will be there, at which speed, knots, she sails for it, and what that saves her, t. */
  | { kind: 'arrival-told'; call: CallId; eta: number; speed: number; fuel: number; co2: number }
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
  /** A crane had been told to set a box aboard when its hold came: it does so, and the vessel does not sail with it before the release. */
  | { kind: 'hold-too-late'; call: CallId; container: ContainerId; che: CheId }
  | { kind: 'edi-received'; file: string; reference: string; type: string; diagnostics: number }
  /** A message of which nothing was worked, since a newer one of the same document had come or it had come itself. */
  | { kind: 'message-passed-over'; file: string; reference: string; type: string; code: string; reason: string }
  /** A message claims of a box what the record knows to be otherwise; the record stays as it is. */
  | { kind: 'discrepancy-found'; container: ContainerId; claim: Claim; recorded: Position; reason: string }
  | { kind: 'discrepancy-resolved'; container: ContainerId; accepted: Verdict; by: string }
  /** A message on which Hawser failed was put aside; nothing of it was worked. */
  | { kind: 'message-quarantined'; file: string; reference: string; type: string; tries: number; reason: string }
  /** The last event of an outside command's frame: what it was answered, to be answered the same again. */
  | ({ kind: 'command-answered' } & CommandAnswer)
  /** First of its turn; changes nothing by itself. */
  | ({ kind: 'reports-taken' } & TurnInputs)
  /** A machine told what cannot be; nothing of it was believed, and a person has to look at the machine. */
  | { kind: 'report-refused'; report: Report; fault: ReportFault; reason: string }
  /** A box was set down elsewhere than ordered, and the record follows. */
  | { kind: 'set-down-elsewhere'; container: ContainerId; che: CheId; ordered: Position; to: Position }
  /** A person found a box elsewhere than recorded. */
  | { kind: 'inventory-corrected'; container: ContainerId; from: Position; to: Position; by: string }
  /** A planner has locked a range of the yard: nothing is set there until somebody unlocks it. */
  | { kind: 'yard-range-locked'; range: string; place: YardRange; reason: string; by: string }
  | { kind: 'yard-range-unlocked'; range: string; by: string }
  /** A planner keeps a range of the yard for some boxes. */
  | {
      kind: 'yard-allocation-set';
      range: string;
      place: YardRange;
      use: AllocationUse;
      filter: BoxFilter;
      by: string;
    }
  | { kind: 'yard-allocation-removed'; range: string; by: string }
  /** Somebody has plugged in a reefer that stands in the yard, or pulled its plug; `by`: who. */
  | { kind: 'reefer-plugged'; container: ContainerId; by: string }
  | { kind: 'reefer-unplugged'; container: ContainerId; by: string }
  /** A reefer alarms; `celsius`: what was read, null for an alarm that is not about the temperature. */
  | { kind: 'reefer-alarm'; container: ContainerId; alarm: ReeferAlarmKind; celsius: number | null }
  /** A person has taken note of it. */
  | { kind: 'reefer-alarm-acknowledged'; container: ContainerId; by: string }
  /** All is as it should be again. */
  | { kind: 'reefer-alarm-cleared'; container: ContainerId }
  /** A person has looked at a machine that was marked: it gets work again. */
  | { kind: 'machine-cleared'; che: CheId; by: string }
  /** A person has a machine stop where it is, and go on; take no more work, and work again; go to a charger. */
  | { kind: 'machine-stopped'; che: CheId; by: string; reason: string }
  | { kind: 'machine-released'; che: CheId; by: string }
  | { kind: 'machine-withdrawn'; che: CheId; by: string; reason: string }
  | { kind: 'machine-returned'; che: CheId; by: string }
  | { kind: 'machine-sent-to-charge'; che: CheId; by: string }
  /** A person has taken note of an exception. */
  | { kind: 'exception-acknowledged'; exception: string; by: string };
