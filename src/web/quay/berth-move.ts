// A vessel that is moved on the quay plan: what a shift of the pointer or a key means in metres and time.
import type { BerthPin, BerthWish, CallView } from '../../server/api.ts';

/** Steps in which a vessel is moved, m and ms. */
export const METRES = 5;
export const QUARTER = 900_000;
/** Times as far with the shift key. */
const LARGE = 8;

/** How far a vessel may be moved. */
export interface MoveLimits {
  /** Length of the quay and free water to its ends, m. */
  quay: number;
  clearance: number;
  /** Now, ms UTC: nobody berths before. */
  now: number;
}

/** A call that has a place in the plan and has not been sent to the quay. */
export type MovableCall = CallView & { x: number; start: number; end: number };

/** The call where it may be moved. */
export function movable(call: CallView | undefined): MovableCall | null {
  if (call === undefined || call.x === null || call.start === null || call.end === null) return null;
  return call.state === 'expected' || call.state === 'at-roads' ? (call as MovableCall) : null;
}

/** Where she is wanted before anything is moved: as a person has fixed her, else at her planned place at any time. */
export function wishNow(call: MovableCall): BerthWish {
  return call.pin ? { x: call.pin.x, start: call.pin.start } : { x: call.x, start: null };
}

/** When she would lie where she is wanted: the wished time, else the planned one. */
export function startOf(call: MovableCall, wish: BerthWish): number {
  return wish.start ?? call.start;
}

/**
 * The wish after a shift of metres and ms from another wish. A shift in time of less than half a step leaves the time as it was, so that who moves
 * a vessel along the quay does not fix her time, too.
 */
export function shifted(
  call: MovableCall,
  from: BerthWish,
  by: { metres: number; ms: number },
  limits: MoveLimits,
): BerthWish {
  const x = Math.abs(by.metres) < METRES / 2 ? from.x : Math.round((from.x + by.metres) / METRES) * METRES;
  const start = Math.abs(by.ms) < QUARTER / 2 ? from.start : atQuarter(startOf(call, from) + by.ms, limits.now);
  return { x: onQuay(x, call.length, limits), start };
}

/** The nearest quarter of an hour, but none that is over. */
function atQuarter(at: number, now: number): number {
  return Math.max(Math.round(at / QUARTER) * QUARTER, Math.ceil(now / QUARTER) * QUARTER);
}

/** The nearest metre at which a vessel of a length lies on the quay. */
export function onQuay(x: number, length: number, { quay, clearance }: MoveLimits): number {
  return Math.max(clearance, Math.min(quay - clearance - length, x));
}

/** What an arrow key moves; null for any other key. */
export function stepOf(key: string, large: boolean): { metres: number; ms: number } | null {
  const times = large ? LARGE : 1;
  switch (key) {
    case 'ArrowLeft':
      return { metres: -METRES * times, ms: 0 };
    case 'ArrowRight':
      return { metres: METRES * times, ms: 0 };
    case 'ArrowUp':
      return { metres: 0, ms: -QUARTER * times };
    case 'ArrowDown':
      return { metres: 0, ms: QUARTER * times };
    default:
      return null;
  }
}

/** True for two wishes for the same place and time. */
export function sameWish(a: BerthWish, b: BerthWish): boolean {
  return a.x === b.x && a.start === b.start;
}

/** The wish of a berth that a person has fixed; null where the plan decides. */
export function wishOfPin(pin: BerthPin | undefined): BerthWish | null {
  return pin === undefined ? null : { x: pin.x, start: pin.start };
}
