// How many times faster than life the terminal runs.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTopic } from '../state/room.ts';
import { setSpeed } from '../state/server.ts';
import { Choice } from './Choice.tsx';

const SPEEDS = [0, 1, 5, 20, 60, 200] as const;

export function SpeedControl() {
  const { t } = useTranslation();
  const { speed } = useTopic('speed').clock;
  const [failed, setFailed] = useState(false);
  const change = (next: number): void => {
    setSpeed(next).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <div className="speed">
      <Choice
        label={t('speed.label')}
        value={speed}
        options={SPEEDS.map((n) =>
          n === 0
            ? { value: n, text: '❚❚', title: t('speed.pause') }
            : { value: n, text: t('speed.times', { n }), title: t('speed.set', { n }) },
        )}
        onChange={change}
      />
      {failed && <span role="alert">{t('speed.failed')}</span>}
    </div>
  );
}
