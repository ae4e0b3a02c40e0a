// Vessels that are asked to come just in time: the laws of asking, what a vessel answers, and what both do to the record. The terms are those of
// the DCSA port call standard: the terminal tells a requested time of arrival (RTA) at the pilot boarding place, the vessel a planned one (PTA).
import { invariant } from '../kit/invariant.ts';
import type { CallId } from '../terminal/ids.ts';
import type { LedgerEvent } from './events.ts';
import { fine, no, type Verdict } from './rejection.ts';
import type { CallRecord, LedgerState } from './state.ts';

type ArrivalEvent = LedgerEvent & { kind: 'arrival-requested' | 'arrival-told' };

/** A vessel that was asked is asked again after this time, ms, or sooner when the time is another one by at least so much, ms (designed). */
const AGAIN_MS = 2 * 3_600_000;
const OTHERWISE_MS = 3_600_000;

/** True for an event of asking a vessel, or of her answer. */
export function isArrivalEvent(event: LedgerEvent): event is ArrivalEvent {
  return event.kind === 'arrival-requested' || event.kind === 'arrival-told';
}

/** What the laws say of it. */
export function decideArrival(state: LedgerState, event: ArrivalEvent): Verdict {
  const call = state.calls.get(event.call);
  if (!call) return no('unknown', `there is no call ${event.call}`);
  if (call.state !== 'expected') return no('order', `${call.vessel} has come`);
  const { asked } = call;
  if (event.kind === 'arrival-told')
    return asked && Number.isFinite(event.eta) ? fine : no('unknown', `${call.vessel} was not asked for her arrival`);
  if (!Number.isFinite(event.at) || event.at < (asked?.announced ?? call.eta))
    return no('order', `${call.vessel} cannot be asked to come sooner than she is expected`);
  if (event.at === asked?.at) return no('duplicate', `${call.vessel} has been asked so already`);
  const isSoon = asked !== undefined && state.at - asked.since < AGAIN_MS;
  return isSoon && Math.abs(event.at - asked.at) < OTHERWISE_MS
    ? no('duplicate', `${call.vessel} was asked a short time ago, for nearly the same time`)
    : fine;
}

/** What it does to the record at a time, ms UTC. */
export function evolveArrival(state: LedgerState, event: ArrivalEvent, at: number): void {
  const call = callOf(state, event.call);
  const { fuel, co2 } = event;
  if (event.kind === 'arrival-requested') {
    const { announced = call.eta, told = null } = call.asked ?? {};
    call.asked = { announced, at: event.at, since: at, berth: event.berth, fuel, co2, told };
    return;
  }
  invariant(call.asked, `${event.call} answers what she was not asked`);
  call.asked = { ...call.asked, told: { eta: event.eta, since: at, speed: event.speed, fuel, co2 } };
  call.eta = event.eta;
}

function callOf(state: LedgerState, call: CallId): CallRecord {
  const record = state.calls.get(call);
  invariant(record, `event names unknown call ${call}`);
  return record;
}
