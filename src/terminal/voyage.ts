// How vessels sail to a port, as far as it matters when they are asked to come later: messages of a call tell nothing of it.

/** What is taken of the voyage of a vessel. Speeds in knots, fuel in tonnes. */
export interface VoyageFacts {
  /** Her speed on the last day before a port. */
  speed: number;
  /** Speed for which she was built, and what her main engine burns at it in a day. */
  designSpeed: number;
  fuelPerDay: number;
}

/**
 * She sails at least at this share of her usual speed: below it engines run badly and she steers badly (assumed; for the classes below 7.5 to 10 knots).
 */
export const SLOWEST_SHARE = 0.6;

/**
 * Facts by length (assumed: round figures for a container vessel of that length, in the size classes of the Fourth IMO Greenhouse Gas Study, 2020,
 * and not taken from its tables). The longest are built for less speed than those before them.
 */
const BY_LENGTH: readonly ({ upTo: number } & VoyageFacts)[] = [
  { upTo: 160, speed: 12.5, designSpeed: 16, fuelPerDay: 18 },
  { upTo: 200, speed: 14, designSpeed: 19, fuelPerDay: 43 },
  { upTo: 230, speed: 14.5, designSpeed: 21, fuelPerDay: 75 },
  { upTo: 285, speed: 15, designSpeed: 23, fuelPerDay: 120 },
  { upTo: 310, speed: 16, designSpeed: 24.5, fuelPerDay: 185 },
  { upTo: 345, speed: 16, designSpeed: 24, fuelPerDay: 205 },
  { upTo: 370, speed: 16.5, designSpeed: 24, fuelPerDay: 220 },
  { upTo: Infinity, speed: 16.5, designSpeed: 20, fuelPerDay: 215 },
];

/** What is taken of the voyage of a vessel of a length, m. */
export function voyageFacts(length: number): VoyageFacts {
  const found = BY_LENGTH.find(({ upTo }) => length <= upTo) ?? (BY_LENGTH.at(-1) as (typeof BY_LENGTH)[number]);
  const { speed, designSpeed, fuelPerDay } = found;
  return { speed, designSpeed, fuelPerDay };
}
