// All figures with their values of four periods, the target, and in words and with a sign whether today meets it.
import { useTranslation } from 'react-i18next';
import type { FigureId, FigureView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { figureText } from './figure-text.ts';

const PERIODS = ['quarter', 'hour', 'today', 'day'] as const;

export function FigureTable(props: {
  figures: readonly FigureView[];
  picked: FigureId;
  onPick: (id: FigureId) => void;
}) {
  const { t } = useTranslation();
  return (
    <table className="facts-table figuretable">
      <thead>
        <tr>
          <th scope="col">{t('keyFigures.figure')}</th>
          {PERIODS.map((period) => (
            <th key={period} scope="col">
              {t(`keyFigures.${period}`)}
            </th>
          ))}
          <th scope="col">{t('keyFigures.target')}</th>
          <th scope="col" className="text">
            {t('keyFigures.met')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.figures.map((figure) => (
          <Row
            key={figure.id}
            figure={figure}
            picked={figure.id === props.picked}
            onPick={() => props.onPick(figure.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ figure, picked, onPick }: { figure: FigureView; picked: boolean; onPick: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, form, target, met } = figure;
  return (
    <tr className={picked ? 'picked' : undefined}>
      <th scope="row">
        <button type="button" className="linkish" aria-pressed={picked} onClick={onPick}>
          {t(`keyFigure.${id}`)}
        </button>
      </th>
      {PERIODS.map((period) => (
        <td key={period} className={period === 'today' ? 'strong' : undefined}>
          {figureText(format, form, figure[period], t('keyFigures.none'))}
        </td>
      ))}
      <td
        title={
          target === null
            ? undefined
            : t('keyFigures.source', { source: t(`targetSource.${id}`, { defaultValue: target.source }) })
        }
      >
        {target === null
          ? t('keyFigures.noTarget')
          : t(`keyFigures.${target.kind}`, { n: figureText(format, form, target.value) })}
      </td>
      <td className="text">
        {met !== null && (
          <span className={`met ${met ? 'yes' : 'no'}`}>
            <span aria-hidden="true">{met ? '✓' : '✕'}</span> {t(met ? 'keyFigures.isMet' : 'keyFigures.isMissed')}
          </span>
        )}
      </td>
    </tr>
  );
}
