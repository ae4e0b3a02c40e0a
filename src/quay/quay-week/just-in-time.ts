// Arrival just in time: a vessel that would wait for her berth is asked to come later and slower, and burns less.

/** A vessel on her way. Speeds in knots, fuel in tonnes. */
export interface Voyage {
  /** Nautical miles to the pilot station. */
  distance: number;
  speed: number;
  /** Slowest speed at which she may sail, e.g. the least at which she steers well. */
  slowest: number;
  /** Speed for which the consumption is known, and the consumption of the main engine at it in a day. */
  designSpeed: number;
  fuelPerDay: number;
}

/** What coming just in time saves against sailing on at the present speed and waiting. Times in ms UTC, fuel and CO2 in tonnes. */
export interface Saving {
  /** When she is asked to arrive. */
  arrival: number;
  speed: number;
  fuel: number;
  co2: number;
  /** What is left to wait because she cannot sail so slowly, ms. */
  wait: number;
}

/** Tonnes of CO2 of a tonne of heavy fuel oil (Cf of HFO, IMO resolution MEPC.364(79), 2022 guidelines on the calculation of the EEDI). */
const CO2_OF_FUEL = 3.114;

/**
 * Arrival to ask a vessel for so that she comes when her berth is free. The power of the main engine, and so its consumption in an hour,
 * goes with the cube of the speed (Psaraftis and Kontovas, 2013, "Speed models for energy-efficient maritime transportation: a taxonomy and
 * survey"), and for a distance with its square. Auxiliary engines and boilers burn the same at sea as at anchor and are left out.
 * She is never asked to come sooner than at her present speed. Errors: throws a RangeError when a distance or speed is not positive.
 */
export function justInTime(now: number, voyage: Voyage, berthFree: number): Saving {
  const { distance, speed, slowest, designSpeed } = voyage;
  if (!(distance > 0 && speed > 0 && slowest > 0 && designSpeed > 0))
    throw new RangeError('Distance and speeds of a voyage must be more than 0.');
  const hoursLeft = (berthFree - now) / 3_600_000;
  const wished = hoursLeft > 0 ? distance / hoursLeft : Infinity;
  const slower = Math.min(speed, Math.max(slowest, wished));
  const arrival = now + Math.round((distance / slower) * 3_600_000);
  return { arrival, speed: slower, ...savedBy(voyage, slower), wait: Math.max(0, berthFree - arrival) };
}

/** Fuel and CO2, t, that sailing the distance at another speed, knots, saves against the present one; by the same law. */
export function savedBy(voyage: Voyage, slower: number): Pick<Saving, 'fuel' | 'co2'> {
  const fuel = fuelFor(voyage, voyage.speed) - fuelFor(voyage, slower);
  return { fuel, co2: fuel * CO2_OF_FUEL };
}

/** Tonnes of fuel of the main engine for the distance at a speed, knots. */
export function fuelFor({ distance, designSpeed, fuelPerDay }: Voyage, speed: number): number {
  const days = distance / speed / 24;
  return fuelPerDay * (speed / designSpeed) ** 3 * days;
}
