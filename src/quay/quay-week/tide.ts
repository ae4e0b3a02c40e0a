// The tide in quarter hours: how high the water surely stands, and from when to when a vessel floats.
import { QUARTER, type QuayWeek } from './problem.ts';

/** Rise above datum, m, that is sure in each quarter hour of the week: that of the highest window that covers it. */
export function risePerQuarter(week: QuayWeek, periods: number): Float64Array {
  const rise = new Float64Array(periods);
  for (const window of week.tide) {
    const first = Math.max(0, Math.ceil((window.from - week.from) / QUARTER));
    const end = Math.min(periods, Math.floor((window.to - week.from) / QUARTER));
    for (let t = first; t < end; t++) rise[t] = Math.max(rise[t], window.rise);
  }
  return rise;
}

/** For each quarter hour the first from it on in which the water stands so high; `rise.length` when there is none. */
export function nextHigh(rise: Float64Array, need: number): Int32Array {
  return nextWhere(rise, (r) => r >= need);
}

/** For each quarter hour the first from it on in which it stands lower. */
export function nextLow(rise: Float64Array, need: number): Int32Array {
  return nextWhere(rise, (r) => r < need);
}

function nextWhere(rise: Float64Array, holds: (rise: number) => boolean): Int32Array {
  const next = new Int32Array(rise.length + 1);
  next[rise.length] = rise.length;
  for (let t = rise.length - 1; t >= 0; t--) next[t] = holds(rise[t]) ? t : next[t + 1];
  return next;
}
