// Values of options: numbers, times and ports from the text that was typed. Each refuses what it cannot take with HWS-CLI-005.
import { cliFault } from './fault.ts';

/** Start of terminal time when none is given: a Monday, fixed so that the same command gives the same run. */
export const START = Date.UTC(2026, 0, 5);

/** A range for a number, both ends included. */
export interface Range {
  from: number;
  to: number;
  whole?: boolean;
}

/** A parser for a number option within a range. */
export function numberIn(option: string, range: Range): (text: string) => number {
  const kind = range.whole === true ? 'a whole number' : 'a number';
  return (text) => {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    const good = value >= range.from && value <= range.to && (range.whole !== true || Number.isSafeInteger(value));
    if (good) return value;
    throw cliFault(
      'HWS-CLI-005',
      `The option ${option} takes ${kind} from ${range.from} to ${range.to}, not "${text}".`,
      option,
    );
  };
}

/** Any seed: a whole number from 0 on. */
export const seedOption = numberIn('--seed', { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true });

/** A parser for an instant, ms UTC; a time without a zone is UTC, a day alone its midnight. Years 2000 to 2099. */
export function instant(option: string): (text: string) => number {
  return (text) => {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
    const [, day = '', clock = '00:00', zone = 'Z'] = match ?? [];
    const at = match ? Date.parse(`${day}T${clock}${zone}`) : NaN;
    // Date.parse rolls some days that do not exist over to the next month: the day must come back as it was written.
    const midnight = Date.parse(`${day}T00:00Z`);
    const real = Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(day);
    if (real && at >= Date.UTC(2000, 0, 1) && at < Date.UTC(2100, 0, 1)) return at;
    throw cliFault(
      'HWS-CLI-005',
      `The option ${option} takes a time like 2026-01-05T06:00Z in the years 2000 to 2099, not "${text}".`,
      option,
    );
  };
}

/** 'auto', or a UN/LOCODE in capitals. */
export function portOption(text: string): string {
  const upper = text.toUpperCase();
  if (upper === 'AUTO') return 'auto';
  if (/^[A-Z]{2}[A-Z0-9]{3}$/.test(upper)) return upper;
  throw cliFault(
    'HWS-CLI-005',
    `The option --port takes "auto" or a UN/LOCODE such as KRPUS, not "${text}".`,
    '--port',
  );
}

/** A parser that gathers every value of an option that may be given more than once. */
export function gather(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}

/** A value that must be there: HWS-CLI-003 names the option that is missing. */
export function required<T>(value: T | undefined, option: string, commandName: string): T {
  if (value !== undefined) return value;
  throw cliFault('HWS-CLI-003', `The option ${option} is missing.`, commandName);
}
