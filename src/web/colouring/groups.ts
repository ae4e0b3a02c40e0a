// Which colour each group of boxes gets, and what the legend says of it. A group keeps its colour as long as it is among the largest.
import type { BoxClass, BoxColours, BoxGroup, BoxQuestion, BoxView } from '../../server/api.ts';
import type { BoxTint } from '../scene/box-paint.ts';
import { BOX_COLORS, GROUP_HUES, GROUP_STEPS, OTHER_BOX, QUIET_BOX } from '../scene/palette.ts';
import type { Colouring } from '../state/choices.ts';

/** Key of the entry in which groups without a colour of their own are together. */
export const OTHERS = '…';

/** Boxes by groups, with the hues that groups have been given; by class also from what the page knows itself. */
export interface Grouped {
  by: Colouring;
  groups: readonly BoxGroup[];
  hues: ReadonlyMap<string, number>;
}

/** One line of the legend. */
export interface LegendEntry {
  key: string;
  colour: string;
  count: number;
}

/** Questions whose groups have colours of their own: known answers, some of them in an order. */
const FIXED: Readonly<Partial<Record<BoxQuestion, Readonly<Record<string, string>>>>> = {
  weight: steps(['0', '5', '10', '15', '20', '25']),
  dwell: { ...steps(['0', '1', '3', '5', '7', '14']), elsewhere: QUIET_BOX },
  reefer: { alarm: '#c4482f', 'off-power': '#e0a12f', plugged: '#2f6fb0', elsewhere: '#8fbbe0', none: QUIET_BOX },
  next: {
    ...{ discharge: GROUP_HUES[0], restow: GROUP_HUES[3], 'load-now': GROUP_HUES[2], 'load-later': '#a9d6bd' },
    ...{ 'truck-now': GROUP_HUES[1], 'truck-later': '#f2d09f', stays: OTHER_BOX, unknown: QUIET_BOX },
  },
};

function steps(keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key, i) => [key, GROUP_STEPS[i] ?? OTHER_BOX]));
}

/** What the server told, with hues for its largest groups: those that had one before keep it. */
export function withHues({ by, groups }: BoxColours, before: Grouped | null): Grouped {
  const wanted = groups.filter(({ key }) => !isQuiet(key)).slice(0, GROUP_HUES.length);
  const kept = before?.by === by ? before.hues : new Map<string, number>();
  const hues = new Map<string, number>();
  for (const { key } of wanted) if (kept.has(key)) hues.set(key, kept.get(key) as number);
  const free = [...GROUP_HUES.keys()].filter((hue) => ![...hues.values()].includes(hue));
  for (const { key } of wanted) if (!hues.has(key)) hues.set(key, free.shift() as number);
  return { by, groups, hues };
}

/** Boxes by their class, as the page knows them. */
export function byClass(boxes: Iterable<BoxView>): Grouped {
  const groups = new Map<BoxClass, string[]>((Object.keys(BOX_COLORS) as BoxClass[]).map((name) => [name, []]));
  for (const box of boxes) groups.get(box.class)?.push(box.id);
  return { by: 'class', groups: [...groups].map(([key, ids]) => ({ key, boxes: ids })), hues: new Map() };
}

/** True for the groups of boxes of which there is nothing to tell. */
function isQuiet(key: string): boolean {
  return key === 'none' || key === '';
}

function colourOf({ by, hues }: Grouped, key: string): string {
  if (by === 'class') return BOX_COLORS[key as BoxClass];
  const fixed = FIXED[by];
  if (fixed) return fixed[key] ?? OTHER_BOX;
  if (isQuiet(key)) return QUIET_BOX;
  return GROUP_HUES[hues.get(key) ?? -1] ?? OTHER_BOX;
}

/** The entry that a group is told in: its own, or that of the others. */
function entryOf({ by, hues }: Grouped, key: string): string {
  return by === 'class' || FIXED[by] || isQuiet(key) || hues.has(key) ? key : OTHERS;
}

/** The legend: each colour with the boxes that have it, in the order of the groups, the others before those of which there is nothing to tell. */
export function legendOf(grouped: Grouped): LegendEntry[] {
  const entries = new Map<string, LegendEntry>();
  for (const { key, boxes } of grouped.groups) {
    const name = entryOf(grouped, key);
    const entry = entries.get(name) ?? { key: name, colour: colourOf(grouped, key), count: 0 };
    entry.count += boxes.length;
    entries.set(name, entry);
  }
  return [...entries.values()];
}

/** How the picture has to colour the boxes. `only`: the entry that is looked at alone, else null; null comes back for the plain classes. */
export function tintOf(grouped: Grouped, only: string | null): BoxTint | null {
  if (grouped.by === 'class' && only === null) return null;
  const colours = grouped.groups.map(({ key }) =>
    only === null || entryOf(grouped, key) === only ? colourOf(grouped, key) : null,
  );
  if (grouped.by === 'class') return { colours, groupOf: null };
  const groupOf = new Map(grouped.groups.flatMap(({ boxes }, i) => boxes.map((box) => [box, i] as const)));
  return { colours, groupOf };
}
