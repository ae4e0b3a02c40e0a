// The shifts that a terminal works, as times: which one a moment lies in, and the last ones that are over. Times in ms UTC.
import { zoneOffset } from '../../terminal/local-time.ts';
import type { TerminalModel } from '../../terminal/model.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A shift, or the part of it that is recorded. */
export interface ShiftTime {
  /** Name in the terminal file; '' where it names no shifts. */
  name: string;
  from: number;
  to: number;
  /** False while it goes on. */
  over: boolean;
}

/** Where a terminal names no shifts, a day is worked in three: a report needs an end. */
const EIGHT_HOURS: TerminalModel['shifts'] = ['00:00', '08:00', '16:00'].map((start) => ({
  name: '',
  start,
  hours: 8,
}));

/**
 * The shift that goes on and those before it, newest first, at most `most`. A shift begins at its hour on the terminal's clock, whatever the
 * clock does on that day. What lies before the record (`since`) is cut off, and left out where nothing is left.
 */
export function recentShifts(
  { shifts, timeZone }: Pick<TerminalModel, 'shifts' | 'timeZone'>,
  since: number,
  now: number,
  most: number,
): ShiftTime[] {
  const worked = shifts.length > 0 ? shifts : EIGHT_HOURS;
  const days = Math.ceil(most / worked.length) + 1;
  const found: ShiftTime[] = [];
  for (let day = -days; day <= 0; day++)
    for (const { name, start, hours } of worked) {
      const from = localTime(timeZone, now + day * DAY_MS, start);
      const to = from + hours * HOUR_MS;
      if (from < now && to > since) found.push({ name, from: Math.max(from, since), to, over: to <= now });
    }
  return found
    .map((shift) => (shift.over ? shift : { ...shift, to: now }))
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .slice(0, most);
}

/** A time of the local day on which a moment lies. @param clock hh:mm */
function localTime(timeZone: string, at: number, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const offset = zoneOffset(timeZone, at);
  const local = Math.floor((at + offset) / DAY_MS) * DAY_MS + hours * HOUR_MS + minutes * 60_000;
  // The offset then: clocks may be set between midnight and the shift.
  return local - zoneOffset(timeZone, local - offset);
}
