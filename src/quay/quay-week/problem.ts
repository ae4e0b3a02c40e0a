// What a week on a continuous quay is told with: the quay, its tide and cranes, the calls, and the plan that comes of them.

/** Which side of the vessel lies against the quay. */
export type Side = 'port' | 'starboard';

/** Length of a period, ms: starts, ends and crane hours are planned in quarter hours. */
export const QUARTER = 900_000;

/** The week. Times in ms UTC, `from` and `until` whole quarters apart; metres along the quay and in depth; costs in one unit of money. */
export interface QuayWeek {
  from: number;
  /** Nobody lies at the quay in the plan after this. */
  until: number;
  quay: {
    length: number;
    /** Free water between two vessels. */
    clearance: number;
    /** A vessel may lie at each multiple of this, e.g. the bollards' distance. */
    spacing: number;
    /** Depth at datum, and the sides that a vessel may turn to the quay; left out: both. Stretches that touch cover the quay. */
    stretches: { from: number; to: number; depth: number; sides?: Side[] }[];
    /** Stretches that are closed for a time, e.g. to dredge or for a vessel that only waits for water. */
    closed: { x: number; length: number; from: number; to: number }[];
  };
  /** Depth of the way in and out at datum. */
  channelDepth: number;
  /** Water that must be left under the keel. */
  underKeelClearance: number;
  /** The water stands at least so far above datum within these times, and at datum outside them. */
  tide: { from: number; to: number; rise: number }[];
  /** In their order along the rails, which they keep; the reach along the quay, and how many rows of containers they span. */
  cranes: { id: string; from: number; to: number; rows: number }[];
  /** n cranes on one vessel do the work of n to this power. */
  interference: number;
  /** Share by which the work grows for each metre from the preferred place. */
  away: number;
  /** Cost of one crane for an hour. */
  craneHour: number;
  /** What shifting a vessel that lies alongside costs, and how many hours her work rests for it. */
  shift: { cost: number; hours: number };
  calls: WeekCall[];
}

/** A vessel call of the week. */
export interface WeekCall {
  call: string;
  length: number;
  draughtIn: number;
  draughtOut: number;
  /** Rows of containers across her deck. */
  rows: number;
  /** Hours that one crane alone would work on her. */
  work: number;
  /** Hours of the longest piece of work that one crane has to do alone, e.g. a bay: more cranes do not shorten it; left out: none. */
  longest?: number;
  /** Hours that she lies alongside beside the work, e.g. to moor and to let go; left out: none. The cranes are hers in them. */
  mooring?: number;
  minCranes: number;
  maxCranes: number;
  /** When she can be here if she is asked to hurry; when she is expected. */
  earliest: number;
  arrival: number;
  /** When she is to have left; when it is so late that `missed` is due. */
  departure: number;
  latest: number;
  /** Cost of an hour before the expected arrival, of an hour after the departure, and of leaving after the latest time: her priority. */
  rates: { early: number; late: number; missed: number };
  /** Place of her end with the smaller x that the pro forma gives her, or where her boxes stand. */
  preferredX: number | null;
  /** The sides she can turn to the quay, and what turning her costs. */
  sides: { side: Side; cost: number }[];
  /** She lies here already, works from `earliest` on and may be shifted; null: she is still at sea. */
  alongside: number | null;
  /** What was promised, and what another place, each hour sooner or later and each crane more or less costs; null: nothing yet. */
  promised: {
    x: number;
    start: number;
    cranes: number;
    costs: { place: number; hour: number; crane: number };
  } | null;
  /** Where a person wants her to lie, at a multiple of the spacing, and the time before which she does not berth; left out: anywhere. */
  pinned?: { x: number; start: number | null };
}

/** Why a call has no berth. */
export type NoBerth = 'too-long' | 'too-deep' | 'side' | 'no-crane' | 'no-time';

/** What the plan of a call costs, part by part. */
export interface CallCosts {
  early: number;
  late: number;
  missed: number;
  cranes: number;
  turning: number;
  shifting: number;
  /** For changing what was promised. */
  changes: number;
}

/** A call's place and time, and the cranes that work on her; their number stays, who they are may change with her neighbours. */
export interface WeekBerthing {
  call: string;
  x: number;
  side: Side;
  start: number;
  /** The cranes are done. */
  workEnd: number;
  /** She leaves, when there is water enough. */
  end: number;
  cranes: number;
  gangs: { from: number; to: number; cranes: string[] }[];
  shifted: boolean;
  costs: CallCosts;
}

/** The berth plan of the week. */
export interface QuayWeekPlan {
  berthings: WeekBerthing[];
  refused: { call: string; reason: NoBerth }[];
}
