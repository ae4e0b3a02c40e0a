// What machines draw from the grid, by closed formulas per motion, and the meter that books it by the quarter of an hour. It knows
// nothing of orders. Units: m, s, kg, J per kg (m²/s²), kWh, kW; times in ms UTC.
import { peakSpeed, type AxisLimits } from '../kit/motion.ts';
import type { CranePowerModel, VehiclePowerModel } from '../terminal/power.ts';
import type { Piece } from './vehicle-motion.ts';

/** Acceleration of gravity, m/s². */
const G = 9.81;
const JOULES_PER_KWH = 3.6e6;
const HOUR_MS = 3_600_000;
/** Maximum demand is measured as the mean over a quarter of an hour, ms. */
export const QUARTER_MS = HOUR_MS / 4;

/**
 * Energy of hoisting a mass by a rise (m; negative: lowering), kWh: m g h, more by the losses when it goes up, less by losses and by
 * what nobody can use when it comes down (then negative: given back). What speeding up takes comes back as height, so it is left out.
 */
export function hoistKWh(rise: number, kg: number, p: CranePowerModel): number {
  const work = (kg * G * rise) / JOULES_PER_KWH;
  return rise > 0 ? work / p.driveEfficiency : work * p.driveEfficiency * p.regenerationShare;
}

/**
 * Energy of a trolley or gantry that travels from rest to rest, kWh: m v²/2 put in and partly given back, and rolling resistance over
 * the way. The resistance's help in braking is left out: it is below a twentieth of the braking force.
 */
export function travelKWh(distance: number, axis: AxisLimits, kg: number, p: CranePowerModel): number {
  const v = peakSpeed(distance, axis);
  const kinetic = (kg * v * v) / 2;
  const rolling = kg * G * p.rollingResistance * Math.abs(distance);
  const back = kinetic * p.driveEfficiency * p.regenerationShare;
  return ((kinetic + rolling) / p.driveEfficiency - back) / JOULES_PER_KWH;
}

/** Energy of auxiliaries over a time, kWh. */
export function auxiliaryKWh(ms: number, kW: number): number {
  return (kW * ms) / HOUR_MS;
}

/**
 * Energy of the part of a planned road driven between two times, kWh drawn from battery or tank: traction against inertia and rolling
 * resistance by its losses, less what braking gives back, and auxiliaries for the whole time. Pieces have constant acceleration, so
 * the force on each is constant and its work is force by way.
 */
export function roadKWh(pieces: readonly Piece[], from: number, to: number, kg: number, p: VehiclePowerModel): number {
  let [drive, brake] = [0, 0];
  for (const piece of pieces) {
    const t0 = Math.max(0, (from - piece.start) / 1000);
    const t1 = Math.min(piece.seconds, (to - piece.start) / 1000);
    if (t1 <= t0) continue;
    const way = piece.v0 * (t1 - t0) + 0.5 * piece.a * (t1 * t1 - t0 * t0);
    const force = piece.a + G * p.rollingResistance;
    if (force > 0) drive += force * way;
    else brake -= force * way;
  }
  const joules = kg * (drive / p.driveEfficiency - brake * p.driveEfficiency * p.regenerationShare);
  return joules / JOULES_PER_KWH + auxiliaryKWh(to - from, p.auxiliaryKW);
}

/** Energy taken from the grid since a time, kWh by quarters of an hour. Plain data, kept in snapshots. */
export interface EnergyMeter {
  /** When the first quarter began, ms UTC. */
  start: number;
  cranes: number[];
  charging: number[];
  reefers: number[];
}

/** A meter that has counted nothing. */
export function beginMeter(start: number): EnergyMeter {
  return { start, cranes: [], charging: [], reefers: [] };
}

/** Books energy taken evenly between two times (ms UTC), from the meter's start at the earliest. */
export function book(
  meter: EnergyMeter,
  by: 'cranes' | 'charging' | 'reefers',
  from: number,
  to: number,
  kWh: number,
): void {
  const series = meter[by];
  const last = Math.floor((to - meter.start) / QUARTER_MS);
  while (series.length <= last) series.push(0);
  if (to <= from) {
    series[last] = (series[last] as number) + kWh;
    return;
  }
  for (let q = Math.floor((from - meter.start) / QUARTER_MS); q <= last; q++) {
    const begin = Math.max(from, meter.start + q * QUARTER_MS);
    const end = Math.min(to, meter.start + (q + 1) * QUARTER_MS);
    if (end > begin) series[q] = (series[q] as number) + (kWh * (end - begin)) / (to - from);
  }
}
