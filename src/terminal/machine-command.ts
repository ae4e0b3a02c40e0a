// What a person has machines do by hand: stop at once and go on, be taken out of work and come back, go to a charger. And that somebody has
// taken note of an exception.
import type { CheId } from './ids.ts';

/**
 * stop: it brakes at once and stays where it is. release: it goes on with what it was doing. withdraw: it ends what it has in hand and gets no
 * more work. return: it gets work again. charge: it goes to a charger as soon as it is empty.
 */
export const MACHINE_ACTIONS = ['stop', 'release', 'withdraw', 'return', 'charge'] as const;
export type MachineAction = (typeof MACHINE_ACTIONS)[number];

/** A person has a machine do something. */
export interface MachineCommand {
  type: 'MACHINE';
  /** Who. */
  reference: string;
  /** Quay crane (its portal trolley with it), yard crane or vehicle. */
  che: CheId;
  action: MachineAction;
  /** Why a machine is stopped or taken out of work; '' for the other actions. */
  reason: string;
}

/** What a person had a machine do, and when, ms UTC. */
export interface MachineAct {
  action: MachineAction;
  by: string;
  reason: string;
  at: number;
}

/** How people have left a machine. */
export interface HandledMachine {
  /** The act by which it was stopped, or taken out of work; null: it is not. */
  stopped: MachineAct | null;
  withdrawn: MachineAct | null;
  last: MachineAct;
}

/** A person takes note of an exception. */
export interface ExceptionNote {
  type: 'EXCEPTION';
  /** Who. */
  reference: string;
  exception: string;
}
