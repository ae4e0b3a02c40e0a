// What colours, letters and signs of the bay plan stand for.
import { useTranslation } from 'react-i18next';
import type { PlanBox } from '../../server/api.ts';
import { STATE_SIGNS, type Colouring, type Colours } from './colours.ts';

const STATES = ['stays', 'discharge', 'load', 'loaded', 'restow'] as const satisfies PlanBox['state'][];

export function PlanLegend({ colours, by }: { colours: Colours; by: Colouring }) {
  const { t } = useTranslation();
  return (
    <div className="planlegend" role="group" aria-label={t('vessel.legend')}>
      <ul>
        {colours.legend.map(({ className, sign, name }) => (
          <li key={name}>
            <i className={className}>{sign}</i> {name}
          </li>
        ))}
      </ul>
      <ul>
        {STATES.filter((state) => STATE_SIGNS[state] !== '' || by === 'state').map((state) => (
          <li key={state}>
            <i className={by === 'state' ? `s-${state}` : undefined}>{STATE_SIGNS[state]}</i> {t(`planState.${state}`)}
          </li>
        ))}
      </ul>
      <p>{t('vessel.marks')}</p>
    </div>
  );
}
