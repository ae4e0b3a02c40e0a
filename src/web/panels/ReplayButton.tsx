// The way from what is live into the past: a button, and a small sheet to choose the time.
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayRange } from '../../server/api.ts';
import { useOffer } from '../palette/offers.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { fetchReplayRange } from '../state/server.ts';
import { TimeFields } from './TimeFields.tsx';
import { usePast } from './use-past.ts';

const MINUTE_MS = 60_000;
const AGO = [
  { word: 'ago5', by: 5 * MINUTE_MS },
  { word: 'ago60', by: 60 * MINUTE_MS },
  { word: 'ago720', by: 720 * MINUTE_MS },
] as const;

export function ReplayButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useOffer('replay', () => setOpen(true));
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="sheetholder" onKeyDown={(event) => event.key === 'Escape' && open && close()}>
      <button ref={button} type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t('replay.open')}
      </button>
      <div id={id} className="sheet" role="group" aria-label={t('replay.choose')} hidden={!open}>
        {open && <Sheet />}
      </div>
    </div>
  );
}

function Sheet() {
  const { t } = useTranslation();
  const format = useFormat();
  const { world } = useRoom();
  const { goTo } = usePast();
  const range = useRange();
  const first = useRef<HTMLButtonElement>(null);
  const [opened] = useState(world.clock.now);
  useEffect(() => first.current?.focus(), [range]);
  if (range === 'failed') return <p role="alert">{t('replay.noRange')}</p>;
  if (range === null) return <p role="status">{t('replay.loading')}</p>;
  return (
    <>
      <h3>{t('replay.choose')}</h3>
      <div className="line">
        {AGO.map(({ word, by }, i) => (
          <button
            key={word}
            ref={i === 0 ? first : undefined}
            type="button"
            disabled={range.to - by < range.from}
            onClick={() => goTo(Math.round(Math.min(range.to, world.clock.now - by)))}
          >
            {t(`replay.${word}`)}
          </button>
        ))}
      </div>
      <TimeFields at={Math.max(range.from, opened - 60 * MINUTE_MS)} onGo={goTo} />
      <p className="soft">{t('replay.range', { from: format.moment(range.from), to: format.moment(range.to) })}</p>
    </>
  );
}

function useRange(): ReplayRange | 'failed' | null {
  const [range, setRange] = useState<ReplayRange | 'failed' | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetchReplayRange(stop.signal).then(setRange, () => !stop.signal.aborted && setRange('failed'));
    return () => stop.abort();
  }, []);
  return range;
}
