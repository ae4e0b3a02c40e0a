// Where to put a box that stands in the way, inside its own block, so that it is in the way of few others later.
import type { Planned, Why } from '../terminal/planning.ts';
import type { DeckBox, StackView } from './problems.ts';
import { DECK_WEIGHTS, GANTRY_SPEED, HOUR, looseness } from './deck-weights.ts';
import { chanceLater } from './departure/departure.ts';
import { mayStandNear } from './segregation.ts';

/** A box to be moved aside within its block. Departure in ms UTC, Infinity when not known, and its spread, ms. */
export interface BoxAside extends Pick<DeckBox, 'lengthFeet' | 'heightMm' | 'departure' | 'spread'> {
  /** The box needs a plug where it goes; false when left out. */
  needsPlug?: boolean;
  /** IMDG classes of the box; none when left out. */
  dangerousClasses?: readonly string[];
}

/** Where a box that stands in the way may go. Bays and rows as in StackView. */
export interface RehandleProblem extends BoxAside {
  fromBay: number;
  fromRow: number;
  stacks: readonly StackView[];
  /** Length of a 40' bay, m. */
  bayLength: number;
  /** Only the way counts: what the planner is held against. False when left out. */
  nearest?: boolean;
}

/** Place of a stack. */
type Ground = Pick<StackView, 'bay' | 'row'>;

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

/** A stack with its score by the min-max rule, s. */
export interface Candidate {
  stack: StackView;
  score: number;
}

/** What a stack's score is made of. */
const PARTS = ['rehandles', 'fit', 'travel'] as const;
type Part = (typeof PARTS)[number];

/**
 * Chooses by the min-max rule of Caserta, Schwarze and Voss (2012), as far as times can be relied on: among stacks that the box would surely not block
 * (their first box leaves later than it), the one that fits tightest; if there is none, the one whose first box leaves latest, so
 * that the next dig is far off. Scores are seconds: the chance of a further rehandle, up to half of one for times far apart, a tenth of the travel.
 * All stacks are looked at, so the bound is the objective. Null (objective Infinity) when no stack can take it. `why[0]` is made when it is
 * asked for.
 */
export function chooseRehandle(problem: RehandleProblem): Planned<RehandleTarget | null> {
  const found = bestStacks(problem, SHOWN);
  if (found.length === 0) {
    return { plan: null, objective: Infinity, bound: Infinity, why: [{ decided: 'no-stack', alternatives: [] }] };
  }
  const { stack, score } = found[0];
  return {
    plan: targetOn(stack),
    objective: score,
    bound: score,
    get why() {
      return [reason(problem, departureOf(problem), found)];
    },
  };
}

/** The stacks that can take the box, so many of the best by the min-max rule, the best first. */
export function bestStacks(problem: RehandleProblem, count: number): Candidate[] {
  const departure = departureOf(problem);
  const found: Candidate[] = [];
  for (const stack of problem.stacks) {
    if (!canTake(problem, stack)) continue;
    const score = scoreOf(problem, departure, stack);
    let i = found.length;
    while (i > 0 && found[i - 1].score > score) i--;
    if (i >= count) continue;
    found.splice(i, 0, { stack, score });
    if (found.length > count) found.pop();
  }
  return found;
}

/** When the box leaves, ms UTC; where nobody knows, after all others. */
function departureOf(problem: RehandleProblem): number {
  return problem.departure === Infinity ? afterAll(problem) : problem.departure;
}

/** The next slot of a stack. */
function targetOn({ bay, row, height }: StackView): RehandleTarget {
  return { bay, row, tier: height + 1 };
}

/** True for a stack that has room for the box and may hold it. */
export function canTake(problem: BoxAside & Pick<RehandleProblem, 'fromBay' | 'fromRow'>, stack: StackView): boolean {
  if ((stack.bay & 1) !== (problem.lengthFeet === 20 ? 1 : 0)) return false;
  if (stack.height >= stack.maxHeight) return false;
  if (stack.bay === problem.fromBay && stack.row === problem.fromRow) return false;
  if (problem.needsPlug === true && !stack.hasPlug) return false;
  const classes = problem.dangerousClasses;
  if (classes === undefined || classes.length === 0) return true;
  return stack.dangerousAllowed && mayStandNear(classes, stack.nearbyDangerous);
}

/** The time that stands for a departure not known, ms: a day after the last departure known among the stacks that can take the box. */
function afterAll(problem: RehandleProblem): number {
  let last = -Infinity;
  for (const stack of problem.stacks) {
    const { firstMean } = stack;
    if (firstMean < Infinity && firstMean > last && canTake(problem, stack)) last = firstMean;
  }
  return last === -Infinity ? Infinity : last + 24 * HOUR;
}

/** Chance that the stack's first box leaves before the one that is set on it; none on an empty stack. */
function chanceOfDig(departure: number, { spread }: BoxAside, { firstMean, firstSpread }: StackView): number {
  return firstMean === Infinity ? 0 : chanceLater(departure, spread, firstMean, firstSpread);
}

function fit(departure: number, stack: StackView): number {
  return 0.5 * DECK_WEIGHTS.rehandle * looseness(departure, stack.firstMean);
}

function travel(problem: RehandleProblem, stack: StackView): number {
  return TRAVEL_SHARE * wayBetween({ bay: problem.fromBay, row: problem.fromRow }, stack, problem.bayLength);
}

/** Seconds that a crane needs from stack to stack beside lifting and setting down; bays as in StackView, their length in m. */
export function wayBetween(a: Ground, b: Ground, bayLength: number): number {
  return ((Math.abs(a.bay - b.bay) / 4) * bayLength) / GANTRY_SPEED + Math.abs(a.row - b.row) * ROW_SECONDS;
}

function scoreOf(problem: RehandleProblem, departure: number, stack: StackView): number {
  const way = travel(problem, stack);
  return problem.nearest === true
    ? way
    : DECK_WEIGHTS.rehandle * chanceOfDig(departure, problem, stack) + fit(departure, stack) + way;
}

function reason(problem: RehandleProblem, departure: number, found: readonly Candidate[]): Why {
  const alternatives = found.map(({ stack, score }) => {
    const { bay, row, tier } = targetOn(stack);
    const again = chanceOfDig(departure, problem, stack);
    const parts: Record<Part, number> = {
      rehandles: DECK_WEIGHTS.rehandle * again,
      fit: fit(departure, stack),
      travel: travel(problem, stack),
    };
    return { choice: `bay ${bay} row ${row} tier ${tier}`, score, parts, rehandles: again };
  });
  const [first, second] = alternatives;
  let decided = 'only-choice';
  if (second !== undefined) {
    const gain = (name: Part): number => second.parts[name] - first.parts[name];
    decided = PARTS.reduce((best, name) => (gain(name) > gain(best) ? name : best));
  }
  return { decided, alternatives };
}
