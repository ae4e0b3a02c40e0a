// The gate: today's appointments by hour, the trucks that are there with what each waits for, those that have not come, and today's turn times.
import { useTranslation } from 'react-i18next';
import { Retry } from '../messages/Retry.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import { useReplay } from '../state/room.ts';
import { TableFiles, TableSets } from '../tables/TableFiles.tsx';
import { AppointmentBars } from './AppointmentBars.tsx';
import { standing } from './gate-figures.ts';
import { MissingTrucks } from './MissingTrucks.tsx';
import { fetchGate } from './requests.ts';
import { TruckQueue } from './TruckQueue.tsx';
import { TurnTimesPart } from './TurnTimesPart.tsx';

/** How often it is asked for while it is shown, ms. */
const LOOK_MS = 4000;

export function GateView() {
  const { t } = useTranslation();
  const format = useFormat();
  const past = useReplay() !== null;
  const { value, error, again } = usePoll(fetchGate, LOOK_MS);
  const sums = value && standing(value.trucks, value.now);
  return (
    <div className="gateview" tabIndex={0} role="region" aria-label={t('gate.title')}>
      <section className="panel gatehead" aria-labelledby="gate-title">
        <div className="viewhead">
          <h2 id="gate-title">{t('gate.title')}</h2>
          {sums && (
            <p>
              {t('gate.now', {
                ...{ gate: format.number(sums.gate), inside: format.number(sums.inside) },
                ...{ stopped: format.number(sums.stopped), longest: format.number(sums.longest) },
              })}
            </p>
          )}
          <TableSets>
            <TableFiles table="trucks" named />
            <TableFiles table="appointments" named />
            <TableFiles table="turn-times" named />
          </TableSets>
        </div>
        {past && <p className="closed">{t('gate.pastOnly')}</p>}
        {error !== null && <Retry error={error} onRetry={again} />}
        {value === null && error === null && <p className="empty">{t('detail.loading')}</p>}
      </section>
      {value !== null && (
        <>
          <AppointmentBars view={value} />
          <TurnTimesPart turns={value.turns} />
          <TruckQueue view={value} />
          <MissingTrucks missing={value.missing} />
        </>
      )}
    </div>
  );
}
