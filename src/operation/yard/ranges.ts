// Planners draw in the yard: a range is locked, or kept for some boxes. What is on its way into a range that is locked, and that no crane has begun
// yet, is given another place in its block.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import { inRange, type RangeDecision, type YardRange } from '../../terminal/yard-range.ts';
import { blockWork, type Desk } from '../context.ts';
import { nothing, type Taken } from '../inbox/common.ts';
import type { Received } from '../inbox/state.ts';
import { redirect } from './redirect.ts';

/** Takes what a planner has decided. What cannot be changes nothing; why is told by objectionToRange() beforehand. */
export function receiveRange(desk: Desk, received: Received<RangeDecision>, at: number): Taken {
  const { action } = received.message;
  const answer = desk.ledger.receive(received.commandId, [eventOf(desk, received.message)], at);
  const refused = answer ?? [];
  if (action.do === 'lock' && refused.length === 0) turnAway(desk, action.place, at);
  desk.lookAtFleet = true;
  desk.lookAtGate = true;
  return { ...nothing(), refused: refused.map((a) => a.why) };
}

/** Why a planner's decision cannot be carried out; null: it can. */
export function objectionToRange(desk: Desk, decision: RangeDecision): Rejection | null {
  return desk.ledger.objection(eventOf(desk, decision));
}

function eventOf(desk: Desk, { range, reference: by, action }: RangeDecision): LedgerEvent {
  switch (action.do) {
    case 'lock':
      return { kind: 'yard-range-locked', range, place: action.place, reason: action.reason, by };
    case 'allocate':
      return { kind: 'yard-allocation-set', range, place: action.place, use: action.use, filter: action.filter, by };
    case 'end': {
      const isLock = desk.ledger.state.yardRanges.get(range)?.kind === 'lock';
      return { kind: isLock ? 'yard-range-unlocked' : 'yard-allocation-removed', range, by };
    }
  }
}

/** Boxes that would be set in a range get other stacks of their block, where there are any. */
function turnAway(desk: Desk, place: YardRange, at: number): void {
  const block = desk.layout.blockIndex.get(place.block);
  if (block === undefined) return;
  for (const job of blockWork(desk, block).jobs) {
    const isComing = (job.kind === 'in' || job.kind === 'shift') && job.crane === -1;
    if (isComing && inRange(place, job.bay, job.row)) redirect(desk, block, job, 'locked', at);
  }
}
