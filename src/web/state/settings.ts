// What a person chose for this browser: language, palette, view. Kept in localStorage; a browser without it forgets.
import {
  COLOURINGS,
  LANGUAGES,
  PALETTES,
  VIEWS,
  type Colouring,
  type Language,
  type Palette,
  type View,
} from './choices.ts';

export interface Settings {
  language: Language;
  palette: Palette;
  view: View;
  colour: Colouring;
  /** Keys without Ctrl work: the slash, ? and g with a letter. */
  keys: boolean;
}

const KEY = 'hawser.settings';

function oneOf<T extends string>(all: readonly T[], value: unknown): T | null {
  return all.find((one) => one === value) ?? null;
}

/** The first of a browser's languages that the page speaks, else English. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = oneOf(LANGUAGES, tag.toLowerCase().split('-')[0]);
    if (found !== null) return found;
  }
  return 'en';
}

function stored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Settings as kept, with the browser's language and a dark or light palette where nothing was chosen yet. `asked`: the colouring that the address names. */
export function loadSettings(asked: string | null): Settings {
  const kept = stored();
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    language: oneOf(LANGUAGES, kept['language']) ?? languageOf(navigator.languages),
    palette: oneOf(PALETTES, kept['palette']) ?? (dark ? 'night' : 'day'),
    view: oneOf(VIEWS, kept['view']) ?? '3d',
    colour: oneOf(COLOURINGS, asked) ?? oneOf(COLOURINGS, kept['colour']) ?? 'class',
    keys: kept['keys'] !== false,
  };
}

/** Keeps the settings for the next visit. */
export function saveSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that forbids storage still shows the page; the choice lasts until it is closed.
  }
}
