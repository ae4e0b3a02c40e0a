// VERMAS: verified gross masses (SOLAS VI/2). A verified mass counts more than one that a list declares. It changes papers only, so it is
// followed wherever the box is; but once the box is aboard from here, the vessel was loaded by the other mass, and a person has to look.
import type { MassVerification } from '../../edi/container-messages.ts';
import { hasLeft } from '../../ledger/changes.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { ContainerRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { claimEvents } from './claims.ts';
import { aside, asideEvents, nothing, notKnown, take, weighed, type Taken } from './common.ts';
import { FUNCTION, issueOf, massKey, noteIssue, passOver, receivedEvent, standingOf } from './issues.ts';
import type { Received } from './state.ts';

/** Takes verified masses in, of boxes that are known. */
export function receiveMasses(desk: Desk, received: Received<MassVerification>, at: number): Taken {
  const { message, port } = received;
  const what = issueOf(received).function;
  if (what === FUNCTION.cancel || what === FUNCTION.remove) {
    const reason = 'a verified mass is not taken back; the right one counts once it is sent';
    passOver(desk, received, at, 'HWS-RUN-065', reason);
    return nothing();
  }
  const events: LedgerEvent[] = [receivedEvent(received)];
  const followed: ContainerId[] = [];
  for (const { id, verified } of message.entries) {
    const record = desk.ledger.state.containers.get(id);
    if (!record) events.push(notKnown(id));
    else if (standingOf(desk.state.documents.get(massKey(id)), received) === 'older')
      events.push(aside(id, null, 'HWS-RUN-063', 'a mass that was verified later counts'));
    else {
      followed.push(id);
      events.push(...massEvents(desk, received, record, verified.kg));
    }
  }
  events.push(...asideEvents(message.setAside, null, port));
  const answer = take(desk, received, events, at);
  if (!answer) return nothing();
  for (const id of followed) noteIssue(desk, massKey(id), received, { boxes: [id] });
  return { ...nothing(), refused: answer.map((a) => a.why) };
}

function massEvents(
  desk: Desk,
  received: Received<MassVerification>,
  record: ContainerRecord,
  kg: number,
): LedgerEvent[] {
  const { id, grossKg } = record.container;
  if (grossKg === kg) return [];
  if (hasLeft(desk.ledger.state, id))
    return [aside(id, null, 'HWS-RUN-065', `it has left the terminal with ${grossKg} kg, and ${kg} kg are told now`)];
  return claimEvents(desk, received, { kind: 'weighs', container: id, kg }) ?? [weighed(record, kg)];
}

/** A box as a list tells of it, with its mass as that was verified, where it was. */
export function withVerifiedMass(desk: Desk, told: Container): Container {
  const record = desk.ledger.state.containers.get(told.id);
  if (!record || !desk.state.documents.has(massKey(told.id))) return told;
  return { ...told, grossKg: record.container.grossKg };
}
