// A box of the plan in marks and in words.
import type { TFunction } from 'i18next';
import type { PlanBox } from '../../server/api.ts';
import type { Format } from '../state/format.ts';

/** Marks of a box as lines print them: 45', reefer, dangerous goods, out of gauge, empty, on hold. */
export function marksOf({ feet, reeferC, dangerous, gauge, full, holds }: PlanBox, narrow: boolean): string {
  const marks = [
    feet === 45 ? '45' : '',
    reeferC === null ? '' : 'R',
    dangerous.length === 0 ? '' : 'D',
    gauge ? 'O' : '',
    full ? '' : 'E',
    holds === undefined ? '' : 'H',
  ];
  const told = marks.filter((mark) => mark !== '');
  return narrow && told.length > 1 ? '+' : told.join('');
}

/** Everything that counts of a box, in a sentence. */
export function boxText(t: TFunction, format: Format, box: PlanBox): string {
  const special = [
    box.reeferC === null ? '' : t('vessel.reefer', { celsius: format.number(box.reeferC) }),
    box.dangerous.length === 0 ? '' : t('vessel.dangerous', { classes: box.dangerous.join(', ') }),
    box.gauge ? t('vessel.gauge') : '',
    box.full ? '' : t('vessel.empty'),
    box.holds === undefined ? '' : t('vessel.onHold', { holds: box.holds.join(', ') }),
    box.byHand === undefined ? '' : t('vessel.byHand', { by: box.byHand.by }),
  ];
  const plain = [box.id, `${box.feet}′`, box.pod, `${format.tonnes(box.kg)} t`, t(`planState.${box.state}`)];
  return [...plain, ...special.filter((word) => word !== '')].join(', ');
}
