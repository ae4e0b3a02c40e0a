// Over the quay plan: what its planner says of it, how far ahead it is shown, and the way to take changes back.
import { useTranslation } from 'react-i18next';
import { Choice } from '../panels/Choice.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { TableFiles } from '../tables/TableFiles.tsx';
import { useFormat } from '../state/format.ts';
import { fetchPlan } from './requests.ts';
import type { Berths } from './use-berths.ts';
import { HORIZONS, type Horizon } from './quay-scale.ts';

/** How often the figures of the plan are asked for, ms: it is made anew every half an hour, or when something happens. */
const LOOK_MS = 5000;

export function PlanHead(props: {
  live: boolean;
  berths: Berths;
  open: boolean;
  horizon: Horizon;
  onHorizon: (hours: Horizon) => void;
}) {
  const { live, berths, open, horizon, onHorizon } = props;
  const { t } = useTranslation();
  const { history, undo, redo, by, busy } = berths;
  const last = history.done.at(-1);
  const next = history.undone.at(-1);
  const may = open && by.trim() !== '' && !busy;
  return (
    <header className="planhead">
      <h2 id="quay-title">{t('quay.title')}</h2>
      {live && <PlanFigures />}
      <span className="buttons">
        <button
          type="button"
          disabled={!may || last === undefined}
          title={last && t('berths.undoWhat', { vessel: last.vessel })}
          aria-keyshortcuts="Control+Z"
          onClick={undo}
        >
          {t('berths.undo')}
        </button>
        <button
          type="button"
          disabled={!may || next === undefined}
          title={next && t('berths.redoWhat', { vessel: next.vessel })}
          aria-keyshortcuts="Control+Y"
          onClick={redo}
        >
          {t('berths.redo')}
        </button>
      </span>
      <Choice
        label={t('berths.ahead')}
        value={horizon}
        options={HORIZONS.map((hours) => ({
          value: hours,
          text: hours === 168 ? t('berths.week') : t('berths.hours', { n: hours }),
        }))}
        onChange={onHorizon}
      />
      <TableFiles table="calls" />
    </header>
  );
}

/** When the plan was made, what it costs, and how far that may be from the best. */
function PlanFigures() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = usePoll(fetchPlan, LOOK_MS);
  if (typeof value?.at !== 'number' || value.objective === null) return null;
  return (
    <dl className="planfigures" title={t('berths.costHelp')}>
      <div>
        <dt>{t('berths.planOf')}</dt>
        <dd>{format.moment(value.at)}</dd>
      </div>
      <div>
        <dt>{t('berths.cost')}</dt>
        <dd>{format.number(value.objective, 1)}</dd>
      </div>
      <div>
        <dt>{t('berths.least')}</dt>
        <dd>{format.number(value.bound ?? 0, 1)}</dd>
      </div>
      <div>
        <dt>{t('berths.gap')}</dt>
        <dd>{format.percent(value.gap ?? 0, 1)}</dd>
      </div>
    </dl>
  );
}
