// A planner draws in the yard: locks a range, keeps it for some boxes, or ends that.
import { objectionToRange } from '../../operation/yard/ranges.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import type { RangeDecision } from '../../terminal/yard-range.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';

/**
 * Takes what a planner has decided; it is worked in the next turn. Comes back with the name of the range, or why it cannot be carried out.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeRange(
  live: LiveTerminal,
  decision: Omit<RangeDecision, 'type' | 'range'> & { range?: string },
  arrived: number,
): { range: string } | { objection: Rejection } {
  const range = decision.range ?? nextName(live);
  const whole: RangeDecision = { type: 'YARD_RANGE', ...decision, range };
  const waits = live.waitingMessages.some(({ message }) => message.type === 'YARD_RANGE' && message.range === range);
  if (waits) return { objection: { rule: 'duplicate', message: `a decision about ${range} is about to be worked` } };
  const objection = objectionToRange(live.run.operation.desk, whole);
  if (objection) return { objection };
  live.reception.decide(whole, arrived);
  return { range };
}

/** A name that no range has, and none that is about to be drawn. */
function nextName(live: LiveTerminal): string {
  const taken = [...live.run.ledger.state.yardRanges.keys()];
  for (const { message } of live.waitingMessages) if (message.type === 'YARD_RANGE') taken.push(message.range);
  return `R${1 + Math.max(0, ...taken.map((name) => Number(name.slice(1)) || 0))}`;
}
