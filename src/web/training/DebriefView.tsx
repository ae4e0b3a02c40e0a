// The debrief of a shift: the score, the figures beside those of the automatic run, what went wrong and what was done about it. It can be printed.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Debrief } from '../../server/api.ts';
import { Retry } from '../messages/Retry.tsx';
import { troubleText } from '../messages/trouble.ts';
import { faultOf, usePoll } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { Deeds } from './Deeds.tsx';
import { FaultsThatFell } from './FaultsThatFell.tsx';
import { Bar } from './PointsBar.tsx';
import { csvOf, fetchDebrief, openShift } from './requests.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { addressOfShift } from './shift-address.ts';
import { TwoWaits } from './TwoWaits.tsx';
import { useOrderText } from './use-order-text.ts';

/** A debrief does not change, but its record may be opened and closed, ms. */
const LOOK_MS = 3000;

export function DebriefView({ id }: { id: string }) {
  const { t } = useTranslation();
  const { go } = useRoom();
  const look = useCallback((signal: AbortSignal) => fetchDebrief(id, signal), [id]);
  const { value, error, again } = usePoll(look, LOOK_MS);
  return (
    <section className="training debrief" aria-label={t('training.debrief')}>
      <p className="backline">
        <button type="button" className="linkish" onClick={() => go('training')}>
          ← {t('training.back')}
        </button>
      </p>
      {error !== null && <Retry error={error} onRetry={again} />}
      {value === null && error === null && <p className="empty">{t('debrief.loading')}</p>}
      {value !== null && <Told debrief={value} onChange={again} />}
    </section>
  );
}

function Told({ debrief, onChange }: { debrief: Debrief; onChange: () => void }) {
  const { t } = useTranslation();
  const { shift, trainee, automatic } = debrief;
  return (
    <>
      <Head debrief={debrief} />
      <p className="soft">{t('debrief.scoreRule')}</p>
      {trainee.stateHash === automatic.stateHash && <p className="equal">{t('debrief.equal')}</p>}
      <ScoreTable debrief={debrief} />
      <p className="soft">
        {t('debrief.laws', { own: trainee.violations, auto: automatic.violations })}{' '}
        <a href={csvOf(shift.id)} download={`${shift.id}.csv`} className="noprint">
          {t('debrief.csv')}
        </a>
      </p>
      {!shift.open && <Closed id={shift.id} onChange={onChange} />}
      <FaultsThatFell debrief={debrief} />
      <Deeds debrief={debrief} />
      <TwoWaits debrief={debrief} />
    </>
  );
}

function Head({ debrief }: { debrief: Debrief }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shift, score, hours } = debrief;
  const { order, from, to } = shift;
  const text = useOrderText();
  return (
    <header className="debriefhead">
      <div>
        <h2>{t('debrief.title', { trainee: order.trainee })}</h2>
        <p>
          {from !== null && to !== null && `${format.moment(from)} – ${format.time(to)} · `}
          {t('debrief.hours', { hours: format.number(hours, 1), speed: format.number(order.speed) })} ·{' '}
          {t('training.trafficOf', { n: format.percent(order.traffic) })} ·{' '}
          {t('training.seedOf', { n: String(order.seed) })}
        </p>
        <p>{text.faults(order)}</p>
        <p className="soft">
          {t('training.made', { time: format.moment(shift.made), by: order.by })} · {shift.id}
        </p>
        <p className="noprint">
          <button type="button" onClick={() => window.print()}>
            {t('debrief.print')}
          </button>{' '}
          {shift.open && <a href={addressOfShift(window.location.href, shift.id)}>{t('training.enter')}</a>}
        </p>
      </div>
      {score !== null && (
        <div className="bigscore">
          <span>{t('training.score')}</span>
          <b>{format.number(score)}</b>
          <span>{t('training.scoreOf', { n: format.number(score, 1) })}</span>
          <Bar points={score} />
        </div>
      )}
    </header>
  );
}

function Closed({ id, onChange }: { id: string; onChange: () => void }) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<ServerError | null>(null);
  const open = (): void => {
    void openShift(id)
      .then(
        () => setFault(null),
        (failure: unknown) => setFault(faultOf(failure)),
      )
      .finally(onChange);
  };
  return (
    <p className="closedrecord noprint">
      {t('debrief.closed')}{' '}
      <button type="button" onClick={open}>
        {t('training.open')}
      </button>
      {fault !== null && (
        <span className="trouble" role="alert">
          {troubleText(t, fault)}
        </span>
      )}
    </p>
  );
}
