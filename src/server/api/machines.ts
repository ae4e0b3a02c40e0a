// What the page is told of machines that are out of order or that people have had do something by hand, and what it may have them do: types
// only. GET /api/v1/machines (MachineView[]), POST /api/v1/machines/:che/{stop,withdraw} (MachineOrderBody),
// POST /api/v1/machines/:che/{release,return,charge} {by}.
import type { FaultKind } from '../../terminal/failing.ts';
import type { HandledMachine, MachineAct, MachineAction } from '../../terminal/machine-command.ts';

export type { HandledMachine, MachineAct, MachineAction };

/** A fault of a machine, as far as it is known. */
export interface FaultView {
  kind: FaultKind;
  /** ms UTC. */
  since: number;
  /** When it will be put right, ms UTC; null: it cannot tell. */
  until: number | null;
}

/** Of a machine, what is told where there is something to tell. */
export interface MachineTrouble {
  fault?: FaultView;
  /** A person has to look at it: since when, and what it told that cannot be, in English. */
  mark?: { since: number; reason: string };
  handled?: HandledMachine;
  /** A person has sent it to a charger, and it is not on its way yet. */
  sentToCharge?: true;
}

/** Why a machine is stopped, or taken out of work, and who does it. */
export interface MachineOrderBody {
  by: string;
  /** In haste it may be left out. */
  reason?: string;
}
