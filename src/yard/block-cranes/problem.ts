// The interface of the planner for two stacking cranes of one block: what it is asked, and the schedule that it answers with.
import type { AxisLimits } from '../../kit/motion.ts';
import type { Budget, Planned } from '../../terminal/planning.ts';

/** Who waits for a job: a vehicle and soon a quay crane, a truck, nobody. */
export type JobClass = 0 | 1 | 2;

/** A crane at the start. Positions are m along the block from its water end, times s from now. */
export interface BlockCrane {
  /** Where it stands once it is free. */
  at: number;
  /** When its present work ends; 0: it is free. */
  freeIn: number;
  /** What its present work may touch until then. */
  low: number;
  high: number;
}

/** One box to be lifted from one place along the block to another. */
export interface BlockJob {
  id: number;
  /** 0 only the crane of the water end, 1 only that of the land end, -1 either. */
  crane: 0 | 1 | -1;
  pickAt: number;
  placeAt: number;
  /** All that the crane does over the pick and over the place besides driving, s: hoist, sway, locks; also what is dug out before. */
  pickSeconds: number;
  placeSeconds: number;
  /** At which end a vehicle or truck stands; null: nobody is met. */
  meets: 'pick' | 'place' | null;
  /** When that comes; 0: it is there, or nobody is met. */
  comesIn: number;
  /** The part of the handling that is left to do when it has come and the crane waits over it, s. */
  meetSeconds: number;
  /** When the box should be in the spreader (met at the pick) or set down (else), s from now; negative: it is late already. */
  dueIn: number;
  class: JobClass;
  /** Job that must have ended before this box can be picked (a hand-over in the middle); -1 none. */
  after: number;
}

/** What the two cranes of a block could do. */
export interface BlockProblem {
  /** The cranes of the water and of the land end; null where there is none. */
  cranes: readonly [BlockCrane | null, BlockCrane | null];
  /** Least distance between their centres, m. */
  spacing: number;
  gantry: AxisLimits;
  /** A way of the gantry takes at least so long between two lifts and with a box, s: the trolley drives as well. */
  leastTravel: number;
  jobs: readonly BlockJob[];
  /** The job that the last plan had first for each crane, -1 none: to put another first costs STABILITY. Left out: there was no plan. */
  previous?: readonly [number, number];
}

/** One thing that a crane does: a lift, or a step aside (job -1). Times s from now, positions m. */
export interface BlockStep {
  job: number;
  start: number;
  /** It stands at `from` until it starts; picks at `pick` until `picked`; sets down at `to` until `end`. */
  from: number;
  pick: number;
  picked: number;
  to: number;
  end: number;
}

/** The parts of the objective, weighted, s. */
export interface BlockCost {
  /** Lateness of vessel moves and of what nobody waits for. */
  lateness: number;
  /** Trucks' waiting. */
  waiting: number;
  /** Empty drives, steps aside included. */
  drive: number;
  /** For each crane that begins with another job than in the last plan. */
  stability: number;
}

export interface BlockSchedule {
  /** What each crane does, in its order. */
  steps: [BlockStep[], BlockStep[]];
  /** The jobs in the order in which they were given the way. */
  order: { job: number; crane: 0 | 1 }[];
  cost: BlockCost;
  /** All orders of right of way have been tried: none is better. */
  exhausted: boolean;
}

/** Makes the schedule of a block's cranes; why[c] tells what crane c begins with, and what else it could begin with. */
export type ScheduleBlock = (problem: BlockProblem, budget: Budget) => Planned<BlockSchedule>;
