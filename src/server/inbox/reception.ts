// Where what comes in is kept before anything of it is worked: interchanges, those that are refused, and what people decide. All that a call
// has kept is durable when it returns.
import type { Outcome } from '../../edi/answers/answers.ts';
import { crashPoint } from '../../kit/crash-point.ts';
import { JournalFailure, JournalFull } from '../../store/errors.ts';
import type { PersonDecision } from '../../operation/inbox/state.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { DataFolder } from '../live/data-folder.ts';
import type { InboxItem } from '../run/inbox-item.ts';
import type { Arrival, Arriving, Decided } from './archive.ts';
import { directAnswers } from './direct-answers.ts';
import { decisionItem, itemsOfFile, type ReadFile } from './read-arrival.ts';

/** The terminal as far as what comes in concerns it. */
export interface Receiver {
  /** Terminal time, ms UTC. */
  now(): number;
  /** Adds what is to be worked. */
  add(items: readonly InboxItem[]): void;
  /** What came in, or what became of it, is not as it was. */
  changed(): void;
}

export class Reception {
  private readonly folder: DataFolder;
  private readonly model: TerminalModel;
  private readonly receiver: Receiver;

  constructor(folder: DataFolder, model: TerminalModel, receiver: Receiver) {
    this.folder = folder;
    this.model = model;
    this.receiver = receiver;
  }

  /**
   * Takes the messages of an interchange, which become known now, and what its sender is told, to be recorded; they are worked in the next
   * turn, and answered with it. @throws JournalFull: nothing was taken; JournalFailure
   */
  receive(arriving: Arriving, read: ReadFile): Arrival {
    const arrival = this.kept(() => this.folder.archive.keep(arriving, this.next));
    crashPoint('command-kept');
    this.receiver.changed();
    const { file: name, at, key, sha256: content, status, body } = arrival;
    const answer = key === null ? {} : { answer: { key, content, status, body } };
    // What asks for nothing is worked in no turn.
    if (read.toWork.length === 0) this.kept(() => this.folder.send(directAnswers(arrival, read, {})));
    this.receiver.add(itemsOfFile({ name, acknowledge: true, ...answer }, at, this.model.unlocode, read));
    return arrival;
  }

  /** Notes that a command was sent under a key whose interchange had come before. @throws JournalFull, JournalFailure */
  noteKey(key: string, arrival: Arrival): void {
    this.kept(() => this.folder.archive.noteKey(key, arrival));
  }

  /** Keeps what was refused, for its history, and writes what its sender is told; null where there was no room for it. */
  refuse(arriving: Arriving, read: ReadFile, outcome: Outcome): Arrival | null {
    try {
      const arrival = this.kept(() => this.folder.archive.keepRefused(arriving, this.receiver.now()));
      if (arrival) this.kept(() => this.folder.send(directAnswers(arrival, read, outcome)));
      this.receiver.changed();
      return arrival;
    } catch (error) {
      if (error instanceof JournalFull) return null;
      throw error;
    }
  }

  /** Takes what a person decided, which becomes known now. @throws JournalFull: nothing was taken; JournalFailure */
  decide(decision: PersonDecision, arrived: number): Decided {
    const decided = this.kept(() => this.folder.archive.keepDecision(decision, this.next, arrived));
    this.receiver.add([decisionItem(decided, this.model.unlocode)]);
    return decided;
  }

  /** Later than the last turn, so that a run that catches up takes it in a turn of its own, as this one does. */
  private get next(): number {
    return this.receiver.now() + 1;
  }

  /** What cannot be made durable, but for lack of room, is a failure as that of the journal is: it must end the process. */
  private kept<T>(keep: () => T): T {
    try {
      return keep();
    } catch (error) {
      if (error instanceof JournalFull || error instanceof JournalFailure) throw error;
      throw new JournalFailure('a received file could not be made durable', error);
    }
  }
}
