// A truck at the gate or inside in words.
import type { TFunction } from 'i18next';
import type { GateTruck } from '../../server/api.ts';
import type { Format } from '../state/format.ts';
import { wholeMinutes } from './gate-figures.ts';

/** What a truck waits for, in words. */
export function waitText(t: TFunction, format: Format, truck: GateTruck): string {
  const { waits, container, block, crane, craneHas, holds, ahead, over } = truck;
  return t(waits === 'crane' && craneHas !== '' ? 'gateWait.craneWith' : `gateWait.${waits}`, {
    ...{ container, block, crane, has: craneHas, holds: holds.join(', ') },
    ...{ ahead: format.number(ahead), over: format.number(over) },
  });
}

/** Whether it came in its window. */
export function offText(t: TFunction, format: Format, off: number): string {
  const minutes = wholeMinutes(off);
  if (minutes === 0) return t('gate.inTime');
  return t(minutes < 0 ? 'gate.early' : 'gate.late', { minutes: format.number(Math.abs(minutes)) });
}
