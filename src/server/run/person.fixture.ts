// A person who walks to the machines that are marked, looks where their boxes truly are, and says so.
import type { Twin } from '../../twin/twin.ts';
import { unknownBoxes } from '../../operation/faults/unknown-boxes.ts';
import type { CheId } from '../../terminal/ids.ts';
import type { MachineCheck } from '../../terminal/machine-check.ts';
import type { ControlRun } from './control-run.ts';

/** Looks at every machine that is marked; returns how many. */
export function lookAtMarked(control: ControlRun, twin: Twin): number {
  const { desk } = control.operation;
  const unknown = unknownBoxes(desk);
  for (const che of desk.state.faults.marked.keys()) {
    const boxes = unknown.filter((box) => box.che === che);
    const found = boxes.map(({ container }) => ({ container, position: twin.find(container) }));
    control.checkMachine({ che, by: 'a person', found, again: null, line: null });
  }
  return desk.state.faults.marked.size;
}

/** What a machine that was cut off from its orders has to be told again. */
export function missing(twin: Twin, che: CheId): MachineCheck['again'] {
  const crane = twin.state.cranes.find(({ id }) => id === che);
  if (!crane?.order) return 'order';
  return crane.phase === 5 ? 'proceed' : null;
}
