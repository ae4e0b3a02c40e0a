// What the server tells of berths that people fix by hand: the shapes of its answers.
import type { BerthRule } from '../../quay/berth-check.ts';
import type { BerthPin } from '../../terminal/berth-pin.ts';

export type { BerthPin, BerthRule };

/** A vessel that was asked to come later. Times in ms UTC, fuel and CO2 in tonnes, speed in knots. */
export interface AskedView {
  /** When she was expected before. */
  announced: number;
  /** When she is asked to be at the pilot boarding place. */
  at: number;
  /** When she promised to be there, and the speed at which she sails for it; null: she has not answered. */
  told: { eta: number; speed: number } | null;
  /** What it saves her against sailing on and waiting. */
  fuel: number;
  co2: number;
}

/** The window of a call in the weekly template, and how she keeps to it. Times in ms UTC. */
export interface CallWindowView {
  service: string;
  from: number;
  to: number;
  /** How much later than its begin she comes, ms; negative: sooner. */
  late: number;
  /** She is on time: her hours in port weigh more than those of others. */
  isOnTime: boolean;
}

/** Where, and not before when (ms UTC; null: as soon as there is room), a person wants a vessel. */
export interface BerthWish {
  x: number;
  start: number | null;
}

/** A rule that a wish breaks; that another vessel has to give way is no fault. */
export interface BerthObjectionView {
  code: string;
  rule: BerthRule;
  /** One sentence. */
  message: string;
  /** The other call it conflicts with. */
  other: { call: string; vessel: string } | null;
  /** Metres that are there, and that are needed. */
  metres: { is: number; needed: number } | null;
  /** First time from which on it would do, ms UTC. */
  from: number | null;
}

/** What came of a check: whether she fits there, and what it costs against the plan now. */
export interface BerthCheckView {
  fits: boolean;
  objections: BerthObjectionView[];
  /** When she would lie there, ms UTC. */
  start: number;
  end: number;
  /** How long she would wait, ms, and how much later than planned now she would leave; negative: earlier. */
  waiting: number;
  later: number | null;
}

/** What of a call the check of its berth looks at. */
export interface PlannedCallView {
  call: string;
  draught: number;
  /** Rise above datum that she needs where she is planned, and on the way in, m; 0: none. The first is null without a place. */
  atBerth: number | null;
  onTheWay: number;
}

/** What the planner of the quay says of its plan. */
export interface BerthPlanView {
  /** When it was changed last, ms UTC; null: nothing is planned yet. */
  at: number | null;
  /** What it costs, the least that any plan could cost, and by what share of the cost they differ; null where nothing is planned. */
  objective: number | null;
  bound: number | null;
  gap: number | null;
  calls: PlannedCallView[];
}
