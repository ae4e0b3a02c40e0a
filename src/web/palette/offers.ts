// What parts of the page offer to be asked from elsewhere: to open their sheet, to move the eye. A part offers it as long as it is there.
import { useEffect, useRef } from 'react';

export type Offer =
  'find' | 'palette' | 'panels' | 'whole' | 'replay' | 'whatIf' | 'reefers' | 'messages' | 'shiftReport';

const offers = new Map<Offer, () => void>();

/** Offers something while the calling part is on the page; undefined: not now. */
export function useOffer(name: Offer | undefined, run: (() => void) | undefined): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const can = run !== undefined;
  useEffect(() => {
    if (name === undefined || !can) return;
    const call = (): void => latest.current?.();
    offers.set(name, call);
    return () => {
      if (offers.get(name) === call) offers.delete(name);
    };
  }, [name, can]);
}

/** True while some part of the page offers it. */
export function isOffered(name: Offer): boolean {
  return offers.has(name);
}

/** Has it done; nothing happens where nobody offers it. */
export function ask(name: Offer): void {
  offers.get(name)?.();
}
