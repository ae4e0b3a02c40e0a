// What the page has machines do.
import type { MachineAction } from '../../server/api.ts';
import { ask } from '../state/server.ts';

/** Has a machine do something; it is durable when this returns. Throws ServerError with why it cannot be. */
export async function orderMachine(che: string, action: MachineAction, by: string, reason: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = action === 'stop' || action === 'withdraw' ? { by, reason } : { by };
  const path = `api/v1/machines/${encodeURIComponent(che)}/${action}`;
  await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}
