// Asks the server for what a person is typing, after a short rest.
import { useEffect, useState } from 'react';
import type { FindHit } from '../../server/api.ts';
import { useRoom } from '../state/room.ts';

/** Rest after the last key before the server is asked, ms. */
const PAUSE_MS = 180;

/** What the server found, if it was asked and has answered. */
export type Answer = { state: 'none' } | { state: 'failed' } | { state: 'found'; hits: FindHit[] };

/** The answer to a text; an empty text is not asked. */
export function useFind(text: string): Answer {
  const { feed } = useRoom();
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  useEffect(() => {
    const stop = new AbortController();
    const ask = (): void => {
      if (text === '') {
        setAnswer({ state: 'none' });
        return;
      }
      feed.find(text, stop.signal).then(
        (hits) => !stop.signal.aborted && setAnswer({ state: 'found', hits }),
        () => !stop.signal.aborted && setAnswer({ state: 'failed' }),
      );
    };
    const timer = window.setTimeout(ask, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [text, feed]);
  return answer;
}
