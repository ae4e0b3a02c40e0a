// What was changed by hand on the quay plan from this screen, to be taken back and done again.
import type { BerthWish } from '../../server/api.ts';

/** One change of one vessel's berth; null: the plan decides. */
export interface BerthChange {
  call: string;
  vessel: string;
  before: BerthWish | null;
  after: BerthWish | null;
}

/** Changes that can be taken back, and those that were and can be done again; the newest last. */
export interface BerthHistory {
  done: readonly BerthChange[];
  undone: readonly BerthChange[];
}

/** Changes that are remembered. */
const MOST = 50;

export const NO_CHANGES: BerthHistory = { done: [], undone: [] };

/** After another change: what was taken back before cannot be done again. */
export function changed({ done }: BerthHistory, change: BerthChange): BerthHistory {
  return { done: [...done, change].slice(-MOST), undone: [] };
}

/** After the newest change was taken back. */
export function takenBack({ done, undone }: BerthHistory): BerthHistory {
  const last = done.at(-1);
  return last === undefined ? { done, undone } : { done: done.slice(0, -1), undone: [...undone, last] };
}

/** After the change that was taken back last was done again. */
export function doneAgain({ done, undone }: BerthHistory): BerthHistory {
  const last = undone.at(-1);
  return last === undefined ? { done, undone } : { done: [...done, last], undone: undone.slice(0, -1) };
}
