// Which boxes an allocation is for, in words.
import type { TFunction } from 'i18next';
import type { CallView, RangeView } from '../../server/api.ts';

type Filter = (RangeView & { kind: 'allocation' })['filter'];

/** All that a filter tells, one after another. */
export function filterText(t: TFunction, filter: Filter, calls: ReadonlyMap<string, CallView>): string {
  const { call, portOfDischarge, line, lengthFeet, full, reefer, dangerous } = filter;
  const words: string[] = [];
  if (call !== undefined) words.push(calls.get(call)?.vessel ?? call);
  if (portOfDischarge !== undefined) words.push(t('ranges.toPort', { port: portOfDischarge }));
  if (line !== undefined) words.push(t('ranges.ofLine', { line }));
  if (lengthFeet !== undefined) words.push(`${lengthFeet}′`);
  if (full !== undefined) words.push(t(full ? 'ranges.full' : 'ranges.empty'));
  if (reefer !== undefined) words.push(t(reefer ? 'ranges.reefer' : 'ranges.noReefer'));
  if (dangerous !== undefined) words.push(t(dangerous ? 'ranges.dangerous' : 'ranges.noDangerous'));
  return words.join(', ');
}
