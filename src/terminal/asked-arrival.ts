// A vessel that was asked to come just in time, in the terms of the DCSA port call standard: the terminal tells a requested time of arrival (RTA)
// at the pilot boarding place, the vessel a planned one (PTA).

/** What a vessel was asked, and what she answered. Times in ms UTC, fuel and CO2 in tonnes. */
export interface AskedArrival {
  /** When she was expected before she was asked first. */
  announced: number;
  /** When she is asked to be at the pilot boarding place, and since when she has been asked so. */
  at: number;
  since: number;
  /** From when on her berth was planned then. */
  berth: number;
  /** What it would save her against sailing on and waiting. */
  fuel: number;
  co2: number;
  /** What she promised, since when she sails at a speed (knots) for it, and what that saves her in all; null: she has not answered. */
  told: { eta: number; since: number; speed: number; fuel: number; co2: number } | null;
}
