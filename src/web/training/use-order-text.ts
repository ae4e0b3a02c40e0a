// What was asked for, in words: length, speed, traffic, seed; and what goes wrong.
import { useTranslation } from 'react-i18next';
import type { FaultChoice, FaultCounts, TrainingShift } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';

type Order = TrainingShift['order'];

/** Two lines about an order. */
export function useOrderText(): { work: (order: Order) => string; faults: (order: Order) => string } {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    work: ({ hours, speed, traffic, seed }) =>
      [
        t('training.hoursOf', { n: format.number(hours) }),
        t('training.times', { n: format.number(speed) }),
        t('training.trafficOf', { n: format.percent(traffic) }),
        t('training.seedOf', { n: String(seed) }),
      ].join(' · '),
    faults: ({ level, faults, byChance, file }) => {
      const chosen = file ? file.name : listed(faults, (one) => t(`trainingFault.${one}`)) || t('training.noFaults');
      return [`${t(`trainingLevel.${level}`)}: ${chosen}`, ...(byChance ? [t('training.chance')] : [])].join(' · ');
    },
  };
}

/** "2 × this, that". */
function listed(faults: FaultCounts, nameOf: (choice: FaultChoice) => string): string {
  return (Object.entries(faults) as [FaultChoice, number][])
    .filter(([, count]) => count > 0)
    .map(([choice, count]) => (count === 1 ? nameOf(choice) : `${count} × ${nameOf(choice)}`))
    .join(', ');
}
