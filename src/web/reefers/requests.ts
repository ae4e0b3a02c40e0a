// The page's questions to the server about reefers.
import type { ReefersView } from '../../server/api.ts';
import { ask } from '../state/server.ts';

const REEFERS = 'api/v1/reefers';

/** Reefers that alarm or are off power, with figures of all. Throws ServerError. */
export async function fetchReefers(signal: AbortSignal): Promise<ReefersView> {
  return (await (await ask(REEFERS, { signal })).json()) as ReefersView;
}

/** Takes note of an alarm; it is durable when this returns. Throws ServerError with why it cannot be. */
export async function takeNote(container: string, by: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const path = `${REEFERS}/${encodeURIComponent(container)}/acknowledgement`;
  await ask(path, { method: 'POST', headers, body: JSON.stringify({ by }) });
}
