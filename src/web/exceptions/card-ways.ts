// What the cards of the queue of exceptions share: who is at the screen, and what becomes of what is pressed.
import type { ExceptionView } from '../../server/api.ts';

/** What the cards of the queue share. */
export interface CardWays {
  /** Who is at the screen; '' nobody has said. */
  by: string;
  mayNote: boolean;
  /** Takes note of these, one after the other. */
  onNote: (some: readonly ExceptionView[]) => void;
  onDone: (told: string) => void;
  onFailed: (failure: unknown) => void;
}
