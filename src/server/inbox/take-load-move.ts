// A person gives a load another cell on its vessel.
import type { LoadMoveDecision } from '../../terminal/load-move.ts';
import type { BrokenRule } from '../api.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import { checkLoadMove } from '../vessel-plan/cell-rules.ts';

/**
 * Takes it; it is worked in the next turn. Comes back with the rules that stand against it; none: it was taken.
 * @throws JournalFull: nothing was taken; JournalFailure
 */
export function takeLoadMove(live: LiveTerminal, decision: LoadMoveDecision, arrived: number): BrokenRule[] {
  const waits = live.waitingMessages.some(
    ({ message }) => message.type === 'LOAD_MOVE' && message.call === decision.call,
  );
  const message = 'another move on this vessel is about to be worked';
  if (waits) return [{ code: 'HWS-STW-002', rule: 'same', message, other: null }];
  const { fits, broken } = checkLoadMove(live.run, live.vessels.profiles, decision);
  if (fits) live.reception.decide(decision, arrived);
  return broken;
}
