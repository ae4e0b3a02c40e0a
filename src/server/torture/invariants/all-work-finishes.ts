// I7: once everything is healed, all work that can be done is done in time.
import type { Invariant } from './invariant.ts';

export const allWorkFinishes: Invariant = {
  id: 'I7',
  sentence: 'Once everything is healed, all vessels sail and all trucks leave within a bounded time.',
  check({ control, converged }) {
    if (!converged) return [];
    const found: string[] = [];
    for (const call of control.ledger.state.calls.values())
      if (call.state !== 'sailed') found.push(`${call.call} is still ${call.state}`);
    for (const visit of control.ledger.state.visits.values())
      if (visit.state !== 'gone') found.push(`visit ${visit.visit} is still ${visit.state}`);
    for (const che of control.operation.stuckVehicles(3_600_000)) found.push(`${che} has waited for road for an hour`);
    return found;
  },
};
