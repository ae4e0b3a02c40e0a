// How long a crane takes and how it moves: gantry and trolley together, the hoist partly while the trolley travels.
// Times follow from geometry; figures come from the terminal file. Units: m, s; times in ms UTC.
import { travelTime, type AxisLimits } from '../kit/motion.ts';
import type { MotionSegment, Spot } from '../equipment/port.ts';
import type { TerminalModel } from '../terminal/model.ts';
import type { CranePowerModel, SpreaderModel } from '../terminal/power.ts';
import { hoistKWh, travelKWh } from './energy.ts';
import type { CraneState } from './state.ts';

/** Kinematics of one crane or trolley. */
export interface CraneLimits {
  gantry: AxisLimits | null;
  trolley: AxisLimits;
  hoistLoaded: AxisLimits;
  hoistEmpty: AxisLimits;
  /** Height at which the spreader travels; null: just over the higher of both ends. */
  travelHeight: number | null;
  hoistOverlap: number;
  spreader: SpreaderModel;
  power: CranePowerModel;
}

/** Clearance over the higher end of a trolley move, m. */
const AIR = 4;

/** Kinematics of a machine of the model. */
export function limitsOf(model: TerminalModel, kind: CraneState['kind']): CraneLimits {
  const q = model.quayCraneType;
  if (kind === 'yard') {
    const y = model.yardCraneType;
    return { ...y, travelHeight: y.liftHeight, hoistOverlap: 0 };
  }
  if (kind === 'quay') return { ...q, travelHeight: null };
  return {
    gantry: null,
    trolley: q.portalTrolley ?? q.trolley,
    hoistLoaded: q.portalHoist ?? q.hoistLoaded,
    hoistEmpty: q.portalHoist ?? q.hoistEmpty,
    travelHeight: null,
    hoistOverlap: q.hoistOverlap,
    spreader: q.spreader,
    power: q.power,
  };
}

/** Height at which the spreader travels from where it is to a spot with something of a height (m) on the way, m. */
function travelTop(crane: CraneState, to: Spot, limits: CraneLimits, over: number): number {
  // Straight up or down over one spot (from where it waited for a vehicle): no need to rise first.
  if (crane.gantry === to.gantry && crane.trolley === to.trolley) return Math.max(crane.hoist, to.height);
  return limits.travelHeight ?? Math.max(crane.hoist, to.height, over) + AIR;
}

/** What moveSpreader() to a spot with a load (kg; 0: empty) would draw for its motions, kWh; negative when lowering gives back more. */
export function spreaderKWh(crane: CraneState, to: Spot, loadKg: number, limits: CraneLimits, over = 0): number {
  const { power } = limits;
  const hung = power.spreaderKg + loadKg;
  const rolling = hung + power.trolleyKg;
  const top = travelTop(crane, to, limits, over);
  const gantry = limits.gantry ? travelKWh(to.gantry - crane.gantry, limits.gantry, rolling + power.craneKg, power) : 0;
  return (
    hoistKWh(top - crane.hoist, hung, power) +
    hoistKWh(to.height - top, hung, power) +
    travelKWh(to.trolley - crane.trolley, limits.trolley, rolling, power) +
    gantry
  );
}

/** What moveGantry() would draw with an empty spreader, kWh. */
export function gantryKWh(crane: CraneState, to: number, limits: CraneLimits): number {
  const { power, gantry } = limits;
  const kg = power.craneKg + power.trolleyKg + power.spreaderKg;
  return gantry ? travelKWh(to - crane.gantry, gantry, kg, power) : 0;
}

/**
 * Moves a crane's spreader to a spot: appends the motion segments and returns the time of arrival (ms UTC). The crane's
 * position is set to the spot at once; the segments tell where it is on the way. `over`: height of the highest thing on the way, m.
 */
export function moveSpreader(
  crane: CraneState,
  to: Spot,
  loaded: boolean,
  start: number,
  limits: CraneLimits,
  over = 0,
): number {
  const hoist = loaded ? limits.hoistLoaded : limits.hoistEmpty;
  const top = travelTop(crane, to, limits, over);
  const up = travelTime(top - crane.hoist, hoist);
  const down = travelTime(top - to.height, hoist);
  const gantryTime = limits.gantry ? travelTime(to.gantry - crane.gantry, limits.gantry) : 0;
  const trolleyTime = travelTime(to.trolley - crane.trolley, limits.trolley);
  const travel = Math.max(gantryTime, trolleyTime);
  const hidden = Math.min(limits.hoistOverlap * (up + down), travel);
  const total = up + down + travel - hidden;
  // The hidden part is shared by the two ends: travel begins before the hoist is all up and ends when it is partly down.
  const upShare = up + down > 0 ? (hidden * up) / (up + down) : 0;
  const travelStart = start + (up - upShare) * 1000;
  const segments = crane.segments;
  add(segments, crane, 'hoist', start, up, crane.hoist, top, hoist);
  if (limits.gantry) add(segments, crane, 'gantry', travelStart, gantryTime, crane.gantry, to.gantry, limits.gantry);
  add(segments, crane, 'trolley', travelStart, trolleyTime, crane.trolley, to.trolley, limits.trolley);
  add(segments, crane, 'hoist', start + (total - down) * 1000, down, top, to.height, hoist);
  if (limits.gantry) crane.gantry = to.gantry;
  crane.trolley = to.trolley;
  crane.hoist = to.height;
  return start + Math.round(total * 1000);
}

/** Moves the gantry alone; returns the time of arrival. */
export function moveGantry(crane: CraneState, to: number, start: number, limits: CraneLimits): number {
  if (!limits.gantry) return start;
  const seconds = travelTime(to - crane.gantry, limits.gantry);
  add(crane.segments, crane, 'gantry', start, seconds, crane.gantry, to, limits.gantry);
  crane.gantry = to;
  return start + Math.round(seconds * 1000);
}

function add(
  segments: MotionSegment[],
  crane: CraneState,
  axis: MotionSegment['axis'],
  start: number,
  duration: number,
  from: number,
  to: number,
  limits: AxisLimits,
): void {
  if (duration <= 0) return;
  segments.push({ che: crane.id, axis, start, duration, from, to, limits, startSpeed: 0, accel: 0 });
}
