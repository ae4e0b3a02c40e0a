// The name of the person at this screen, as it was given last: who has a machine do something is asked each time, and need not write it each time.
import { useState } from 'react';

const KEY = 'hawser.who';

function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** The name, and the way to change it; a browser that forbids storage forgets it with the page. */
export function useWho(): [string, (by: string) => void] {
  const [by, setBy] = useState(kept);
  const change = (next: string): void => {
    setBy(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // It lasts as long as the page then.
    }
  };
  return [by, change];
}
