// A box of the yard in words.
import type { TFunction } from 'i18next';
import type { YardBox } from '../../server/api.ts';
import type { Format } from '../state/format.ts';

/** Where a box goes: its vessel, road, or that nothing is told. */
export function outboundText(t: TFunction, { outbound }: YardBox): string {
  if (outbound === 'truck') return t('yard.byTruck');
  return outbound === '' ? t('yard.untold') : outbound;
}

/** Everything that counts of a box, in a sentence. */
export function yardBoxText(t: TFunction, format: Format, box: YardBox): string {
  const words = [
    box.id,
    `${box.feet}′`,
    t(`boxClass.${box.class}`),
    box.pod,
    `${format.tonnes(box.kg)} t`,
    outboundText(t, box),
    box.reeferC === null
      ? ''
      : t(box.plugged ? 'yard.plugged' : 'yard.unplugged', { celsius: format.number(box.reeferC) }),
    box.dangerous.length === 0 ? '' : t('vessel.dangerous', { classes: box.dangerous.join(', ') }),
    box.gauge ? t('vessel.gauge') : '',
    box.holds.length === 0 ? '' : t('vessel.onHold', { holds: box.holds.join(', ') }),
    box.leaves === null ? '' : t('yard.leavesAt', { time: format.moment(box.leaves) }),
    t('yard.digChance', { share: format.percent(box.dig) }),
  ];
  return words.filter((word) => word !== '').join(', ');
}
