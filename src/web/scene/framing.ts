// Where the eye has to stand so that a whole terminal is in the picture: the quay with its vessels in front, the yard behind.
import type { Bounds } from './ground.ts';

/** Water before the quay that is shown, m: the broadest vessels (61.5 m) and their names. */
const WATER = 70;
/** Crane tops over the quay, m; they stand about so far inland. */
const CRANE = { y: 30, z: 56 };
/** Room at the quay's ends for a vessel's bow or a crane's legs, m. */
const ENDS = 12;
/** Part of half the picture that is used sideways, and from its middle up and down. */
const FILL_X = 0.99;
const FILL_Y = 0.95;
/** Steepest and flattest look at the whole terminal, rad, and the step between those tried. */
const STEEP = 0.9;
const FLAT = 0.6;
const TILT_STEP = 0.02;
/** Farthest span looked at, m. */
const FAR = 20_000;
/** Halvings of the searches: 20 km to below a millimetre. */
const HALVINGS = 26;

/** A place looked at, the metres of ground from the lower to the upper edge there, and the angle over the horizon. */
export interface Framing {
  x: number;
  y: number;
  span: number;
  tilt: number;
}

type Point = readonly [x: number, y: number, z: number];

/** Points that have to be seen, front to back. */
function marks({ minX, maxX, minY, maxY }: Bounds): Point[] {
  const sides = [minX - ENDS, maxX + ENDS];
  return sides.flatMap((x): Point[] => [
    [x, minY - WATER, 0],
    [x, CRANE.y, CRANE.z],
    [x, maxY, 0],
  ]);
}

/** Where a point falls in the picture (-1 … 1 each) for an eye at a framing that looks inland. */
export function seenAt(point: Point, framing: Framing, aspect: number, fieldOfView: number): [number, number] {
  const { x, y, span, tilt } = framing;
  const half = Math.tan(fieldOfView / 2);
  const ahead = point[1] - y;
  const depth = span / (2 * half) + ahead * Math.cos(tilt) - point[2] * Math.sin(tilt);
  const up = ahead * Math.sin(tilt) + point[2] * Math.cos(tilt);
  return [(point[0] - x) / (depth * half * aspect), up / (depth * half)];
}

/** Lowest and highest of some points in the picture. */
function heights(points: readonly Point[], framing: Framing, fieldOfView: number): [number, number] {
  const all = points.map((point) => seenAt(point, framing, 1, fieldOfView)[1]);
  return [Math.min(...all), Math.max(...all)];
}

/** The nearest framing at a tilt that shows all points, and how much of the picture's height it uses. */
function nearest(points: readonly Point[], bounds: Bounds, tilt: number, aspect: number, view: number) {
  const framing: Framing = { x: (bounds.minX + bounds.maxX) / 2, y: 0, span: 0, tilt };
  let [near, far] = [10, FAR];
  let used = 0;
  for (let n = 0; n < HALVINGS; n++) {
    framing.span = (near + far) / 2;
    framing.y = balanced(points, bounds, framing, view);
    const [low, high] = heights(points, framing, view);
    used = (high - low) / 2;
    const behind = points.some(
      ([, y]) => framing.span / (2 * Math.tan(view / 2)) + (y - framing.y) * Math.cos(tilt) < 1,
    );
    const wide = points.some((point) => Math.abs(seenAt(point, framing, aspect, view)[0]) > FILL_X);
    if (behind || wide || used > FILL_Y) near = framing.span;
    else far = framing.span;
  }
  return { framing: { ...framing, span: far }, used };
}

/** The y to look at, so that as much is free over the points as under them. */
function balanced(points: readonly Point[], bounds: Bounds, framing: Framing, view: number): number {
  let [low, high] = [bounds.minY - WATER, bounds.maxY];
  for (let n = 0; n < HALVINGS; n++) {
    const y = (low + high) / 2;
    const [bottom, top] = heights(points, { ...framing, y }, view);
    if (bottom + top > 0) low = y;
    else high = y;
  }
  return (low + high) / 2;
}

/** Shows a terminal whole, as flat as fills the picture's height. `aspect`: width by height; `fieldOfView` upright, rad. */
export function frameWhole(bounds: Bounds, aspect: number, fieldOfView: number): Framing {
  const points = marks(bounds);
  let found = nearest(points, bounds, FLAT, aspect, fieldOfView);
  for (let tilt = FLAT + TILT_STEP; tilt <= STEEP && found.used < FILL_Y - 0.03; tilt += TILT_STEP)
    found = nearest(points, bounds, tilt, aspect, fieldOfView);
  return found.framing;
}
