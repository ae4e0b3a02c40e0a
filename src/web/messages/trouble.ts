// What went wrong, in a sentence.
import type { TFunction } from 'i18next';
import type { ServerError } from '../state/server.ts';
import { sentenceOf, type Sentence } from './coded-sentence.ts';

/** Nobody is signed in. */
const UNAUTHORIZED = 401;

/** The sentence for an answer that is no success. */
export function troubleText(t: TFunction, { status, diagnostic }: ServerError): string {
  if (status === 0) return t('messages.unreachable');
  if (status === UNAUTHORIZED) return t('messages.signIn');
  if (diagnostic === null) return t('messages.status', { status });
  const { code, message, cure } = diagnostic;
  const what = inWords(sentenceOf(t, 'finding', code, message)).replace(/\.$/, '');
  return t('messages.coded', { code, message: what, cure: inWords(sentenceOf(t, 'cure', code, cure)) });
}

function inWords({ own, english }: Sentence): string {
  if (own === '' || english === '') return own + english;
  return `${own.replace(/\.$/, '')} (${english.replace(/\.$/, '')})`;
}
