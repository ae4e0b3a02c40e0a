// A person decides about a discrepancy: whether the record is right or the message that contradicts it.
import { objectionToDecision } from '../../operation/inbox/decision.ts';
import type { Decision } from '../../terminal/discrepancy.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';

/**
 * Takes a decision; it is worked in the next turn. Comes back with why it cannot be carried out, or null where it was taken.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeDecision(live: LiveTerminal, decision: Decision, arrived: number): string | null {
  const waits = live.waitingMessages.some(
    ({ message }) => message.type === 'DECISION' && message.container === decision.container,
  );
  if (waits) return `a decision about ${decision.container} is about to be worked`;
  const objection = objectionToDecision(live.run.operation.desk, decision);
  if (objection === null) live.reception.decide(decision, arrived);
  return objection;
}
