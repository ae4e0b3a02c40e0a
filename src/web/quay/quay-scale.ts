// Scales of the berth plan: what stretch of time it shows and where its hour lines lie.
import type { CallView } from '../../server/api.ts';

const HOUR = 3_600_000;
/** Shown at least and at most before and after now, h. */
const LEAST_BEFORE = 3;
const MOST_BEFORE = 18;
const LEAST_AFTER = 12;
const MOST_AFTER = 48;

/** A stretch of time, ms UTC. */
export interface Window {
  from: number;
  to: number;
}

/** The stretch that shows all berthings around now, within limits. */
export function timeWindow(calls: readonly CallView[], now: number): Window {
  let from = now - LEAST_BEFORE * HOUR;
  let to = now + LEAST_AFTER * HOUR;
  for (const call of calls) {
    if (call.start === null || call.end === null || call.x === null || call.end < now - MOST_BEFORE * HOUR) continue;
    if (call.state !== 'sailed') from = Math.min(from, call.start - HOUR / 2);
    to = Math.max(to, call.end + HOUR / 2);
  }
  return { from: Math.max(from, now - MOST_BEFORE * HOUR), to: Math.min(to, now + MOST_AFTER * HOUR) };
}

/** Hours ahead that a person may choose to see. */
export const HORIZONS = [24, 48, 96, 168] as const;
export type Horizon = (typeof HORIZONS)[number];

/** The stretch that begins with what lies at the quay now, within limits, and goes so many hours ahead. */
export function planWindow(calls: readonly CallView[], now: number, hours: Horizon): Window {
  const { from } = timeWindow(calls, now);
  return { from, to: now + hours * HOUR };
}

/** How far a time zone's clocks are ahead of UTC at a moment, ms. */
export function zoneOffset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1000) * 1000;
}

/** Moments of full local hours in a window, at most about `most` of them, at steps of 1, 2, 3, 6, 12 or 24 h. */
export function hourLines(window: Window, timeZone: string, most: number): number[] {
  const hours = (window.to - window.from) / HOUR;
  const step = ([1, 2, 3, 6, 12].find((h) => hours / h <= most) ?? 24) * HOUR;
  const offset = zoneOffset(window.from, timeZone);
  const lines: number[] = [];
  for (let at = Math.ceil((window.from + offset) / step) * step - offset; at <= window.to; at += step) lines.push(at);
  return lines;
}
