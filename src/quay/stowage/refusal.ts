// The rules of stowage: why a box may not be set down on a stack as it is now. Each rule is one clause; the order is that in which a
// planner would look.
import type { VesselProfile } from '../../terminal/vessel-profile/profile.ts';
import { LAST_PORT, NO_PORT } from './box-table.ts';
import { AFT, BOTH, FORE, TAKES, type Half } from './cell-table.ts';
import { keepsApart } from './dangerous.ts';
import type { StowageRule } from './problem.ts';
import { EMPTY, NOBODY, NONE, type Ship } from './ship.ts';

/** Two 20' whose tops differ by more than this do not carry a 40', mm. */
const LEVEL_WITHIN = 3;

/** Limits on deck by tiers from the hatch cover; Infinity above the last one told. */
export interface LashingColumns {
  twenty: Float64Array | null;
  forty: Float64Array | null;
}

/** The limits of lashing that a profile tells. */
export function lashingColumns({ limits }: VesselProfile): LashingColumns {
  const lashing = limits?.lashing;
  if (lashing === undefined) return { twenty: null, forty: null };
  return { twenty: Float64Array.from(lashing.twentyKg), forty: Float64Array.from(lashing.fortyKg) };
}

/** The rule that keeps a box from the next cell of a stack, or null. */
export function refusal(ship: Ship, lashing: LashingColumns, box: number, s: number, half: Half): StowageRule | null {
  return plainRefusal(ship, lashing, box, s, half) ?? dangerousRefusal(ship, box, s, half);
}

/** The same without the rules of dangerous goods, which take longest to look at. */
export function plainRefusal(
  ship: Ship,
  lashing: LashingColumns,
  box: number,
  s: number,
  half: Half,
): StowageRule | null {
  const { boxes, cells } = ship;
  const port = boxes.port[box]!;
  if (port === NO_PORT) return 'port';
  if (boxes.gauge[box] === 1 && ship.ownCell[box]! < 0) return 'gauge';
  const [f, a] = [2 * s + FORE, 2 * s + AFT];
  const cell =
    half === FORE ? ship.level[f]! : half === AFT ? ship.level[a]! : Math.max(ship.level[f]!, ship.level[a]!);
  if (cell >= cells.count[s]!) return 'occupied';
  const at = cells.first[s]! + cell;
  if (!takesLength(ship, box, at, half)) return 'length';
  if (half !== BOTH && ship.longs[s]! > 0) return 'twenty-on-forty';
  if (half === BOTH && !isLevel(ship, s)) return 'uneven';
  const kept = keptElsewhere(ship, box, s, at, half);
  if (kept) return 'instruction';
  if (boxes.reefer[box] === 1 && !takesReefer(ship, s, at, half)) return 'plug';
  const covered = coverRefuses(ship, s, port);
  if (covered !== null) return covered;
  if ((half !== AFT && port > ship.least[f]!) || (half !== FORE && port > ship.least[a]!)) return 'overstow';
  return tooMuch(ship, lashing, box, s, cell, half);
}

/** Whether a cell takes boxes of a length. */
export function takesLength({ boxes, cells }: Ship, box: number, at: number, half: Half): boolean {
  const wanted =
    half === FORE ? TAKES.fore : half === AFT ? TAKES.aft : boxes.fortyFive[box] ? TAKES.fortyFive : TAKES.forty;
  return (cells.takes[at]! & wanted) !== 0;
}

/** Whether a 40' finds both halves filled alike, to the same height. */
export function isLevel(ship: Ship, s: number): boolean {
  const [f, a] = [2 * s + FORE, 2 * s + AFT];
  return ship.level[f] === ship.level[a] && Math.abs(ship.height[f]! - ship.height[a]!) <= LEVEL_WITHIN;
}

/** Whether the cell is kept for another box, the box has a cell of its own elsewhere, or it would spoil a kept cell above. */
function keptElsewhere(ship: Ship, box: number, s: number, at: number, half: Half): boolean {
  const own = ship.ownCell[box]!;
  if (own >= 0 && own !== at * 4 + half) return true;
  if (ship.hasKept[s] === 0) return false;
  const { boxes, cells } = ship;
  for (const h of half === BOTH ? [FORE, AFT] : [half]) {
    const column = h === FORE ? ship.keptFore : ship.keptAft;
    if (column[at]! !== NOBODY && column[at] !== box) return true;
    for (let above = at + 1; above < cells.first[s]! + cells.count[s]!; above++) {
      const other = column[above]!;
      if (other < 0) continue;
      if (boxes.port[other]! > boxes.port[box]! || (half === BOTH && boxes.long[other] === 0)) return true;
    }
  }
  return false;
}

/** Whether a reefer finds a plug in a cell, and one of its bay that is still to be had. */
export function takesReefer(ship: Ship, s: number, at: number, half: Half): boolean {
  if (!ship.hasPlug(at, half)) return false;
  const group = ship.cells.plugGroup[s]!;
  return group < 0 || ship.plugged[group]! < ship.limitOfPlugs[group]!;
}

/** What the hatch cover over or under a stack refuses to a box for a port. */
export function coverRefuses(ship: Ship, s: number, port: number): StowageRule | null {
  const cover = ship.cells.coverOf[s]!;
  if (cover < 0) return null;
  if (ship.cells.deck[s] === 1) return port > ship.underCover[cover]! ? 'overstow' : null;
  if (ship.closed[cover] === 1) return 'hatch';
  return ship.onCover[cover]! > port ? 'overstow' : null;
}

/** Limits of height, sight, mass and lashing. */
function tooMuch(
  ship: Ship,
  lashing: LashingColumns,
  box: number,
  s: number,
  cell: number,
  half: Half,
): StowageRule | null {
  const top = topOf(ship, box, s, half);
  if (top > ship.cells.maxHeight[s]!) return 'height';
  if (top > ship.cells.sight[3 * s + half]!) return 'sight';
  if (tooHeavy(ship, box, s, half)) return 'weight';
  return beyondLashing(ship, lashing, box, s, cell, half) ? 'lashing' : null;
}

/** Top of a box set on a stack as it is now, mm above the stack's base. */
export function topOf({ boxes, height }: Ship, box: number, s: number, half: Half): number {
  const [f, a] = [2 * s + FORE, 2 * s + AFT];
  const bottom = half === FORE ? height[f]! : half === AFT ? height[a]! : Math.max(height[f]!, height[a]!);
  return bottom + boxes.height[box]!;
}

/** Whether a stack would weigh more than it bears. */
export function tooHeavy(ship: Ship, box: number, s: number, half: Half): boolean {
  const { boxes, cells } = ship;
  const kg = boxes.kg[box]!;
  const kg40 = ship.kg40[s]! + (half === BOTH ? kg : 0);
  const foreKg = ship.kg20[2 * s + FORE]! + (half === FORE ? kg : 0);
  const aftKg = ship.kg20[2 * s + AFT]! + (half === AFT ? kg : 0);
  const most20 = cells.maxKg20[s]!;
  if ((foreKg > 0 && foreKg + kg40 / 2 > most20) || (aftKg > 0 && aftKg + kg40 / 2 > most20)) return true;
  return kg40 > 0 && kg40 + foreKg + aftKg > cells.maxKg40[s]!;
}

/** Whether a box is heavier than the lashing of its tier on deck holds. */
export function beyondLashing(
  { boxes, cells }: Ship,
  lashing: LashingColumns,
  box: number,
  s: number,
  cell: number,
  half: Half,
): boolean {
  const column = half === BOTH ? lashing.forty : lashing.twenty;
  return cells.deck[s] === 1 && column !== null && boxes.kg[box]! > (column[cell] ?? Infinity);
}

/** The rule of dangerous goods that keeps a box from the next cell of a stack, or null. */
export function dangerousRefusal(ship: Ship, box: number, s: number, half: Half): StowageRule | null {
  const set = ship.boxes.dangerous[box]!;
  if (set < 0) return null;
  const at = ship.cells.first[s]! + ship.level[2 * s + (half === AFT ? AFT : FORE)]!;
  const forbidden = ship.cells.forbidden[at]!;
  if (forbidden < 0) return 'cell-dangerous';
  const classes = ship.cells.forbiddenSets[forbidden]!;
  if (
    classes.length > 0 &&
    ship.boxes.classSets[set]!.some((one) => classes.includes(divisionOf(one)) || classes.includes(one))
  )
    return 'cell-dangerous';
  const codes = ship.codes[set]!;
  let place = null;
  for (const [other, stands] of ship.dangerous) {
    const code = codes[ship.boxes.dangerous[other]!]!;
    if (code === 0) continue;
    place ??= ship.dangerousPlace(box, s, half);
    if (!keepsApart(code, place, stands)) return 'segregation';
  }
  return null;
}

/** A class without its compatibility group. */
function divisionOf(imdgClass: string): string {
  return imdgClass.replace(/[A-Za-z]+$/, '');
}

/** Boxes of this port that stand over one that leaves earlier, in their stack or under their hatch cover. */
export function overstows(ship: Ship): number {
  let count = 0;
  const { boxes, cells } = ship;
  for (let box = boxes.aboard; box < boxes.containers.length; box++) {
    if (ship.where[box]! < 0) continue;
    const at = ship.where[box]! >> 2;
    const half = ship.where[box]! & 3;
    const s = ship.stackOfCell[at]!;
    let least: number = NONE;
    for (let c = cells.first[s]!; c < at; c++)
      for (const column of half === FORE ? [ship.fore] : half === AFT ? [ship.aft] : [ship.fore, ship.aft])
        if (column[c] !== EMPTY) least = Math.min(least, boxes.port[column[c]!]!);
    const cover = cells.coverOf[s]!;
    if (cover >= 0 && cells.deck[s] === 1) least = Math.min(least, ship.underCover[cover]!);
    if (boxes.port[box]! > Math.min(least, LAST_PORT)) count++;
  }
  return count;
}
