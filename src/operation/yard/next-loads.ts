// What the yard has to be ready for: the next loads of each quay crane, in the order in which it takes them.
import type { ContainerRecord } from '../../ledger/state.ts';
import { PHASE, loadsOf } from '../quay/bay-work.ts';
import { callRecord, callWork, containerRecord, craneWork, type Desk } from '../context.ts';

type Loads = ReturnType<typeof loadsOf>;

/** Records of the boxes of each list of loads. A list is never changed but made anew, and a box keeps its record while it is on one. */
const recordsByList = new WeakMap<Loads, readonly ContainerRecord[]>();

/** Loads of one bay that are left, its hold before its deck. */
interface BayLoads {
  bay: number;
  loads: readonly ContainerRecord[];
}

/** The loads of a quay crane in the order in which it takes them, bay by bay. */
export function loadsByBay(desk: Desk, crane: number): BayLoads[] {
  const c = craneWork(desk, crane);
  if (c.call === null) return [];
  const call = callRecord(desk, c.call);
  const { bays } = callWork(desk, c.call);
  return [c.bay, ...c.bays].map((bay) => {
    const phase = bays.find((b) => b.bay === bay)?.phase ?? PHASE.done;
    const parts = phase === PHASE.done ? [] : phase <= PHASE.holdIn ? [false, true] : [true];
    return { bay, loads: parts.flatMap((deck) => recordsOf(desk, loadsOf(call, bay, deck))) };
  });
}

/** The next loads of a quay crane in the order in which it takes them: its bay's hold, its deck, then the bays after that. */
export function nextLoads(desk: Desk, crane: number, most: number): ContainerRecord[] {
  const found: ContainerRecord[] = [];
  for (const { loads } of loadsByBay(desk, crane)) {
    found.push(...loads.slice(0, most - found.length));
    if (found.length >= most) break;
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
