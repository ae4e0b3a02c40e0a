// A person of the control room takes note of an exception: the record says who and when.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import type { ExceptionNote } from '../../terminal/machine-command.ts';
import type { Desk } from '../context.ts';
import { nothing, type Taken } from './common.ts';
import type { Received } from './state.ts';

/** Takes it in. What cannot be changes nothing; why is told by objectionToNote() beforehand. */
export function receiveNote(desk: Desk, received: Received<ExceptionNote>, at: number): Taken {
  const refused = desk.ledger.receive(received.commandId, [eventOf(received.message)], at) ?? [];
  return { ...nothing(), refused: refused.map((a) => a.why) };
}

/** Why nobody can take note of it; null: somebody can. */
export function objectionToNote(desk: Desk, note: ExceptionNote): Rejection | null {
  return desk.ledger.objection(eventOf(note));
}

function eventOf({ exception, reference: by }: ExceptionNote): LedgerEvent {
  return { kind: 'exception-acknowledged', exception, by };
}
