// Days and times of a time zone, as people write them into fields, and back.

/** A moment in a time zone: day as 2026-11-18, time as 06:05. */
export interface LocalTime {
  day: string;
  time: string;
}

/** A moment (ms UTC) as it is written in an IANA time zone. */
export function localTime(at: number, timeZone: string): LocalTime {
  // The Swedish way of writing is the ISO one.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = format.format(at).split(' ');
  return { day, time };
}

/**
 * The moment, ms UTC, of a local time; null when the fields hold none. A time that a change of the clock leaves out is the one as long
 * after the change; one that comes twice is the first or the second.
 */
export function momentOf({ day, time }: LocalTime, timeZone: string): number | null {
  const wanted = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wanted)) return null;
  let at = wanted;
  // Twice: the first guess may lie on the other side of a change of the clock.
  for (let n = 0; n < 2; n++) {
    const local = localTime(at, timeZone);
    at += wanted - Date.parse(`${local.day}T${local.time}Z`);
  }
  return at;
}
