// What the page has machines do.
import type { MachineAction, MachineCheckBody, MachineCheckView } from '../../server/api.ts';
import { ask } from '../state/server.ts';

/** Has a machine do something; it is durable when this returns. Throws ServerError with why it cannot be. */
export async function orderMachine(che: string, action: MachineAction, by: string, reason: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = action === 'stop' || action === 'withdraw' ? { by, reason } : { by };
  const path = `api/v1/machines/${encodeURIComponent(che)}/${action}`;
  await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What somebody who looks at a marked machine has to find out. Throws ServerError. */
export async function fetchDoubts(che: string, signal: AbortSignal): Promise<MachineCheckView> {
  return (await (await ask(checkPath(che), { signal })).json()) as MachineCheckView;
}

/** Tells what was found at a machine; it is durable when this returns. Throws ServerError with why it cannot be. */
export async function tellFound(che: string, body: MachineCheckBody): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await ask(checkPath(che), { method: 'POST', headers, body: JSON.stringify(body) });
}

function checkPath(che: string): string {
  return `api/v1/machines/${encodeURIComponent(che)}/check`;
}
