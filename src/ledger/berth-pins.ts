// Berths that people fix by hand: the laws of it, and what it does to the record. Whether a vessel fits there is asked before (quay/berth-check.ts);
// the record knows no water and no cranes.
import { invariant } from '../kit/invariant.ts';
import type { CallId } from '../terminal/ids.ts';
import { stowIsPlan } from './changes.ts';
import type { LedgerEvent } from './events.ts';
import { fine, no, type Verdict } from './rejection.ts';
import type { CallRecord, LedgerState } from './state.ts';

type PinEvent = LedgerEvent & { kind: 'berth-pinned' | 'berth-unpinned' };

/** True for an event of a berth that a person fixes or sets free. */
export function isPinEvent(event: LedgerEvent): event is PinEvent {
  return event.kind === 'berth-pinned' || event.kind === 'berth-unpinned';
}

/** What the laws say of it. */
export function decidePin(state: LedgerState, event: PinEvent): Verdict {
  const call = state.calls.get(event.call);
  if (!call) return no('unknown', `there is no call ${event.call}`);
  // Until she is sent to the quay her berth is a plan, as her stow is; then it is a fact.
  if (!stowIsPlan(call)) return no('order', `${call.vessel} has been sent to the quay`);
  if (event.kind === 'berth-unpinned')
    return call.pin ? fine : no('unpinned', `the berth of ${call.vessel} is not fixed by hand`);
  const { x, start } = event;
  return Number.isFinite(x) && x >= 0 && (start === null || Number.isFinite(start))
    ? fine
    : no('no-ground', `metre ${x} is no place on the quay`);
}

/** What it does to the record at a time, ms UTC. */
export function evolvePin(state: LedgerState, event: PinEvent, at: number): void {
  const call = callOf(state, event.call);
  if (event.kind === 'berth-pinned') call.pin = { x: event.x, start: event.start, by: event.by, since: at };
  else delete call.pin;
}

function callOf(state: LedgerState, call: CallId): CallRecord {
  const record = state.calls.get(call);
  invariant(record, `event names unknown call ${call}`);
  return record;
}
