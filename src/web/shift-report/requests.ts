// The page's questions about shift reports.
import type { WorkShift } from '../../server/api.ts';
import type { Language } from '../state/choices.ts';
import { ask } from '../state/server.ts';

/** The shifts of which a report can be made, newest first. Throws ServerError. */
export async function fetchShifts(signal: AbortSignal): Promise<WorkShift[]> {
  return (await (await ask('api/v1/shifts', { signal })).json()) as WorkShift[];
}

/** A report as PDF, and the name of its file; the last whole shift where none is given. Throws ServerError. */
export async function fetchReport(
  shift: Pick<WorkShift, 'from' | 'to'> | null,
  language: Language,
): Promise<{ pdf: Blob; file: string }> {
  const time = shift === null ? '' : `&from=${shift.from}&to=${shift.to}`;
  const answer = await ask(`api/v1/shift-report.pdf?language=${language}${time}`);
  const file = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { pdf: await answer.blob(), file: file ?? 'shift-report.pdf' };
}
