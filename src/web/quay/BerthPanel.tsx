// One vessel beside the quay plan: her times and place, why she lies there, and her berth by fields instead of the pointer.
import { useTranslation } from 'react-i18next';
import type { BerthWish, CallView, PlannedCallView } from '../../server/api.ts';
import { usePoll } from '../messages/use-poll.ts';
import { Fact } from '../panels/DetailFrame.tsx';
import { NumberField } from '../panels/Fields.tsx';
import { Progress } from '../panels/Progress.tsx';
import { WhoField } from '../panels/WhoField.tsx';
import { WhyTable } from '../panels/WhyTable.tsx';
import { useFormat } from '../state/format.ts';
import { useReplay, useRoom, useTopic } from '../state/room.ts';
import { type MovableCall, movable, onQuay, QUARTER, shifted, wishNow } from './berth-move.ts';
import { ArrivalFacts } from './ArrivalFacts.tsx';
import { berthWhy } from './berth-why.ts';
import { durationText, lateness, wishText } from './berth-text.ts';
import type { PlanHand } from './plan-hand.ts';
import { fetchPlan } from './requests.ts';

/** How often the water that she needs is asked for, ms. */
const LOOK_MS = 15_000;

export function BerthPanel({ id, hand, onBack }: { id: string; hand: PlanHand; onBack: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select } = useRoom();
  const live = useReplay() === null;
  const call = useTopic('calls').calls.get(id);
  return (
    <section className="panel detail berthpanel" aria-label={call?.vessel ?? id}>
      <header>
        <div>
          <h2>{call?.vessel ?? id}</h2>
          {call && <span>{`${t('calls.voyage')} ${call.voyage} · ${t(`callState.${call.state}`)}`}</span>}
        </div>
        {call && (
          <button type="button" onClick={() => select({ kind: 'call', id }, true)}>
            {t('berths.showInTerminal')}
          </button>
        )}
        <button type="button" onClick={onBack}>
          {t('berths.allCalls')}
        </button>
      </header>
      {call === undefined ? (
        <p className="empty">{t('detail.gone')}</p>
      ) : (
        <>
          <Progress call={call} />
          <dl className="facts">
            <Times call={call} />
            {live && <Water call={call} />}
          </dl>
          <Hand call={call} hand={hand} />
          {call.why !== null && <WhyTable why={berthWhy(t, format, call.why, call.pin !== undefined)} />}
        </>
      )}
    </section>
  );
}

function Times({ call }: { call: CallView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const begun = call.state !== 'expected' && call.state !== 'at-roads';
  const late = lateness(call);
  return (
    <>
      <ArrivalFacts call={call} />
      {call.start !== null && (
        <Fact word={begun ? t('calls.start') : t('calls.planned')}>{format.moment(call.start)}</Fact>
      )}
      {call.start !== null && !begun && call.start > call.eta && (
        <Fact word={t('berths.waiting')}>{durationText(t, call.start - call.eta)}</Fact>
      )}
      {call.end !== null && <Fact word={t('berths.expectedEnd')}>{format.moment(call.end)}</Fact>}
      {call.etd !== null && (
        <Fact word={t('berths.promisedEnd')}>
          {format.moment(call.etd)}
          {late > 0 && <b className="late"> {t('berths.lateBy', { time: durationText(t, late) })}</b>}
        </Fact>
      )}
      {call.x !== null && (
        <Fact word={t('calls.berthX')}>
          {format.number(call.x)}–{format.number(call.x + call.length)} m
        </Fact>
      )}
      <Fact word={t('calls.size')}>
        {format.number(call.length)} × {format.number(call.beam)} m
      </Fact>
      <Fact word={t('calls.cranes')}>{call.cranes.length === 0 ? t('calls.noCranes') : call.cranes.join(' · ')}</Fact>
    </>
  );
}

/** Her draught, and the tide that she needs where she is planned. */
function Water({ call }: { call: CallView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const known: PlannedCallView | undefined = usePoll(fetchPlan, LOOK_MS).value?.calls.find((c) => c.call === call.id);
  if (known === undefined) return null;
  const tide = (rise: number): { rise: string } => ({ rise: format.number(rise, 1) });
  const { atBerth, onTheWay } = known;
  const needs = [
    ...(atBerth !== null && atBerth > 0 ? [t('berths.needsTide', tide(atBerth))] : []),
    ...(onTheWay > 0 ? [t('berths.needsTideIn', tide(onTheWay))] : []),
    ...(atBerth === 0 && onTheWay === 0 ? [t('berths.noTide')] : []),
  ];
  return <Fact word={t('berths.draught')}>{[`${format.number(known.draught, 1)} m`, ...needs].join(' · ')}</Fact>;
}

/** Her berth by hand. */
function Hand({ call, hand }: { call: CallView; hand: PlanHand }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = movable(call);
  const { berths, open } = hand;
  const { pin } = call;
  return (
    <div className="byhand">
      <h3>{t('berths.byHand')}</h3>
      {may === null && <p className="soft">{t(call.x === null ? 'berths.unplanned' : 'berths.isThere')}</p>}
      {may !== null && !pin && <p className="soft">{t('berths.planDecides')}</p>}
      {may !== null && pin && (
        <>
          <p>
            {t('berths.pinnedAt', {
              by: pin.by,
              at: format.moment(pin.since),
              wish: wishText(t, format, { x: pin.x, start: pin.start }),
            })}
          </p>
          {open && berths.draft === null && <WhoField label={t('berths.who')} by={berths.by} onBy={berths.onBy} />}
          <button
            type="button"
            disabled={!open || berths.by.trim() === '' || berths.busy}
            title={berths.by.trim() === '' ? t('berths.whoFirst') : undefined}
            onClick={() => berths.set(call, null)}
          >
            {t('berths.free')}
          </button>
        </>
      )}
      {may !== null && open && <WishFields call={may} hand={hand} />}
    </div>
  );
}

/** The same as moving her on the plan, step by step. */
function WishFields({ call, hand }: { call: MovableCall; hand: PlanHand }) {
  const { t } = useTranslation();
  const { world } = useRoom();
  const quay = useTopic('model').terminal?.quay;
  const { draft, move } = hand.berths;
  if (quay === undefined) return null;
  const limits = { quay: quay.length, clearance: quay.mooringClearance, now: world.clock.now };
  const wish = draft?.call === call.id ? draft.wish : wishNow(call);
  const want = (next: BerthWish): void => move({ call: call.id, wish: next, held: false, asked: false, window: null });
  const step = (ms: number): void => want(shifted(call, wish, { metres: 0, ms }, limits));
  const last = Math.floor(quay.length - quay.mooringClearance - call.length);
  return (
    <div className="fields">
      <NumberField
        label={t('berths.metre')}
        value={Math.round(wish.x)}
        min={Math.ceil(quay.mooringClearance)}
        max={last}
        onChange={(x) => {
          if (Number.isFinite(x)) want({ ...wish, x: onQuay(x, call.length, limits) });
        }}
      />
      <span className="buttons">
        <button type="button" onClick={() => step(-QUARTER)}>
          {t('berths.earlier')}
        </button>
        <button type="button" onClick={() => step(QUARTER)}>
          {t('berths.later')}
        </button>
        <button type="button" disabled={wish.start === null} onClick={() => want({ ...wish, start: null })}>
          {t('berths.anyTime')}
        </button>
      </span>
      <p className="soft">{t('berths.keys')}</p>
    </div>
  );
}
