// What the yard has to be ready for: the next loads of each quay crane, in the order in which it takes them.
import type { ContainerRecord } from '../../ledger/state.ts';
import { PHASE, loadsOf } from '../quay/bay-work.ts';
import { callRecord, callWork, containerRecord, craneWork, type Desk } from '../context.ts';

type Loads = ReturnType<typeof loadsOf>;

/** Records of the boxes of each list of loads. A list is never changed but made anew, and a box keeps its record while it is on one. */
const recordsByList = new WeakMap<Loads, readonly ContainerRecord[]>();

/** The next loads of a quay crane in the order in which it takes them: its bay's hold, its deck, then the bays after that. */
export function nextLoads(desk: Desk, crane: number, most: number): ContainerRecord[] {
  const c = craneWork(desk, crane);
  const found: ContainerRecord[] = [];
  if (c.call === null) return found;
  const call = callRecord(desk, c.call);
  const { bays } = callWork(desk, c.call);
  for (const bay of [c.bay, ...c.bays]) {
    const phase = bays.find((b) => b.bay === bay)?.phase ?? PHASE.done;
    if (phase === PHASE.done) continue;
    for (const deck of phase <= PHASE.holdIn ? [false, true] : [true])
      for (const record of recordsOf(desk, loadsOf(call, bay, deck))) if (found.push(record) >= most) return found;
  }
  return found;
}

function recordsOf(desk: Desk, loads: Loads): readonly ContainerRecord[] {
  let records = recordsByList.get(loads);
  if (!records) {
    records = loads.map(({ container }) => containerRecord(desk, container));
    recordsByList.set(loads, records);
  }
  return records;
}
