// What has left is forgotten after a while, so that a year's record is no larger than a week's. The journal keeps all of it.
import type { CallId, ContainerId } from '../terminal/ids.ts';
import { loadSlot } from './holds.ts';
import type { LedgerState } from './state.ts';

/** A container or visit that has left is known for so long, ms: a week (designed; as long as a command id is answered the same at least). */
export const KEPT_MS = 7 * 86_400_000;

/** A container has left the terminal. */
export function leaves(state: LedgerState, container: ContainerId, at: number): void {
  // Taken out first, so that the order is that of leaving.
  state.gone.containers.delete(container);
  state.gone.containers.set(container, at);
}

/** A container that may have left is to come again, or has come. */
export function awaited(state: LedgerState, container: ContainerId): void {
  state.gone.containers.delete(container);
}

/** Forgets what left longer ago than KEPT_MS. */
export function forget(state: LedgerState, now: number): void {
  const { containers, visits } = state.gone;
  for (const [visit, at] of visits) {
    if (at + KEPT_MS >= now) break;
    visits.delete(visit);
    state.visits.delete(visit);
  }
  for (const [container, at] of containers) {
    if (at + KEPT_MS >= now) break;
    containers.delete(container);
    const record = state.containers.get(container);
    if (record?.position.kind === 'outside' && !isListed(state, record.outbound, container))
      state.containers.delete(container);
  }
}

/** True for a container on the load list of a call that has not sailed: it may come back to be loaded. */
function isListed(state: LedgerState, outbound: string, container: ContainerId): boolean {
  const call = state.calls.get(outbound as CallId);
  return call !== undefined && call.state !== 'sailed' && loadSlot(call, container) !== undefined;
}
