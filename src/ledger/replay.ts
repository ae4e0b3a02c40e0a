// The record again out of its frames: what a ledger that catches up does, and every tool that asks what the record was.
import { invariant } from '../kit/invariant.ts';
import type { LedgerEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Frame } from './journal.ts';
import type { LedgerState } from './state.ts';

/**
 * Applies frames that follow the last one of a state: no checks against the laws, for the journal holds what has happened.
 * @param after called after each event with its time, ms UTC
 */
export function replayFrames(
  state: LedgerState,
  frames: Iterable<Frame>,
  after: (event: LedgerEvent, at: number) => void = () => undefined,
): void {
  for (const frame of frames) {
    invariant(frame.seq === state.seq + 1, `journal jumps from ${state.seq} to ${frame.seq}`);
    state.seq = frame.seq;
    for (const event of frame.events) {
      evolve(state, event, frame.at);
      after(event, frame.at);
    }
  }
}
