// The day's waiting in figures: by cause, by crane, by call.
import { useTranslation } from 'react-i18next';
import type { WaitingView, WaitTimes } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { amountsOf, FAMILY_OF, isWait, sumsOf } from './bands.ts';
import { Swatch } from './Patterns.tsx';

const HOUR_MS = 3_600_000;

export function WaitTables({ view }: { view: WaitingView }) {
  return (
    <section className="panel waittables">
      <ByCause total={view.total} />
      <BySubject view={view} />
    </section>
  );
}

function ByCause({ total }: { total: WaitTimes }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { all, waited } = sumsOf(total);
  const waits = amountsOf(total).filter(({ kind }) => isWait(kind));
  const row = (name: string, ms: number, sign: React.ReactNode) => (
    <tr key={name} className={sign === null ? 'sum' : undefined}>
      <th scope="row">
        {sign}
        {name}
      </th>
      <td>{format.number(ms / HOUR_MS, 2)}</td>
      <td>{all > 0 ? format.percent(ms / all, 1) : '–'}</td>
    </tr>
  );
  return (
    <table className="facts-table">
      <caption>{t('waits.byCause')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('waits.cause')}</th>
          <th scope="col">{t('waits.hours')}</th>
          <th scope="col">{t('waits.share')}</th>
        </tr>
      </thead>
      <tbody>
        {waits.map(({ kind, ms }) => row(t(`waitRoot.${kind}`), ms, <Swatch family={FAMILY_OF[kind]} />))}
        {row(t('waits.total'), waited, null)}
      </tbody>
    </table>
  );
}

function BySubject({ view }: { view: WaitingView }) {
  const { t } = useTranslation();
  const { select, go } = useRoom();
  const cranes = view.cranes.filter(({ total }) => sumsOf(total).all > 0);
  return (
    <>
      <Subjects
        caption={t('waits.byCrane')}
        head={t('waits.crane')}
        rows={cranes.map(({ crane, total }) => ({ id: crane, name: crane, total, onPick: () => go('why', crane) }))}
      />
      <Subjects
        caption={t('waits.byCall')}
        head={t('waits.call')}
        rows={view.calls.map(({ call, vessel, total }) => ({
          ...{ id: call, name: vessel || call, total },
          onPick: () => select({ kind: 'call', id: call }),
        }))}
      />
    </>
  );
}

interface Subject {
  id: string;
  name: string;
  total: WaitTimes;
  onPick: () => void;
}

function Subjects({ caption, head, rows }: { caption: string; head: string; rows: Subject[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="facts-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('waits.atVessel')}</th>
          <th scope="col">{t('waits.waited')}</th>
          <th scope="col" className="text">
            {t('waits.most')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, total, onPick }) => {
          const { all, waited } = sumsOf(total);
          const most = amountsOf(total).find(({ kind }) => isWait(kind));
          return (
            <tr key={id}>
              <th scope="row">
                <button type="button" className="linkish" onClick={onPick}>
                  {name}
                </button>
              </th>
              <td>{format.number(all / HOUR_MS, 1)}</td>
              <td>
                {format.number(waited / HOUR_MS, 2)} ({all > 0 ? format.percent(waited / all) : '–'})
              </td>
              <td className="text">{most ? t(`waitRoot.${most.kind}`) : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
