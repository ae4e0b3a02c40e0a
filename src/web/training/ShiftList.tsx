// The shifts that were made, newest first: how each stands, and the ways to it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingShift } from '../../server/api.ts';
import { Refused } from '../messages/Refused.tsx';
import { faultOf } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { openShift, stopShift } from './requests.ts';
import { addressOfShift } from './shift-address.ts';
import { useOrderText } from './use-order-text.ts';

export function ShiftList({ shifts, onChange }: { shifts: readonly TrainingShift[]; onChange: () => void }) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<ServerError | null>(null);
  const send = (request: Promise<unknown>): void => {
    void request
      .then(
        () => setFault(null),
        (failure: unknown) => setFault(faultOf(failure)),
      )
      .finally(onChange);
  };
  return (
    <>
      {fault !== null && <Refused fault={fault} />}
      <ol aria-label={t('training.list')}>
        {shifts.map((shift) => (
          <li key={shift.id} className={`shift ${shift.state}`}>
            <Facts shift={shift} />
            <Score shift={shift} />
            <Ways shift={shift} send={send} />
          </li>
        ))}
      </ol>
      <p className="soft">{t('training.listHelp')}</p>
    </>
  );
}

function Facts({ shift }: { shift: TrainingShift }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { order, made, state, warmed } = shift;
  const text = useOrderText();
  return (
    <div className="about">
      <h3>
        {order.trainee} <span className={`shiftstate ${state}`}>{t(`trainingState.${state}`)}</span>
      </h3>
      <p>{text.work(order)}</p>
      <p>{text.faults(order)}</p>
      <p className="soft">
        {t('training.made', { time: format.moment(made), by: order.by })} · {shift.id}
      </p>
      {state === 'warming' && (
        <div className="warmup">
          <progress value={warmed} max={1} aria-label={t('training.making')} />
          <span>{t('training.warming', { share: format.percent(warmed) })}</span>
        </div>
      )}
    </div>
  );
}

function Score({ shift }: { shift: TrainingShift }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (shift.score === null) return <span />;
  return (
    <p className="score">
      <span className="soft">{t('training.score')}</span>
      <b>{format.number(shift.score)}</b>
    </p>
  );
}

function Ways({ shift, send }: { shift: TrainingShift; send: (request: Promise<unknown>) => void }) {
  const { t } = useTranslation();
  const { go } = useRoom();
  const { id, state, open } = shift;
  const over = state === 'done' || state === 'broken';
  return (
    <div className="ways">
      {open && !over && (
        <a className="main" href={addressOfShift(window.location.href, id)}>
          {t('training.enter')}
        </a>
      )}
      {state === 'done' && (
        <button type="button" className="main" onClick={() => go('training', id)}>
          {t('training.debrief')}
        </button>
      )}
      {open && over && <a href={addressOfShift(window.location.href, id)}>{t('training.enter')}</a>}
      {!open && (over ? shift.from !== null : state === 'standing') && (
        <button type="button" onClick={() => send(openShift(id))}>
          {t('training.open')}
        </button>
      )}
      {!over && state !== 'judging' && <BreakOff onStop={() => send(stopShift(id))} />}
    </div>
  );
}

function BreakOff({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <button type="button" onClick={() => setAsks(true)}>
        {t('training.stop')}
      </button>
    );
  return (
    <span className="asks" role="group" aria-label={t('training.stopAsk')}>
      {t('training.stopAsk')}
      <button type="button" autoFocus onClick={() => setAsks(false)}>
        {t('training.stopNo')}
      </button>
      <button type="button" onClick={onStop}>
        {t('training.stopYes')}
      </button>
    </span>
  );
}
