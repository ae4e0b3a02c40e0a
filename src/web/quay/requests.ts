// The page's questions to the server about berths.
import type { BerthCheckView, BerthPlanView, BerthWish } from '../../server/api.ts';
import { ask } from '../state/server.ts';

const JSON_BODY = { 'content-type': 'application/json' };

function pathOf(call: string): string {
  return `api/v1/calls/${encodeURIComponent(call)}/berth`;
}

/** What the planner of the quay says of its plan. Throws ServerError. */
export async function fetchPlan(signal: AbortSignal): Promise<BerthPlanView> {
  return (await (await ask('api/v1/calls/plan', { signal })).json()) as BerthPlanView;
}

/** Checks a berth; changes nothing. Throws ServerError. */
export async function checkBerth(call: string, wish: BerthWish, signal: AbortSignal): Promise<BerthCheckView> {
  const init = { method: 'POST', headers: JSON_BODY, body: JSON.stringify(wish), signal };
  return (await (await ask(`${pathOf(call)}/check`, init)).json()) as BerthCheckView;
}

/** Fixes a berth, or with null lets the plan decide again. It is durable when this returns. Throws ServerError with the rule that stands against it. */
export async function setBerth(call: string, wish: BerthWish | null, by: string): Promise<void> {
  if (wish === null) await ask(`${pathOf(call)}?${new URLSearchParams({ by }).toString()}`, { method: 'DELETE' });
  else await ask(pathOf(call), { method: 'PUT', headers: JSON_BODY, body: JSON.stringify({ ...wish, by }) });
}
