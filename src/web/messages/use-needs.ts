// How much of what came in needs a person: what the button tells while the list is shut.
import { useEffect, useState } from 'react';
import type { InterchangeView } from '../../server/api.ts';
import { useLink } from '../state/room.ts';
import { newestSettled, unseenTrouble } from './pages.ts';
import { fetchDiscrepancies, fetchInterchanges } from './requests.ts';

/** How often the server is asked while the list is shut, ms: one page and the discrepancies, not the pace of the list itself. */
const LOOK_MS = 60_000;
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

/** What needs a person, looked at when the page opens, when the list is shut again, and slowly in between. */
export function useNeeds(open: boolean): Needs {
  const live = useLink().state === 'live';
  const [needs, setNeeds] = useState<Needs>({ trouble: 0, open: 0 });
  useEffect(() => {
    if (open || !live) return undefined;
    const stop = new AbortController();
    const look = (): void => {
      if (document.hidden) return;
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
    look();
    const timer = window.setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      stop.abort();
    };
  }, [open, live]);
  return needs;
}
