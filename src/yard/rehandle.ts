// Where to put a box that stands in the way, inside its own block, so that it is in the way of few others later.
import type { Planned, Why } from '../terminal/planning.ts';
import type { DeckBox, StackView } from './problems.ts';
import { DECK_WEIGHTS, GANTRY_SPEED, HOUR, looseness } from './deck-weights.ts';
import { mayStandNear } from './segregation.ts';

/** A box to be moved aside within its block. Bays and rows as in StackView; departure in ms UTC, Infinity when not known. */
export interface RehandleProblem extends Pick<DeckBox, 'lengthFeet' | 'heightMm' | 'departure'> {
  fromBay: number;
  fromRow: number;
  /** The box needs a plug where it goes; false when left out. */
  needsPlug?: boolean;
  /** IMDG classes of the box; none when left out. */
  dangerousClasses?: readonly string[];
  stacks: Iterable<StackView>;
  /** Length of a 40' bay, m. */
  bayLength: number;
}

/** Where the box goes; tiers count from 1. */
export interface RehandleTarget {
  bay: number;
  row: number;
  tier: number;
}

/** Travel counts a tenth of its seconds: it breaks ties between stacks that are equally good for later. */
const TRAVEL_SHARE = 0.1;

/** Sideways step of the trolley from row to row, s: 2.6 m at about 1 m/s with starting and stopping. */
const ROW_SECONDS = 3;

/** How many alternatives `why` shows. */
const SHOWN = 5;

interface Candidate {
  bay: number;
  row: number;
  tier: number;
  score: number;
  parts: { rehandles: number; fit: number; travel: number };
}

/**
 * Chooses by the min-max rule of Caserta, Schwarze and Voss (2012): among stacks that the box would not block (their first
 * box leaves no earlier than it), the one that fits tightest; if there is none, the one whose first box leaves latest, so
 * that the next dig is far off. Scores are seconds: a further rehandle, up to half of one for times far apart, a tenth of the travel.
 * All stacks are looked at, so the bound is the objective. Null (objective Infinity) when no stack can take it.
 */
export function chooseRehandle(problem: RehandleProblem): Planned<RehandleTarget | null> {
  const open = [...problem.stacks].filter((stack) => canTake(problem, stack));
  const departure = problem.departure === Infinity ? afterAll(open) : problem.departure;
  const found: Candidate[] = [];
  for (const stack of open) {
    const c = candidate(problem, departure, stack);
    let i = found.length;
    while (i > 0 && found[i - 1].score > c.score) i--;
    found.splice(i, 0, c);
    if (found.length > SHOWN) found.pop();
  }
  if (found.length === 0) {
    return { plan: null, objective: Infinity, bound: Infinity, why: [{ decided: 'no-stack', alternatives: [] }] };
  }
  const { bay, row, tier, score } = found[0];
  return { plan: { bay, row, tier }, objective: score, bound: score, why: [reason(found)] };
}

function canTake(problem: RehandleProblem, stack: StackView): boolean {
  if ((stack.bay & 1) !== (problem.lengthFeet === 20 ? 1 : 0)) return false;
  if (stack.height >= stack.maxHeight) return false;
  if (stack.bay === problem.fromBay && stack.row === problem.fromRow) return false;
  if (problem.needsPlug === true && !stack.hasPlug) return false;
  const classes = problem.dangerousClasses;
  if (classes === undefined || classes.length === 0) return true;
  return stack.dangerousAllowed && mayStandNear(classes, stack.nearbyDangerous);
}

/** The time that stands for a departure not known, ms: a day after the last departure known among the stacks. */
function afterAll(stacks: readonly StackView[]): number {
  let last = -Infinity;
  for (const { earliestDeparture } of stacks) {
    if (earliestDeparture < Infinity) last = Math.max(last, earliestDeparture);
  }
  return last === -Infinity ? Infinity : last + 24 * HOUR;
}

function candidate(problem: RehandleProblem, departure: number, stack: StackView): Candidate {
  const bays = Math.abs(stack.bay - problem.fromBay) / 4;
  const seconds = (bays * problem.bayLength) / GANTRY_SPEED + Math.abs(stack.row - problem.fromRow) * ROW_SECONDS;
  const parts = {
    rehandles: stack.earliestDeparture < departure ? DECK_WEIGHTS.rehandle : 0,
    fit: 0.5 * DECK_WEIGHTS.rehandle * looseness(departure, stack.earliestDeparture),
    travel: TRAVEL_SHARE * seconds,
  };
  const score = parts.rehandles + parts.fit + parts.travel;
  return { bay: stack.bay, row: stack.row, tier: stack.height + 1, score, parts };
}

function reason(found: Candidate[]): Why {
  const [first, second] = found;
  let decided = 'only-choice';
  if (second !== undefined) {
    const gain = (name: keyof Candidate['parts']): number => second.parts[name] - first.parts[name];
    const names = ['rehandles', 'fit', 'travel'] as const;
    decided = names.reduce((best, name) => (gain(name) > gain(best) ? name : best));
  }
  return {
    decided,
    alternatives: found.map((c) => ({
      choice: `bay ${c.bay} row ${c.row} tier ${c.tier}`,
      score: c.score,
      parts: { ...c.parts },
    })),
  };
}
