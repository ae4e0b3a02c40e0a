// The interfaces of the yard's planners: decking (slot choice), rehandle target, next job of a stacking crane.
import type { Budget, Planned } from '../terminal/planning.ts';

/** What decking looks at of a box. */
export interface DeckBox {
  lengthFeet: 20 | 40 | 45;
  heightMm: number;
  grossKg: number;
  full: boolean;
  needsPlug: boolean;
  dangerousClasses: string[];
  /** Over-dimensions: nothing stands on it; and what it takes of the stacks beside it. */
  outOfGauge: 'no' | 'over-top' | 'over-side';
  /** Expected departure from the yard, ms UTC; Infinity when not known. And how far it is usually off, ms. */
  departure: number;
  spread: number;
  /** Group that leaves together (vessel call and port of discharge, or "truck"). */
  group: string;
  /** Length wise position where it comes in and where it goes out: 'water' or 'land'. */
  from: 'water' | 'land';
  to: 'water' | 'land';
}

/** One column of one block: 40' bay k (bay = 4k+2), or a 20' half (4k+1, 4k+3), and a row. Heights count boxes. */
export interface StackView {
  block: number;
  /** Bay number of the yard (4k+2 for 40', odd for 20'). */
  bay: number;
  row: number;
  height: number;
  maxHeight: number;
  /** When the first of its boxes leaves: mean, ms UTC, Infinity when it is empty or nothing is known; and spread, ms. */
  firstMean: number;
  firstSpread: number;
  /** Group and mass of the top box; empty and 0 when the stack is empty. */
  topGroup: string;
  topKg: number;
  hasPlug: boolean;
  dangerousAllowed: boolean;
  /** Dangerous classes in this stack and in the stacks of the same and the adjacent 40' bays. */
  nearbyDangerous: readonly string[];
}

/** A stack as decking sees it: also how sure it is when its boxes leave, and what planners have drawn there. */
export interface DeckStack extends StackView {
  /** When the top one leaves, and the first of those that do not leave together with the top one: mean, ms UTC, and spread, ms. */
  topMean: number;
  othersMean: number;
  othersSpread: number;
  /** Length of the top box; 0 when the stack is empty. */
  topFeet: number;
  /** Highest of the stacks in the rows beside it, boxes: what is wider than its ground stands above them. */
  besideHeight: number;
  /** A planner has locked it: nothing is set there. */
  locked: boolean;
  /** Place in the problem's allocations of the one that it belongs to; -1 without. */
  allocation: number;
}

/** One block as decking sees it. */
export interface BlockView {
  index: number;
  /** Vehicle travel from where the box is to the block's transfer points, s. */
  travelSeconds: number;
  /** Jobs now waiting for or assigned to the crane that serves the water end, and to the one that serves the land end. */
  workload: readonly [water: number, land: number];
  /** Its two cranes each serve an end and hand far boxes over to each other. */
  handsOver: boolean;
  /** Share of slots filled, 0 … 1. */
  fill: number;
  bays: number;
  bayLength: number;
  stacks: readonly DeckStack[];
  /** How many boxes each of the stacks can still take, in their order: most of a yard is full, and seen so at once. */
  room: ArrayLike<number>;
}

/** What an allocation of the yard says to a box: whether it is one of those for which the range is kept, and whether others stay out. */
export interface AllocationFor {
  member: boolean;
  reserved: boolean;
}

export interface DeckProblem {
  box: DeckBox;
  blocks: readonly BlockView[];
  /** Allocations of ranges, by the number that stacks name; left out: there are none. */
  allocations?: readonly AllocationFor[];
}

export interface DeckPlan {
  block: number;
  bay: number;
  row: number;
  tier: number;
}

/** Chooses a slot. `plan` is null when no slot is allowed; why[0] then says what ruled out the most. */
export type Deck = (problem: DeckProblem, budget: Budget) => Planned<DeckPlan | null>;

/** A job that a stacking crane could do next. Positions along the block, m from its water end. */
export interface YardJob {
  id: number;
  /** Where it picks and places along the block. */
  pickAt: number;
  placeAt: number;
  /** Handling time once at the pick, s. */
  seconds: number;
  /** Latest start without delaying anyone, s from now (negative: late). */
  dueIn: number;
  /** It cannot end before, s from now: its vehicle is not there yet and the crane waits for it. Left out: as soon as it is done. */
  earliestEnd?: number;
  /** 0 quay, 1 truck waiting, 2 can wait. */
  priority: number;
}

export interface YardCraneProblem {
  /** Position of the crane along the block, m, and its speed, m/s. */
  at: number;
  speed: number;
  jobs: readonly YardJob[];
}

/** Order in which one crane does its jobs; the first is done next. Objective: weighted lateness and travel, s. */
export type ScheduleYardCrane = (problem: YardCraneProblem, budget: Budget) => Planned<number[]>;
