// The page's questions to the server about the yard: its blocks, and the ranges that planners draw in it.
import type { RangeView, YardBlocksView, YardBlockView } from '../../server/api.ts';
import { ask } from '../state/server.ts';
import type { RangeBody } from './range-draft.ts';

const YARD = 'api/v1/yard';

/** All blocks in figures. Throws ServerError. */
export async function fetchBlocks(signal: AbortSignal): Promise<YardBlocksView> {
  return (await (await ask(`${YARD}/blocks`, { signal })).json()) as YardBlocksView;
}

/** A block with its boxes and lifts. Throws ServerError (404: there is none of this name). */
export async function fetchBlock(block: string, signal: AbortSignal): Promise<YardBlockView> {
  return (await (await ask(`${YARD}/blocks/${encodeURIComponent(block)}`, { signal })).json()) as YardBlockView;
}

/** All ranges in the order in which they were drawn. Throws ServerError. */
export async function fetchRanges(signal: AbortSignal): Promise<RangeView[]> {
  return (await (await ask(`${YARD}/ranges`, { signal })).json()) as RangeView[];
}

/** Draws a range; its name comes back. It is durable when this returns. Throws ServerError with the rule that stands against it. */
export async function drawRange({ path, body }: RangeBody): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(`${YARD}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return ((await answer.json()) as { range: string }).range;
}

/** Ends a range. Throws ServerError. */
export async function endRange(range: string, by: string): Promise<void> {
  await ask(`${YARD}/ranges/${encodeURIComponent(range)}?${new URLSearchParams({ by }).toString()}`, {
    method: 'DELETE',
  });
}
