// What a person did, in a word or two.
import type { TFunction } from 'i18next';
import { en } from '../locales/en.ts';

/** The words for a kind of event. */
export function deedText(t: TFunction, deed: string): string {
  const known = Object.hasOwn(en.shiftDeed, deed) ? (deed as keyof typeof en.shiftDeed) : 'other';
  return t(`shiftDeed.${known}`);
}
