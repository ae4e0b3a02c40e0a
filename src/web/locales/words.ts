// The page's languages, loaded with the page: all three are small, and a switch must not wait for the network.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../state/choices.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { vi } from './vi.ts';

/** Region whose customs of writing numbers and dates go with each language (English: 24-hour clock, day before month). */
export const LOCALES: Record<Language, string> = { en: 'en-GB', vi: 'vi-VN', ko: 'ko-KR' };

/** Names of the languages in themselves. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', vi: 'Tiếng Việt', ko: '한국어' };

/** Makes the words ready in a language. */
export function startWords(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, vi: { translation: vi }, ko: { translation: ko } },
    interpolation: { escapeValue: false },
  });
}
