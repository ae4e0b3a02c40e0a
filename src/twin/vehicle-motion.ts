// Kinematics of a vehicle on its road: acceleration, braking, corner speeds, and a stop at the end of what it was given.
// Hot path: plain numbers, no allocation beyond the pieces of a plan. Units: m, s, m/s, m/s².
import type { Stretch } from '../equipment/port.ts';

/** Speed and acceleration limits of a vehicle. */
export interface VehicleLimits {
  straightSpeed: number;
  curveSpeed: number;
  sidewaysSpeed: number;
  accel: number;
  brake: number;
}

/** A stretch of time with constant acceleration: s(t) = s0 + v0·t + a·t²/2. `start` in ms UTC, `seconds` its length. */
export interface Piece {
  start: number;
  seconds: number;
  s0: number;
  v0: number;
  a: number;
}

/** The road of one drive and the motion planned on it. Plain data. */
export interface Track {
  xs: number[];
  ys: number[];
  /** Distance from the start at each point. */
  cum: number[];
  limits: number[];
  sideways: boolean[];
  /** Distance at the end of each stretch, and how many ends were passed. */
  ends: number[];
  passed: number;
  complete: boolean;
  pieces: Piece[];
}

/** A road that begins at a point. */
export function beginTrack(x: number, y: number): Track {
  return { xs: [x], ys: [y], cum: [0], limits: [], sideways: [], ends: [], passed: 0, complete: false, pieces: [] };
}

/** Lengthens a road by a stretch; points at the same place as the last are dropped. */
export function extendTrack(track: Track, stretch: Stretch): void {
  stretch.points.forEach(([x, y], i) => {
    const k = track.xs.length - 1;
    const d = Math.hypot(x - (track.xs[k] as number), y - (track.ys[k] as number));
    if (d < 0.001) return;
    track.xs.push(x);
    track.ys.push(y);
    track.cum.push((track.cum[k] as number) + d);
    track.limits.push(stretch.limits[i] as number);
    track.sideways.push(stretch.sideways[i] as boolean);
  });
  track.ends.push(track.cum.at(-1) as number);
}

/** Distance and speed at a time (ms UTC). */
export function progress(track: Track, now: number): { s: number; v: number } {
  const { pieces } = track;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const p = pieces[i] as Piece;
    if (now < p.start) continue;
    const t = Math.min((now - p.start) / 1000, p.seconds);
    return { s: p.s0 + p.v0 * t + 0.5 * p.a * t * t, v: Math.max(0, p.v0 + p.a * t) };
  }
  return { s: pieces[0]?.s0 ?? 0, v: 0 };
}

/**
 * Plans the motion from now to the end of the road, from the present place and speed, at no more than a top speed; with 0 it stops as
 * soon as it can. Slowing down to the top speed comes first: no plan brakes harder than the vehicle can, so who brakes
 * as hard as it can is nowhere faster than he was to be, and stands before the end of his road.
 */
export function planMotion(track: Track, now: number, limits: VehicleLimits, topSpeed = Infinity): void {
  const pieces: Piece[] = [];
  let { s, v } = progress(track, now);
  let at = now;
  if (v > topSpeed) {
    const seconds = (v - topSpeed) / limits.brake;
    pieces.push({ start: now, seconds, s0: s, v0: v, a: -limits.brake });
    at += seconds * 1000;
    s += ((v + topSpeed) / 2) * seconds;
    v = topSpeed;
  }
  if (topSpeed === 0) {
    track.pieces = pieces.length > 0 ? pieces : [{ start: now, seconds: 0, s0: s, v0: 0, a: 0 }];
    return;
  }
  const n = track.limits.length;
  let first = 0;
  while (first < n - 1 && (track.cum[first + 1] as number) <= s + 1e-6) first++;
  const top: number[] = [];
  let next = 0;
  for (let i = n - 1; i >= first; i--) {
    top[i] = next;
    const from = i === first ? s : (track.cum[i] as number);
    const reach = Math.sqrt(next * next + 2 * limits.brake * Math.max(0, (track.cum[i + 1] as number) - from));
    next = Math.min(reach, cornerSpeed(track, i, limits), topSpeed);
  }
  let speed = v;
  for (let i = first; i < n; i++) {
    const from = i === first ? s : (track.cum[i] as number);
    const own = track.sideways[i] ? limits.sidewaysSpeed : limits.straightSpeed;
    const limit = Math.min(track.limits[i] as number, own, topSpeed);
    const d = Math.max(0, (track.cum[i + 1] as number) - from);
    ({ at, speed } = planLeg(pieces, at, from, d, speed, top[i] as number, limit, limits));
  }
  track.pieces = pieces.length > 0 ? pieces : [{ start: now, seconds: 0, s0: s, v0: 0, a: 0 }];
}

/** Speed allowed at the point where leg i begins. */
function cornerSpeed(track: Track, i: number, limits: VehicleLimits): number {
  if (i === 0) return limits.sidewaysSpeed;
  const here = Math.min(track.limits[i] as number, track.limits[i - 1] as number, limits.straightSpeed);
  if (track.sideways[i] !== track.sideways[i - 1]) return Math.min(here, limits.sidewaysSpeed);
  const dx1 = (track.xs[i] as number) - (track.xs[i - 1] as number);
  const dy1 = (track.ys[i] as number) - (track.ys[i - 1] as number);
  const dx2 = (track.xs[i + 1] as number) - (track.xs[i] as number);
  const dy2 = (track.ys[i + 1] as number) - (track.ys[i] as number);
  const straight = Math.abs(dx1 * dy2 - dy1 * dx2) < 1e-6 && dx1 * dx2 + dy1 * dy2 > 0;
  return straight ? here : Math.min(here, limits.curveSpeed);
}

/** One leg: speed up, cruise, brake to the exit speed. Exit speed is lowered when it cannot be reached. */
function planLeg(
  pieces: Piece[],
  start: number,
  from: number,
  d: number,
  entry: number,
  exitWanted: number,
  limit: number,
  { accel, brake }: VehicleLimits,
): { at: number; speed: number } {
  const exit = Math.min(exitWanted, Math.sqrt(entry * entry + 2 * accel * d));
  const peak2 = (2 * accel * brake * d + brake * entry * entry + accel * exit * exit) / (accel + brake);
  const peak = Math.max(Math.min(Math.sqrt(Math.max(0, peak2)), Math.max(limit, exit)), Math.min(entry, exit));
  let at = start;
  let s = from;
  const add = (seconds: number, v0: number, a: number): void => {
    if (seconds < 1e-6) return;
    pieces.push({ start: at, seconds, s0: s, v0, a });
    at += seconds * 1000;
    s += v0 * seconds + 0.5 * a * seconds * seconds;
  };
  const up = (peak - entry) / (peak >= entry ? accel : -brake);
  add(up, entry, peak >= entry ? accel : -brake);
  const down = (peak - exit) / brake;
  const cruise = from + d - s - (peak * down - 0.5 * brake * down * down);
  if (peak > 1e-6) add(Math.max(0, cruise) / peak, peak, 0);
  add(down, peak, -brake);
  return { at, speed: exit };
}

/** Time (ms UTC) at which a distance is reached under the planned motion; Infinity when it is not. */
export function timeAt(track: Track, s: number): number {
  for (const p of track.pieces) {
    const end = p.s0 + p.v0 * p.seconds + 0.5 * p.a * p.seconds * p.seconds;
    if (s > end + 1e-4) continue;
    const d = Math.max(0, s - p.s0);
    if (d <= 1e-9) return p.start;
    const root = Math.sqrt(Math.max(0, p.v0 * p.v0 + 2 * p.a * d));
    const t = (2 * d) / (p.v0 + root);
    return p.start + Math.min(Number.isFinite(t) ? t : p.seconds, p.seconds) * 1000;
  }
  return Infinity;
}

/** Time when the planned motion ends, ms UTC. */
export function endTime(track: Track): number {
  const last = track.pieces.at(-1);
  return last ? last.start + last.seconds * 1000 : 0;
}

/** Point on the road at a distance from its start. */
export function pointAt(track: Track, s: number): { x: number; y: number; leg: number } {
  const n = track.limits.length;
  let i = 0;
  while (i < n - 1 && s > (track.cum[i + 1] as number)) i++;
  if (n === 0) return { x: track.xs[0] as number, y: track.ys[0] as number, leg: 0 };
  const d = (track.cum[i + 1] as number) - (track.cum[i] as number);
  const f = Math.max(0, Math.min(1, (s - (track.cum[i] as number)) / d));
  return {
    x: (track.xs[i] as number) + f * ((track.xs[i + 1] as number) - (track.xs[i] as number)),
    y: (track.ys[i] as number) + f * ((track.ys[i + 1] as number) - (track.ys[i] as number)),
    leg: i,
  };
}
