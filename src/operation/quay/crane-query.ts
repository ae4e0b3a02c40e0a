// What is known of a quay crane's work: its bay, room on its platform, its transfer points, which load may come next. Changes
// nothing but which bay a crane takes.
import type { ContainerId } from '../../terminal/ids.ts';
import { bay40, onDeck } from '../../terminal/vessel.ts';
import { PHASE, loadsOf } from './bay-work.ts';
import { callRecord, callWork, craneWork, moveOf, pairOf, teu, type Desk } from '../context.ts';
import type { BayWork, Busy, CraneWork, Move, VehicleWork } from '../state.ts';

/** The bay that a crane works on or goes to; undefined without. */
export function currentBay(desk: Desk, c: CraneWork): BayWork | undefined {
  if (c.call === null || c.bay === 0) return undefined;
  return callWork(desk, c.call).bays.find((b) => b.bay === c.bay);
}

/** True when no vehicle stands at, or is on its way to, a crane. */
export function pointsEmpty(desk: Desk, crane: number): boolean {
  return (desk.layout.cranePoints[crane] as number[]).every((r) => desk.traffic.state.restOwner[r] === -1);
}

/** Gives a crane its next bay, if it has one and stays with its call. */
export function takeNextBay(desk: Desk, crane: number): void {
  const c = craneWork(desk, crane);
  if (c.call === null || c.nextCall !== c.call) return;
  const call = callWork(desk, c.call);
  for (let bay = c.bays.shift(); bay !== undefined; bay = c.bays.shift()) {
    const work = call.bays.find((b) => b.bay === bay);
    if (!work || work.phase === PHASE.done || (work.crane !== -1 && work.crane !== crane)) continue;
    work.crane = crane;
    work.started = true;
    c.bay = bay;
    c.station = work.x;
    return;
  }
}

/** Room on the platform, TEU: capacity less what stands there and what both trolleys are bringing. */
export function platformRoom(desk: Desk, c: CraneWork): number {
  let room = desk.model.quayCraneType.platform?.twentyFootSlots ?? 0;
  for (const p of c.platform) room -= teu(desk, moveOf(desk, p.move).container);
  const coming = (busy: CraneWork['main'], kind: Move['kind']): void => {
    if (busy?.kind !== 'lift') return;
    for (const m of boxesOf(desk, busy))
      if (m.kind === kind && !c.platform.some((p) => p.move === m.id)) room -= teu(desk, m.container);
  };
  coming(c.main, 'discharge');
  coming(c.portal, 'load');
  return room;
}

/** Moves of the boxes that a trolley lifts. */
export function boxesOf(desk: Desk, busy: Busy): Move[] {
  return [busy.move, busy.mate].flatMap((id) => (id < 0 ? [] : [moveOf(desk, id)]));
}

/** Row (transfer point) in which a vehicle stands under a crane. */
export function rowOf(desk: Desk, crane: number, vehicle: number): number {
  const at = desk.traffic.state.vehicles[vehicle]?.at ?? -1;
  return (desk.layout.cranePoints[crane] as number[]).indexOf(at);
}

/** How far the boxes that belong under a load must have come: aboard; at least on the crane or its platform; at least under the crane. */
export type Ahead = 'aboard' | 'on-crane' | 'at-crane';

/**
 * True when every box that must be under this one has come as far as asked. Only such boxes may take a place on the crane or under
 * it, so that there is always one that can go on.
 */
export function nextInColumn(desk: Desk, c: CraneWork, m: Move, asked: Ahead): boolean {
  const call = callRecord(desk, c.call as never);
  const slot = call.toLoad.get(m.container) ?? call.toRestow.get(m.container);
  if (!slot) return false;
  const bay = bay40(slot.bay);
  // Lowest first: no box after the tier of this one is under it.
  for (const { container, slot: s } of loadsOf(call, bay, onDeck(slot))) {
    if (s.tier >= slot.tier) return true;
    if (s.row !== slot.row || (s.bay !== slot.bay && s.bay !== bay && slot.bay !== bay)) continue;
    if (!hasCome(desk, c, container, asked)) return false;
  }
  return true;
}

/** How far a box that is not aboard yet has come. */
function hasCome(desk: Desk, c: CraneWork, container: ContainerId, asked: Ahead): boolean {
  if (asked === 'aboard') return false;
  if (c.platform.some((p) => moveOf(desk, p.move).container === container)) return true;
  for (const busy of [c.portal, c.main])
    if (busy?.kind === 'lift' && boxesOf(desk, busy).some((m) => m.container === container)) return true;
  if (asked === 'on-crane') return false;
  return desk.state.vehicles.some(
    (v) => v.move >= 0 && (v.errand === 'at-crane' || v.errand === 'to-crane') && carries(desk, v, container),
  );
}

function carries(desk: Desk, v: VehicleWork, container: ContainerId): boolean {
  return pairOf(desk, moveOf(desk, v.move)).some((m) => m.container === container);
}

/** Lifts that still need an empty vehicle under the crane: on the platform, in the spreader, or still aboard in this bay. */
export function dischargesLeft(desk: Desk, c: CraneWork, bay: BayWork): number {
  let left = 0;
  if (bay.phase <= PHASE.holdOut) {
    left += bay.deckOut.length + bay.holdOut.length;
    left -=
      bay.phase === PHASE.holdOut
        ? bay.deckOut.length + bay.next
        : bay.phase === PHASE.deckOut
          ? bay.next
          : bay.deckOut.length;
  }
  left += waitingForVehicle(desk, c);
  if (c.main?.kind === 'lift') {
    const m = moveOf(desk, c.main.move);
    if (m.kind === 'discharge' && m.vehicle < 0) left++;
  }
  return left;
}

/** Lifts on the platform for which no vehicle stands ready. */
export function waitingForVehicle(desk: Desk, c: CraneWork): number {
  let count = 0;
  for (const p of c.platform) {
    const m = moveOf(desk, p.move);
    if (m.kind === 'discharge' && m.vehicle < 0 && !(m.mate >= 0 && m.mate < m.id)) count++;
  }
  return count;
}
