// Many exceptions of one kind as one: the first of them, how many there are, and all of them on asking.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExceptionView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import type { CardWays } from './card-ways.ts';
import { ExceptionCard, RankSign } from './ExceptionCard.tsx';
import { ageText, whatText } from './exception-text.ts';
import type { Flood } from './floods.ts';

export function FloodCard({ flood, ways }: { flood: Flood; ways: CardWays }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useId();
  const { now } = useTopic('kpi').clock;
  const first = flood.all[0] as ExceptionView;
  const n = format.number(flood.all.length);
  return (
    <article className={`exception flood ${first.rank}`} aria-labelledby={title}>
      <div className="rank">
        <RankSign rank={first.rank} />
        <b>{t(`exceptionRank.${first.rank}`)}</b>
        <time title={format.utc(flood.since)}>{ageText(t, format, flood.since, now)}</time>
      </div>
      <div className="text">
        <h3 id={title}>{t('exceptions.flood', { n, first: whatText(t, format, first) })}</h3>
        <p className="todo">
          <span className="soft">{t('exceptions.suggests')}</span> {t(`exceptionTodo.${flood.kind}`)}
        </p>
      </div>
      <div className="do">
        <button
          type="button"
          disabled={!ways.mayNote}
          title={ways.by === '' ? t('exceptions.whoFirst') : undefined}
          onClick={() => ways.onNote(flood.all)}
        >
          {t('exceptions.noteAll', { n })}
        </button>
      </div>
      <details>
        <summary>{t('exceptions.floodAll', { n })}</summary>
        <ol>
          {flood.all.map((one) => (
            <li key={one.id}>
              <ExceptionCard one={one} ways={ways} />
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}
