// Time zones of profiles: IANA names, and offsets such as "+07:00".
import { zoneOffset } from '../../terminal/local-time.ts';

const MINUTE_MS = 60_000;

/** Whether a text names a time zone. */
export function isTimeZone(text: string): boolean {
  if (parseOffset(text) !== null) return true;
  try {
    // A name that is not known is refused here, and nowhere before.
    return new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A time that was told in a zone and read as UTC, in UTC; ms. In the hour that a clock is put back twice, the later one. */
export function toUtc(local: number, zone: string): number {
  const fixed = parseOffset(zone);
  if (fixed !== null) return local - fixed;
  // The offset at the time itself, which the first guess misses by at most the hours around a change.
  return local - zoneOffset(zone, local - zoneOffset(zone, local));
}

/** "+07:00" in ms; null for another text. */
function parseOffset(text: string): number | null {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(text);
  if (match === null || Number(match[2]) > 14 || Number(match[3]) > 59) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * MINUTE_MS;
}
