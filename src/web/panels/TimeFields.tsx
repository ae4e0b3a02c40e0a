// Day and time of the terminal, to be typed or picked, and a button to go there.
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopic } from '../state/room.ts';
import { localTime, momentOf } from '../state/zone.ts';

/** Begins with a moment (ms UTC); `onGo` is told another one. */
export function TimeFields({ at, onGo }: { at: number; onGo: (at: number) => void }) {
  const { t } = useTranslation();
  const zone = useTopic('model').terminal?.timeZone ?? 'UTC';
  const [local, setLocal] = useState(() => localTime(at, zone));
  const [missing, setMissing] = useState(false);
  const go = (event: SubmitEvent): void => {
    event.preventDefault();
    const moment = momentOf(local, zone);
    setMissing(moment === null);
    if (moment !== null) onGo(moment);
  };
  return (
    <form className="timefields" onSubmit={go} noValidate>
      <input
        type="date"
        aria-label={t('replay.day')}
        value={local.day}
        onChange={(event) => setLocal({ ...local, day: event.target.value })}
      />
      <input
        type="time"
        aria-label={t('replay.time')}
        value={local.time}
        onChange={(event) => setLocal({ ...local, time: event.target.value })}
      />
      <button type="submit">{t('replay.go')}</button>
      {missing && <span role="alert">{t('replay.noTime')}</span>}
    </form>
  );
}
