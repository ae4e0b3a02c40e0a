// A person fixes the berth of a vessel, or lets the plan decide again.
import type { Rejection } from '../../ledger/rejection.ts';
import { checkedBerth, objectionToBerth } from '../../operation/quay/berth-pin.ts';
import type { BerthCheck } from '../../quay/berth-check.ts';
import type { BerthDecision } from '../../terminal/berth-pin.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';

/** Why a decision was not taken: a law of the record, a berth that breaks rules of the quay, or a vessel that nothing is planned for yet. */
export type NotTaken = { objection: Rejection } | { check: BerthCheck } | { unplanned: true };

/**
 * Takes what a person has decided about a berth; it is worked in the next turn. Comes back with why it cannot be, or null where it was taken.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeBerth(live: LiveTerminal, decision: BerthDecision, arrived: number): NotTaken | null {
  const { call, action } = decision;
  const waits = live.waitingMessages.some(({ message }) => message.type === 'BERTH_PIN' && message.call === call);
  if (waits)
    return { objection: { rule: 'duplicate', message: `a decision about the berth of ${call} is about to be worked` } };
  const { desk } = live.run.operation;
  const objection = objectionToBerth(desk, decision);
  if (objection) return { objection };
  if (action.do === 'pin') {
    const check = checkedBerth(desk, call, action, live.now);
    if (check === null) return { unplanned: true };
    if (!check.fits) return { check };
  }
  live.reception.decide(decision, arrived);
  return null;
}
