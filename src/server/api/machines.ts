// What the page is told of machines that are out of order or that people have had do something by hand, and what it may have them do: types
// only. GET /api/v1/machines (MachineView[]), POST /api/v1/machines/:che/{stop,withdraw} (MachineOrderBody),
// POST /api/v1/machines/:che/{release,return,charge} {by}; GET /api/v1/machines/:che/check (MachineCheckView), POST to it (MachineCheckBody).
import type { Position } from '../../terminal/container.ts';
import type { FaultKind } from '../../terminal/failing.ts';
import type { ReportFault } from '../../terminal/machine-check.ts';
import type { ContainerId } from '../../terminal/ids.ts';
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
  /** A person has to look at it, or at its portal trolley (`che`): since when, and what it told that cannot be, in English. */
  mark?: { che: string; since: number; reason: string };
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

/** A place at which a box may be found: where it stood, on the machine, where it was to go. */
export type PlaceName = 'from' | 'machine' | 'to';

/** A box of a marked machine of which nobody knows where it is. */
export interface DoubtView {
  container: ContainerId;
  /** Where it may be, the last known place first. */
  places: { name: PlaceName; position: Position }[];
  /** Where the twin has it, which stands for the person who is sent out; with neither, it is at no place that can be told. */
  seen: FoundPlace;
}

/** What a person who is sent to a marked machine has to find out. */
export interface MachineCheckView {
  che: string;
  /** When it was marked, and when it was heard last, ms UTC. */
  since: number;
  heard: number;
  /** Why what it told was refused, or that it set a box down elsewhere than ordered; and the sentence of it, in English. */
  told: ReportFault | 'other-place';
  reason: string;
  boxes: DoubtView[];
}

/** Where a box was found: at one of the places where it may be, or in a slot of the yard. */
export interface FoundPlace {
  at?: PlaceName;
  slot?: { block: string; bay: number; row: number; tier: number };
}

/** A box and where it was found. */
export interface FoundBox extends FoundPlace {
  container: string;
}

/** What a person has found at a machine: every box that is in doubt there. */
export interface MachineCheckBody {
  by: string;
  /** As told with the containers in doubt: it may have been heard meanwhile. */
  heard: number;
  found: FoundBox[];
}
