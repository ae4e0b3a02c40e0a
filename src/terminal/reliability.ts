// How machines fail and what wind stops them, of a terminal whose file does not say. All of it assumed: no terminal publishes such
// figures with the machines that they are of. The designed terminals' files carry the same figures with their provenance.
import type { TerminalModel } from './model.ts';
import type { ReliabilityModel, WeatherModel } from './failing.ts';

/**
 * Assumed. A quay crane is out 1.9 % of its working time, a stacking crane 1 %, a vehicle 0.4 %: availabilities of 98 to 99.6 %,
 * the order that builders promise. Most faults are stops that an operator clears.
 */
export const ASSUMED_RELIABILITY: Readonly<ReliabilityModel> = {
  quayCrane: { hoursBetween: 40, minutesToRepair: 45, shares: { stop: 8, slow: 1, 'sensor-loss': 1 } },
  yardCrane: { hoursBetween: 80, minutesToRepair: 50, shares: { stop: 8, slow: 1, 'sensor-loss': 1 } },
  vehicle: {
    hoursBetween: 100,
    minutesToRepair: 25,
    shares: { stop: 12, slow: 3, 'sensor-loss': 2, silent: 2, dead: 1 },
  },
  slowShare: 0.5,
  crawlShare: 0.2,
  lateSeconds: 10,
  heartbeatSeconds: 30,
  towAfterMinutes: 15,
  towMinutes: 10,
  takeOverMinutes: 30,
};

/** Assumed: quay cranes are taken out of work between 20 and 25 m/s of wind, stacking cranes a little later. */
export const ASSUMED_WEATHER: Readonly<WeatherModel> = {
  quayCraneStopWind: 22,
  yardCraneStopWind: 25,
  hysteresis: 3,
};

/** What a terminal's file says of its machines' reliability, or else what is assumed. */
export function reliabilityOf(model: TerminalModel): Readonly<ReliabilityModel> {
  return model.reliability ?? ASSUMED_RELIABILITY;
}

/** What a terminal's file says of wind limits, or else what is assumed. */
export function weatherOf(model: TerminalModel): Readonly<WeatherModel> {
  return model.weather ?? ASSUMED_WEATHER;
}
