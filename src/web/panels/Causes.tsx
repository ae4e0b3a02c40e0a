// Where each second of the cranes at work went.
import { useTranslation } from 'react-i18next';
import type { CraneCause } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { wholePercents } from './shares.ts';

/** Order of the bar: work first, then what the terminal can do something about, then the rest. */
const CAUSES: readonly CraneCause[] = [
  'working',
  'waitingVehicle',
  'waitingYard',
  'waitingPlatform',
  'blockedByCrane',
  'movingBays',
  'fault',
  'weather',
  'plan',
  'other',
];

export function Causes() {
  const { t } = useTranslation();
  const format = useFormat();
  const { kpi } = useTopic('kpi');
  const shares = wholePercents(CAUSES.map((cause) => kpi?.causes[cause] ?? 0));
  const none = shares.every((share) => share === 0);
  return (
    <section className="panel causes" aria-labelledby="causes-title">
      <h2 id="causes-title">{t('causes.title')}</h2>
      {none ? (
        <p className="empty">{t('causes.none')}</p>
      ) : (
        <>
          <div className="stack" aria-hidden="true">
            {CAUSES.map((cause, i) => (
              <span key={cause} className={cause} style={{ width: `${shares[i] ?? 0}%` }} />
            ))}
          </div>
          <ul>
            {CAUSES.map((cause, i) => (
              <li key={cause} className={shares[i] === 0 ? 'zero' : undefined}>
                <i className={cause} aria-hidden="true" />
                <span>{t(`causes.${cause}`)}</span>
                <b>{format.percent((shares[i] ?? 0) / 100)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
