// Colours of the scene in the three palettes. Boxes and states keep their hue in all of them; the surroundings change.
import { Color } from 'three';
import type { BoxClass } from '../../server/api.ts';
import type { StateTone } from '../state/machine.ts';
import type { Palette } from '../state/choices.ts';

/** Colour of each category of box, as the legend shows it; told apart also in greys and with the usual colour blindness. */
export const BOX_COLORS: Record<BoxClass, string> = {
  import: '#3f78b5',
  export: '#4d9b78',
  transhipment: '#d0a03c',
  empty: '#a9b0b7',
  reefer: '#e9f1f4',
  dangerous: '#c4482f',
};

/** Hues of groups that have no order, e.g. lines; what comes after them shares OTHER_BOX. Clear of each other also with the usual colour blindness. */
export const GROUP_HUES = [
  '#2f6fb0',
  '#e08a1e',
  '#3f9b6c',
  '#c25b86',
  '#7d62b8',
  '#b3b13c',
  '#43b0bf',
  '#96633a',
] as const;
/** Groups after those with a hue of their own, boxes of which there is nothing to tell, and those that are pushed into the background. */
export const OTHER_BOX = '#8f979e';
export const QUIET_BOX = '#b9c0c6';
export const FADED_BOX = '#6b7278';
/** Classes that have an order, from the least to the most: light to dark. */
export const GROUP_STEPS = ['#f2ecc4', '#d9d48a', '#a3bf6e', '#5f9f77', '#2f7683', '#274b7d'] as const;

/** Colour of each tone of a machine's state. */
export const TONE_COLORS: Record<StateTone, string> = {
  work: '#2f9a8b',
  wait: '#dd9a1f',
  held: '#cf4a35',
  rest: '#8a949c',
};

/** What surrounds the boxes and machines. */
export interface SceneColors {
  sky: Color;
  water: Color;
  apron: Color;
  land: Color;
  quayWall: Color;
  block: Color;
  blockLine: Color;
  reefer: Color;
  rail: Color;
  lane: Color;
  rest: Color;
  gate: Color;
  crane: Color;
  yardCrane: Color;
  hull: Color;
  deck: Color;
  house: Color;
  truck: Color;
  /** Strength of the light from the sky and from the sun or the masts. */
  skyLight: number;
  sunLight: number;
  label: string;
  labelHalo: string;
}

type Written = Omit<{ [K in keyof SceneColors]: SceneColors[K] extends Color ? string : SceneColors[K] }, never>;

const WRITTEN: Record<Palette, Written> = {
  day: {
    sky: '#d9e2e7',
    land: '#aab79f',
    water: '#86a3b3',
    apron: '#bfc0bc',
    quayWall: '#8f918d',
    block: '#acaeab',
    blockLine: '#8f9290',
    reefer: '#9fb3bb',
    rail: '#5c6166',
    lane: '#d9d6c8',
    rest: '#989c9c',
    gate: '#5f6c77',
    crane: '#2c5a80',
    yardCrane: '#4c6a80',
    hull: '#37424c',
    deck: '#6e5a50',
    house: '#eceeee',
    truck: '#5a6470',
    skyLight: 2.1,
    sunLight: 1.9,
    label: '#10202b',
    labelHalo: 'rgba(240,244,246,0.85)',
  },
  dusk: {
    sky: '#4a5663',
    land: '#565d5c',
    water: '#3a5062',
    apron: '#686c70',
    quayWall: '#505459',
    block: '#5b5f64',
    blockLine: '#747a80',
    reefer: '#58686f',
    rail: '#33383d',
    lane: '#7d7f7c',
    rest: '#53585d',
    gate: '#8996a1',
    crane: '#5486ab',
    yardCrane: '#6a8598',
    hull: '#232b33',
    deck: '#5a4a42',
    house: '#c9ced2',
    truck: '#8b95a0',
    skyLight: 1.5,
    sunLight: 1.25,
    label: '#f1f5f7',
    labelHalo: 'rgba(24,31,38,0.8)',
  },
  night: {
    sky: '#0c1116',
    land: '#171c1f',
    water: '#101d27',
    apron: '#2b3035',
    quayWall: '#1d2125',
    block: '#24292e',
    blockLine: '#3b4249',
    reefer: '#22323a',
    rail: '#4b535a',
    lane: '#40464a',
    rest: '#30363b',
    gate: '#6f7d89',
    crane: '#4f7d9f',
    yardCrane: '#57707f',
    hull: '#1a2027',
    deck: '#3b322d',
    house: '#8d959b',
    truck: '#6f7984',
    skyLight: 1.05,
    sunLight: 0.9,
    label: '#dfe7ec',
    labelHalo: 'rgba(8,12,16,0.85)',
  },
};

/** The scene's colours in a palette. */
export function sceneColors(palette: Palette): SceneColors {
  const written = WRITTEN[palette];
  const entries = Object.entries(written).map(([name, value]) => [
    name,
    typeof value === 'string' && value.startsWith('#') && name !== 'label' ? new Color(value) : value,
  ]);
  return Object.fromEntries(entries) as SceneColors;
}

const TONES = Object.fromEntries(Object.entries(TONE_COLORS).map(([tone, text]) => [tone, new Color(text)])) as Record<
  StateTone,
  Color
>;

/** The colour object of a tone; shared, not to be changed. */
export function toneColor(tone: StateTone): Color {
  return TONES[tone];
}
