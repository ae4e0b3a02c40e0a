// The figures of a shift beside those of the automatic run, with points and a bar for each.
import { useTranslation } from 'react-i18next';
import type { Debrief, ScoreRow, ShiftFigureId } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { Bar } from './PointsBar.tsx';

/** Decimals of each figure. */
const DIGITS: Readonly<Record<ShiftFigureId, number>> = {
  ...{ craneRate: 1, quayMoves: 0, vesselHours: 1, roadsHours: 1, truckTurnMean: 1, truckTurnP95: 1 },
  ...{ rehandles: 0, energyPerBox: 1, setAside: 0 },
};
/** Unit of each, where it has one. */
const UNITS = {
  ...{ craneRate: 'rate', quayMoves: null, vesselHours: 'hours', roadsHours: 'hours', truckTurnMean: 'minutes' },
  ...{ truckTurnP95: 'minutes', rehandles: null, energyPerBox: 'energy', setAside: null },
} as const satisfies Record<ShiftFigureId, string | null>;
const COLUMNS = ['own', 'automatic', 'difference', 'target'] as const;

export function ScoreTable({ debrief }: { debrief: Debrief }) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('debrief.figures')}>
      <table className="facts-table scoretable">
        <caption>{t('debrief.figures')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief.figure')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`debrief.${column}`)}
              </th>
            ))}
            <th scope="col" colSpan={2} className="pointshead">
              {t('debrief.points')}
            </th>
            <th scope="col">{t('debrief.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {debrief.rows.map((row) => (
            <Row key={row.figure} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: ScoreRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { figure, trainee, automatic, target, points, weight } = row;
  const digits = DIGITS[figure];
  const unit = UNITS[figure];
  const told = (value: number | null): string =>
    value === null ? '–' : `${format.number(value, digits)}${unit === null ? '' : ` ${t(`shiftUnit.${unit}`)}`}`;
  return (
    <tr>
      <th scope="row">{t(`shiftFigure.${figure}`)}</th>
      <td>{told(trainee)}</td>
      <td>{told(automatic)}</td>
      <td>{trainee === null || automatic === null ? '–' : signed(trainee - automatic, digits, format.number)}</td>
      <td>{target === null ? '–' : t(`debrief.${target.kind}`, { n: format.number(target.value, digits) })}</td>
      <td className={points === null ? undefined : 'strong'}>
        {points === null ? <span className="soft">{t('debrief.none')}</span> : format.number(points)}
      </td>
      <td className="barcell">{points !== null && <Bar points={points} />}</td>
      <td>{weight}</td>
    </tr>
  );
}

/** With its sign; nothing where it rounds to nothing. */
function signed(difference: number, digits: number, number: (value: number, digits: number) => string): string {
  const rounded = Number(difference.toFixed(digits));
  if (rounded === 0) return number(0, digits);
  return `${rounded > 0 ? '+' : '−'}${number(Math.abs(rounded), digits)}`;
}
