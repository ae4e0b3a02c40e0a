// How fast vessels are really worked here, learned from those that have been: the berth plan says with it how long a vessel will lie at the quay.
import type { Desk } from '../context.ts';
import { BOX_SECONDS } from './bay-work.ts';

/** n cranes on one vessel do the work of n to this power (the value of Meisel and Bierwirth, 2009, for little interference). */
export const INTERFERENCE = 0.9;
/** So many boxes at the planning figure are counted before the first vessel, so that it is not the first one alone that tells (designed). */
const PRIOR_BOXES = 500;

/**
 * Work of a box, as a share of BOX_SECONDS: what vessels that were worked to the end have taken, by the same rule for several cranes by which the plan
 * divides it. 1 before the first one.
 */
export function handlingPace({ ledger, state }: Desk): number {
  let boxes = PRIOR_BOXES;
  let seconds = PRIOR_BOXES * BOX_SECONDS;
  for (const { call, craneMs, finished } of state.calls.values()) {
    const record = ledger.state.calls.get(call);
    const { working, unberthing } = record?.times ?? {};
    if (!record || !finished || working === undefined || unberthing === undefined || unberthing <= working) continue;
    const stay = unberthing - working;
    const { discharge, load, restow } = record.done;
    boxes += discharge + load + 2 * restow;
    seconds += (stay / 1000) * (craneMs / stay) ** INTERFERENCE;
  }
  return seconds / boxes / BOX_SECONDS;
}
