// The page's questions to the server about the waiting of quay cranes.
import type { CraneWaiting, WaitingView } from '../../server/api.ts';
import { ask } from '../state/server.ts';

/** Where the last day's time of the quay cranes went. Throws ServerError. */
export async function fetchWaiting(signal: AbortSignal): Promise<WaitingView> {
  return (await (await ask('api/v1/waiting', { signal })).json()) as WaitingView;
}

/** A crane's waits that reach into a time, ms UTC. Throws ServerError. */
export async function fetchCraneWaiting(
  crane: string,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<CraneWaiting> {
  const path = `api/v1/cranes/${encodeURIComponent(crane)}/waiting?from=${Math.round(from)}&to=${Math.round(to)}`;
  return (await (await ask(path, { signal })).json()) as CraneWaiting;
}

/** The wait of a crane that goes on now, without those before. Throws ServerError. */
export function fetchCraneNow(crane: string, signal: AbortSignal): Promise<CraneWaiting> {
  return fetchCraneWaiting(crane, 1, 0, signal);
}
