// What the inbox of the control loop keeps: messages with where they came from, those that wait, and documents as far as they were worked.
import type {
  DischargeLoadReport,
  GateMoveReport,
  MassVerification,
  ReleaseOrder,
  StowageInstructions,
} from '../../edi/container-messages.ts';
import type { CallList, Message } from '../../edi/messages.ts';
import type { BerthDecision } from '../../terminal/berth-pin.ts';
import type { Decision } from '../../terminal/discrepancy.ts';
import type { CallId, ContainerId, VisitId } from '../../terminal/ids.ts';
import type { ExceptionNote, MachineCommand } from '../../terminal/machine-command.ts';
import type { MachineCheckDecision } from '../../terminal/machine-check.ts';
import type { LoadMoveDecision } from '../../terminal/load-move.ts';
import type { AlarmDecision } from '../../terminal/reefer.ts';
import type { RangeDecision } from '../../terminal/yard-range.ts';

/** What another terminal or depot reports to have moved. */
export type MoveReport = DischargeLoadReport | GateMoveReport;

/** What a partner tells or wants of boxes that are known already: their mass, their release, their cells. */
export type Instruction = MassVerification | ReleaseOrder | StowageInstructions;

/** Any message of another party that is worked. */
export type EdiMessage = Message | MoveReport | Instruction;

/**
 * What a person has decided: about a discrepancy, a range of the yard, a vessel's berth, a load's cell, a machine; what he has found at one; or that he has
 * taken note of a reefer's alarm or of an exception.
 */
export type PersonDecision =
  | Decision
  | RangeDecision
  | AlarmDecision
  | BerthDecision
  | LoadMoveDecision
  | MachineCommand
  | MachineCheckDecision
  | ExceptionNote;

/** What comes in to be worked: a message, or what a person has decided. */
export type Incoming = EdiMessage | PersonDecision;

/** A message with where it came from. */
export interface Received<M extends Incoming = Incoming> {
  /** Unique name: the same again changes nothing. */
  commandId: string;
  file: string;
  message: M;
  /** Port that this terminal is, UN/LOCODE, as the message's sender writes it. */
  port: string;
  /** Sender of the interchange (UNB 0004), and when that was prepared (UNB 0017 and 0019), ms UTC; left out where they are not told. */
  sender?: string;
  preparedAt?: number;
}

/** A list whose vessel is not known yet: bay plan and lists may come in any order. */
export interface WaitingList {
  received: Received<CallList>;
  /** When it came, ms UTC. */
  at: number;
}

/** A change, cancellation or instruction that came before what it speaks of. */
export interface WaitingChange {
  received: Received<EdiMessage>;
  /** When it came, ms UTC. */
  at: number;
}

/** A document of a partner as far as it was worked: its newest issue, and what that named. */
export interface DocumentWork {
  reference: string;
  /** When its newest issue was issued, ms UTC; null where that was not told. */
  issued: number | null;
  /** Issues that were worked. */
  issues: number;
  cancelled: boolean;
  call: CallId | null;
  visit: VisitId | null;
  /** Boxes on a list. */
  boxes: ContainerId[];
}
