// The page's questions to the server over HTTP.
import type {
  BoxColours,
  BoxQuestion,
  ContainerStory,
  Diagnostic,
  FindHit,
  ReplayRange,
  WhatIfQuestion,
  WhatIfView,
} from '../../server/api.ts';

/** The server could not be reached, or did not know what was asked for. */
export class ServerError extends Error {
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  /** What the server says to it; null when it says nothing. */
  readonly diagnostic: Diagnostic | null;

  constructor(status: number, diagnostic: Diagnostic | null = null) {
    super(`The server answered with status ${status}.`);
    this.status = status;
    this.diagnostic = diagnostic;
  }
}

/** Asks the server; throws ServerError where it does not answer, or says no. */
export async function ask(path: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(path, init).catch(() => {
    throw new ServerError(0);
  });
  if (!answer.ok) throw new ServerError(answer.status, await diagnosticOf(answer));
  return answer;
}

async function diagnosticOf(answer: Response): Promise<Diagnostic | null> {
  const body = (await answer.json().catch(() => null)) as { error?: Diagnostic } | null;
  return body?.error ?? null;
}

/** A container's story. Throws ServerError (404: unknown container). */
export async function fetchContainer(id: string, signal: AbortSignal): Promise<ContainerStory> {
  const answer = await ask(`api/containers/${encodeURIComponent(id)}`, { signal });
  return (await answer.json()) as ContainerStory;
}

/** The boxes that are drawn, grouped by a question. Throws ServerError. */
export async function fetchColours(by: BoxQuestion, signal: AbortSignal): Promise<BoxColours> {
  return (await (await ask(`api/v1/boxes/colours?by=${by}`, { signal })).json()) as BoxColours;
}

/** Containers, calls and machines whose name holds a text. Throws ServerError. */
export async function find(text: string, signal: AbortSignal): Promise<FindHit[]> {
  const answer = await ask(`api/find?q=${encodeURIComponent(text)}`, { signal });
  return (await answer.json()) as FindHit[];
}

/** What can be replayed. Throws ServerError. */
export async function fetchReplayRange(signal: AbortSignal): Promise<ReplayRange> {
  return (await (await ask('api/replay', { signal })).json()) as ReplayRange;
}

/** Begins a what-if; what stands of it comes back. Throws ServerError with the reason. */
export async function startWhatIf(question: WhatIfQuestion): Promise<WhatIfView> {
  const answer = await ask('api/what-if', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  return (await answer.json()) as WhatIfView;
}

/** Where a what-if stands. Throws ServerError (404: no longer known). */
export async function fetchWhatIf(id: string, signal: AbortSignal): Promise<WhatIfView> {
  return (await (await ask(`api/what-if/${encodeURIComponent(id)}`, { signal })).json()) as WhatIfView;
}

/** Stops a what-if. Throws ServerError. */
export async function cancelWhatIf(id: string): Promise<WhatIfView> {
  return (await (await ask(`api/what-if/${encodeURIComponent(id)}`, { method: 'DELETE' })).json()) as WhatIfView;
}

/** Sets how many times faster than life the terminal runs; 0 stops it. Throws ServerError. */
export async function setSpeed(speed: number): Promise<void> {
  await ask('api/speed', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ speed }),
  });
}
