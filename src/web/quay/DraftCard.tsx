// Beside a vessel that is being moved: whether she fits there, why not, what it costs; and who wants it so.
import { type SubmitEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BerthCheckView } from '../../server/api.ts';
import { troubleText } from '../messages/trouble.ts';
import { WhoField } from '../panels/WhoField.tsx';
import { useFormat } from '../state/format.ts';
import type { MovableCall } from './berth-move.ts';
import { blockId } from './BerthBlock.tsx';
import { durationText, objectionText, wishText } from './berth-text.ts';
import { TOP, type Scale } from './drawing-scale.ts';
import { type GhostBox, verdictOf, type Verdict } from './Ghost.tsx';
import type { PlanHand } from './plan-hand.ts';
import type { Draft } from './use-berths.ts';

/** Size of the card, and its distance from the outline, px at the smallest type. */
const WIDTH = 236;
const HEIGHT = 210;
const AWAY = 12;

const SIGNS: Readonly<Record<Verdict, string>> = { open: '…', fits: '✓', moves: '!', broken: '✕' };

/** Beside the outline where there is room: right of it, else left of it, else over its end. */
function placeOf(box: GhostBox, { k, left, right, height }: Scale): { left: number; top: number } {
  const width = WIDTH * k;
  const after = box.x + box.width + AWAY * k;
  const before = box.x - AWAY * k - width;
  const x = after + width <= right ? after : before >= left ? before : Math.max(left, right - width);
  return { left: x, top: Math.max(TOP, Math.min(box.top, height - HEIGHT * k)) };
}

export function DraftCard(props: { call: MovableCall; draft: Draft; box: GhostBox; scale: Scale; hand: PlanHand }) {
  const { call, draft, box, scale, hand } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { check } = hand;
  const verdict = verdictOf(check.value);
  const leave = (): void => {
    hand.berths.move(null);
    document.getElementById(blockId(call.id))?.focus();
  };
  return (
    <div
      className={`draftcard ${verdict}${draft.held ? ' held' : ''}`}
      style={{ ...placeOf(box, scale), width: WIDTH * scale.k }}
      role="group"
      aria-label={t('berths.moving', { vessel: call.vessel })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <b>{call.vessel}</b>
      <span>{wishText(t, format, draft.wish)}</span>
      <div role="status">
        <p className="verdict">
          <span aria-hidden="true">{SIGNS[verdict]}</span> {t(`berths.${verdict}`)}
        </p>
        {check.value !== null && <Findings check={check.value} />}
        {check.error !== null && <p className="trouble">{troubleText(t, check.error)}</p>}
      </div>
      {!draft.held && <SettleForm {...{ draft, hand, verdict }} onLeave={leave} />}
    </div>
  );
}

function Findings({ check }: { check: BerthCheckView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { later, waiting, start, end } = check;
  return (
    <>
      {check.objections.length > 0 && (
        <ul>
          {check.objections.map((one) => (
            <li key={`${one.rule} ${one.other?.call ?? ''}`} title={one.code}>
              {objectionText(t, format, one)}
            </li>
          ))}
        </ul>
      )}
      <p className="soft">
        {t('berths.span', {
          from: format.moment(start),
          to: format.date(start) === format.date(end) ? format.time(end) : format.moment(end),
        })}
      </p>
      <p className="soft">
        {waiting < 60_000 ? t('berths.noWait') : t('berths.waits', { time: durationText(t, waiting) })}{' '}
        {later !== null && Math.abs(later) >= 60_000
          ? t(later > 0 ? 'berths.leavesLater' : 'berths.leavesSooner', { time: durationText(t, later) })
          : t('berths.leavesSame')}
      </p>
    </>
  );
}

function SettleForm(props: { draft: Draft; hand: PlanHand; verdict: Verdict; onLeave: () => void }) {
  const { draft, hand, verdict, onLeave } = props;
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { by, onBy, busy, fault } = hand.berths;
  useEffect(() => {
    if (draft.asked) form.current?.querySelector('input')?.focus();
  }, [draft.asked]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    hand.settle();
  };
  const fits = verdict === 'fits' || verdict === 'moves';
  return (
    <form ref={form} onSubmit={submit}>
      <WhoField label={t('berths.who')} by={by} onBy={onBy} />
      {fault !== null && (
        <p className="trouble" role="alert">
          {t('berths.refused', { trouble: troubleText(t, fault) })}
        </p>
      )}
      <span className="buttons">
        <button
          type="submit"
          className="main"
          disabled={!fits || by.trim() === '' || busy}
          title={by.trim() === '' ? t('berths.whoFirst') : undefined}
        >
          {t('berths.fix')}
        </button>
        <button type="button" onClick={onLeave}>
          {t('berths.leave')}
        </button>
      </span>
    </form>
  );
}
