// What is picked, kept in step with the address: a link to a container opens with it.
import { useCallback, useEffect, useState } from 'react';
import type { Selection } from '../scene/selection.ts';
import { addressOfPick, pickOf } from './deep-link.ts';

/** What is picked, and how to pick something else; the browser's back and forward work. */
export function usePicked(): [Selection | null, (next: Selection | null) => void] {
  const [picked, setPicked] = useState(() => pickOf(window.location.href));
  useEffect(() => {
    const back = (): void => setPicked(pickOf(window.location.href));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const pick = useCallback((next: Selection | null): void => {
    window.history.replaceState(null, '', addressOfPick(window.location.href, next));
    setPicked(next);
  }, []);
  return [picked, pick];
}
