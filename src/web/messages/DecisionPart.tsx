// Decides about a discrepancy: the record is right, or the claim; what that does is told before it is done.
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DecisionBody, DiscrepancyView } from '../../server/api.ts';
import { SlotFields } from '../panels/SlotFields.tsx';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import type { World } from '../state/world.ts';
import { needsPlace, type Obstacle, obstacleOf } from './physics.ts';
import { callText } from './place-text.ts';
import { decideDiscrepancy } from './requests.ts';
import { troubleText } from './trouble.ts';
import type { Closed } from './use-closed.ts';
import { faultOf } from './use-poll.ts';

type Found = NonNullable<DecisionBody['found']>;
type Verdict = DecisionBody['accept'];

export function DecisionPart(props: { one: DiscrepancyView; closed: Closed; onDecided: () => void }) {
  const { t } = useTranslation();
  const { one, closed } = props;
  const world = useTopic('kpi');
  const [accept, setAccept] = useState<Verdict | null>(null);
  const reason = useId();
  // What a box weighs is told otherwise wherever it is.
  const obstacle = one.claim === 'weighs' ? null : obstacleOf(one.container, world.boxes);
  if (accept !== null)
    return <Confirm one={one} accept={accept} onBack={() => setAccept(null)} onDecided={props.onDecided} />;
  return (
    <div className="decide">
      <button type="button" disabled={closed !== null} onClick={() => setAccept('record')}>
        {t('discrepancy.record')}
      </button>
      <button
        type="button"
        disabled={closed !== null || obstacle !== null}
        aria-describedby={obstacle === null ? undefined : reason}
        onClick={() => setAccept('claim')}
      >
        {t('discrepancy.claim')}
      </button>
      {obstacle !== null && (
        <span id={reason} className="soft">
          {obstacleText(t, obstacle, one.container)}
        </span>
      )}
    </div>
  );
}

function obstacleText(t: TFunction, obstacle: Obstacle, box: string): string {
  return obstacle.kind === 'moving'
    ? t('discrepancy.moving', { box, che: obstacle.che })
    : t('discrepancy.under', { box, above: obstacle.above });
}

/** What the record says after the decision. */
function consequence(
  t: TFunction,
  { container: box, claim, call, recorded, mass }: DiscrepancyView,
  accept: Verdict,
  { world, tonnes }: { world: World; tonnes: (kg: number) => string },
): string {
  if (accept === 'record') return t('discrepancy.recordWill', { box });
  const vessel = callText(call, world);
  const outside = recorded.kind === 'outside' ? '' : t('discrepancy.outsideWill', { box });
  switch (claim) {
    case 'brings':
      return `${outside} ${t('discrepancy.truckAgain')}`;
    case 'elsewhere':
      return outside;
    case 'aboard':
      return t('discrepancy.aboardWill', { box, call: vessel });
    case 'collects':
      return `${t('discrepancy.foundWill', { box })} ${t('discrepancy.truckAgain')}`;
    case 'loads':
      return `${t('discrepancy.foundWill', { box })} ${t('discrepancy.loadWill', { call: vessel })}`;
    case 'weighs':
      return t('discrepancy.weighWill', { box, mass: tonnes(mass?.claimed ?? 0) });
  }
}

function Confirm(props: { one: DiscrepancyView; accept: Verdict; onBack: () => void; onDecided: () => void }) {
  const { t } = useTranslation();
  const world = useTopic('calls');
  const { tonnes } = useFormat();
  const { one, accept } = props;
  const place = accept === 'claim' && needsPlace(one);
  const [by, setBy] = useState('');
  const [found, setFound] = useState<Found>({ block: world.terminal?.blocks[0]?.id ?? '', bay: 1, row: 1, tier: 1 });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ServerError | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const field = useId();
  useEffect(() => first.current?.focus(), []);
  const decide = (event: SubmitEvent): void => {
    event.preventDefault();
    setBusy(true);
    decideDiscrepancy(one.container, { accept, by: by.trim(), ...(place && { found }) }).then(
      props.onDecided,
      (fault: unknown) => {
        setBusy(false);
        setError(faultOf(fault));
      },
    );
  };
  return (
    <form className="confirm" onSubmit={decide}>
      <p>
        <b>{t(`discrepancy.${accept}`)}.</b> {consequence(t, one, accept, { world, tonnes })}
      </p>
      {place && <SlotFields found={found} onFound={setFound} />}
      <div className="fields">
        <span className="field">
          <label htmlFor={field}>{t('discrepancy.who')}</label>
          <input
            ref={first}
            id={field}
            required
            pattern=".*\S.*"
            maxLength={100}
            autoComplete="name"
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
        </span>
        <button type="submit" className="main" disabled={busy}>
          {t('discrepancy.decide')}
        </button>
        <button type="button" onClick={props.onBack}>
          {t('discrepancy.back')}
        </button>
      </div>
      {error !== null && (
        <p className="trouble" role="alert">
          {t('discrepancy.refused', { trouble: troubleText(t, error) })}
        </p>
      )}
    </form>
  );
}
