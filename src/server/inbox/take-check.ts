// A person has looked at a machine that was marked, and says where its boxes truly are.
import type { Rejection } from '../../ledger/rejection.ts';
import { objectionToDecidedCheck } from '../../operation/faults/machine-check.ts';
import type { Position } from '../../terminal/container.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { MachineCheckDecision } from '../../terminal/machine-check.ts';
import type { FoundBox, MachineCheckBody } from '../api/machines.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import { machineDoubts } from '../live/machine-doubts.ts';
import { machineIds } from '../run/machines-of.ts';
import { yardPosition } from './yard-position.ts';

/**
 * Takes what he has found; it is worked in the next turn. Comes back with why it cannot be, or null where it was taken.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeCheck(live: LiveTerminal, che: CheId, body: MachineCheckBody, arrived: number): Rejection | null {
  if (!machineIds(live.model).includes(che))
    return { rule: 'no-ground', message: `the terminal has no machine ${che}` };
  const waits = live.waitingMessages.some(({ message }) => message.type === 'MACHINE_CHECK' && message.che === che);
  if (waits) return { rule: 'duplicate', message: `what somebody found at ${che} is about to be worked` };
  const doubts = machineDoubts(live.run, che)?.boxes ?? [];
  const found: MachineCheckDecision['found'] = [];
  for (const one of body.found) {
    const doubt = doubts.find(({ container }) => container === one.container);
    const position = doubt && placeOf(one, doubt.places);
    if (!doubt || !position)
      return { rule: 'unknown', message: `${one.container} is not in doubt at ${che}, or not at such a place` };
    found.push({ container: doubt.container, position });
  }
  const decision: MachineCheckDecision = { type: 'MACHINE_CHECK', reference: body.by, che, heard: body.heard, found };
  const objection = objectionToDecidedCheck(live.run.operation.desk, decision);
  if (objection === null) live.reception.decide(decision, arrived);
  return objection;
}

/** The place that is meant; undefined for one that the box cannot be at. */
function placeOf(
  { at, slot }: FoundBox,
  places: readonly { name: string; position: Position }[],
): Position | undefined {
  if (slot === undefined) return places.find(({ name }) => name === at)?.position;
  return yardPosition(slot);
}
