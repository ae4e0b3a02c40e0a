// A person has decided about a discrepancy. Where the record is right, the hold comes off and nothing else changes. Where the claim is right, the
// record follows it as far as that is physically possible, as it follows any person who has found a box elsewhere.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Position } from '../../terminal/container.ts';
import { DISCREPANCY_HOLD, type Decision, type Discrepancy } from '../../terminal/discrepancy.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import { nothing, quayChanged, weighed, type Taken } from './common.ts';
import { placeLoads } from './list.ts';
import type { Received } from './state.ts';

/** Takes a decision in. One that cannot be carried out changes nothing; why is told by objectionToDecision() beforehand. */
export function receiveDecision(desk: Desk, received: Received<Decision>, at: number): Taken {
  const decision = received.message;
  const possible = objectionToDecision(desk, decision) === null;
  const discrepancy = desk.ledger.state.discrepancies.get(decision.container);
  const events = possible && discrepancy ? eventsOf(desk, decision, discrepancy) : [];
  const answer = desk.ledger.receive(received.commandId, events, at);
  for (const event of events) if (event.kind === 'inventory-corrected') refreshYard(desk, event);
  quayChanged(desk, at);
  return { ...nothing(), refused: (answer ?? []).map((a) => a.why) };
}

/** Why a decision cannot be carried out; null: it can. */
export function objectionToDecision(desk: Desk, decision: Decision): string | null {
  const { container, accept } = decision;
  const discrepancy = desk.ledger.state.discrepancies.get(container);
  if (!discrepancy) return `there is no open discrepancy of ${container}`;
  // What a box weighs moves nothing.
  if (accept === 'record' || discrepancy.claim.kind === 'weighs') return null;
  for (const move of desk.state.moves.values()) if (move.container === container) return `${container} is being moved`;
  for (const block of desk.state.blocks)
    if (block.jobs.some((job) => job.container === container)) return `${container} is being moved`;
  const to = foundAt(decision, discrepancy);
  const from = desk.ledger.state.containers.get(container)?.position;
  if (!from || !to) return `it takes the place where ${container} was found`;
  const corrected = correction(decision, from, to);
  return corrected === null ? null : (desk.ledger.objection(corrected)?.message ?? null);
}

/** Where a box is if the claim is right: outside when it was to come or is elsewhere, else where a person found it; null where that is needed. */
function foundAt({ found }: Decision, { claim }: Discrepancy): Position | null {
  if (claim.kind === 'collects') return found;
  return found ?? { kind: 'outside' };
}

function correction({ container, reference }: Decision, from: Position, to: Position): LedgerEvent | null {
  if (from.kind === 'outside' && to.kind === 'outside') return null;
  return { kind: 'inventory-corrected', container, from, to, by: reference };
}

function eventsOf(desk: Desk, decision: Decision, discrepancy: Discrepancy): LedgerEvent[] {
  const { container, accept, reference } = decision;
  const events: LedgerEvent[] = [
    { kind: 'discrepancy-resolved', container, accepted: accept, by: reference },
    { kind: 'hold-released', container, hold: DISCREPANCY_HOLD },
  ];
  const record = desk.ledger.state.containers.get(container);
  if (!record) return events.slice(0, 1);
  if (accept === 'record') return events;
  const { kind, kg } = discrepancy.claim;
  if (kind === 'weighs') return kg === undefined ? events : [...events, weighed(record, kg)];
  const to = foundAt(decision, discrepancy);
  const corrected = to && correction(decision, record.position, to);
  if (corrected) events.push(corrected);
  return [...events, ...claimed(desk, discrepancy)];
}

/** What the message asked for, now that it is held to be right. A truck is announced again by its haulier. */
function claimed(desk: Desk, { container, claim }: Discrepancy): LedgerEvent[] {
  const record = desk.ledger.state.containers.get(container);
  const call = claim.call === null ? undefined : desk.ledger.state.calls.get(claim.call);
  if (!record || !call || call.state === 'sailed' || call.state === 'unberthing') return [];
  if (claim.kind === 'loads')
    return claim.slot
      ? [{ kind: 'load-listed', call: call.call, container, slot: claim.slot }]
      : placeLoads(desk, call, [record.container]);
  if (claim.kind !== 'aboard' || claim.slot === null) return [];
  const here = record.container.portOfDischarge === call.port;
  const position: Position = { kind: 'vessel', call: call.call, slot: claim.slot };
  const outbound = here ? 'truck' : call.call;
  const events: LedgerEvent[] = [{ kind: 'container-announced', container: record.container, position, outbound }];
  if (here) events.push({ kind: 'discharge-listed', call: call.call, container });
  return events;
}

function refreshYard(desk: Desk, { container, from, to }: LedgerEvent & { kind: 'inventory-corrected' }): void {
  desk.state.departures.delete(container as ContainerId);
  for (const p of [from, to]) {
    if (p.kind !== 'yard') continue;
    const block = desk.model.blocks.findIndex((b) => b.id === p.block);
    desk.yard.refresh(block, p.slot.bay, p.slot.row);
  }
}
