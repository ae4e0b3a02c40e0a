// What the senders of a turn's messages are told, collected while the messages are worked and written once the turn is durable. A turn that
// is done again collects the same and writes the same files.
import {
  acknowledgementOf,
  faultReport,
  remarksOf,
  type AnswerHead,
  type ToAnswer,
} from '../../operation/outbox/answers.ts';
import { outgoingReference, type OutgoingFile } from '../../operation/outbox/outbox.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/laws.ts';

export class TurnAnswers {
  private pending: ((head: AnswerHead) => OutgoingFile | null)[] = [];

  /**
   * Notes what the sender of a message is told: of the interchanges of its file with the first one, and of what was not worked.
   * @param events of the message's command
   * @param refused what the laws refused of it
   */
  note(
    { answers, file, commandId }: { answers?: ToAnswer; file: string; commandId: string },
    events: readonly LedgerEvent[],
    refused: readonly Rejection[],
  ): void {
    if (!answers) return;
    const number = Number(commandId.slice(commandId.lastIndexOf('#') + 1));
    if (number === 1)
      for (const index of answers.received.keys())
        this.pending.push((head) => acknowledgementOf(file, answers, index, {}, head));
    const remarks = remarksOf(events, refused);
    this.pending.push((head) => faultReport({ file, number }, answers, remarks, head));
  }

  /** The files for what was noted, at a time (ms UTC), numbered from a number on; nothing is noted any more then. */
  take(first: number, preparedAt: number): OutgoingFile[] {
    const files: OutgoingFile[] = [];
    for (const make of this.pending) {
      const file = make({ reference: outgoingReference(first + files.length), preparedAt });
      if (file) files.push(file);
    }
    this.pending = [];
    return files;
  }
}
