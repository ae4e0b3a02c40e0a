// The person of the tortured terminal: walks to machines that are marked, because they told what cannot be, looks where their boxes truly
// are, and says so. Until then such a machine gets no work. Where a message says of a box what the record knows to be otherwise, the person
// decides that the record is right: the wrong messages are those that were sent besides.
import type { CheId } from '../../terminal/ids.ts';
import { unknownBoxes } from '../../operation/faults/unknown-boxes.ts';
import type { Decision } from '../../terminal/discrepancy.ts';
import type { Twin } from '../../twin/twin.ts';
import type { ControlRun } from '../run/control-run.ts';

/** The person goes round so often, ms (designed). */
export const ROUND_MS = 10 * 60_000;

/** Looks at every machine that is marked; returns their ids. */
export function lookAtMarked(control: ControlRun, twin: Twin): CheId[] {
  const { desk } = control.operation;
  const marked = [...desk.state.faults.marked.keys()];
  const unknown = marked.length > 0 ? unknownBoxes(desk) : [];
  for (const che of marked) {
    const boxes = unknown.filter((box) => box.che === che);
    const found = boxes.map(({ container }) => ({ container, position: twin.find(container) }));
    control.checkMachine({ che, by: 'the person', found, again: null, line: null });
  }
  return marked;
}

/** What the person decides about the discrepancies that are open, under the same key each time. */
export function decisions(control: ControlRun): { key: string; decision: Decision }[] {
  return [...control.ledger.state.discrepancies.values()].map(({ container, since }) => ({
    key: `decision-${container}-${since}`,
    decision: { type: 'DECISION', reference: 'the person', container, accept: 'record', found: null },
  }));
}
