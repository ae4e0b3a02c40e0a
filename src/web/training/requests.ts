// The page's questions to the server about training shifts.
import type { Debrief, RunningShift, ShiftAnswer, ShiftOrder, TrainingShift, TrainingView } from '../../server/api.ts';
import { ask, ServerError } from '../state/server.ts';

const TRAINING = 'api/v1/training';
const SHIFT = 'api/v1/shift';

/** The shifts, and what can be chosen. Throws ServerError. */
export async function fetchTraining(signal: AbortSignal): Promise<TrainingView> {
  return (await (await ask(TRAINING, { signal })).json()) as TrainingView;
}

/** Makes a shift. Throws ServerError with why it cannot be. */
export function makeShift(order: ShiftOrder): Promise<TrainingShift> {
  return post<TrainingShift>(TRAINING, order);
}

/** Opens the record of a shift. Throws ServerError. */
export function openShift(id: string): Promise<TrainingShift> {
  return post<TrainingShift>(`${TRAINING}/${id}/open`, {});
}

/** Breaks a shift off. Throws ServerError. */
export function stopShift(id: string): Promise<TrainingShift> {
  return post<TrainingShift>(`${TRAINING}/${id}/stop`, {});
}

/** The debrief of a shift. Throws ServerError. */
export async function fetchDebrief(id: string, signal: AbortSignal): Promise<Debrief> {
  return (await (await ask(`${TRAINING}/${id}/debrief`, { signal })).json()) as Debrief;
}

/** Where a debrief's figures are as CSV. */
export function csvOf(id: string): string {
  return `${TRAINING}/${id}/debrief.csv`;
}

/** Within a shift: how it stands. Throws ServerError. */
export async function fetchShift(signal: AbortSignal): Promise<RunningShift> {
  return told((await (await ask(SHIFT, { signal })).json()) as ShiftAnswer);
}

/** Within a shift: begins it, or ends it. Throws ServerError. */
export async function tellShift(what: 'begin' | 'end', by: string): Promise<RunningShift> {
  return told(await post<ShiftAnswer>(`${SHIFT}/${what}`, { by }));
}

/** The page of a shift asks its own server, which is one. */
function told({ shift }: ShiftAnswer): RunningShift {
  if (shift === null) throw new ServerError(404);
  return shift;
}

async function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return (await (await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T;
}
