// The person of the tortured terminal: walks to machines that are marked, because they told what cannot be, looks where their boxes truly
// are, and says so. Until then such a machine gets no work. Where a message says of a box what the record knows to be otherwise, the person
// decides that the record is right: the wrong messages are those that were sent besides.
import { unknownBoxes } from '../../operation/faults/unknown-boxes.ts';
import type { Decision } from '../../terminal/discrepancy.ts';
import type { MachineCheckDecision } from '../../terminal/machine-check.ts';
import type { Twin } from '../../twin/twin.ts';
import type { ControlRun } from '../run/control-run.ts';

/** The person goes round so often, ms (designed). */
export const ROUND_MS = 10 * 60_000;

/** What he finds at the machines that are marked, by the way of messages. */
export function findings(control: ControlRun, twin: Twin): MachineCheckDecision[] {
  const { desk } = control.operation;
  const { marked } = desk.state.faults;
  const unknown = marked.size > 0 ? unknownBoxes(desk) : [];
  return Array.from(marked, ([che, { heard }]) => {
    const boxes = unknown.filter((box) => box.che === che);
    const found = boxes.map(({ container }) => ({ container, position: twin.find(container) }));
    return { type: 'MACHINE_CHECK', reference: 'the person', che, heard, found };
  });
}

/** What the person decides about the discrepancies that are open, under the same key each time. */
export function decisions(control: ControlRun): { key: string; decision: Decision }[] {
  return [...control.ledger.state.discrepancies.values()].map(({ container, since }) => ({
    key: `decision-${container}-${since}`,
    decision: { type: 'DECISION', reference: 'the person', container, accept: 'record', found: null },
  }));
}
