// A person of the control room takes note of a reefer's alarm: the record says who and when.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import type { AlarmDecision } from '../../terminal/reefer.ts';
import type { Desk } from '../context.ts';
import { nothing, type Taken } from './common.ts';
import type { Received } from './state.ts';

/** Takes it in. What cannot be changes nothing; why is told by objectionToAlarm() beforehand. */
export function receiveAlarm(desk: Desk, received: Received<AlarmDecision>, at: number): Taken {
  const refused = desk.ledger.receive(received.commandId, [eventOf(received.message)], at) ?? [];
  return { ...nothing(), refused: refused.map((a) => a.why) };
}

/** Why nobody can take note of it; null: somebody can. */
export function objectionToAlarm(desk: Desk, decision: AlarmDecision): Rejection | null {
  return desk.ledger.objection(eventOf(decision));
}

function eventOf({ container, reference: by }: AlarmDecision): LedgerEvent {
  return { kind: 'reefer-alarm-acknowledged', container, by };
}
