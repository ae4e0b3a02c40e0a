// A load in the hand of a planner: picked up, carried from cell to cell with a check of each by the server, set down or left where it was.
import { useEffect, useState } from 'react';
import type { LoadMoveCheck, PlanBox } from '../../server/api.ts';
import { bayOfSpot, type Spot } from './bay-drawing.ts';
import { checkCell, type Slot } from './requests.ts';

/** A cell is asked about when the hand has rested on it so long, ms. */
const REST_MS = 120;

/** What the server says of a cell: nothing yet, that it did not answer, or its check. */
export type Verdict = LoadMoveCheck | 'asking' | 'no-answer';

export interface Carry {
  box: PlanBox;
  slot: Slot;
  verdict: Verdict;
  /** The box was let go here: a name and a word are wanted. */
  dropped: boolean;
}

export interface Hand {
  /** Null: the hand is empty. */
  carry: Carry | null;
  pick: (box: PlanBox) => void;
  over: (spot: Spot) => void;
  drop: () => void;
  leave: () => void;
}

interface State {
  box: PlanBox;
  slot: Slot;
  dropped: boolean;
}

/** The hand over the plan of a call. */
export function useCarry(call: string): Hand {
  const [state, setState] = useState<State | null>(null);
  const [answer, setAnswer] = useState<{ key: string; verdict: Verdict } | null>(null);
  const key = state === null ? '' : `${state.box.id} ${state.slot.bay}/${state.slot.row}/${state.slot.tier}`;
  const stays = state !== null && sameSlot(state.box, state.slot);
  useEffect(() => {
    if (state === null || stays) return;
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      checkCell(call, state.box.id, state.slot, stop.signal).then(
        (verdict) => setAnswer({ key, verdict }),
        () => {
          if (!stop.signal.aborted) setAnswer({ key, verdict: 'no-answer' });
        },
      );
    }, REST_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
    // The key stands for box and slot.
  }, [call, key, stays]);
  const verdict = answer?.key === key ? answer.verdict : 'asking';
  return {
    carry: state && { ...state, verdict },
    pick: (box) => setState({ box, slot: { bay: box.bay, row: box.row, tier: box.tier }, dropped: false }),
    over: (spot) =>
      setState((now) => {
        if (now === null || now.dropped) return now;
        const slot = { bay: bayOfSpot(spot), row: spot.row, tier: spot.tier };
        return sameSlot(now.slot, slot) ? now : { ...now, slot };
      }),
    drop: () => setState((now) => (now === null || sameSlot(now.box, now.slot) ? null : { ...now, dropped: true })),
    leave: () => setState(null),
  };
}

/** True for the same cell. */
export function sameSlot(a: Slot, b: Slot): boolean {
  return a.bay === b.bay && a.row === b.row && a.tier === b.tier;
}
