// A newer bay plan of a vessel at the quay: how she is stowed is a fact by then, which no plan changes. What is to be done with her boxes may
// still be told otherwise, where their bay has not been begun.
import type { Bayplan } from '../../edi/messages.ts';
import { stableHash } from '../../kit/stable-hash.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { CallRecord, ContainerRecord } from '../../ledger/state.ts';
import type { Container, VesselSlot } from '../../terminal/container.ts';
import type { Desk } from '../context.ts';
import { bayIsBegun, followBays } from './bays.ts';
import { claimEvents } from './claims.ts';
import { aside, asideEvents, nothing, quayChanged, take, type Taken } from './common.ts';
import { FUNCTION, issueOf, noteIssue, planKey, receivedEvent } from './issues.ts';
import type { Received } from './state.ts';

/** Follows a newer bay plan of a vessel at the quay as far as that is possible. */
export function followWhileWorked(desk: Desk, received: Received<Bayplan>, call: CallRecord, at: number): Taken {
  const { message: plan } = received;
  const events: LedgerEvent[] = [receivedEvent(received)];
  const removes = issueOf(received).function === FUNCTION.remove;
  for (const { slot, container } of plan.entries)
    if (removes) events.push(fact(container, call, 'is aboard as she came'));
    else events.push(...entryEvents(desk, received, call, slot, container));
  events.push(...asideEvents(plan.setAside, call.call, received.port));
  const answer = take(desk, received, events, at);
  if (!answer) return nothing();
  noteIssue(desk, planKey(call.call), received, { call: call.call });
  followBays(desk, call, at);
  quayChanged(desk, at);
  return { ...nothing(), refused: answer.map((a) => a.why) };
}

function fact({ id }: Container, { call }: CallRecord, is: string): LedgerEvent {
  return aside(id, call, 'HWS-RUN-065', `the vessel of ${call} is at the quay, and the box ${is}`);
}

function entryEvents(
  desk: Desk,
  received: Received<Bayplan>,
  call: CallRecord,
  slot: VesselSlot,
  container: Container,
): LedgerEvent[] {
  const record = desk.ledger.state.containers.get(container.id);
  const p = record?.position;
  if (!record || p?.kind !== 'vessel' || p.call !== call.call) return notAboard(desk, received, call, slot, container);
  if (p.slot.bay !== slot.bay || p.slot.row !== slot.row || p.slot.tier !== slot.tier)
    return [fact(container, call, 'stands in another cell as she came')];
  if (stableHash(record.container) === stableHash(container)) return [];
  const here = container.portOfDischarge === received.port;
  const listed = call.toDischarge.has(container.id);
  if (here === listed) return [{ kind: 'container-changed', container, outbound: record.outbound }];
  if (bayIsBegun(desk, call.call, slot)) return [fact(container, call, 'is in a bay that is being worked')];
  const outbound = here ? 'truck' : call.call;
  const lists: LedgerEvent = here
    ? { kind: 'discharge-listed', call: call.call, container: container.id }
    : { kind: 'discharge-unlisted', call: call.call, container: container.id, reason: 'a newer bay plan' };
  return [{ kind: 'container-changed', container, outbound }, lists];
}

/** A box that came off her is no longer aboard, as it should be; one that was here before she came is claimed against the record. */
function notAboard(
  desk: Desk,
  received: Received<Bayplan>,
  call: CallRecord,
  slot: VesselSlot,
  container: Container,
): LedgerEvent[] {
  const record = desk.ledger.state.containers.get(container.id);
  if (record && cameOff(record, call)) return [];
  const claimed = claimEvents(desk, received, { kind: 'aboard', container: container.id, call: call.call, slot });
  return claimed ?? [fact(container, call, 'is not aboard as she came')];
}

/** True for a box that may have come off a vessel at the quay: it came here since she began to be worked. */
function cameOff({ position, yardSince }: ContainerRecord, { times }: CallRecord): boolean {
  const { working } = times;
  return working !== undefined && (position.kind !== 'yard' || yardSince >= working);
}
