// The figures by call, by crane and by hour.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView, FigureId, FiguresView, WaitTimes } from '../../server/api.ts';
import { Choice } from '../panels/Choice.tsx';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { TableFiles } from '../tables/TableFiles.tsx';
import { sumsOf } from '../waiting/bands.ts';
import { figureText } from './figure-text.ts';

const WAYS = ['byCall', 'byCrane', 'byHour'] as const;
type Way = (typeof WAYS)[number];
const FILES = { byCall: 'calls', byCrane: 'crane-time', byHour: 'figures' } as const;
/** Figures that are told by hour. */
const HOURLY: readonly FigureId[] = [
  'craneMoves',
  'craneRate',
  'waitShare',
  'truckTurnMinutes',
  'yardFill',
  'rehandleShare',
];
const HOUR_MS = 3_600_000;

export function Breakdown({ view }: { view: FiguresView }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>('byCall');
  const options = WAYS.map((value) => ({ value, text: t(`keyFigures.${value}`) }));
  return (
    <section className="panel breakdown" aria-label={t('keyFigures.tables')}>
      <div className="viewhead">
        <Choice label={t('keyFigures.tables')} value={way} options={options} onChange={setWay} />
        <TableFiles table={FILES[way]} />
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t(`keyFigures.${way}`)}>
        {way === 'byCall' && <ByCall view={view} />}
        {way === 'byCrane' && <ByCrane view={view} />}
        {way === 'byHour' && <ByHour view={view} />}
      </div>
    </section>
  );
}

function Table({ head, children }: { head: readonly string[]; children: ReactNode }) {
  return (
    <table className="facts-table">
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function ByCall({ view }: { view: FiguresView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select } = useRoom();
  if (view.calls.length === 0) return <p className="empty">{t('keyFigures.noCalls')}</p>;
  const head = (['call', 'state', 'moves', 'rate', 'berthRate', 'waited'] as const).map((w) => t(`keyFigures.${w}`));
  return (
    <Table head={head}>
      {view.calls.map((call) => (
        <tr key={call.call}>
          <th scope="row">
            <button type="button" className="linkish" onClick={() => select({ kind: 'call', id: call.call })}>
              {call.vessel}
            </button>
          </th>
          <td>{t(`callState.${call.state as CallView['state']}`)}</td>
          <td>{t('calls.of', { done: format.number(call.moves), total: format.number(call.toMove) })}</td>
          <td>{figureText(format, 'number', call.rate)}</td>
          <td>{figureText(format, 'number', call.berthRate)}</td>
          <td>{figureText(format, 'share', waitedShare(call.times))}</td>
        </tr>
      ))}
    </Table>
  );
}

function ByCrane({ view }: { view: FiguresView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { go } = useRoom();
  const head = (['crane', 'moves', 'atVessel', 'rate', 'worked', 'waited'] as const).map((w) => t(`keyFigures.${w}`));
  return (
    <Table head={head}>
      {view.cranes.map(({ crane, moves, ms, rate, times }) => (
        <tr key={crane}>
          <th scope="row">
            <button type="button" className="linkish" onClick={() => go('why', crane)}>
              {crane}
            </button>
          </th>
          <td>{format.number(moves)}</td>
          <td>{format.number(ms / HOUR_MS, 1)}</td>
          <td>{figureText(format, 'number', rate)}</td>
          <td>{figureText(format, 'share', ms > 0 ? (times.work ?? 0) / ms : null)}</td>
          <td>{figureText(format, 'share', waitedShare(times))}</td>
        </tr>
      ))}
    </Table>
  );
}

function ByHour({ view }: { view: FiguresView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { at, values } = view.hours;
  if (at.length === 0) return <p className="empty">{t('keyFigures.noHours')}</p>;
  const forms = new Map(view.figures.map(({ id, form }) => [id, form]));
  const rows = at.map((end, i) => ({ end, i })).reverse();
  return (
    <Table head={[t('keyFigures.end'), ...HOURLY.map((id) => t(`keyFigure.${id}`))]}>
      {rows.map(({ end, i }) => (
        <tr key={end}>
          <th scope="row">{format.moment(end)}</th>
          {HOURLY.map((id) => (
            <td key={id}>{figureText(format, forms.get(id) ?? 'number', values[id]?.[i] ?? null)}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function waitedShare(times: WaitTimes): number | null {
  const { all, waited } = sumsOf(times);
  return all > 0 ? waited / all : null;
}
