// Local time of a terminal. Times in ms UTC.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Offset of a time zone (IANA name) from UTC at a time, ms; 0 for a zone that is not known. */
export function zoneOffset(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(new Date(at));
  const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})/.exec(text);
  if (!match) return 0;
  const sign = match[1] === '-' ? -1 : 1;
  return sign * (Number(match[2]) * HOUR + Number(match[3]) * MINUTE);
}
