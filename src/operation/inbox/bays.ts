// The bays of a vessel that is being worked, after her lists have changed: bays that no crane has begun are made anew, those that are begun stay
// as they are.
import { findRestows, makeBays, PHASE } from '../quay/bay-work.ts';
import { bayRules } from '../quay/call-work.ts';
import { allLoads } from '../../ledger/holds.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { VesselSlot } from '../../terminal/container.ts';
import type { CallId } from '../../terminal/ids.ts';
import { bay40 } from '../../terminal/vessel.ts';
import type { Desk } from '../context.ts';
import type { BayWork } from '../state.ts';

/** True for a cell whose bay a crane has begun, or that is done: nothing is changed there any more. */
export function bayIsBegun(desk: Desk, call: CallId, slot: VesselSlot): boolean {
  const work = desk.state.calls.get(call);
  if (!work) return false;
  if (work.finished) return true;
  const bay = work.bays.find((b) => b.bay === bay40(slot.bay));
  return bay !== undefined && begun(bay);
}

function begun(bay: BayWork): boolean {
  return bay.started || bay.crane !== -1 || bay.phase !== PHASE.deckOut;
}

/** Makes the bays of a call anew that are not begun, where she is being worked; does nothing before. */
export function followBays(desk: Desk, call: CallRecord, at: number): void {
  const work = desk.state.calls.get(call.call);
  if (!work || work.finished) return;
  const isBegun = (slot: VesselSlot): boolean => bayIsBegun(desk, call.call, slot);
  for (const { container, slot } of findRestows(call, allLoads(call)))
    if (!call.toRestow.has(container) && !isBegun(slot))
      desk.ledger.record({ kind: 'restow-listed', call: call.call, container, slot }, at);
  const kept = work.bays.filter(begun);
  const anew = makeBays(call, work.bowX, bayRules(desk)).filter(({ bay }) => !kept.some((b) => b.bay === bay));
  work.bays = [...kept, ...anew].sort((a, b) => a.bay - b.bay);
  desk.shareCranes = true;
}
