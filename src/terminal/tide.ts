// The height of the tide from the harmonic constants of a terminal file. A planning estimate, not for navigation.
import type { TerminalModel } from './model.ts';

/** Doodson's multipliers of a constituent: lunar time, the moon's and the sun's mean longitude, the moon's perigee; and a phase in degrees. */
type Argument = readonly [tau: number, s: number, h: number, p: number, degrees: number];

/**
 * Arguments of the constituents that terminal files may name (Schureman, 1958, "Manual of Harmonic Analysis and Prediction of Tides", table 2;
 * the phases after Foreman, 1977, "Manual for Tidal Heights Analysis and Prediction"). Lunar time is Greenwich's, from midnight.
 */
const ARGUMENTS: Readonly<Record<string, Argument>> = {
  M2: [2, 0, 0, 0, 0],
  S2: [2, 2, -2, 0, 0],
  N2: [2, -1, 0, 1, 0],
  K2: [2, 2, 0, 0, 0],
  K1: [1, 1, 0, 0, -270],
  O1: [1, -1, 0, 0, -90],
  P1: [1, 1, -2, 0, -90],
  Q1: [1, -2, 0, 1, -90],
  M4: [4, 0, 0, 0, 0],
};

/** Names of the constituents that can be worked. */
export const CONSTITUENTS: readonly string[] = Object.keys(ARGUMENTS);

const DAY_MS = 86_400_000;
/** Noon of the first of January 2000, from which the longitudes are counted, ms UTC. */
const EPOCH = Date.UTC(2000, 0, 1, 12);
const CENTURY_MS = 36_525 * DAY_MS;
const RADIANS = Math.PI / 180;

/**
 * Metres of water above chart datum at a time (ms UTC), where datum is taken as far below mean level as all constituents together reach, so that
 * it is never negative (lowest astronomical tide lies no lower). Without constituents 0. Factors of the moon's node, some per cent over 18.6
 * years, and weather are left out. Constituents that are not known are passed over: the checker of terminal files tells them.
 */
export function tideAbove(tides: TerminalModel['tides'], at: number): number {
  const centuries = (at - EPOCH) / CENTURY_MS;
  // Mean longitudes in degrees (Meeus, 1998, "Astronomical Algorithms", chapters 25 and 47, linear terms).
  const s = 218.3164 + 481_267.8812 * centuries;
  const h = 280.4664 + 36_000.7698 * centuries;
  const p = 83.3532 + 4_069.0137 * centuries;
  const tau = ((((at % DAY_MS) + DAY_MS) % DAY_MS) / DAY_MS) * 360 + h - s;
  let height = 0;
  for (const { constituent, amplitude, phase } of tides) {
    const argument = ARGUMENTS[constituent];
    if (argument === undefined) continue;
    const [a, b, c, d, degrees] = argument;
    height += amplitude * (1 + Math.cos((a * tau + b * s + c * h + d * p + degrees - phase) * RADIANS));
  }
  return height;
}
