// What other terminals and depots report: a box that passed their gate or came off a vessel there is with them. Where it is here, somebody is
// wrong; nothing else follows from a report.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { ContainerRecord } from '../../ledger/state.ts';
import type { Desk } from '../context.ts';
import { claimEvents } from './claims.ts';
import { nothing, take, type Taken } from './common.ts';
import { receivedEvent } from './issues.ts';
import type { MoveReport, Received } from './state.ts';

/** Takes another's report in. */
export function receiveReport(desk: Desk, received: Received<MoveReport>, at: number): Taken {
  const { port, terminalCode, entries } = received.message;
  const events: LedgerEvent[] = [receivedEvent(received)];
  // A report of this terminal that comes back tells nothing; one that does not tell its place tells nothing of where the box is.
  const elsewhere =
    port !== '' && (port !== received.port || (terminalCode !== '' && terminalCode !== desk.model.code));
  const where = terminalCode === '' ? port : `${terminalCode} in ${port}`;
  for (const { container, at: moved } of elsewhere ? entries : []) {
    const record = desk.ledger.state.containers.get(container.id);
    if (!record || moved === null || moved <= hereSince(desk, record)) continue;
    const claim = { kind: 'elsewhere', container: container.id, truck: where } as const;
    events.push(...(claimEvents(desk, received, claim) ?? []));
  }
  const answer = take(desk, received, events, at) ?? [];
  return { ...nothing(), refused: answer.map((a) => a.why) };
}

/** Since when a box is here, ms UTC: what was told of the time before is no contradiction. */
function hereSince(desk: Desk, { position, yardSince }: ContainerRecord): number {
  const { calls, visits } = desk.ledger.state;
  switch (position.kind) {
    case 'vessel':
      return calls.get(position.call)?.times.berthing ?? Infinity;
    case 'truck':
      return visits.get(position.visit)?.gateIn ?? Infinity;
    case 'yard':
    case 'che':
      return yardSince || Infinity;
    case 'outside':
      return Infinity;
  }
}
