// The place that the address names, kept in step with it.
import { useEffect, useState } from 'react';
import { addressOfPlace, placeOf } from './deep-link.ts';
import type { Place, ViewId } from './place.ts';

/** The place that the address names, and the way to another; the browser's back and forward work. */
export function usePlace(): [Place, (view: ViewId, of?: string | null) => void] {
  const [place, setPlace] = useState(() => placeOf(window.location.href));
  useEffect(() => {
    const back = (): void => setPlace(placeOf(window.location.href));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = (view: ViewId, of: string | null = null): void => {
    const next = { view, of };
    const address = addressOfPlace(window.location.href, next);
    if (address !== window.location.href) window.history.pushState(null, '', address);
    setPlace(next);
  };
  return [place, go];
}
