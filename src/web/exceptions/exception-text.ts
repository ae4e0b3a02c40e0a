// An exception in words: what happened, what it holds up, since how long.
import type { TFunction } from 'i18next';
import type { Blocked, ExceptionView } from '../../server/api.ts';
import type { Format } from '../state/format.ts';

/** What happened, one sentence. */
export function whatText(t: TFunction, format: Format, { kind, subject, facts }: ExceptionView): string {
  const told: Record<string, string> = { subject };
  for (const [name, value] of Object.entries(facts))
    told[name] = typeof value === 'string' ? value : name.endsWith('At') ? format.moment(value) : format.number(value);
  if (facts['fault'] !== undefined) told['fault'] = t(`faultKind.${facts['fault']}`);
  if (facts['where'] !== undefined) told['where'] = t(`windWhere.${facts['where']}`);
  if (facts['alarm'] !== undefined) told['alarm'] = t(`reeferAlarm.${facts['alarm']}`);
  return t(`exceptionWhat.${kind}`, told);
}

/** What more there is to tell: until when it is expected to last, and the reason that was given, which stays as it was written. */
export function moreText(t: TFunction, format: Format, { facts }: ExceptionView): string[] {
  const { untilAt, celsius, told, reason } = facts;
  const more: string[] = [];
  if (typeof celsius === 'number') more.push(t('exceptions.read', { celsius: format.number(celsius, 1) }));
  if (typeof untilAt === 'number') more.push(t('exceptions.until', { time: format.time(untilAt) }));
  if (typeof told === 'string' && typeof reason === 'string') more.push(markText(t, told, reason));
  else if (typeof reason === 'string' && reason !== '') more.push(t('exceptions.reason', { reason }));
  return more;
}

/** Why a machine is marked: in the language of the page, and with its facts as they were written. */
export function markText(t: TFunction, told: string, reason: string): string {
  return t('exceptions.reason', { reason: `${t(`reportFault.${told}`)} (${reason})` });
}

/** What is held up, as words; a box is a link of its own. */
export function blockedText(t: TFunction, format: Format, { what, id, n }: Blocked): string {
  return t(`blocked.${what}`, { id, n: format.number(n) });
}

/** How long it has lasted: minutes, then hours and minutes, then days. */
export function ageText(t: TFunction, format: Format, since: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000));
  if (minutes < 60) return t('exceptions.minutes', { n: format.number(minutes) });
  if (minutes < 24 * 60)
    return t('exceptions.hours', { h: format.number(Math.floor(minutes / 60)), m: format.number(minutes % 60) });
  return t('exceptions.days', { d: format.number(Math.floor(minutes / 1440)) });
}
