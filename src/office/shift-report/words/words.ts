// The words of the shift report in its languages, and how numbers and times are written in each.
import type { FigureForm } from '../../figures.ts';
import { en, type ReportWords } from './en.ts';
import { ko } from './ko.ts';
import { vi } from './vi.ts';

export type { ReportWords };
export type ReportLanguage = 'en' | 'vi' | 'ko';
export const REPORT_LANGUAGES: readonly ReportLanguage[] = ['en', 'vi', 'ko'];
export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { en, vi, ko };

const LOCALES: Readonly<Record<ReportLanguage, string>> = { en: 'en-GB', vi: 'vi-VN', ko: 'ko-KR' };

/** Writes numbers and times as the language does; times in the terminal's zone. */
export interface ReportFormat {
  number: (value: number, decimals?: number) => string;
  /** A share, 0 to 1, in per cent. */
  percent: (share: number) => string;
  /** A figure in its form; null: a dash. */
  figure: (value: number | null, form: FigureForm) => string;
  /** Day and time. */
  moment: (at: number) => string;
  /** Weekday, day, month, year and time. */
  full: (at: number) => string;
}

/** How the sections of a report are written. */
export interface Writing {
  words: ReportWords;
  format: ReportFormat;
}

/** Formats for a language and an IANA time zone. */
export function reportFormat(language: ReportLanguage, timeZone: string): ReportFormat {
  const locale = LOCALES[language];
  const fixed = (value: number, decimals: number, style: 'decimal' | 'percent'): string =>
    new Intl.NumberFormat(locale, {
      style,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value);
  const dated = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', ...options });
  // Two digits stand under each other; Vietnamese would be written with dashes then.
  const digits = language === 'vi' ? 'numeric' : '2-digit';
  const moment = dated({ day: digits, month: digits });
  const full = dated({
    weekday: 'short',
    day: 'numeric',
    month: language === 'vi' ? 'numeric' : 'short',
    year: 'numeric',
  });
  const number = (value: number, decimals = 0): string => fixed(value, decimals, 'decimal');
  const figure: ReportFormat['figure'] = (value, form) => {
    if (value === null) return '–';
    if (form === 'share') return fixed(value, 1, 'percent');
    return number(value, form === 'count' ? 0 : Math.abs(value) < 10 ? 2 : 1);
  };
  return {
    ...{ number, figure, percent: (share) => fixed(share, 1, 'percent') },
    ...{ moment: (at) => moment.format(at), full: (at) => full.format(at) },
  };
}

/** Puts values into a sentence of the words; what is not named stays empty. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '')).trim();
}
