// What is known of the ten minutes that were picked: how long it worked, each wait in them, and the chain of the wait that is looked at.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingView, WaitSpan } from '../../server/api.ts';
import { Retry } from '../messages/Retry.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import { FAMILY_OF, isWait, type Picked } from './bands.ts';
import { Chain } from './Chain.tsx';
import { Swatch } from './Patterns.tsx';
import { fetchCraneWaiting } from './requests.ts';

/** How often it is asked for, ms: a wait may go on. */
const LOOK_MS = 10_000;

export function PickedTime({ view, picked, onNow }: { view: WaitingView; picked: Picked | null; onNow: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const day = view.cranes.find(({ crane }) => crane === picked?.crane);
  if (picked === null || day === undefined) {
    return (
      <section className="panel pickedtime">
        <p className="empty">{t('waits.pickFirst')}</p>
      </section>
    );
  }
  const { crane, at } = picked;
  const title =
    at === null
      ? t('waits.nowOf', { crane })
      : t('waits.picked', { crane, from: format.moment(at), to: format.time(at + view.sliceMs) });
  return (
    <section className="panel pickedtime" aria-labelledby="picked-title">
      <h2 id="picked-title">
        {title}
        {at !== null && (
          <button type="button" onClick={onNow}>
            {t('waits.toNow')}
          </button>
        )}
      </h2>
      {at === null ? (
        <Now span={day.now} />
      ) : (
        <Slice key={`${crane} ${at}`} crane={crane} from={at} to={at + view.sliceMs} />
      )}
    </section>
  );
}

function Now({ span }: { span: WaitSpan | null }) {
  const { t } = useTranslation();
  return span === null ? <p className="empty">{t('waits.worksNow')}</p> : <Chain chain={span.chain} root={span.root} />;
}

function Slice({ crane, from, to }: { crane: string; from: number; to: number }) {
  const { t } = useTranslation();
  const look = useCallback((signal: AbortSignal) => fetchCraneWaiting(crane, from, to, signal), [crane, from, to]);
  const { value, error, again } = usePoll(look, LOOK_MS);
  const [chosen, setChosen] = useState<number | null>(null);
  if (error !== null) return <Retry error={error} onRetry={again} />;
  if (value === null) return <p className="empty">{t('detail.loading')}</p>;
  const within = ({ from: begin, to: end }: WaitSpan): number => Math.min(end ?? to, to) - Math.max(begin, from);
  const spans = value.spans.filter(({ root }) => isWait(root)).sort((a, b) => within(b) - within(a));
  const atWork = value.duty.length > 0;
  if (spans.length === 0) return <p className="empty">{t(atWork ? 'waits.noWait' : 'waits.away')}</p>;
  const shown = spans.find((span) => span.from === chosen) ?? (spans[0] as WaitSpan);
  return (
    <>
      <Chain chain={shown.chain} root={shown.root} />
      <h3>{t('waits.list')}</h3>
      <ul className="waitlist">
        {spans.map((span) => (
          <li key={span.from}>
            <button type="button" aria-pressed={span === shown} onClick={() => setChosen(span.from)}>
              <Swatch family={FAMILY_OF[span.root]} />
              <span>{t(`waitRoot.${span.root}`)}</span>
              <Times span={span} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Times({ span }: { span: WaitSpan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { from, to } = span;
  if (to === null)
    return (
      <span className="soft">
        {format.clock(from)} · {t('waits.ongoing')}
      </span>
    );
  const seconds = (to - from) / 1000;
  const long =
    seconds < 120
      ? t('waits.seconds', { n: format.number(seconds) })
      : t('waits.minutes', { n: format.number(seconds / 60, 1) });
  return (
    <span className="soft">
      {format.clock(from)} · {long}
    </span>
  );
}
