// Changes of what was announced: a newer plan, list or announcement, and boxes of which a message claims what cannot be. Their laws and what
// they do to the record. A change never moves a box that is here: it tells of boxes that are still to come, of lists, and of papers.
import { invariant } from '../kit/invariant.ts';
import type { ContainerId } from '../terminal/ids.ts';
import type { LedgerEvent } from './events.ts';
import { leaves } from './forget.ts';
import { unnamed } from './grounds.ts';
import { allLoads, loadSlot } from './holds.ts';
import { reeferTold } from './reefers.ts';
import { fine, no, type Verdict } from './rejection.ts';
import { bottomKey, slotKey, type CallRecord, type LedgerState } from './state.ts';

/** Events of a change. */
const CHANGES = [
  'call-changed',
  'container-changed',
  'container-withdrawn',
  'discharge-unlisted',
  'load-unlisted',
  'visit-cancelled',
  'discrepancy-found',
  'discrepancy-resolved',
] as const;

type Change = LedgerEvent & { kind: (typeof CHANGES)[number] };

const KINDS: ReadonlySet<string> = new Set(CHANGES);

/** True for an event of a change. */
export function isChange(event: LedgerEvent): event is Change {
  return KINDS.has(event.kind);
}

/** True while a vessel's stow may still be told otherwise: she has not been sent to the quay, where it is a fact. */
export function stowIsPlan(call: CallRecord): boolean {
  return call.state === 'expected' || call.state === 'at-roads';
}

/** What the laws say of a change. */
export function decideChange(state: LedgerState, event: Change): Verdict {
  switch (event.kind) {
    case 'call-changed':
      return planned(state.calls.get(event.call), event.call);
    case 'container-withdrawn':
      return withdrawn(state, event);
    case 'container-changed':
      return changed(state, event);
    case 'discharge-unlisted':
      return state.calls.get(event.call)?.toDischarge.has(event.container)
        ? aboard(state, event)
        : no('unknown', `${event.container} is not on the discharge list of ${event.call}`);
    case 'load-unlisted':
      return loadUnlisted(state, event);
    case 'visit-cancelled':
      return visitCancelled(state, event);
    case 'discrepancy-found':
      return state.containers.has(event.container) ? fine : no('unknown', `${event.container} is not known`);
    case 'discrepancy-resolved':
      return state.discrepancies.has(event.container)
        ? fine
        : no('unknown', `there is no open discrepancy of ${event.container}`);
  }
}

function planned(call: CallRecord | undefined, name: string): Verdict {
  if (!call) return no('unknown', `call ${name} is not known`);
  return stowIsPlan(call) ? fine : no('order', `the vessel of ${name} has been sent to the quay`);
}

function aboard(state: LedgerState, { call, container }: { call: string; container: ContainerId }): Verdict {
  const p = state.containers.get(container)?.position;
  return p?.kind === 'vessel' && p.call === call ? fine : no('elsewhere', `${container} is not aboard ${call}`);
}

function withdrawn(state: LedgerState, event: Change & { kind: 'container-withdrawn' }): Verdict {
  const may = planned(state.calls.get(event.call), event.call);
  return may.ok ? aboard(state, event) : may;
}

/** What holds a box has its length: that of a box which is here, or in a cell, cannot be told otherwise. */
function changed(state: LedgerState, { container }: Change & { kind: 'container-changed' }): Verdict {
  const known = state.containers.get(container.id);
  if (!known) return no('unknown', `${container.id} is not known`);
  const sameLength = known.container.lengthFeet > 20 === container.lengthFeet > 20;
  return sameLength || known.position.kind === 'outside'
    ? fine
    : no('mixed-lengths', `${container.id} is ${known.container.lengthFeet}' long, not ${container.lengthFeet}'`);
}

function loadUnlisted(state: LedgerState, event: Change & { kind: 'load-unlisted' }): Verdict {
  const { call, container } = event;
  const listed = state.calls.get(call);
  if (!listed || loadSlot(listed, container) === undefined)
    return no('unknown', `${container} is not on the load list of ${call}`);
  const at = state.containers.get(container)?.position.kind;
  return at === 'che' ? no('order', `${container} is on its way to ${call}`) : fine;
}

function visitCancelled(state: LedgerState, { visit }: Change & { kind: 'visit-cancelled' }): Verdict {
  const known = state.visits.get(visit);
  if (!known) return no('unknown', `visit ${visit} is not known`);
  return known.state === 'expected' ? fine : no('order', `the truck of visit ${visit} has come`);
}

/** What a change does to the record at a time, ms UTC. */
export function evolveChange(state: LedgerState, event: Change, at: number): void {
  switch (event.kind) {
    case 'call-changed':
      return changeCall(callOf(state, event.call), event);
    case 'container-withdrawn':
      return withdraw(state, event, at);
    case 'container-changed': {
      const record = state.containers.get(event.container.id);
      invariant(record, `event names unknown container ${event.container.id}`);
      record.container = event.container;
      record.outbound = event.outbound;
      return reeferTold(state, record, at);
    }
    case 'discharge-unlisted':
      return takeOffDischarge(callOf(state, event.call), event.container);
    case 'load-unlisted':
      return takeOffLoad(state, callOf(state, event.call), event.container);
    case 'visit-cancelled':
      return cancelVisit(state, event, at);
    case 'discrepancy-found': {
      const { container, claim, recorded, reason } = event;
      state.discrepancies.set(container, { container, claim, recorded, reason, since: at });
      return;
    }
    case 'discrepancy-resolved':
      state.discrepancies.delete(event.container);
      return;
  }
}

function callOf(state: LedgerState, call: string): CallRecord {
  const record = state.calls.get(call as CallRecord['call']);
  invariant(record, `event names unknown call ${call}`);
  return record;
}

function changeCall(call: CallRecord, { geometry, eta, etd, nextPort }: Change & { kind: 'call-changed' }): void {
  Object.assign(call, { geometry, eta, etd, nextPort });
  call.bottoms = new Map();
  const lower = (slot: { bay: number; row: number; tier: number }): void => {
    const key = bottomKey(slot);
    call.bottoms.set(key, Math.min(call.bottoms.get(key) ?? slot.tier, slot.tier));
  };
  for (const key of call.cells.keys())
    lower({ bay: Math.floor(key / 10000), row: Math.floor(key / 100) % 100, tier: key % 100 });
  for (const slot of allLoads(call).values()) lower(slot);
}

function withdraw(state: LedgerState, event: Change & { kind: 'container-withdrawn' }, at: number): void {
  const call = callOf(state, event.call);
  const record = state.containers.get(event.container);
  invariant(record?.position.kind === 'vessel', `${event.container} is aboard`);
  const { bay, row, tier } = record.position.slot;
  call.cells.delete(slotKey(bay, row, tier));
  unnamed(call, { bay, row, tier });
  if (call.toDischarge.has(event.container)) takeOffDischarge(call, event.container);
  record.position = { kind: 'outside' };
  record.outbound = '';
  leaves(state, event.container, at);
}

function takeOffDischarge(call: CallRecord, container: ContainerId): void {
  call.toDischarge.delete(container);
  call.listed.discharge--;
  call.listVersion++;
}

function takeOffLoad(state: LedgerState, call: CallRecord, container: ContainerId): void {
  if (!call.toLoad.delete(container)) call.keptAshore.delete(container);
  call.listed.load--;
  call.listVersion++;
  const record = state.containers.get(container);
  if (record?.outbound === call.call) record.outbound = '';
}

/** The truck is gone before it came: nothing passed the gate. What it was to bring is awaited only where a vessel is to load it. */
function cancelVisit(state: LedgerState, event: Change & { kind: 'visit-cancelled' }, at: number): void {
  const visit = state.visits.get(event.visit);
  invariant(visit, `event names unknown visit ${event.visit}`);
  visit.state = 'gone';
  state.gone.visits.set(event.visit, at);
  for (const id of visit.deliver) {
    const record = state.containers.get(id);
    if (record?.position.kind === 'outside' && record.outbound === '') leaves(state, id, at);
  }
}

/**
 * True for a box that was here and has left, by truck or aboard a vessel, and that nothing is announced to bring back: not one that was
 * only ever announced, and not one that left so long ago that the record has forgotten it.
 */
export function hasLeft(state: LedgerState, container: ContainerId): boolean {
  const record = state.containers.get(container);
  if (record?.position.kind !== 'outside' || !state.gone.containers.has(container)) return false;
  if (record.outbound === '' || record.outbound === 'truck') return record.outbound === 'truck';
  const call = state.calls.get(record.outbound as CallRecord['call']);
  return call === undefined || call.state === 'sailed';
}
