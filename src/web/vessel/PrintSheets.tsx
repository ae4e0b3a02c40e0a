// The bay plans on paper: one page for each bay, black on white, with vessel, voyage, time and what letters and signs stand for. Made when
// somebody prints, and only then.
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { VesselPlanView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { BayGrid, gridSize } from './BayGrid.tsx';
import { bayText, drawBay, type Moment } from './bay-drawing.ts';
import { coloursOf, type Colours } from './colours.ts';
import { PlanLegend } from './Legend.tsx';

/** True while the page is being printed. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

export function PrintSheets({ plan, moment }: { plan: VesselPlanView; moment: Moment }) {
  const colours = coloursOf(plan, 'port');
  return (
    <div className="printsheets">
      {plan.bays.map((bay) => (
        <Sheet key={bay.bay} plan={plan} bay={bay} moment={moment} colours={colours} />
      ))}
    </div>
  );
}

function Sheet(props: { plan: VesselPlanView; bay: VesselPlanView['bays'][number]; moment: Moment; colours: Colours }) {
  const { plan, bay, moment, colours } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const drawing = drawBay(plan, bay, moment);
  const { width, height } = gridSize(drawing);
  return (
    <section className="baysheet">
      <header>
        <h2>
          {plan.vessel} · {t('vessel.voyage')} {plan.voyage}
        </h2>
        <h2>{t('vessel.sheetBay', { bay: bayText(bay.bay) })}</h2>
      </header>
      <p>
        {plan.port} · {t(`vessel.${moment}`)} · {t('vessel.seenFromAft')} ·{' '}
        {t('vessel.printed', { time: format.moment(plan.at) })}
      </p>
      <svg className="baygrid" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <BayGrid drawing={drawing} colours={colours} id={`print-${bay.bay}`} />
      </svg>
      <PlanLegend colours={colours} by="port" />
    </section>
  );
}
