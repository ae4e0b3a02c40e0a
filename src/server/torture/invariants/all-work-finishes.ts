// I7: once everything is healed, all work that can be done is done in time.
import type { Invariant } from './invariant.ts';

export const allWorkFinishes: Invariant = {
  id: 'I7',
  sentence:
    'Once everything is healed, all vessels sail and all trucks leave within a bounded time, but for those announced for later.',
  check({ control, converged, now }) {
    if (!converged) return [];
    const found: string[] = [];
    const { calls, visits } = control.ledger.state;
    for (const { call, state, eta } of calls.values())
      if (state !== 'sailed' && !isToCome(state, eta, now)) found.push(`${call} is still ${state}`);
    for (const { visit, state, expected } of visits.values())
      if (state !== 'gone' && !isToCome(state, expected, now)) found.push(`visit ${visit} is still ${state}`);
    for (const che of control.operation.stuckVehicles(3_600_000)) found.push(`${che} has waited for road for an hour`);
    return found;
  },
};

/** True for what is announced for later than now, ms UTC: a garbled date may be a good one of another year, and nobody can be served before he comes. */
function isToCome(state: string, announced: number, now: number): boolean {
  return state === 'expected' && announced > now;
}
