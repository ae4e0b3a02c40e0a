// Where one axis of one machine stands at a moment: the motions that were told, else the place where it rests.
import type { MotionSegment } from '../../equipment/port.ts';
import { travelled } from '../../kit/motion.ts';

/** More motions ahead than this are never needed; the oldest go. */
const MOST_SEGMENTS = 64;

/** Place on a segment at a time (ms UTC), clamped to its ends. */
export function placeOn(segment: MotionSegment, at: number): number {
  const seconds = (at - segment.start) / 1000;
  if (seconds <= 0) return segment.from;
  if (seconds >= segment.duration) return segment.to;
  const distance = segment.to - segment.from;
  if (segment.limits !== null) return segment.from + travelled(distance, segment.limits, seconds);
  const run = segment.startSpeed * seconds + 0.5 * segment.accel * seconds * seconds;
  return segment.from + (distance < 0 === run < 0 ? run : -run);
}

/** The motions of one axis, in order of time. */
export class AxisTrack {
  /** Last place worked out. */
  value: number;
  private rest: number;
  private segments: MotionSegment[] = [];

  constructor(rest: number) {
    this.rest = rest;
    this.value = rest;
  }

  /**
   * Adds a motion. What was to come at its start or later no longer holds: a vehicle that is given more road no longer brakes
   * where it would have. So the motions of one message have to be added in order of time.
   */
  add(segment: MotionSegment): void {
    const list = this.segments;
    while (list.length > 0 && (list[list.length - 1] as MotionSegment).start >= segment.start) list.pop();
    list.push(segment);
    if (list.length > MOST_SEGMENTS) list.shift();
  }

  /** The server says where the axis stands when nothing moves it (`at`: ms UTC of that word). */
  restAt(place: number, at: number): void {
    const last = this.segments.at(-1);
    if (last !== undefined && last.start + last.duration * 1000 >= at) return;
    this.segments.length = 0;
    this.rest = place;
  }

  /** Works out the place at a time (ms UTC); true when it differs from the last one worked out. */
  follow(at: number): boolean {
    const place = this.placeAt(at);
    if (place === this.value) return false;
    this.value = place;
    return true;
  }

  private placeAt(at: number): number {
    const list = this.segments;
    while (list.length > 1 && (list[1] as MotionSegment).start <= at) list.shift();
    const first = list[0];
    if (first === undefined || at < first.start) return this.rest;
    const place = placeOn(first, at);
    this.rest = place;
    if (at >= first.start + first.duration * 1000) list.shift();
    return place;
  }
}
