// Loads that holds keep ashore, and boxes aboard that keep their vessel, as people are told.
import type { CallRecord, LedgerState } from '../../ledger/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { bay40 } from '../../terminal/vessel.ts';
import type { HeldBox } from '../api.ts';

/** Boxes on hold of a call, those of one 40' bay only where it is given; in the order in which their holds came. */
export function heldBoxes({ containers }: LedgerState, call: CallRecord, bay?: number): HeldBox[] {
  const told = (container: ContainerId, aboard: boolean): HeldBox => {
    const holds = [...(containers.get(container)?.holds ?? [])];
    return { container, holds: holds.map(([hold]) => hold), aboard };
  };
  const ashore = [...call.keptAshore].filter(([, slot]) => bay === undefined || bay40(slot.bay) === bay);
  const aboard = bay === undefined ? [...call.heldAboard] : [];
  return [...aboard.map((container) => told(container, true)), ...ashore.map(([container]) => told(container, false))];
}
