// Numbers, times and durations as the chosen language writes them; times in the terminal's time zone.
import { useMemo } from 'react';
import { LOCALES } from '../locales/words.ts';
import { useRoom, useTopic } from './room.ts';
import type { Language } from './choices.ts';

/** Masses are weighed to 10 kg or so. */
const TONNE_DECIMALS = 2;

export interface Format {
  /** Number with a fixed count of decimals (none when left out). */
  number: (value: number, decimals?: number) => string;
  /** Share 0 … 1 as per cent. */
  percent: (share: number, decimals?: number) => string;
  /** A mass given in kg, as tonnes without the unit. */
  tonnes: (kg: number) => string;
  /** 21:05 */
  time: (at: number) => string;
  /** 21:05:09 */
  clock: (at: number) => string;
  /** Day and time, short. */
  moment: (at: number) => string;
  /** Day and month. */
  date: (at: number) => string;
  /** Weekday, day, month. */
  day: (at: number) => string;
  /** Full date and time in UTC. */
  utc: (at: number) => string;
}

/** Formats for a language and an IANA time zone. Intl objects are costly to make: keep the result. */
export function formats(language: Language, timeZone: string): Format {
  const locale = LOCALES[language];
  const numbers = new Map<number, Intl.NumberFormat>();
  const percents = new Map<number, Intl.NumberFormat>();
  const dated = (options: Intl.DateTimeFormatOptions, zone = timeZone): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
  const time = dated({ hour: '2-digit', minute: '2-digit' });
  const clock = dated({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  // Vietnamese writes months as words of their own; in a narrow column the numbers are what people write by hand.
  const month = language === 'vi' ? 'numeric' : 'short';
  const moment = dated({ day: 'numeric', month, hour: '2-digit', minute: '2-digit' });
  const date = dated({ day: 'numeric', month });
  const day = dated({ weekday: 'short', day: 'numeric', month: 'short' });
  const utc = dated({ dateStyle: 'medium', timeStyle: 'medium' }, 'UTC');
  const fixed = (
    kept: Map<number, Intl.NumberFormat>,
    decimals: number,
    style: 'decimal' | 'percent',
  ): Intl.NumberFormat => {
    const known = kept.get(decimals);
    if (known !== undefined) return known;
    const made = new Intl.NumberFormat(locale, {
      style,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    kept.set(decimals, made);
    return made;
  };
  return {
    number: (value, decimals = 0) => fixed(numbers, decimals, 'decimal').format(value),
    percent: (share, decimals = 0) => fixed(percents, decimals, 'percent').format(share),
    tonnes: (kg) => fixed(numbers, TONNE_DECIMALS, 'decimal').format(kg / 1000),
    time: (at) => time.format(at),
    clock: (at) => clock.format(at),
    moment: (at) => moment.format(at),
    date: (at) => date.format(at),
    day: (at) => day.format(at),
    utc: (at) => `${utc.format(at)} UTC`,
  };
}

/** The formats of the chosen language and the terminal's time zone. */
export function useFormat(): Format {
  const { settings } = useRoom();
  const zone = useTopic('model').terminal?.timeZone ?? 'UTC';
  return useMemo(() => formats(settings.language, zone), [settings.language, zone]);
}
