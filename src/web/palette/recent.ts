// What was used last in the palette, kept in this browser.

/** What can be shown again: a command by its id, or a thing with its name. */
export interface Recent {
  id: string;
  /** Name of a thing that was found; left out for commands, whose words follow the language. */
  text?: string;
}

const KEY = 'hawser.palette';
const MOST = 8;

/** The last used first; none where the browser keeps nothing. */
export function recents(): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return (kept as Partial<Recent>[]).flatMap(({ id, text }) =>
      typeof id === 'string' ? [{ id, ...(typeof text === 'string' && { text }) }] : [],
    );
  } catch {
    return [];
  }
}

/** Remembers that something was used. */
export function noteUse(used: Recent): void {
  const next = [used, ...recents().filter(({ id }) => id !== used.id)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that forbids storage has no recent ones.
  }
}
