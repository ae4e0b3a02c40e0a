// The name of the person at this screen, as it was given last: who has a machine do something is asked each time, and need not write it each time.
import { useState } from 'react';
import { shiftOf } from '../training/shift-address.ts';

/** A trainee's name is that of his shift alone: whoever sits at the same screen afterwards does not act under it. */
function key(): string {
  const shift = shiftOf(window.location.href);
  return shift === null ? 'hawser.who' : `hawser.who.${shift}`;
}

function kept(): string {
  try {
    return localStorage.getItem(key()) ?? '';
  } catch {
    return '';
  }
}

function keep(by: string): void {
  try {
    localStorage.setItem(key(), by);
  } catch {
    // It lasts as long as the page then.
  }
}

/** Whoever begins at this screen is who is meant until somebody gives another name. */
export function beginAs(by: string): void {
  if (kept() === '') keep(by);
}

/** The name, and the way to change it; a browser that forbids storage forgets it with the page. */
export function useWho(): [string, (by: string) => void] {
  const [by, setBy] = useState(kept);
  const change = (next: string): void => {
    setBy(next);
    keep(next);
  };
  return [by, change];
}
