// Motions of a crane's axes cut, kept and slowed down, for a crane that stops on its way or is slow.
import type { MotionSegment } from '../equipment/port.ts';
import { travelTime } from '../kit/motion.ts';

/** A motion from rest to rest as its parts with constant acceleration: up to speed, at speed, to rest. Others are as they were. */
export function constantPieces(s: MotionSegment): MotionSegment[] {
  const { limits } = s;
  if (!limits) return [s];
  const way = Math.abs(s.to - s.from);
  const sign = Math.sign(s.to - s.from);
  const brake = limits.brake ?? limits.accel;
  const total = travelTime(way, limits);
  const ramps = limits.speed ** 2 / (2 * limits.accel) + limits.speed ** 2 / (2 * brake);
  const peak = way >= ramps ? limits.speed : Math.sqrt((2 * way * limits.accel * brake) / (limits.accel + brake));
  const [up, down] = [peak / limits.accel, peak / brake];
  const pieces: MotionSegment[] = [];
  let { start, from } = s;
  const add = (duration: number, startSpeed: number, accel: number): void => {
    if (duration < 1e-6) return;
    const to = from + sign * (startSpeed * duration + 0.5 * accel * duration * duration);
    const { che, axis } = s;
    pieces.push({
      che,
      axis,
      start,
      duration,
      from,
      to,
      limits: null,
      startSpeed: sign * startSpeed,
      accel: sign * accel,
    });
    start += duration * 1000;
    from = to;
  };
  add(up, 0, limits.accel);
  add(total - up - down, peak, 0);
  add(down, peak, -brake);
  return pieces;
}

/** The part of a motion with constant acceleration before a time, ms UTC; none or one. */
export function before(s: MotionSegment, now: number): MotionSegment[] {
  if (s.start >= now) return [];
  const t = (now - s.start) / 1000;
  return t >= s.duration ? [s] : [{ ...s, duration: t, to: placeAt(s, t) }];
}

/** The part after a time, with its start counted from then, ms; none or one. */
export function after(s: MotionSegment, now: number): MotionSegment[] {
  const t = (now - s.start) / 1000;
  if (t <= 0) return [{ ...s, start: s.start - now }];
  if (t >= s.duration) return [];
  return [{ ...s, start: 0, duration: s.duration - t, from: placeAt(s, t), startSpeed: s.startSpeed + s.accel * t }];
}

function placeAt(s: MotionSegment, t: number): number {
  return s.from + s.startSpeed * t + 0.5 * s.accel * t * t;
}

/** A motion planned from now on, done at a share of its speeds: the same way in so much more time. */
export function atPace(s: MotionSegment, now: number, share: number): MotionSegment {
  const { limits } = s;
  const slower = limits && {
    ...{ speed: limits.speed * share, accel: limits.accel * share * share },
    ...(limits.brake === undefined ? {} : { brake: limits.brake * share * share }),
  };
  return {
    ...{ ...s, limits: slower, start: now + (s.start - now) / share, duration: s.duration / share },
    ...{ startSpeed: s.startSpeed * share, accel: s.accel * share * share },
  };
}
