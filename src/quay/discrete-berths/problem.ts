// The discrete berth allocation problem: vessels at a quay that is divided into berths, one vessel at a berth at a time. How long a vessel is
// handled depends on the berth. Units of time are those of the instance; all figures are whole numbers.

/** A quay of separate berths and the vessels that call there. */
export interface DiscreteBerthProblem {
  /** When each berth opens and closes: a vessel lies there only in between. */
  berths: readonly { opens: number; closes: number }[];
  vessels: readonly DiscreteBerthVessel[];
}

/** A vessel that calls. */
export interface DiscreteBerthVessel {
  /** Earliest time at a berth. */
  arrival: number;
  /** She must be gone by then. */
  latestDeparture: number;
  /** Time at each berth, in the order of the berths; null where she may not lie. */
  handling: readonly (number | null)[];
}

/** Where and from when a vessel lies; berths are counted from 0. */
export interface DiscreteBerthing {
  berth: number;
  start: number;
}

/** The berthing of each vessel, in the order of the problem; null for one that has no place in the plan. */
export type DiscreteBerthPlan = (DiscreteBerthing | null)[];
