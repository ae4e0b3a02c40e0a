// What ails a machine and how people have left it, in words.
import type { TFunction } from 'i18next';
import type { MachineAct, MachineView } from '../../server/api.ts';
import type { Format } from '../state/format.ts';

/** Its fault, and until when it is expected to last; '' without. */
export function faultText(t: TFunction, format: Format, { fault, mark }: MachineView): string {
  if (mark !== undefined) return t('machines.marked');
  if (fault === undefined) return '';
  const kind = t(`faultKind.${fault.kind}`);
  return fault.until === null ? kind : t('machines.faultUntil', { kind, time: format.time(fault.until) });
}

/** What a person had it do, who and when. */
export function actText(t: TFunction, format: Format, { action, by, at }: MachineAct): string {
  return t('machines.act', { did: t(`machineDid.${action}`), by, time: format.time(at) });
}

/** What people had it do that still holds, or else last; '' where nobody ever had it do anything. */
export function byHandText(t: TFunction, format: Format, { handled }: MachineView): string {
  const act = handled?.stopped ?? handled?.withdrawn ?? handled?.last;
  return act === undefined ? '' : actText(t, format, act);
}
