// What a control remembers, how it begins, and which snapshots of it can be gone on from.
import type { LinesState } from '../../equipment/lines.ts';
import { emptyState, type LedgerState } from '../../ledger/state.ts';
import { beginOperation } from '../../operation/begin.ts';
import type { Policy } from '../../operation/policy.ts';
import type { OperationState } from '../../operation/state.ts';
import type { MachineCheck } from '../../terminal/machine-check.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { vehicleIds } from './machines-of.ts';
import { runError } from './run-error.ts';

/** Gate reports are sent once an hour. */
export const GATE_REPORT_MS = 3_600_000;

/** What the run itself remembers, besides its parts. */
export interface RunState {
  now: number;
  start: number;
  /** Items of the inbox taken so far, by command id. */
  taken: Set<string>;
  ediWritten: number;
  yardStart: number;
  nextGateReport: number;
  /** What was let happen since the last turn makes one due by this time, ms UTC; Infinity: nothing. */
  due: number;
  /** Machines that a person has looked at since the last turn. */
  checks: MachineCheck[];
}

/** Shape of what a snapshot holds; counted up whenever a field of any part's state is added, renamed or taken out. */
export const STATE_FORMAT = 13;

/** Everything that the control remembers. */
export interface ControlState {
  run: RunState;
  ledger: LedgerState;
  operation: OperationState;
}

/** The control alone as a snapshot holds it. */
export interface SavedControl extends ControlState {
  format: number;
  lines: LinesState;
}

/** The control of a terminal at rest at a time (ms UTC). */
export function controlAtRest(model: TerminalModel, start: number, policy: Partial<Policy> = {}): ControlState {
  return {
    run: {
      now: start,
      start,
      taken: new Set(),
      ediWritten: 0,
      yardStart: 0,
      nextGateReport: start + GATE_REPORT_MS,
      due: Infinity,
      checks: [],
    },
    ledger: emptyState(model),
    operation: beginOperation(model, start, vehicleIds(model), policy),
  };
}

/** Refuses a snapshot of a build with another shape of state: machines and work in progress cannot be taken from it. */
export function assertFormat(format: number): void {
  if (format === STATE_FORMAT) return;
  throw runError('HWS-RUN-046', `snapshot of format ${String(format)}; this build reads format ${STATE_FORMAT}`);
}
