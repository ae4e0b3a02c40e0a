// What waits in the inbox of a run: a message, or a person's decision, and how often it may fail.
import type { CommandAnswer } from '../../ledger/events.ts';
import type { Received } from '../../operation/inbox/state.ts';
import type { ToAnswer } from '../../operation/outbox/answers.ts';

/** A message, or a person's decision, that becomes known at a time. Its command id is stable: the same item again changes nothing. */
export interface InboxItem extends Received {
  at: number;
  /** On the first message of a command that was sent with a key: what it was answered, to be recorded with it. */
  answer?: CommandAnswer;
  /** On a message whose sender is told what became of it. */
  answers?: ToAnswer;
  /** On a message that was tried in vain too often: it is put aside. */
  failure?: MessageFailure;
}

/** How often a message was tried, and why it failed last. */
export interface MessageFailure {
  tries: number;
  reason: string;
}

/** A message that fails so often is put aside (reliability practice: a poison message must not stop what follows it). */
export const MOST_TRIES = 3;

/** Id in the journal of a command that was sent with a key. */
export function commandIdOf(key: string): string {
  return `key:${key}`;
}
