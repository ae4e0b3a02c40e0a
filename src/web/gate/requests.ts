// The page's question to the server about the gate.
import type { GateView } from '../../server/api.ts';
import { ask } from '../state/server.ts';

/** The gate as it is now. Throws ServerError. */
export async function fetchGate(signal: AbortSignal): Promise<GateView> {
  return (await (await ask('api/v1/gate', { signal })).json()) as GateView;
}
