// Stows boxes on a vessel in blocks by port: the master plan that a line's planner would send. Physically right by
// construction: nothing floats, 20' pairs below 40', reefers, dangerous goods and 45' on deck, no later port over an earlier
// one in a stack or through a hatch cover. Knows cells and boxes, not calls.
import type { Random } from '../kit/random.ts';
import type { Container, VesselSlot } from '../terminal/container.ts';
import type { VesselGeometry } from '../terminal/vessel.ts';
import { deckOnly } from './boxes.ts';
import { deckTiers, holdRows, type VesselClass } from './vessels.ts';

/** Cells of one row of one 40' bay, in the hold or on deck. */
interface Stack {
  bay: number;
  row: number;
  base: number;
  tiers: number;
  /** Full tiers: each a 40' or two 20'. */
  height: number;
  /** A single 20' stands on top: nothing more goes here but its twin. */
  half: boolean;
  /** Topmost box is a 40' or 45': no 20' may follow. */
  topped: boolean;
}

/** The part of a bay under one hatch cover, with the deck above it. */
export interface Panel {
  bay: number;
  hold: Stack[];
  deck: Stack[];
  /** Whether a box stands on the cover for a port after `deckPort`; ports count from 0, the next one. */
  deckPort: number;
}

/** A box with its slot. */
export interface Stowed {
  slot: VesselSlot;
  container: Container;
}

/** The empty panels of a vessel, bow to stern and port to starboard. */
export function panelsOf(vessel: VesselClass, geometry: VesselGeometry): Panel[] {
  return geometry.hatchCovers.map(({ bay, rows }) => {
    const index = (bay - 2) / 4;
    const withHold = new Set(holdRows(vessel, index));
    const stack = (row: number, base: number, tiers: number): Stack => ({
      ...{ bay, row, base, tiers },
      ...{ height: 0, half: false, topped: false },
    });
    return {
      bay,
      hold: rows.filter((row) => withHold.has(row)).map((row) => stack(row, 2, vessel.holdTiers)),
      deck: rows.map((row) => stack(row, vessel.deckBase, deckTiers(vessel, index))),
      deckPort: -1,
    };
  });
}

/** Free 40' cells of a panel. */
export function freeCells(panel: Panel): number {
  return space(panel.hold) + space(panel.deck);
}

function space(stacks: readonly Stack[]): number {
  let cells = 0;
  for (const s of stacks) cells += s.tiers - s.height;
  return cells;
}

/** 40' cells that boxes need when 20' stand in pairs. */
export function cellsNeeded(boxes: readonly Container[]): number {
  let twenty = 0;
  for (const box of boxes) if (box.lengthFeet === 20) twenty++;
  return boxes.length - twenty + Math.ceil(twenty / 2);
}

/** Cuts the deck of panels down to a number of tiers. */
export function limitDeck(panels: readonly Panel[], tiers: number): void {
  for (const panel of panels) for (const stack of panel.deck) stack.tiers = Math.min(stack.tiers, tiers);
}

/**
 * Chooses panels for the port of call: one or two neighbours in bays spread evenly over the length, so that several cranes can
 * work her at once. Takes panels until `cells` are free in them; fewer when the vessel has no more.
 */
export function spreadPanels(random: Random, panels: readonly Panel[], cells: number): Panel[] {
  const perBay = new Map<number, Panel[]>();
  for (const panel of panels) perBay.set(panel.bay, [...(perBay.get(panel.bay) ?? []), panel]);
  const bays = [...perBay.keys()];
  const total = panels.reduce((sum, panel) => sum + freeCells(panel), 0);
  const wanted = Math.max(1, Math.ceil((cells / Math.max(1, total)) * panels.length));
  // Two of three and more panels of a bay, one of two, so that no bay is this port's alone.
  const width = panels.length > 2 * bays.length ? 2 : 1;
  const stops = Math.min(bays.length, Math.max(1, Math.ceil(wanted / width)));
  const offset = random.int(bays.length);
  const order = Array.from({ length: stops }, (_, i) => (offset + Math.floor((i * bays.length) / stops)) % bays.length);
  for (let i = 0; i < bays.length; i++) if (!order.includes(i)) order.push(i);
  const chosen: Panel[] = [];
  let found = 0;
  for (let round = 0; round < panels.length && found < cells; round++)
    for (const index of order) {
      const neighbours = (perBay.get(bays[index] as number) as Panel[]).slice(width * round, width * (round + 1));
      for (const panel of neighbours)
        if (found < cells) {
          chosen.push(panel);
          found += freeCells(panel);
        }
    }
  return chosen.sort((a, b) => panels.indexOf(a) - panels.indexOf(b));
}

/**
 * Stows groups of boxes into panels, one group per port, the last port first. Returns the stowed boxes and those for which
 * no allowed slot was left.
 */
export function stow(panels: readonly Panel[], groups: readonly { port: number; boxes: Container[] }[]) {
  const stowed: Stowed[] = [];
  const left: Container[] = [];
  let at = 0;
  for (const group of [...groups].sort((a, b) => b.port - a.port)) {
    const free = group.boxes.filter((box) => !deckOnly(box));
    const deck = group.boxes.filter(deckOnly);
    at = stowGroup(panels, at, { port: group.port, free, deck }, stowed);
    for (let i = 0; i < panels.length && free.length + deck.length > 0; i++)
      fillPanel(panels[i] as Panel, { port: group.port, free, deck }, deck.length, stowed);
    left.push(...free, ...deck);
  }
  return { stowed, left };
}

/** Boxes of one port that still wait for a slot: those that may go anywhere, and those for the deck. */
interface Group {
  port: number;
  free: Container[];
  deck: Container[];
}

/** Fills panels from `at` on, the deck boxes spread over as many panels as the group will need; returns the panel in work. */
function stowGroup(panels: readonly Panel[], at: number, group: Group, out: Stowed[]): number {
  for (let i = at; i < panels.length; i++) {
    const panel = panels[i] as Panel;
    const all = cellsNeeded(group.free) + cellsNeeded(group.deck);
    const panelsToCome = Math.max(1, Math.ceil(all / Math.max(1, freeCells(panel))));
    fillPanel(panel, group, Math.ceil(group.deck.length / panelsToCome), out);
    if (group.free.length + group.deck.length === 0) return i;
  }
  return panels.length;
}

/** Hold first, unless a later port stands on its cover; then the deck with `deckShare` of the deck boxes and what is left. */
function fillPanel(panel: Panel, group: Group, deckShare: number, out: Stowed[]): void {
  if (panel.deckPort <= group.port) fill(panel.hold, group.free, out);
  const cells = space(panel.deck);
  const forDeck = group.deck.splice(0, Math.min(deckShare, 2 * cells));
  const others = group.free.splice(0, Math.max(0, 2 * cells - forDeck.length));
  const queue = [...forDeck, ...others];
  const before = queue.length;
  fill(panel.deck, queue, out);
  if (queue.length < before) panel.deckPort = Math.max(panel.deckPort, group.port);
  group.deck.unshift(...queue.filter(deckOnly));
  group.free.unshift(...queue.filter((box) => !deckOnly(box)));
}

/**
 * Fills stacks from the front of a queue and takes what it stows out of it: 20' pairs in stacks of their own, 40' in the
 * others and on top of the pairs, heavy below light.
 */
function fill(stacks: readonly Stack[], queue: Container[], out: Stowed[]): void {
  const cells = space(stacks);
  const taken = takeForCells(queue, cells);
  const heavyFirst = (a: Container, b: Container): number => b.grossKg - a.grossKg || (a.id < b.id ? -1 : 1);
  const twenties = taken.filter((box) => box.lengthFeet === 20).sort(heavyFirst);
  const forties = taken.filter((box) => box.lengthFeet !== 20).sort(heavyFirst);
  let pairs = Math.ceil(twenties.length / 2);
  const forPairs: Stack[] = [];
  for (const stack of stacks) {
    if (pairs <= 0) break;
    if (stack.topped || stack.height >= stack.tiers) continue;
    forPairs.push(stack);
    pairs -= stack.tiers - stack.height;
  }
  placeTwenties(forPairs, twenties, out);
  placeForties(stacks, forties, out);
  queue.unshift(...twenties, ...forties);
}

/** Takes boxes off the front of a queue as far as they fit into a number of 40' cells. */
function takeForCells(queue: Container[], cells: number): Container[] {
  let halves = 0;
  let count = 0;
  while (count < queue.length) {
    halves += queue[count]?.lengthFeet === 20 ? 1 : 2;
    if (halves > 2 * cells) break;
    count++;
  }
  return queue.splice(0, count);
}

/** Layer by layer, each cell a fore and an aft 20'. */
function placeTwenties(stacks: readonly Stack[], boxes: Container[], out: Stowed[]): void {
  let level = 0;
  for (; boxes.length > 0 && level < 16; level++)
    for (const stack of stacks) {
      if (boxes.length === 0) break;
      if (stack.height > level || stack.height >= stack.tiers) continue;
      const tier = stack.base + 2 * stack.height;
      if (!stack.half) {
        out.push({ slot: { bay: stack.bay - 1, row: stack.row, tier }, container: boxes.shift() as Container });
        stack.half = true;
      }
      const twin = boxes.shift();
      if (!twin) break;
      out.push({ slot: { bay: stack.bay + 1, row: stack.row, tier }, container: twin });
      stack.half = false;
      stack.height++;
    }
}

/** Layer by layer on every stack that does not end in a single 20'. */
function placeForties(stacks: readonly Stack[], boxes: Container[], out: Stowed[]): void {
  for (let level = 0; boxes.length > 0 && level < 16; level++)
    for (const stack of stacks) {
      if (boxes.length === 0) break;
      if (stack.half || stack.height > level || stack.height >= stack.tiers) continue;
      const slot = { bay: stack.bay, row: stack.row, tier: stack.base + 2 * stack.height };
      out.push({ slot, container: boxes.shift() as Container });
      stack.height++;
      stack.topped = true;
    }
}
