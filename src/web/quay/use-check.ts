// The live check of a vessel that is being moved.
import { useEffect, useMemo, useState } from 'react';
import type { BerthCheckView, BerthWish } from '../../server/api.ts';
import { usePoll } from '../messages/use-poll.ts';
import type { ServerError } from '../state/server.ts';
import { sameWish } from './berth-move.ts';
import { checkBerth } from './requests.ts';

/** A wish that stands still for so long is checked, ms. */
const REST_MS = 120;
/** The same wish is checked again so often, ms: the vessels around it move on. */
const LOOK_MS = 4000;

/** What came of it; null while nothing is known of this wish. */
export interface Check {
  value: BerthCheckView | null;
  error: ServerError | null;
  again: () => void;
}

const NOTHING = (): Promise<null> => Promise.resolve(null);

/** Checks where a call is wanted, and again as long as it is. */
export function useCheck(call: string | null, wish: BerthWish | null): Check {
  const [rested, setRested] = useState<{ call: string; wish: BerthWish } | null>(null);
  const x = wish?.x;
  const start = wish?.start;
  useEffect(() => {
    if (call === null || x === undefined || start === undefined) return;
    const timer = window.setTimeout(() => setRested({ call, wish: { x, start } }), REST_MS);
    return () => window.clearTimeout(timer);
  }, [call, x, start]);
  const look = useMemo(
    () => (rested === null ? NOTHING : (signal: AbortSignal) => checkBerth(rested.call, rested.wish, signal)),
    [rested],
  );
  const polled = usePoll(look, LOOK_MS);
  const isOfThis = rested !== null && wish !== null && rested.call === call && sameWish(rested.wish, wish);
  return { value: isOfThis ? polled.value : null, error: isOfThis ? polled.error : null, again: polled.again };
}
