// A bay plan drawn as text for a terminal: each bay as seen from aft, port side left, deck above the hatch line, hold below it. A letter
// tells the port of discharge, the mark behind it what the box is.
import type { Container, VesselSlot } from '../../terminal/container.ts';
import { bay40, FIRST_DECK_TIER } from '../../terminal/vessel.ts';
import type { Bayplan } from '../messages.ts';
import { PortLetters, columnsOf } from './port-letters.ts';

/** How to draw. */
export interface DrawOptions {
  /** Columns of the terminal; bays stand side by side as far as they fit. 100 unless told. */
  width?: number;
  /** Whether ports have colours (ANSI escape sequences). Plain text unless told. */
  colour?: boolean;
  /** Bays to draw; all that hold a box unless told. */
  bays?: readonly number[];
}

/** What is drawn; a Bayplan is one. */
export type DrawnPlan = Pick<Bayplan, 'voyage' | 'departurePort' | 'nextPort' | 'entries'>;

interface Box {
  slot: VesselSlot;
  container: Container;
}

const DEFAULT_WIDTH = 100;
/** Columns between two bays that stand side by side. */
const GAP = 3;
const KG_PER_TONNE = 1000;
const EMPTY_CELL = ' . ';
/** Taken by a box that is drawn in the bay beside: half of a 40' box in an odd bay, 20' boxes in an even one. */
const COVERED_CELL = ' : ';
const HATCH = '=';

/** What the marks mean, as the legend tells it. */
const MARKS = '! dangerous   * reefer   ^ out of gauge   - empty   : taken from the bay beside';

/** The plan as lines of text, ending in a line break. */
export function drawBayplan(plan: DrawnPlan, options: DrawOptions = {}): string {
  const { width = DEFAULT_WIDTH, colour = false } = options;
  const letters = new PortLetters(plan.entries, colour);
  const shape = shapeOf(plan.entries);
  const told = options.bays ?? [...new Set(plan.entries.map(({ slot }) => slot.bay))].sort((a, b) => a - b);
  const sections = told.map((bay) => sectionOf(bay, plan.entries, shape, letters));
  return [...headOf(plan), '', ...sideBySide(sections, width), ...letters.legend(), MARKS, ''].join('\n');
}

/** The mark of a box: the property that matters most where it is handled. */
export function markOf({ dangerous, reeferC, outOfGauge, full }: Container): string {
  if (dangerous.length > 0) return '!';
  if (outOfGauge !== null) return '^';
  if (reeferC !== null) return '*';
  return full ? ' ' : '-';
}

/** "3 boxes, 61.0 t". */
export function loadText(boxes: readonly Box[]): string {
  const tonnes = boxes.reduce((sum, { container }) => sum + container.grossKg, 0) / KG_PER_TONNE;
  return `${boxes.length} ${boxes.length === 1 ? 'box' : 'boxes'}, ${tonnes.toFixed(1)} t`;
}

function headOf({ voyage, departurePort, nextPort, entries }: DrawnPlan): string[] {
  const name = [voyage.vesselName || voyage.callSign || voyage.imo, voyage.voyage]
    .filter((text) => text !== '')
    .join(' ');
  const ports = [departurePort && `leaving ${departurePort}`, nextPort && `bound for ${nextPort}`].filter(Boolean);
  return [[name || 'Vessel not told', ...ports].join(', '), loadText(entries)];
}

/** Rows and tiers of the whole vessel as far as they are used. */
interface Shape {
  /** From port to starboard. */
  rows: number[];
  lowestDeckTier: number;
}

function shapeOf(entries: readonly Box[]): Shape {
  const rows = entries.map(({ slot }) => slot.row);
  const last = rows.reduce((most, row) => Math.max(most, row), 0);
  const port: number[] = [];
  const starboard: number[] = [];
  for (let row = 2; row <= last + 1; row += 2) port.unshift(row);
  for (let row = 1; row <= last + (last % 2 === 0 ? 0 : 1); row += 2) starboard.push(row);
  const centre = rows.includes(0) ? [0] : [];
  // Both sides are as wide as the wider one.
  while (port.length > starboard.length) starboard.push((starboard.at(-1) ?? -1) + 2);
  const deck = entries.map(({ slot }) => slot.tier).filter((tier) => tier >= FIRST_DECK_TIER);
  return {
    rows: [...port, ...centre, ...starboard],
    lowestDeckTier: deck.reduce((least, tier) => Math.min(least, tier), Infinity),
  };
}

/** A drawn bay: its lines and how wide they are without colours. */
interface Section {
  lines: string[];
  width: number;
}

function sectionOf(bay: number, entries: readonly Box[], shape: Shape, letters: PortLetters): Section {
  const own = entries.filter(({ slot }) => slot.bay === bay);
  const beside = entries.filter(({ slot }) => Math.abs(slot.bay - bay) === 1);
  const cells = new Map<string, string>();
  for (const { slot } of beside) cells.set(keyOf(slot.row, slot.tier), COVERED_CELL);
  for (const { slot, container } of own) {
    const letter = letters.letterOf(container);
    cells.set(keyOf(slot.row, slot.tier), ` ${letters.painted(container, letter + markOf(container))}`);
  }
  // The bays of one 40' place are as high as each other, so that their hatch lines meet.
  const around = entries.filter(({ slot }) => bay40(slot.bay) === bay40(bay));
  const tiers = [...around, ...beside].map(({ slot }) => slot.tier);
  const deck = tiersDown(tiers, shape.lowestDeckTier, (tier) => tier >= FIRST_DECK_TIER);
  const hold = tiersDown(tiers, 2, (tier) => tier < FIRST_DECK_TIER);
  const line = (tier: number): string =>
    two(tier) + shape.rows.map((row) => cells.get(keyOf(row, tier)) ?? EMPTY_CELL).join('');
  const title = `Bay ${two(bay)} (${bay % 2 === 0 ? "40'" : "20'"}): ${loadText(own)}`;
  const width = Math.max(title.length, 2 + shape.rows.length * EMPTY_CELL.length);
  return {
    width,
    lines: [
      title,
      `  ${shape.rows.map((row) => ` ${two(row)}`).join('')}`,
      ...deck.map(line),
      `  ${HATCH.repeat(shape.rows.length * EMPTY_CELL.length)}`,
      ...hold.map(line),
    ],
  };
}

/** Tiers from the highest in use down to a lowest. */
function tiersDown(used: readonly number[], lowest: number, counts: (tier: number) => boolean): number[] {
  const own = used.filter(counts);
  if (own.length === 0) return [];
  const tiers: number[] = [];
  const last = own.reduce((least, tier) => Math.min(least, tier), lowest);
  for (let tier = own.reduce((most, each) => Math.max(most, each), 0); tier >= last; tier -= 2) tiers.push(tier);
  return tiers;
}

/** Sections in as many columns as fit, each row of them as high as its highest. */
function sideBySide(sections: readonly Section[], width: number): string[] {
  const lines: string[] = [];
  let row: Section[] = [];
  let used = 0;
  const flush = (): void => {
    const height = row.reduce((most, section) => Math.max(most, section.lines.length), 0);
    for (let i = 0; i < height; i++)
      lines.push(
        row
          .map((section) => padded(section, i))
          .join(' '.repeat(GAP))
          .trimEnd(),
      );
    if (height > 0) lines.push('');
    row = [];
    used = 0;
  };
  for (const section of sections) {
    if (row.length > 0 && used + GAP + section.width > width) flush();
    used += (row.length > 0 ? GAP : 0) + section.width;
    row.push(section);
  }
  flush();
  return lines;
}

/** A line as wide as its section; escape sequences of colours take no columns. */
function padded({ lines, width }: Section, i: number): string {
  const line = lines[i] ?? '';
  return line + ' '.repeat(Math.max(0, width - columnsOf(line)));
}

function keyOf(row: number, tier: number): string {
  return `${row}/${tier}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
