// Vessel calls on their way through the port: at the roads, moored, worked, sent off.
import { allLoads } from '../../ledger/holds.ts';
import type { CallId } from '../../terminal/ids.ts';
import { callRecord, containerRecord, twinKg, type Desk } from '../context.ts';
import type { CallWork } from '../state.ts';
import { PHASE, findRestows, makeBays, type BayRules } from './bay-work.ts';
import { quayChanged } from './berths.ts';
import { roll } from './settle-loads.ts';

/** A vessel is at the roads; one that was refused is sent on. */
export function vesselArrived(desk: Desk, call: CallId): void {
  if (callRecord(desk, call).state === 'sailed') {
    desk.orders.push({ kind: 'unberth', call });
    return;
  }
  desk.ledger.record({ kind: 'call-state', call, state: 'at-roads' }, desk.now);
  quayChanged(desk);
}

/** Her last line is let go. */
export function vesselSailed(desk: Desk, call: CallId): void {
  if (callRecord(desk, call).state === 'sailed') return;
  desk.ledger.record({ kind: 'call-state', call, state: 'sailed' }, desk.now);
  quayChanged(desk);
}

/** All lines fast: the work list is made and cranes are assigned. */
export function vesselMoored(desk: Desk, callId: CallId): void {
  const call = callRecord(desk, callId);
  desk.ledger.record({ kind: 'call-state', call: callId, state: 'working' }, desk.now);
  for (const { container, slot } of findRestows(call, allLoads(call)))
    desk.ledger.record({ kind: 'restow-listed', call: callId, container, slot }, desk.now);
  const bowX = call.berth?.x ?? 0;
  const work: CallWork = {
    call: callId,
    bowX,
    bays: makeBays(call, bowX, bayRules(desk)),
    cranes: [],
    gang: call.berth?.cranes ?? 0,
    craneMs: 0,
    craneMoves: 0,
    lastMove: desk.now,
    finished: false,
  };
  desk.state.calls.set(callId, work);
  quayChanged(desk);
  desk.shareCranes = true;
}

/** Dual cycling needs room for both ways on the platform; under a single trolley the vehicles are that room. */
export function bayRules(desk: Desk): BayRules {
  const { platform, trolleys } = desk.model.quayCraneType;
  const room = trolleys === 'single' || (platform?.twentyFootSlots ?? 0) >= 4;
  return {
    twinKg: twinKg(desk),
    dualCycle: desk.state.policy.dualCycle && room,
    kgOf: (container) => containerRecord(desk, container).container.grossKg,
  };
}

/**
 * Sends a vessel off when all her bays are done and no crane works on her. Loads that are still on hold stay ashore; with one that was set
 * aboard as its hold came she waits for the release.
 */
export function sendOff(desk: Desk): void {
  for (const work of desk.state.calls.values()) {
    if (work.finished || work.cranes.length > 0 || work.bays.some((b) => b.phase !== PHASE.done)) continue;
    const call = callRecord(desk, work.call);
    if (call.heldAboard.size > 0) continue;
    for (const container of [...call.keptAshore.keys()]) {
      const holds = [...containerRecord(desk, container).holds.keys()].join(', ');
      roll(desk, call, container, `on hold when the vessel sailed: ${holds}`);
    }
    work.finished = true;
    desk.departed.push(work.call);
    desk.ledger.record({ kind: 'call-state', call: work.call, state: 'unberthing' }, desk.now);
    desk.orders.push({ kind: 'unberth', call: work.call });
  }
}
