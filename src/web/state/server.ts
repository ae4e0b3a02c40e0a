// The page's questions to the server over HTTP.
import type { ContainerStory, FindHit } from '../../server/api.ts';

/** The server could not be reached, or did not know what was asked for. */
export class ServerError extends Error {
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;

  constructor(status: number) {
    super(`The server answered with status ${status}.`);
    this.status = status;
  }
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(path, init).catch(() => {
    throw new ServerError(0);
  });
  if (!answer.ok) throw new ServerError(answer.status);
  return answer;
}

/** A container's story. Throws ServerError (404: unknown container). */
export async function fetchContainer(id: string, signal: AbortSignal): Promise<ContainerStory> {
  const answer = await ask(`api/containers/${encodeURIComponent(id)}`, { signal });
  return (await answer.json()) as ContainerStory;
}

/** Containers, calls and machines whose name holds a text. Throws ServerError. */
export async function find(text: string, signal: AbortSignal): Promise<FindHit[]> {
  const answer = await ask(`api/find?q=${encodeURIComponent(text)}`, { signal });
  return (await answer.json()) as FindHit[];
}

/** Sets how many times faster than life the terminal runs; 0 stops it. Throws ServerError. */
export async function setSpeed(speed: number): Promise<void> {
  await ask('api/speed', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ speed }),
  });
}
