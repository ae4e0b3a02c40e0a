// What the quay cranes waited for: by root cause in the shift and in the automatic run, and the longest waits of the shift.
import { useTranslation } from 'react-i18next';
import type { Debrief, WaitRoot } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { amountsOf, FAMILY_OF, isWait, sumsOf } from '../waiting/bands.ts';
import { Swatch } from '../waiting/Patterns.tsx';
import { Empty } from './FaultsThatFell.tsx';
import { MomentLink } from './MomentLink.tsx';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function TwoWaits({ debrief }: { debrief: Debrief }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [own, other] = [debrief.trainee.waits, debrief.automatic.waits];
  const roots = [...new Set([...amountsOf(own), ...amountsOf(other)].map(({ kind }) => kind))].filter(isWait);
  const row = (name: string, mine: number, theirs: number, sign: React.ReactNode) => (
    <tr key={name} className={sign === null ? 'sum' : undefined}>
      <th scope="row">
        {sign}
        {name}
      </th>
      <td>{format.number(mine / HOUR_MS, 2)}</td>
      <td>{format.number(theirs / HOUR_MS, 2)}</td>
    </tr>
  );
  return (
    <div className="twowaits">
      <table className="facts-table">
        <caption>{t('debrief.waits')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief.cause')}</th>
            <th scope="col">{t('debrief.own')}</th>
            <th scope="col">{t('debrief.automatic')}</th>
          </tr>
        </thead>
        <tbody>
          {roots.map((root) =>
            row(t(`waitRoot.${root}`), own[root] ?? 0, other[root] ?? 0, <Swatch family={FAMILY_OF[root]} />),
          )}
          {row(t('debrief.total'), sumsOf(own).waited, sumsOf(other).waited, null)}
        </tbody>
      </table>
      <Longest debrief={debrief} />
    </div>
  );
}

function Longest({ debrief }: { debrief: Debrief }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trainee, shift } = debrief;
  if (trainee.longest.length === 0) return <Empty title={t('debrief.longest')} text={t('debrief.noWaits')} />;
  return (
    <table className="facts-table wordy">
      <caption>{t('debrief.longest')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('debrief.when')}</th>
          <th scope="col">{t('debrief.crane')}</th>
          <th scope="col">{t('debrief.lasted')}</th>
          <th scope="col">{t('debrief.cause')}</th>
        </tr>
      </thead>
      <tbody>
        {trainee.longest.map(({ crane, from, to, root }) => (
          <tr key={`${crane} ${from}`}>
            <td>
              <MomentLink shift={shift} at={from} pick={{ kind: 'machine', id: crane }} />
            </td>
            <th scope="row">{crane}</th>
            <td>{t('debrief.minutes', { n: format.number((to - from) / MINUTE_MS, 1) })}</td>
            <td>{t(`waitRoot.${root satisfies WaitRoot}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
