// Holds: what they keep from happening, and what becomes of loads that are put on hold. A load on hold stays ashore, off the list of what is
// still to be loaded, until its release. What was past
// stopping when its hold came is a fact: it is recorded, and vessel or truck does not leave with it.
import { invariant } from '../kit/invariant.ts';
import type { Position, VesselSlot } from '../terminal/container.ts';
import type { CallId, ContainerId } from '../terminal/ids.ts';
import type { LedgerEvent } from './events.ts';
import { fine, no, type Verdict } from './rejection.ts';
import type { CallRecord, ContainerRecord, LedgerState, VisitRecord } from './state.ts';

/** Slot of a box on a call's load list, whether a hold keeps it ashore or not; undefined when it is not listed, or aboard. */
export function loadSlot(call: CallRecord, container: ContainerId): VesselSlot | undefined {
  return call.toLoad.get(container) ?? call.keptAshore.get(container);
}

/** All boxes still to be loaded with their slots, those that a hold keeps ashore too. */
export function allLoads(call: CallRecord): ReadonlyMap<ContainerId, VesselSlot> {
  return call.keptAshore.size > 0 ? new Map([...call.toLoad, ...call.keptAshore]) : call.toLoad;
}

/** A box that a truck has fetched and that was put on hold since; undefined when there is none. */
export function heldOnTruck(state: LedgerState, visit: VisitRecord): ContainerId | undefined {
  return visit.collect.find((id) => {
    const record = state.containers.get(id);
    return record?.position.kind === 'truck' && record.position.visit === visit.visit && record.holds.size > 0;
  });
}

// ---- laws ------------------------------------------------------------------------------------------------------------------------

/** Only a hold that is there is released: whose release comes before it must hear so, since the hold would stay for good. */
export function mayRelease(state: LedgerState, { container, hold }: LedgerEvent & { kind: 'hold-released' }): Verdict {
  const record = state.containers.get(container);
  if (!record) return no('unknown', `${container} is not known`);
  return record.holds.has(hold) ? fine : no('unknown', `${container} is not on hold by ${hold}`);
}

/** Whether a box may leave the terminal. */
function mayLeave(state: LedgerState, container: ContainerId): Verdict {
  const holds = state.containers.get(container)?.holds;
  return holds && holds.size > 0 ? no('hold', `${container} is on hold: ${[...holds.keys()].join(', ')}`) : fine;
}

/** A load that a hold keeps ashore is not listed again before its release. */
export function mayBeListed(state: LedgerState, e: LedgerEvent & { kind: 'load-replanned' }): Verdict {
  const kept = e.slot !== null && state.calls.get(e.call)?.keptAshore.has(e.container);
  return kept ? mayLeave(state, e.container) : fine;
}

/**
 * A box on hold is not set aboard, unless its crane had been told to before (holdTooLate): then it is on the list. A restow is none of it: it
 * only makes room and stays the vessel's.
 */
export function maySetAboard(state: LedgerState, container: ContainerId, to: Position): Verdict {
  const call = to.kind === 'vessel' ? state.calls.get(to.call) : undefined;
  return call && !call.toLoad.has(container) && !call.toRestow.has(container) ? mayLeave(state, container) : fine;
}

/** Only a box that has come to its crane can be past stopping. */
export function holdTooLate(state: LedgerState, e: LedgerEvent & { kind: 'hold-too-late' }): Verdict {
  if (!state.calls.get(e.call)?.keptAshore.has(e.container))
    return no('unknown', `no hold keeps ${e.container} off ${e.call}`);
  const at = state.containers.get(e.container)?.position.kind;
  return at === 'che' ? fine : no('elsewhere', `${e.container} is on no machine`);
}

/** A vessel does not leave with a box that was set aboard while it was on hold. */
export function maySail(call: CallRecord): Verdict {
  const [held] = call.heldAboard;
  return held === undefined ? fine : no('hold', `${held} was set aboard ${call.call} while it was on hold`);
}

/** A truck is not let out with a box on hold. */
export function mayDriveOut(state: LedgerState, visit: VisitRecord): Verdict {
  const held = heldOnTruck(state, visit);
  return held === undefined ? fine : no('hold', `the truck of visit ${visit.visit} carries ${held}, which is on hold`);
}

// ---- what they do to the record ----------------------------------------------------------------------------------------------------

/** Places a hold, or takes one off; or, though there is one, lets the crane go on that had been told before. */
export function evolveHold(
  state: LedgerState,
  e: LedgerEvent & { kind: 'hold-placed' | 'hold-released' | 'hold-too-late' },
): void {
  const record = state.containers.get(e.container);
  invariant(record, `event names unknown container ${e.container}`);
  switch (e.kind) {
    case 'hold-placed':
      record.holds.set(e.hold, e.reason);
      return keepAshore(state, record);
    case 'hold-released':
      record.holds.delete(e.hold);
      return record.holds.size === 0 ? release(state, record) : undefined;
    case 'hold-too-late':
      return listAgain(state.calls.get(e.call), e.container);
  }
}

function release(state: LedgerState, { container: { id }, position: p, outbound }: ContainerRecord): void {
  if (p.kind === 'vessel') state.calls.get(p.call)?.heldAboard.delete(id);
  listAgain(state.calls.get(outbound as CallId), id);
}

/** Puts a load that was kept ashore back on the list, in its slot. */
function listAgain(call: CallRecord | undefined, container: ContainerId): void {
  const slot = call?.keptAshore.get(container);
  if (!call || !slot) return;
  call.keptAshore.delete(container);
  call.toLoad.set(container, slot);
  call.listVersion++;
}

/** Takes a load that is on hold off the list of its call. */
export function keepAshore(state: LedgerState, { container: { id }, outbound, holds }: ContainerRecord): void {
  const call = state.calls.get(outbound as CallId);
  const slot = call?.toLoad.get(id);
  if (!call || !slot || holds.size === 0) return;
  call.toLoad.delete(id);
  call.keptAshore.set(id, slot);
  call.listVersion++;
}

/** A box was set aboard: true when it is one of the call's loads. */
export function loaded(call: CallRecord, { container: { id }, holds }: ContainerRecord): boolean {
  if (!call.toLoad.delete(id) && !call.keptAshore.delete(id)) return false;
  if (holds.size > 0) call.heldAboard.add(id);
  return true;
}
