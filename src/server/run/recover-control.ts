// The control comes back after it has stopped, however it stopped: from its newest snapshot, or from the beginning, it does the recorded
// turns again, holds every frame against the journal, and goes on with the machines where it was. It asks the machines for nothing: what
// they told before is in the record, orders that they did not acknowledge are sent again, and what they told since they tell again.
import { frameTurn } from '../../ledger/turns.ts';
import type { Journal } from '../../ledger/journal.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { CatchUpJournal } from '../live/catch-up-journal.ts';
import { ControlRun, type ControlParts } from './control-run.ts';
import type { InboxItem } from './inbox-item.ts';
import { runDiagnostic } from './scenario.ts';

/** Where the control takes itself from. */
export interface ControlSource {
  /** The store, opened for writing: its epoch is the one with which machines are spoken to from now on. */
  store: Journal;
  /** Makes the control as it was at the very beginning, its stock committed; not called where there is a snapshot. */
  begin(parts: ControlParts): ControlRun;
  /** All messages that came in and are to come; those that the snapshot includes may be left out. */
  inbox: readonly InboxItem[];
}

/**
 * The control of a record as its journal has it, in charge of the machines from a time on, ms UTC. A new record is begun.
 * @throws InputError HWS-RUN-020 when doing again what the journal holds gives something else, HWS-RUN-046 and -047
 */
export function recoverControl(parts: Omit<ControlParts, 'journal'>, source: ControlSource, now: number): ControlRun {
  const { store } = source;
  const snapshot = store.loadSnapshot();
  const journal = new CatchUpJournal(store, snapshot?.seq ?? 0);
  const whole = { ...parts, journal };
  const control = snapshot ? ControlRun.resume(whole, snapshot.data) : source.begin(whole);
  control.addInbox(source.inbox);
  doAgain(control, journal, store);
  control.open(store.epoch, Math.max(now, control.now));
  return control;
}

/**
 * Does again what the journal holds after what a control has done: turns from what they took in, commands from outside as they were
 * given between two turns. The last turn may write what a crash had cut off.
 * @throws InputError HWS-RUN-020 when something else comes out
 */
export function doAgain(control: ControlRun, journal: Pick<Journal, 'lastSeq'>, store: Journal): void {
  for (const frame of store.read(journal.lastSeq + 1)) {
    // Of the turn that was done last.
    if (frame.seq <= journal.lastSeq) continue;
    const inputs = frameTurn(frame);
    if (inputs) control.turnAgain(inputs, frame.at);
    else if (frame.commandId !== null) {
      control.ledger.receive(frame.commandId, frame.events, frame.at);
      control.ledger.commit();
    } else throw notATurn(frame.seq);
  }
}

function notATurn(seq: number): InputError {
  return new InputError(runDiagnostic('HWS-RUN-020', 'The journal holds a frame that no turn makes', `frame ${seq}`));
}
