// Turn times of the trucks that have gone today: median, 95th percentile, and how many took how long.
import { useTranslation } from 'react-i18next';
import type { TurnTimes } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';

export function TurnTimesPart({ turns }: { turns: TurnTimes }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { trucks, median, p95, step, counts } = turns;
  const most = Math.max(1, ...counts);
  return (
    <section className="panel gateturns" aria-labelledby="turns-title">
      <h2 id="turns-title">{t('gate.turns')}</h2>
      {median === null || p95 === null ? (
        <p className="empty">{t('gate.noTurns')}</p>
      ) : (
        <>
          <p>
            {t('gate.turnSum', {
              n: format.number(trucks),
              ...{ median: format.number(median, 1), p95: format.number(p95, 1) },
            })}
          </p>
          <ol className="hourbars turns">
            {counts.map((n, k) => {
              const last = k === counts.length - 1;
              const [from, to] = [format.number(k * step), format.number((k + 1) * step)];
              const text = t(last ? 'gate.turnMore' : 'gate.turnClass', { from, to, n: format.number(n) });
              return (
                <li key={k} title={text}>
                  <span className="unseen">{text}</span>
                  <span className="hourbar" aria-hidden="true">
                    <i className="done" style={{ height: `${(100 * n) / most}%` }} />
                    {n > 0 && <b style={{ bottom: `${(100 * n) / most}%` }}>{format.number(n)}</b>}
                  </span>
                  <time aria-hidden="true">{last ? `${from}+` : from}</time>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}
