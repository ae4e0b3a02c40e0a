// What the stowage planner is asked and what it answers: the load list onto the cells of a vessel.
import type { Container, VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { Budget, Planned } from '../../terminal/planning.ts';
import type { FloatingCondition } from '../../terminal/vessel-profile/floating.ts';
import type { VesselProfile } from '../../terminal/vessel-profile/profile.ts';

/** A box in its cell. */
export interface StowedBox {
  slot: VesselSlot;
  container: Container;
}

/** Kind of box for which a cell is kept, as a line's instructions tell it; what is empty may be anything. */
export type WantedKind = Pick<Container, 'isoType' | 'lengthFeet' | 'full' | 'operator' | 'portOfDischarge'>;

/** What the line or the planner wants to stand in a cell: one container, or any of a kind. */
export interface CellInstruction {
  slot: VesselSlot;
  container: ContainerId | null;
  kind: WantedKind | null;
}

/** What is to be stowed, and on what. */
export interface StowageProblem {
  profile: VesselProfile;
  /** Boxes that stay aboard at this port. */
  aboard: readonly StowedBox[];
  loads: readonly Container[];
  /** Ports at which she calls after this one, the next first; UN/LOCODEs. At most 31. */
  rotation: readonly string[];
  instructions: readonly CellInstruction[];
  /** Moves of discharge at this port by the even number of the 40' bay, for the balance of the cranes; left out: none. */
  discharge?: ReadonlyMap<number, number>;
  /** Draught that the berths and channels ahead allow, m; left out: the vessel's own limit alone. */
  maxDraught?: number;
}

/**
 * Rules that keep a box from a cell; each is told for what stays ashore.
 * port: not in the rotation. length: no cell takes the length there. plug: no reefer plug. twenty-on-forty. uneven: the 20' below are not
 * both there or not equally high. overstow: it would stand over one that leaves earlier, in its stack or under the hatch cover.
 * hatch: the cover is held closed by boxes that stay. height, weight, lashing, sight: limits of the stack, of lashing and of visibility.
 * cell-dangerous: the cell takes no such goods. segregation: too near to other dangerous goods. gauge: cargo stands out of the box.
 * instruction: the cell is kept for another, or the box's own cell cannot take it. occupied: the stack is full.
 */
export type StowageRule =
  | 'port'
  | 'gauge'
  | 'length'
  | 'occupied'
  | 'instruction'
  | 'plug'
  | 'twenty-on-forty'
  | 'uneven'
  | 'overstow'
  | 'hatch'
  | 'height'
  | 'weight'
  | 'lashing'
  | 'sight'
  | 'cell-dangerous'
  | 'segregation';

/** A box that found no cell, and in how many stacks which rule kept it out, the most frequent first. */
export interface LeftAshore {
  container: ContainerId;
  rule: StowageRule;
  stacks: Partial<Record<StowageRule, number>>;
}

/** What the plan costs; see weights in objective.ts. */
export interface StowageCosts {
  /** Boxes left ashore. */
  ashore: number;
  /** Boxes of this port that stand over one that leaves earlier. */
  overstow: number;
  /** Ports in stacks beyond the first one of each. */
  mixedPorts: number;
  /** Stacks that were empty and are not any more. */
  newStacks: number;
  /** Plugs behind boxes that do not need them. */
  plugsLost: number;
  /** Moves in the pair of neighbouring 40' bays that has most of them: one crane has to do them alone. */
  longestPair: number;
  /** What she floats beyond her limits: metres of draught, trim and GM, degrees of heel; together. */
  beyondLimits: number;
}

export interface StowagePlan {
  stowed: { container: ContainerId; slot: VesselSlot }[];
  ashore: LeftAshore[];
  costs: StowageCosts;
  /** How she floats; null where her hydrostatics are not known. */
  floats: FloatingCondition | null;
}

/** One step is one part of the vessel torn up and stowed anew. The reasons are in the order of `stowed`. */
export type PlanStowage = (problem: StowageProblem, budget: Budget) => Planned<StowagePlan>;
