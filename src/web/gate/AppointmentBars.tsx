// Today's appointments by hour: a bar for those announced, in it those that have come, and in them those that are through.
import { useTranslation } from 'react-i18next';
import type { GateHour, GateView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { barsOf } from './gate-figures.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Every so many hours the time stands below, except right beside the present hour's. */
const TIME_EVERY = 3;

export function AppointmentBars({ view }: { view: GateView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { hours, now } = view;
  const most = Math.max(0, ...hours.map(({ announced }) => announced));
  const some = most > 0;
  const nowAt = hours.findIndex(({ at }) => now >= at && now < at + HOUR_MS);
  return (
    <section className="panel gatehours" aria-labelledby="hours-title">
      <h2 id="hours-title">{t('gate.hours')}</h2>
      <p className="soft">
        {t('gate.lanes', {
          ...{ inLanes: format.number(view.inLanes), outLanes: format.number(view.outLanes) },
          ...{ most: format.number(view.lanesPerHour), window: format.number(view.windowMinutes) },
        })}
      </p>
      {!some && <p className="empty">{t('gate.noHours')}</p>}
      {some && (
        <>
          <ul className="gatekey">
            {(['announced', 'come', 'done'] as const).map((one) => (
              <li key={one}>
                <i className={one} aria-hidden="true" />
                {t(`gate.${one}`)}
              </li>
            ))}
          </ul>
          <ol className="hourbars">
            {hours.map((hour, k) => (
              <Hour
                key={hour.at}
                {...{ hour, most }}
                now={k === nowAt}
                told={k === nowAt || (k % TIME_EVERY === 0 && Math.abs(k - nowAt) > 1)}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Hour({ hour, most, now, told }: { hour: GateHour; most: number; now: boolean; told: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { at, announced, come, done } = hour;
  const bars = barsOf(hour, most);
  const text = t('gate.hour', {
    time: `${format.time(at)}–${format.time(at + HOUR_MS - MINUTE_MS)}`,
    ...{ announced: format.number(announced), come: format.number(come), done: format.number(done) },
  });
  return (
    <li className={now ? 'now' : undefined} title={text}>
      <span className="unseen">{text}</span>
      <span className="hourbar" aria-hidden="true">
        {(['announced', 'come', 'done'] as const).map((one) => (
          <i key={one} className={one} style={{ height: `${100 * bars[one]}%` }} />
        ))}
        {announced > 0 && <b style={{ bottom: `${100 * bars.announced}%` }}>{format.number(announced)}</b>}
      </span>
      <time aria-hidden="true">{told ? format.time(at) : ''}</time>
    </li>
  );
}
