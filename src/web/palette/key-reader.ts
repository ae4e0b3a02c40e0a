// Reads keys that are pressed one after the other.

/** Longest pause between two keys of a sequence, ms. */
const MOST_PAUSE_MS = 1500;

/** A command with its keys. */
export interface Keyed {
  id: string;
  keys?: readonly string[];
}

/** Keeps what was pressed until it is a command, or can be none. */
export class KeyReader {
  private pressed: string[] = [];
  private last = 0;

  /**
   * Takes a key.
   * @param at when it was pressed, ms
   * @returns the id of the command that is complete; 'more' where it begins one; null where it is none of them
   */
  take(key: string, at: number, commands: readonly Keyed[]): string | null {
    if (at - this.last > MOST_PAUSE_MS) this.pressed = [];
    this.last = at;
    // A key that goes on with nothing may begin anew.
    for (const pressed of [[...this.pressed, key], [key]]) {
      const fit = commands.filter(({ keys }) => keys !== undefined && pressed.every((one, i) => one === keys[i]));
      const done = fit.find(({ keys }) => keys?.length === pressed.length);
      this.pressed = done === undefined && fit.length > 0 ? pressed : [];
      if (done !== undefined) return done.id;
      if (fit.length > 0) return 'more';
    }
    return null;
  }
}
