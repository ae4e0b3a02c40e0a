// Where vehicles are on the ground: position, heading, and the check that no two stand in one place.
import type { MotionSegment } from '../equipment/port.ts';
import { lineDistance, type BodyLine } from '../terminal/turning.ts';
import type { TwinState, VehicleState } from './state.ts';
import { pointAt, progress, type Piece, type Track } from './vehicle-motion.ts';

/** Centre lines may come nearer than a vehicle's width by this much before it counts, m: corners are chords, real ones are rounder. */
const TOLERANCE = 0.1;

/** Sets a driving vehicle's position and heading to what they are at a time (ms UTC). */
export function placeVehicle(v: VehicleState, now: number): void {
  const { s } = progress(v.track, now);
  const p = pointAt(v.track, s);
  v.x = p.x;
  v.y = p.y;
  const heading = legHeading(v.track, p.leg);
  if (heading !== null) v.heading = heading;
}

/** Heading on a leg, radians, 0 = along x; on sideways legs that of the last leg driven forward, else of the next; null without any. */
function legHeading(track: Track, leg: number): number | null {
  let k = leg;
  while (k >= 0 && track.sideways[k]) k--;
  if (k < 0) {
    k = leg;
    while (k < track.limits.length && track.sideways[k]) k++;
  }
  if (k >= track.limits.length) return null;
  const dx = (track.xs[k + 1] as number) - (track.xs[k] as number);
  const dy = (track.ys[k + 1] as number) - (track.ys[k] as number);
  return Math.atan2(dy, dx);
}

/** The centre line of a vehicle's body, of a length (the body less its width: its ends are rounded): both axles follow the road; on sideways legs it keeps its heading. */
function bodyLine(v: VehicleState, now: number, length: number): BodyLine {
  const half = length / 2;
  if (v.driving) placeVehicle(v, now);
  const { x, y } = v;
  if (v.driving) {
    const { s } = progress(v.track, now);
    const { leg } = pointAt(v.track, s);
    if (!v.track.sideways[leg]) {
      const front = onRun(v.track, s + half, leg);
      const rear = onRun(v.track, s - half, leg);
      return { x0: rear.x, y0: rear.y, x1: front.x, y1: front.y };
    }
  }
  const cos = Math.cos(v.heading) * half;
  const sin = Math.sin(v.heading) * half;
  return { x0: x - cos, y0: y - sin, x1: x + cos, y1: y + sin };
}

/** Point on the road's forward run around a leg; beyond its ends the road is continued straight. */
function onRun(track: Track, s: number, leg: number): { x: number; y: number } {
  let first = leg;
  let last = leg;
  while (first > 0 && !track.sideways[first - 1]) first--;
  while (last < track.limits.length - 1 && !track.sideways[last + 1]) last++;
  const from = track.cum[first] as number;
  const to = track.cum[last + 1] as number;
  if (s >= from && s <= to) return pointAt(track, s);
  const end = s < from ? first : last;
  const heading = legHeading(track, end) ?? 0;
  const k = s < from ? first : last + 1;
  const over = s < from ? s - from : s - to;
  return {
    x: (track.xs[k] as number) + Math.cos(heading) * over,
    y: (track.ys[k] as number) + Math.sin(heading) * over,
  };
}

/** Notes a violation for every two vehicles in one place. */
export function checkVehicles(state: TwinState, length: number, width: number): void {
  const lines = state.vehicles.map((v) => bodyLine(v, state.now, length - width));
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      state.checked++;
      const a = lines[i] as BodyLine;
      const b = lines[j] as BodyLine;
      if (Math.abs(a.x0 + a.x1 - b.x0 - b.x1) + Math.abs(a.y0 + a.y1 - b.y0 - b.y1) > 4 * length) continue;
      if (lineDistance(a, b) < width - TOLERANCE) {
        const [p, q] = [state.vehicles[i] as VehicleState, state.vehicles[j] as VehicleState];
        state.violations.push(`${p.id} at ${place(a)} and ${q.id} at ${place(b)} are in one place at ${state.now}`);
      }
    }
  }
}

/** A body's centre line as text, m. */
function place(l: BodyLine): string {
  return `${l.x0.toFixed(1)}, ${l.y0.toFixed(1)} - ${l.x1.toFixed(1)}, ${l.y1.toFixed(1)}`;
}

/** Appends the x, y and heading motions of a driving vehicle that overlap a window of time. */
export function vehicleSegments(v: VehicleState, now: number, horizon: number, out: MotionSegment[]): void {
  for (const p of v.track.pieces) {
    if (p.start > now + horizon || p.start + p.seconds * 1000 <= now) continue;
    const end = p.s0 + p.v0 * p.seconds + 0.5 * p.a * p.seconds * p.seconds;
    const { leg } = pointAt(v.track, (p.s0 + end) / 2);
    const a = pointAt(v.track, p.s0 + 1e-6);
    const b = pointAt(v.track, end);
    const d = end - p.s0;
    if (d <= 0) continue;
    segment(v, p, 'x', a.x, b.x, (b.x - a.x) / d, out);
    segment(v, p, 'y', a.y, b.y, (b.y - a.y) / d, out);
    const heading = legHeading(v.track, leg) ?? v.heading;
    out.push({
      che: v.id,
      axis: 'heading',
      start: p.start,
      duration: 0.001,
      from: heading,
      to: heading,
      limits: null,
      startSpeed: 0,
      accel: 0,
    });
  }
}

function segment(
  v: VehicleState,
  p: Piece,
  axis: 'x' | 'y',
  from: number,
  to: number,
  share: number,
  out: MotionSegment[],
): void {
  out.push({
    che: v.id,
    axis,
    start: p.start,
    duration: p.seconds,
    from,
    to,
    limits: null,
    startSpeed: p.v0 * share,
    accel: p.a * share,
  });
}
