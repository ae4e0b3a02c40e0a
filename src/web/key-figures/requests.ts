// The page's question to the server about the figures.
import type { FiguresView } from '../../server/api.ts';
import { ask } from '../state/server.ts';

/** The figures with targets and history. Throws ServerError. */
export async function fetchFigures(signal: AbortSignal): Promise<FiguresView> {
  return (await (await ask('api/v1/figures', { signal })).json()) as FiguresView;
}
