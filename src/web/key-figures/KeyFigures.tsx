// The figures of the terminal: now, today, against their targets, over time; and by call, by crane, by hour.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureId, FiguresView } from '../../server/api.ts';
import { Retry } from '../messages/Retry.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { Choice } from '../panels/Choice.tsx';
import { ShiftReport } from '../shift-report/ShiftReport.tsx';
import { useReplay, useRoom } from '../state/room.ts';
import { TableFiles } from '../tables/TableFiles.tsx';
import { Breakdown } from './Breakdown.tsx';
import { FigureTable } from './FigureTable.tsx';
import { HistoryChart } from './HistoryChart.tsx';
import { fetchFigures } from './requests.ts';

/** How often they are asked for while they are shown, ms. */
const LOOK_MS = 10_000;

export function KeyFigures() {
  const { t } = useTranslation();
  const { place, go } = useRoom();
  const past = useReplay() !== null;
  const { value, error, again } = usePoll(fetchFigures, LOOK_MS);
  const picked = value?.figures.find(({ id }) => id === place.of)?.id ?? 'craneRate';
  return (
    <div className="keyfigures">
      <section className="panel" aria-labelledby="figures-view-title">
        <div className="viewhead">
          <h2 id="figures-view-title">{t('keyFigures.title')}</h2>
          <p>{t('keyFigures.about')}</p>
          <TableFiles table="figures" />
        </div>
        <ShiftReport />
        {past && <p className="closed">{t('waits.pastOnly')}</p>}
        {error !== null && <Retry error={error} onRetry={again} />}
        {value === null && error === null && <p className="empty">{t('detail.loading')}</p>}
        {value !== null && (
          <div className="scroll" tabIndex={0} role="region" aria-label={t('keyFigures.title')}>
            <FigureTable figures={value.figures} picked={picked} onPick={(id) => go('figures', id)} />
          </div>
        )}
      </section>
      {value !== null && (
        <div className="beside">
          <History view={value} id={picked} />
          <Breakdown view={value} />
        </div>
      )}
    </div>
  );
}

function History({ view, id }: { view: FiguresView; id: FigureId }) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<'quarters' | 'hours'>('quarters');
  const figure = view.figures.find((one) => one.id === id);
  const line = view[period];
  const name = t(`keyFigure.${id}`);
  const options = (['quarters', 'hours'] as const).map((value) => ({ value, text: t(`keyFigures.${value}`) }));
  return (
    <section className="panel history" aria-labelledby="history-title">
      <div className="viewhead">
        <h2 id="history-title">{name}</h2>
        <Choice label={t('keyFigures.period')} value={period} options={options} onChange={setPeriod} />
      </div>
      <HistoryChart
        line={{ at: line.at, values: line.values[id] ?? [] }}
        form={figure?.form ?? 'number'}
        target={figure?.target?.value ?? null}
        name={name}
      />
      <p className="soft">
        {t(period === 'quarters' ? 'keyFigures.perQuarter' : 'keyFigures.perHour')}
        {figure?.target && (
          <>
            {' · '}
            <i className="dash" aria-hidden="true" /> {t('keyFigures.targetLine')} ·{' '}
            {t(`targetSource.${id}`, { defaultValue: figure.target.source })}
          </>
        )}
      </p>
    </section>
  );
}
