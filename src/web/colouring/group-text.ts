// The names of groups of boxes.
import type { TFunction } from 'i18next';
import { holdName } from '../panels/Story.tsx';
import type { Colouring } from '../state/choices.ts';
import { OTHERS } from './groups.ts';

/** Least values of the classes of mass (t) and of stay (days), in order. */
const WEIGHTS = ['0', '5', '10', '15', '20', '25'];
const STAYS = ['0', '1', '3', '5', '7', '14'];

/** A group as the legend calls it. */
export function groupText(t: TFunction, by: Colouring, key: string): string {
  if (key === OTHERS) return t('colours.others');
  if (by === 'class') return t(`boxClass.${key}`);
  if (by === 'weight') return range(t, 'tonnes', WEIGHTS, key);
  if (by === 'dwell') return key === 'elsewhere' ? t('colours.notInYard') : range(t, 'days', STAYS, key);
  if (by === 'reefer') return t(`reeferGroup.${key}`);
  if (by === 'next') return t(`nextMove.${key}`);
  if (key === 'none') return by === 'hold' ? t('colours.noHold') : t('colours.harmless');
  if (key === '') return t('colours.untold');
  if (by === 'hold') return holdName(t, key);
  return by === 'dangerous' ? t('colours.imdg', { class: key }) : key;
}

function range(t: TFunction, unit: 'tonnes' | 'days', bounds: readonly string[], from: string): string {
  const to = bounds[bounds.indexOf(from) + 1];
  return to === undefined ? t(`colours.${unit}From`, { from }) : t(`colours.${unit}`, { from, to });
}
