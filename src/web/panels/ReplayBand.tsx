// The band over a replay: says that this is not live, and plays, pauses and goes to other times.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayStatus } from '../../server/api.ts';
import { REPLAY_SPEEDS } from '../state/deep-link.ts';
import { useFormat } from '../state/format.ts';
import { useReplay } from '../state/room.ts';
import { Choice } from './Choice.tsx';
import { useNow } from './Clock.tsx';
import { ReplayError } from './ReplayError.tsx';
import { TimeBar } from './TimeBar.tsx';
import { TimeFields } from './TimeFields.tsx';
import { usePast } from './use-past.ts';

const MINUTE_MS = 60_000;
/** How often the shown time is looked at, ms. */
const TICK_MS = 250;

const STEPS = [
  { word: 'hourBack', by: -60 * MINUTE_MS },
  { word: 'minutesBack', by: -5 * MINUTE_MS },
  { word: 'minutesOn', by: 5 * MINUTE_MS },
  { word: 'hourOn', by: 60 * MINUTE_MS },
] as const;

export function ReplayBand() {
  const { t } = useTranslation();
  const replay = useReplay();
  if (replay === null) return null;
  return (
    <section className="band" aria-label={t('replay.title')}>
      <div className="line">
        <strong className="mark">{t('replay.tag')}</strong>
        <span className="what">{replay.live ? t('replay.notLive') : t('replay.only')}</span>
        <State replay={replay} />
        {replay.live && <Back />}
      </div>
      <Player replay={replay} />
      <ReplayError replay={replay} />
    </section>
  );
}

function Back() {
  const { t } = useTranslation();
  const { backToLive } = usePast();
  return (
    <button type="button" className="back" onClick={backToLive}>
      {t('replay.back')}
    </button>
  );
}

function State({ replay }: { replay: ReplayStatus }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = replay;
  const text =
    state === 'opening'
      ? t('replay.opening', { time: format.moment(replay.at), share: format.percent(replay.progress) })
      : state === 'playing'
        ? t('replay.playing', { n: format.number(replay.speed, Number.isInteger(replay.speed) ? 0 : 2) })
        : state === 'paused' || state === 'ended'
          ? t(`replay.${state}`)
          : '';
  return (
    <span className="state" role="status">
      {text}
    </span>
  );
}

function Player({ replay }: { replay: ReplayStatus }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(TICK_MS);
  const { goTo, setSpeed } = usePast();
  const before = useRef(1);
  const shown = replay.state === 'opening' || now === 0 ? replay.at : now;
  const { speed, range } = replay;
  if (speed > 0) before.current = speed;
  const within = (at: number): number =>
    range === null ? at : Math.min(range.to, Math.max(range.from, Math.round(at)));
  return (
    <div className="line player">
      <button
        type="button"
        className="play"
        aria-label={speed === 0 ? t('replay.play') : t('replay.pause')}
        title={speed === 0 ? t('replay.play') : t('replay.pause')}
        onClick={() => setSpeed(speed === 0 ? before.current : 0)}
      >
        <span aria-hidden="true">{speed === 0 ? '▶' : '❚❚'}</span>
      </button>
      <Choice
        label={t('replay.speed')}
        value={speed}
        options={REPLAY_SPEEDS.map((value) => {
          const n = format.number(value, Number.isInteger(value) ? 0 : 2);
          return { value, text: t('replay.times', { n }), title: t('replay.set', { n }) };
        })}
        onChange={setSpeed}
      />
      <span className="steps" role="group" aria-label={t('replay.title')}>
        {STEPS.map(({ word, by }) => (
          <button key={word} type="button" title={t(`replay.${word}Name`)} onClick={() => goTo(within(shown + by))}>
            {t(`replay.${word}`)}
          </button>
        ))}
      </span>
      <TimeBar at={shown} range={range} onGo={goTo} />
      <TimeFields key={replay.at} at={replay.at} onGo={goTo} />
    </div>
  );
}
