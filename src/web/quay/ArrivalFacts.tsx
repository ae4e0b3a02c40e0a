// When a vessel comes: as announced, as asked and promised, and against the window of her service in the weekly template.
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import { Fact } from '../panels/DetailFrame.tsx';
import { type Format, useFormat } from '../state/format.ts';
import { durationText } from './berth-text.ts';

/** Deviations from the window that are not worth telling, ms. */
const EXACT_MS = 60_000;

export function ArrivalFacts({ call }: { call: CallView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { asked, proForma } = call;
  return (
    <>
      <Fact word={t('calls.eta')}>{format.moment(asked?.announced ?? call.eta)}</Fact>
      {asked && (
        <Fact word={t('berths.askedFor')}>
          {format.moment(asked.at)}
          <span className="more">
            {t('berths.askedSaves', { fuel: format.number(asked.fuel, 1), co2: format.number(asked.co2, 1) })}
          </span>
          {call.state === 'expected' && (
            <span className="more">
              {asked.told === null
                ? t('berths.askedOpen')
                : t('berths.askedSpeed', { knots: format.number(asked.told.speed, 1) })}
            </span>
          )}
        </Fact>
      )}
      {proForma && <WindowFact call={call} window={proForma} />}
    </>
  );
}

function WindowFact({ call, window }: { call: CallView; window: NonNullable<CallView['proForma']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { service, from, to, late } = window;
  const isComing = call.state === 'expected';
  const time = { time: durationText(t, late) };
  const kept = (): string => {
    if (Math.abs(late) < EXACT_MS) return t('berths.proFormaExact');
    if (late > 0) return t(isComing ? 'berths.proFormaLate' : 'berths.proFormaCameLate', time);
    return t(isComing ? 'berths.proFormaSoon' : 'berths.proFormaCameSoon', time);
  };
  return (
    <Fact word={t('berths.proForma')}>
      {t('berths.proFormaSpan', { service, from: weekMoment(format, from), to: weekMoment(format, to) })}
      <span className={window.isOnTime ? 'more' : 'more late'}>{kept()}</span>
    </Fact>
  );
}

/** "Tue, 6 Jan 06:00". */
function weekMoment(format: Format, at: number): string {
  return `${format.day(at)} ${format.time(at)}`;
}
