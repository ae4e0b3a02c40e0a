// The band over a training shift: says at all times that this is not the port, and how far the shift is; begins it and ends it.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningShift } from '../../server/api.ts';
import { Refused } from '../messages/Refused.tsx';
import { faultOf, usePoll } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import type { ServerError } from '../state/server.ts';
import { beginAs } from '../state/who.ts';
import { fetchShift, tellShift } from './requests.ts';
import { addressOfPort, shiftOf } from './shift-address.ts';

/** How often it is asked how the shift stands, ms. */
const LOOK_MS = 1000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Nothing on the page of the port. */
export function TrainingBand() {
  const id = shiftOf(window.location.href);
  return id === null ? null : <Band id={id} />;
}

function Band({ id }: { id: string }) {
  const { t } = useTranslation();
  const { value, error, change } = usePoll(fetchShift, LOOK_MS);
  const [fault, setFault] = useState<ServerError | null>(null);
  const trainee = value?.trainee;
  useEffect(() => {
    if (trainee !== undefined) beginAs(trainee);
  }, [trainee]);
  const tell = (what: 'begin' | 'end'): void => {
    void tellShift(what, value?.trainee ?? '').then(
      (now) => {
        setFault(null);
        change(() => now);
      },
      (failure: unknown) => setFault(faultOf(failure)),
    );
  };
  const over = value !== null && (value.state === 'done' || value.state === 'broken');
  return (
    <section className="band drill" aria-label={t('shiftBand.label')}>
      <div className="line">
        <strong className="mark">{t('shiftBand.tag')}</strong>
        <span className="what">
          {value && <b>{value.trainee}</b>} {t('shiftBand.notPort')}
        </span>
        <State shift={value} lost={error !== null} />
        {value?.state === 'standing' && (
          <button type="button" className="go" onClick={() => tell('begin')}>
            {t('shiftBand.begin')}
          </button>
        )}
        {value?.state === 'running' && <End onEnd={() => tell('end')} />}
        <span className="ways">
          {over && <a href={addressOfPort(window.location.href, id)}>{t('shiftBand.debrief')}</a>}
          <a href={addressOfPort(window.location.href, null)}>{t('shiftBand.port')}</a>
        </span>
      </div>
      {fault !== null && <Refused fault={fault} />}
    </section>
  );
}

function State({ shift, lost }: { shift: RunningShift | null; lost: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = (): string => {
    if (lost) return t('shiftBand.unknown');
    if (shift === null) return '';
    const { state, from, to, now, speed } = shift;
    const hours = format.number((to - from) / HOUR_MS);
    if (state === 'standing') return t('shiftBand.standing', { hours, speed: format.number(speed) });
    if (state !== 'running') return t(`shiftBand.${state}`);
    const minutes = Math.max(0, Math.floor((now - from) / MINUTE_MS));
    const done = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    return t('shiftBand.running', { done, hours, speed: format.number(speed) });
  };
  return (
    <span className="state" role={shift?.state === 'running' ? undefined : 'status'}>
      {words()}
    </span>
  );
}

/** Ending a shift cannot be taken back: it is asked for twice, at the same place. */
function End({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <button type="button" onClick={() => setAsks(true)}>
        {t('shiftBand.end')}
      </button>
    );
  return (
    <span className="asks" role="group" aria-label={t('shiftBand.endAsk')}>
      {t('shiftBand.endAsk')}
      <button type="button" autoFocus onClick={() => setAsks(false)}>
        {t('shiftBand.endNo')}
      </button>
      <button type="button" onClick={onEnd}>
        {t('shiftBand.endYes')}
      </button>
    </span>
  );
}
