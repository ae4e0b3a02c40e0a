// The answer of a what-if, as it comes in: how far it is, and the variants side by side.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WhatIfEstimate, WhatIfMetric, WhatIfRow, WhatIfView } from '../../server/api.ts';
import { type Format, useFormat } from '../state/format.ts';
import type { WhatIfActions } from './use-what-if.ts';

/** The figures that are shown, with their decimals. */
const FIGURES: readonly { key: WhatIfMetric; decimals: number }[] = [
  { key: 'craneRate', decimals: 2 },
  { key: 'quayMoves', decimals: 0 },
  { key: 'waitVehicleShare', decimals: 2 },
  { key: 'waitYardShare', decimals: 2 },
  { key: 'vesselHours', decimals: 2 },
  { key: 'truckTurnMean', decimals: 2 },
  { key: 'truckTurnP95', decimals: 2 },
  { key: 'vehicleKm', decimals: 1 },
  { key: 'energyKWh', decimals: 0 },
  { key: 'violations', decimals: 0 },
  { key: 'deadlocks', decimals: 0 },
];

export function WhatIfResults(props: WhatIfActions & { view: WhatIfView; seconds: number; trouble: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { view, seconds, trouble } = props;
  const first = view.errors[0]?.error;
  return (
    <>
      <p role="status">
        {t('whatIf.from', { time: format.moment(view.at) })} · {stateText(t, view, seconds)}
      </p>
      {view.state === 'running' && <progress aria-label={t('whatIf.title')} max={view.total} value={view.done} />}
      {first && (
        <p role="alert">
          {t('whatIf.someFailed', { n: view.errors.length, message: `${first.code}: ${first.message}` })}
        </p>
      )}
      {trouble !== null && <p role="alert">{trouble}</p>}
      {view.done > 0 && <Table rows={view.rows} />}
      <div className="fields">
        {view.state === 'running' && trouble === null ? (
          <button type="button" onClick={props.cancel}>
            {t('whatIf.cancel')}
          </button>
        ) : (
          <button type="button" className="main" onClick={props.anew}>
            {t('whatIf.anew')}
          </button>
        )}
      </div>
    </>
  );
}

function stateText(t: TFunction, { state, done, total, hours }: WhatIfView, seconds: number): string {
  switch (state) {
    case 'running':
      return t('whatIf.running', { done, total, seconds });
    case 'done':
      return t('whatIf.done', { total, hours, seconds });
    case 'cancelled':
      return t('whatIf.cancelled', { done, total });
    case 'failed':
      return t('whatIf.failedAll');
  }
}

function Table({ rows }: { rows: readonly WhatIfRow[] }) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('whatIf.variants')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('whatIf.figure')}</th>
            {rows.map(({ variant, note }) => (
              <th key={variant} scope="col">
                {variant}
                <small>{note === null ? t('whatIf.meanOf') : t('whatIf.noChance')}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FIGURES.map(({ key, decimals }) => (
            <tr key={key}>
              <th scope="row">{t(`metric.${key}`)}</th>
              {rows.map((row) => (
                <Cell key={row.variant} figure={row.metrics[key]} decimals={decimals} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ figure, decimals }: { figure: WhatIfRow['metrics'][WhatIfMetric]; decimals: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { difference } = figure;
  const { mean = null } = difference ?? {};
  const verdict = difference && mean !== null ? verdictOf(t, difference.verdict) : null;
  return (
    <td>
      <span>{withInterval(t, format, figure, decimals)}</span>
      {verdict && difference && (
        <small className={verdict.tone}>
          {signed(format, mean ?? 0, decimals)}
          {halfOf(difference) !== null && ` ± ${format.number(halfOf(difference) ?? 0, decimals)}`}
          {verdict.text !== '' && ` · ${verdict.text}`}
        </small>
      )}
    </td>
  );
}

type Verdict = NonNullable<WhatIfRow['metrics'][WhatIfMetric]['difference']>['verdict'];

function verdictOf(t: TFunction, verdict: Verdict): { tone: string; text: string } {
  switch (verdict) {
    case 'better':
      return { tone: 'better', text: `▲ ${t('whatIf.better')}` };
    case 'worse':
      return { tone: 'worse', text: `▼ ${t('whatIf.worse')}` };
    case 'different':
      return { tone: 'soft', text: t('whatIf.different') };
    case 'no difference shown':
      return { tone: 'soft', text: t('whatIf.same') };
    case null:
      return { tone: 'soft', text: '' };
  }
}

/** Half the width of an interval; null where there is none. */
function halfOf({ low, high }: WhatIfEstimate): number | null {
  return low === null || high === null ? null : (high - low) / 2;
}

function withInterval(t: TFunction, format: Format, figure: WhatIfEstimate, decimals: number): string {
  if (figure.mean === null) return t('whatIf.none');
  const half = halfOf(figure);
  const mean = format.number(figure.mean, decimals);
  return half === null ? mean : `${mean} ± ${format.number(half, decimals)}`;
}

function signed(format: Format, value: number, decimals: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${format.number(Math.abs(value), decimals)}`;
}
