// The vessel view: her side with the progress of her bays, one bay as lines print it, and what belongs to her work. Without a call in the
// address one is chosen first.
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VesselPlanView } from '../../server/api.ts';
import { Retry } from '../messages/Retry.tsx';
import { useClosed } from '../messages/use-closed.ts';
import { usePoll } from '../messages/use-poll.ts';
import { Calls, inOrder } from '../panels/Calls.tsx';
import { Choice } from '../panels/Choice.tsx';
import { useReplay, useRoom, useTopic } from '../state/room.ts';
import { TableFiles } from '../tables/TableFiles.tsx';
import { BayStage } from './BayStage.tsx';
import { boxAt, cellKey, drawBay, nearestSpot, MOMENTS, type Moment, type Spot } from './bay-drawing.ts';
import { coloursOf, COLOURINGS, type Colouring } from './colours.ts';
import { PlanLegend } from './Legend.tsx';
import { MoveCard } from './MoveCard.tsx';
import { PrintSheets, usePrinting } from './PrintSheets.tsx';
import { fetchPlan } from './requests.ts';
import { ShipProfile } from './ShipProfile.tsx';
import { useCarry } from './use-carry.ts';
import { FloatsPart, MassPart, PickedBox, ProgressPart, SequencePart } from './VesselSide.tsx';

/** The plan is asked for anew this often, ms: a crane moves a box in some two minutes. */
const LOOK_MS = 4000;
/** What was decided is worked in the next turn: so long after it the plan is asked for at once, ms. */
const WORKED_MS = 800;
/** HTTP status of an address at which there is no call. */
const NOT_FOUND = 404;

export function VesselView() {
  const { place, go } = useRoom();
  const { t } = useTranslation();
  const some = useTopic('calls').calls.size > 0;
  if (place.of !== null) return <CallPlan key={place.of} call={place.of} />;
  return (
    <div className="vesselchoice">
      <h1>{t('vessel.choose')}</h1>
      {some ? <Calls onPick={(call) => go('vessel', call)} /> : <p className="empty">{t('vessel.none')}</p>}
    </div>
  );
}

function CallPlan({ call }: { call: string }) {
  const { t } = useTranslation();
  const { go } = useRoom();
  const { value, error, again } = usePoll(
    useCallback((signal: AbortSignal) => fetchPlan(call, signal), [call]),
    LOOK_MS,
  );
  const back = (
    <button type="button" onClick={() => go('vessel')}>
      {t('vessel.other')}
    </button>
  );
  if (error?.status === NOT_FOUND)
    return (
      <div className="vesselchoice">
        <p className="empty">{t('vessel.unknown')}</p>
        {back}
      </div>
    );
  if (value === null)
    return (
      <div className="vesselchoice">
        {error === null ? <p className="empty">{t('vessel.loading')}</p> : <Retry error={error} onRetry={again} />}
      </div>
    );
  if (value.bays.length === 0)
    return (
      <div className="vesselchoice">
        <h1>{value.vessel}</h1>
        <p className="empty">{t('vessel.nothing')}</p>
        {back}
      </div>
    );
  return (
    <>
      {error !== null && <Retry error={error} onRetry={again} />}
      <Plan plan={value} onChanged={() => window.setTimeout(again, WORKED_MS)} />
    </>
  );
}

/** The bay that is worked now, else the first with work, else the first. */
function firstBay({ bays, cranes }: VesselPlanView): number {
  const worked = bays.find(({ bay }) => cranes.some((crane) => crane.bay === bay));
  const open = bays.find(({ discharge, load }) => discharge.done < discharge.total || load.done < load.total);
  return (worked ?? open ?? bays[0])?.bay ?? 2;
}

function Plan({ plan, onChanged }: { plan: VesselPlanView; onChanged: () => void }) {
  const [chosen, setBay] = useState<number | null>(null);
  const [moment, setMoment] = useState<Moment>('departure');
  const [by, setBy] = useState<Colouring>('port');
  const [spot, setSpot] = useState<Spot | null>(null);
  const hand = useCarry(plan.call);
  const printing = usePrinting();
  const closed = useClosed();
  const past = useReplay() !== null;
  const colours = useMemo(() => coloursOf(plan, by), [plan, by]);
  const bay = plan.bays.find((one) => one.bay === chosen)?.bay ?? firstBay(plan);
  const mayMove = moment === 'departure' && closed === null && !past;
  return (
    <div className={`vesselview${printing ? ' printing' : ''}`}>
      <Head plan={plan} {...{ moment, setMoment, by, setBy }} />
      <div className="vesselmain">
        <ShipProfile plan={plan} bay={bay} onBay={setBay} />
        <BayStage {...{ plan, bay, moment, colours, hand, spot, mayMove }} onBay={setBay} onSpot={setSpot} />
        <PlanLegend colours={colours} by={by} />
        <Keys />
      </div>
      <div className="vesselside">
        <MoveCard call={plan.call} hand={hand} onChanged={onChanged} />
        <PickedBox box={pickedBox(plan, bay, moment, spot)} />
        <ProgressPart plan={plan} />
        <SequencePart plan={plan} bay={bay} onBay={setBay} />
        <MassPart plan={plan} />
        <FloatsPart plan={plan} />
      </div>
      {printing && <PrintSheets plan={plan} moment={moment} />}
    </div>
  );
}

function Keys() {
  const { t } = useTranslation();
  return (
    <p id="vessel-keys" className="keys">
      {t('vessel.keys')}
    </p>
  );
}

function pickedBox(plan: VesselPlanView, number: number, moment: Moment, spot: Spot | null) {
  const bay = plan.bays.find((one) => one.bay === number);
  if (!bay || spot === null) return null;
  const drawing = drawBay(plan, bay, moment);
  const at = nearestSpot(drawing, spot, null);
  return at && boxAt(drawing.cells.get(cellKey(at.row, at.tier)), at.part);
}

interface HeadProps {
  plan: VesselPlanView;
  moment: Moment;
  setMoment: (moment: Moment) => void;
  by: Colouring;
  setBy: (by: Colouring) => void;
}

const COLOUR_WORDS = { port: 'byPort', weight: 'byWeight', line: 'byLine', state: 'byState' } as const;

function Head({ plan, moment, setMoment, by, setBy }: HeadProps) {
  const { t } = useTranslation();
  const { go } = useRoom();
  const calls = inOrder(useTopic('calls').calls.values()).filter(({ state }) => state !== 'sailed');
  return (
    <header className="vesselhead">
      <select aria-label={t('vessel.choose')} value={plan.call} onChange={(event) => go('vessel', event.target.value)}>
        {!calls.some(({ id }) => id === plan.call) && <option value={plan.call}>{plan.vessel}</option>}
        {calls.map(({ id, vessel, state }) => (
          <option key={id} value={id}>
            {vessel} · {t(`callState.${state}`)}
          </option>
        ))}
      </select>
      <h1>{plan.vessel}</h1>
      <span className="soft">
        {t('vessel.voyage')} {plan.voyage} · {t(`callState.${plan.state}`)}
      </span>
      <span className="gap" />
      <Choice
        label={t('vessel.moment')}
        value={moment}
        options={MOMENTS.map((value) => ({ value, text: t(`vessel.${value}`) }))}
        onChange={setMoment}
      />
      <Choice
        label={t('vessel.colour')}
        value={by}
        options={COLOURINGS.map((value) => ({ value, text: t(`vessel.${COLOUR_WORDS[value]}`) }))}
        onChange={setBy}
      />
      <TableFiles table="stowage" />
      <button type="button" onClick={() => window.print()}>
        {t('vessel.print')}
      </button>
    </header>
  );
}
