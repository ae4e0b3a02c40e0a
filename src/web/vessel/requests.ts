// The page's questions to the server about a vessel's plan, and a load that gets another cell.
import type { LoadMoveCheck, VesselPlanView } from '../../server/api.ts';
import { ask } from '../state/server.ts';

/** A cell by its own bay number: odd for a 20'. */
export interface Slot {
  bay: number;
  row: number;
  tier: number;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

function callPath(call: string): string {
  return `api/v1/calls/${encodeURIComponent(call)}`;
}

function loadPath(call: string, container: string): string {
  return `${callPath(call)}/loads/${encodeURIComponent(container)}`;
}

/** The plan of a call's vessel. Throws ServerError (404: no such call). */
export async function fetchPlan(call: string, signal: AbortSignal): Promise<VesselPlanView> {
  return (await (await ask(`${callPath(call)}/stowage`, { signal })).json()) as VesselPlanView;
}

/** Whether a load may be given a cell. Throws ServerError. */
export async function checkCell(
  call: string,
  container: string,
  slot: Slot,
  signal: AbortSignal,
): Promise<LoadMoveCheck> {
  const init = { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify({ slot }), signal };
  return (await (await ask(`${loadPath(call, container)}/check`, init)).json()) as LoadMoveCheck;
}

/** Gives a load another cell. It is durable when this returns. Throws ServerError with the rule that stands against it. */
export async function giveCell(call: string, container: string, slot: Slot, by: string): Promise<void> {
  const init = { method: 'PUT', headers: JSON_HEADERS, body: JSON.stringify({ slot, by }) };
  await ask(`${loadPath(call, container)}/slot`, init);
}
