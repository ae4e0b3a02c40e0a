// Asks before a machine is had to do something: what will happen, who wants it, and why.
import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineAction, MachineView } from '../../server/api.ts';
import { ClosedNote } from '../messages/ClosedNote.tsx';
import { troubleText } from '../messages/trouble.ts';
import { useClosed } from '../messages/use-closed.ts';
import { faultOf } from '../messages/use-poll.ts';
import { WhoField } from '../panels/WhoField.tsx';
import type { ServerError } from '../state/server.ts';
import { useWho } from '../state/who.ts';
import { familyOf } from './machine-acts.ts';
import { orderMachine } from './requests.ts';

interface Asked {
  machine: Pick<MachineView, 'id' | 'kind'>;
  action: MachineAction;
}

/** The question; `onDone` with true when it was taken, with false when the person thought better of it. */
export function MachineOrder({ machine, action, onDone }: Asked & { onDone: (taken: boolean) => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="order" aria-labelledby={title} onClose={() => onDone(false)}>
      <h2 id={title}>{t(`machineAsk.${action}`, { id: machine.id })}</h2>
      <p>{t(`machineWill.${effectOf({ machine, action })}`)}</p>
      <Question machine={machine} action={action} onDone={onDone} />
    </dialog>
  );
}

/** Which sentence tells what will happen: taking out of work means something else for each family. */
function effectOf({ machine, action }: Asked): string {
  const family = familyOf(machine.kind);
  if (action === 'stop') return family === 'vehicle' ? 'stopVehicle' : 'stopCrane';
  if (action !== 'withdraw') return action;
  return { quay: 'withdrawQuay', yard: 'withdrawYard', vehicle: 'withdrawVehicle' }[family];
}

function Question({ machine, action, onDone }: Asked & { onDone: (taken: boolean) => void }) {
  const { t } = useTranslation();
  const closed = useClosed();
  const [by, setBy] = useWho();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ServerError | null>(null);
  const name = by.trim();
  const may = closed === null && name !== '' && !busy;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!may) return;
    setBusy(true);
    setFault(null);
    orderMachine(machine.id, action, name, reason.trim()).then(
      () => onDone(true),
      (failure: unknown) => {
        setBusy(false);
        setFault(faultOf(failure));
      },
    );
  };
  return (
    <form onSubmit={send}>
      <ClosedNote closed={closed} />
      <div className="fields">
        <WhoField label={t('machines.who')} by={by} onBy={setBy} />
        {(action === 'stop' || action === 'withdraw') && <ReasonField reason={reason} onReason={setReason} />}
      </div>
      {fault !== null && (
        <p className="trouble" role="alert">
          {troubleText(t, fault)}
        </p>
      )}
      <div className="answers">
        <button type="submit" className={action === 'stop' ? 'main danger' : 'main'} disabled={!may}>
          {t(`machineAct.${action}`)}
        </button>
        <button type="button" onClick={() => onDone(false)}>
          {t('machines.cancel')}
        </button>
        {name === '' && <span className="soft">{t('machines.whoFirst')}</span>}
      </div>
    </form>
  );
}

function ReasonField({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="field wide">
      <label htmlFor={id}>{t('machines.reason')}</label>
      <input id={id} maxLength={200} value={reason} onChange={(event) => onReason(event.target.value)} />
    </span>
  );
}
