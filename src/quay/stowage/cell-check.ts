// Every rule of stowage that stands against a box in one cell, beside all that is to stand on the vessel when she leaves: for a person who
// gives a load another cell, and wants to hear all of it at once. The planner itself asks for the first rule only (refusal.ts).
import type { VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { slotStackKey } from '../../terminal/vessel-profile/profile.ts';
import { AFT, BOTH, FORE, type Half } from './cell-table.ts';
import { shipAtDeparture, type DepartingShip, type StowAround, type VesselVoyage } from './departure.ts';
import type { StowageProblem, StowageRule, StowedBox } from './problem.ts';
import {
  beyondLashing,
  coverRefuses,
  dangerousRefusal,
  isLevel,
  lashingColumns,
  takesLength,
  takesReefer,
  tooHeavy,
  topOf,
} from './refusal.ts';
import { EMPTY, type Place, type Ship } from './ship.ts';

/** As for the planner; and no-cell: the vessel has no such cell. floating: nothing stands under it. buried: others are to stand above it. */
export type CellRule = StowageRule | 'no-cell' | 'floating' | 'buried';

/** A rule that stands against a cell, and the box that it is about where there is one. */
export interface BrokenCellRule {
  rule: CellRule;
  other: ContainerId | null;
}

/** Every rule against a box in a cell; none: it may stand there. The order is that in which a planner would look. */
export function brokenCellRules(problem: VesselVoyage, around: StowAround, asked: StowedBox): BrokenCellRule[] {
  return rulesOnShip(shipAtDeparture(problem, around, [asked.container]), asked);
}

/** The same on a ship on which everything but the box stands, and for which the box alone was asked: for cell after cell. */
export function rulesOnShip({ ship, whole, stacks }: DepartingShip, { slot, container }: StowedBox): BrokenCellRule[] {
  const place = placeOfSlot(ship, slot, container.lengthFeet === 20, stacks);
  if (place === 'length' || place === 'no-cell') return [{ rule: place, other: null }];
  return rulesAt(ship, whole, ship.boxes.aboard, place);
}

function placeOfSlot(
  ship: Ship,
  slot: VesselSlot,
  short: boolean,
  stacks: ReadonlyMap<string, number>,
): Place | 'no-cell' | 'length' {
  const stack = stacks.get(slotStackKey(slot));
  if (stack === undefined) return 'no-cell';
  const { bay, cells } = ship.cells.stacks[stack]!;
  if (!cells.some(({ tier }) => tier === slot.tier)) return 'no-cell';
  if (short !== (slot.bay % 2 === 1) || (!short && slot.bay !== bay)) return 'length';
  return ship.placeOf(slot, short, stacks) ?? 'no-cell';
}

function rulesAt(ship: Ship, problem: StowageProblem, box: number, { stack: s, cell, half }: Place): BrokenCellRule[] {
  const { boxes, cells } = ship;
  const at = cells.first[s]! + cell;
  const found: BrokenCellRule[] = [];
  const name = (other: number | null): ContainerId | null => (other === null ? null : boxes.containers[other]!.id);
  const add = (rule: CellRule, broken: boolean, other: number | null = null): void => {
    if (broken) found.push({ rule, other: name(other) });
  };
  const inIt = boxIn(ship, s, half, cell, cell);
  const above = boxIn(ship, s, half, cell + 1, cells.count[s]! - 1);
  const next = Math.max(...halvesOf(half).map((h) => ship.level[2 * s + h]!));
  add('occupied', inIt !== null, inIt);
  add('buried', inIt === null && above !== null, above);
  add('gauge', boxes.gauge[box] === 1);
  add('length', !takesLength(ship, box, at, half));
  add('floating', next < cell);
  add('uneven', half === BOTH && next === cell && !isLevel(ship, s));
  const long = half === BOTH ? null : longBelow(ship, s, cell);
  add('twenty-on-forty', long !== null, long);
  add('plug', boxes.reefer[box] === 1 && !takesReefer(ship, s, at, half));
  const covered = coverRefuses(ship, s, boxes.port[box]!);
  add('hatch', covered === 'hatch');
  const over = earlierBelow(ship, box, s, half, cell);
  add('overstow', covered === 'overstow' || over !== null, over);
  if (inIt === null && above === null) addLimits(ship, problem, { box, s, cell, half, next }, add);
  return found;
}

/** Limits that need the stack as it would be with the box on top. */
function addLimits(
  ship: Ship,
  problem: StowageProblem,
  { box, s, cell, half, next }: { box: number; s: number; cell: number; half: Half; next: number },
  add: (rule: CellRule, broken: boolean, other?: number | null) => void,
): void {
  const { cells } = ship;
  const lashing = lashingColumns(problem.profile);
  if (next === cell) {
    const top = topOf(ship, box, s, half);
    add('height', top > cells.maxHeight[s]!);
    add('sight', top > cells.sight[3 * s + half]!);
  }
  add('weight', tooHeavy(ship, box, s, half));
  add('lashing', beyondLashing(ship, lashing, box, s, cell, half));
  const dangerous = next === cell ? dangerousRefusal(ship, box, s, half) : null;
  if (dangerous !== null) add(dangerous, true);
}

function halvesOf(half: Half): (typeof FORE | typeof AFT)[] {
  return half === BOTH ? [FORE, AFT] : [half];
}

/** The lowest box in some cells of a half; null for none. */
function boxIn(ship: Ship, s: number, half: Half, from: number, to: number): number | null {
  for (let c = from; c <= to; c++)
    for (const h of halvesOf(half)) {
      const box = (h === FORE ? ship.fore : ship.aft)[ship.cells.first[s]! + c]!;
      if (box !== EMPTY) return box;
    }
  return null;
}

/** A 40' or 45' under a cell. */
function longBelow(ship: Ship, s: number, cell: number): number | null {
  for (let c = cell - 1; c >= 0; c--) {
    const box = ship.fore[ship.cells.first[s]! + c]!;
    if (box !== EMPTY && ship.boxes.long[box] === 1) return box;
  }
  return null;
}

/** The topmost box of the stack under a cell that leaves earlier. */
function earlierBelow(ship: Ship, box: number, s: number, half: Half, cell: number): number | null {
  const { boxes } = ship;
  for (let c = cell - 1; c >= 0; c--)
    for (const h of halvesOf(half)) {
      const below = (h === FORE ? ship.fore : ship.aft)[ship.cells.first[s]! + c]!;
      if (below !== EMPTY && boxes.port[below]! < boxes.port[box]!) return below;
    }
  return null;
}
