// Boxes of which nobody knows for sure where they are: their machine was told to move them and is not heard, or told what cannot be. The
// record keeps the last place that is known; nobody else is sent for the box until its machine is heard again or a person has looked.
import { liftedBoxes } from '../../equipment/port.ts';
import type { Position } from '../../terminal/container.ts';
import type { CheId, ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { isBroken } from './fault-query.ts';

/** A box that may be at one of several places, the last known one first. */
export interface UnknownBox {
  container: ContainerId;
  che: CheId;
  places: Position[];
}

/** All of them, in the order in which their machines were told. */
export function unknownBoxes(desk: Desk): UnknownBox[] {
  const { inHand, faults } = desk.state;
  const found: UnknownBox[] = [];
  for (const [who, { order, picked }] of inHand) {
    const che = who as CheId;
    const heard = faults.broken.get(che)?.fault !== 'silent' || !isBroken(desk, che);
    if (order?.kind !== 'lift' || (heard && !faults.marked.has(che))) continue;
    for (const { container, from, to } of liftedBoxes(order)) {
      const carried: Position = { kind: 'che', che };
      found.push({ container, che, places: picked.length > 0 ? [carried, to] : [from, carried, to] });
    }
  }
  return found;
}
