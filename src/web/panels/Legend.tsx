// What the colours mean.
import { useTranslation } from 'react-i18next';
import type { BoxClass } from '../../server/api.ts';
import { BOX_COLORS, TONE_COLORS } from '../scene/palette.ts';
import type { StateTone } from '../state/machine.ts';

export function Legend() {
  const { t } = useTranslation();
  return (
    <div className="legend" role="group" aria-label={t('view.legend')}>
      <ul>
        {(Object.keys(BOX_COLORS) as BoxClass[]).map((name) => (
          <li key={name}>
            <i style={{ background: BOX_COLORS[name] }} />
            {t(`boxClass.${name}`)}
          </li>
        ))}
      </ul>
      <ul>
        {(Object.keys(TONE_COLORS) as StateTone[]).map((tone) => (
          <li key={tone}>
            <i className="round" style={{ background: TONE_COLORS[tone] }} />
            {t(`tone.${tone}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
