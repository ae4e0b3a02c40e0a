// The page's questions to the server about exceptions.
import type { ExceptionView } from '../../server/api.ts';
import { ask } from '../state/server.ts';

const EXCEPTIONS = 'api/v1/exceptions';

/** What is not as it should be, worst first. Throws ServerError. */
export async function fetchExceptions(signal: AbortSignal): Promise<ExceptionView[]> {
  return (await (await ask(EXCEPTIONS, { signal })).json()) as ExceptionView[];
}

/** Takes note of one; it is durable when this returns. Throws ServerError with why it cannot be. */
export async function noteException(id: string, by: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const path = `${EXCEPTIONS}/${encodeURIComponent(id)}/acknowledgement`;
  await ask(path, { method: 'POST', headers, body: JSON.stringify({ by }) });
}
