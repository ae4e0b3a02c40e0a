// The page's questions to the server about what came in as EDI.
import type {
  DecisionBody,
  Diagnostic,
  DiscrepancyView,
  InterchangeDetail,
  InterchangePage,
  InterchangeState,
  SentPage,
} from '../../server/api.ts';
import { ask, ServerError } from '../state/server.ts';

const EDI = 'api/v1/edi';

/** Which interchanges; an empty word stands for all. */
export interface Filter {
  sender: string;
  state: InterchangeState | '';
}

/** A page of interchanges, newest first, or those before one. Throws ServerError. */
export async function fetchInterchanges(
  { sender, state }: Filter,
  before: string | null,
  signal?: AbortSignal,
): Promise<InterchangePage> {
  const query = new URLSearchParams();
  if (sender !== '') query.set('sender', sender);
  if (state !== '') query.set('state', state);
  if (before !== null) query.set('before', before);
  return (await (await ask(`${EDI}?${query.toString()}`, { signal: signal ?? null })).json()) as InterchangePage;
}

/** All that is known of an interchange. Throws ServerError (404: not known). */
export async function fetchInterchange(id: string, signal: AbortSignal): Promise<InterchangeDetail> {
  return (await (await ask(`${EDI}/${encodeURIComponent(id)}`, { signal })).json()) as InterchangeDetail;
}

/** The newest files that were sent, of one type or ('') of all. Throws ServerError. */
export async function fetchSent(type: string, limit: number, signal: AbortSignal): Promise<SentPage> {
  const query = new URLSearchParams({ limit: String(limit), ...(type !== '' && { type }) });
  return (await (await ask(`api/v1/sent?${query.toString()}`, { signal })).json()) as SentPage;
}

/** Address of an interchange as it came in. */
export function bytesAddress(id: string): string {
  return `${EDI}/${encodeURIComponent(id)}/bytes`;
}

/** An interchange as it came in. Throws ServerError. */
export async function fetchBytes(id: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await ask(bytesAddress(id), { signal });
  const whole = await answer.arrayBuffer().catch(() => {
    throw new ServerError(0);
  });
  return new Uint8Array(whole);
}

/** Open discrepancies. Throws ServerError. */
export async function fetchDiscrepancies(signal: AbortSignal): Promise<DiscrepancyView[]> {
  return (await (await ask('api/v1/discrepancies', { signal })).json()) as DiscrepancyView[];
}

/** Decides about a discrepancy; it is durable when this returns. Throws ServerError with the reason why it cannot be decided so. */
export async function decideDiscrepancy(container: string, body: DecisionBody): Promise<void> {
  await ask(`api/v1/discrepancies/${encodeURIComponent(container)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** What the server answers to a file: how many messages it took, the name it keeps it under (null: none), and what it found. */
export interface SentAnswer {
  accepted: number;
  /** Messages that are known and ask for nothing. */
  known: number;
  file: string | null;
  diagnostics: Diagnostic[];
}

/** Sends a file of EDI messages. Throws ServerError where the server gives no findings but a reason. */
export async function sendEdi(file: Blob): Promise<SentAnswer> {
  const headers = { 'content-type': 'application/edifact' };
  const answer = await fetch(EDI, { method: 'POST', headers, body: file }).catch(() => {
    throw new ServerError(0);
  });
  const told = (await answer.json().catch(() => null)) as Partial<SentAnswer & { error: Diagnostic }> | null;
  const { accepted, known = 0, file: kept = null, diagnostics } = told ?? {};
  if (accepted === undefined || diagnostics === undefined) throw new ServerError(answer.status, told?.error ?? null);
  return { accepted, known, file: kept, diagnostics };
}

/** Whether this server only follows another one. Throws ServerError. */
export async function fetchIsStandby(signal: AbortSignal): Promise<boolean> {
  const { role } = (await (await ask('health', { signal })).json()) as { role: string };
  return role === 'standby';
}
