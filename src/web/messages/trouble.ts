// What went wrong, in a sentence.
import type { TFunction } from 'i18next';
import type { ServerError } from '../state/server.ts';

/** Nobody is signed in. */
const UNAUTHORIZED = 401;

/** The sentence for an answer that is no success. */
export function troubleText(t: TFunction, { status, diagnostic }: ServerError): string {
  if (status === 0) return t('messages.unreachable');
  if (status === UNAUTHORIZED) return t('messages.signIn');
  if (diagnostic === null) return t('messages.status', { status });
  const { code, message, cure } = diagnostic;
  return t('messages.coded', { code, message: message.replace(/\.$/, ''), cure });
}
