// Training: shifts on the twin, how they stand, the form for a new one; and the debrief of one that is over.
import { useTranslation } from 'react-i18next';
import { Retry } from '../messages/Retry.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { useReplay, useRoom } from '../state/room.ts';
import { DebriefView } from './DebriefView.tsx';
import { fetchTraining } from './requests.ts';
import { shiftOf } from './shift-address.ts';
import { ShiftForm } from './ShiftForm.tsx';
import { ShiftList } from './ShiftList.tsx';

/** How often it is asked how shifts stand while they are looked at, ms. */
const LOOK_MS = 1000;

export function TrainingView() {
  const { t } = useTranslation();
  const { place } = useRoom();
  const past = useReplay() !== null;
  const inside = shiftOf(window.location.href) !== null;
  if (past || inside)
    return (
      <section className="training" aria-label={t('training.title')}>
        <p className="empty">{t(inside ? 'training.inside' : 'training.past')}</p>
      </section>
    );
  return place.of === null ? <Shifts /> : <DebriefView key={place.of} id={place.of} />;
}

function Shifts() {
  const { t } = useTranslation();
  const { value, error, again } = usePoll(fetchTraining, LOOK_MS);
  return (
    <section className="training two" aria-label={t('training.title')}>
      <div className="shifts">
        <div className="viewhead">
          <h2>{t('training.title')}</h2>
          <p>{t('training.about')}</p>
        </div>
        {error !== null && <Retry error={error} onRetry={again} />}
        {value === null && error === null && <p className="empty">{t('training.loading')}</p>}
        {value?.shifts.length === 0 && <p className="empty">{t('training.none')}</p>}
        {value !== null && value.shifts.length > 0 && <ShiftList shifts={value.shifts} onChange={again} />}
      </div>
      {value !== null && <ShiftForm view={value} onMade={again} />}
    </section>
  );
}
