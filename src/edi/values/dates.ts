// Dates and times of DTM segments and UNB, both ways. Times are taken as UTC where no zone is told, which is nearly always.

/** Two-digit years from here up are of the 1900s. */
const PIVOT_YEAR = 80;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A date that was read. */
export interface DateReading {
  /** ms since the epoch, UTC. */
  at: number;
  /** How exactly it was told. */
  precision: 'month' | 'week' | 'day' | 'minute' | 'second';
  /** Whether a zone was told; else UTC was assumed. */
  zoned: boolean;
}

/** Zones by name, hours from UTC; only names that mean one zone ("CST" and "IST" do not). */
const ZONES: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  ICT: 7,
  HKT: 8,
  SGT: 8,
  JST: 9,
  KST: 9,
};

/** Parts of a date in a text of digits: Y year, M month, D day, h, m, s; w week, d day of the week, j day of the year. */
const PICTURES: Record<string, string> = {
  '2': 'DDMMYY',
  '3': 'MMDDYY',
  '4': 'DDMMYYYY',
  '101': 'YYMMDD',
  '102': 'YYYYMMDD',
  '103': 'YYwwd',
  '105': 'YYjjj',
  '201': 'YYMMDDhhmm',
  '202': 'YYMMDDhhmmss',
  '203': 'YYYYMMDDhhmm',
  '204': 'YYYYMMDDhhmmss',
  '205': 'YYYYMMDDhhmm',
  '301': 'YYMMDDhhmm',
  '302': 'YYMMDDhhmmss',
  '303': 'YYYYMMDDhhmm',
  '304': 'YYYYMMDDhhmmss',
  '609': 'YYMM',
  '610': 'YYYYMM',
  '615': 'YYww',
  '616': 'YYYYww',
};

/** What a text of so many digits is taken for when its format is not told, or does not fit. */
const BY_LENGTH: Record<number, string> = {
  6: 'YYMMDD',
  8: 'YYYYMMDD',
  10: 'YYMMDDhhmm',
  12: 'YYYYMMDDhhmm',
  14: 'YYYYMMDDhhmmss',
};

/**
 * A DTM value as ms since the epoch, UTC; null where it cannot be read. See readDate.
 * @param format element 2379, e.g. "203"; empty where not told
 */
export function parseDate(value: string, format = ''): number | null {
  return readDate(value, format)?.at ?? null;
}

/**
 * Reads a DTM value. A told format counts where the value has its number of digits and makes a date; else the number of digits
 * decides, because senders name one format and send another: 6 YYMMDD, 8 CCYYMMDD, 10 YYMMDDHHMM, 12 CCYYMMDDHHMM, 14 with
 * seconds. A zone behind the digits is used where it is an offset or a name with one meaning; with another name there is no date.
 * 24:00 is the end of the day.
 */
export function readDate(value: string, format = ''): DateReading | null {
  const match = /^(\d{4,14})\s*(?:([A-Z]{1,4})|([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(value.trim().toUpperCase());
  if (match === null) return null;
  const [, digits = '', name, sign, hours, minutes] = match;
  const named = name === undefined ? 0 : ZONES[name];
  if (named === undefined) return null;
  const offset = named * 60 + (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  const told = PICTURES[format.trim()];
  const counted = BY_LENGTH[digits.length];
  let local = told?.length === digits.length ? ofPicture(digits, told) : null;
  if (local === null && counted !== undefined) local = ofPicture(digits, counted);
  if (local === null) return null;
  return { ...local, at: local.at - offset * MINUTE_MS, zoned: name !== undefined || sign !== undefined };
}

/** Formats that can be written: date only, and with time in UTC. */
export type DateFormat = '101' | '102' | '201' | '203' | '204' | '303' | '304';

/** A time as a DTM value of a format, UTC; 303 and 304 end in "UTC". */
export function formatDate(at: number, format: DateFormat): string {
  const digits = new Date(at).toISOString().slice(0, 19).replace(/[-T:]/g, '');
  const picture = PICTURES[format] ?? '';
  const from = picture.startsWith('YYYY') ? 0 : 2;
  return digits.slice(from, from + picture.length) + (format.startsWith('3') ? 'UTC' : '');
}

/** CCYYMMDDHHMM, format 203, UTC. */
export function format203(at: number): string {
  return formatDate(at, '203');
}

/** YYMMDDHHMM, format 201, UTC. */
export function format201(at: number): string {
  return formatDate(at, '201');
}

function ofPicture(digits: string, picture: string): Omit<DateReading, 'zoned'> | null {
  const part = (letter: string): number => {
    const from = picture.indexOf(letter);
    return from < 0 ? NaN : Number(digits.slice(from, picture.lastIndexOf(letter) + 1));
  };
  const told = part('Y');
  const year = picture.includes('YYYY') ? told : (told < PIVOT_YEAR ? 2000 : 1900) + told;
  if (picture.includes('w')) return ofWeek(year, part('w'), part('d'));
  const date = picture.includes('j') ? ofDayOfYear(year, part('j')) : ofMonthAndDay(year, part('M'), part('D'));
  const hour = part('h');
  if (date === null) return null;
  if (Number.isNaN(hour))
    return { at: date, precision: picture.includes('D') || picture.includes('j') ? 'day' : 'month' };
  const minute = part('m');
  const second = part('s');
  const rest = minute * 60 + (second || 0);
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && rest > 0)) return null;
  return { at: date + (hour * 3600 + rest) * 1000, precision: Number.isNaN(second) ? 'minute' : 'second' };
}

/** Without a day: the first of the month. */
function ofMonthAndDay(year: number, month: number, told: number): number | null {
  const day = Number.isNaN(told) ? 1 : told;
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return Date.UTC(year, month - 1, day);
}

function ofDayOfYear(year: number, day: number): number | null {
  const at = Date.UTC(year, 0, day);
  return day >= 1 && new Date(at).getUTCFullYear() === year ? at : null;
}

/** ISO 8601 weeks: week 1 has the 4th of January; without a day of the week (1 Monday to 7 Sunday) its Monday. */
function ofWeek(year: number, week: number, told: number): Omit<DateReading, 'zoned'> | null {
  const day = Number.isNaN(told) ? 1 : told;
  if (week < 1 || week > 53 || day < 1 || day > 7) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY_MS;
  const at = monday + ((week - 1) * 7 + day - 1) * DAY_MS;
  // The Thursday of a week is always in its year: week 53 of a year of 52 is refused.
  const thursday = new Date(monday + ((week - 1) * 7 + 3) * DAY_MS);
  if (thursday.getUTCFullYear() !== year) return null;
  return { at, precision: Number.isNaN(told) ? 'week' : 'day' };
}
