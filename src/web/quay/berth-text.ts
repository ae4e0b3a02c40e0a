// How berths, and what stands against them, are written on the page.
import type { TFunction } from 'i18next';
import type { BerthObjectionView, BerthRule, BerthWish, CallView } from '../../server/api.ts';
import type { Format } from '../state/format.ts';

const MINUTE = 60_000;
/** Rules about metres of water, which are told to the decimetre. */
const WATER: ReadonlySet<BerthRule> = new Set(['too-shallow', 'low-water', 'channel']);

/** "3 h 20 min" of a time in ms, without its sign. */
export function durationText(t: TFunction, ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  const parts = { h: Math.floor(minutes / 60), m: minutes % 60 };
  return parts.h === 0 ? t('berths.minutes', parts) : t('berths.duration', parts);
}

/** "+3:20", for a mark beside a vessel. */
export function lateText(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  return `+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Where and when a vessel is wanted. */
export function wishText(t: TFunction, format: Format, { x, start }: BerthWish): string {
  const place = { x: format.number(x) };
  return start === null ? t('berths.wishAnyTime', place) : t('berths.wish', { ...place, at: format.moment(start) });
}

/** What stands against a berth, in a sentence of the page's language. */
export function objectionText(t: TFunction, format: Format, one: BerthObjectionView): string {
  const decimals = WATER.has(one.rule) ? 1 : 0;
  return t(`berthRule.${one.rule}`, {
    vessel: one.other?.vessel ?? '',
    is: one.metres === null ? '' : format.number(one.metres.is, decimals),
    needed: one.metres === null ? '' : format.number(one.metres.needed, decimals),
    at: one.from === null ? '' : format.moment(one.from),
    when: one.from === null ? t('berths.neverEnough') : t('berths.enoughFrom', { at: format.moment(one.from) }),
  });
}

/** How much later than promised she is expected to leave, ms; 0 where she is in time or nothing was promised. */
export function lateness({ etd, end, state }: CallView): number {
  return etd === null || end === null || state === 'sailed' ? 0 : Math.max(0, end - etd);
}
