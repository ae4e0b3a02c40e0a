// The keys of the page: Ctrl+K or Cmd+K opens the palette from anywhere; the others wait while somebody types or a sheet is open.
import { useEffect, useRef } from 'react';
import type { Command } from './commands.ts';
import { KeyReader } from './key-reader.ts';
import { ask } from './offers.ts';

/** True where keys write. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Listens while the calling part is on the page. `single`: keys without Ctrl work. */
export function useKeys(commands: () => readonly Command[], single: boolean): void {
  const latest = useRef({ commands, single });
  useEffect(() => {
    latest.current = { commands, single };
  });
  useEffect(() => {
    const reader = new KeyReader();
    const press = (event: KeyboardEvent): void => {
      const control = event.ctrlKey || event.metaKey;
      if (control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        ask('palette');
        return;
      }
      if (control || event.altKey || !latest.current.single) return;
      if (isTyping(event.target) || document.querySelector('dialog:modal') !== null) return;
      const all = latest.current.commands();
      const id = reader.take(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.timeStamp, all);
      if (id === null) return;
      // The picture and the views have keys of their own: what belongs to a sequence is not theirs.
      event.preventDefault();
      event.stopPropagation();
      all.find((one) => one.id === id)?.run();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}
