// Why quay cranes wait: the last day of each as a band, the chain of causes of any time in it, and the day's waiting by cause.
import { useTranslation } from 'react-i18next';
import { Retry } from '../messages/Retry.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import { useReplay, useRoom } from '../state/room.ts';
import { TableFiles } from '../tables/TableFiles.tsx';
import { BandChart } from './BandChart.tsx';
import { pickedOf, placeOfPicked, sumsOf } from './bands.ts';
import { PickedTime } from './PickedTime.tsx';
import { fetchWaiting } from './requests.ts';
import { WaitTables } from './WaitTables.tsx';

/** How often it is asked for while it is shown, ms. */
const LOOK_MS = 10_000;
const HOUR_MS = 3_600_000;

export function WhyView() {
  const { t } = useTranslation();
  const format = useFormat();
  const { place, go } = useRoom();
  const past = useReplay() !== null;
  const { value, error, again } = usePoll(fetchWaiting, LOOK_MS);
  const picked = pickedOf(place.of);
  const { all, waited } = sumsOf(value?.total ?? {});
  return (
    <div className="whyview">
      <section className="panel bands" aria-labelledby="why-title">
        <div className="viewhead">
          <h2 id="why-title">{t('waits.title')}</h2>
          {all > 0 && (
            <p>
              {t('waits.sum', {
                ...{ wait: format.number(waited / HOUR_MS, 1), all: format.number(all / HOUR_MS, 1) },
                share: format.percent(waited / all, 1),
              })}
            </p>
          )}
          <TableFiles table="waiting" />
        </div>
        {past && <p className="closed">{t('waits.pastOnly')}</p>}
        {error !== null && <Retry error={error} onRetry={again} />}
        {value === null && error === null && <p className="empty">{t('detail.loading')}</p>}
        {value !== null && all === 0 && <p className="empty">{t('waits.none')}</p>}
        {value !== null && <BandChart view={value} picked={picked} onPick={(one) => go('why', placeOfPicked(one))} />}
      </section>
      {value !== null && (
        <div className="whybelow">
          <PickedTime view={value} picked={picked} onNow={() => go('why', picked?.crane ?? null)} />
          <WaitTables view={value} />
        </div>
      )}
    </div>
  );
}
