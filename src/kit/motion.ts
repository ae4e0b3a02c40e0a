// Motion with limited speed and acceleration along one axis. Units: metres, seconds, metres per second (squared).

/** Limits of one axis of a machine. */
export interface AxisLimits {
  /** Top speed, m/s. */
  speed: number;
  /** Acceleration, m/s². */
  accel: number;
  /** Deceleration, m/s²; the same as accel when left out. */
  brake?: number;
}

/** Highest speed on a way from rest to rest, m/s: top speed, or less where the distance is too short to reach it. */
export function peakSpeed(distance: number, { speed, accel, brake = accel }: AxisLimits): number {
  return Math.min(speed, Math.sqrt((2 * Math.abs(distance) * accel * brake) / (accel + brake)));
}

/**
 * Time in seconds to travel a distance from rest to rest: trapezoidal profile, triangular when the distance is too short
 * to reach top speed.
 */
export function travelTime(distance: number, axis: AxisLimits): number {
  const d = Math.abs(distance);
  if (d === 0) return 0;
  const { speed: v, accel: a } = axis;
  const b = axis.brake ?? a;
  const ramps = (v * v) / (2 * a) + (v * v) / (2 * b);
  if (d >= ramps) return v / a + v / b + (d - ramps) / v;
  const peak = peakSpeed(d, axis);
  return peak / a + peak / b;
}

/** Distance covered `t` seconds after a start from rest over `distance` metres with the given limits. */
export function travelled(distance: number, axis: AxisLimits, t: number): number {
  const d = Math.abs(distance);
  const sign = distance < 0 ? -1 : 1;
  const total = travelTime(d, axis);
  if (t >= total) return distance;
  if (t <= 0) return 0;
  const { accel: a, brake: b = a } = axis;
  const peak = peakSpeed(d, axis);
  const tUp = peak / a;
  const tDown = peak / b;
  if (t < tUp) return sign * 0.5 * a * t * t;
  if (t < total - tDown) return sign * ((peak * peak) / (2 * a) + peak * (t - tUp));
  const left = total - t;
  return sign * (d - 0.5 * b * left * left);
}
