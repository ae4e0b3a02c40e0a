// What the yard has to be ready for: the next loads of each quay crane, in the order in which it takes them.
import type { ContainerId } from '../terminal/ids.ts';
import { PHASE, loadsOf } from './bay-work.ts';
import { callRecord, callWork, craneWork, type Desk } from './context.ts';

/** The next loads of a quay crane in the order in which it takes them: its bay's hold, its deck, then the bays after that. */
export function nextLoads(desk: Desk, crane: number, most: number): ContainerId[] {
  const c = craneWork(desk, crane);
  if (c.call === null) return [];
  const call = callRecord(desk, c.call);
  const found: ContainerId[] = [];
  for (const bay of [c.bay, ...c.bays]) {
    const phase = callWork(desk, c.call).bays.find((b) => b.bay === bay)?.phase ?? PHASE.done;
    if (phase === PHASE.done) continue;
    for (const deck of phase <= PHASE.holdIn ? [false, true] : [true])
      for (const { container } of loadsOf(call, bay, deck)) if (found.push(container) >= most) return found;
  }
  return found;
}
