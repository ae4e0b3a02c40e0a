// What there is to choose from: languages, palettes, views of the terminal, colourings of boxes. Words only, for the page and for what looks at it.
export const LANGUAGES = ['en', 'vi', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];
export const PALETTES = ['day', 'dusk', 'night'] as const;
export type Palette = (typeof PALETTES)[number];
export const VIEWS = ['3d', 'plan'] as const;
export type View = (typeof VIEWS)[number];

/** What boxes are coloured by. */
export const COLOURINGS = ['class', 'line', 'port', 'weight', 'dwell', 'reefer', 'dangerous', 'next', 'hold'] as const;
export type Colouring = (typeof COLOURINGS)[number];
