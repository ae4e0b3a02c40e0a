// The automatic run of a shift: from the same second of the same terminal, with the same traffic and the same faults, and nobody who does
// anything. It is a fork that goes on as it is.
import { deserialize } from 'node:v8';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { noteTurn, type WaitingState } from '../causes/waiting-notes.ts';
import type { InboxItem } from '../run/inbox-item.ts';
import { TerminalRun } from '../run/terminal-run.ts';
import type { Fork } from '../whatif/task.ts';
import { outcomeOf, sumsNow, type Outcome } from './outcome.ts';

/** What the automatic run needs: plain data for a thread. */
export interface AutomaticTask {
  fork: Fork;
  /** Waits that were noted up to the fork. */
  waiting: WaitingState;
  /** Its end, ms UTC; within what the fork knows of traffic. */
  until: number;
}

/** Does the run. The same task comes to the same. */
export function runAutomatically({ fork, waiting, until }: AutomaticTask): Outcome {
  const journal = new MemoryJournal({ keep: false, after: fork.seq });
  const run = TerminalRun.resume(fork.model, journal, () => undefined, Uint8Array.from(fork.state));
  run.addInbox(deserialize(Uint8Array.from(fork.inbox)) as InboxItem[]);
  const before = sumsNow(run);
  run.advance(until, () => {
    noteTurn(run.operation.desk, waiting);
    return false;
  });
  return outcomeOf(run, waiting, before);
}
