// The page's questions to the server about exceptions.
import type { ExceptionView } from '../../server/api.ts';
import { takeNote } from '../reefers/requests.ts';
import { ask } from '../state/server.ts';

const EXCEPTIONS = 'api/v1/exceptions';

/** What is not as it should be, worst first. Throws ServerError. */
export async function fetchExceptions(signal: AbortSignal): Promise<ExceptionView[]> {
  return (await (await ask(EXCEPTIONS, { signal })).json()) as ExceptionView[];
}

/** Takes note of some, one after the other; each is durable before the next. Throws ServerError with why one cannot be: those before it are noted. */
export async function noteAll(some: readonly ExceptionView[], by: string): Promise<void> {
  for (const { id, steps } of some) {
    const alarm = steps.find((step) => step.do === 'note-alarm');
    await (alarm ? takeNote(alarm.container, by) : noteException(id, by));
  }
}

async function noteException(id: string, by: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const path = `${EXCEPTIONS}/${encodeURIComponent(id)}/acknowledgement`;
  await ask(path, { method: 'POST', headers, body: JSON.stringify({ by }) });
}
