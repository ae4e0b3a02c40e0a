// Sentences of the server by their code: the page has the most frequent ones in its languages, the others stay English and are marked so.
import type { TFunction } from 'i18next';
import { en } from '../locales/en.ts';

/** A server's sentence on the page: what is in the page's language, and what of it stays English; '' for nothing. */
export interface Sentence {
  own: string;
  english: string;
}

const ENGLISH: Record<'finding' | 'cure', Readonly<Record<string, string>>> = { finding: en.finding, cure: en.cure };

/** A server's sentence in the page's language where the page has it; what is particular to the case stays as the server tells it. */
export function sentenceOf(t: TFunction, kind: 'finding' | 'cure', code: string, text: string): Sentence {
  const english = ENGLISH[kind][code];
  const own = english === undefined ? english : t(`${kind}.${code}`);
  if (english === undefined || own === undefined || own === english) return { own: '', english: text };
  return { own, english: particulars(text, english) };
}

/** What to do about a code, as the server says it; undefined where the page does not know the code. */
export function knownCure(code: string): string | undefined {
  return ENGLISH.cure[code];
}

/**
 * What a sentence tells beside that of the catalogue, which is put behind it: "TSTU123: the container number …". A place that follows in
 * brackets is shown by the button beside it.
 */
function particulars(text: string, english: string): string {
  if (text.toLowerCase() === english.toLowerCase()) return '';
  const at = text.toLowerCase().indexOf(`: ${english}`.toLowerCase());
  return at < 0 ? text : text.slice(0, at);
}
