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

  /** Adds a motion; one that is known already (same start) is replaced. */
  add(segment: MotionSegment): void {
    const list = this.segments;
    let i = list.length;
    while (i > 0 && (list[i - 1] as MotionSegment).start > segment.start) i--;
    const same = i > 0 && (list[i - 1] as MotionSegment).start === segment.start;
    list.splice(same ? i - 1 : i, same ? 1 : 0, segment);
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
