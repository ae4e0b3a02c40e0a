// A person has a machine do something by hand, or takes note of an exception.
import type { Rejection } from '../../ledger/rejection.ts';
import { objectionToCommand } from '../../operation/faults/by-hand.ts';
import { objectionToNote } from '../../operation/inbox/exception-note.ts';
import type { ExceptionNote, MachineCommand } from '../../terminal/machine-command.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';

/**
 * Takes what a machine is to do; it is worked in the next turn. Comes back with why it cannot be, or null where it was taken.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeMachineCommand(live: LiveTerminal, command: MachineCommand, arrived: number): Rejection | null {
  const { che } = command;
  const waits = live.waitingMessages.some(({ message }) => message.type === 'MACHINE' && message.che === che);
  if (waits) return { rule: 'duplicate', message: `${che} is about to be told something else by hand` };
  const objection = objectionToCommand(live.run.operation.desk, command);
  if (objection === null) live.reception.decide(command, arrived);
  return objection;
}

/**
 * Takes a note of an exception, as it takes what a machine is to do.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeNote(live: LiveTerminal, note: ExceptionNote, arrived: number): Rejection | null {
  const { exception } = note;
  const waits = live.waitingMessages.some(
    ({ message }) => message.type === 'EXCEPTION' && message.exception === exception,
  );
  if (waits) return { rule: 'duplicate', message: 'somebody is about to take note of it' };
  const objection = objectionToNote(live.run.operation.desk, note);
  if (objection === null) live.reception.decide(note, arrived);
  return objection;
}
