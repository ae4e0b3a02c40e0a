// COREOR: a line lets a box go to whoever collects it, or takes that back. The record's word for it is the hold of the line: a release
// takes it off, and a release that is cancelled puts it on. Who may collect the box, until when and by which PIN has no word there.
import type { ReleaseOrder } from '../../edi/container-messages.ts';
import { hasLeft } from '../../ledger/changes.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { loadSlot } from '../../ledger/holds.ts';
import type { ContainerRecord } from '../../ledger/state.ts';
import type { CallId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { aside, asideEvents, nothing, notKnown, take, type Taken } from './common.ts';
import {
  FUNCTION,
  issueOf,
  noteIssue,
  passOver,
  passOverOlder,
  receivedEvent,
  releaseKey,
  standingOf,
} from './issues.ts';
import type { Received } from './state.ts';

/** The hold by which a line keeps a box here. */
export const LINE_HOLD = 'line';

/** Takes a release order in, or one that takes a release back: that works at once, whether the order itself has come or not. */
export function receiveRelease(desk: Desk, received: Received<ReleaseOrder>, at: number): Taken {
  const { entries, reference, setAside } = received.message;
  const key = releaseKey(received);
  const known = reference === '' ? undefined : desk.state.documents.get(key);
  const standing = standingOf(known, received);
  if (known && standing === 'older') {
    passOverOlder(desk, received, at, known);
    return nothing();
  }
  if (standing === 'same') {
    passOver(desk, received, at, 'HWS-RUN-066', `${reference} of the same time came before`);
    return nothing();
  }
  const what = issueOf(received).function;
  const takesBack = what === FUNCTION.cancel || what === FUNCTION.remove;
  const named = entries.map(({ container }) => container.id);
  // A cancellation may name no box: it is of all that the order named.
  const boxes = takesBack && named.length === 0 ? (known?.boxes ?? []) : named;
  const events: LedgerEvent[] = [receivedEvent(received)];
  for (const box of boxes) {
    const record = desk.ledger.state.containers.get(box);
    events.push(...(record ? releaseEvents(desk, record, takesBack, reference) : [notKnown(box)]));
  }
  events.push(...asideEvents(setAside, null, received.port));
  const answer = take(desk, received, events, at);
  if (!answer) return nothing();
  if (reference !== '') noteIssue(desk, key, received, { boxes, cancelled: what === FUNCTION.cancel });
  return { ...nothing(), refused: answer.map((a) => a.why) };
}

function releaseEvents(desk: Desk, record: ContainerRecord, takesBack: boolean, reference: string): LedgerEvent[] {
  const { container, holds, outbound } = record;
  const held = holds.has(LINE_HOLD);
  const { id } = container;
  if (hasLeft(desk.ledger.state, id)) return [aside(id, null, 'HWS-RUN-065', 'it has left the terminal')];
  if (takesBack) {
    const reason = `release order ${reference} is taken back`;
    return held ? [] : [{ kind: 'hold-placed', container: id, hold: LINE_HOLD, reason }];
  }
  const call = desk.ledger.state.calls.get(outbound as CallId);
  if (call && loadSlot(call, id))
    return [aside(id, call.call, 'HWS-RUN-092', `it is on the load list of ${call.call}`)];
  return held ? [{ kind: 'hold-released', container: id, hold: LINE_HOLD }] : [];
}
