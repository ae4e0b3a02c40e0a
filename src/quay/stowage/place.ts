// Chooses the stack on which a box is set down: the cheapest of those that take it.
import type { Random } from '../../kit/random.ts';
import type { Alternative, Why } from '../../terminal/planning.ts';
import { slotText } from '../../terminal/vessel-profile/profile.ts';
import { AFT, BOTH, FORE, boxX, type Half } from './cell-table.ts';
import { plugsBehind, STOWAGE_WEIGHTS } from './objective.ts';
import type { StowageProblem } from './problem.ts';
import { dangerousRefusal, plainRefusal, type LashingColumns } from './refusal.ts';
import type { Ship } from './ship.ts';
import { slotOfPlace } from './slots.ts';

/** What speaks for and against a stack, in the order of the score's parts. */
export const SCORE_PARTS = ['ports', 'stack', 'plug', 'pair', 'hold', 'crane', 'balance', 'kept', 'tier'] as const;

/** A 20' beside another one in its tier is worth so much, and one that begins a pair costs so much. */
const PAIR = 6;
/** A hold cell that a box on deck shuts off from ports to come. */
const SHUT_CELL = 0.3;
/** On deck while the hold takes the box too. */
const DECK = 2;
/** A plug that a later reefer of this port will need. */
const NEEDED_PLUG = 60;
/** Filling the way up to a kept cell. */
const TOWARDS_KEPT = -8;
/** A metre of trim, a degree of heel away from the middle of the limits. */
const TRIM = 250;
const HEEL = 30;
/** A tonne a tier further up on deck. */
const TONNE_TIER = 0.004;

/** A stack with its score. */
interface Scored {
  stack: number;
  cell: number;
  half: Half;
  score: number;
  parts: Float64Array;
}

/** Where a box came to stand, and the next best stack. */
export interface Choice extends Scored {
  second: Scored | null;
}

/** What the choice looks at beside the ship. */
export interface Chooser {
  ship: Ship;
  problem: StowageProblem;
  lashing: LashingColumns;
  /** Moves that the longest pair of bays need not exceed. */
  pairTarget: number;
  /** Reefers not yet stowed, and free plugs. */
  reefersLeft: number;
  plugsFree: number;
  /** kg·m for a metre of trim, metacentric height (m) and displacement (kg), for the balance; null: none. */
  balance: { trimMoment: number; heelMoment: number; middleX: number; y: number; trim: number } | null;
  /** Chance that is added to scores, at most. */
  noise: number;
  random: Random;
  /** Boxes that found no place once: they come first from then on. */
  hard: Set<number>;
  /** Of each box that was set down, how it was chosen. */
  choices: (Choice | undefined)[];
}

/** The cheapest stack for a box; null when none takes it. */
export function chooseStack(chooser: Chooser, box: number): Choice | null {
  const { ship, lashing } = chooser;
  const long = ship.boxes.long[box] === 1;
  let best: Choice | null = null;
  const scratch = new Float64Array(SCORE_PARTS.length);
  for (let s = 0; s < ship.cells.stacks.length; s++) {
    const half = long ? BOTH : shortHalf(ship, s, box);
    if (quicklyOut(ship, box, s, half)) continue;
    if (plainRefusal(ship, lashing, box, s, half) !== null) continue;
    const score =
      scoreOf(chooser, box, s, half, scratch) + (chooser.noise > 0 ? chooser.noise * chooser.random.next() : 0);
    // Alternatives are only told: where nothing is at stake but the third best, segregation is not looked at.
    if (best !== null && best.second !== null && score >= best.second.score) continue;
    if (dangerousRefusal(ship, box, s, half) !== null) continue;
    if (best === null || score < best.score) {
      const second: Scored | null = best;
      best = { stack: s, cell: cellOf(ship, s, half), half, score, parts: scratch.slice(), second };
    } else best.second = { stack: s, cell: cellOf(ship, s, half), half, score, parts: scratch.slice() };
  }
  return best;
}

function cellOf(ship: Ship, s: number, half: Half): number {
  return ship.level[2 * s + (half === AFT ? AFT : FORE)]!;
}

/** The half in which a 20' goes: its own cell's, else the lower one. */
function shortHalf(ship: Ship, s: number, box: number): Half {
  const own = ship.ownCell[box]!;
  if (own >= 0) return (own & 3) as Half;
  const alone = ship.cells.stacks[s]!.bay % 2 === 1;
  return alone || ship.level[2 * s]! <= ship.level[2 * s + 1]! ? FORE : AFT;
}

/** The commonest refusals, found out without a look at the cell. */
function quicklyOut(ship: Ship, box: number, s: number, half: Half): boolean {
  const i = 2 * s + (half === AFT ? AFT : FORE);
  return ship.level[i]! >= ship.cells.count[s]! || ship.boxes.port[box]! > ship.least[i]!;
}

function scoreOf(chooser: Chooser, box: number, s: number, half: Half, parts: Float64Array): number {
  const { ship } = chooser;
  const { boxes, cells } = ship;
  const bit = 1 << boxes.port[box]!;
  const i = 2 * s + (half === AFT ? AFT : FORE);
  const cell = ship.level[i]!;
  const at = cells.first[s]! + cell;
  const ports = ship.ports[s]!;
  parts[0] = ports !== 0 && (ports & bit) === 0 ? STOWAGE_WEIGHTS.mixedPorts : 0;
  parts[1] = ship.held[s] === 0 ? STOWAGE_WEIGHTS.newStacks : 0;
  parts[2] = 0;
  if (boxes.reefer[box] === 0 && plugsBehind(ship, at, half) > 0)
    parts[2] = STOWAGE_WEIGHTS.plugsLost + (chooser.plugsFree <= 1.3 * chooser.reefersLeft ? NEEDED_PLUG : 0);
  parts[3] =
    half === BOTH || ship.cells.stacks[s]!.bay % 2 === 1 ? 0 : ship.level[2 * s + 1 - half]! > cell ? -PAIR : PAIR / 3;
  parts[4] = holdScore(ship, box, s);
  parts[5] = craneScore(chooser, s);
  parts[6] = balanceScore(chooser, box, s, half);
  parts[7] = ship.hasKept[s] === 1 ? TOWARDS_KEPT : 0;
  parts[8] = cells.deck[s] === 1 ? (TONNE_TIER * cell * boxes.kg[box]!) / 1000 : 0;
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}

/** What a box on deck shuts off below its hatch cover. */
function holdScore(ship: Ship, box: number, s: number): number {
  const { cells } = ship;
  if (cells.deck[s] === 0) return 0;
  const cover = cells.coverOf[s]!;
  if (cover < 0 || ship.closed[cover] === 1 || ship.onCover[cover]! >= ship.boxes.port[box]!) return DECK;
  let free = 0;
  for (const below of cells.coverStacks[cover]!)
    if (cells.deck[below] === 0) free += cells.count[below]! - ship.level[2 * below]!;
  return DECK + SHUT_CELL * free;
}

function craneScore({ ship, pairTarget }: Chooser, s: number): number {
  const bay = ship.cells.bayOf[s]!;
  const { moves } = ship;
  const pair = moves[bay]! + Math.max(moves[bay - 1] ?? 0, moves[bay + 1] ?? 0);
  return pair >= pairTarget ? 2 + (pair - pairTarget) * 0.5 : (0.5 * pair) / Math.max(1, pairTarget);
}

function balanceScore({ ship, balance }: Chooser, box: number, s: number, half: Half): number {
  if (balance === null) return 0;
  const stack = ship.cells.stacks[s]!;
  const kg = ship.boxes.kg[box]!;
  const trim = balance.trim + (kg * (balance.middleX - boxX(stack, half))) / balance.trimMoment;
  const heel = (balance.y + kg * stack.y) / balance.heelMoment;
  const before = Math.abs(balance.y / balance.heelMoment);
  return TRIM * (Math.abs(trim) - Math.abs(balance.trim)) + HEEL * (Math.abs(heel) - before);
}

/** The word of what decided for a choice, and the alternatives. */
export function reasonOf(ship: Ship, box: number, choice: Choice | undefined): Why {
  const named = (at: Scored): Alternative => {
    const slot = slotOfPlace(ship.cells, at);
    const parts: Record<string, number> = {};
    SCORE_PARTS.forEach((part, i) => {
      if (at.parts[i] !== 0) parts[part] = round(at.parts[i]!);
    });
    return { choice: slotText(slot), score: round(at.score), parts };
  };
  if (choice === undefined || ship.ownCell[box]! >= 0) return { decided: 'instruction', alternatives: [] };
  const { second } = choice;
  if (second === null) return { decided: 'only-choice', alternatives: [named(choice)] };
  let decided = 0;
  for (let i = 1; i < SCORE_PARTS.length; i++)
    if (second.parts[i]! - choice.parts[i]! > second.parts[decided]! - choice.parts[decided]!) decided = i;
  return { decided: SCORE_PARTS[decided]!, alternatives: [named(choice), named(second)] };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
