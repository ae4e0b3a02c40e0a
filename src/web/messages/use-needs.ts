// How much of what came in needs a person: what the button tells while the list is shut.
import { useEffect, useState } from 'react';
import type { InterchangeView } from '../../server/api.ts';
import { useLink, useRoom } from '../state/room.ts';
import { newestSettled, unseenTrouble } from './pages.ts';
import { fetchDiscrepancies, fetchInterchanges } from './requests.ts';

/** Least time between two questions to the server while much comes in, ms (designed): one page and the discrepancies each time. */
const REST_MS = 1000;
const KEY = 'hawser.messages.seen';

export interface Needs {
  /** Refused or only partly worked since this browser last had the list open; at most a page of them. */
  trouble: number;
  /** Open discrepancies. */
  open: number;
}

/** Keeps that a person has looked at some interchanges, newest first and unfiltered. */
export function keepSeen(interchanges: readonly InterchangeView[]): void {
  const newest = newestSettled(interchanges);
  if (newest === null) return;
  try {
    localStorage.setItem(KEY, newest);
  } catch {
    // A browser that forbids storage counts the newest page anew each time.
  }
}

function seen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * What needs a person: looked at when the page opens, when the list is shut again, and when the live line tells that something has come
 * in or has become of something.
 */
export function useNeeds(open: boolean): Needs {
  const live = useLink().state === 'live';
  const { world } = useRoom();
  const [needs, setNeeds] = useState<Needs>({ trouble: 0, open: 0 });
  useEffect(() => {
    if (open || !live) return undefined;
    const stop = new AbortController();
    let timer: number | undefined;
    let last = -REST_MS;
    const look = (): void => {
      timer = undefined;
      if (document.hidden) return;
      last = performance.now();
      Promise.all([
        fetchInterchanges({ sender: '', state: '' }, null, stop.signal),
        fetchDiscrepancies(stop.signal),
      ]).then(
        ([{ interchanges }, discrepancies]) =>
          setNeeds({ trouble: unseenTrouble(interchanges, seen()), open: discrepancies.length }),
        // The number stays as it was; whether the line is there is told elsewhere.
        () => undefined,
      );
    };
    const soon = (): void => {
      timer ??= window.setTimeout(look, Math.max(0, last + REST_MS - performance.now()));
    };
    soon();
    const silence = world.subscribe('inbox', soon);
    document.addEventListener('visibilitychange', soon);
    return () => {
      window.clearTimeout(timer);
      silence();
      document.removeEventListener('visibilitychange', soon);
      stop.abort();
    };
  }, [open, live, world]);
  return needs;
}
