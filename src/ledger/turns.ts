// Recorded turns: the first event of a turn's first frame says what the turn took in.
import type { TurnInputs } from './events.ts';
import type { Frame } from './journal.ts';

/** What the turn took in that a frame begins; null for any other frame. */
export function frameTurn({ events }: Frame): TurnInputs | null {
  const [first] = events;
  return first?.kind === 'reports-taken' ? first : null;
}
