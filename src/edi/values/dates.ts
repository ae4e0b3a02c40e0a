// Dates and times of DTM segments and UNB, both ways. Times are taken as UTC: messages seldom tell a zone.

/** Two-digit years from here up are of the 1900s. */
const PIVOT_YEAR = 80;
const MINUTE_MS = 60_000;

/**
 * A DTM value as ms since the epoch, UTC; null where it cannot be read. The number of digits decides, because senders name one
 * format (element 2379) and send another: 6 YYMMDD, 8 CCYYMMDD, 10 YYMMDDHHMM, 12 CCYYMMDDHHMM, 14 with seconds. A zone
 * (format 303) is used where it is an offset in hours or hours and minutes.
 */
export function parseDate(value: string): number | null {
  const match = /^(\d{6}|\d{8}|\d{10}|\d{12}|\d{14})(?:\s*(?:UTC|GMT|Z|([+-]\d{1,2})(?::?(\d{2}))?))?$/.exec(
    value.trim(),
  );
  if (match === null) return null;
  const digits = match[1] as string;
  const shortYear = digits.length === 6 || digits.length === 10;
  const yearDigits = shortYear ? 2 : 4;
  const number = (at: number): number => (at < digits.length ? Number(digits.slice(at, at + 2)) : 0);
  const two = Number(digits.slice(0, 2));
  const year = shortYear ? (two < PIVOT_YEAR ? 2000 : 1900) + two : Number(digits.slice(0, 4));
  const month = number(yearDigits);
  const day = number(yearDigits + 2);
  const hour = number(yearDigits + 4);
  const minute = number(yearDigits + 6);
  const second = number(yearDigits + 8);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) return null;
  // 2400 is midnight at the end of the day.
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute > 0)) return null;
  const offsetHours = Number(match[2] ?? 0);
  const offsetMinutes = Number(match[3] ?? 0) * ((match[2] ?? '').startsWith('-') ? -1 : 1);
  return Date.UTC(year, month - 1, day, hour, minute, second) - (offsetHours * 60 + offsetMinutes) * MINUTE_MS;
}

/** CCYYMMDDHHMM, format 203, UTC. */
export function format203(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace(/[-T:]/g, '');
}

/** YYMMDDHHMM, format 201, UTC. */
export function format201(at: number): string {
  return format203(at).slice(2);
}
