// One exception: how bad it is, what happened, what it holds up, what the system suggests, and the buttons to do it.
import { Fragment, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Blocked, ExceptionRank, ExceptionView } from '../../server/api.ts';
import { ContainerLink } from '../panels/DetailFrame.tsx';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import type { CardWays } from './card-ways.ts';
import { ageText, blockedText, moreText, whatText } from './exception-text.ts';
import { Steps } from './Steps.tsx';

export function ExceptionCard({ one, ways }: { one: ExceptionView; ways: CardWays }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useId();
  const { now } = useTopic('kpi').clock;
  const { rank, since, noted, blocks, steps } = one;
  // An alarm of a reefer is noted where reefers are listed, and so here.
  const notesItself = steps.some((step) => step.do === 'note-alarm');
  return (
    <article className={`exception ${rank}${noted ? ' noted' : ''}`} aria-labelledby={title}>
      <div className="rank">
        <RankSign rank={rank} />
        <b>{t(`exceptionRank.${rank}`)}</b>
        <time title={format.utc(since)}>{ageText(t, format, since, now)}</time>
      </div>
      <div className="text">
        <h3 id={title}>{whatText(t, format, one)}</h3>
        {moreText(t, format, one).map((line) => (
          <p key={line} className="soft">
            {line}
          </p>
        ))}
        {blocks.length > 0 && <HeldUp blocks={blocks} />}
        <p className="todo">
          <span className="soft">{t('exceptions.suggests')}</span> {t(`exceptionTodo.${one.kind}`)}
        </p>
      </div>
      <div className="do">
        <Steps one={one} ways={ways} />
        {noted && <p className="soft">{t('exceptions.notedBy', { by: noted.by, time: format.time(noted.at) })}</p>}
        {!noted && !notesItself && (
          <button
            type="button"
            disabled={!ways.mayNote}
            title={ways.by === '' ? t('exceptions.whoFirst') : undefined}
            onClick={() => ways.onNote([one])}
          >
            {t('exceptions.note')}
          </button>
        )}
      </div>
    </article>
  );
}

/** Shown by name; the rest as a number. */
const MOST_NAMED = 6;

function HeldUp({ blocks }: { blocks: readonly Blocked[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = blocks.slice(0, MOST_NAMED);
  const more = blocks.length - shown.length;
  return (
    <p>
      <span className="soft">{t('exceptions.blocks')}</span>{' '}
      {shown.map((one, i) => (
        <Fragment key={`${one.what} ${one.id}`}>
          {i > 0 && ' · '}
          {one.what === 'box' ? <ContainerLink id={one.id} /> : blockedText(t, format, one)}
        </Fragment>
      ))}
      {more > 0 && ` · ${t('exceptions.andMore', { n: format.number(more) })}`}
    </p>
  );
}

/** A shape for each rank besides its colour and its word: a person, a box, a vessel, a wheel, a sheet. */
const SIGNS: Record<ExceptionRank, string> = {
  people: 'M12 3.5a3 3 0 1 0 .01 0zM6 21v-5a6 6 0 0 1 12 0v5',
  cargo: 'M3 7h18v11H3zM8 7v11M12.5 7v11M17 7v11',
  vessel: 'M3 14h18l-3 6H6zM7 14V8h7v6M11 8V4',
  machine:
    'M12 8a4 4 0 1 0 .01 0zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
  paper: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
};

export function RankSign({ rank }: { rank: ExceptionRank }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={SIGNS[rank]} />
    </svg>
  );
}
