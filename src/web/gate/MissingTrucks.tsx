// Trucks that have not come though their window is over, the latest first.
import { useTranslation } from 'react-i18next';
import type { MissingTruck } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { wholeMinutes } from './gate-figures.ts';

/** Trucks that are listed; how many more there are is told. */
const MOST = 40;

export function MissingTrucks({ missing }: { missing: readonly MissingTruck[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="panel gatemissing" aria-labelledby="missing-title">
      <h2 id="missing-title">
        {t('gate.missing')} {missing.length > 0 && <b className="count">{format.number(missing.length)}</b>}
      </h2>
      {missing.length === 0 && <p className="empty">{t('gate.noMissing')}</p>}
      {missing.length > 0 && (
        <ul tabIndex={0} aria-label={t('gate.missing')}>
          {missing.slice(0, MOST).map(({ visit, truck, haulier, window, late, boxes }) => (
            <li key={visit}>
              <b>{truck || visit}</b> <span>{t('gate.overdue', { minutes: format.number(wholeMinutes(late)) })}</span>
              <span className="soft">
                {[format.time(window), haulier, ...boxes].filter((word) => word !== '').join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {missing.length > MOST && <p className="soft">{t('gate.more', { n: format.number(missing.length - MOST) })}</p>}
    </section>
  );
}
