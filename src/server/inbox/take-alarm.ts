// A person takes note of a reefer's alarm.
import type { Rejection } from '../../ledger/rejection.ts';
import { objectionToAlarm } from '../../operation/inbox/alarm.ts';
import type { AlarmDecision } from '../../terminal/reefer.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';

/**
 * Takes it; it is worked in the next turn. Comes back with why it cannot be, or null where it was taken.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeAlarm(live: LiveTerminal, decision: AlarmDecision, arrived: number): Rejection | null {
  const waits = live.waitingMessages.some(
    ({ message }) => message.type === 'REEFER_ALARM' && message.container === decision.container,
  );
  if (waits) return { rule: 'duplicate', message: `somebody is about to take note of ${decision.container}` };
  const objection = objectionToAlarm(live.run.operation.desk, decision);
  if (objection === null) live.reception.decide(decision, arrived);
  return objection;
}
