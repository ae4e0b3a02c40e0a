// What a person who goes to a marked machine has to find out: where the boxes truly are of which nobody knows.
import { unknownBoxes } from '../../operation/faults/unknown-boxes.ts';
import type { Position } from '../../terminal/container.ts';
import type { CheId } from '../../terminal/ids.ts';
import { samePosition } from '../../ledger/laws.ts';
import type { DoubtView, FoundPlace, MachineCheckView, PlaceName } from '../api/machines.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** Why somebody has to look at a machine, and what at; null for one that is not marked. */
export function machineDoubts(run: TerminalRun, che: CheId): MachineCheckView | null {
  const { desk } = run.operation;
  const mark = desk.state.faults.marked.get(che);
  if (mark === undefined) return null;
  const boxes = unknownBoxes(desk).filter((box) => box.che === che);
  const doubts = boxes.map(({ container, places }): DoubtView => {
    const named = places.map((position) => ({ name: nameOf(position, che, places), position }));
    return { container, places: named, seen: placeOf(run.twin.find(container), named) };
  });
  const { since, heard, fault, reason } = mark;
  return { che, since, heard, told: fault ?? 'other-place', reason, boxes: doubts };
}

/** The last place is where the box was to go, and before it is picked up the first is where it stood. */
function nameOf(position: Position, che: CheId, places: readonly Position[]): PlaceName {
  if (position.kind === 'che' && position.che === che) return 'machine';
  return position === places.at(-1) ? 'to' : 'from';
}

function placeOf(seen: Position, places: DoubtView['places']): FoundPlace {
  const place = places.find(({ position }) => samePosition(position, seen));
  if (place) return { at: place.name };
  return seen.kind === 'yard' ? { slot: { block: seen.block, ...seen.slot } } : {};
}
